"""Where a repository is hosted: the pipelines that an instance has there, and what its people set by hand.

On every host the same scripts say what may be merged and published; a pipeline only calls them. For GitHub they are the
workflows of this repository, so that an instance has no others than the software itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_FOUNDING = Path(__file__).parent
TEMPLATES = _FOUNDING / "templates"
SCRIPTS = (
    "ask-host", "check-proposal", "count-published", "feed-witnesses", "fetch-file", "fetch-published",
    "gate-published", "publish", "report-languages", "run", "sign-checkpoint", "test-merged",
)  # fmt: skip
"""What is called from pipelines, below .ci/."""


@dataclass(frozen=True, slots=True)
class Host:
    """One hosting service. `own` are its files by path, each with where it comes from."""

    id: str
    own: Mapping[str, Path]

    @property
    def steps(self) -> str:
        """What its people set by hand, for README.md."""
        return (TEMPLATES / f"{self.id}.md").read_text("utf-8")

    def files(self) -> dict[str, bytes]:
        """The pipelines and the scripts that they call, by path."""
        shared = {f".ci/{name}": shipped(f".ci/{name}") for name in SCRIPTS}
        return {path: source.read_bytes() for path, source in {**shared, **self.own}.items()}


def shipped(name: str) -> Path:
    """A file of this repository, which an installed copy has in a folder of its own."""
    inside = _FOUNDING / "shipped"
    return inside / name.removeprefix(".") if inside.is_dir() else _FOUNDING.parents[1] / name


_GITHUB = (
    ".github/workflows/check.yml",
    ".github/workflows/daily.yml",
    ".github/workflows/publish.yml",
    ".github/rulesets/main.json",
    ".github/rulesets/main-with-team.json",
    ".github/pull_request_template.md",
)
HOSTS: tuple[Host, ...] = (
    Host("github", {name: shipped(name) for name in _GITHUB}),
    Host("gitlab", {".gitlab-ci.yml": TEMPLATES / "gitlab" / ".gitlab-ci.yml"}),
    Host(
        "forgejo",
        {
            f".forgejo/workflows/{name}.yml": TEMPLATES / "forgejo" / f"{name}.yml"
            for name in ("check", "publish")
        },
    ),
)
