"""The page that tells the life of an election for people names commands that exist, the same in each language."""

import re
import shlex
from pathlib import Path

import pytest

from generator import addresses
from generator.commands import COMMANDS
from generator.handwritten import installed_docs
from tests.test_life import STORY

PAGES = tuple(sorted(installed_docs().glob(f"*/{addresses.LIFE.rstrip('/')}.md")))
ENGLISH, *_ = PAGES
BLOCK = re.compile(r"(?ms)^```text\n(.+?)^```")


def commands(page: Path) -> list[str]:
    """Each command in a block of a page."""
    return [line for block in BLOCK.findall(page.read_text("utf-8")) for line in block.splitlines()]


def test_each_command_has_the_options_that_the_page_gives_it() -> None:
    known = {command.name: {o for p in command.params for o in p.opts} for command in COMMANDS}
    named = [line for line in commands(ENGLISH) if line.startswith("sixc ")]
    assert {line.split()[1] for line in named} == {
        "init", "rights", "new", "check", "redact", "release", "verify",
    }  # fmt: skip
    for line in named:
        _, name, *words = shlex.split(line)
        assert {word for word in words if word.startswith("--")} <= known[name], line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_page_is_the_same_in_each_language(page: Path) -> None:
    assert len(PAGES) > 1
    assert commands(page) == commands(ENGLISH)
    text = page.read_text("utf-8")
    assert text.count("\n## ") == ENGLISH.read_text("utf-8").count("\n## ")
    assert (
        len(re.findall(r"(?m)^\*\*", text)) == len(STORY) - 1
    )  # the first publication is no step of its own
