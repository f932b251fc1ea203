"""Finds numbers that states give to persons, in a text.

Alone, a number counts only where its date of birth and its check digits make chance unlikely. Any number counts that
the text itself calls one of a person or of an identity document.
"""

import re
from collections.abc import Callable, Iterator

from stdnum.be import nn
from stdnum.ch import ssn
from stdnum.es import dni, nie
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.gr import amka
from stdnum.it import codicefiscale
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.ro import cnp
from stdnum.si import emso

from generator.validation.references import is_reference

_MONTHS = frozenset(
    first + month for first in (0, 30, 50, 80) for month in range(1, 13)
)  # of men, and of women and foreigners with another first digit
_DAYS = range(1, 32)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVW"
_FEWEST_DIGITS = 7


def is_albanian(number: str) -> bool:
    """Whether it is an Albanian personal number: decade, year, month, day, serial number and a letter to check it."""
    letter, digits, check = number[0], number[1:9], number[9]
    if int(digits[1:3]) not in _MONTHS or int(digits[3:5]) not in _DAYS:
        return False
    total = sum(weight * int(digit) for weight, digit in enumerate(digits, 1))
    return _LETTERS[(_LETTERS.index(letter) + total) % len(_LETTERS)] == check


def _is_pesel(number: str) -> bool:
    """Whether it is one of a person born in this century or the last."""
    return number[2] in "0123" and pesel.is_valid(number)


_ALONE: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = tuple(
    (re.compile(rf"(?<![\w@#./+-]){form}(?![\w@]|[.,-][0-9])", re.IGNORECASE), is_valid)
    for form, is_valid in (
        (r"[A-T][0-9]{8}[A-W]", is_albanian),  # also of taxpayers who are persons
        (r"[A-Z]{6} ?[0-9]{2} ?[A-Z] ?[0-9]{2} ?[A-Z] ?[0-9]{3} ?[A-Z]", codicefiscale.is_valid),
        (r"[0-9]{8}-?[A-Z]", dni.is_valid),
        (r"[XYZ]-?[0-9]{7}-?[A-Z]", nie.is_valid),
        (r"[0-9]{6}[+A-FU-Y-][0-9]{3}[0-9A-Y]", hetu.is_valid),
        (
            r"[0-9]{13}",
            emso.is_valid,
        ),  # JMBG, EMBG, EMŠO: Serbia, Kosovo, Montenegro, North Macedonia, Bosnia, Slovenia
        (r"[0-9]{13}", cnp.is_valid),
        (r"[0-9]{11}", _is_pesel),
        (r"[0-9]{11}", amka.is_valid),
        (r"[0-9]{6} ?[0-9]{5}", fodselsnummer.is_valid),
        (r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}\.[0-9]{2}", nn.is_valid),
        (r"756\.?[0-9]{4}\.?[0-9]{4}\.?[0-9]{2}", ssn.is_valid),
        (
            r"[12] ?[0-9]{2} ?(?:0[1-9]|1[0-2]) ?[0-9][0-9AB] ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}",
            nir.is_valid,
        ),
    )
)
_CALLED = re.compile(
    r"(?<!\w)(?:bsn|burgerservicenummer|pesel|egn|егн|jmbg|јмбг|embg|ембг|матичен број|матични број|amka|αμκα|nid|"
    r"cnp|oib|personnummer|cpr|dni|nie|codice fiscale|steuer-?id|nino?|ssn|social security|"
    r"(?:national|personal)(?: id(?:entity|entification)?)?|identity(?: card| document)?|id card|passport|pasaport\w*|"
    r"(?:num(?:ri|ër|ra)|nr\.?)(?: i)? (?:personal|identitetit)|let[eë]rnjoftim\w*|kart[eë]\w* (?:e )?identiteti\w*)"
    r"[ .:,(]{0,3}(?:(?:no|nr|num(?:ber|ri|ër))[ .:]{0,3})?"
    r"([A-Z]{0,3}[ -]?[0-9](?:[ ./-]?[A-Z0-9]){5,18}+)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![0-9])(?:[0-9]{4}[ ./-][0-9]{1,2}[ ./-][0-9]{1,2}|[0-9]{1,2}[ ./-][0-9]{1,2}[ ./-][0-9]{4})(?![0-9])"
)


def personal_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where personal numbers begin and end."""
    found = [match.span() for match in _CALLED.finditer(text) if _is_number(match[1])]
    for pattern, is_valid in _ALONE:
        for match in pattern.finditer(text):
            number = re.sub("[ ./]", "", match[0]).upper()
            if is_valid(number) and not is_reference(text, match.start()):
                found.append(match.span())
    yield from _apart(found)


def _is_number(called: str) -> bool:
    """Whether what a text calls a personal number has enough digits for one, beside those of dates."""
    return len(re.findall("[0-9]", _DATE.sub("", called))) >= _FEWEST_DIGITS


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """These spans in order, without those that begin inside another."""
    last = 0
    for start, end in sorted(spans):
        if start >= last:
            yield start, end
            last = end
