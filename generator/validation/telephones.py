"""Finds telephone numbers in a text.

Found are international numbers, Albanian ones, numbers with the area in brackets, and those a text calls telephones.
Nine digits alone are not found: they are as often the number of an invoice, and dates and sums look much like it.
"""

import re
from collections.abc import Iterator

from generator.validation.references import is_reference, is_sum

_GAP = r"[ ./()-]{0,3}"
_DATES = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}[./-][0-9]{1,2}(?:[./-][0-9]{1,2})?|(?:[0-9]{1,2}[./-]){1,2}(?:19|20)[0-9]{2})(?![0-9])"
)
_COUNTRY = (
    "(?:20|27|3[0-469]|4[0134-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|"
    "(?:2[1-689]|3[578]|42|5[09]|6[7-9]|85|88|96|97|99)[0-9])"
)
_INTERNATIONAL = re.compile(
    rf"(?<![\w+])\+[ (]{{0,2}}(?:[17](?:{_GAP}[0-9]){{10}}+|{_COUNTRY}(?:{_GAP}[0-9]){{7,12}}+)(?![0-9])"
    rf"|(?<![\w+.,/-])00[ -]?(?:1|7|{_COUNTRY})[ ./()-]{{1,3}}[0-9](?:{_GAP}[0-9]){{6,11}}+(?![0-9])"
    rf"|(?<![\w+.,/-])(?:00[ -]?)?355{_GAP}(?:\(?0\)?{_GAP})?6[6-9](?:{_GAP}[0-9]){{7}}+(?![0-9])"
)
_NATIONAL = re.compile(
    rf"(?<![\w+.,/-])\(?0[ ()-]{{0,2}}6[6-9](?:{_GAP}[0-9]){{7}}+(?![0-9]|[.,/-][0-9])"
    r"|(?<![\w+])\(0[0-9]{1,4}\)[ ./-]{0,2}[0-9](?:[ ./-]?[0-9]){4,9}+(?![0-9])"
    r"|(?<![\w+.,/-])04(?:[ /-]2|2[ /-])(?:[ ./-]?[0-9]){6}+(?![\w]|[.,/-][0-9])"
)
_CALLED = re.compile(
    r"(?<!\w)(?:tel|telephone|telefon\w*|tél|phone|mobile?|mob|cel|cell|celular\w*|whats ?app|viber|signal|fax|faks|"
    r"hotline|call|τηλ\w*|тел\w*)[ .:,(]{0,3}(?:(?:no|nr|num(?:ber|ri|ër))[ .:]{0,3})?"
    r"((?:\+|\(?0)[0-9 ()./-]{6,24}+|\(?[2-9][0-9]{2}\)?[ .-][0-9]{3}[ .-][0-9]{4}(?![0-9]))",
    re.IGNORECASE,
)
_FEWEST, _MOST = 7, 15


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Where telephone numbers begin and end."""
    without_dates = _DATES.sub(lambda match: "#" * len(match[0]), text)
    found = [match.span() for match in _INTERNATIONAL.finditer(text)]
    found += [match.span() for match in _NATIONAL.finditer(without_dates)]
    found += [match.span(1) for match in _CALLED.finditer(without_dates) if _is_long(match[1])]
    last = 0
    for start, end in sorted(found):
        if start >= last and not is_sum(text, start, end) and not is_reference(text, start):
            yield start, end
            last = end


def _is_long(number: str) -> bool:
    return _FEWEST <= len(re.findall("[0-9]", number)) <= _MOST
