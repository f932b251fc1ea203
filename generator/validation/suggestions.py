"""Suggests the word that was surely meant by another, where it is a slip for one that is known.

A wrong suggestion is worse than none. The curated list goes first; then a word that is nearly the same.
"""

from collections.abc import Iterable
from difflib import get_close_matches

from generator.validation.aliases import ALIASES, SUGGESTED

CLOSE = 0.75
_CLOSER = 0.85
_LONGEST = 60  # characters; what is longer is a text, not a slip for a word
_SHORTEST = 4  # letters; shorter words are too easily one slip from another


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name to suggest: from the list of known slips, else one that is nearly the same; else None."""
    if len(word) > _LONGEST:
        return None
    names, folded = list(names), _fold(word)
    alias = ALIASES.get(folded, folded)
    if alias in names:
        return alias
    swapped = [name for name in names if sorted(name) == sorted(folded)]
    close = swapped or get_close_matches(folded, names, 1, CLOSE) or _near_alias(folded, names)
    return close[0] if close and not _opposite(folded, close[0]) else None


def certain(word: str, name: str, names: Iterable[str]) -> bool:
    """Whether a word can only stand for this name: a known slip, or the name with one slip of the hand in it."""
    folded = _fold(word)
    if folded == name:
        return True
    if ALIASES.get(folded) == name:
        return folded not in SUGGESTED
    if len(name) < _SHORTEST or _opposite(folded, name):
        return False
    return [other for other in names if _one_slip(folded, other)] == [name]


def _fold(word: str) -> str:
    return word.strip().lower().replace(" ", "_").replace("-", "_")


def _near_alias(folded: str, names: list[str]) -> list[str]:
    known = [alias for alias, name in ALIASES.items() if name in names]
    return [ALIASES[alias] for alias in get_close_matches(folded, known, 1, _CLOSER)]


def _opposite(word: str, name: str) -> bool:
    """Whether a word negates the name it looks like: undisclosed is not a slip for disclosed."""
    return word.startswith(("un", "non", "not", "in", "dis")) and word.endswith(name)


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbours are swapped."""
    shorter, longer = sorted((word, name), key=len)
    if len(longer) - len(shorter) > 1 or word == name:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), None)
    if start is None:
        return len(shorter) < len(longer)
    if len(word) != len(name):
        return shorter[start:] == longer[start + 1 :]
    rest, other = word[start:], name[start:]
    return rest[1:] == other[1:] or (rest[1::-1] == other[:2] and rest[2:] == other[2:])
