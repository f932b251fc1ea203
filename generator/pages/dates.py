"""The line of dates on a page: the time it covers, and when what it shows was last filed and last corrected."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.facts.dataset import Period
from generator.facts.version import Version
from generator.figures.words import span_words
from generator.text import Translator


@dataclass(frozen=True, slots=True)
class Dates:
    """Each in words; empty where nothing was filed, or nothing corrected."""

    time: str
    filed: str
    corrected: str


def dates_of(t: Translator, periods: Iterable[Period], versions: Iterable[Version]) -> Dates:
    """What to say of some periods, and of those versions that were filed for them."""
    covered = tuple(periods)
    names = {period.id for period in covered}
    shown = [version for version in versions if version.filing.period in names]
    corrections = [
        version for version in shown if version.filing.version > 1 and not version.filing.withdrawn
    ]
    return Dates(span_words(t, covered), _newest(t, shown), _newest(t, corrections))


def _newest(t: Translator, versions: Iterable[Version]) -> str:
    days = [version.filed for version in versions]
    return t.date(max(days)) if days else ""
