"""The templates of all pages: their environment, which escapes everything, and the words they call by short names."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from generator import addresses
from generator.charts.figure import SIGNS
from generator.charts.words import TONES, section_words
from generator.metrics.status import State, Status
from generator.text import PAGE, Translator, say, translator

TEMPLATES = Path(__file__).parent / "templates"


@cache
def environment(language: str) -> Environment:
    t = translator(language, PAGE)
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        t=t, SIGNS=SIGNS, TONES=TONES, addresses=addresses,
        _=_words(t),
        status_words=lambda status: status_words(t, status),
        section_words=lambda state: t.text(section_words(state)),
    )  # fmt: skip
    return made


def _words(t: Translator) -> Callable[..., str]:
    """What templates call `_`; a text without values, which stands in every row, is looked up once."""
    known: dict[str, str] = {}

    def words(template: str, **values: Any) -> str:
        if values:
            return t.text(say(template, **values))
        if template not in known:
            known[template] = t.gettext(template)
        return known[template]

    return words


def numbered(lines: Iterable[str]) -> Markup:
    """The lines of a file as entries of a numbered list, each with an address of its own; all text is escaped."""
    rows = (f'<li id="L{n}"><code>{escape(line)}</code></li>' for n, line in enumerate(lines, 1))
    return Markup("\n".join(rows))  # noqa: S704 - every line is escaped above


def apart(html: str) -> str:
    """Words of neighbouring cells kept apart, for search, which takes the tags away."""
    return re.sub(r"(</t[hd]>|</dt>|<br>)(?=\S)", r"\1 ", html)


def status_words(t: Translator, status: Status) -> str:
    """What a party has filed for a period, in a few words."""
    parts = [t.text(_STATUS.get(status.state) or section_words(status.state))]
    if status.corrected and status.version is not None:
        parts.append(
            t.text(say("corrected, version {version}", version=status.version.filing.version))
        )
    if status.late and status.filed is not None:
        parts.append(t.text(say("late, {day}", day=t.day(status.filed))))
    if status.version is not None and status.refused:
        parts.append(t.text(say("a newer file cannot be read")))
    return " · ".join(parts)


_STATUS = {
    State.FILED: say("filed"),
    State.WITHHELD: say("filed, partly withheld"),
    State.REFUSED: say("filed, cannot be read"),
}
