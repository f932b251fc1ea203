"""The comparison: measures × parties, over all periods due and for each period."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import addresses
from generator.facts.dataset import Party, Period
from generator.figures.shares import percent_words, share
from generator.figures.words import STATE_WORDS, TONES, VAT_DIFFERS, VAT_WORDS, span_words
from generator.metrics.comparison import METRICS, Answer, Scope, measure, vat, vat_differs
from generator.metrics.status import State
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say

TITLE = say("Compare parties")


@dataclass(frozen=True, slots=True)
class Field:
    """One cell: its texts, a quiet line below them, and the sign of a state or answer."""

    texts: tuple[str, ...]
    more: str
    tone: str
    link: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure for every party; `bars` are the lengths of their bars, 0 where there is none."""

    id: str
    title: str
    indent: bool
    fields: tuple[Field, ...]
    bars: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Why figures of a party cannot be compared."""

    party: str
    words: str


@dataclass(frozen=True, slots=True)
class VatAnswer:
    """What some parties say of VAT. Two sums measure the same only where `said` is the same, and not “both”."""

    said: str
    words: str
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """What every party answers to each measure for some periods, and the page it is on.

    `warnings` and `vat` say what keeps the answers from being compared.
    """

    path: str
    periods: tuple[Period, ...]
    lines: tuple[MeasureRow, ...]
    warnings: tuple[Gap, ...]
    vat: tuple[VatAnswer, ...]


def pages(site: Site) -> Iterator[Page]:
    """A page for each table."""
    choices = [(site.to.compare, site.say(say("All periods due")))]
    choices += [(site.to.compare_period(period), site.period(period)) for period in _ever(site)]
    for table in comparison_tables(site):
        yield site.page(
            table.path,
            site.say(TITLE),
            "compare",
            "compare",
            section="compare",
            lines=table.lines,
            warnings=table.warnings,
            vat_differs=site.say(VAT_DIFFERS),
            vat=table.vat,
            choices=choices,
            time=span_words(site.t, table.periods),
            dates=site.dates_of(table.periods),
            files=addresses.TABLE_FILES,
        )


def comparison_tables(site: Site) -> Iterator[ComparisonTable]:
    """All periods due together, then each period that somebody has filed for."""
    yield _table(site, site.to.compare, site.periods_so_far)
    for period in _ever(site):
        yield _table(site, site.to.compare_period(period), (site.dataset.by_period[period],))


def _ever(site: Site) -> tuple[str, ...]:
    """The periods that have a table: what was filed early and withdrawn keeps the address that it had."""
    ever = {*site.figures.filed, *(version.filing.period for version in site.dataset.versions)}
    return tuple(period.id for period in site.dataset.periods if period.id in ever)


def _table(site: Site, path: str, periods: tuple[Period, ...]) -> ComparisonTable:
    ids = tuple(period.id for period in periods)
    scopes = {party.id: Scope(site.figures, party.id, ids) for party in site.dataset.parties}
    answers = {
        (metric.id, party): measure(metric, scope)
        for metric in METRICS
        for party, scope in scopes.items()
    }
    lines = tuple(
        MeasureRow(
            metric.id,
            site.say(metric.title),
            metric.indent,
            tuple(
                _field(site, party, answers[metric.id, party.id], metric.section)
                for party in site.dataset.parties
            ),
            _bars(site, (answers[metric.id, party.id] for party in site.dataset.parties))
            if metric.id == "spend"
            else (0,) * len(scopes),
        )
        for metric in METRICS
        if not metric.indent or any(answers[metric.id, p.id].money for p in site.dataset.parties)
    )
    return ComparisonTable(path, periods, lines, tuple(_warnings(site, periods)), _vat(site, ids))


def _bars(site: Site, answers: Iterable[Answer]) -> tuple[int, ...]:
    """The length of each party's bar, in thousandths of the longest; sums in other currencies have none."""
    currency = site.dataset.currency
    highs = [
        next((money.high for money in answer.money if money.currency == currency), 0)
        for answer in answers
    ]
    top = max(highs, default=0) or 1
    return tuple(high * 1000 // top for high in highs)


def _field(site: Site, party: Party, answer: Answer, section: str) -> Field:
    link = f"{site.to.party(party.id)}#{section}"
    if answer.state is not State.FILED and not answer.only:
        words, tone = site.say(STATE_WORDS[answer.state]), TONES[answer.state]
        return Field((words,), "", tone, link)
    more = _more(site, answer)
    if answer.money:
        return Field(tuple(site.t.money(money) for money in answer.money), more, "", link)
    if answer.word is not None:
        return Field((site.say(answer.word),), more, answer.tone, link)
    if answer.names:
        return Field((", ".join(sorted(answer.names, key=site.t.order)),), more, "", link)
    return Field((site.say(say("none")),), more, "empty", link)


def _more(site: Site, answer: Answer) -> str:
    parts = []
    if (
        answer.part is not None
        and answer.part[0].exact
        and answer.part[1].exact
        and answer.part[1].high
    ):
        parts.append(percent_words(site.t, share(*answer.part)))
    if answer.names and answer.money:
        parts.append(", ".join(sorted(answer.names, key=site.t.order)))
    if answer.only:
        periods = tuple(site.period(period) for period in answer.only)
        parts.append(site.say(say("only {periods}", periods=periods)))
    return " · ".join(parts)


def _warnings(site: Site, periods: tuple[Period, ...]) -> Iterator[Gap]:
    """One sentence for each party whose answers do not cover everything compared."""
    for party in site.dataset.parties:
        silent: dict[State, list[str]] = {}
        withheld: dict[str, list[str]] = {}
        for period in periods:
            status = site.status(party.id, period.id)
            if status.version is None:
                silent.setdefault(status.state, []).append(site.period(period))
            for section in status.withheld:
                withheld.setdefault(section, []).append(site.period(period))
        found = [
            say("{periods} {state}", periods=tuple(named), state=STATE_WORDS[state])
            for state, named in silent.items()
        ]
        found += [
            say(
                "“{section}” withheld for {periods}",
                section=site.code_word("sections", section),
                periods=tuple(named),
            )
            for section, named in withheld.items()
        ]
        if found:
            words = say("{party}: {gaps}.", party=site.name(party), gaps=tuple(found))
            yield Gap(party.id, site.say(words))


def _vat(site: Site, periods: tuple[str, ...]) -> tuple[VatAnswer, ...]:
    """What each party says of VAT, where not all say the same."""
    answers = vat(site.figures, periods)
    if not vat_differs(answers.values()):
        return ()
    named = {
        answer: tuple(p for p in site.dataset.parties if answers.get(p.id) == answer)
        for answer in VAT_WORDS
    }
    return tuple(
        VatAnswer(_SAID[answer - {None}], site.say(VAT_WORDS[answer]), parties)
        for answer, parties in named.items()
        if parties
    )


_SAID: Mapping[frozenset[bool | None], str] = {
    frozenset(): "unsaid",
    frozenset({True}): "with",
    frozenset({False}): "without",
    frozenset({True, False}): "both",
}
