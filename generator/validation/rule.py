"""What a rule is, and what it sees.

A rule is a function in a frozen record: it gets a `Case`, yields `Problem`s, and knows pointers, never lines.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from generator.documents.codelists import CodeLists
from generator.documents.model import Document
from generator.findings import Example, Kind, Level, Place
from generator.text import Message
from generator.validation import personal_data
from generator.validation.directory import Directory


class Subject(StrEnum):
    """The kind of file a rule looks at."""

    DISCLOSURE = "disclosure"
    ELECTION = "election"
    SUBMITTERS = "submitters"
    RECEIVED = "received"
    REDACTIONS = "redactions"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One file that its schema accepts, and what it is compared with.

    `path` is the place the file has on disk: (election, party, period, version). `ledger` is the ledger of a
    disclosure, `previous` the party's newest disclosure for the period before, `code` the code of conduct, `files` the
    paths of the election's files, `first_seen` the moments at which files reached the main line, where a history tells,
    `directory` everybody whom the disclosures of all parties name, `filed` the day on which a disclosure is
    filed that is not yet published, where it is known.
    """

    document: Document
    election: Document
    lists: CodeLists
    code: Document | None = None
    path: tuple[str, str, str, int] = ("", "", "", 0)
    ledger: Document | None = None
    previous: Document | None = None
    files: frozenset[str] = frozenset()
    first_seen: Mapping[str, datetime] = field(default_factory=dict)
    directory: Directory | None = None
    filed: date | None = None

    @property
    def data(self) -> Mapping[str, Any]:
        """The checked content of the file."""
        data: Mapping[str, Any] = self.document.data
        return data

    @cached_property
    def personal_data(self) -> personal_data.PersonalDataFound:
        """What a disclosure says about people, for the rules that forbid it; its texts are gone through once.

        Remarks count for what no value holds, as the # in a quoted text looks like one.
        """
        found = personal_data.find(self.data, self.ledger)
        return {**personal_data.find_in_remarks(self.document), **found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule found. `pointer` and `also` point into the file, or into its ledger where `in_ledger` is true.

    `about` is the id of the entry the problem is about, which an explanation may name. `correction` is what certainly
    belongs there instead, written as in the file. `elsewhere` are places in other files.
    """

    pointer: str
    message: Message
    fix: Message
    about: str = ""
    also: tuple[str, ...] = ()
    in_ledger: bool = False
    correction: str = ""
    elsewhere: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. A warning can be answered with an explanation in the file; an error cannot.

    No report repeats what a `private` rule found, because reports end up in public logs.
    """

    code: str
    level: Level
    title: Message
    why: Message
    check: Callable[[Case], Iterator[Problem]]
    subject: Subject = Subject.DISCLOSURE
    example: Example | None = None
    since: str = "0.1.0"
    private: bool = False

    @property
    def kind(self) -> Kind:
        """The rule's entry in the catalogue of findings."""
        return Kind(
            code=self.code,
            level=self.level,
            title=self.title,
            why=self.why,
            example=self.example,
            since=self.since,
            private=self.private,
        )
