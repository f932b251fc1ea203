"""Scripts and style sheets lose comments and space when they are published, and nothing else."""

import gzip
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pygments.lexers import get_lexer_for_filename  # type: ignore[import-untyped]
from pygments.token import Comment, String  # type: ignore[import-untyped]

from generator.embeds.look import ASSETS
from generator.interactive.bundling import find_node
from generator.lean import lean
from tests.browsing import opened
from tests.built import Site
from tests.command import ROOT

SOURCES = [
    path
    for folder in (ROOT / "generator/pages/theme/assets", ASSETS)
    for path in sorted(folder.iterdir())
    if path.suffix in {".js", ".css"}
]
every_source = pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)


def published(path: Path) -> str:
    return lean(path.name, path.read_bytes()).decode()


def tokens(path: Path, text: str) -> list[tuple[str, str]]:
    """What an independent reader of the language takes it for, without comments and space outside texts."""
    found = get_lexer_for_filename(path.name).get_tokens(text)
    pieces = [(kind, word) for kind, word in found if kind not in Comment]
    kept = [(kind, word if kind in String else word.strip()) for kind, word in pieces]
    return [(str(kind), word) for kind, word in kept if word]


@pytest.mark.parametrize(
    ("script", "wanted"),
    [
        (
            'var a = 1; /* b */\n\n  // c\n  var d = "e  /* f */ // g";',
            'var a=1;\nvar d="e  /* f */ // g";',
        ),
        ("f('it\\'s  so', `x  ${ a } // y`)", "f('it\\'s  so',`x  ${ a } // y`)"),
        ("a.replace(/[\"'/]  \\/\\*/g, b)", "a.replace(/[\"'/]  \\/\\*/g,b)"),
        ("return /a  b/.test(c)", "return /a  b/.test(c)"),
        ("a / b / c; x = a + +b - -c; d++ + e", "a / b / c;x=a + +b - -c;d++ + e"),
        ("a\n  /* b */\n(c)", "a\n(c)"),
        ('`a ${ b ? `  ${ c }  (` : " }" }  (d` + e', '`a ${ b ? `  ${ c }  (` : " }" }  (d` + e'),
        ("const a = b => ({ c: [ 1, 2 ] })", "const a=b=>({c:[1,2]})"),
    ],
)
def test_a_script_loses_comments_and_needless_space(script: str, wanted: str) -> None:
    assert lean("x.js", script.encode()).decode() == wanted


@pytest.mark.parametrize(
    ("sheet", "wanted"),
    [
        (".a :is(.b, .c) > d { color: red; margin: 0 auto; } /* e */", ".a :is(.b,.c) > d{color: red;margin: 0 auto;}"),
        ('@media (a: 1px) and (b) {\n  c::before { content: "{  /* d"; }\n}',
         '@media (a: 1px) and (b){\nc::before{content: "{  /* d";}\n}'),
        ("a { width: calc(1px + 2px) }", "a{width: calc(1px + 2px)}"),
    ],
)  # fmt: skip
def test_a_style_sheet_loses_comments_and_needless_space(sheet: str, wanted: str) -> None:
    assert lean("x.css", sheet.encode()).decode() == wanted


def test_other_files_stay_as_they_are() -> None:
    content = b"  /* a */  <svg>\xff"
    assert lean("icon.svg", content) == content


@every_source
def test_nothing_but_comments_and_space_is_lost(path: Path) -> None:
    assert tokens(path, published(path)) == tokens(path, path.read_text("utf-8"))
    assert lean(path.name, published(path).encode()).decode() == published(path)


@every_source
def test_it_is_lighter(path: Path) -> None:
    assert len(gzip.compress(published(path).encode())) <= len(gzip.compress(path.read_bytes()))


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", [each for each in SOURCES if each.suffix == ".js"], ids=lambda path: path.name
)
def test_every_script_is_still_one(path: Path) -> None:
    text = published(path)
    kind = "module" if re.search(r"^(import|export)\b", text, re.MULTILINE) else "commonjs"
    command = [find_node()[0], "--check", f"--input-type={kind}", "-"]
    told = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr


def test_a_browser_reads_the_same_rules_from_every_style_sheet(chromium: Browser) -> None:
    rules = """text => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      return [...sheet.cssRules].map(rule => rule.cssText.replace(/, /g, ','));
    }"""
    with opened(chromium) as page:
        for path in SOURCES:
            if path.suffix == ".css":
                source = path.read_text("utf-8")
                assert page.evaluate(rules, published(path)) == page.evaluate(rules, source)


def test_the_site_has_them_so(site: Site) -> None:
    for path in SOURCES:
        if path.name != "embed.css":  # which stands in every embed
            assert (site.folder / "assets/sixc" / path.name).read_text("utf-8") == published(path)
