"""Finds what stands between the values of a YAML file: remarks, and spaces that are no ordinary ones.

Only the parser knows whether a # or a space is part of a text, so both are asked of what it leaves over.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml
from yaml.events import ScalarEvent

from generator.documents.characters import name_of

# Spaces other than that of the space bar, which YAML takes for letters: Unicode 16, category Zs.
_ODD = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_RUN = re.compile(f"[{_ODD}]+")
_REMARK = re.compile(r"(?<![^ \t\n])#[^\n]*")
_MOST = 200_000  # events of a file as large as the reader takes


def odd_spaces(text: str) -> Iterator[tuple[int, str, str]]:
    """Each run of odd spaces where ordinary ones would be no part of a text: index, run, name of its first."""
    if text.isascii() or not _RUN.search(text):
        return
    plain = _RUN.sub(lambda run: " " * len(run[0]), text)
    for start, end in _gaps(plain):
        remarks = [remark.span() for remark in _REMARK.finditer(plain, start, end)]
        for run in _RUN.finditer(text, start, end):
            if not any(first < run.start() < last for first, last in remarks):
                yield run.start(), run[0], name_of(run[0][0])


def odd_end(text: str) -> str:
    """The name of an odd space at an end of a text; empty where there is none."""
    run = _RUN.match(text) or _RUN.search(text, len(text.rstrip(_ODD)))
    return name_of(run[0][0]) if run else ""


def remarks_by_line(text: str) -> dict[int, str]:
    """The words of each remark from its # on, by line (from 1)."""
    found: dict[int, str] = {}
    line, counted = 1, 0
    for start, end in _gaps(text):
        for remark in _REMARK.finditer(text, start, end):
            line, counted = line + text.count("\n", counted, remark.start()), remark.start()
            found[line] = remark[0]
    return found


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of all that is neither a value nor a field's name; of a broken file, up to the break."""
    events: Iterator[Any] = iter(yaml.CLoader(text).get_event, None)
    end = 0
    try:
        for event in islice(events, _MOST):
            kind = type(event)
            if kind is ScalarEvent:
                begin = event.start_mark.index
                yield end, begin
                if event.style in {"|", ">"}:
                    yield begin, text.find("\n", begin)
                end = event.end_mark.index
    except yaml.YAMLError:
        return
    yield end, len(text)
