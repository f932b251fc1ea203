"""Finds numbers of bank accounts and payment cards in a text. Both carry check digits."""

import re
from collections.abc import Iterator
from itertools import accumulate

from stdnum import iban, luhn

from generator.validation.references import is_reference

_ACCOUNT = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?:[ .-]?[A-Z0-9]){11,40}", re.IGNORECASE)
_SHORTEST = 15  # characters of the shortest IBAN, that of Norway
_DIGITS = re.compile(r"(?<![\w.,/+-])[0-9](?:[ .-]?[0-9])*+")
_GROUP = re.compile(r"[A-Za-z0-9]+")
_MOST_GROUPS = 6
_FEWEST = 13
_FOURS = re.compile(r"(?:4 ){2,4}[1-4]\Z|4 6 [45]\Z")
# First digits and lengths by issuer; those of the last line are common to too many other numbers to be seen undivided.
_CARD = re.compile(
    r"(?:4[0-9]{12}(?:[0-9]{3}){0,2}|5[1-5][0-9]{14}|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
    r"|3[47][0-9]{13}|3(?:0[0-5]|[689][0-9])[0-9]{11,16}|35[0-9]{14}|6(?:011|5[0-9]{2}|4[4-9][0-9])[0-9]{12,15})\Z"
)
_CARD_IN_GROUPS = re.compile(r"(?:50|5[6-9]|6[0-9]|9[0-9])[0-9]{11,17}\Z")


def bank_accounts(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of bank accounts (IBAN) begin and end."""
    for match in _ACCOUNT.finditer(text):
        groups = list(_GROUP.finditer(text, *match.span()))
        starts = accumulate(group[0] for group in groups)
        for number, group in zip(starts, groups, strict=True):
            if len(number) >= _SHORTEST and iban.is_valid(number):
                yield match.start(), group.end()
                break


def payment_cards(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of payment cards begin and end; digits may follow, such as those of a date."""
    for match in _DIGITS.finditer(text):
        groups = list(_GROUP.finditer(text, *match.span()))
        for first in range(len(groups)):
            end = _end_of_card(text, groups[first : first + _MOST_GROUPS])
            if end is not None:
                yield groups[first].start(), end
                break


def _end_of_card(text: str, groups: list[re.Match[str]]) -> int | None:
    number = lengths = ""
    for group in groups:
        number += group[0]
        lengths += f" {len(group[0])}"
        if len(number) < _FEWEST:
            continue
        known = _CARD.match(number) is not None
        if _FOURS.match(lengths, 1):
            fits = known or _CARD_IN_GROUPS.match(number) is not None
        else:
            fits = known and group is groups[0] and not is_reference(text, group.start())
        if fits and luhn.is_valid(number):
            return group.end()
    return None
