"""Characters that a reader cannot see, and where they stand.

Refused: control characters, marks that change the direction of writing, invisible format characters, separators
that begin a new line, surrogates and noncharacters. Joiners are taken only inside scripts and emoji that need them.
Lists: Unicode 16, general categories Cc, Cf, Zl, Zp and UAX #9; see also CVE-2021-42574.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_LAST_OF_PLANES = "".join(
    chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff"
    f"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff{_LAST_OF_PLANES}]|\r(?!\n)"
)
_COMMON = bytes([*b"\t\n", *range(0x20, 0x7F)])
_JOINERS = {"\u200c", "\u200d"}
_EMOJI_MARKS = {"\ufe0f", "\u20e3"}


def find_hidden(text: str, most: int) -> Iterator[tuple[int, int, str]]:
    """Line, column (from 1) and name of the first `most` hidden characters."""
    if not any(map(_suspect, set(_uncommon(text)))):  # the search tries every character
        return
    found = 0
    for match in _HIDDEN.finditer(text):
        if match[0] in _JOINERS and _joins(text, match.start()):
            continue
        start = match.start()
        yield text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start), name_of(match[0])
        found += 1
        if found == most:
            return


def _uncommon(text: str) -> str:
    """The characters of a text that are not letters and signs of ASCII; few are left of most texts."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _COMMON)
    return rest.decode("utf-8", "surrogatepass")


@lru_cache(maxsize=8192)
def _suspect(character: str) -> bool:
    """Whether a character is hidden, or a carriage return, which is where no line feed follows."""
    return character == "\r" or _HIDDEN.match(character) is not None


def name_of(character: str) -> str:
    """How Unicode calls a character, as in "U+00A0 NO-BREAK SPACE"."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character')}"


def _joins(text: str, index: int) -> bool:
    """Whether a joiner stands between two characters of a script, or emoji, that uses it."""
    return (
        0 < index < len(text) - 1
        and _takes_joiner(text[index - 1])
        and _takes_joiner(text[index + 1])
    )


def _takes_joiner(character: str) -> bool:
    if character in _EMOJI_MARKS:
        return True
    category = unicodedata.category(character)
    if category in {"So", "Sk"}:
        return True
    return category in {"Lo", "Mn", "Mc"} and unicodedata.bidirectional(character) in {
        "AL",
        "L",
        "NSM",
    }
