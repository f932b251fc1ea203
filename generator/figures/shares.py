"""Shares of declared money: between what a part can be of its whole, and that in words.

Each end is divided exactly and rounded once, by itself: to the nearest, a half upwards, with two digits at least, and
with more where it would else read as all. So nothing that is neither is called 0 % or 100 %.
"""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TypeAlias

from babel import Locale
from babel.numbers import format_percent

from generator.money import Money
from generator.text import Translator

Share: TypeAlias = tuple[Fraction, Fraction]
"""The lowest and the highest share that a part can be, from 0 to 1."""
WHOLE = 10_000
"""Shares are drawn in hundredths of a per cent."""
_NOTHING, _ALL = Fraction(0), Fraction(1)


def share(part: Money, whole: Money) -> Share:
    """The lowest and highest share a part can be of a whole that contains it; of nothing, it is nothing."""
    rest, most_rest = whole.low - part.low, whole.high - part.high
    low = Fraction(part.low, part.low + most_rest) if part.low else _NOTHING
    high = Fraction(part.high, part.high + rest) if part.high else _NOTHING
    return low, high


def per_cent(end: Fraction, least: int = 0) -> Decimal:
    """An end of a share in per cent: with so many decimals at least, but none where it is nothing or all."""
    if end in {_NOTHING, _ALL}:
        return Decimal(int(end) * 100)
    places, value = least, end * 100
    while value * 10**places < 10 or _nearest(value * 10**places) == 10 ** (places + 2):
        places += 1
    return Decimal(_nearest(value * 10**places)).scaleb(-places)


def percent_words(t: Translator, found: Share) -> str:
    """A share as it is read: 27%, ≤ 3.0% or 9.1%–18%."""
    low, high = (percent(t, per_cent(end)) for end in found)
    if low == high:
        return high
    return f"{low}–{high}" if found[0] else f"≤\N{NO-BREAK SPACE}{high}"


def percent(t: Translator, value: Decimal) -> str:
    """A figure in per cent as the language writes it, with the decimals it has."""
    before, after = around_percents(t.locale)
    return f"{before}{t.fixed(value, len(f'{value:f}'.partition('.')[2]))}{after}"


@lru_cache(maxsize=64)
def around_percents(locale: Locale) -> tuple[str, str]:
    """What stands before and after a figure in per cent."""
    before, _, after = str(format_percent(1, locale=locale)).partition("100")
    return before, after


def is_half(found: Share) -> bool:
    """Whether a part makes up at least half of its whole, whatever the bounds."""
    return 2 * found[0] >= 1


def placed(found: Share) -> tuple[int, int]:
    """Where the ends of a share are drawn, to the nearest; what is more than nothing is seen."""
    low, high = (max(_nearest(end * WHOLE), 1 if end else 0) for end in found)
    return low, high


def _nearest(value: Fraction) -> int:
    """The nearest whole number, a half rounded upwards."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
