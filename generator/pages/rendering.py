"""The templates of all pages: their environment, which escapes everything, and the words they call by short names.

What a page shows may stand on several pages, so it is rendered once, with holes for what differs from page to page. A
hole is written `<...>`, which no text can hold after escaping, and `place` fills it.
"""

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator import addresses
from generator.drawing.colours import visible
from generator.facts.entities import Entity
from generator.facts.line import Line
from generator.figures.signs import CORRECTED, SHAPES, STATES
from generator.figures.words import TONES, section_words
from generator.metrics.status import State, Status
from generator.pages.fragments import fragment_of, linking
from generator.pages.libraries import LIBRARIES, library_of
from generator.pages.quotes import attributed, foreign, quoted
from generator.pages.tables import (
    FILTERED_FROM,
    SORTED_FROM,
    body,
    chart_columns,
    column,
    party_columns,
    period_columns,
)
from generator.templating import escaping, marked
from generator.text import Foreign, Message, Translator, joined, say, say_many
from generator.validation.places import SECTIONS

TEMPLATES = Path(__file__).parent / "templates"
HOME = Markup("<>")  # the way from a page to its language's front page
ROOT = Markup("</>")  # the way from a page to the site's root
PERIOD = Markup("<period>")  # the cell for a row's period, on pages that show several
# Marks in a row, by which rows of several periods become one: where it begins, around what may differ from period to
# period, and before its place.
ROW, PART, PLACE = Markup("<row>"), Markup("<part>"), Markup("<place>")


@cache
def environment(t: Translator, folder: Path = TEMPLATES) -> Environment:
    """The environment of the templates in a language, and of those in another folder, which may use them."""
    made = escaping((folder, TEMPLATES), _Translated)
    made.filters.update(_FILTERS)
    made.globals.update(
        t=t, SHAPES=SHAPES, TONES=TONES, PERIOD=PERIOD, ROW=ROW, PART=PART, PLACE=PLACE, addresses=addresses,
        column=column, chart_columns=chart_columns, link_to=linking(t),
        SORTED_FROM=SORTED_FROM, FILTERED_FROM=FILTERED_FROM,
        _=lambda template, **values: _filled(t, template, tuple(values.items())), link=link, file=file,
        status_parts=lambda status: status_parts(t, status),
        section_words=lambda state: t.text(section_words(state)),
    )  # fmt: skip
    return made


@lru_cache(maxsize=16_384)
def _filled(t: Translator, template: str, values: tuple[tuple[str, Any], ...]) -> str:
    return t.text(Message(template, values))


class _Translated(Extension):
    """Translates texts without values, such as `_("Period")`, when a template is compiled and not in every row."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, each such call replaced by the text in the template's language."""
        words: Any = self.environment.globals["t"]
        held: deque[Token] = deque()
        for token in _whole(stream):
            held.append(token)
            if len(held) > len(_CALL):
                yield held.popleft()
            if held[0].value == "_" and tuple(found.type for found in held) == _CALL:
                text = held[2]
                held = deque(_tokens(text.lineno, words.gettext(text.value)))
        yield from held


def _whole(stream: Iterable[Token]) -> Iterator[Token]:
    """The same tokens; a text that is written in several parts, on several lines, is one."""
    for is_text, tokens in groupby(stream, lambda token: token.type == "string"):
        parts = [*tokens]
        if is_text:
            parts = [Token(parts[0].lineno, "string", "".join(part.value for part in parts))]
        yield from parts


def _tokens(line: int, text: str) -> Iterator[Token]:
    """A text in a template, with its language where that is another."""
    yield Token(line, "string", str(text))
    if isinstance(text, Foreign):
        yield from (
            Token(line, "pipe", "|"),
            Token(line, "name", "foreign"),
            Token(line, "lparen", "("),
        )
        yield from (Token(line, "string", text.language), Token(line, "rparen", ")"))


_CALL = ("name", "lparen", "string", "rparen")


@lru_cache(maxsize=16_384)
def link(target: str) -> Markup:
    """The way to a page or a chart's file in the same language, from whatever page it stands on."""
    return HOME + target


@lru_cache(maxsize=16_384)
def file(target: str) -> Markup:
    """The way to a file that stands once for all languages."""
    return ROOT + target


@lru_cache(maxsize=16_384)
def _anchor(target: str, name: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(link(target), marked(name))


@pass_context
def _who(context: Context, who: Entity, party: str = "") -> str:
    """A party's name, or that of an organisation with the way to its page where it has one."""
    if who.role == "party":
        return context["site"].name(party)  # type: ignore[no-any-return]
    return _named(context, who.name, who.slug)


@pass_context
def _named(context: Context, name: str, slug: str) -> str:
    """A name, with the way to its page where it has one."""
    return _anchor(context["to"].organisation(slug), name) if slug else name


@pass_context
def _ads_listed(context: Context, line: Line) -> str:
    """The way to the single ads of a line, where a ledger that counts holds some."""
    found = context["site"].figures.line_ads.get((line.key, line.id)) if line.current else None
    if found is None:
        return ""
    words = say_many("one ad, listed", "{count} ads, listed one by one", found.count)
    target = context["to"].line_ads(line.party, line.period, line.id)
    return _anchor(target, context["site"].say(words))


@pass_context
def _in_library(context: Context, address: str, medium: str, words: str = "") -> str:
    """An address in a platform's ad library as a way there; as text where no such library is known.

    The way has these words or, without any, the name of the library.
    """
    site = context["site"]
    code = library_of(site.dataset.lists[LIBRARIES], medium, address)
    if not code:
        text = Markup('<span class="quiet address">{}</span>').format(address)
        return Markup("{}<br>{}").format(words, text) if words else text
    name = words or site.code_word(LIBRARIES, code)
    return Markup('<a href="{}" rel="nofollow noopener noreferrer ugc">{}</a>').format(
        address, marked(name)
    )


# What templates ask of a site, written as filters: those are called directly, which tells in tables of 1,000 rows.
_FILTERS: Mapping[str, Callable[..., Any]] = {
    "who": _who,
    "ads_listed": _ads_listed,
    "in_library": _in_library,
    "body": body,
    "ads": pass_context(
        lambda context, count: context["site"].say(say_many("one ad", "{count} ads", count))
    ),
    "givers": pass_context(
        lambda context, count: context["site"].say(
            say_many("from one giver", "from {count} givers", count)
        )
    ),
    "named": _named,
    "said": pass_context(lambda context, quote: attributed(context["t"], quote)),
    "reason": pass_context(lambda context, quote: attributed(context["t"], quote, reason=True)),
    "quoted": quoted,
    "in_its_language": foreign,
    "code": pass_context(lambda context, code, name: context["site"].code_word(name, code)),
    "codes": pass_context(lambda context, codes, name: context["site"].codes(name, codes)),
    "date": pass_context(lambda context, day: context["t"].date(dt.date.fromisoformat(day))),
    "number": pass_context(lambda context, text: context["t"].number(Decimal(text))),
    "days": pass_context(lambda context, line: context["site"].days(line.start, line.end)),
    "foreign": Foreign,
    "fragment": fragment_of,
    "filed_page": pass_context(
        lambda context, row: link(context["to"].disclosure(row.party, row.period))
    ),
    "medium_page": pass_context(lambda context, medium: link(context["to"].platform(medium))),
    "money": pass_context(lambda context, money: context["t"].money(money)),
    "party_columns": party_columns,
    "period_columns": period_columns,
    "party": pass_context(lambda context, party: context["site"].name(party)),
    "period": pass_context(lambda context, period: context["site"].period(period)),
    "source": pass_context(lambda context, place: context["site"].src(place.file, place.line)),
    "sum": pass_context(lambda context, declared: context["site"].sum(declared.money)),
    "visible": visible,
}


def place(html: str, path: str, language: str, default: str) -> str:
    """The HTML of the page at a path, every way in it written from there."""
    here = addresses.localised(path, language, default)
    return (
        html.replace(f'"{HOME}{path}#', '"#')
        .replace(HOME, addresses.relative(addresses.HOME, path))
        .replace(ROOT, addresses.relative(addresses.HOME, here))
    )


def numbered(text: str) -> Markup:
    """The lines of a file as entries of a numbered list, each with an address of its own; all text is escaped."""
    lines = enumerate(str(escape(text)).split("\n"), 1)
    rows = "\n".join(f'<li id="L{number}">{line}</li>' for number, line in lines)
    return Markup(rows)  # noqa: S704 - the text is escaped above


def status_words(t: Translator, status: Status) -> str:
    """What a party has filed for a period, in a few words."""
    return joined(" · ", (words for _, words in status_parts(t, status)))


def status_parts(t: Translator, status: Status) -> tuple[tuple[str, str], ...]:
    """What a party has filed for a period: the look of each part that has a sign, and its words."""
    return tuple((tone, t.text(message)) for tone, message in _status_parts(t, status))


def _status_parts(t: Translator, status: Status) -> Iterator[tuple[str, Message]]:
    sign = STATES[status.state]
    if status.state is not State.WITHDRAWN:
        yield sign.tone, sign.word
    if status.withheld:
        whole = say_many("{count} section", "{count} sections", len(SECTIONS))
        yield "", say("{count} of {whole}", count=len(status.withheld), whole=whole)
    if status.withdrawal is not None:
        gone = STATES[State.WITHDRAWN]
        yield gone.tone, say("withdrawn {day}", day=t.day(status.withdrawal.filed))
    if status.corrected and status.version is not None:
        number = status.version.filing.version
        yield CORRECTED.tone, say("corrected, version {version}", version=number)
    for message in _lateness(t, status):
        yield "", message
    if status.version is not None and status.refused:
        yield STATES[State.REFUSED].tone, say("a newer file cannot be read")


def _lateness(t: Translator, status: Status) -> Iterator[Message]:
    """On which day it was handed in, where the election body says so; whether that, or when it was filed, is late."""
    if status.version is None or status.handed_in is None:
        return
    day, received = t.day(status.handed_in), status.first is not None and status.first.received
    if status.late:
        yield say("late, handed in {day}", day=day) if received else say("late, {day}", day=day)
    elif received:
        yield say("handed in {day}", day=day)
