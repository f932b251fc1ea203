"""Reduces a name to what a reader sees of it, whatever alphabet its letters are of.

The pairs are those of Unicode's confusables.txt (UTS #39, version 16) for the alphabets a forger has at hand, and, as
names are compared without case, the small letters of capitals that look alike.
"""

import unicodedata
from functools import lru_cache

_PAIRS = (
    ("АВЕЅІЈКМНОРСТУХҮԚԜѴԌӀЬ", "ABESIJKMHOPCTYXYQWVGlb"),  # Cyrillic
    ("авеѕіјкмнорстухүԛԝѵԍӏьһԁгѡ", "abesijkmhopctyxyqwvglbhdrw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "ABEZHIKMNOPTYXCJ"),  # Greek
    ("αικνορτυχγσϲϳβεω", "aikvoptuxyocjbew"),
    ("ՏԼՕՍօսոհցզ", "SLOUounhgq"),  # Armenian
    ("ᎪᏴᏟᎬᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃᏀᏒ", "ABCEHJKLMPSTVWZGR"),  # Cherokee
    ("ɑɡıøłđɩʟꜱᴏᴠᴡᴢ", "agioldilsovwz"),  # Latin
)
_LETTERS = {
    ord(one): other for ones, others in _PAIRS for one, other in zip(ones, others, strict=True)
}
_STROKES = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o"})


@lru_cache(maxsize=16_384)
def seen(name: str) -> str:
    """The letters and digits of a name as the eye takes them: names with one result can be mistaken for each other."""
    plain = unicodedata.normalize("NFKD", name)
    bare = "".join(c for c in plain if unicodedata.category(c)[0] != "M").translate(_LETTERS)
    letters = bare.casefold().translate(_STROKES)
    told = "".join(c for c in letters if c.isalnum())
    return told.replace("rn", "m").replace("vv", "w") or name
