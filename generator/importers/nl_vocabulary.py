"""Translates words of the Dutch form for transparency statements into entries of the code lists.

The form joins several answers with commas, and lets filers add words of their own after "anders" (other), so every
word that is not known is kept as it stands and counts as other.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

THEMES = frozenset({"tweede kamerverkiezingen 2025", "tweede kamerverkiezing 2025"})

# The form asks for radio and podcast in one; both are broadcast media, and radio is the larger.
MEDIA = {
    "tv": "tv",
    "radio en podcast": "radio",
    "dagbladen": "print",
    "huis-aan-huis-bladen en nieuwsbladen": "print",
    "magazines": "print",
    "buitenreclame": "outdoor",
    "online display": "web_display",
}
TWO_MEDIA_IN_ONE = "radio en podcast"

METHODS = {
    "geen": "none",
    "contextueel": "contextual",
    "geografisch": "geographic",
    "demografisch": "demographic",
}


@dataclass(frozen=True, slots=True)
class MoneyOrigin:
    """Where money comes from, as far as the form tells: `key` names it in ids; `note` is what the code leaves out."""

    key: str
    kind: str
    public_or_private: str
    origin: str
    note: str


# "Inside the EU" holds the Netherlands and every other member state alike; the code says so without a guess.
_INSIDE = "eu_or_domestic"
_OUTSIDE = "The statement says “outside the EU”."
_UNSTATED = "The statement does not say where the money comes from."
UNSTATED_ORIGIN = MoneyOrigin("origin", "other", "", "unknown", _UNSTATED)
ORIGINS = {
    "publiek geld van binnen de eu": MoneyOrigin("public", "public_funding", "public", _INSIDE, ""),
    "particulier geld van binnen de eu": MoneyOrigin("private", "other", "private", _INSIDE, ""),
    "publiek geld van buiten de eu": MoneyOrigin(
        "public-abroad", "public_funding", "public", "foreign", _OUTSIDE
    ),
    "particulier geld van buiten de eu": MoneyOrigin(
        "private-abroad", "other", "private", "foreign", _OUTSIDE
    ),
}

_TEST = re.compile(r"test[ -]?[0-9]*")
_WORD = re.compile(r"[0-9]+|[^\W\d_]+")
_KVK_LABELS = frozenset(
    {"kvk", "k", "v", "nummer", "nr", "kamer", "van", "koophandel", "handelsregister"}
)
_KVK_DIGITS = 8


def split(text: str) -> tuple[str, ...]:
    """The answers in a comma-joined text."""
    return tuple(word for part in text.split(",") if (word := part.strip()))


def media(words: Iterable[str]) -> tuple[str, ...]:
    """The media the words stand for, each once."""
    return tuple(dict.fromkeys(MEDIA.get(word.casefold(), "other") for word in words))


def methods(words: Iterable[str]) -> tuple[str, ...]:
    """The targeting methods the words stand for, each once; `none` only where it stands alone."""
    found = tuple(dict.fromkeys(METHODS.get(word.casefold(), "other") for word in words))
    return tuple(method for method in found if method != "none") or found


def origins(words: Iterable[str]) -> tuple[MoneyOrigin, ...]:
    """The origins of money the words stand for, each once; one unstated where there are no words."""
    found = tuple(dict.fromkeys(ORIGINS.get(word.casefold(), UNSTATED_ORIGIN) for word in words))
    return found or (UNSTATED_ORIGIN,)


def kvk_number(text: str) -> str:
    """The number in the Dutch trade register: eight digits beside which only labels stand; else empty.

    Filers also write "nvt", "geen" and placeholders, and could write a telephone or personal number, so a text
    with other words or other digits gives none.
    """
    words = _WORD.findall(text.casefold())
    numbers = [word for word in words if word.isdecimal()]
    if len(numbers) != 1 or not _KVK_LABELS.issuperset(set(words) - set(numbers)):
        return ""
    (number,) = numbers
    return number if len(number) == _KVK_DIGITS and not _is_placeholder(number) else ""


def _is_placeholder(digits: str) -> bool:
    """Whether a number is one digit over and over, or counts up."""
    return len(set(digits)) == 1 or digits in "0123456789"


def is_test(name: str) -> bool:
    """Whether a statement is named as a trial of the form."""
    return _TEST.fullmatch(name.casefold()) is not None
