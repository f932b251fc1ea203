"""Words: messages that are translated late, and numbers, money and dates written as a language writes them.

A `Message` is an English sentence with `{name}` places and the values for them; it becomes text only when a
`Translator` for a language renders it. Values taken from submissions are shortened and stripped of anything
that could act in a terminal or a log (`show`).
"""

import csv
import datetime as dt
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import IO, Any, TypeAlias

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import (
    format_decimal,
    format_percent,
    get_decimal_symbol,
    get_group_symbol,
)
from babel.support import NullTranslations, Translations

from generator.money import Money, decimal

LOCALES = Path(__file__).parent / "locales"
SOURCE_LANGUAGE = "en"
_JOINERS = frozenset(
    "\u200c\u200d"
)  # scripts and emoji need them; the reader takes them nowhere else
REGION = {"en": "en_GB"}  # days before months, as everywhere in Europe
ECHO = 80
PAGE = 2_000

Value: TypeAlias = "str | int | Decimal | dt.date | Money | Message | tuple[Message | str, ...]"


@dataclass(frozen=True, slots=True)
class Message:
    """An English template and its values; `plural` and `count` where the sentence counts something."""

    template: str
    values: tuple[tuple[str, Value], ...] = ()
    plural: str | None = None
    count: int = 1


def say(template: str, /, **values: Value) -> Message:
    """A message to translate later. Its template is found by `make strings`."""
    return Message(template, tuple(values.items()))


def say_many(one: str, many: str, count: int, /, **values: Value) -> Message:
    """A message that counts: `{count}` stands for the number in both forms."""
    return Message(one, (("count", count), *values.items()), many, count)


def N_(template: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text for translation without making a message of it yet."""
    return template


def show(text: str, limit: int = ECHO) -> str:
    """Text from a submission made fit for a line of a report: one line, no control characters, at most `limit` long.

    Letters of every script stay; control, format and separator characters are written as escapes.
    """
    safe = text if text.isascii() and text.isprintable() else _escaped(text, limit)
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"


def _escaped(text: str, limit: int) -> str:
    return "".join(
        c
        if c in _JOINERS
        or unicodedata.category(c) == "Zs"
        or unicodedata.category(c)[0] not in "CZ"
        else c.encode("unicode_escape").decode()
        for c in text[: limit + 1]
    )


@dataclass(frozen=True)
class Translator:
    """One language: its catalogue and its way of writing numbers, money and dates."""

    language: str
    catalogue: NullTranslations
    locale: Locale
    echo: int = ECHO

    def text(self, message: Message | str) -> str:
        """The message in this language, its values written out."""
        if isinstance(message, str):
            return self.gettext(message)
        template = (
            self.gettext(message.template)
            if message.plural is None
            else self.catalogue.ngettext(message.template, message.plural, message.count)
        )
        if not message.values:  # a text from a schema, whose braces are its own
            return template
        return template.format(**{name: self._write(value) for name, value in message.values})

    def gettext(self, template: str) -> str:
        """The translation of a bare text; the English where there is none."""
        return str(self.catalogue.gettext(template)) if template else ""

    def _write(self, value: Value) -> str:
        match value:
            case Message():
                return self.text(value)
            case Money():
                return self.money(value)
            case dt.date():
                return self.date(value)
            case int() | Decimal():
                return self.number(value)
            case tuple():
                return self.listing(
                    [self.text(v) if isinstance(v, Message) else show(v, self.echo) for v in value]
                )
            case _:
                return show(value, self.echo)

    def number(self, value: int | Decimal) -> str:
        """1,234 or 1.234, as the language groups digits."""
        if isinstance(value, int):
            return self._grouped(value)
        return str(format_decimal(value, locale=self.locale, decimal_quantization=False))

    def _grouped(self, value: int) -> str:
        group, _ = self._separators
        if group is None or value < 0:
            return str(format_decimal(value, locale=self.locale))
        return f"{value:,}".replace(",", group)

    def fixed(self, value: Decimal, places: int) -> str:
        """A number with exactly `places` decimals, rounded half to even; for display only."""
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return str(format_decimal(rounded, format=pattern, locale=self.locale))

    def hundredths(self, value: int) -> str:
        """Whole hundredths as a number, with cents only where there are any."""
        whole, cents = divmod(value, 100)
        if value < 0:
            return self.fixed(decimal(value), 2 if cents else 0)
        _, point = self._separators
        return f"{self._grouped(whole)}{point}{cents:02}" if cents else self._grouped(whole)

    def span(self, money: Money) -> str:
        """The figure alone: 1,200, ≤ 100 or 90–110."""
        if money.exact:
            return self.hundredths(money.high)
        if money.bounded:
            return f"≤\N{NO-BREAK SPACE}{self.hundredths(money.high)}"
        return f"{self.hundredths(money.low)}–{self.hundredths(money.high)}"

    def money(self, money: Money) -> str:
        """The figure and its currency's code: 1,200 ALL."""
        return f"{self.span(money)}\N{NO-BREAK SPACE}{money.currency}"

    def percent(self, part: int, whole: int) -> str:
        """A share in whole per cent; "under 1 %" is left to the caller."""
        share = Decimal(part) / Decimal(whole)
        return str(
            format_percent(share.quantize(Decimal("0.01"), ROUND_HALF_EVEN), locale=self.locale)
        )

    def date(self, day: dt.date) -> str:
        """12 May 2025, as the language writes it."""
        return str(format_date(day, "long", locale=self.locale))

    def moment(self, moment: dt.datetime) -> str:
        """12 May 2025, 23:40, as the clocks of its zone show it."""
        clock = moment.replace(tzinfo=None)  # which Babel would put into universal time
        return f"{self.date(clock.date())}, {format_skeleton('Hm', clock, locale=self.locale)}"

    def day(self, day: dt.date) -> str:
        """12 May, without the year."""
        return str(format_skeleton("MMMMd", day, locale=self.locale))

    def month(self, day: dt.date) -> str:
        """May 2025."""
        return str(format_skeleton("yMMMM", day, locale=self.locale))

    def listing(self, items: list[str]) -> str:
        """A, B and C."""
        return str(format_list(items, locale=self.locale)) if items else ""

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 code; the code where the language has no name for it."""
        return self._countries.get(code, code)

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        return dict(self.locale.territories)

    @cached_property
    def _separators(self) -> tuple[str | None, str]:
        """What stands between thousands, None where a language does not group in threes, and before the cents."""
        threes = self.locale.decimal_formats[None].grouping == (3, 3)
        group = get_group_symbol(self.locale) if threes else None
        return group, get_decimal_symbol(self.locale)

    def local(self, texts: Mapping[str, str]) -> str:
        """The text for this language, else English, else the first in order of language code."""
        for language in (self.language, SOURCE_LANGUAGE, *sorted(texts)):
            if language in texts:
                return texts[language]
        return ""


@cache
def translator(language: str, echo: int = ECHO) -> Translator:
    """The translator for a language; English needs no catalogue. `echo` limits each text taken from a submission."""
    path = LOCALES / f"{language}.po"
    catalogue = _compile(path) if path.exists() else NullTranslations()
    return Translator(language, catalogue, Locale.parse(REGION.get(language, language)), echo)


def languages() -> list[str]:
    """Every language there is a catalogue for, English first."""
    return [
        SOURCE_LANGUAGE,
        *sorted(p.stem for p in LOCALES.glob("*.po") if p.stem != SOURCE_LANGUAGE),
    ]


def _compile(path: Path) -> Translations:
    with path.open("rb") as source:
        catalogue = read_po(source, locale=path.stem)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


Extracted: TypeAlias = tuple[int, str, str, list[str]]


def extract_schema(
    file: IO[bytes],
    _keywords: object,
    _tags: object,
    options: object,  # noqa: ARG001 - Babel passes it by this name
) -> Iterator[Extracted]:
    """Titles, descriptions and expectations of a JSON Schema, for Babel's extraction."""
    text = file.read().decode()
    found = set(_schema_texts(json.loads(text)))
    for number, line in enumerate(text.splitlines(), 1):
        match = re.fullmatch(r'\s*"(?:title|description|x-expected)": (".*?"),?', line)
        if match and (message := json.loads(match[1])) in found:
            found.discard(message)
            yield number, "", message, []
    for message in sorted(found):
        yield 1, "", message, []


def _schema_texts(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key in ("title", "description", "x-expected"):
            if isinstance(node.get(key), str):
                yield node[key]
        for value in node.values():
            yield from _schema_texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _schema_texts(value)


def extract_codelist(
    file: IO[bytes],
    _keywords: object,
    _tags: object,
    options: object,  # noqa: ARG001 - Babel passes it by this name
) -> Iterator[Extracted]:
    """Titles and descriptions of a code list, for Babel's extraction."""
    for number, row in enumerate(csv.DictReader(io.StringIO(file.read().decode())), 2):
        for column in ("title", "description"):
            if row.get(column):
                yield number, "", row[column], []
