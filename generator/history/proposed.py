"""Tells, from the repository of an instance, when files were filed, those not yet published among them."""

from datetime import datetime
from pathlib import Path

from generator.history.filed import read_history
from generator.history.published import published
from generator.validation.filed import Filed


def read_filed(root: Path, now: datetime | None) -> Filed:
    """What is known of filing. What main holds is published; what is not committed would be filed `now`."""
    return Filed(read_history(root).seen, published(root), now)
