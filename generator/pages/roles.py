"""What organisations and people are to the parties that name them, in words, with what was declared of each role."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.facts import Facts, VersionKey
from generator.facts.dataset import Party
from generator.facts.role import Role
from generator.figures.words import cover, covered_periods, only, row_state
from generator.metrics.status import ANSWERED
from generator.metrics.sums import total
from generator.money import Money
from generator.pages.site import Site
from generator.text import Message, joined, say


@dataclass(frozen=True, slots=True)
class RoleKind:
    """A role: the section it is declared in, the list of what it is about, the words for it and those for its sum.

    A role that no entry of a list is about names none; one without a sum has None for its words.
    """

    section: str
    about: str
    words: Message
    sum: Message | None = None


ROLES: Mapping[str, RoleKind] = {
    "affiliate": RoleKind("affiliates", "", say("affiliate"), say("spent as an affiliate")),
    "candidate": RoleKind("advertising", "", say("candidate")),
    "third_party": RoleKind("advertising", "", say("third party")),
    "intermediary": RoleKind(
        "advertising", "lines", say("go-between"), say("was paid as a go-between")
    ),
    "operator": RoleKind("advertising", "accounts", say("runs an account")),
    "sponsor": RoleKind("advertising", "lines", say("sponsor of ads")),
    "paid_by": RoleKind("advertising", "lines", say("paid for ads"), say("paid for ads")),
    "paid_in_kind": RoleKind(
        "advertising", "lines", say("gave ads in kind"), say("gave ads in kind")
    ),
    "controlled_by": RoleKind("advertising", "lines", say("controls a sponsor")),
    "donor": RoleKind("funding", "sources", say("gave money"), say("gave money")),
    "donor_in_kind": RoleKind(
        "funding", "sources", say("gave help in kind"), say("gave help in kind")
    ),
    "lender": RoleKind("funding", "sources", say("lent money"), say("lent money")),
    "received_by": RoleKind("funding", "sources", say("received money"), say("received money")),
    "ai_provider": RoleKind("ai", "uses", say("provider of an AI system")),
    "ai_operator": RoleKind("ai", "uses", say("ran an AI system")),
}
"""Every role, in the order of the sections. What one gave, lent and paid is not added up: it may be the same money."""


@dataclass(frozen=True, slots=True)
class RoleSum:
    """What is declared of one role over the periods due, and of which parties only some of these are covered."""

    words: str
    sums: tuple[Money, ...]
    covers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleCell:
    """The sums of a role, else in words why there is none."""

    sums: tuple[Money, ...]
    otherwise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """One role for one party: its sums in each period due and in all, and for which of them the party answers."""

    party: Party
    id: str
    role: str
    periods: tuple[RoleCell, ...]
    whole: RoleCell
    covers: str


def services(site: Site, rows: Iterable[Role]) -> Iterator[Service]:
    """What one organisation is to each party, in the order of the roster, then of the roles."""
    found: dict[tuple[str, str], list[Role]] = {}
    for row in rows:
        found.setdefault((row.party, row.role), []).append(row)
    for party in site.dataset.parties:
        for role in ROLES:
            if (party.id, role) in found:
                yield _service(site, party, role, found[party.id, role])


def _service(site: Site, party: Party, role: str, rows: list[Role]) -> Service:
    section, view = ROLES[role].section, site.view()
    is_known = bool(covered_periods(view, party.id, section))
    of = {period.id: [r for r in rows if r.period == period.id] for period in site.periods_so_far}
    return Service(
        party=party,
        id=role,
        role=joined("; ", dict.fromkeys(described(site, row) for row in rows)),
        periods=tuple(_cell(site, period, party, role, own) for period, own in of.items()),
        whole=_cell(site, "", party, role, [row for own in of.values() for row in own]),
        covers=(cover if is_known else row_state)(view, party.id, section),
    )


def _cell(site: Site, period: str, party: Party, role: str, rows: list[Role]) -> RoleCell:
    """What rows of one role come to in a period, or in all that are due where no period is named."""
    kind, view = ROLES[role], site.view()
    sums = sums_of(rows)
    if sums or rows:
        return RoleCell(sums, site.say(say("not said") if kind.sum else say("named")))
    states = {
        site.figures.section(party.id, each, kind.section)
        for each in ([period] if period else view.period_ids)
    }
    if states & ANSWERED:
        return RoleCell((), site.say(say("none") if kind.sum else say("not named")))
    return RoleCell((), row_state(view, party.id, kind.section, period))


def sums_of(rows: Iterable[Role]) -> tuple[Money, ...]:
    """What some rows come to, by currency."""
    return tuple(total(row.amount for row in rows if row.amount is not None).values())


def role_sums(site: Site, rows: Iterable[Role]) -> Iterator[RoleSum]:
    """Each role of one organisation for all parties together, with its sums over the periods due."""
    due = {period.id for period in site.periods_so_far}
    found = [row for row in rows if row.period in due]
    for role, kind in ROLES.items():
        own = [row for row in found if row.role == role and row.amount is not None]
        if kind.sum is not None and own:
            named = dict.fromkeys(row.party for row in own)
            parts = ((site.name(p), only(site.view(), p, kind.section)) for p in named)
            covers = tuple(f"{party}: {time}" for party, time in parts if time)
            yield RoleSum(site.say(kind.sum), sums_of(own), covers)


def role_words(site: Site, rows: Iterable[Role]) -> str:
    """The roles that some rows name, each once."""
    present = {row.role for row in rows}
    words = (site.say(kind.words) for role, kind in ROLES.items() if role in present)
    return joined(", ", dict.fromkeys(words))


def described(site: Site, row: Role) -> str:
    """What it is to the party: "go-between, media buying" or "candidate, Vlorë"."""
    more = {
        "intermediary": site.code_word("intermediary-services", row.who.service),
        "candidate": row.who.constituency,
    }.get(row.role)
    return ", ".join(filter(None, (site.say(ROLES[row.role].words), more)))


Subjects = Mapping[tuple[VersionKey, str, str], str]
"""What a role may be about, in a word or two, by version, list and id."""


def subjects(site: Site, facts: Facts) -> Subjects:
    """The names of accounts, media of lines, kinds of sources and AI systems in some facts."""
    found: dict[tuple[VersionKey, str, str], str] = {}
    for account in facts.accounts:
        platform = site.code_word("media", account.platform)
        found[account.key, "accounts", account.id] = f"{platform}, {account.name}"
    for line in facts.lines:
        found[line.key, "lines", line.id] = site.code_word("media", line.medium)
    for source in facts.sources:
        found[source.key, "sources", source.id] = site.code_word("funding-kinds", source.kind)
    for use in facts.ai_uses:
        found[use.key, "uses", use.id] = use.system
    return found


def subject(found: Subjects, row: Role) -> str:
    """What a role is about; empty where it is about no one entry."""
    return found.get((row.key, ROLES[row.role].about, row.about), "")
