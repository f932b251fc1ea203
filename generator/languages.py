"""Languages and their words: what CLDR knows of a language tag, and the catalogue of its translations.

A language is a BCP 47 tag, such as `sq`, `sr-Latn` or `pt-BR`, and a catalogue of the program, of the instance
(`locales/<tag>.po`) or both: the instance's is laid over the program's, message by message.
"""

import gettext
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.core import get_global, parse_locale
from babel.messages import Catalog
from babel.messages import Message as Entry
from babel.messages.pofile import PoFileError, read_po

from generator.errors import SettingsError

LOCALES = Path(__file__).parent / "locales"
SOURCE_LANGUAGE = "en"
REGION = {"en": "en-GB"}  # days before months, as everywhere in Europe
TAG = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
"""Language, script and region, each in its usual letters; the election's schema has the same."""

TextKey = str | tuple[str, str]
"""What a text is found by: itself in English, or both its forms where it counts."""
FormIndex = Callable[[int], int]
"""Which form of a text goes with a number."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Translations by the English text. Those that count hold a form for each index that `FormIndex` gives.

    Two are the same only if they are one: what is made with a catalogue is kept by it.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[tuple[str, str], tuple[tuple[str, ...], FormIndex]] = field(
        default_factory=dict
    )

    def text(self, english: str) -> str | None:
        """A translation; None where there is none."""
        return self.texts.get(english)

    def form(self, one: str, many: str, count: int) -> str | None:
        """The form of a translation that goes with a number; None where there is no translation."""
        found = self.counted.get((one, many))
        return found and found[0][found[1](count)]

    def keys(self) -> frozenset[TextKey]:
        """Everything that is translated."""
        return frozenset({*self.texts, *self.counted})


def locale(tag: str) -> Locale:
    """What CLDR knows of a language. Raises SettingsError where that is nothing, or the tag is not written as usual."""
    try:
        found = Locale.parse(REGION.get(tag, tag), sep="-") if re.fullmatch(TAG, tag) else None
    except (UnknownLocaleError, ValueError):
        found = None
    if found is None:
        message = f"{tag} is not a language that CLDR describes; write its BCP 47 tag, such as en, pt-BR or sr-Latn."
        raise SettingsError(message)
    return found


@cache
def autonym(tag: str) -> str:
    """What a language calls itself, as the first word of a line."""
    plain = Locale.parse(tag, sep="-")
    name = plain.get_display_name(plain) or tag
    return name[:1].title() + name[1:]


@cache
def language_name(tag: str, reader: Locale) -> str:
    """What a language is called in another; its tag where that one has no name for it."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(reader) or tag
    except (UnknownLocaleError, ValueError):
        return tag


@cache
def direction(tag: str) -> str:
    """The direction its script is written in: ltr or rtl."""
    return str(locale(tag).text_direction)


class Readers(NamedTuple):
    """The script and country of most of a language's readers; the country is empty where none is named."""

    language: str
    script: str
    territory: str


@cache
def likely(tag: str) -> Readers:
    """A language with the script and country of most of its readers, unless its tag names others."""
    language, territory, script, *_ = parse_locale(tag, sep="-")
    known = get_global("likely_subtags")
    full = known.get(tag.replace("-", "_")) or known.get(language) or language
    _, most_territory, most_script, *_ = parse_locale(full)
    return Readers(language, script or most_script or "", territory or most_territory or "")


def languages(own: Path | None = None) -> tuple[str, ...]:
    """Every language there is a catalogue for, English first. `own` is an instance's folder of catalogues."""
    files = (path for folder in (LOCALES, own) if folder for path in folder.glob("*.po"))
    found = {path.stem for path in files if re.fullmatch(TAG, path.stem)}
    return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}))


def catalogue(tag: str, own: Path | None = None) -> Catalogue:
    """The words of a language. Raises SettingsError where the instance's catalogue cannot be read."""
    paths = (folder / f"{tag}.po" for folder in (LOCALES, own) if folder)
    found = [_read(path, tag, path.read_bytes()) for path in paths if path.is_file()]
    return _laid_over(*found)


@lru_cache(maxsize=32)
def _laid_over(*found: Catalogue) -> Catalogue:
    """Several catalogues as one; the last has the last word."""
    if len(found) == 1:
        return found[0]
    return Catalogue(
        {key: text for one in found for key, text in one.texts.items()},
        {key: forms for one in found for key, forms in one.counted.items()},
    )


def untranslated(tag: str, own: Path) -> tuple[int, int]:
    """How many of the program's texts have no translation in an instance's catalogue, and how many there are."""
    known = frozenset(
        key
        for path in LOCALES.glob("*.po")
        for key in catalogue(path.stem).keys()  # noqa: SIM118
    )
    return len(known - catalogue(tag, own).keys()), len(known)


@lru_cache(maxsize=32)
def _read(path: Path, tag: str, content: bytes) -> Catalogue:
    """A catalogue's texts. `content` tells apart what the file held at different times."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8.") from error
    count, index, text = _plurals(tag, text)
    try:
        entries = read_po(io.StringIO(text), locale(tag), abort_invalid=True)
    except (PoFileError, ValueError, IndexError) as error:
        reason = " ".join(str(error).split())
        message = f"{path} cannot be read: {reason} (what counts has {count} forms in {tag})."
        raise SettingsError(message) from error
    texts, counted = {}, {}
    for entry in _finished(entries):
        _ensure_places(path, entry)
        if isinstance(entry.id, str):
            (texts[entry.id],) = _forms(entry)
        else:
            counted[entry.id[0], entry.id[1]] = _forms(entry), index
    return Catalogue(texts, counted)


def _finished(entries: Catalog) -> Iterator[Entry]:
    """The entries that have all their forms, and that nobody doubts."""
    for entry in entries:
        if entry.id and not entry.fuzzy and all(_forms(entry)):
            yield entry


def _forms(entry: Entry) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ("",))


def _ensure_places(path: Path, entry: Entry) -> None:
    """Make sure that a translation has no places but those of the English."""
    english = entry.id if isinstance(entry.id, str) else entry.id[-1]
    known = _places(english)
    if known is None or not all(name.isidentifier() for name in known):
        return  # a text that shows braces, and is never filled in
    for form in _forms(entry):
        places = _places(form)
        if places is None or not places <= known:
            message = f"{path}: {form!r} may hold in braces only what {english!r} holds."
            raise SettingsError(message)


def _places(text: str) -> frozenset[str] | None:
    """The names in braces, with all that stands beside them; None where braces do not close."""
    try:
        return frozenset(
            f"{name}{'!' + how if how else ''}{':' + form if form else ''}"
            for _, name, form, how in Formatter().parse(text)
            if name is not None
        )
    except ValueError:
        return None


_HEAD = re.compile(r'^"Plural-Forms:(.*?)\\n"\n', re.MULTILINE | re.DOTALL)
_FEW = range(1000)
"""Numbers by which rules are compared: CLDR's forms for whole millions are left to its form for others."""


def _plurals(tag: str, text: str) -> tuple[int, FormIndex, str]:
    """How many plurals a catalogue has and which goes with a number, and its text with a head that says so.

    The head of a catalogue is easily copied from another language's. So it decides the order of the forms only where
    it tells the same numbers apart as CLDR; else they stand in CLDR's order: zero, one, two, few, many, other.
    """
    head = _HEAD.search(text)
    category = locale(tag).plural_form
    own = tuple(dict.fromkeys(sorted(map(category, _FEW), key=_CATEGORIES.index)))
    count, index = len(own), _by_category(category, own)
    offered = _parsed(re.sub(r'"\s*"', "", head[1])) if head else None
    if offered and offered[0] == count and _alike(offered[1], index):
        index = offered[1]
    line = f'"Plural-Forms: nplurals={count};\\n"\n'
    if head:
        return count, index, text.replace(head[0], line, 1)
    start = re.search(r'^msgid ""\nmsgstr ""\n(?=")', text, re.MULTILINE)
    end = start.end() if start else 0
    before = text[:end] or 'msgid ""\nmsgstr ""\n'
    return count, index, f"{before}{line}{'' if start else chr(10)}{text[end:]}"


_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def _by_category(category: Callable[[int], str], own: tuple[str, ...]) -> FormIndex:
    places = {name: number for number, name in enumerate(own)}
    rest = places.get("other", len(own) - 1)
    return lambda count: places.get(category(count), rest)


def _parsed(rule: str) -> tuple[int, FormIndex] | None:
    """The number of forms and the rule in a head; None where it cannot be read."""
    parts = re.fullmatch(r"\s*nplurals\s*=\s*(\d)\s*;\s*plural\s*=([^;]+);?\s*", rule)
    try:
        return (int(parts[1]), gettext.c2py(parts[2])) if parts else None
    except ValueError:
        return None


def _alike(one: FormIndex, other: FormIndex) -> bool:
    """Whether two rules tell the same numbers apart, whatever they call the forms."""
    pairs = {(one(number), other(number)) for number in _FEW}
    return len({a for a, _ in pairs}) == len(pairs) == len({b for _, b in pairs})
