"""One version of a disclosure: when it was filed and handed in, and whether it is the one that counts."""

from dataclasses import dataclass
from datetime import date, datetime

from generator.documents.instance import Filing


@dataclass(frozen=True, slots=True)
class Received:
    """The election body's word for when a disclosure was handed in, by the clocks of the zone, and what shows it."""

    at: datetime
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a disclosure, when it was filed and whether it is the one that counts.

    `filed` is the day of its `moment`; where that is not known, the day it was attested. `received` stands beside both.
    """

    filing: Filing
    filed: date
    current: bool
    sha256: str
    moment: datetime | None = None
    received: Received | None = None

    @property
    def handed_in(self) -> date:
        """The day that decides whether it is late."""
        return self.received.at.date() if self.received else self.filed

    @property
    def key(self) -> tuple[str, str]:
        """Party and period."""
        return self.filing.party, self.filing.period
