"""Turns patterns of schemas into those of Python, which mean the same."""

import re


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with $ as the very end, as ECMA 262 has it; Python's own $ lets a line break through."""
    return re.compile(pattern.replace("$", r"\Z"), re.ASCII)
