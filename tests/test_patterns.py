"""No text that a party can write makes a pattern slow, and both validators read every pattern alike.

Each pattern meets 5 KB made to tire it, and each pattern of a schema every character of Unicode.
"""

import ast
import json
import pkgutil
import re
import sys
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

import generator
from tests.test_schema import PATTERNS, example

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
LENGTH = 5_000
LIMIT = 0.05
TRIES = 3  # another process may hold the machine up; a slow pattern is slow every time
PIECES = (
    *(
        "a",
        "A",
        "0",
        "1",
        "-",
        " ",
        ".",
        "_",
        "@",
        "/",
        "(",
        '"',
        ",",
        "+",
        "\n",
        "\\",
        "é",
        "ё",
        "\u200d",
        ":",
    ),
    *(
        "a-",
        "a.",
        "a@",
        "a_",
        "0-",
        "0 ",
        "00 ",
        "A0",
        "aA",
        "a b",
        "A ",
        "Ab ",
        " a",
        "0.",
        "(0)",
        "1,",
        '""',
        '",',
    ),
    *(
        "AL47 ",
        "+355 69 ",
        "069 20 ",
        "4111 ",
        "12 Example ",
        "Rruga e ",
        "Rr. A ",
        "nr. ",
        "de ",
        "e i të ",
        "St. ",
    ),
    *(
        "https://",
        "www.a",
        "a.b@",
        "tel. 0",
        "numri personal ",
        "ref no ",
        "2025-04-01 ",
        "01/04/",
        "Ab-ab.’",
    ),
    *(
        "{% ",
        "{{ ",
        "<a ",
        "<<<<<<< ",
        "::",
        "##[",
        "&#",
        "%0A",
        "[a](",
        "`",
        "|",
        "=1+",
        "'",
        "a: ",
        "- ",
        "# ",
    ),
)
ENDS = ("", "!", "\n", "\x00", " 0", "a", "é")


SOURCES = {path: path.read_text("utf-8") for path in sorted((ROOT / "generator").rglob("*.py"))}
MATCHES = {"match", "fullmatch"}


@dataclass(frozen=True, slots=True)
class Use:
    """A pattern, and whether it is looked for anywhere in a text or only matched where a text begins."""

    name: str
    pattern: "re.Pattern[Any]"
    scans: bool


def compiled() -> Iterator[Use]:
    """Every compiled pattern of the program, by the name it has."""
    everything = "".join(SOURCES.values())
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        for name, value in vars(import_module(module.name)).items():
            found = list(_patterns(value))
            if found:
                uses = set(re.findall(rf"\b{name}\.([a-z]+)\(", everything))
                for number, pattern in enumerate(found):
                    label = f"{module.name}.{name}.{number}"
                    yield Use(label, pattern, not uses or not uses <= MATCHES)


def _patterns(value: Any) -> Iterator["re.Pattern[Any]"]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from _patterns(list(value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _patterns(part)


def written_in_place() -> Iterator[Use]:
    """Every pattern that stands as a text where it is used: re.sub("…", …)."""
    for path, source in SOURCES.items():
        for node in ast.walk(ast.parse(source)):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=use),
                    args=[ast.Constant(value=str(pattern)), *_],
                ) if use != "compile":
                    name = f"{path.relative_to(ROOT)}:{node.lineno}"
                    yield Use(name, re.compile(pattern), use not in MATCHES)


def in_schemas() -> Iterator[Use]:
    """Every pattern of a schema, as both validators read it."""
    for path in sorted((ROOT / "schema").glob("*.schema.json")):
        for number, pattern in enumerate(_of_schema(json.loads(path.read_bytes()))):
            as_read = re.compile(pattern.replace("$", r"\Z"), re.ASCII)
            yield Use(f"{path.name}.{number}", as_read, scans=True)


def _of_schema(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        for value in node.values():
            yield from _of_schema(value)
    elif isinstance(node, list):
        for value in node:
            yield from _of_schema(value)


@cache
def unique() -> tuple[Use, ...]:
    """Each pattern once."""
    uses = (*compiled(), *written_in_place(), *in_schemas())
    return tuple({(u.pattern.pattern, u.pattern.flags, u.scans): u for u in uses}.values())


def hostile(length: int) -> Iterator[str]:
    """Texts that repeat one or two pieces and end in what may not follow."""
    for first in PIECES:
        for end in ENDS:
            yield (first * length)[: length - len(end)] + end
        for second in ("a", "0 ", " ", "-", "Ab ", ".", "\n"):
            half = (length - 1) // 2
            yield (first * half)[:half] + (second * half)[:half] + "!"


def seconds(use: Use, text: str) -> float:
    """How long a text takes a pattern."""
    subject: Any = text if isinstance(use.pattern.pattern, str) else text.encode()
    start = time.process_time()
    if use.scans:
        for _ in use.pattern.finditer(subject):
            pass
    else:
        use.pattern.match(subject)
    return time.process_time() - start


def test_no_pattern_is_slow() -> None:
    texts = tuple(hostile(LENGTH))
    slow = [
        f"{use.name}: {again:.3f} s for {text[:20]!r}…{text[-5:]!r}"
        for use in unique()
        for text in texts
        if seconds(use, text) > LIMIT
        and (again := min(seconds(use, text) for _ in range(TRIES))) > LIMIT
    ]
    assert slow == []


def test_the_patterns_are_there() -> None:
    assert len(unique()) > 60


def characters() -> Iterator[str]:
    """Every character of Unicode, and the first and last code point of each run that holds none.

    A surrogate is no character: the reader takes none, and the fast validator cannot be given one.
    """
    every = (c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) != "Cs")
    for category, run in groupby(every, unicodedata.category):
        first, *others = run
        yield first
        yield from others[-1:] if category in {"Cn", "Co"} else others


CHARACTERS = tuple(characters())
CLASS = re.compile(r"\[[^]]*\]")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_of_a_schema_says_itself_which_characters_it_takes(pattern: str) -> None:
    r"""Programs disagree on what \s, \d, \w and the full stop are."""
    assert "\\" not in pattern
    assert "." not in CLASS.sub("", pattern)
    assert "(?" not in pattern


@pytest.mark.parametrize("pattern", PATTERNS)
def test_both_validators_read_a_pattern_alike_whatever_the_character(pattern: str) -> None:
    slow = re.compile(pattern.replace("$", r"\Z"), re.ASCII)
    meant = example(pattern)
    for place in (0, len(meant) // 2, len(meant)):
        before, after = meant[:place], meant[place:]
        taken: list[str] = []
        refused: list[str] = []
        for span in spans(pattern):
            fits = slow.search(f"{before}{span[0]}{after}") is not None
            (taken if fits else refused).extend(f"{before}{c}{after}" for c in span)
        assert len(taken) + len(refused) == len(CHARACTERS)
        assert jsonschema_rs.is_valid({"items": {"pattern": pattern}}, taken)
        assert jsonschema_rs.is_valid({"items": {"not": {"pattern": pattern}}}, refused)


def spans(pattern: str) -> Iterator[tuple[str, ...]]:
    """All characters, in runs which a pattern without escapes cannot tell apart: it names where each run ends."""
    ends = {ord(c) + more for c in pattern for more in (0, 1)}
    begin = 0
    for index, character in enumerate(CHARACTERS):
        if index > begin and ord(character) in ends:
            yield CHARACTERS[begin:index]
            begin = index
    yield CHARACTERS[begin:]
