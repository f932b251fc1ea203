"""Templates that escape whatever they print: a folder of them in, the environment they are rendered in out."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.nodes import Expr
from markupsafe import Markup, escape


class _EachTextOnce(CodeGenerator):
    """Templates escape through `environment.escaped`: tables say the same words in thousands of rows."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        del node, frame
        self.write("environment.escaped(")
        self.write(finalize.src or "")


_escaped = lru_cache(maxsize=65_536, typed=True)(escape)


class _Environment(Environment):
    code_generator_class = _EachTextOnce

    @staticmethod
    def escaped(value: Any) -> Markup:
        """What a template prints."""
        return value if type(value) is Markup else _escaped(value)


def escaping(folder: Path, *extensions: type[Extension]) -> Environment:
    """The environment of the templates in a folder; a name that nobody gave them is an error."""
    return _Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=extensions,
    )
