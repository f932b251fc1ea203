"""Finds the special category of personal data that a text tells of, by a list of terms.

The categories are those of Article 9(1) of Regulation (EU) 2016/679. The terms, in several languages, stand in the
code list special-category-terms, to which an instance adds rows. Case, accents and hyphens do not count; `*` ends a
term that longer words begin with.
"""

import re
from functools import cache

from generator.documents.codelists import CodeList
from generator.text import Message
from generator.validation.identity import name_key

_NOTHING = re.compile(r"(?!)")


def category_of(text: str, terms: CodeList) -> Message | None:
    """The title of the first category, in the order of the list, that a text tells of."""
    words = _plain(text)
    found = (code for code, row in terms.rows.items() if _pattern(row["terms"]).search(words))
    return next(map(terms.title, found), None)


@cache
def _pattern(terms: str) -> re.Pattern[str]:
    found = ((_plain(term), term.rstrip().endswith("*")) for term in terms.split(";"))
    each = [re.escape(words) + r"\w*" * longer for words, longer in found if words]
    return re.compile(rf"\b(?:{'|'.join(each)})\b") if each else _NOTHING


def _plain(text: str) -> str:
    return name_key(text).replace("-", " ")
