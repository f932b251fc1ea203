"""Lines of advertising (6c ii): one medium, one payer, one span of days, and what was spent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.facts.entities import Entity
from generator.facts.fact import Declaration, Declared, Fact, day, declared
from generator.facts.quote import Quote
from generator.facts.table import CellKind, Column, Table
from generator.findings import Place
from generator.money import Money


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum of a line, and where it stands: money that was spent, or the value of help in kind.

    `method` is the party's word for how help in kind was valued.
    """

    declared: Declared
    in_kind: bool
    method: Quote | None
    place: Place

    @property
    def part(self) -> str:
        """What tells the value of help in kind from the money of the same line, in an address."""
        return "in-kind" if self.in_kind else ""


@dataclass(frozen=True, slots=True)
class WithoutDisclaimer:
    """Ads of a line that did not say who paid, how many, and what they cost, which is part of the line's sum."""

    ads: int | None
    spent: Declared | None
    explanation: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Fact):
    """One line, with one sum or two: a line may hold both money and help in kind.

    `paid_from` names sources of funding by their ids. `number_of_ads` is None where it is not said.
    """

    id: str
    medium: str
    group: str
    media_included: tuple[str, ...]
    account: str
    sponsor: Entity
    payer: Entity
    controlled_by: str
    intermediary: str
    start: date
    end: date
    amounts: tuple[Amount, ...]
    campaign_value: Declared | None
    number_of_ads: int | None
    without_disclaimer: WithoutDisclaimer | None
    paid_from: tuple[str, ...]
    library_links: tuple[str, ...]
    note: Quote | None


def read(declaration: Declaration) -> Iterator[Line]:
    """Each line."""
    media = declaration.lists["media"]
    for pointer, entry in declaration.document.entries("advertising", "lines"):
        yield Line(
            **declaration.at(pointer),
            id=entry["id"],
            medium=entry["medium"],
            group=media.column(entry["medium"], "group", "other"),
            media_included=tuple(entry.get("media_included", ())),
            account=entry.get("account", ""),
            sponsor=declaration.who(entry["sponsor"]),
            payer=declaration.who(entry["paid_by"]),
            controlled_by=entry.get("controlled_by", ""),
            intermediary=entry.get("intermediary", ""),
            start=day(entry["start"]),
            end=day(entry["end"]),
            amounts=tuple(_amounts(declaration, pointer, entry)),
            campaign_value=declared(entry.get("campaign_value")),
            number_of_ads=entry.get("number_of_ads"),
            without_disclaimer=_without_disclaimer(declaration, entry.get("without_disclaimer")),
            paid_from=tuple(entry.get("funding", ())),
            library_links=tuple(entry.get("library_links", ())),
            note=declaration.said(entry, "note"),
        )


def _amounts(declaration: Declaration, pointer: str, entry: Mapping[str, Any]) -> Iterator[Amount]:
    spent = declared(entry.get("spent"))
    if spent is not None:
        yield Amount(spent, False, None, declaration.document.locate(f"{pointer}/spent"))
    kind = entry.get("in_kind", {})
    value = declared(kind.get("value"))
    if value is not None:
        place = declaration.document.locate(f"{pointer}/in_kind")
        yield Amount(value, True, declaration.said(kind, "method"), place)


def _without_disclaimer(
    declaration: Declaration, data: Mapping[str, Any] | None
) -> WithoutDisclaimer | None:
    if data is None:
        return None
    return WithoutDisclaimer(
        data.get("ads"), declared(data.get("spent")), declaration.said(data, "explanation")
    )


@dataclass(frozen=True, slots=True)
class LineAmount:
    """A line and one of its sums. What is said of the whole line stands beside the first, so that it counts once."""

    line: Line
    amount: Amount

    @property
    def money(self) -> Money:
        """The sum."""
        return self.amount.declared.money

    @property
    def first(self) -> Line | None:
        """The line, beside its first sum."""
        return self.line if self.amount is self.line.amounts[0] else None

    @property
    def without_disclaimer(self) -> WithoutDisclaimer | None:
        """Its ads without a disclaimer, beside its first sum."""
        return self.first.without_disclaimer if self.first else None


def rows(lines: Iterable[Line]) -> Iterator[LineAmount]:
    """Each sum of each line."""
    for line in lines:
        for amount in line.amounts:
            yield LineAmount(line, amount)


TABLE: Table[LineAmount] = Table(
    name="lines",
    section="advertising",
    field="lines",
    read=read,
    rows=rows,
    fact=lambda row: row.line,
    place=lambda row: row.amount.place,
    columns=(
        Column("id", CellKind.TEXT, lambda row: row.line.id),
        Column("medium", CellKind.TEXT, lambda row: row.line.medium),
        Column("group", CellKind.TEXT, lambda row: row.line.group),
        Column("media_included", CellKind.TEXT, lambda row: " ".join(row.line.media_included)),
        Column("account", CellKind.TEXT, lambda row: row.line.account),
        Column("sponsor", CellKind.TEXT, lambda row: row.line.sponsor.name),
        Column("sponsor_role", CellKind.TEXT, lambda row: row.line.sponsor.role),
        Column("sponsor_slug", CellKind.TEXT, lambda row: row.line.sponsor.slug),
        Column("payer", CellKind.TEXT, lambda row: row.line.payer.name),
        Column("payer_role", CellKind.TEXT, lambda row: row.line.payer.role),
        Column("payer_slug", CellKind.TEXT, lambda row: row.line.payer.slug),
        Column("controlled_by", CellKind.TEXT, lambda row: row.line.controlled_by),
        Column("intermediary", CellKind.TEXT, lambda row: row.line.intermediary),
        Column("start", CellKind.TEXT, lambda row: row.line.start.isoformat()),
        Column("end", CellKind.TEXT, lambda row: row.line.end.isoformat()),
        Column("amount", CellKind.SUM, lambda row: row.amount.declared),
        Column("in_kind", CellKind.YES_OR_NO, lambda row: row.amount.in_kind),
        Column("method", CellKind.QUOTE, lambda row: row.amount.method),
        Column(
            "campaign_value",
            CellKind.SUM,
            lambda row: row.first.campaign_value if row.first else None,
        ),
        Column(
            "number_of_ads",
            CellKind.NUMBER,
            lambda row: row.first.number_of_ads if row.first else None,
        ),
        Column(
            "without_disclaimer",
            CellKind.NUMBER,
            lambda row: row.without_disclaimer.ads if row.without_disclaimer else None,
        ),
        Column(
            "without_disclaimer",
            CellKind.SUM,
            lambda row: row.without_disclaimer.spent if row.without_disclaimer else None,
        ),
        Column(
            "without_disclaimer_explanation",
            CellKind.QUOTE,
            lambda row: row.without_disclaimer.explanation if row.without_disclaimer else None,
        ),
        Column("paid_from", CellKind.TEXT, lambda row: " ".join(row.line.paid_from)),
        Column("library_links", CellKind.TEXT, lambda row: " ".join(row.line.library_links)),
        Column("note", CellKind.QUOTE, lambda row: row.line.note),
    ),
)
