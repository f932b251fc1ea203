"""What a figure is made from: the sums and states of some parties and periods, for readers of one language."""

from dataclasses import dataclass

from generator import addresses
from generator.codes import Code
from generator.documents.codelists import CodeLists
from generator.facts.dataset import Dataset, Party, Period
from generator.metrics.figures import Figures
from generator.text import Translator


@dataclass(frozen=True, slots=True)
class View:
    """What a chart is drawn from: the figures of some parties and periods, for readers of one language."""

    figures: Figures
    code: Code
    parties: tuple[Party, ...]
    periods: tuple[Period, ...]
    t: Translator

    @property
    def dataset(self) -> Dataset:
        """The data behind the figures."""
        return self.figures.dataset

    @property
    def lists(self) -> CodeLists:
        """The code lists."""
        return self.dataset.lists

    @property
    def period_ids(self) -> tuple[str, ...]:
        """The periods' ids."""
        return tuple(period.id for period in self.periods)

    @property
    def to(self) -> addresses.ElectionAddresses:
        """The addresses of the election."""
        return addresses.ElectionAddresses(self.dataset.id)
