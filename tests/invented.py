"""The invented election that most tests rest on: checked and counted once, and copies of it that a test may change."""

import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator.documents.codelists import load_codelists
from generator.facts.build import build
from generator.facts.dataset import Dataset
from generator.findings import Finding
from generator.history.filed import History
from generator.metrics.figures import Figures, count
from generator.settings import Settings, read_settings
from generator.shelf import Shelf
from generator.text import translator
from generator.validation.check import Checked, inspect
from generator.validation.schemas import load_schemas
from tests import command

ROOT, INSTANCE = command.ROOT, command.INSTANCE
ID = "al-2025"
FOLDER = INSTANCE / "disclosures" / ID
SHELF = Shelf(ROOT / "schema")
LISTS = load_codelists(SHELF)
SCHEMAS = load_schemas(SHELF)


def disclosures(root: Path = INSTANCE) -> list[Path]:
    """Every disclosure of every party, in order of name."""
    return sorted((root / "disclosures" / ID).glob("*/*.yaml"))


def copy_to(folder: Path) -> Path:
    """A copy of the instance in an empty folder."""
    shutil.copytree(INSTANCE / "disclosures", folder / "disclosures")
    shutil.copy(INSTANCE / "mkdocs.yml", folder)
    return folder


def change(path: Path, old: str, new: str) -> None:
    """Replace what stands once in a file."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), "utf-8")


def settings(root: Path = INSTANCE) -> Settings:
    return read_settings(root)


def check(root: Path) -> Checked:
    """Everything found in an instance, and what of it can be published."""
    return inspect(settings(root))


@cache
def checked() -> Checked:
    """The invented instance, checked."""
    return check(INSTANCE)


@cache
def dataset() -> Dataset:
    """The invented election as tables."""
    return build(checked().elections[0], History(), LISTS)


@cache
def figures() -> Figures:
    """The invented election, counted."""
    return count(dataset())


def report(findings: Iterable[Finding]) -> list[str]:
    """Findings as lines: file, place, level, code, message and remedy in English."""
    t = translator("en")
    return [
        f"{f.place.file}:{f.place.line}:{f.place.column} {f.level} {f.kind.code}"
        f" {t.text(f.message)} | {t.text(f.fix)}"
        for f in findings
    ]
