"""Imports the Dutch register of political advertising (JSON lists of statements) as a whole instance, `nl-2025`.

Sponsors of political advertising state it at politiekereclame.nl, under Article 12 of Regulation (EU) 2024/900. Each
statement about the election of 29 October 2025 becomes one version of its sponsor's disclosure, in order of filing;
every other one is refused with its reason. The totals of both sides are compared before anything is handed over.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.documents.model import Document
from generator.documents.reader import read as read_document
from generator.documents.writer import write
from generator.errors import ForeignFileError
from generator.importers.importer import (
    Accepted,
    ForeignFile,
    Import,
    ImportedSum,
    Importer,
    RefusedRow,
)
from generator.importers.nl_disclosure import disclosure
from generator.importers.nl_instance import HEADING, frame, path
from generator.importers.nl_sponsors import Names, name_everybody
from generator.importers.nl_statement import (
    AMOUNTS,
    CURRENCY,
    PAID_MEDIA,
    WHOLE_CAMPAIGN,
    RegisterStatement,
    amount,
    moment,
    number,
    read_statement,
)
from generator.money import Money, parse_amount, parse_money
from generator.text import Message, say, say_many, show

MOST_SPONSORS = 500
MOST_VERSIONS = 999
MOST_CAMPAIGNS = 150
RawRecord = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _InputRecord:
    """A record of the input, what names it in the report, and what it says or why that is refused."""

    label: str
    record: RawRecord
    outcome: RegisterStatement | Message


@dataclass(frozen=True, slots=True)
class _MadeVersion:
    """A statement that became a version, the file made of it, and the statement it replaces."""

    entry: _InputRecord
    statement: RegisterStatement
    path: str
    document: Document
    replaced: RegisterStatement | None


@dataclass(frozen=True, slots=True)
class _SponsorFilings:
    """What was filed for one sponsor so far: the statements that count, and the number of versions."""

    statements: tuple[RegisterStatement, ...] = ()
    versions: int = 0


def read(files: tuple[ForeignFile, ...]) -> Import:
    """The whole instance. Raises ForeignFileError where a file is no list of statements, or none can be imported."""
    entries = list(_entries(_records(files)))
    names = name_everybody(e.outcome for e in entries if isinstance(e.outcome, RegisterStatement))
    filed: list[_MadeVersion] = []
    refused: list[tuple[_InputRecord, Message]] = []
    for entry, result in _file(entries, names):
        if isinstance(result, _MadeVersion):
            filed.append(result)
        else:
            refused.append((entry, result))
    if not filed:
        raise ForeignFileError("The input holds no statement that can be imported.")
    totals = tuple(_total(key, entries, filed, [entry for entry, _ in refused]) for key in AMOUNTS)
    if not all(total.agrees for total in totals) or len(filed) + len(refused) != len(entries):
        raise ForeignFileError(
            "The disclosures would not add up to the statements, so none is made."
        )
    as_of = max(moment(entry.record)[:10] for entry in entries)
    made = {f.path: f.document.raw for f in filed}
    return Import(
        {**frame([f.statement for f in filed], names, as_of), **made},
        tuple(Accepted(f.entry.label, f.path) for f in filed),
        tuple(sorted((RefusedRow(e.label, why) for e, why in refused), key=lambda r: r.record)),
        totals,
        tuple(_notes([entry for entry, _ in refused])),
    )


def _records(files: Iterable[ForeignFile]) -> Iterator[tuple[str, Any]]:
    """Each record of each file, with a name for the report in case it has none of its own."""
    for name, raw in files:
        try:
            # Numbers stay text, so that no amount passes through a float.
            data = json.loads(
                raw.decode("utf-8-sig"),
                parse_float=str,
                parse_int=str,
                parse_constant=str,
                object_pairs_hook=_unambiguous,
            )
        except (ValueError, RecursionError) as error:
            raise ForeignFileError(f"{show(name)} cannot be read as JSON in UTF-8.") from error
        if not isinstance(data, list):
            raise ForeignFileError(f"{show(name)} does not hold a list of statements.")
        for index, record in enumerate(data, 1):
            yield f"{show(name)} #{index}", record


def _unambiguous(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(data := dict(pairs)) != len(pairs):
        raise ValueError("a field stands twice")
    return data


def _entries(records: Iterable[tuple[str, Any]]) -> Iterator[_InputRecord]:
    """Every record in order of filing, whatever the order of the input."""
    seen: set[str] = set()
    for place, record in sorted(records, key=_order):
        if not isinstance(record, dict):
            yield _InputRecord(place, {}, say("This entry is not a statement."))
            continue
        label = _label(place, record)
        own = record.get("id")
        key = own if isinstance(own, str) and own else label
        if key in seen:
            yield _InputRecord(label, record, say("The same statement stands in the input twice."))
        else:
            yield _InputRecord(label, record, read_statement(record))
        seen.add(key)


def _order(entry: tuple[str, Any]) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Moment of filing, then of writing, then all texts, so that ties do not hang on the order of the input."""
    place, record = entry
    if not isinstance(record, dict):
        return "", "", (("", place),)
    texts = {key: value for key, value in record.items() if isinstance(value, str)}
    return moment(record), texts.get("date_created", ""), tuple(sorted(texts.items()))


def _label(place: str, record: RawRecord) -> str:
    """The register gives a statement that is filed again the same number, so the day belongs to the name."""
    day = moment(record)[:10]
    return f"{number(record)} ({day})" if number(record) and day else number(record) or place


def _file(
    entries: Iterable[_InputRecord], names: Names
) -> Iterator[tuple[_InputRecord, _MadeVersion | Message]]:
    """Each entry, with the version it became or the reason why it became none."""
    shelves: dict[str, _SponsorFilings] = {}
    for entry in entries:
        if not isinstance(entry.outcome, RegisterStatement):
            yield entry, entry.outcome
            continue
        short = names.sponsor(entry.outcome).short
        if short not in shelves and len(shelves) == MOST_SPONSORS:
            yield entry, say("The election already has {most} sponsors.", most=MOST_SPONSORS)
            continue
        shelf = shelves.get(short, _SponsorFilings())
        filed = _version(entry, entry.outcome, shelf, names)
        if filed is None:
            yield entry, say("The sponsor's campaigns no longer fit into one disclosure.")
            continue
        shelves[short] = _SponsorFilings(
            _with(shelf, entry.outcome, filed.replaced), shelf.versions + 1
        )
        yield entry, filed


def _version(
    entry: _InputRecord, statement: RegisterStatement, shelf: _SponsorFilings, names: Names
) -> _MadeVersion | None:
    """The version a statement leads to; None where it would be more than a disclosure can hold."""
    replaced = _stated_before(shelf.statements, statement)
    statements, version = _with(shelf, statement, replaced), shelf.versions + 1
    reason = _reason(statement, replaced) if shelf.versions else ""
    name = path(names.sponsor(statement).short, version)
    raw = write(disclosure(statements, statement, version, reason, names), HEADING)
    document = read_document(name, raw).document
    if document is None or version > MOST_VERSIONS or len(statements) > MOST_CAMPAIGNS:
        return None
    return _MadeVersion(entry, statement, name, document, replaced)


def _with(
    shelf: _SponsorFilings, statement: RegisterStatement, replaced: RegisterStatement | None
) -> tuple[RegisterStatement, ...]:
    if replaced is None:
        return (*shelf.statements, statement)
    return tuple(statement if held is replaced else held for held in shelf.statements)


def _stated_before(
    held: tuple[RegisterStatement, ...], new: RegisterStatement
) -> RegisterStatement | None:
    """The statement that a new one replaces: of its number, else of the same account, names and days.

    The campaign's name alone is not enough: branches of one party, and publishers, state campaigns of the same name,
    each with its own money.
    """
    same_number = (each for each in held if each.number == new.number)
    same_names = (
        each
        for each in held
        if new.campaign
        and _named(each) == _named(new)
        and each.start <= new.end
        and new.start <= each.end
    )
    return next(same_number, None) or next(same_names, None)


def _named(statement: RegisterStatement) -> tuple[str, str, str]:
    return statement.account, statement.campaign.casefold(), statement.sponsor.key


def _reason(new: RegisterStatement, replaced: RegisterStatement | None) -> str:
    if replaced is None:
        return f"Adds statement {new.number} of {new.day} to what was filed before."
    if replaced.number == new.number:
        return (
            f"Statement {new.number}, filed again on {new.day}, replaces the one of {replaced.day}."
        )
    return (
        f"Statement {new.number} of {new.day} replaces statement {replaced.number} of {replaced.day}: "
        "the same campaign of the same sponsor, stated again."
    )


_FIELDS: Mapping[str, tuple[str, Callable[[RegisterStatement], str]]] = {
    PAID_MEDIA: ("spent", lambda statement: statement.paid_media),
    WHOLE_CAMPAIGN: ("campaign_value", lambda statement: statement.whole_campaign),
}


def _total(
    key: str, entries: list[_InputRecord], filed: list[_MadeVersion], refused: list[_InputRecord]
) -> ImportedSum:
    """One kind of sum: what the records say against what the finished files say when they are read again."""
    field, stated = _FIELDS[key]
    newest = {f.document.data["party"]: f for f in filed}
    return ImportedSum(
        title=say("Paid media") if key == PAID_MEDIA else say("Whole campaigns"),
        read=_euros(amount(entry.record, key) for entry in entries),
        refused=_euros(amount(entry.record, key) for entry in refused),
        written=_euros(_written(f.document, field, f.statement.number) for f in filed),
        current=_euros(_written(f.document, field, "") for f in newest.values()),
        replaced=_euros(parse_amount(stated(f.replaced)) for f in filed if f.replaced is not None),
    )


def _euros(sums: Iterable[int | None]) -> Money:
    parts = sum(each or 0 for each in sums)
    return Money(CURRENCY, parts, parts)


def _written(document: Document, field: str, line: str) -> int:
    """What a file says in a field of one of its lines, or of all of them."""
    lines = (entry for _, entry in document.entries("advertising", "lines"))
    found = (parse_money(entry[field]) for entry in lines if line in {"", entry["id"]})
    return sum(money.high for money in found if money is not None)


def _notes(refused: Iterable[_InputRecord]) -> Iterator[Message]:
    unreadable = sum(any(amount(entry.record, key) is None for key in AMOUNTS) for entry in refused)
    if unreadable:
        yield say_many(
            "In {count} refused statement an amount cannot be read; it is in none of these sums.",
            "In {count} refused statements an amount cannot be read; it is in none of these sums.",
            unreadable,
        )


IMPORTER = Importer(
    id="nl-transparency-statements",
    title=say("Dutch transparency statements for political advertising, 2025"),
    description=say(
        "JSON lists of statements from the register politiekereclame.nl, for the election to the Tweede Kamer "
        "of 29 October 2025."
    ),
    read=read,
)
