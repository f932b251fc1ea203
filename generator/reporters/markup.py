"""Writes text as Markdown that says exactly that: nothing in it acts, nothing in it ends a cell."""

import re


def code_span(text: str) -> str:
    """A code span longer than any run of backticks in it; pipes and line breaks cannot end the cell.

    Nothing for no text: there is no empty code span.
    """
    text = " ".join(text.split()).replace("|", "¦")
    fence = longer_than([text], 1)
    apart = " " if "`" in (text[:1], text[-1:]) else ""
    return f"{fence}{apart}{text}{apart}{fence}" if text else ""


def longer_than(lines: list[str], least: int) -> str:
    """A fence of at least so many backticks that nothing in the lines can close."""
    runs = (len(run) for line in lines for run in re.findall("`+", line))
    return "`" * max(least, max(runs, default=0) + 1)


def plain(text: str) -> str:
    """Text whose signs stand for themselves."""
    return re.sub(r"([\\`*_{}\[\]<>#|!@])", r"\\\1", text)
