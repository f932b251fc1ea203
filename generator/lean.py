"""Takes comments and needless space out of scripts and style sheets, as they are published.

Names and everything else stay as they are, and so do the lines, because a line's end may end a statement. Strings and
patterns are left alone. Space goes only beside signs where it never means anything.
"""

import re
from pathlib import PurePosixPath

_QUOTED = r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
_PLAIN = r"`(?:[^`\\]|\\.)*`"
_BEFORE = r"(?:(?<=[(,=:\[&|?;>])|(?<=[(,=:\[&|?;>] )|(?<=return ))"
_PATTERN = rf"{_BEFORE}/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"
_HOLE = rf"\$\{{(?:{_PATTERN}|[^`\"'{{}}]|{_QUOTED}|{_PLAIN}|\{{[^`{{}}]*\}})*\}}"
_TEMPLATE = rf"`(?:{_HOLE}|\$(?!\{{)|[^`\\$]|\\.)*`"
"""Templates may stand in the holes of others, but no deeper; a test holds every script against that."""
_COMMENT, _LINE_COMMENT = r"/\*.*?\*/", r"//[^\n]*"
_KINDS = {
    ".js": (
        "=<>?:*%&|,;(){}[]",
        rf"{_QUOTED}|{_TEMPLATE}|{_PATTERN}",
        rf"{_COMMENT}|{_LINE_COMMENT}",
    ),
    ".css": ("{},;", _QUOTED, _COMMENT),
}


def lean(name: str, content: bytes) -> bytes:
    """A file as it is published; one that is neither a script nor a style sheet stays as it is."""
    kind = _KINDS.get(PurePosixPath(name).suffix)
    if kind is None:
        return content
    signs, kept, dropped = kind
    sign = f"[{re.escape(signs)}]"
    found = re.compile(rf"(?P<kept>{kept})|{dropped}", re.DOTALL)
    bare = found.sub(lambda match: match["kept"] or "", content.decode())
    space = rf"(?P<line>\s*\n\s*)|(?<={sign})[ \t]+|[ \t]+(?={sign})"
    spaces = re.compile(rf"(?P<kept>{kept})|{space}", re.DOTALL)
    made = spaces.sub(lambda match: match["kept"] or ("\n" if match["line"] else ""), bare)
    return made.lstrip().encode()
