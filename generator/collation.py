"""Gives texts the keys by which a language sorts them, the same on every machine.

Letters decide first, as the alphabet of the language has them; where all are the same, accents do, then capitals. This
is the Unicode collation algorithm (https://www.unicode.org/reports/tr10/) with CLDR's rules for each language, which
`locales/collation.txt` holds in short. Letters of the language's own script come before those of others.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

from generator.languages import LOCALES, SOURCE_LANGUAGE, likely

RULES = LOCALES / "collation.txt"
SCRIPTS = ("latin", "greek", "cyrillic")
ROOT = "root"

Weight = tuple[int, int, int]
"""Kind of character, or script; then its place there, and its number where it has none."""
CollationKey = tuple[tuple[Weight, ...], tuple[str, ...], tuple[bool, ...], str]


@dataclass(frozen=True, slots=True)
class Letter:
    """What some characters stand for: letters, and what tells them from those letters themselves."""

    weights: tuple[Weight, ...]
    accent: str = ""


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters of a language by their small form, one or more characters long, and its script."""

    letters: Mapping[str, Letter]
    script: str

    @property
    def longest(self) -> int:
        """How many characters its longest letter has."""
        return max(map(len, self.letters))

    def key(self, text: str) -> CollationKey:
        """What a text is sorted by."""
        primary: list[Weight] = []
        accents: list[str] = []
        capitals: list[bool] = []
        for piece, letter in self.pieces(unicodedata.normalize("NFKC", text)):
            if not letter.weights and accents:
                accents[-1] += letter.accent
                continue
            primary += letter.weights
            more = [""] * (len(letter.weights) - 1)
            accents += [letter.accent, *more]
            capitals += [piece != piece.lower(), *map(bool, more)]
        return tuple(primary), tuple(map(_ranked, accents)), tuple(capitals), text

    def pieces(self, text: str) -> Iterator[tuple[str, Letter]]:
        """The letters of a text, the longest that stands at each place."""
        at = 0
        while at < len(text):
            sizes = range(min(self.longest, len(text) - at), 0, -1)
            pieces = ((text[at : at + size], text[at : at + size].lower()) for size in sizes)
            found = next((p for p in pieces if p[0] in self.letters or p[1] in self.letters), None)
            if found:
                yield found[0], self.letters.get(found[0]) or self.letters[found[1]]
                at += len(found[0])
            else:
                yield from ((text[at], letter) for letter in self._others(text[at]))
                at += 1

    def _others(self, character: str) -> Iterator[Letter]:
        """A character that is no letter of the alphabet: its parts, accents apart."""
        for part in unicodedata.normalize("NFD", character.casefold()):
            if unicodedata.combining(part):
                yield Letter((), part)
            else:
                yield self.letters.get(part) or Letter((_weight(part, self.script),))


_ACCENTS = "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0327\u0328\u0304"
"""Acute, grave and so on, in the order of the Default Unicode Collation Element Table."""


_VARIANTS = 0xE000  # for private use: after all accents


def _ranked(accent: str) -> str:
    """An accent as it is compared: the better known first."""
    return "".join(chr(_ACCENTS.index(mark) + 1) if mark in _ACCENTS else mark for mark in accent)


_KINDS = {"Z": 0, "C": 0, "P": 1, "S": 2, "N": 3, "L": 5, "M": 5}
_OWN = 4


def _weight(character: str, script: str) -> Weight:
    """The place of a character that has none in the rules: spaces, signs, numbers, letters, by kind and code point."""
    kind = _KINDS[unicodedata.category(character)[0]]
    if kind == _KINDS["N"]:
        value = unicodedata.numeric(character, 0)
        return kind, int(value), ord(character)
    if kind == _KINDS["L"] and unicodedata.name(character, "").startswith(script):
        kind = _OWN
    return kind, len(SCRIPTS), ord(character)


@cache
def alphabet(tag: str) -> Alphabet:
    """The alphabet of a language; that of its speakers elsewhere, or the common one, where it has none of its own."""
    rules = _rules()
    script = Locale(SOURCE_LANGUAGE).scripts.get(likely(tag).script, "").upper()
    own = next((rules[name] for name in (tag, tag.partition("-")[0]) if name in rules), "")
    order = {name: rules[name].split() for name in SCRIPTS}
    links = list(_links(own))
    placed = {after for _, _, after in links}
    links += [link for link in _links(rules[ROOT]) if link[2] not in placed]
    for before, sign, after in links:
        if sign == "<":
            _insert(order, before, after)
    letters = {
        letter: Letter(((_OWN if name.upper() == script else 5, number, place),))
        for number, name in enumerate(SCRIPTS)
        for place, letter in enumerate(order[name])
    }
    for number, (before, sign, after) in enumerate(links):
        if sign == "<<":
            letters[after] = Letter(letters[before].weights, chr(_VARIANTS + number))
        elif sign == "=":
            pieces = Alphabet(letters, script).pieces(before)
            letters[after] = Letter(tuple(w for _, one in pieces for w in one.weights))
    return Alphabet(letters, script)


def _insert(order: Mapping[str, list[str]], before: str, after: str) -> None:
    """Put a letter after another of the same script, wherever it was."""
    letters = next(letters for letters in order.values() if before in letters)
    if after in letters:
        letters.remove(after)
    letters.insert(letters.index(before) + 1, after)


def _links(rules: str) -> Iterator[tuple[str, str, str]]:
    """Each letter that some rules place, last, after its sign and what it is placed by: `a<b<<c<d` has three."""
    for rule in rules.split():
        letter, *rest = re.split("(<<?|=)", rule)
        for sign, after in zip(rest[::2], rest[1::2], strict=True):
            yield (after, sign, letter) if sign == "=" else (letter, sign, after)
            letter = after if sign == "<" else letter


@cache
def _rules() -> Mapping[str, str]:
    """The rules of each language."""
    lines = (line for line in RULES.read_text("utf-8").splitlines() if ":" in line)
    pairs = (line.split(":", 1) for line in lines if not line.startswith("#"))
    return {name: rules for names, rules in pairs for name in names.split()}


@lru_cache(maxsize=16_384)
def collation_key(text: str, tag: str) -> CollationKey:
    """What a text is sorted by in a language."""
    return alphabet(tag).key(text)
