"""Affiliates, sponsors, payers, go-betweens, givers and lenders as pages of their own, each with every party it serves.

Where another may be taken for one, the two pages name each other. Private people who give or lend have no page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.facts.role import Role
from generator.metrics.sums import total
from generator.money import Money
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import Message, joined, say, say_many
from generator.validation.identity import fold

ROLES = {
    "affiliate": say("affiliate"),
    "candidate": say("candidate"),
    "third_party": say("third party"),
    "intermediary": say("go-between"),
    "sponsor": say("sponsor of ads"),
    "paid_by": say("paid for ads"),
    "controlled_by": say("controls a sponsor"),
    "donor": say("gave money"),
    "donor_in_kind": say("gave help in kind"),
    "lender": say("lent money"),
}


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation or person, and every row that names it in a version that counts.

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


def pages(site: Site) -> Iterator[Page]:
    """The list, then each organisation."""
    found = sorted(_organisations(site), key=lambda o: (site.t.order(o.name), o.slug))
    title = site.say(say("Who campaigns on a party's behalf, and who pays"))
    rows = [_summary(site, organisation) for organisation in found if organisation.counts]
    yield site.page(
        site.to.organisations, title, "organisations", "organisations", section="money", rows=rows
    )
    for organisation in found:
        yield _page(site, organisation)
    yield from _namesakes(site, found)


def _namesakes(site: Site, found: list[Organisation]) -> Iterator[Page]:
    """For each name of a candidate, the candidates who have it: two parties may name two people."""
    people: dict[str, list[Organisation]] = {}
    taken = {organisation.slug for organisation in found}
    for one in found:
        if one.is_person and (slug := fold(one.name)) not in taken:
            people.setdefault(slug, []).append(one)
    for slug, each in people.items():
        title = each[0].name
        yield site.page(
            site.to.organisation(slug),
            title,
            "namesakes",
            "namesakes",
            section="money",
            people=each,
        )


def _organisations(site: Site) -> Iterator[Organisation]:
    grouped: dict[str, list[Role]] = {}
    for row in site.dataset.current_facts.roles:
        grouped.setdefault(row.who.slug, []).append(row)
    gone = [row for row in site.dataset.facts.roles if row.who.slug not in grouped]
    for row in gone:  # a page once published stays where it is
        grouped.setdefault(row.who.slug, []).append(row)
    for slug, rows in grouped.items():
        named = next((row.who for row in rows if row.who.kind), rows[0].who)
        country = next((row.who.country for row in rows if row.who.country), "")
        yield Organisation(slug, named.name, named.kind, country, named.register, tuple(rows))


def _alike(site: Site, organisation: Organisation) -> Iterator[dict[str, Any]]:
    """Others that may be taken for an organisation: slug, name, register and the reason."""
    directory = site.dataset.directory
    identity = directory.by_slug.get(organisation.slug)
    for alike in directory.alike(identity) if identity else ():
        other = directory.by_identity[alike.other][0]
        yield {
            "slug": alike.other.slug,
            "name": other.name,
            "register": ", ".join(other.registers),
            "reason": site.say(alike.reason),
        }


def _paid(site: Site, rows: tuple[Role, ...]) -> list[Money]:
    """What it paid for ads over the periods due, by currency."""
    due = {period.id for period in site.periods_so_far}
    paid = (
        row.amount
        for row in rows
        if row.current and row.role == "paid_by" and row.amount and row.period in due
    )
    return list(total(paid).values())


def _roles(site: Site, rows: tuple[Role, ...]) -> str:
    present = {row.role for row in rows}
    return joined(", ", (site.say(words) for role, words in ROLES.items() if role in present))


def _role(site: Site, row: Role) -> str:
    """What it is to the party: "go-between, media buying" or "candidate, Vlorë"."""
    more = {
        "intermediary": site.code_word("intermediary-services", row.who.service),
        "candidate": row.who.constituency,
    }.get(row.role)
    return ", ".join(filter(None, (site.say(ROLES[row.role]), more)))


def _summary(site: Site, organisation: Organisation) -> dict[str, Any]:
    return {
        "organisation": organisation,
        "roles": _roles(site, organisation.rows),
        "paid": _paid(site, organisation.rows),
        "parties": [site.dataset.by_party[party] for party in organisation.parties],
    }


def _page(site: Site, organisation: Organisation) -> Page:
    names: tuple[Message | str, ...] = tuple(site.name(party) for party in organisation.parties)
    lead = say_many(
        "Named by one party: {parties}.",
        "Named by {count} parties: {parties}.",
        len(names),
        parties=names,
    )
    if not organisation.counts:
        lead = say("No longer named: only in versions that were replaced or withdrawn.")
    parties = [
        {
            "party": site.dataset.by_party[party],
            "roles": _roles(site, rows := tuple(r for r in organisation.rows if r.party == party)),
            "paid": _paid(site, rows),
        }
        for party in organisation.parties
    ]
    return site.page(
        site.to.organisation(organisation.slug),
        organisation.name,
        "organisation",
        "organisation",
        description=site.say(lead),
        section="money",
        names=(organisation.register,),
        organisation=organisation,
        lead=site.say(lead),
        parties=parties,
        alike=list(_alike(site, organisation)),
        rows=[{"row": row, "role": _role(site, row)} for row in organisation.rows],
    )
