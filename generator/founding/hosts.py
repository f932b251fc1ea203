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
    "ask-host", "check-proposal", "fetch-file", "fetch-published", "gate-published", "publish", "report-languages", "run",
    "test-merged",
)  # fmt: skip
"""What is called from pipelines, below .ci/."""
SIGNING = ("feed-witnesses", "sign-checkpoint")
_VARIABLES = """\
Set the variables `SITE_URL`, the address of the site, and `FIRST_PUBLICATION` with the value `yes`; take the second away
   after the first publication. `REVIEWED_COMMIT` names a commit of main that you vouch for, such as a removal by order."""


@dataclass(frozen=True, slots=True)
class Host:
    """One hosting service. `own` are its files by path, each with where it comes from; `steps` is what no file can set."""

    id: str
    own: Mapping[str, Path]
    steps: tuple[str, ...]

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
    *(f".ci/{name}" for name in SIGNING),
)
HOSTS: tuple[Host, ...] = (
    Host(
        "github",
        {name: shipped(name) for name in _GITHUB},
        (
            _VARIABLES,
            "Import `.github/rulesets/main.json` under Settings, Rules, Rulesets; allow only main to publish under"
            " Settings,\n   Environments, github-pages.",
        ),
    ),
    Host(
        "gitlab",
        {".gitlab-ci.yml": TEMPLATES / "gitlab" / ".gitlab-ci.yml"},
        (
            _VARIABLES,
            "Protect the main branch: nobody pushes, maintainers merge, fast-forward or squash, and the pipeline must"
            " succeed.",
            "Under Settings, CI/CD, General pipelines, let the configuration come from the main branch of this project"
            " (its\n   path, `@`, and the project), so that a proposal cannot change what checks it.",
            "Under Build, Pipeline schedules, run main every day, so that silence becomes overdue.",
        ),
    ),
    Host(
        "forgejo",
        {
            f".forgejo/workflows/{name}.yml": TEMPLATES / "forgejo" / f"{name}.yml"
            for name in ("check", "publish")
        },
        (
            _VARIABLES,
            "Protect the branch main: no pushes, approvals from maintainers, and the check “Check / Disclosures” required.",
            "Serve the branch `pages` as a site, and let nobody but the workflow push to it.",
            "In `.forgejo/workflows/publish.yml`, replace `v4` by the full commits of the two actions that you have looked"
            " at.",
        ),
    ),
)
