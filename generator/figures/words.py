"""The words charts share: units, compact figures, axes, periods, and why a row has no bar."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.numbers import get_currency_name

from generator.facts.dataset import Dataset, Period
from generator.figures.figure import Tick
from generator.figures.signs import STATES
from generator.figures.view import View
from generator.metrics.figures import Fund, Spend
from generator.metrics.status import ANSWERED, State, Status, gravest
from generator.money import UNIT, Money
from generator.text import Message, Translator, say, say_many


@dataclass(frozen=True, slots=True)
class Scale:
    """How figures are shortened: the parts of money in one unit shown, the word for that unit, and the currency."""

    parts: int
    word: Message
    currency: str


UNITS = (
    (1_000_000 * UNIT, say("million {currency}")),
    (1_000 * UNIT, say("thousand {currency}")),
    (UNIT, say("{currency}")),
)


def scale_for(top: int, currency: str, t: Translator, dataset: Dataset) -> Scale:
    """The scale that gives the largest value at least one digit before the point."""
    name = currency_name(currency, t, dataset)
    parts, word = next((unit for unit in UNITS if top >= unit[0]), UNITS[-1])
    return Scale(parts, say(word.template, currency=name), currency)


def currency_name(currency: str, t: Translator, dataset: Dataset) -> str:
    """The currency as a sentence names it: the election's own by the name it has there, if it says one."""
    own = dataset.data.get("currency_name") if currency == dataset.currency else None
    return t.local(own) if own else _cldr_name(currency, t.locale)


@cache
def _cldr_name(currency: str, locale: Locale) -> str:
    """What CLDR calls many of a currency's units."""
    return str(get_currency_name(currency, count=1000, locale=locale))


def compact(t: Translator, parts: int, scale: Scale) -> str:
    """A value in the scale's unit: exact in single units, else with one decimal, and two digits at least: 0.040."""
    if scale.parts == UNIT or not parts:
        return t.amount(parts, scale.currency)
    places = 1
    while parts * 10 ** (places - 1) < scale.parts:
        places += 1
    return t.fixed(Decimal(parts) / scale.parts, places)


def compact_span(t: Translator, money: Money, scale: Scale) -> str:
    """A span in the scale's unit: 41.2, ≤ 0.40 or 1.0–1.5. Each end is rounded by itself, to the nearest."""
    low, high = compact(t, money.low, scale), compact(t, money.high, scale)
    if money.bounded:
        return f"≤\N{NO-BREAK SPACE}{high}"
    return high if low == high else f"{low}–{high}"


def axis(t: Translator, top: int, scale: Scale) -> tuple[tuple[Tick, ...], int]:
    """Ticks at round values, and the end of the axis: the largest value itself."""
    top = max(top, 1)
    step = _round_step(top)
    values = range(0, top + 1, step)
    return tuple(Tick(value, _tick(t, value, scale)) for value in values), top


def _round_step(top: int) -> int:
    """1, 2 or 5 times a power of ten, so that there are three to six steps."""
    power: int = 10 ** max(len(str(top)) - 2, 0)
    for factor in (1, 2, 5, 10, 20, 50):
        if top // (factor * power) <= 5:
            return factor * power
    return 50 * power


def _tick(t: Translator, value: int, scale: Scale) -> str:
    shown = (Decimal(value) / scale.parts).normalize()
    exponent = shown.as_tuple().exponent
    return t.fixed(shown, max(0, -exponent) if isinstance(exponent, int) else 0)


def period_name(t: Translator, period: Period) -> str:
    """A period's own title, else its month, else its days."""
    return t.local(period.title) or span_words(t, (period,))


def span_words(t: Translator, periods: tuple[Period, ...]) -> str:
    """The time that some periods cover together: March–April 2025."""
    if not periods:
        return ""
    start, end = min(p.start for p in periods), max(p.end for p in periods)
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    return t.interval("yMMMM" if whole else "yMMMd", start, end).replace(" – ", "–")


def time_words(view: View) -> str:
    """The time a view covers."""
    return span_words(view.t, view.periods)


def state_words(view: View, status: Status) -> Message:
    """Why there is no figure for a party and a period."""
    period = view.dataset.by_period[status.period]
    due = view.t.day(period.due)
    if status.state is State.MISSING:
        return say("not filed, due {due}", due=due)
    return _WHY.get(status.state, NONE)


def counted_parties(count: int) -> Message:
    """How many parties a sentence is about."""
    return say_many("{count} party", "{count} parties", count)


def from_parties(count: int, whole: int) -> Message:
    """Of how many parties a sum is, where all of them were asked."""
    return say("from {count} of {whole}", count=count, whole=counted_parties(whole))


NONE = say("none declared")
COVERS = say("What it covers")
"""The last column of tables: the time that a row's figures cover, or why it has none."""
_WHY = {
    State.REFUSED: say("filed, but cannot be read"),
    State.WITHDRAWN: say("withdrawn"),
    State.NOT_DUE: say("not due yet"),
    State.NOT_EXPECTED: say("left the code"),
    State.NIL: say("nothing to disclose"),
}


def section_words(state: State) -> Message:
    """One word for what a section says."""
    return STATE_WORDS[state]


STATE_WORDS: Mapping[State, Message] = {state: sign.word for state, sign in STATES.items()}
TONES: Mapping[State, str] = {state: sign.tone for state, sign in STATES.items()}

VAT_DIFFERS = say("Parties do not all say the same about VAT in declared advertising.")
VAT_WORDS: Mapping[frozenset[bool | None], Message] = {
    frozenset({True}): say("With VAT"),
    frozenset({True, None}): say("With VAT in some sums, not said for the others"),
    frozenset({False}): say("Without VAT"),
    frozenset({False, None}): say("Without VAT in some sums, not said for the others"),
    frozenset({True, False}): say("With VAT in some sums, without it in others"),
    frozenset({None}): say("Not said"),
}


def row_state(view: View, party: str, section: str, period: str = "") -> str:
    """Why a party has no sum in the election's currency for a period, or for all the view has: the gravest reason."""
    periods = (period,) if period else view.period_ids
    states = {each: view.figures.section(party, each, section) for each in periods}
    held = set(states.values())
    if State.NIL in held:  # who signed it before leaving the code has answered all that was asked
        held.discard(State.NOT_EXPECTED)
    state = gravest(held)
    if state is State.MISSING:
        last = [each for each, found in states.items() if found is state][-1]
        return view.t.text(state_words(view, view.figures.status[party, last]))
    if state in ANSWERED and any(declared(view, party, section, periods)):
        return view.t.text(say("only in other currencies"))
    said = NONE if state is State.FILED else section_words(state)
    return view.t.text(_WHY.get(state, said))


def only(view: View, party: str, section: str) -> str:
    """Which periods a party's figure covers, where that is not all that the chart covers; else empty."""
    covered = covered_periods(view, party, section)
    if not covered or len(covered) == len(view.periods):
        return ""
    return view.t.text(say("only {periods}", periods=covered))


def cover(view: View, party: str, section: str) -> str:
    """The time that a party's figure covers: all of the chart's, or which of its periods."""
    return only(view, party, section) or time_words(view)


def with_cover(figure: str, cover: str) -> str:
    """A figure in a sentence, with the periods it covers where these are not all: 41.2 (only April 2025)."""
    return f"{figure} ({cover})" if cover else figure


def covered_periods(view: View, party: str, section: str) -> tuple[str, ...]:
    """The names of the periods for which a party's section answers."""
    return tuple(
        period_name(view.t, period)
        for period in view.periods
        if view.figures.section(party, period.id, section) in ANSWERED
    )


def declared(
    view: View, party: str, section: str, periods: tuple[str, ...] = ()
) -> Iterator[Spend | Fund]:
    """The sums of a party's section for some periods, or for all the view has; none in sections that hold no sums."""
    if section == "advertising":
        yield from view.figures.spent(party, periods or view.period_ids)
    elif section == "funding":
        yield from view.figures.received(party, periods or view.period_ids)


def is_all_in_one_currency(view: View, section: str) -> bool:
    """Whether everything that is declared is in the election's own currency."""
    return all(
        record.money.currency == view.dataset.currency
        for party in view.parties
        for record in declared(view, party.id, section)
    )


def as_of(view: View) -> str:
    """Source and day, for the caption."""
    return view.t.text(say("Source: party disclosures as of {day}.", day=view.dataset.today))
