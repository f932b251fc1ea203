"""Tells who may file what in an election, by its own files at one commit.

Only the commit's files count, never those of the working folder, and they are held to the program's own schemas. Any
fault in election.yaml or submitters.yaml leaves nobody with a right.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.documents.model import Document
from generator.documents.names import DISCLOSURES
from generator.documents.reader import read as read_yaml
from generator.findings import Finding, in_order
from generator.history.refusals import ACCOUNT, FROZEN, REGISTRY, RIVAL, ROSTER, Refusal, refuse
from generator.history.snapshot import Snapshot
from generator.shelf import Shelf, installed_schema
from generator.text import Message, say
from generator.validation.rule import Case
from generator.validation.rules import submitters_known
from generator.validation.schemas import Schemas, load_schemas
from generator.validation.structure import find_faults

LISTED = f"{DISCLOSURES}/{{election}}/submitters.yaml"
Read = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """The roster, the periods and the accounts of one election; `body` are those of the election body."""

    election: str
    roster: tuple[str, ...]
    periods: tuple[str, ...]
    accounts: Mapping[str, frozenset[int]]
    frozen: frozenset[str]
    body: frozenset[int] = frozenset()

    def refusal(self, party: str, account: int) -> Refusal | None:
        """Why an account may not file for a party; None where it may."""
        if party not in self.roster:
            what = say(
                "{party} is not on the roster of {election}.", party=party, election=self.election
            )
            return refuse(ROSTER, what)
        if not self.body and not any(self.accounts.values()):
            return refuse(
                REGISTRY,
                say("The list of accounts for {election} names nobody.", election=self.election),
            )
        if account in self.body or account in self.accounts.get(party, ()):
            frozen = refuse(FROZEN, say("Filing for {party} is stopped.", party=party))
            return frozen if party in self.frozen else None
        own = tuple(name for name in self.roster if account in self.accounts.get(name, ()))
        if own:
            what = say("This account files for {own}, not for {party}.", own=own, party=party)
            return refuse(RIVAL, what)
        what = say(
            "No party in {election} has named the account {account}.",
            election=self.election,
            account=str(account),
        )
        return refuse(ACCOUNT, what)


def read_rights(base: Snapshot, election: str) -> Rights | Refusal:
    """The rights in an election at a commit, or why there are none."""
    found = read_registry(base.read, election)
    return found if isinstance(found, Refusal) else _rights(election, *found)


def read_registry(read: Read, election: str) -> tuple[Document, Document] | Refusal:
    """The election's own file and its list of accounts, or what is wrong with them; `read` gives bytes by path."""
    match (
        _read(read, f"{DISCLOSURES}/{election}/election.yaml", "election"),
        _read(read, LISTED.format(election=election), "submitters"),
    ):
        case (None, _):
            return refuse(ROSTER, say("There is no election {election}.", election=election))
        case (_, None):
            what = say("There is no list of accounts for {election}.", election=election)
            return refuse(REGISTRY, what)
        case (Refusal() as fault, _) | (_, Refusal() as fault):
            return fault
        case (Document() as roster, Document() as listed):
            return _contradiction(election, roster, listed) or (roster, listed)


def _contradiction(election: str, roster: Document, listed: Document) -> Refusal | None:
    """Where two sound files contradict each other."""
    case = Case(document=listed, election=roster, lists={}, path=(election, "", "", 0))
    problem = next(submitters_known.check(case), None)
    if problem is None:
        return None
    return _fault(listed.path, listed.locate(problem.pointer).line, problem.message)


def _rights(election: str, roster: Document, listed: Document) -> Rights:
    """What two sound files say."""
    parties = listed.data["parties"]
    return Rights(
        election=election,
        roster=tuple(party["id"] for party in roster.data["parties"]),
        periods=tuple(period["id"] for period in roster.data["periods"]),
        accounts={
            p["party"]: frozenset(account["id"] for account in p["accounts"]) for p in parties
        },
        frozen=frozenset(p["party"] for p in parties if p.get("frozen")),
        body=frozenset(account["id"] for _, account in listed.entries("election_body", "accounts")),
    )


def _read(read: Read, path: str, kind: str) -> Document | Refusal | None:
    """A file that the reader and its schema accept, its first fault, or None where there is no file."""
    raw = read(path)
    if raw is None:
        return None
    reading = read_yaml(path, raw)
    findings = sorted((*reading.findings, *_faults(reading.document, kind)), key=in_order)
    if findings or reading.document is None:
        first = findings[0]
        return _fault(path, first.place.line, first.message)
    return reading.document


def _faults(document: Document | None, kind: str) -> Iterator[Finding]:
    if document is not None:
        yield from find_faults(document, _schemas()[kind])


@cache
def _schemas() -> Schemas:
    return load_schemas(Shelf(installed_schema()))


def _fault(path: str, line: int, message: Message) -> Refusal:
    what = say(
        "{path} has a fault in line {line}: {message}", path=path, line=line, message=message
    )
    return refuse(REGISTRY, what)
