"""What readers can search for: the places of every election in one language, and what each is found by.

The script of the search asks for them when somebody first searches (`theme/assets/search.js`). They hold plain text
only, which it shows as text. Rows that say the same, such as all lines of a party on one medium, are one find.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.artifact import to_json
from generator.facts.role import Role
from generator.figures.words import STATE_WORDS
from generator.metrics.status import State
from generator.pages.page import Page
from generator.pages.rendering import status_words
from generator.pages.shown import region_name
from generator.pages.site import Site
from generator.text import Message, Translator, joined, say
from generator.validation.catalogue import CATALOGUE
from generator.validation.places import SECTIONS

KINDS: Mapping[str, Message] = {
    "party": say("Parties"),
    "organisation": say("Organisations"),
    "person": say("People"),
    "medium": say("Platforms and media"),
    "region": say("Regions"),
    "method": say("Targeting"),
    "line": say("Advertising"),
    "source": say("Where the money comes from"),
    "ai": say("Where AI was used"),
    "filing": say("Filings"),
    "chart": say("Charts"),
    "commitment": say("Commitments"),
    "page": say("Pages"),
    "rule": say("What the check looks for"),
}
"""The groups that results are shown in; those that fit equally well in this order."""
WORDS: Mapping[str, Message] = {
    "title": say("Search"),
    "placeholder": say("Party, organisation, medium, region, word"),
    "results": say("Search results"),
    "close": say("Close"),
    "count": say("Results: {count}", count="#"),
    "more": say("More: {count}", count="#"),
    "none": say("Nothing is found. Try fewer letters or another word."),
}
SHALLOW = 2
"""The folders a page of an election lies in, at most, to be found by its title; deeper ones belong to a subject."""


@dataclass(frozen=True, slots=True)
class Find:
    """One place: what it is, its title, what it is about, the way there, and words that find it and are not shown."""

    kind: str
    title: str
    about: str
    target: str
    words: tuple[str, ...] = ()


def finds(sites: Iterable[Site], pages: Sequence[Page], language: str) -> Iterator[Find]:
    """Everything to be found in one language; what is the same place several times becomes one in the index."""
    own = [site for site in sites if site.language == language]
    for site in own:
        election = site.t.local(site.dataset.data["title"]) if len(own) > 1 else ""
        for find in (*_of_election(site), *_pages(pages, site.to.home)):
            about = ", ".join(filter(None, (find.about, election)))
            yield Find(find.kind, find.title, about, find.target, find.words)
    if own:
        yield from _pages(pages, addresses.RULES)
        yield from _rules(own[0].t)


def _pages(pages: Iterable[Page], folder: str) -> Iterator[Find]:
    for page in pages:
        if page.path.startswith(folder) and page.path.count("/") <= SHALLOW:
            yield Find("page", page.title, "", page.path)


def index(found: Iterable[Find], t: Translator) -> bytes:
    """The file that the script reads: kinds, words of the search itself, and each place as a list, once."""
    kinds = list(KINDS)
    return to_json({
        "kinds": [t.text(words) for words in KINDS.values()],
        "words": {key: t.text(words) for key, words in WORDS.items()},
        "finds": [
            [kinds.index(one.kind), one.title, one.about, one.target, " ".join(one.words)]
            for one in _once(found)
        ],
    })  # fmt: skip


def _once(found: Iterable[Find]) -> Iterator[Find]:
    places: dict[tuple[str, str, str, str], dict[str, None]] = {}
    for one in found:
        words = places.setdefault((one.kind, one.title, one.about, one.target), {})
        words.update(dict.fromkeys(word for text in one.words for word in text.split()))
    for place, words in places.items():
        yield Find(*place, tuple(words))


def _of_election(site: Site) -> Iterator[Find]:
    yield from _parties(site)
    yield from _organisations(site)
    yield from _advertising(site)
    yield from _funding(site)
    yield from _targeting(site)
    yield from _ai(site)
    yield from _filings(site)
    for record in site.records.values():
        drawing = record.block.drawing
        yield Find("chart", drawing.question, drawing.finding, site.to.chart(record.id))
    for commitment in site.code.commitments:
        title = f"{commitment.number} {site.t.local(commitment.title)}"
        target = f"{site.to.commitments}#{commitment.id}"
        yield Find("commitment", title, "", target, (site.t.local(commitment.summary),))
    for period in site.dataset.periods:
        yield Find("page", site.period(period), "", site.to.period(period.id))


def _parties(site: Site) -> Iterator[Find]:
    for party in site.dataset.parties:
        about = " · ".join(filter(None, (party.short_name, party.register)))
        words = tuple(party.name.values())
        yield Find("party", site.name(party), about, site.to.party(party.id), words)


def _organisations(site: Site) -> Iterator[Find]:
    named: dict[str, list[Role]] = {}
    for role in site.dataset.current_facts.roles:
        named.setdefault(role.who.slug, []).append(role)
    for slug, roles in named.items():
        kind = "person" if any(role.role == "candidate" for role in roles) else "organisation"
        parties = dict.fromkeys(site.name(role.party) for role in roles)
        words = tuple(f"{role.who.name} {role.who.register}" for role in roles)
        target = site.to.organisation(slug)
        yield Find(kind, roles[0].who.name, ", ".join(parties), target, words)


def _advertising(site: Site) -> Iterator[Find]:
    for account in site.dataset.current_facts.accounts:
        yield _medium(site, account.platform, (account.name, account.account_id))
    for line in site.dataset.current_facts.lines:
        included = site.codes("media", line.media_included)
        yield _medium(site, line.medium, (included,))
        target = f"{site.to.party(line.party)}#advertising"
        words = (line.medium, included, line.payer.name, line.sponsor.name)
        title = site.code_word("media", line.medium)
        yield Find("line", title, site.name(line.party), target, words)


def _medium(site: Site, medium: str, words: tuple[str, ...]) -> Find:
    title = site.code_word("media", medium)
    return Find("medium", title, "", site.to.platform(medium), (medium, *words))


def _funding(site: Site) -> Iterator[Find]:
    for source in site.dataset.current_facts.sources:
        kind = site.code_word("funding-kinds", source.kind)
        title = joined(" · ", (kind, site.code_word("origins", source.origin)))
        donor = source.donor.name if source.donor else ""
        lender = source.loan.lender if source.loan else ""
        target = f"{site.to.party(source.party)}#funding"
        words = (source.kind, source.origin, donor, lender)
        yield Find("source", title, site.name(source.party), target, words)


def _targeting(site: Site) -> Iterator[Find]:
    for technique in site.dataset.current_facts.techniques:
        party, target = site.name(technique.party), f"{site.to.party(technique.party)}#targeting"
        criteria = (*technique.include, *technique.exclude)
        chosen = tuple(one.value.text for one in criteria if one.dimension != "region")
        if technique.special_category_data:
            chosen = (*chosen, site.say(say("uses sensitive data")))
        for method in technique.methods:
            title = site.code_word("targeting-methods", method)
            yield Find("method", title, party, target, (method, *chosen))
        for code in (one.value.text for one in criteria if one.dimension == "region"):
            yield Find("region", region_name(code) or code, party, target, (code,))


def _ai(site: Site) -> Iterator[Find]:
    for use in site.dataset.current_facts.ai_uses:
        words = (use.provider, site.codes("ai-stages", use.stages))
        target = f"{site.to.party(use.party)}#ai"
        yield Find("ai", use.system, site.name(use.party), target, words)


def _filings(site: Site) -> Iterator[Find]:
    """Each disclosure with its state, and each section that says less than it could."""
    for party in site.dataset.parties:
        for period in site.dataset.periods:
            status = site.status(party.id, period.id)
            about = f"{site.name(party)}, {site.period(period)}"
            is_there = status.version is not None or status.withdrawal is not None
            page = site.to.disclosure(party.id, period.id) if is_there else site.to.filings
            words = (site.say(STATE_WORDS[status.state]),)
            yield Find("filing", about, status_words(site.t, status), page, words)
            for section in SECTIONS if status.version is not None else ():
                state = site.figures.section(party.id, period.id, section)
                if state in _TELLING:
                    said = site.say(STATE_WORDS[state])
                    title = joined(": ", (site.code_word("sections", section), said))
                    yield Find("filing", title, about, f"{page}#{section}")


_TELLING = frozenset({State.NIL, State.WITHHELD, State.WITHDRAWN})


def _rules(t: Translator) -> Iterator[Find]:
    for kind in CATALOGUE:
        words = (kind.code.replace("-", " "), kind.code, t.text(kind.why))
        yield Find("rule", t.text(kind.title), "", f"{addresses.RULES}#{kind.code}", words)
