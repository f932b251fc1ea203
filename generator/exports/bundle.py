"""What the exports are made from: every election that can be published, in every language."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.charts.figure import Drawing
from generator.history.log import Log
from generator.settings import Settings
from generator.tables.dataset import Dataset


@dataclass(frozen=True, slots=True)
class Bundle:
    """All datasets, the charts of each by (language, election), and the log of what was published."""

    settings: Settings
    datasets: tuple[Dataset, ...]
    drawings: Mapping[tuple[str, str], Mapping[str, Drawing]]
    commit: str
    log: Log

    @property
    def schema_folder(self) -> Path:
        """The folder of schemas in use."""
        return self.settings.schema
