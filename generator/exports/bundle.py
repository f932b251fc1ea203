"""What the exports are made from: every election that can be published, in every language."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.charts.chart import View
from generator.charts.record import Record
from generator.history.filed import History
from generator.history.log import Log
from generator.settings import Settings
from generator.tables.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Bundle:
    """A view of every election in every language, the charts of each, and the log of what was published."""

    settings: Settings
    views: tuple[View, ...]
    records: tuple[Record, ...]
    history: History
    log: Log

    @property
    def datasets(self) -> tuple[Dataset, ...]:
        """The data of every election, once."""
        return tuple({view.dataset.id: view.dataset for view in self.views}.values())

    @property
    def commit(self) -> str:
        """The commit everything is made from; empty without a history."""
        return self.history.commit

    @property
    def today(self) -> date:
        """The day of the commit; without a history, the latest day that an election's figures are of."""
        days = (dataset.today for dataset in self.datasets)
        return self.history.today or max(days, default=date(1970, 1, 1))

    @property
    def schema_folder(self) -> Path:
        """The folder of schemas in use."""
        return self.settings.schema.package
