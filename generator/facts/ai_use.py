"""Where AI systems were used (6c iii, 3b, 4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.facts.entities import Entity
from generator.facts.fact import Declaration, Fact
from generator.facts.quote import Quote
from generator.facts.table import CellKind, Column, Table
from generator.validation.directory import providers
from generator.validation.identity import organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class AiUse(Fact):
    """One use of a system, at one stage or several. `labelled` is None where that is not said.

    `provider_slug` names the provider's page; `operator` is None where the platform ran the system.
    """

    id: str
    system: str
    provider: str
    provider_slug: str
    stages: tuple[str, ...]
    operator: Entity | None
    platform_default: bool
    human_review: str
    data_entered: str
    labelled: bool | None
    label_text: Quote | None
    provenance_signal: str
    applies_to: tuple[str, ...]
    note: Quote | None


def read(declaration: Declaration) -> Iterator[AiUse]:
    """Each use."""
    for pointer, entry in declaration.document.entries("ai", "uses"):
        label, operator = entry.get("label", {}), entry.get("operated_by")
        slugs = [organisation(provider).slug for provider in providers(entry, declaration.known)]
        yield AiUse(
            **declaration.at(pointer),
            id=entry["id"],
            system=entry["system"],
            provider=entry.get("provider", ""),
            provider_slug="".join(slugs),
            stages=tuple(entry["stages"]),
            operator=declaration.who(operator) if operator else None,
            platform_default=entry["platform_default"],
            human_review=entry.get("human_review", ""),
            data_entered=entry.get("data_entered", ""),
            labelled=label.get("applied"),
            label_text=declaration.said(label, "text"),
            provenance_signal=entry.get("provenance_signal", ""),
            applies_to=tuple(entry.get("applies_to", ())),
            note=declaration.said(entry, "note"),
        )


@dataclass(frozen=True, slots=True)
class AiStage:
    """A use and one of its stages."""

    use: AiUse
    stage: str


def _rows(uses: Iterable[AiUse]) -> Iterator[AiStage]:
    for use in uses:
        for stage in use.stages:
            yield AiStage(use, stage)


TABLE: Table[AiStage] = Table(
    name="ai",
    section="ai",
    field="ai_uses",
    read=read,
    rows=_rows,
    fact=lambda row: row.use,
    columns=(
        Column("id", CellKind.TEXT, lambda row: row.use.id),
        Column("system", CellKind.TEXT, lambda row: row.use.system),
        Column("provider", CellKind.TEXT, lambda row: row.use.provider),
        Column("stage", CellKind.TEXT, lambda row: row.stage),
        Column(
            "operated_by",
            CellKind.TEXT,
            lambda row: row.use.operator.id if row.use.operator else None,
        ),
        Column("platform_default", CellKind.YES_OR_NO, lambda row: row.use.platform_default),
        Column("human_review", CellKind.TEXT, lambda row: row.use.human_review),
        Column("data_entered", CellKind.TEXT, lambda row: row.use.data_entered),
        Column("labelled", CellKind.ANSWER, lambda row: row.use.labelled),
        Column("label_text", CellKind.QUOTE, lambda row: row.use.label_text),
        Column("provenance_signal", CellKind.TEXT, lambda row: row.use.provenance_signal),
        Column("applies_to", CellKind.TEXT, lambda row: " ".join(row.use.applies_to)),
        Column("note", CellKind.QUOTE, lambda row: row.use.note),
    ),
)
