"""What a comparison must say, counted from the facts themselves: what a reader's browser makes is held against it.

Sums come from the facts of each disclosure, one by one; shares are fractions; sentences are put together anew.
"""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

from generator.charts.funding_origins import COLOURS as ORIGINS
from generator.charts.funding_sources import COLOURS as KINDS
from generator.charts.spend_by_platform import COLOURS as MEDIA
from generator.codes import read_code
from generator.figures.notes import gaps
from generator.figures.view import View
from generator.figures.words import (
    VAT_DIFFERS,
    VAT_WORDS,
    as_of,
    compact_span,
    period_name,
    row_state,
    scale_for,
    span_words,
)
from generator.interactive.bundling import find_node
from generator.metrics.comparison import vat, vat_differs
from generator.metrics.figures import Figures
from generator.metrics.status import State
from generator.money import UNIT, Money, add_up, decimal
from generator.text import PAGE, Translator, say, translator
from tests.invented import figures

VOTERS = 3_713_760
SPACE = "\N{NO-BREAK SPACE}"
ANSWERED = {State.FILED, State.NIL}
WHOLE = 10_000
"""Shares are drawn in hundredths of a per cent."""
ALBANIAN = {
    "only {periods}": "vetëm {periods}",
}


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
    of: str = "advertising"

    @property
    def fragment(self) -> str:
        """The choice as an address keeps it."""
        everybody = tuple(party.id for party in figures().dataset.parties)
        own = self.of == "advertising"
        parts = [] if own else [f"of={self.of}"]
        parts += [f"parties={','.join(self.parties)}"] if self.parties != everybody else []
        parts.append(f"periods={','.join(self.periods)}")
        parts += [f"{'media' if own else 'kind'}={self.media}"] if self.media != "all" else []
        parts += [f"as={self.measure}"] if self.measure != "sum" else []
        return "&".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What money is compared: its section, the code list of its parts with their colours, and the words for it."""

    section: str
    parts: str
    colours: Mapping[str, str]
    name: str
    by: str
    question: str
    question_own: str


ABOUT = {
    "advertising": About(
        section="advertising", parts="medium-groups", colours=MEDIA, name="advertising", by="medium",
        question="How much advertising did the parties declare?",
        question_own="How much of their advertising went there?",
    ),
    "funding": About(
        section="funding", parts="funding-groups", colours=KINDS, name="funding", by="kind",
        question="How much funding did the parties declare?",
        question_own="How much of their funding was of that kind?",
    ),
    "origin": About(
        section="funding", parts="origins", colours=ORIGINS, name="funding", by="origin",
        question="Where does the money come from?",
        question_own="How much of their funding came from there?",
    ),
}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a party, and the periods it is about."""

    party: str
    periods: tuple[str, ...]


def count_in_node(scripts: Sequence[str], fragments: Sequence[str]) -> list[dict[str, Any]]:
    """What the scripts of the comparison make of each fragment, with figures from some scripts."""
    program = Path(__file__).with_name("counting.mjs")
    done = subprocess.run(
        [find_node()[0], str(program)],
        input=json.dumps({"scripts": scripts, "fragments": fragments}).encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


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


def rounded(value: Fraction, places: int) -> Decimal:
    """Half up, from the exact value, once."""
    return Decimal(floor(value * 10**places + Fraction(1, 2))).scaleb(-places)


def per_cent(share: Fraction) -> Decimal:
    """One decimal and two digits, and never 0 or 100 of what is neither."""
    if share in {0, 1}:
        return Decimal(int(share * 100))
    enough = (places for places in range(1, 40) if share * 10 ** (places + 1) >= 1)
    return next(said for places in enough if (said := rounded(share * 100, places)) != 100)


def percent(t: Translator, share: Fraction) -> str:
    """The same as it is read."""
    value = per_cent(share)
    return t.fixed(value, len(f"{value}".partition(".")[2])) + "%"


def voted(parts: int) -> tuple[Decimal, int]:
    """A sum per registered voter, and how many decimals it has."""
    value, places = Fraction(parts, UNIT * VOTERS), 2
    while value and value * 10 ** (places - 1) < 1:
        places += 1
    return rounded(value, places), places


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
        self.about = ABOUT[choice.of]
        self.view = view
        self.t = self.view.t
        self.currency = self.view.dataset.currency
        periods = choice.periods
        times = [(p,) for p in periods] if choice.measure == "time" else [periods]
        self.rows = [Row(party, time) for party in choice.parties for time in times]
        self.sums = {row: self.summed(row, choice.media) for row in self.rows}
        self.own = {row: self.summed(row, "all").whole for row in self.rows}
        wholes = [found.whole for found in self.sums.values() if found.whole]
        self.most = max((money.high for money in wholes), default=0)
        self.together = add_up(wholes).get(self.currency)
        self.scale = scale_for(self.most, self.currency, self.t, self.view.dataset)

    def summed(self, row: Row, media: str) -> Sums:
        """From the rows that were filed, one by one."""
        spans = [
            (part, money) for part, money in self.declared(row) if media in {"all", "each", part}
        ]
        main = self.currency
        groups = {
            group: add_up(m for g, m in spans if (g, m.currency) == (group, main))[main]
            for group in self.groups
            if any((g, m.currency) == (group, main) for g, m in spans)
        }
        others = add_up(m for _, m in spans if m.currency != main)
        states = {
            p: self.view.figures.section(row.party, p, self.about.section) for p in row.periods
        }
        return Sums(groups, others, tuple(p for p, state in states.items() if state in ANSWERED))

    def declared(self, row: Row) -> Iterator[tuple[str, Money]]:
        """Each sum that was filed, with its part."""
        facts = self.view.dataset.current_facts
        if self.choice.of == "advertising":
            lines = (line for line in facts.lines if line.party == row.party)
            for line in lines:
                if line.period in row.periods:
                    yield from ((line.group, amount.declared.money) for amount in line.amounts)
        for source in facts.sources if self.choice.of != "advertising" else ():
            if source.party == row.party and source.period in row.periods:
                part = source.origin if self.choice.of == "origin" else source.group
                yield part, source.amount.money

    def name(self, party: str) -> str:
        return self.t.local(self.view.dataset.by_party[party].name)

    def names(self, periods: Iterable[str]) -> str:
        known = self.view.dataset.by_period
        return self.t.listing([period_name(self.t, known[period]) for period in periods])

    @property
    def is_share(self) -> bool:
        return self.choice.measure in {"part", "own"}

    def share(self, row: Row) -> tuple[Fraction, Fraction] | None:
        part = self.sums[row].whole
        whole = self.own[row] if self.choice.measure == "own" else self.together
        return shares(part, whole) if part and whole and whole.high else None

    def figure(self, row: Row) -> str:
        """The figure at the end of the bar."""
        whole = self.sums[row].whole
        if whole is None:
            return ""
        if not self.is_share:
            return self.written(whole)
        share = self.share(row)
        if share is None:
            return ""
        low, high = (percent(self.t, end) for end in share)
        return high if low == high else f"{low}–{high}" if share[0] else f"≤{SPACE}{high}"

    def written(self, money: Money) -> str:
        if self.choice.measure == "voter":
            low, high = self.per_voter(money.low), self.per_voter(money.high)
            return high if low == high else f"{low}–{high}" if money.low else f"≤{SPACE}{high}"
        return compact_span(self.t, money, self.scale)

    def per_voter(self, parts: int) -> str:
        return self.t.fixed(*voted(parts))

    def only(self, row: Row) -> str:
        answered = self.sums[row].answered
        if len(answered) == len(row.periods) or self.sums[row].whole is None:
            return ""
        words = {"en": "only {periods}", "sq": ALBANIAN["only {periods}"]}[self.t.language]
        return words.format(periods=self.names(answered))

    def why(self, row: Row) -> str:
        """Why there is no bar. Where all is answered, it tells apart what the other charts put together."""
        found, section = self.sums[row], self.view.figures.section
        if len(found.answered) < len(row.periods):
            known = self.view.dataset.by_period
            some = tuple(known[period] for period in row.periods)
            asked = View(self.view.figures, self.view.code, self.view.parties, some, self.t)
            return row_state(asked, row.party, self.about.section)
        states = {section(row.party, p, self.about.section) for p in row.periods}
        english = {
            True: "only in other currencies",
            False: "none declared" if State.FILED in states else "nothing to disclose",
        }[bool(found.others)]
        return self.t.gettext(english)

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of media in the order of their code list."""
        return tuple(self.view.lists[self.about.parts].rows)

    def title(self, group: str) -> str:
        return self.t.text(self.view.lists[self.about.parts].title(group))

    def bars(self) -> list[dict[str, Any]]:
        """What is drawn of each row."""
        return [
            {
                "name": self.name(row.party),
                "segments": [*self.segments(row)] if self.figure(row) else [],
                "total": self.figure(row),
                "only": self.only(row),
                "why": "" if self.figure(row) else self.why(row),
            }
            for row in self.rows
        ]

    def segments(self, row: Row) -> Iterator[dict[str, str]]:
        media, found = self.choice.media, self.sums[row]
        if share := self.share(row) if self.is_share else None:
            low, high = (max(int(rounded(end * WHOLE, 0)), 1 if end else 0) for end in share)
            yield segment(low, high, self.about.colours.get(media, "m1"))
        elif media != "each":
            whole = found.whole
            assert whole is not None
            yield segment(whole.low, whole.high, self.about.colours.get(media, "m1"))
        else:
            for group, part in found.groups.items():
                yield segment(part.low, part.high, self.about.colours[group], self.written(part))

    @property
    def time(self) -> str:
        offered = self.view.figures.filed
        places = [offered.index(period) for period in self.choice.periods]
        if places == list(range(places[0], places[-1] + 1)) and len(places) > 1:
            return span_words(self.t, self.view.periods)
        return self.names(self.choice.periods)

    @property
    def unit(self) -> str:
        """What the figures are in."""
        worded, measure = self.t.gettext, self.choice.measure
        if measure == "part":
            return worded("share of what these parties disclosed together, per cent")
        if measure == "own":
            return worded(f"share of the party's own {self.about.name}, per cent")
        if measure == "voter":
            one = scale_for(UNIT, self.currency, self.t, self.view.dataset)
            return worded("{unit} per registered voter").format(unit=self.t.text(one.word))
        return self.t.text(self.scale.word)

    @property
    def measure(self) -> str:
        media = self.choice.media
        name, by = self.about.name, self.about.by
        about = {"all": f"Declared {name}", "each": f"Declared {name} by {by}"}
        worded = self.t.gettext(about.get(media, f"Declared {name}, {{medium}}"))
        if media not in about:
            worded = worded.format(medium=self.title(media))
        return f"{worded}, {self.unit}, {self.time}"

    @property
    def summary(self) -> str:
        return f"{self.measure}: {self.listed}."

    @property
    def listed(self) -> str:
        """What follows the measure in the sentence."""
        parts = []
        for party in self.choice.parties:
            own = [row for row in self.rows if row.party == party]
            if self.choice.measure == "time":
                said = "; ".join(f"{self.names(row.periods)}: {self.said(row)}" for row in own)
                parts.append(f"{self.name(party)} ({said})")
            else:
                parts.append(f"{self.name(party)} {self.said(own[0])}")
        return self.t.listing(parts)

    def said(self, row: Row) -> str:
        figure, only = self.figure(row), self.only(row)
        return (figure or self.why(row)) + (f" ({only})" if only and figure else "")

    @property
    def note(self) -> str:
        """Source, brackets, gaps, other currencies, VAT, voters."""
        unsure = any(s["low"] != s["high"] for bar in self.bars() for s in bar["segments"])
        others = tuple(
            f"{self.name(row.party)} "
            + (f"({self.names(row.periods)}) " if self.choice.measure == "time" else "")
            + self.t.money(money)
            for row, found in self.sums.items()
            for money in found.others.values()
        )
        said = self.t.text(say("In other currencies, not added: {sums}.", sums=others))
        voters = "Registered voters: {number} ({source}, {day})."
        day, of = (
            self.t.date(self.view.dataset.today.replace(month=4, day=11)),
            "Invented register of voters",
        )
        parts = (
            as_of(self.view),
            self.t.gettext("Thin line: how far a sum may reach.") if unsure else "",
            gaps(self.view, self.about.section),
            said if others else "",
            self.vat,
            self.t.gettext(voters).format(number=self.t.number(VOTERS), source=of, day=day)
            if self.choice.measure == "voter" else "",
        )  # fmt: skip
        return " ".join(filter(None, parts))

    @property
    def vat(self) -> str:
        """What parties say of VAT, in the order of the answers."""
        if self.choice.of != "advertising":
            return ""
        answers = vat(self.view.figures, self.choice.periods)
        own = {party: answers[party] for party in self.choice.parties if party in answers}
        if not vat_differs(answer for answer in own.values() if answer):
            return ""
        told = [self.t.text(VAT_DIFFERS)]
        for key, words in VAT_WORDS.items():
            who = [self.name(party) for party, answer in own.items() if answer == key]
            if who:
                told.append(f"{self.t.text(words)}: {self.t.listing(who)}.")
        return " ".join(told)

    @property
    def finding(self) -> str:
        """Names the largest where it is larger than every other whatever the bounds; says no more than is known."""
        title = self.title(self.choice.media) if self.choice.media in self.groups else ""
        return (f"{title[0].upper()}{title[1:]}: " if title else "") + self.found()

    def found(self) -> str:
        words, measure = self.t.gettext, self.choice.measure
        alone, known = len(self.rows) == 1, [row for row in self.rows if self.figure(row)]
        own = words(self.about.question_own)
        question = own if measure == "own" else words(self.about.question)
        if alone and not known:
            return f"{self.name(self.rows[0].party)}: {self.why(self.rows[0])}"
        ends = {row: self.ends(row) for row in known}
        first = [r for r in known if all(ends[r][0] > ends[o][1] for o in known if o != r)]
        too_few = len(known) < 2 and not (alone and measure != "part")
        if not first or too_few or (measure == "time" and len(self.choice.parties) > 1):
            return question
        (row,) = first
        party, figure, whole = self.name(row.party), self.figure(row), self.sums[row].whole
        if self.is_share:
            own = (
                "{share} of what {party} disclosed"
                if alone
                else "largest share at {party}, {share} of what it disclosed"
            )
            part = "{party} accounts for {share} of what these parties disclosed"
            return words(part if measure == "part" else own).format(party=party, share=figure)
        assert whole is not None
        if self.only(row) and whole.low:
            least = self.written(Money(whole.currency, whole.low, whole.low))
            figure = words("at least {sum}").format(sum=f"{least} {self.unit}")
        else:
            figure = f"{figure} {self.unit}"
        most, largest = (
            "{party} declared the most: {sum}",
            "Largest of the sums disclosed: {party}, {sum}",
        )
        partly = any(len(self.sums[row].answered) < len(row.periods) for row in self.rows)
        said = "{party} declared {sum}" if alone else largest if partly else most
        if measure == "time" and not alone:
            said = "{party} declared the most in {period}: {sum}"
        return words(said).format(party=party, sum=figure, period=self.names(row.periods))

    def ends(self, row: Row) -> tuple[Fraction, Fraction]:
        """What is compared: the share, else the sum."""
        share, whole = self.share(row) if self.is_share else None, self.sums[row].whole
        assert whole is not None
        return share or (Fraction(whole.low), Fraction(whole.high))

    def cells(self) -> list[list[str]]:
        """The values of the table for programs, after the party's name and before what the row covers."""
        found = []
        for party in self.rows:
            own, row = self.sums[party], []
            if self.choice.media == "each":
                used = [g for g in self.groups if any(g in s.groups for s in self.sums.values())]
                row += [self.part(party, group) for group in used]
            row.append(span_value(own.whole) if own.whole else "")
            if self.choice.measure == "own":
                row.append(span_value(whole) if (whole := self.own[party]) else "")
            if self.is_share:
                share = self.share(party)
                row.append(
                    plain([str(per_cent(end)) for end in share], bool(share[0])) if share else ""
                )
            if self.choice.measure == "voter":
                ends = (own.whole.low, own.whole.high) if own.whole else ()
                row.append(
                    plain([str(voted(end)[0]) for end in ends], bool(ends[0])) if ends else ""
                )
            found.append(row)
        return found

    def part(self, row: Row, group: str) -> str:
        """The sum of a medium; none of what a party declares is nought, another currency stands as it is."""
        own = self.sums[row]
        if group in own.groups:
            return span_value(own.groups[group])
        others = self.summed(row, group).others.values()
        nought = "0.00" if own.whole or own.others else ""
        return ", ".join(map(self.t.money, others)) or nought

    def covers(self) -> list[str]:
        """What each row covers, or why it is empty."""
        over_time = self.choice.measure == "time"
        return [
            (self.only(row) or (self.names(row.periods) if over_time else self.time))
            if self.figure(row)
            else self.why(row)
            for row in self.rows
        ]


def segment(low: int, high: int, colour: str, label: str = "") -> dict[str, str]:
    """A piece of a bar; numbers may be too large for JSON."""
    return {"low": str(low), "high": str(high), "colour": colour, "label": label}


def plain(ends: Iterable[str], is_low: bool) -> str:
    """A span for programs; whether its lower end is more than nothing tells a range from a bound."""
    below, above = ends
    return above if below == above else f"{below}..{above}" if is_low else f"<={above}"
