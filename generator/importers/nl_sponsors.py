"""Finds who sponsors, in the statements of the whole input, and gives everybody a short name.

Two statements have one sponsor where its trade register number is the same. Where one of them gives no number, the
name decides, but for case, accents and punctuation. A statement that was filed again has the sponsor of its newest
filing, so that its money stands in one place.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.documents.names import RESERVED
from generator.importers.nl_statement import RegisterStatement, StatedOrganisation
from generator.validation.identity import fold

_SponsorKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sponsor:
    """One entry of the roster: its short name, its name and number, and the keys of all names it is stated by."""

    short: str
    organisation: StatedOrganisation
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Who is who: `sponsors` by number of statement, short names of `others` by the key of their name."""

    sponsors: Mapping[str, Sponsor]
    others: Mapping[str, str]

    def sponsor(self, statement: RegisterStatement) -> Sponsor:
        return self.sponsors[statement.number]

    def is_sponsor(self, statement: RegisterStatement, organisation: StatedOrganisation) -> bool:
        """Whether an organisation is the statement's sponsor: by register number, else by one of its names."""
        sponsor = self.sponsor(statement)
        same_number = organisation.register == sponsor.organisation.register != ""
        return same_number or organisation.key in sponsor.spellings

    def refer(self, statement: RegisterStatement, organisation: StatedOrganisation) -> str:
        """The short name that the statement's file uses for an organisation."""
        if self.is_sponsor(statement, organisation):
            return self.sponsor(statement).short
        return self.others[organisation.key]


def payer(statement: RegisterStatement) -> StatedOrganisation:
    """Who paid. The form asks for a payer only where that is not the sponsor."""
    return statement.payer or statement.sponsor


def roles(statement: RegisterStatement) -> Iterator[StatedOrganisation]:
    """The organisations a statement names: sponsor, payer, controlling entity."""
    yield statement.sponsor
    yield payer(statement)
    if statement.controller is not None:
        yield statement.controller


def name_everybody(statements: Iterable[RegisterStatement]) -> Names:
    """Sponsors and short names, for statements in order of filing. Who has a sponsor's name shares its short name."""
    listed = list(statements)
    numbers = {s.sponsor.key: number for s in listed if (number := _number(s))}
    stated: dict[_SponsorKey, list[RegisterStatement]] = {}
    for statement in listed:
        stated.setdefault(_identity(statement, numbers), []).append(statement)
    newest = {statement.number: _identity(statement, numbers) for statement in listed}
    taken = set(RESERVED)
    # A dict keeps the order of the first filing, so that later statements never change a short name.
    found = {who: _sponsor(who, stated[who], taken) for who in dict.fromkeys(newest.values())}
    sponsors = {number: found[who] for number, who in newest.items()}
    return Names(sponsors, _others(listed, found.values(), taken))


def _number(statement: RegisterStatement) -> str:
    """The sponsor's register number; filers also give it with another role of the same name only."""
    same = (o.register for o in roles(statement) if o.key == statement.sponsor.key)
    return next(filter(None, same), "")


def _identity(statement: RegisterStatement, numbers: Mapping[str, str]) -> _SponsorKey:
    """Register number, or the key of the name where no statement gives that name a number."""
    key = statement.sponsor.key
    number = _number(statement) or numbers.get(key, "")
    return (number, "") if number else ("", key)


def _sponsor(who: _SponsorKey, stated: list[RegisterStatement], taken: set[str]) -> Sponsor:
    name = _usual_name(stated)
    spellings = dict.fromkeys(statement.sponsor.key for statement in stated)
    return Sponsor(_unused(name, taken), StatedOrganisation(name, who[0]), tuple(spellings))


def _usual_name(stated: list[RegisterStatement]) -> str:
    """The name used most often; of several, the one the filing account bears too, else the latest."""
    used = Counter(statement.sponsor.name for statement in stated)
    borne = Counter(statement.filer.name for statement in stated)
    latest = {statement.sponsor.name: place for place, statement in enumerate(stated)}
    return max(used, key=lambda name: (used[name], borne[name], latest[name]))


def _others(
    statements: list[RegisterStatement], sponsors: Iterable[Sponsor], taken: set[str]
) -> dict[str, str]:
    others: dict[str, str] = {}
    for sponsor in sponsors:
        for key in sponsor.spellings:
            others.setdefault(key, sponsor.short)
    for statement in statements:
        for organisation in roles(statement):
            if organisation.key not in others:
                others[organisation.key] = _unused(organisation.name, taken)
    return others


def _unused(name: str, taken: set[str]) -> str:
    """A short name nobody has yet, which is then taken."""
    short, count = fold(name), 1
    while short in taken:
        count += 1
        short = f"{fold(name)}-{count}"
    taken.add(short)
    return short
