"""Who has filed, for which period, when, and which sections were answered.

Silence, a signed nil return, a refusal, a withdrawal and "not due yet" are different states and never mixed. Overdue is
what was due before the dataset's day and is not there; what was withdrawn stands apart.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from generator.documents.instance import Filing
from generator.facts.dataset import Dataset, Party, Period
from generator.facts.version import Version
from generator.validation.places import SECTIONS


class State(StrEnum):
    """What a party has filed for a period, or what a section says."""

    FILED = "filed"
    NIL = "nothing_to_disclose"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    MISSING = "missing"
    NOT_DUE = "not_due"
    NOT_ASKED = "not_asked"
    NOT_EXPECTED = "not_expected"

    @property
    def word(self) -> str:
        """The word that files have for it: who has left the code is not asked any more."""
        return _WORDS.get(self, self.value)


_WORDS = {State.FILED: "disclosed", State.NOT_EXPECTED: State.NOT_ASKED.value}
ANSWERED = frozenset({State.FILED, State.NIL})
# Why a section gives no answer, the gravest reason first: one of them stands for several periods.
GRAVEST_FIRST = (
    State.WITHHELD,
    State.MISSING,
    State.REFUSED,
    State.WITHDRAWN,
    State.NOT_ASKED,
    State.NOT_DUE,
    State.NOT_EXPECTED,
)
UNASKED = frozenset({State.NOT_ASKED, State.NOT_DUE, State.NOT_EXPECTED})
"""The states of what nobody had to answer."""


def gravest(states: Iterable[State]) -> State:
    """The gravest reason why there is no answer; where there is none, that nothing is declared or nothing is due."""
    held = set(states)
    return next(
        (state for state in (*GRAVEST_FIRST, State.NIL, State.FILED) if state in held),
        State.NOT_DUE,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A party's filing for a period. `withheld` names the sections it refuses; `first` is the version filed first.

    `withdrawal` is the version that withdrew the disclosure; there is then no version that counts.
    """

    party: str
    period: str
    state: State
    version: Version | None = None
    first: Version | None = None
    late: bool = False
    withheld: tuple[str, ...] = ()
    refused: bool = False
    withdrawal: Version | None = None

    @property
    def filed(self) -> date | None:
        """The day of the first version."""
        return self.first.filed if self.first else None

    @property
    def handed_in(self) -> date | None:
        """The day that decides whether the disclosure is late."""
        return self.first.handed_in if self.first else None

    @property
    def corrected(self) -> bool:
        """Whether a later version replaces the first."""
        return self.version is not None and self.version.filing.version > 1


SectionStates = Mapping[tuple[str, str, str], str]


def statuses(dataset: Dataset) -> dict[tuple[str, str], Status]:
    """The status of every party on the roster for every period."""
    sections, first = dataset.section_states, dict[tuple[str, str], Version]()
    for version in sorted(dataset.versions, key=lambda v: v.filing.version):
        first.setdefault(version.key, version)
    refused = {(f.party, f.period) for f in dataset.refused if _is_newest(f, dataset)}
    return {
        (party.id, period.id): _status(dataset, party, period, sections, first, refused)
        for party in dataset.parties
        for period in dataset.periods
    }


def _is_newest(filing: Filing, dataset: Dataset) -> bool:
    """Whether nothing that can be read came after a filing that cannot."""
    good = dataset.current.get((filing.party, filing.period))
    return good is None or good.filing.version < filing.version


def _status(
    dataset: Dataset,
    party: Party,
    period: Period,
    sections: SectionStates,
    first: Mapping[tuple[str, str], Version],
    refused: set[tuple[str, str]],
) -> Status:
    key = (party.id, period.id)
    version = dataset.current.get(key)
    status = partial(Status, party=party.id, period=period.id, refused=key in refused)
    if version is None:
        return status(state=_absent(dataset, party, period, key in refused))
    if version.filing.withdrawn:
        gone = State.REFUSED if key in refused else State.WITHDRAWN
        return status(state=gone, withdrawal=version)
    states = [sections[(*key, section)] for section in SECTIONS]
    withheld = tuple(
        s for s, state in zip(SECTIONS, states, strict=True) if state == State.WITHHELD
    )
    state = State.NIL if set(states) == {State.NIL} else State.WITHHELD if withheld else State.FILED
    return status(
        state=state,
        version=version,
        first=first[key],
        late=dataset.is_late(first[key]),
        withheld=withheld,
    )


def _absent(dataset: Dataset, party: Party, period: Period, refused: bool) -> State:
    if refused:
        return State.REFUSED
    if party.withdrawn is not None and period.start > party.withdrawn:
        return State.NOT_EXPECTED
    return State.MISSING if period.due < dataset.today else State.NOT_DUE


def section_state(sections: SectionStates, status: Status, section: str) -> State:
    """What a section says for a period: its own state, or why there is none."""
    if status.version is None:
        return status.state
    state = sections[status.party, status.period, section]
    return State.FILED if state == "disclosed" else State(state)
