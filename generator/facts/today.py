"""Says which day a site is of, and whether that day is over."""

from collections.abc import Collection
from datetime import UTC, date, datetime

from generator.facts.dataset import Dataset
from generator.moments import Now, day_of


def site_day(datasets: Collection[Dataset], commit: datetime | None) -> date:
    """The day of the elections that go on; where all of them stand still, that of the commit, else their own."""
    running = [dataset.today for dataset in datasets if dataset.as_of is None]
    if running:
        return max(running)
    if commit is not None:
        return day_of(commit, UTC)
    return max((dataset.today for dataset in datasets), default=date(1970, 1, 1))


def has_turned(datasets: Collection[Dataset], now: Now) -> bool:
    """Whether another day has begun meanwhile for an election that does not stand still."""
    return any(now.today(each.zone, each.as_of) != each.today for each in datasets)
