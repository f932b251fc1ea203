"""What a comparison should say, counted from the tables themselves: the figures a reader builds are held against it.

Sums come from the rows of the advertising table, shares are fractions, and the drawing is the one of every other chart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from generator.charts.spend_by_platform import COLOURS
from generator.codes import read_code
from generator.drawing.svg import draw
from generator.figures.figure import Bars, Group, Row, Segment, Series, Tick
from generator.figures.notes import gaps
from generator.figures.view import View
from generator.figures.words import (
    axis,
    compact_span,
    period_name,
    row_state,
    scale_for,
    span_words,
)
from generator.metrics.figures import Figures
from generator.metrics.status import State
from generator.money import UNIT, Money, add_up, decimal
from generator.text import PAGE, Translator, say, translator
from tests.invented import figures

VOTERS = 3_713_760
SPACE = "\N{NO-BREAK SPACE}"
ANSWERED = {State.FILED, State.NIL}


def span_value(money: Money) -> str:
    """A sum in the file of a comparison: 1200.00, <=100.00 or 90.00..110.00."""
    low, high = (decimal(end, money.currency) for end in (money.low, money.high))
    if money.exact:
        return str(high)
    return f"<={high}" if money.bounded else f"{low}..{high}"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader chose: ids, in the order of the roster and of time."""

    parties: tuple[str, ...]
    periods: tuple[str, ...]
    media: str = "all"
    measure: str = "sum"

    @property
    def fragment(self) -> str:
        """The choice as an address keeps it."""
        everybody = tuple(party.id for party in figures().dataset.parties)
        parts = [f"parties={','.join(self.parties)}"] if self.parties != everybody else []
        parts.append(f"periods={','.join(self.periods)}")
        parts += [f"media={self.media}"] if self.media != "all" else []
        parts += [f"as={self.measure}"] if self.measure != "sum" else []
        return "&".join(parts)


@dataclass(frozen=True, slots=True)
class Sums:
    """What one party declared: in the main currency by group, and in others; and which periods it answered for."""

    groups: dict[str, Money]
    others: dict[str, Money]
    answered: tuple[str, ...]

    @property
    def whole(self) -> Money | None:
        """Everything in the main currency."""
        return next(iter(add_up(self.groups.values()).values()), None)


def view(language: str, choice: Choice, counted: Figures | None = None) -> View:
    """Some parties and periods of the invented election, or of another."""
    found = counted or figures()
    return View(
        found,
        read_code(found.dataset.election.code),
        tuple(found.dataset.by_party[party] for party in choice.parties),
        tuple(found.dataset.by_period[period] for period in choice.periods),
        translator(language, PAGE),
    )


def sums(view: View, party: str, media: str) -> Sums:
    """From the rows that were filed, one by one."""
    main, periods = view.dataset.currency, view.period_ids
    spans = [
        (line.group, amount.declared.money)
        for line in view.dataset.current_facts.lines
        if line.party == party and line.period in periods and media in {"all", "each", line.group}
        for amount in line.amounts
    ]
    groups = {
        group: add_up(m for g, m in spans if (g, m.currency) == (group, main))[main]
        for group in view.lists["medium-groups"].rows
        if any((g, m.currency) == (group, main) for g, m in spans)
    }
    others = add_up(m for _, m in spans if m.currency != main)
    states = {p: view.figures.section(party, p, "advertising") for p in periods}
    return Sums(groups, others, tuple(p for p, state in states.items() if state in ANSWERED))


def rounded(value: Fraction, places: int) -> Decimal:
    """Half up, from the exact value, once."""
    return Decimal(floor(value * 10**places + Fraction(1, 2))).scaleb(-places)


def percent(t: Translator, share: Fraction) -> str:
    """With one decimal."""
    return t.fixed(rounded(share * 100, 1), 1) + "%"


def shares(part: Money, whole: Money) -> tuple[Fraction, Fraction]:
    """The lowest and the highest share that a part can be of a whole it belongs to."""
    low = part.low + whole.high - part.high
    high = part.high + whole.low - part.low
    return (
        Fraction(part.low, low) if low else Fraction(0),
        Fraction(part.high, high) if high else Fraction(0),
    )


class Comparison:
    """A choice, counted."""

    def __init__(self, view: View, choice: Choice) -> None:
        self.choice = choice
        self.view = view
        self.t = self.view.t
        self.currency = self.view.dataset.currency
        self.sums = {p: sums(view, p, choice.media) for p in choice.parties}
        self.own = {p: sums(view, p, "all").whole for p in choice.parties}
        wholes = [found.whole for found in self.sums.values() if found.whole]
        self.top = max((money.high for money in wholes), default=0)
        self.together = add_up(wholes).get(self.currency)
        self.scale = scale_for(self.top, self.currency, self.t, self.view.dataset)

    def name(self, party: str) -> str:
        return self.t.local(self.view.dataset.by_party[party].name)

    @property
    def is_share(self) -> bool:
        return self.choice.measure in {"part", "own"}

    def share(self, party: str) -> tuple[Fraction, Fraction] | None:
        part = self.sums[party].whole
        whole = self.own[party] if self.choice.measure == "own" else self.together
        return shares(part, whole) if part and whole and whole.high else None

    def figure(self, party: str) -> str:
        """The figure at the end of the bar."""
        whole = self.sums[party].whole
        if whole is None:
            return ""
        if not self.is_share:
            return self.written(whole)
        share = self.share(party)
        if share is None:
            return ""
        low, high = (percent(self.t, end) for end in share)
        nought = percent(self.t, Fraction(0))
        if high == nought:
            under = {"en": "under 0.1%", "sq": "nën 0,1%"}[self.t.language]
            return under if share[1] else nought
        return high if low == high else f"{low}–{high}" if share[0] else f"≤{SPACE}{high}"

    def written(self, money: Money) -> str:
        if self.choice.measure == "voter":
            low, high = self.per_voter(money.low), self.per_voter(money.high)
            return high if low == high else f"{low}–{high}" if money.low else f"≤{SPACE}{high}"
        return compact_span(self.t, money, self.scale)

    def per_voter(self, parts: int) -> str:
        value, places = Fraction(parts, UNIT * VOTERS), 2
        while value and value * 10 ** (places - 1) < 1:
            places += 1
        return self.t.fixed(rounded(value, places), places)

    def only(self, party: str) -> str:
        answered = self.sums[party].answered
        if len(answered) == len(self.choice.periods) or self.sums[party].whole is None:
            return ""
        periods = self.view.dataset.by_period
        listed = self.t.listing([period_name(self.t, periods[p]) for p in answered])
        return {"en": f"only {listed}", "sq": f"vetëm {listed}"}[self.t.language]

    def why(self, party: str) -> str:
        """Why there is no bar. Where all is answered, it tells apart what the other charts put together."""
        found = self.sums[party]
        if len(found.answered) < len(self.choice.periods):
            return row_state(self.view, party, "advertising")
        states = {self.view.figures.section(party, p, "advertising") for p in self.choice.periods}
        english = {
            True: "only in other currencies",
            False: "none declared" if State.FILED in states else "nothing to disclose",
        }[bool(found.others)]
        return self.t.gettext(english)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of media in the order of their code list."""
        return tuple(self.view.lists["medium-groups"].rows)

    def bars(self) -> Bars:
        """The figure, as the charts of the site would draw it."""
        rows = tuple(self.row(party) for party in self.choice.parties)
        ticks, top = self.axis(rows)
        series = tuple(Series(group, group, colour) for group, colour in COLOURS.items())
        return Bars((Series("all", "all", "m1"), *series), (Group("", rows),), ticks, top)

    def axis(self, rows: tuple[Row, ...]) -> tuple[tuple[Tick, ...], int]:
        if self.is_share:
            highs = [segment.high for row in rows for segment in row.segments]
            top = min(10_000, max([*highs, 1000]))
            step = 500 if top <= 2500 else 1000 if top <= 5000 else 2500
            values = range(0, top + 1, step)
            return tuple(Tick(v, self.t.percent(v, 10_000)) for v in values), top
        if self.choice.measure != "voter":
            return axis(self.t, self.top, self.scale)
        ticks, _ = axis(
            self.t, self.top // VOTERS, scale_for(UNIT, self.currency, self.t, self.view.dataset)
        )
        return tuple(Tick(t.value * VOTERS, t.label) for t in ticks), max(self.top, 1)

    def row(self, party: str) -> Row:
        found, name = self.sums[party], self.name(party)
        colour = self.view.dataset.by_party[party].colour
        figure = self.figure(party)
        if not figure:
            return Row(name, state=self.why(party), swatch=colour)
        return Row(
            name, tuple(self.segments(party, found, figure)), figure, self.only(party), colour
        )

    def segments(self, party: str, found: Sums, figure: str) -> Iterator[Segment]:
        name, media, whole = self.name(party), self.choice.media, found.whole
        assert whole is not None
        key = media if media in COLOURS else "all"
        if share := self.share(party) if self.is_share else None:
            low, high = share[0] * 10_000, share[1] * 10_000
            ends = (round(low), round(high)) if low == high else (floor(low), ceil(high))
            yield Segment(key, *ends, "", f"{name}: {figure}")
        elif media != "each":
            yield Segment(key, whole.low, whole.high, "", f"{name}: {self.told(whole)}")
        else:
            for group, part in found.groups.items():
                title = self.t.text(self.view.lists["medium-groups"].title(group))
                said = f"{name}, {title}: {self.told(part)}"
                yield Segment(group, part.low, part.high, self.written(part), said)

    def told(self, money: Money) -> str:
        return self.written(money) if self.choice.measure == "voter" else self.t.money(money)

    @property
    def time(self) -> str:
        offered = self.view.figures.filed
        places = [offered.index(period) for period in self.choice.periods]
        if places == list(range(places[0], places[-1] + 1)) and len(places) > 1:
            return span_words(self.t, self.view.periods)
        return self.t.listing([period_name(self.t, period) for period in self.view.periods])

    @property
    def listed(self) -> str:
        """What follows the measure in the sentence."""
        parts = []
        for party in self.choice.parties:
            figure, only = self.figure(party), self.only(party)
            parts.append(
                f"{self.name(party)} {figure or self.why(party)}"
                + (f" ({only})" if only and figure else "")
            )
        return self.t.listing(parts)

    @property
    def gaps(self) -> str:
        """What the note says is missing, withheld, withdrawn or in another currency."""
        others = tuple(
            f"{self.name(party)} {self.t.money(money)}"
            for party, found in self.sums.items()
            for money in found.others.values()
        )
        said = self.t.text(say("In other currencies, not added: {sums}.", sums=others))
        return " ".join(filter(None, (gaps(self.view, "advertising"), said if others else "")))

    def cells(self) -> list[list[str]]:
        """The values of the table for programs, after the party's name and before what the row covers."""
        found = []
        for party in self.choice.parties:
            own, row = self.sums[party], []
            if self.choice.media == "each":
                used = [g for g in self.groups if any(g in s.groups for s in self.sums.values())]
                row += [self.part(party, group) for group in used]
            row.append(span_value(own.whole) if own.whole else "")
            if self.choice.measure == "own":
                row.append(span_value(whole) if (whole := self.own[party]) else "")
            if self.is_share:
                share = self.share(party)
                row.append(plain((end * 100 for end in share), 1) if share else "")
            if self.choice.measure == "voter":
                ends = (own.whole.low, own.whole.high) if own.whole else ()
                row.append(plain((Fraction(end, UNIT * VOTERS) for end in ends), 2) if ends else "")
            found.append(row)
        return found

    def part(self, party: str, group: str) -> str:
        """The sum of a medium; none of what a party declares is nought, another currency stands as it is."""
        own = self.sums[party]
        if group in own.groups:
            return span_value(own.groups[group])
        others = sums(self.view, party, group).others.values()
        nought = "0.00" if own.whole or own.others else ""
        return ", ".join(map(self.t.money, others)) or nought

    def svg(self, width: int, finding: str) -> str:
        return draw(self.bars(), width, "chart-builder", finding, "")


def plain(ends: Iterable[Fraction], places: int) -> str:
    """A span for programs."""
    low, high = ends
    below, above = (str(rounded(end, places)) for end in (low, high))
    return above if below == above else f"{below}..{above}" if low else f"<={above}"
