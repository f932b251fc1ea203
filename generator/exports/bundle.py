"""What the exports are made from: every election that can be published, in every language."""

import hashlib
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from generator.charts.record import Record
from generator.facts.dataset import Dataset
from generator.figures.view import View
from generator.history.admission import LeftOut
from generator.history.filed import History
from generator.history.log import Log
from generator.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A view of every election in every language, the charts of each and of its parties, and the log.

    `left_out` names the files of the main line that were not allowed there.
    """

    settings: Settings
    views: tuple[View, ...]
    records: tuple[Record, ...]
    history: History
    log: Log
    left_out: LeftOut = field(default_factory=dict)

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """The data of every election, once."""
        return tuple({view.dataset.id: view.dataset for view in self.views}.values())

    @property
    def commit(self) -> str:
        """The commit everything is made from; empty without a history."""
        return self.history.commit

    def uuid(self, language: str, name: str) -> str:
        """A UUID for a name in a language, the same for good and wherever the site stands (RFC 9562, version 8).

        The first file of the log stands for the instance: it is never changed, nor taken out.
        """
        first = self.log.entries[0].sha256 if self.log.entries else ""
        value = int(hashlib.sha256(f"{first}\n{language}\n{name}".encode()).hexdigest()[:32], 16)
        value = value & ~(0xF << 76) & ~(0b11 << 62) | 8 << 76 | 0b10 << 62
        digits = f"{value:032x}"
        ends = (0, 8, 12, 16, 20, 32)
        return "-".join(digits[a:b] for a, b in pairwise(ends))

    @property
    def schema_folder(self) -> Path:
        """The folder of schemas in use."""
        return self.settings.schema.package
