"""Text in, Markdown that says exactly that out: nothing in it acts, nothing in it ends a cell."""

import re


def code(text: str) -> str:
    """A code span longer than any run of backticks in it; pipes and line breaks cannot end the cell."""
    text = " ".join(text.split()).replace("|", "¦")
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if text else ""


def plain(text: str) -> str:
    """Text whose signs stand for themselves."""
    return re.sub(r"([\\`*_{}\[\]<>#|!@])", r"\\\1", text)
