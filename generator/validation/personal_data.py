"""Finds data about people that do not belong into a text that is published for good.

Most files hold none, so a first look at all texts together, made of plain searches for bytes, says whether any text is
worth a closer one. Each sort is looked for in what the one before it left, so that no number is found twice. Web
addresses are passed over: the numbers in them belong to platforms and archives.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from generator.documents.gaps import remarks_by_line
from generator.documents.model import Document
from generator.validation.free_texts import LINKS, NUMBERS, TEXTS, branch, places, texts
from generator.validation.personal_numbers import personal_numbers
from generator.validation.private_accounts import bank_accounts, payment_cards
from generator.validation.remarks import LONGEST, MOST, nearest, remarks
from generator.validation.streets import names_a_street, streets
from generator.validation.telephones import telephones


class Sort(StrEnum):
    """A sort of data about people."""

    EMAIL = "email"
    BANK_ACCOUNT = "bank account"
    PAYMENT_CARD = "payment card"
    PERSONAL_NUMBER = "personal number"
    TELEPHONE = "telephone"
    STREET = "street"


class Spot(NamedTuple):
    """Where something was found: at a value of the file or of its ledger, or in a remark beside or above the value."""

    pointer: str
    in_ledger: bool = False
    in_remark: bool = False


Search: TypeAlias = Callable[[str], Iterator[tuple[int, int]]]
PersonalDataFound: TypeAlias = Mapping[Sort, list[Spot]]

_SEARCHES: tuple[tuple[Sort, Search], ...] = (
    (Sort.BANK_ACCOUNT, bank_accounts),
    (Sort.PAYMENT_CARD, payment_cards),
    (Sort.PERSONAL_NUMBER, personal_numbers),
    (Sort.TELEPHONE, telephones),
    (Sort.STREET, streets),
)
_TEXTS, _NUMBERS, _LINKS = map(branch, (TEXTS, NUMBERS, LINKS))
_ALL = branch((*TEXTS, *NUMBERS, *LINKS))

# A name before the @ belongs to an address; in @name@server, where another @ stands before it, to a public account.
_EMAIL = re.compile(r"(?<![\w.%+@-])[\w.%+-]++(?:@| ?[(\[]at[)\]] ?)[\w-]++\.\w")
_AT = ("@", "at)", "at]")
_LINK = re.compile(r"(?i:https?://|www\.)[^\s<>\"]++")
_TAKEN_OUT = " | "
_GAP = re.compile(
    r"(?<=[0-9])\s{2,}(?=[0-9])|(?<=[0-9])\n(?=[0-9])"
)  # where a number goes on in the next line
_SHORTEST_ACCOUNT = 15

# For the first look: letters as A, digits as 0, and without what may stand inside a number.
_SEPARATORS = b" \t\n()./+-"
_SHAPES = bytes(
    ord("0" if 0x30 <= c <= 0x39 else "A" if chr(c).isalpha() and c < 0x80 else " ")
    for c in range(256)
)
_SHAPES_OF_NUMBERS = (b"0000000", b"AAAAAA00A00A000A")
_ASCII = bytes(range(0x80))
_LIKE_ASCII = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-"),
    **{ord(c) + 0xFEE0: c for c in map(chr, range(0x21, 0x7F))},  # full width
    **{
        ord(digit): str(unicodedata.decimal(digit))
        for digit in filter(str.isdecimal, map(chr, range(0x80, 0x20000)))
    },
}
_FOREIGN = frozenset(map(chr, _LIKE_ASCII))


def find(data: Mapping[str, Any], ledger: Document | None = None) -> PersonalDataFound:
    """What a disclosure that its schema accepts, and its ledger, say about people."""
    found: dict[Sort, list[Spot]] = {}
    free = as_ascii("\n\n".join(texts(data, _TEXTS)))
    links = "\n\n".join(texts(data, _LINKS))
    numbers = texts(data, _NUMBERS)
    if _worth_a_look(free):
        for pointer, text in places(data, _TEXTS):
            for sort in sorts(text):
                found.setdefault(sort, []).append(Spot(pointer))
    if any(len(number) >= _SHORTEST_ACCOUNT and number[:2].isalpha() for number in numbers):
        accounts = [Spot(at) for at, number in places(data, _NUMBERS) if any(bank_accounts(number))]
        _note(found, Sort.BANK_ACCOUNT, accounts)
    if any(at in free for at in _AT) or "@" in links or any("@" in number for number in numbers):
        _note(found, Sort.EMAIL, [Spot(at) for at, text in places(data, _ALL) if _has_email(text)])
    if ledger is not None and b"@" in ledger.raw:
        _note(found, Sort.EMAIL, list(_in_ledger(ledger)))
    return found


def find_in_remarks(document: Document) -> PersonalDataFound:
    """What the remarks in a file say about people; of each sort, the first."""
    found: dict[Sort, list[Spot]] = {}
    if not any(_in_remark(text) for _, text in remarks(document.raw)):
        return found
    written = remarks_by_line(document.raw.decode("utf-8-sig"))
    for line, text in islice(written.items(), MOST):
        for sort in _in_remark(text[:LONGEST]):
            if sort not in found:
                found[sort] = [Spot(nearest(document, line), in_remark=True)]
    return found


def _in_remark(text: str) -> list[Sort]:
    here = [Sort.EMAIL] if _has_email(text) else []
    return [*here, *sorts(text)] if _worth_a_look(as_ascii(text)) else here


def _note(found: dict[Sort, list[Spot]], sort: Sort, spots: list[Spot]) -> None:
    if spots:
        found.setdefault(sort, []).extend(spots)


def _in_ledger(ledger: Document) -> Iterator[Spot]:
    """The cells with an e-mail address; no other cell of a ledger leaves room for words."""
    for row, cells in enumerate(ledger.data):
        if _has_email(cells["library_url"]):
            yield Spot(f"/{row}/library_url", in_ledger=True)


def _has_email(text: str) -> bool:
    return _EMAIL.search(as_ascii(text)) is not None


def sorts(text: str) -> Iterator[Sort]:
    """The sorts of data about people in a text, e-mail addresses apart."""
    rest = _LINK.sub(_TAKEN_OUT, _EMAIL.sub(_TAKEN_OUT, _GAP.sub(" ", as_ascii(text))))
    for sort, search in _SEARCHES:
        spans = list(search(rest))
        if spans:
            yield sort
        for start, end in reversed(spans):
            rest = rest[:start] + _TAKEN_OUT + rest[end:]


def as_ascii(text: str) -> str:
    """A text with the digits, spaces and hyphens of all scripts as those of ASCII, and accents on their letters."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    uncommon = text.encode().translate(None, _ASCII).decode()
    return text if _FOREIGN.isdisjoint(uncommon) else text.translate(_LIKE_ASCII)


def _worth_a_look(text: str) -> bool:
    """Whether texts hold a run of digits, or a word of streets, that something could be made of."""
    shapes = text.encode().translate(_SHAPES, _SEPARATORS)
    return any(shape in shapes for shape in _SHAPES_OF_NUMBERS) or names_a_street(text)
