"""What is filed and not yet published: an instance in; the day of filing of each such file out."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from generator.errors import HistoryError
from generator.history.filed import read_history
from generator.history.published import published


def filed_days(root: Path) -> Mapping[str, date]:
    """The last day that can be said to be that of filing, by path, for what is committed and not on main.

    Commits have days of UTC; east of it, the next may have begun. What main holds is published and judged no more, and
    of what is not committed nobody knows when it will be filed.
    """
    try:
        history = read_history(root)
    except HistoryError:
        return {}
    held = published(root)
    return {
        path: day + timedelta(days=1) if day < date.max else day
        for path, day in history.first_seen.items()
        if path not in held
    }
