"""What a repository knows of when files were filed, for the rules that compare other days with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Filed:
    """The moment at which each path first reached the line that is checked, and the paths that are published.

    `now` is the moment at which everything else would be filed, where somebody says it.
    """

    first_seen: Mapping[str, datetime] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    now: datetime | None = None

    def proposed(self, path: str) -> datetime | None:
        """The moment of filing of what is not published yet; None where nobody knows it, or it is judged no more."""
        return None if path in self.published else self.first_seen.get(path, self.now)


UNFILED = Filed()
