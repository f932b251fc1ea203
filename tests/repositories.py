"""Real git repositories in temporary folders, and the means to write into them what git itself would not."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.invented import ID, copy_to

FOLDER = f"disclosures/{ID}"
OWN, RIVAL = f"{FOLDER}/partia-e-lumit", f"{FOLDER}/aleanca-e-maleve"
OTHER_FILES = {
    ".github/workflows/check.yml": "on: pull_request\n",
    "docs/sq/çështje.md": "# Çështje\n",
    "generator/charts/x.py": "CHART = 1\n",
    "schema/submitters.schema.json": "{}\n",
    "schema/codes/al-2025.yaml": "id: al-2025\n",
}
Row = tuple[str, bytes, str]


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository with the invented instance, on the branch `change` that begins at `main`."""

    root: Path

    def git(self, *arguments: str, given: bytes = b"", who: str = "x") -> str:
        """Run git as somebody; what it prints."""
        roles = ("AUTHOR", "COMMITTER")
        names = {f"GIT_{role}_NAME": who for role in roles}
        mails = {f"GIT_{role}_EMAIL": f"{who}@party.example" for role in roles}
        dates = {f"GIT_{role}_DATE": "2025-04-30T12:00:00+0000" for role in roles}
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", "-C", self.root, *arguments],
            env={**os.environ, **names, **mails, **dates, **settings},
            input=given,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode().strip()

    def write(self, name: str | bytes, text: str = "new: true\n") -> None:
        """Write a file, making its folder."""
        path = os.path.join(os.fsencode(self.root), os.fsencode(name))  # noqa: PTH118 - names may be any bytes
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        Path(os.fsdecode(path)).write_text(text, "utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace what stands in a file, at the first place it stands."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def commit(self, who: str = "x") -> str:
        """Commit everything there is; the commit's name."""
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x", who=who)
        return self.git("rev-parse", "HEAD")

    def add(self, *names: str | bytes, text: str = "new: true\n") -> None:
        """Write files and commit them."""
        for name in names:
            self.write(name, text)
        self.commit()

    def at_base(self, act: Callable[[], object]) -> None:
        """Do something on main, and begin the change after it."""
        self.git("switch", "--quiet", "main")
        act()
        self.commit()
        self.git("switch", "--quiet", "--force-create", "change")

    def on_main(self, *names: str, text: str = "new: true\n") -> None:
        """Commit files on main while the change goes on."""
        self.git("switch", "--quiet", "main")
        self.add(*names, text=text)
        self.git("switch", "--quiet", "change")

    def merge(self, *names: str, keep: str = "") -> None:
        """Merge branches without committing; `keep` is a strategy."""
        strategy = ("--strategy", keep) if keep else ()
        self.git("merge", "--quiet", "--no-ff", "--no-commit", *strategy, *names)

    def rows(self, tree: str) -> list[Row]:
        """Mode, name and object of each entry of a folder."""
        lines = self.git("ls-tree", "-z", tree).rstrip("\0").split("\0")
        parts = [line.partition("\t") for line in lines if line]
        return [
            (facts.split()[0].lstrip("0"), name.encode(), facts.split()[2])
            for facts, _, name in parts
        ]

    def tree(self, rows: list[Row]) -> str:
        """Write a folder exactly as given, in this order."""
        raw = b"".join(
            mode.encode() + b" " + name + b"\0" + bytes.fromhex(blob) for mode, name, blob in rows
        )
        return self.git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=raw)

    def blob(self, text: str = "new: true\n") -> str:
        return self.git("hash-object", "-w", "--stdin", given=text.encode())

    def graft(self, folder: str, *rows: Row, ordered: bool = True) -> None:
        """Commit, without a working folder, entries added to a folder; in git's order, or as the last."""
        made = self.tree(self._with(f"HEAD:{folder}", rows, ordered=ordered))
        while folder:
            folder, _, name = folder.rpartition("/")
            row = ("40000", name.encode(), made)
            kept = [old for old in self.rows(f"HEAD:{folder}") if old[1] != row[1]]
            made = self.tree(sorted([*kept, row], key=in_order))
        commit = self.git("commit-tree", made, "-p", "HEAD", "-m", "x")
        self.git("update-ref", "refs/heads/change", commit)

    def _with(self, tree: str, rows: tuple[Row, ...], *, ordered: bool) -> list[Row]:
        every = [*self.rows(tree), *rows]
        return sorted(every, key=in_order) if ordered else every


def in_order(row: Row) -> bytes:
    """The order in which git keeps the entries of a folder."""
    return row[1] + b"/" if row[0].lstrip("0") == "40000" else row[1]


def make(root: Path) -> Repository:
    """A repository with the invented instance published on main, and nothing changed yet on `change`."""
    made = Repository(root)
    copy_to(root)
    for name, text in OTHER_FILES.items():
        made.write(name, text)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.git("config", "gc.auto", "0")
    made.commit()
    made.git("switch", "--quiet", "--create", "change")
    return made


def copy(repository: Repository, to: Path) -> Repository:
    """A copy of a repository with all its history."""
    shutil.copytree(repository.root, to, symlinks=True)
    return Repository(to)
