"""How audiences were chosen (6c iii, 6d)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.facts.fact import Declaration, Fact
from generator.facts.quote import Quote
from generator.facts.table import CellKind, Column, Table


class Criterion(NamedTuple):
    """What an audience was chosen by: a dimension, which is a code, and its value in the party's words."""

    dimension: str
    value: Quote


@dataclass(frozen=True, slots=True)
class PersonalData:
    """Whether personal data were used; where they were, which, from where, and on what ground. All are codes."""

    used: bool | None
    categories: tuple[str, ...]
    sources: tuple[str, ...]
    legal_basis: str


@dataclass(frozen=True, slots=True)
class Audience:
    """How many people were meant to be reached, at least and at most; None where one of them is not said."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique(Fact):
    """One technique. `applies_to` names lines of advertising by their ids; none means all of them."""

    id: str
    methods: tuple[str, ...]
    applies_to: tuple[str, ...]
    include: tuple[Criterion, ...]
    exclude: tuple[Criterion, ...]
    personal_data: PersonalData
    special_category_data: bool | None
    minors: str
    audience: Audience
    policy_url: str
    rights_contact: str
    reason: Quote | None
    note: Quote | None


def read(declaration: Declaration) -> Iterator[Technique]:
    """Each technique."""
    for pointer, entry in declaration.document.entries("targeting", "techniques"):
        audience = entry.get("audience", {})
        yield Technique(
            **declaration.at(pointer),
            id=entry["id"],
            methods=tuple(entry["methods"]),
            applies_to=tuple(entry.get("applies_to", ())),
            include=_criteria(declaration, entry.get("include", ())),
            exclude=_criteria(declaration, entry.get("exclude", ())),
            personal_data=_personal_data(entry.get("personal_data", {})),
            special_category_data=entry.get("special_category_data"),
            minors=entry.get("minors", ""),
            audience=Audience(audience.get("min"), audience.get("max")),
            policy_url=entry.get("policy_url", ""),
            rights_contact=entry.get("rights_contact", ""),
            reason=declaration.said(entry, "reason"),
            note=declaration.said(entry, "note"),
        )


def _criteria(
    declaration: Declaration, entries: Iterable[Mapping[str, str]]
) -> tuple[Criterion, ...]:
    voice = declaration.voice
    return tuple(Criterion(entry["dimension"], Quote(entry["value"], voice)) for entry in entries)


def _personal_data(data: Mapping[str, Any]) -> PersonalData:
    return PersonalData(
        data.get("used"),
        tuple(data.get("categories", ())),
        tuple(data.get("sources", ())),
        data.get("legal_basis", ""),
    )


@dataclass(frozen=True, slots=True)
class TechniqueMethod:
    """A technique and one of its methods."""

    technique: Technique
    method: str


def _rows(techniques: Iterable[Technique]) -> Iterator[TechniqueMethod]:
    for technique in techniques:
        for method in technique.methods:
            yield TechniqueMethod(technique, method)


def _as_json(criteria: tuple[Criterion, ...]) -> str:
    """Dimension and value of each criterion: values are free text, so no separator is safe."""
    plain = [(dimension, value.text) for dimension, value in criteria]
    return json.dumps(plain, ensure_ascii=False)


TABLE: Table[TechniqueMethod] = Table(
    name="methods",
    section="targeting",
    field="techniques",
    read=read,
    rows=_rows,
    fact=lambda row: row.technique,
    columns=(
        Column("technique", CellKind.TEXT, lambda row: row.technique.id),
        Column("method", CellKind.TEXT, lambda row: row.method),
        Column("applies_to", CellKind.TEXT, lambda row: " ".join(row.technique.applies_to)),
        Column("include", CellKind.TEXT, lambda row: _as_json(row.technique.include)),
        Column("exclude", CellKind.TEXT, lambda row: _as_json(row.technique.exclude)),
        Column("personal_data", CellKind.ANSWER, lambda row: row.technique.personal_data.used),
        Column(
            "data_categories",
            CellKind.TEXT,
            lambda row: " ".join(row.technique.personal_data.categories),
        ),
        Column(
            "data_sources", CellKind.TEXT, lambda row: " ".join(row.technique.personal_data.sources)
        ),
        Column("legal_basis", CellKind.TEXT, lambda row: row.technique.personal_data.legal_basis),
        Column(
            "special_category_data",
            CellKind.ANSWER,
            lambda row: row.technique.special_category_data,
        ),
        Column("minors", CellKind.TEXT, lambda row: row.technique.minors),
        Column("audience_min", CellKind.NUMBER, lambda row: row.technique.audience.least),
        Column("audience_max", CellKind.NUMBER, lambda row: row.technique.audience.most),
        Column("policy_url", CellKind.TEXT, lambda row: row.technique.policy_url),
        Column("rights_contact", CellKind.TEXT, lambda row: row.technique.rights_contact),
        Column("reason", CellKind.QUOTE, lambda row: row.technique.reason),
        Column("note", CellKind.QUOTE, lambda row: row.technique.note),
    ),
)
