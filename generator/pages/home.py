"""The front page: what this is, who has filed, the headline comparison."""

from itertools import product

from generator import addresses
from generator.metrics.status import ANSWERED, UNASKED, State
from generator.pages.page import KeyFigure, Page
from generator.pages.site import Site
from generator.pages.words import money_figure
from generator.text import Message, joined, say, say_many

ASKS = say(
    "The code asks each party to say who campaigns on its behalf, what its advertising cost and who paid, and where"
    " targeting and AI were used."
)


def front_page(sites: list[Site]) -> Page:
    """The page at the root: the newest election's front page, with links to the others."""
    others = tuple(
        (site.dataset.id, site.t.local(site.dataset.data["title"])) for site in sites[1:]
    )
    return home(sites[0], addresses.HOME, others)


def home(site: Site, path: str, others: tuple[tuple[str, str], ...]) -> Page:
    """The front page at an address, with links to other elections."""
    title = site.say(say("Who pays for the campaign, and whom do the ads target?"))
    return site.page(
        path,
        title,
        "home",
        "home",
        description=site.drawings["spend-by-platform"].summary,
        section="home",
        lead=_lead(site),
        key_figures=_figures(site),
        others=others,
        asks="" if site.dataset.data.get("source") else site.say(ASKS),
    )


def _lead(site: Site) -> str:
    count = len(site.dataset.parties)
    if source := site.dataset.data.get("source"):
        return site.say(
            say_many(
                "One sponsor stated its advertising for the {election} in a public register ({source}).",
                "{count} sponsors stated their advertising for the {election} in a public register ({source}).",
                count,
                election=site.t.local(site.dataset.data["title"]),
                source=source["title"],
            )
        )
    signed = say_many(
        "One party signed the code of conduct for the {election}.",
        "{count} parties signed the code of conduct for the {election}.",
        count,
        election=site.t.local(site.dataset.data["title"]),
    )
    return joined(" ", map(site.say, (signed, say("This is what they filed."))))


def _figures(site: Site) -> tuple[KeyFigure, ...]:
    due = site.dataset.due
    status = [site.status(party.id, period.id) for party in site.dataset.parties for period in due]
    expected = [s for s in status if s.state is not State.NOT_EXPECTED]
    filed = sum(s.version is not None for s in expected)
    missing = [s for s in expected if s.state in {State.MISSING, State.REFUSED}]
    return (
        _spent(site),
        KeyFigure(
            site.t.number(filed),
            site.say(say("disclosures filed of {whole} due", whole=len(expected))),
            site.to.filings,
        ),
        KeyFigure(
            site.t.number(len(missing)),
            site.say(
                say_many(
                    "overdue, from one party",
                    "overdue, from {count} parties",
                    len({s.party for s in missing}),
                )
                if missing
                else say("overdue")
            ),
            f"{site.to.filings}#overdue",
        ),
        _ai(site),
    )


def _spent(site: Site) -> KeyFigure:
    """What all parties declare; where all are silent, nothing that could be taken for nought."""
    periods = [period.id for period in site.periods_so_far]
    spends = [s for party in site.dataset.parties for s in site.figures.spent(party.id, periods)]
    words = _declared(site)
    none = "0" if _has_answered(site, "advertising") else "–"
    return money_figure(site, spends, words, site.to.platforms, none)


def _declared(site: Site) -> Message:
    """What the sum is of; where some filings are missing, withheld or withdrawn, of how many."""
    pairs = product(site.dataset.parties, site.periods_so_far)
    states = [site.figures.section(party.id, time.id, "advertising") for party, time in pairs]
    asked = [state for state in states if state not in UNASKED]
    known = sum(state in ANSWERED for state in asked)
    if known == len(asked):
        return say("declared on advertising, {time}", time=site.time)
    return say(
        "declared on advertising, {time}, in {count} of {whole} filings",
        time=site.time,
        count=known,
        whole=len(asked),
    )


def _has_answered(site: Site, section: str) -> bool:
    """Whether any party has said anything in a section so far, if only that there is nothing to disclose."""
    return any(
        site.figures.section(party.id, period.id, section) in ANSWERED
        for party in site.dataset.parties
        for period in site.periods_so_far
    )


def _ai(site: Site) -> KeyFigure:
    periods = [period.id for period in site.periods_so_far]
    answered = [
        party.id
        for party in site.dataset.parties
        if any(site.figures.section(party.id, p, "ai") in {State.FILED, State.NIL} for p in periods)
    ]
    used = [
        party
        for party in answered
        if any(site.figures.ai_uses.get((party, period)) for period in periods)
    ]
    figure = site.say(say("{count} of {whole}", count=len(used), whole=len(answered)))
    label = site.say(say("parties that answered say they used AI"))
    return KeyFigure(figure, label, site.to.chart("ai-use"))
