"""Templates are laid out for those who read them: no line is too long, and nothing stands where nobody sees it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.pages.rendering import environment
from generator.text import translator
from tests.command import ROOT

LONGEST = 120
TEMPLATES = sorted((ROOT / "generator").rglob("*.jinja"))


def faults(text: str) -> Iterator[str]:
    """What is wrong with the layout of a template, by line."""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST:
            yield f"{number}: {len(line)} characters of {LONGEST}"
        if re.search(r"\s$|\t", line):
            yield f"{number}: a tab, or space at the end"
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield "the last line does not end, or is empty"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_can_be_read(path: Path) -> None:
    assert [f"{path.relative_to(ROOT)}:{fault}" for fault in faults(path.read_text("utf-8"))] == []


def test_no_further_table_is_written_by_hand() -> None:
    drawn = {path.name for path in TEMPLATES if "<table" in path.read_text("utf-8")}
    by_the_macro, by_hand = "macros.html.jinja", {"sections", "party_sections", "embed"}
    assert drawn == {by_the_macro, *(f"{name}.html.jinja" for name in by_hand)}


def test_a_text_can_go_over_two_lines_and_is_translated_whole() -> None:
    made = environment(translator("sq")).from_string('{{ _("Who has "\n  "filed") }}')
    assert made.render() == "Kush ka dorëzuar"


@pytest.mark.parametrize("text", ["x" * 121 + "\n", "x \n", "\tx\n", "x", "x\n\n"])
def test_what_cannot_be_read_is_found(text: str) -> None:
    assert [*faults(text)]
