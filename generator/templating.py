"""Makes the environments of templates, which escape whatever they print.

A text that is not in the page's language is marked where it is printed, with a span that names its language. Where
no element can stand, in an attribute or a title, it is printed as it is.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.nodes import Expr, TemplateData
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.text import Foreign


class _EachTextOnce(CodeGenerator):
    """Templates escape through `environment.escaped`: tables say the same words in thousands of rows.

    Jinja's own way to do so, `finalize`, escapes once more what it gives, and a build takes more than a tenth longer.
    """

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        del node, frame
        self.write("environment.escaped(")
        self.write(finalize.src or "")

    def _output_child_to_const(self, node: Expr, frame: Frame, finalize: Any) -> str:
        """What never changes is escaped while the template is compiled."""
        if isinstance(node, TemplateData):
            return super()._output_child_to_const(node, frame, finalize)
        return str(_Environment.escaped(node.as_const(frame.eval_ctx)))


class Places(Extension):
    """Prints texts as they are inside tags and elements that hold text alone, whatever language they are in."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template; what stands at such a place passes through the filter `plain`."""
        place = ""
        for token in stream:
            if token.type == "data":
                place = _place_after(place, token.value)
            if place and token.type == "variable_end":
                yield from (Token(token.lineno, kind, value) for kind, value in _PLAIN)
            yield token
            if place and token.type == "variable_begin":
                yield Token(token.lineno, "lparen", "(")


_PLAIN = (("rparen", ")"), ("pipe", "|"), ("name", "plain"))
_TEXT_ALONE = frozenset({"title", "desc", "option", "textarea", "script", "style"})
_EDGE = re.compile(r"<(/?)([a-z!][a-z0-9]*|\Z)|>", re.IGNORECASE)


def _place_after(place: str, html: str) -> str:
    """Where a template stands after some HTML, if not among elements: "<" in a tag, or an element of text alone.

    "<title" is the tag that such an element begins with. The name of a tag may be printed too: `<{{ tag }}>`.
    """
    for match in _EDGE.finditer(html):
        closes, name = match[1], (match[2] or "").lower()
        if match[0] == ">":
            place = place.removeprefix("<")
        elif not place:
            place = f"<{name}" if name in _TEXT_ALONE and not closes else "<"
        elif closes and place == name:
            place = "<"
    return place


@lru_cache(maxsize=65_536)
def _marked(text: str, language: str) -> Markup:
    return Markup('<span lang="{}">{}</span>').format(language, text)


def marked(text: str) -> Markup:
    """A text as it is printed where elements can stand: escaped, and marked where it is in another language."""
    return _marked(text, text.language) if type(text) is Foreign else escape(text)


_escaped = lru_cache(maxsize=65_536, typed=True)(escape)


class _PlainCalls(Context):
    """Calls what templates call as it stands: what wants to know the template is a filter, and gets it as one.

    Jinja would ask each time whether a function wants it, which takes longer than most of our functions do.
    """

    def call(
        self,
        called: Any,
        /,
        *args: Any,
        _loop_vars: Any = None,
        _block_vars: Any = None,
        **named: Any,
    ) -> Any:
        """What a function gives. A macro escapes as its own environment does."""
        del _loop_vars, _block_vars
        return called(*args, **named)


class _Environment(Environment):
    code_generator_class = _EachTextOnce
    context_class = _PlainCalls

    @staticmethod
    def escaped(value: Any) -> Markup:
        """What a template prints."""
        if type(value) is Foreign:
            return marked(value)
        return value if type(value) is Markup else _escaped(value)


def escaping(folders: Iterable[Path], *extensions: type[Extension]) -> Environment:
    """The environment of the templates in some folders, the first of which wins; a name nobody gave is an error."""
    made = _Environment(
        loader=FileSystemLoader([*folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=(*extensions, Places),
    )
    made.filters["plain"] = _plain
    return made


def _plain(value: Any) -> Any:
    """A text without its language."""
    return str(value) if type(value) is Foreign else value
