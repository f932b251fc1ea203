"""Where a repository is hosted: the pipelines that an instance has there, and what its people set by hand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Host:
    """One hosting service. `files` gives its pipelines by path; `steps` is what no file can set, for README.md."""

    id: str
    files: Callable[[], Mapping[str, bytes]] = field(repr=False)
    steps: tuple[str, ...]


HOSTS: tuple[Host, ...] = (
    Host("github", dict, ()),
    Host("gitlab", dict, ()),
    Host("forgejo", dict, ()),
)
