"""Nothing is counted in a form that is wrong for one: "1 ads" stands in no sentence of any page, file or report.

A number in front of a noun is said by `say_many`, which has a form for one. Numbers that are never one are limits.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.figures.words import counted_parties
from generator.text import translator
from tests.invented import ROOT

NOUNS = (
    "accounts|ads|affiliates|bytes|candidates|cells|characters|charts|commits|countries|days|disclosures|entries|"
    "errors|files|findings|givers|lines|organisations|pages|parties|people|periods|places|regions|rows|sections|"
    "sources|sponsors|statements|techniques|uses|versions|warnings|years"
)
COUNTED = re.compile(
    rf"\{{(\w+)\}}(?: of \{{\w+\}})? ({NOUNS})\b(?! for)"
)  # “accounts for” is a verb
LIMITS = {"most", "size"}
"""Places for numbers that are limits, or beyond one, and so never one."""
RAW = re.compile(rf"\}}\}} (?:{NOUNS})\b")
AFTER = re.compile(rf" (?:{NOUNS})\b")
NEVER_ONE = {
    "generator/commands/build.py": "A site has a page for each kind of thing.",
    "generator/commands/init.py": "An instance begins with many files.",
    "generator/commands/release.py": "A release has several files for each chart.",
    "generator/founding/roster.py": "A roster of one party is a roster; none or too many are refused.",
    "generator/history/proof.py": "A limit in bytes, and how far a long work has come.",
}


def sources() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def calls(tree: ast.AST, *names: str) -> Iterator[list[str]]:
    """The texts that are given to these functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
            yield [text for text in texts if isinstance(text, str)]


def wrong(text: str) -> list[str]:
    return [m[0] for m in COUNTED.finditer(text) if m[1] not in LIMITS]


def test_a_number_before_a_noun_has_a_form_for_one() -> None:
    said = [
        (path, text)
        for path, tree in sources()
        for texts in calls(tree, "say", "N_")
        for text in texts
    ]
    assert [(path, text) for path, text in said if wrong(text)] == []


def test_the_form_for_one_is_no_plural() -> None:
    ones = [(path, texts[0]) for path, tree in sources() for texts in calls(tree, "say_many")]
    assert len(ones) > 40
    assert [(path, text) for path, text in ones if wrong(text)] == []


def test_messages_put_together_by_hand_count_nothing_that_may_be_one() -> None:
    found = {
        path
        for path, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for number, after in zip(node.values, node.values[1:], strict=False)
        if isinstance(number, ast.FormattedValue)
        and isinstance(after, ast.Constant)
        and AFTER.match(str(after.value))
    }
    assert found <= set(NEVER_ONE)


@pytest.mark.parametrize("kind", ["pages", "embeds"])
def test_templates_count_nothing_by_hand(kind: str) -> None:
    for path in sorted((ROOT / "generator" / kind / "templates").glob("*.jinja")):
        text = path.read_text("utf-8")
        assert RAW.findall(text) == [], path.name
        spoken = re.findall(r"_\((?:\"([^\"]*)\"|'([^']*)')", text)
        assert [t for pair in spoken for t in pair if wrong(t)] == [], path.name


def test_what_the_test_looks_for_would_be_found() -> None:
    assert wrong("{count} ads") == ["{count} ads"]
    assert wrong("{count} of {whole} parties") == ["{count} of {whole} parties"]
    assert wrong("more than {most} rows") == []
    assert RAW.search("{{ number }} ads")
    tree = ast.parse('say("{n} files", n=1)')
    assert [wrong(text) for texts in calls(tree, "say") for text in texts] == [["{n} files"]]


@pytest.mark.parametrize(("number", "words"), [(1, "1 party"), (2, "2 parties")])
def test_one_party_is_a_party(number: int, words: str) -> None:
    assert translator("en").text(counted_parties(number)) == words


def test_the_list_of_exceptions_is_up_to_date() -> None:
    assert [path for path in NEVER_ONE if not Path(ROOT / path).exists()] == []
