"""The words charts share: units, compact figures, axes, periods, and why a row has no bar."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from babel.dates import format_interval
from babel.numbers import get_currency_name

from generator.charts.chart import View
from generator.charts.figure import Tick
from generator.metrics.status import State, Status
from generator.money import Money
from generator.tables.dataset import Period
from generator.text import N_, Message, Translator, say


@dataclass(frozen=True, slots=True)
class Scale:
    """How figures are shortened: hundredths in one unit shown, and the word for the unit with its currency."""

    hundredths: int
    word: Message


# The common name where the locale data has none that fits a sentence.
NAMES = {"ALL": say("lek")}
UNITS = (
    (100_000_000, say("million {currency}")),
    (100_000, say("thousand {currency}")),
    (100, say("{currency}")),
)


def scale_for(top: int, currency: str, t: Translator) -> Scale:
    """The scale that gives the largest value at least one digit before the point."""
    name = NAMES.get(currency) or str(get_currency_name(currency, count=1000, locale=t.locale))
    hundredths, word = next((unit for unit in UNITS if top >= unit[0]), UNITS[-1])
    return Scale(hundredths, say(word.template, currency=name))


def compact(t: Translator, hundredths: int, scale: Scale) -> str:
    """A value in the scale's unit with one decimal; a small one is never rounded to nothing."""
    value = Decimal(hundredths) / scale.hundredths
    if not hundredths:
        return t.fixed(value, 0)
    if scale.hundredths == 100 and hundredths % 100 == 0:
        return t.fixed(value, 0)
    if hundredths and value < Decimal("0.05"):
        return f"<\N{NO-BREAK SPACE}{t.fixed(Decimal('0.1'), 1)}"
    return t.fixed(value, 2 if scale.hundredths == 100 else 1)


def compact_span(t: Translator, money: Money, scale: Scale) -> str:
    """A span in the scale's unit: 41.2, ≤ 0.4 or 1.0–1.5."""
    high = compact(t, money.high, scale)
    if money.exact:
        return high
    if money.bounded:
        return f"≤\N{NO-BREAK SPACE}{high}" if not high.startswith("<") else high
    low = compact(t, money.low, scale)
    return low if low == high else f"{low}–{high}"


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
    shown = (Decimal(value) / scale.hundredths).normalize()
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
    return str(format_interval(start, end, "yMMMM" if whole else "yMMMd", locale=t.locale)).replace(
        " – ", "–"
    )


def time_words(view: View) -> str:
    """The time a view covers; before the first due date there is none yet."""
    return span_words(view.t, view.periods) or view.t.text(say("before the first due date"))


def state_words(view: View, status: Status) -> Message:
    """Why there is no figure for a party and a period."""
    period = view.dataset.by_period[status.period]
    due = view.t.day(period.due)
    if status.state is State.MISSING:
        return say("not filed, due {due}", due=due)
    return _WHY.get(status.state, say("none declared"))


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


STATE_WORDS = {
    State.FILED: say("disclosed"),
    State.NIL: say("nothing to disclose"),
    State.WITHHELD: say("withheld"),
    State.WITHDRAWN: say("withdrawn"),
    State.MISSING: say("missing"),
    State.REFUSED: say("cannot be read"),
    State.NOT_DUE: say("not due yet"),
    State.NOT_ASKED: say("not asked"),
    State.NOT_EXPECTED: say("left the code"),
}
TONES = {
    State.FILED: "full",
    State.NIL: "empty",
    State.WITHHELD: "half",
    State.WITHDRAWN: "withdrawn",
    State.MISSING: "missing",
    State.REFUSED: "missing",
    State.NOT_DUE: "quiet",
    State.NOT_ASKED: "quiet",
    State.NOT_EXPECTED: "quiet",
}

VAT_DIFFERS = say("Parties do not all say the same about VAT in declared advertising.")
VAT_WORDS = {
    frozenset({"yes"}): say("With VAT"),
    frozenset({"yes", ""}): say("With VAT in some sums, not said for the others"),
    frozenset({"no"}): say("Without VAT"),
    frozenset({"no", ""}): say("Without VAT in some sums, not said for the others"),
    frozenset({"yes", "no"}): say("With VAT in some sums, without it in others"),
    frozenset({""}): say("Not said"),
}

# Why a section gives no answer, the gravest reason first: one of them stands for several periods.
GRAVEST_FIRST = (
    State.WITHHELD,
    State.MISSING,
    State.REFUSED,
    State.WITHDRAWN,
    State.NOT_ASKED,
    State.NOT_DUE,
    State.NOT_EXPECTED,
)


def row_state(view: View, party: str, section: str) -> str:
    """Why a party has no bar, over all the view's periods: the gravest reason, in words."""
    states = {period: view.figures.section(party, period, section) for period in view.period_ids}
    if not states:
        return view.t.text(section_words(State.NOT_DUE))
    for state in GRAVEST_FIRST:
        periods = [period for period, found in states.items() if found is state]
        if periods and state is State.MISSING:
            return view.t.text(state_words(view, view.figures.status[party, periods[-1]]))
        if periods:
            return view.t.text(section_words(state))
    return view.t.text(
        say("nothing to disclose") if State.NIL in states.values() else say("none declared")
    )


def gaps(view: View, section: str) -> str:
    """Sentences naming what is missing, withheld or withdrawn, so that no row is taken for a whole; else empty."""
    said = []
    for words, states in _GAPS:
        who: list[str] = []
        for party in view.parties:
            periods = [
                period_name(view.t, period)
                for period in view.periods
                if view.figures.section(party.id, period.id, section) in states
            ]
            if periods:
                who.append(f"{view.t.local(party.name)} ({view.t.listing(periods)})")
        if who:
            said.append(view.t.text(say(words, who=_few(who))))
    return " ".join(said)


_GAPS = (
    (N_("Not filed: {who}."), {State.MISSING, State.REFUSED}),
    (N_("Withheld: {who}."), {State.WITHHELD}),
    (N_("Withdrawn: {who}."), {State.WITHDRAWN}),
)


def _few(items: list[str]) -> tuple[Message | str, ...]:
    """The first four, and how many more."""
    if len(items) <= 5:
        return tuple(items)
    return (*items[:4], say("{count} more", count=len(items) - 4))


def other_currencies(view: View, totals: Iterable[tuple[str, dict[str, Money]]]) -> str:
    """One sentence with the sums in other currencies, which stand beside the chart and are never added to it."""
    parts = [
        f"{name} {view.t.money(money)}"
        for name, by_currency in totals
        for currency, money in by_currency.items()
        if currency != view.dataset.currency
    ]
    if not parts:
        return ""
    return view.t.text(say("In other currencies, not added: {sums}.", sums=tuple(parts)))


def as_of(view: View) -> str:
    """Source and day, for the caption."""
    return view.t.text(say("Source: party disclosures as of {day}.", day=view.dataset.today))


def sentence(*parts: str) -> str:
    """The parts that say something, with spaces between."""
    return " ".join(part for part in parts if part)
