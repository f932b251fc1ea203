"""Shares of declared money: a part and its whole in, the span the share lies in and its words out.

Shares are whole hundredths of a per cent, rounded outwards. Words never say 0 % where there is something, nor 100 %
where something is missing.
"""

from generator.money import Money
from generator.text import Translator, say

WHOLE = 10_000


def share(part: Money, whole: Money) -> tuple[int, int]:
    """The lowest and highest share a part can be of a whole that contains it, in hundredths of a per cent."""
    rest = (whole.low - part.low, whole.high - part.high)
    low = part.low * WHOLE // (part.low + rest[1]) if part.low + rest[1] else 0
    high = -(-part.high * WHOLE // (part.high + rest[0])) if part.high + rest[0] else 0
    return low, high


def percent_words(t: Translator, low: int, high: int) -> str:
    """Whole per cents; a share too small for one is "under 1 %", and a bound stays one."""
    near = t.percent(low, WHOLE)
    if high - low <= 1 or (near == t.percent(high, WHOLE) and low >= 100 and high <= WHOLE - 100):
        return _one(t, low, high)
    first, last = low // 100, -(-high // 100)
    if high < 100:
        return t.text(say("under {percent}", percent=t.percent(1, 100)))
    if first == 0:
        return f"≤\N{NO-BREAK SPACE}{t.percent(last, 100)}"
    if last == 100:
        return f"≥\N{NO-BREAK SPACE}{t.percent(first, 100)}"
    return f"{t.percent(first, 100)}–{t.percent(last, 100)}"


def _one(t: Translator, low: int, high: int) -> str:
    """A share known well enough for one figure; between two hundredths it lies in the middle, so it is rounded once."""
    said = t.percent(low + high, 2 * WHOLE)
    if high and said == t.percent(0, 1):
        return t.text(say("under {percent}", percent=t.percent(1, 100)))
    if low < WHOLE and said == t.percent(1, 1):
        return t.text(say("over {percent}", percent=t.percent(99, 100)))
    return said
