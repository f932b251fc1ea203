"""Compares two versions of a disclosure for their readers: what one asks first, then every change.

Totals are compared where both versions answer; a section that is not disclosed stands with its state, never as nought.
What looks like a slip of the pen, or takes something away from readers, is named as unusual: it may well be right.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.documents.codelists import CodeLists
from generator.documents.instance import Filing
from generator.documents.model import Document
from generator.findings import Place
from generator.history.changes import LEDGER, Change, find_changes, find_ledger_changes
from generator.money import Money
from generator.text import Message, Translator, say
from generator.validation.check import Election
from generator.validation.days import find_misplaced
from generator.validation.places import SECTIONS, select
from generator.validation.schemas import Schemas
from generator.validation.sums import advertising, total

FACTOR = 10
WITHDRAWN = say("withdrawn")
_ABOUT_FILING = say("About the filing")
_OF_LEDGER = say("Ledger of single ads")


@dataclass(frozen=True, slots=True)
class Total:
    """A sum or a number that moved. A side that is a message says why there is none."""

    measure: str
    section: str
    title: Message
    old: Money | int | Message
    new: Money | int | Message

    @property
    def difference(self) -> Money | int | None:
        """New less old, which may be below nought; None where it is not known exactly."""
        old, new = self.old, self.new
        if isinstance(old, Money) and isinstance(new, Money):
            apart = new.high - old.high
            return Money(new.currency, apart, apart) if old.exact and new.exact else None
        return new - old if isinstance(old, int) and isinstance(new, int) else None


@dataclass(frozen=True, slots=True)
class Unusual:
    """Something a reviewer should look at, and where it stands."""

    message: Message
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is different in the newer of two versions. Without totals and changes, nothing is."""

    old: Filing
    new: Filing
    reason: str
    totals: tuple[Total, ...]
    changes: tuple[Change, ...]
    unusual: tuple[Unusual, ...]


def compare(
    old: Filing, new: Filing, schemas: Schemas, lists: CodeLists, election: Document | None
) -> Comparison:
    """Compare two checked versions; of a withdrawal there is nothing to compare but totals."""
    data = new.document.data
    reason = data.get("withdrawal", data.get("correction", {})).get("reason", "")
    totals = tuple(_totals(old, new, lists))
    if old.withdrawn or new.withdrawn:
        return Comparison(old=old, new=new, reason=reason, totals=totals, changes=(), unusual=())
    changes = (
        *find_changes(old.document, new.document, schemas["disclosure"], lists),
        *find_ledger_changes(old.ledger, new.ledger, schemas["ledger"], lists),
    )
    unusual = (
        *_states(old.document, new.document, lists),
        *_jumping_totals(totals, new.document),
        *_jumping_fields(changes),
        *_outside(old.document, new.document, election),
    )
    return Comparison(
        old=old, new=new, reason=reason, totals=totals, changes=changes, unusual=unusual
    )


def compare_all(election: Election, lists: CodeLists) -> Mapping[str, Comparison]:
    """Each version that is published with the one before that it replaces, by the path of its file.

    What follows on a withdrawal is compared with what was withdrawn.
    """
    earlier: dict[tuple[str, str], Filing] = {}
    found: dict[str, Comparison] = {}
    for filing in sorted(election.filings, key=lambda f: (f.party, f.period, f.version)):
        key = filing.party, filing.period
        if key in earlier:
            found[filing.document.path] = compare(
                earlier[key], filing, election.schemas, lists, election.document
            )
        if not filing.withdrawn:
            earlier[key] = filing
    return found


def section_title(section: str, lists: CodeLists) -> Message:
    """The title of a section, or of what stands in none."""
    if section == LEDGER:
        return _OF_LEDGER
    return lists["sections"].title(section) if section else _ABOUT_FILING


def total_words(t: Translator, value: Money | int | Message) -> str:
    """One side of a total."""
    return t.text(Message("{value}", (("value", value),)))


def difference_words(t: Translator, total: Total) -> str:
    """By how much a total moved: +500,000 or −12; empty where that is not known exactly."""
    apart = total.difference
    if apart is None:
        return ""
    if isinstance(apart, Money):
        high, size = apart.high, t.amount(abs(apart.high), apart.currency)
    else:
        high, size = apart, t.number(abs(apart))
    return f"{'−' if high < 0 else '+'}{size}"


_Counts = Callable[[Filing], int]
_COUNTS: tuple[tuple[str, Message, _Counts], ...] = (
    ("lines", say("Advertising lines"), lambda f: len([*select(f.document.data, _LINES)])),
    (
        "sponsors",
        say("Sponsors"),
        lambda f: len({line["sponsor"] for _, line in select(f.document.data, _LINES)}),
    ),
    ("ads", say("Ads in the ledger"), lambda f: len(f.ledger.data) if f.ledger else 0),
)
_LINES = "advertising/lines/*"
_SOURCES = "funding/sources/*/amount"


def _totals(old: Filing, new: Filing, lists: CodeLists) -> Iterator[Total]:
    """Each total that moved."""
    before, after = old.document.data, new.document.data
    yield from _sums(
        ("advertising", say("Advertising declared")),
        (before, after), (advertising(before), advertising(after)), lists,
    )  # fmt: skip
    for measure, title, count in _COUNTS:
        one, other = (_side(f.document.data, "advertising", count(f), lists) for f in (old, new))
        if one != other and (isinstance(one, int) or isinstance(other, int)):
            yield Total(measure, "advertising", title, one, other)
    yield from _sums(
        ("funding", say("Funding received")),
        (before, after), (total(before, _SOURCES), total(after, _SOURCES)), lists,
    )  # fmt: skip


def _sums(
    named: tuple[str, Message],
    data: tuple[Any, Any],
    sums: tuple[Mapping[str, Money], Mapping[str, Money]],
    lists: CodeLists,
) -> Iterator[Total]:
    """Sums of one kind that moved, by currency; currencies are never added."""
    section, title = named
    for currency in sorted(sums[0].keys() | sums[1].keys()):
        none = Money(currency, 0, 0)
        old, new = (
            _side(held, section, found.get(currency, none), lists)
            for held, found in zip(data, sums, strict=True)
        )
        if old != new:
            yield Total(section, section, title, old, new)


def _side(data: Any, section: str, value: Money | int, lists: CodeLists) -> Money | int | Message:
    """A total where its section is disclosed, else the section's state."""
    state = _state(data, section)
    if state == "disclosed":
        return value
    return lists["section-states"].title(state) if state else WITHDRAWN


def _state(data: Any, section: str) -> str:
    return str(data.get(section, {}).get("state", ""))


def _states(old: Document, new: Document, lists: CodeLists) -> Iterator[Unusual]:
    """Sections that were disclosed and no longer are."""
    for section in SECTIONS:
        state = _state(new.data, section)
        if _state(old.data, section) == "disclosed" != state:
            message = say(
                "{section}: disclosed before, now {state}.",
                section=lists["sections"].title(section),
                state=lists["section-states"].title(state),
            )
            yield Unusual(message, new.locate(f"/{section}/state"))


def _jumping_totals(totals: Iterable[Total], new: Document) -> Iterator[Unusual]:
    for one in totals:
        if message := _jump(one.title, one.old, one.new):
            yield Unusual(message, new.locate(f"/{one.section}"))


def _jumping_fields(changes: Iterable[Change]) -> Iterator[Unusual]:
    """Sums and numbers that jump, and sums in another currency."""
    for change in changes:
        if change.old is None or change.new is None:
            continue
        old, new = change.old.value[0], change.new.value[0]
        if isinstance(old, Money) and isinstance(new, Money) and old.currency != new.currency:
            message = say(
                "{field}: in another currency, {new} instead of {old}.",
                field=change.name, new=new, old=old,
            )  # fmt: skip
            yield Unusual(message, change.new.place)
        elif found := _jump(change.name, old, new):
            yield Unusual(found, change.new.place)


def _jump(field: Message, old: object, new: object) -> Message | None:
    """What is said where a number is ten times what it was, or more, or a tenth of it, or less."""
    if not isinstance(old, Money | int) or not isinstance(new, Money | int):
        return None
    before, after = (
        (value.low, value.high) if isinstance(value, Money) else (value, value)
        for value in (old, new)
    )
    if before[1] and after[0] >= before[1] * FACTOR:
        return say(
            "{field}: {new}, ten times or more the {old} before.", field=field, new=new, old=old
        )
    if before[0] and after[1] * FACTOR <= before[0]:
        return say(
            "{field}: {new}, a tenth or less of the {old} before.", field=field, new=new, old=old
        )
    return None


def _outside(old: Document, new: Document, election: Document | None) -> Iterator[Unusual]:
    """Lines whose days now lie outside the reporting period."""
    periods = election.data["periods"] if election else ()
    period = next((p for p in periods if p["id"] == new.data["period"]), None)
    before = {line["id"]: (line["start"], line["end"]) for _, line in select(old.data, _LINES)}
    for pointer, line in select(new.data, _LINES):
        if before.get(line["id"]) != (line["start"], line["end"]):
            for wrong in find_misplaced(line["id"], line, period):
                yield Unusual(wrong.message, new.locate(f"{pointer}/{wrong.field}"))
