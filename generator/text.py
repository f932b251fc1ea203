"""Words: messages that are translated late, and numbers, money and dates written as a language writes them.

A `Message` is an English sentence with `{name}` places and the values for them; it becomes text only when a
`Translator` for a language renders it. Values taken from submissions are shortened and stripped of anything
that could act in a terminal or a log (`show`).
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self, TypeAlias

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list
from babel.numbers import (
    format_decimal,
    get_decimal_symbol,
    get_group_symbol,
)

from generator.collation import CollationKey, collation_key
from generator.languages import SOURCE_LANGUAGE, Catalogue, catalogue, direction, locale
from generator.money import UNIT, Money, decimal

# Scripts and emoji need them; the reader takes them nowhere else.
_JOINERS = frozenset("\u200c\u200d")
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


class Foreign(str):
    """A text in another language than what stands around it; pages say so with `lang`."""

    __slots__ = ("language",)
    language: str

    def __new__(cls, text: str, language: str) -> Self:
        made = super().__new__(cls, text)
        made.language = language
        return made


def joined(separator: str, texts: Iterable[str]) -> str:
    """Texts in one; it is in another language where all of them are in that one."""
    found = [text for text in texts if text]
    known = {text.language if isinstance(text, Foreign) else "" for text in found}
    whole = separator.join(found)
    return Foreign(whole, *known) if len(known) == 1 and known != {""} else whole


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


@dataclass(frozen=True, eq=False)
class Translator:
    """One language: its catalogue and its way of writing numbers, money and dates.

    Two are the same only if they are one: what is written with a translator is kept by it.
    """

    language: str
    catalogue: Catalogue
    locale: Locale
    echo: int = ECHO

    @property
    def direction(self) -> str:
        """The direction its script is written in: ltr or rtl."""
        return direction(self.language)

    def text(self, message: Message | str) -> str:
        """The message in this language, its values written out; what is not translated is English, and `Foreign`."""
        if isinstance(message, str):
            return self.gettext(message)
        english, found = message.template, None
        if message.plural is None:
            found = self.catalogue.text(english)
        else:
            found = self.catalogue.form(english, message.plural, message.count)
            english = english if message.count == 1 else message.plural
        template = english if found is None else found
        if message.values:  # else it is a text from a schema, whose braces are its own
            values = {name: self._write(value) for name, value in message.values}
            template = template.format(**values)
        return self._english(template) if found is None else template

    def gettext(self, template: str) -> str:
        """The translation of a bare text; the English where there is none."""
        found = self.catalogue.text(template)
        return self._english(template) if found is None else found

    def _english(self, text: str) -> str:
        return (
            text if self.language == SOURCE_LANGUAGE or not text else Foreign(text, SOURCE_LANGUAGE)
        )

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
        """A number with exactly `places` decimals, rounded half up as a spreadsheet does; for display only."""
        rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return _fixed(str(rounded), places, self.locale)

    def amount(self, parts: int, currency: str) -> str:
        """Ten-thousandths of a currency's unit, none below zero, in units; with decimals only where there are any."""
        whole, rest = divmod(parts, UNIT)
        if not rest:
            return self._grouped(whole)
        _, point = self._separators
        _, _, cents = str(decimal(parts, currency)).partition(".")
        return f"{self._grouped(whole)}{point}{cents}"

    def span(self, money: Money) -> str:
        """The figure alone: 1,200, ≤ 100 or 90–110."""
        high = self.amount(money.high, money.currency)
        if money.exact:
            return high
        if money.bounded:
            return f"≤\N{NO-BREAK SPACE}{high}"
        return f"{self.amount(money.low, money.currency)}–{high}"

    def money(self, money: Money) -> str:
        """The figure and its currency's code: 1,200 ALL."""
        return f"{self.span(money)}\N{NO-BREAK SPACE}{money.currency}"

    def date(self, day: dt.date) -> str:
        """12 May 2025, as the language writes it."""
        return _date(day, self.locale)

    def moment(self, moment: dt.datetime) -> str:
        """12 May 2025, 23:40, as the clocks of its zone show it."""
        clock = moment.replace(tzinfo=None)  # which Babel would put into universal time
        return f"{self.date(clock.date())}, {format_skeleton('Hm', clock, locale=self.locale)}"

    def day(self, day: dt.date) -> str:
        """12 May, without the year."""
        return _skeleton("MMMMd", day, self.locale)

    def month(self, day: dt.date) -> str:
        """May 2025."""
        return _skeleton("yMMMM", day, self.locale)

    def interval(self, skeleton: str, start: dt.date, end: dt.date) -> str:
        """From one day to another; `skeleton` names what is written of each, as CLDR does: yMMMM for months."""
        return _interval(skeleton, start, end, self.locale)

    def listing(self, items: list[str]) -> str:
        """A, B and C."""
        return str(format_list(items, locale=self.locale)) if items else ""

    def order(self, name: str) -> CollationKey:
        """What a name is sorted by in this language."""
        return collation_key(name, self.language)

    def country(self, country: str) -> str:
        """The name of a country by its ISO 3166-1 code; the code where the language has no name for it."""
        return self._countries.get(country, country)

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
        if self.language in texts:
            return texts[self.language]
        language = SOURCE_LANGUAGE if SOURCE_LANGUAGE in texts else min(texts, default="")
        return Foreign(texts[language], language) if language else ""


# Pages write the same days and figures over and over, and the patterns of CLDR take long: each is written once.
# Figures are given as text, because Decimals that are equal may be written differently.


@lru_cache(maxsize=4096)
def _date(day: dt.date, locale: Locale) -> str:
    return str(format_date(day, "long", locale=locale))


@lru_cache(maxsize=4096)
def _skeleton(skeleton: str, day: dt.date, locale: Locale) -> str:
    return str(format_skeleton(skeleton, day, locale=locale))


@lru_cache(maxsize=4096)
def _interval(skeleton: str, start: dt.date, end: dt.date, locale: Locale) -> str:
    return str(format_interval(start, end, skeleton, locale=locale))


@lru_cache(maxsize=16_384)
def _fixed(number: str, places: int, locale: Locale) -> str:
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(Decimal(number), format=pattern, locale=locale))


def translator(language: str, echo: int = ECHO, own: Path | None = None) -> Translator:
    """The translator for a language. `echo` limits each text taken from a submission.

    `own` is an instance's folder of catalogues. Raises SettingsError where a catalogue cannot be read.
    """
    return _translator(language, catalogue(language, own), echo)


@lru_cache(maxsize=64)
def _translator(language: str, words: Catalogue, echo: int) -> Translator:
    return Translator(language, words, locale(language), echo)
