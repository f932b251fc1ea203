"""The instance that the examples of the catalogue come from, and the way to put a bad example into it.

cases/catalogue is a small instance in which nothing is found. The good half of every example stands in it as it is.
"""

import re
import shutil
from pathlib import Path

import pytest

from generator.findings import Kind
from tests.command import ROOT

INSTANCE = ROOT / "tests" / "cases" / "catalogue"
# The example is the name of a file, or what an editor that expects UTF-8 shows of another encoding.
NAMES = {"file-name", "known-party-and-period"}
ENCODING = "file-encoding"


def copy_to(folder: Path) -> Path:
    """A copy of the instance in a new folder."""
    return Path(shutil.copytree(INSTANCE, folder))


def set_in(lines: str) -> str:
    """A pattern for these lines, however far they are set in; in a list, the first stands behind its hyphen."""
    first, *others = lines.split("\n")
    pattern = rf"(?m)^(?P<indent> *)(?P<dash>- )?{re.escape(first)}"
    for line in others:
        pattern += rf"\n(?P=indent)(?(dash)  ){re.escape(line)}"
    return pattern + "$"


def put(lines: str, match: re.Match[str]) -> str:
    """The lines as far set in as those that were found."""
    first, *others = lines.split("\n")
    indent, dash = match["indent"], match["dash"] or ""
    return "\n".join([indent + dash + first, *(indent + " " * len(dash) + o for o in others)])


def make_bad(root: Path, kind: Kind) -> Path:
    """Put the bad half of an example where its good half stands; return the file."""
    assert kind.example is not None
    bad, good = kind.example.bad, kind.example.good
    if kind.code in NAMES:
        return (root / good).rename(root / bad)
    for path in sorted([*root.glob("disclosures/*/*/*"), *root.glob("disclosures/*/*.yaml")]):
        text = path.read_text("utf-8")
        match = re.search(set_in(good), text)
        if match and kind.code == ENCODING:
            raw = good.encode("latin-1")
            assert raw.decode("utf-8", "replace") == bad
            path.write_bytes(path.read_bytes().replace(good.encode(), raw))
            return path
        if match:
            path.write_text(text[: match.start()] + put(bad, match) + text[match.end() :], "utf-8")
            return path
    pytest.fail(f"The good example of {kind.code} does not stand in {INSTANCE}.", pytrace=False)
