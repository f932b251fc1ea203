"""The language of a page, as themes know it: they have words for some, and write their own name for it."""

import re
from collections.abc import Iterable
from pathlib import Path

from babel.core import get_global

from generator.languages import SOURCE_LANGUAGE, direction, likely

_HTML = re.compile(r'<html\b([^>]*?) lang="[^"]*"')


def material(folders: Iterable[str], tag: str) -> str:
    """The language of Material's words nearest to a tag: another name of it, the same without a country, or English.

    Words in another script are none: `sr` is Cyrillic, so `sr-Latn` takes those of `sh`, as CLDR does.
    """
    known = {path.stem for folder in folders for path in Path(folder).glob(_WORDS)}
    aliases = get_global("language_aliases")
    plain = tag.partition("-")[0]
    others = (name for name in sorted(known) if aliases.get(name, "").replace("_", "-") == tag)
    same_script = likely(plain).script == likely(tag).script
    nearest = (tag, *others, *((plain,) if same_script else ()))
    return next((name for name in nearest if name in known), SOURCE_LANGUAGE)


_WORDS = "partials/languages/*.html"


def in_language(html: str, tag: str) -> str:
    """A whole page that names its language, and its direction where that is from right to left."""
    way = ' dir="rtl"' if direction(tag) == "rtl" else ""
    return _HTML.sub(rf'<html\1 lang="{tag}"{way}', html, count=1)
