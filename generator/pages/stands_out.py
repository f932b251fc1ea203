"""What stands out, with the parties' own words: a page for all parties, and a block for the page of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.facts.dataset import Party
from generator.figures.outcomes import Outcome, count_words, none_words, outcomes, unknown_words
from generator.findings import Place
from generator.metrics.explanations import OwnWords
from generator.metrics.status import UNASKED
from generator.pages.page import KeyFigure, Page
from generator.pages.site import Site
from generator.text import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One thing that a check found: for which period, in words, and what the party says of it."""

    period: str
    words: str
    said: OwnWords | None
    place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a check found for one party: the count in words, or why there is none, then `tone` says how that looks.

    `silent` are the things of which the party does not say whether they belong to those found.
    """

    party: Party
    words: str
    tone: str
    found: tuple[Shown, ...]
    silent: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One check as a page shows it: what it counts, what it found for each party, and who has none."""

    id: str
    title: str
    unit: str
    counted: str
    commitments: str
    counts: tuple[Counted, ...]
    none: str
    unknown: str


def pages(site: Site) -> Iterator[Page]:
    """One page of all checks and all parties."""
    title = site.say(say("What stands out"))
    lead = site.say(
        say(
            "The same checks look for these things in what every party declared. What they find is "
            "a fact in a file and no judgement; what the party says of it stands beside it."
        )
    )
    yield site.page(
        site.to.stands_out, title, "stands_out", "stands-out", description=lead, section="stands-out",
        names=(), lead=lead, key_figures=(_filed(site),), matters=_matters(site, site.dataset.parties),
    )  # fmt: skip


def block(site: Site, party: Party) -> Markup:
    """What stands out in what one party declared, for its own page."""
    return site.part("stands_out_block", matters=_matters(site, (party,)))


def _matters(site: Site, parties: tuple[Party, ...]) -> tuple[Matter, ...]:
    view = site.view(parties)
    return tuple(_matter(site, found) for found in outcomes(view))


def _matter(site: Site, found: tuple[Outcome, ...]) -> Matter:
    view, wording = site.view(), found[0].wording
    numbers = [c.number for c in site.code.commitments if wording.check.rule in c.rules]
    return Matter(
        id=wording.check.id,
        title=site.say(wording.title),
        unit=site.say(wording.unit),
        counted=site.say(wording.counted),
        commitments=site.t.listing(numbers),
        counts=tuple(_counted(site, each) for each in found),
        none=none_words(view, found),
        unknown=unknown_words(view, found),
    )


def _counted(site: Site, result: Outcome) -> Counted:
    return Counted(
        party=result.party,
        words=count_words(site.view(), result),
        tone="" if result.is_known else result.tone,
        found=tuple(_shown(site, result, is_open=False)),
        silent=tuple(_shown(site, result, is_open=True)),
    )


def _shown(site: Site, result: Outcome, *, is_open: bool) -> Iterator[Shown]:
    for found in (each for each in result.tally.found if each.is_open is is_open):
        yield Shown(
            period=found.period,
            words=site.say(result.wording.words(site.view(), found)),
            said=found.said,
            place=found.place,
        )


def _filed(site: Site) -> KeyFigure:
    """How many of the disclosures due were there to be checked."""
    owed = [
        status
        for party in site.dataset.parties
        for period in site.dataset.due
        if (status := site.status(party.id, period.id)).state not in UNASKED
    ]
    there = sum(status.version is not None for status in owed)
    return KeyFigure(
        site.say(say("{count} of {whole}", count=there, whole=len(owed))),
        site.say(say("due disclosures are filed and checked; the others cannot be")),
        site.to.filings,
    )
