"""Whoever does something for a party as a page of its own, with every party it serves; who serves several comes first.

Where another may be taken for one, the two pages name each other. Private people who give or lend have no page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.facts.role import Role
from generator.pages.page import Page
from generator.pages.roles import (
    ROLES,
    Subjects,
    described,
    role_sums,
    role_words,
    services,
    subject,
    subjects,
)
from generator.pages.site import Site
from generator.text import Message, joined, say, say_many
from generator.validation.identity import Identity, Space, fold, name_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation or person, and every row that names it in a version that counts, parties in roster order.

    Where none does any more, the rows are those of the versions that were replaced or withdrawn.
    """

    slug: str
    name: str
    kind: str
    country: str
    register: str
    rows: tuple[Role, ...]

    @property
    def counts(self) -> bool:
        """Whether a version that counts names it."""
        return self.rows[0].current

    @property
    def is_person(self) -> bool:
        """Whether it is a candidate."""
        return any(row.role == "candidate" for row in self.rows)

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties it serves, each once."""
        return tuple(dict.fromkeys(row.party for row in self.rows))


@dataclass(frozen=True, slots=True)
class Other:
    """Another that may be taken for an organisation, the parties that name it, and why."""

    slug: str
    name: str
    register: str
    parties: tuple[str, ...]
    reason: str


def pages(site: Site) -> Iterator[Page]:
    """The list, then each organisation."""
    found = sorted(_organisations(site), key=lambda o: (site.t.order(o.name), o.slug))
    yield _list(site, [one for one in found if one.counts])
    about = subjects(site, site.dataset.facts)
    for organisation in found:
        yield _page(site, organisation, about)
    yield from _same_name(site, found)


def _list(site: Site, found: list[Organisation]) -> Page:
    several = sum(len(one.parties) > 1 for one in found)
    title = site.say(say("Who campaigns on a party's behalf, and who pays"))
    lead = (
        say_many(
            "The disclosures name one organisation or person.",
            "The disclosures name {count} organisations and people.",
            len(found),
        ),
        say_many(
            "One of them is named by more than one party.",
            "{count} of them are named by more than one party.",
            several,
        )
        if several
        else say("None of them is named by more than one party."),
    )
    rows = [_summary(site, one) for one in found]
    groups = (
        ("several", say("Named by several parties"), [r for r in rows if len(r["parties"]) > 1]),
        ("one", say("Named by one party"), [row for row in rows if len(row["parties"]) == 1]),
    )
    return site.page(
        site.to.organisations, title, "organisations", "organisations", section="money",
        lead=joined(" ", map(site.say, lead)) if found else site.say(say("No disclosure names anybody yet.")),
        groups=[{"id": name, "words": site.say(words), "rows": own} for name, words, own in groups if own],
    )  # fmt: skip


def _summary(site: Site, organisation: Organisation) -> dict[str, Any]:
    return {
        "organisation": organisation,
        "roles": role_words(site, organisation.rows),
        "sums": list(role_sums(site, organisation.rows)),
        "parties": [site.dataset.by_party[party] for party in organisation.parties],
        "perhaps": _elsewhere(organisation, _alike(site, organisation)),
    }


def _organisations(site: Site) -> Iterator[Organisation]:
    grouped: dict[str, list[Role]] = {}
    for row in site.dataset.current_facts.roles:
        grouped.setdefault(row.who.slug, []).append(row)
    gone = [row for row in site.dataset.facts.roles if row.who.slug not in grouped]
    for row in gone:  # a page once published stays where it is
        grouped.setdefault(row.who.slug, []).append(row)
    roster = [party.id for party in site.dataset.parties]
    time = [period.id for period in site.dataset.periods]
    for slug, found in grouped.items():
        rows = sorted(found, key=lambda row: (roster.index(row.party), time.index(row.period)))
        named = next((row.who for row in rows if row.who.kind), rows[0].who)
        country = next((row.who.country for row in rows if row.who.country), "")
        register = next((row.who.register for row in rows if row.who.register), "")
        yield Organisation(
            slug=slug,
            name=named.name,
            kind=named.kind,
            country=country,
            register=register,
            rows=tuple(rows),
        )


def _alike(site: Site, organisation: Organisation) -> tuple[Other, ...]:
    """Others that may be taken for an organisation."""
    directory = site.dataset.directory
    identity = directory.by_slug.get(organisation.slug)
    return tuple(
        Other(
            slug=alike.other.slug,
            name=mentions[0].name,
            register=", ".join(mentions[0].registers),
            parties=tuple(dict.fromkeys(mention.party for mention in mentions)),
            reason=site.say(alike.reason),
        )
        for alike in (directory.alike(identity) if identity else ())
        for mentions in (directory.by_identity[alike.other],)
    )


def _elsewhere(organisation: Organisation, others: tuple[Other, ...]) -> tuple[str, ...]:
    """The further parties that name one which may be the same; a candidate is one of a single party."""
    found = dict.fromkeys(party for other in others for party in other.parties)
    return tuple(p for p in found if p not in organisation.parties and not organisation.is_person)


def _page(site: Site, organisation: Organisation, about: Subjects) -> Page:
    others = _alike(site, organisation)
    lines = site.figures.lines_by_id
    lead = site.say(_lead(site, organisation, _elsewhere(organisation, others)))
    return site.page(
        site.to.organisation(organisation.slug),
        organisation.name,
        "organisation",
        "organisation",
        description=lead,
        section="money",
        names=(organisation.register,),
        organisation=organisation,
        lead=lead,
        services=list(services(site, organisation.rows)) if organisation.counts else [],
        alike=others,
        rows=[
            {
                "fact": row,
                "period": site.dataset.by_period[row.period],
                "party": site.dataset.by_party[row.party],
                "role": described(site, row),
                "about": subject(about, row),
                "line": lines.get((row.key, row.about))
                if ROLES[row.role].about == "lines"
                else None,
            }
            for row in organisation.rows
        ],
    )


def _lead(site: Site, organisation: Organisation, elsewhere: tuple[str, ...]) -> Message:
    """Which parties name it, and which further ones may mean it."""
    if not organisation.counts:
        return say("No longer named: only in versions that were replaced or withdrawn.")
    names: tuple[Message | str, ...] = tuple(map(site.name, organisation.parties))
    lead = say_many(
        "Named by one party: {parties}.",
        "Named by {count} parties: {parties}.",
        len(names),
        parties=names,
    )
    if not elsewhere:
        return lead
    more: tuple[Message | str, ...] = tuple(map(site.name, elsewhere))
    return say(
        "Named by {parties}; perhaps also by {others}, under a name or number that may be taken for it.",
        parties=names, others=more,
    )  # fmt: skip


def _same_name(site: Site, found: list[Organisation]) -> Iterator[Page]:
    """For each name of a candidate, the candidates who have it: two parties may name two people.

    A lender whose number stands elsewhere in the same file was once known by its name: that address leads to it too.
    """
    people: dict[str, list[Organisation]] = {}
    lenders: dict[str, list[Organisation]] = {}
    taken = {organisation.slug for organisation in found}
    for one in found:
        if one.is_person and (slug := fold(one.name)) not in taken:
            people.setdefault(slug, []).append(one)
        for name in {row.who.name for row in one.rows if row.role == "lender"}:
            if (slug := Identity(Space.NAME, name_key(name)).slug) not in taken:
                lenders.setdefault(slug, []).append(one)
    for slug, each in (
        *people.items(),
        *((s, own) for s, own in lenders.items() if s not in people),
    ):
        yield site.page(
            site.to.organisation(slug), each[0].name, "namesakes", "namesakes", section="money",
            are_people=slug in people, found=each,
        )  # fmt: skip
