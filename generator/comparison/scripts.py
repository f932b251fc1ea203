"""Joins the modules of comparisons into one classic script for each page that uses them.

Modules are how they are written, checked and tested. But a page in a sandboxed frame has no origin, and neither has a
site opened from a folder: there a browser loads classic scripts only. So the modules that one needs are put one after
the other, each a function that is called at once and returns what it exports: names of one never meet those of another.
"""

import re
from functools import cache
from pathlib import Path

from generator.lean import lean

ASSETS = Path(__file__).parent / "assets"
FRAME, TABLE, FORM = "frame", "opened", "form"
_IMPORT = re.compile(r'^import (\{[^}]+\}) from "\./([a-z]+)\.mjs";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|function) (\w+))", re.MULTILINE)


def modules(name: str) -> tuple[str, ...]:
    """The modules that one is made of, itself last, each after those it imports."""
    found: dict[str, None] = {}
    for _, imported in _IMPORT.findall(_text(name)):
        found |= dict.fromkeys(modules(imported))
    return (*found, name)


@cache
def script(name: str) -> bytes:
    """A module and all that it imports, as one classic script that leaves no names behind."""
    parts = "".join(_called(part) for part in modules(name))
    return lean(f"{name}.js", f'(() => {{\n"use strict";\n{parts}}})();\n'.encode())


def _called(name: str) -> str:
    """A module as a function that is called at once, kept under its name with a $ before it."""
    text = _text(name)
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = $\2;\n", text))
    return f"const ${name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"


def _text(name: str) -> str:
    return (ASSETS / f"{name}.mjs").read_text("utf-8")
