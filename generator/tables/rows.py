"""One version of a disclosure in; the rows it adds to each table, out.

Each function flattens one section. Optional answers become "yes", "no" or "", so that not answered stays visible.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.documents.codelists import CodeLists
from generator.documents.model import Document
from generator.money import parse_amount, parse_money
from generator.tables.columns import ENTERED
from generator.tables.dataset import Version
from generator.tables.entities import ROLES, Entity, declared, entity
from generator.validation.directory import givers
from generator.validation.identity import organisation, registers
from generator.validation.places import SECTIONS

Row = dict[str, Any]
NO_MONEY = {"currency": "", "low": 0, "high": 0, "basis": "", "includes_vat": ""}


@dataclass(frozen=True, slots=True)
class Source:
    """The version whose rows are made, and who it declares."""

    version: Version
    lists: CodeLists
    entities: Mapping[str, Entity]

    @property
    def document(self) -> Document:
        """The disclosure."""
        return self.version.filing.document

    def row(self, pointer: str, **cells: Any) -> Row:
        """A row with the place its fact stands at."""
        filing, place = self.version.filing, self.document.locate(pointer)
        return {
            "party": filing.party, "period": filing.period, "version": filing.version,
            "current": self.version.current, "file": place.file, "line": place.line, **cells,
        }  # fmt: skip

    def who(self, name: str) -> Entity:
        """The entity an id stands for; empty where a field was left out."""
        return self.entities.get(name) or Entity("", name, name, "", "", "", "", "")


def source(version: Version, lists: CodeLists, party_name: str) -> Source:
    """What the row makers need of one version."""
    return Source(
        version, lists, declared(version.filing.document, version.filing.party, party_name)
    )


def _money(data: Mapping[str, Any] | None) -> Row:
    money = parse_money(data) if data else None
    if data is None or money is None:
        return dict(NO_MONEY)
    return {
        "currency": money.currency,
        "low": money.low,
        "high": money.high,
        "basis": data["basis"],
        "includes_vat": _answer(data, "includes_vat"),
    }


def _beside(name: str, data: Mapping[str, Any] | None) -> Row:
    """A sum that stands beside a row's own and is not counted again."""
    money = _money(data) if data else {**NO_MONEY, "low": -1, "high": -1}
    return {f"{name}_{column}": cell for column, cell in money.items()}


def _answer(data: Mapping[str, Any], key: str) -> str:
    return {True: "yes", False: "no"}.get(data.get(key), "")  # type: ignore[arg-type]


def sections(at: Source) -> Iterator[Row]:
    """The state of each section; all are withdrawn with the disclosure."""
    entered = _entered(at.document.data)
    if at.version.filing.withdrawn:
        reason = at.document.data["withdrawal"]["reason"]
        for name in SECTIONS:
            yield at.row("/withdrawal", section=name, state="withdrawn", reason=reason, **entered)
        return
    for name in SECTIONS:
        state, reason = at.document.data[name]["state"], at.document.data[name].get("reason", "")
        yield at.row(f"/{name}", section=name, state=state, reason=reason, **entered)


def _entered(data: Mapping[str, Any]) -> Row:
    """What the election body says of a filing that it entered; empty where the party filed it."""
    said = data.get("entered", {})
    return {column: said.get(column.removeprefix("entered_"), "") for column in ENTERED}


def affiliates(at: Source) -> Iterator[Row]:
    """6c i: who campaigns on the party's behalf."""
    for pointer, entry in at.document.entries("affiliates", "entities"):
        who, control = at.who(entry["id"]), entry.get("control", {})
        yield at.row(
            pointer, id=who.id, slug=who.slug, name=who.name, kind=who.kind, country=who.country,
            register=who.register, website=entry.get("website", ""), control=control.get("kind", ""),
            control_note=control.get("note", ""), campaigns_on_behalf=entry["campaigns_on_behalf"],
            has_spent="spent" in entry, **_money(entry.get("spent")), note=entry.get("note", ""),
        )  # fmt: skip


def accounts(at: Source) -> Iterator[Row]:
    """6a, 6b: the accounts advertised from."""
    for pointer, entry in at.document.entries("advertising", "accounts"):
        yield at.row(
            pointer, id=entry["id"], platform=entry["platform"], account_id=entry["account_id"], name=entry["name"],
            operator=entry.get("operator", ""), ad_authorised=entry.get("ad_authorised", ""),
        )  # fmt: skip


def lines(at: Source) -> Iterator[Row]:
    """6c ii: advertising; a line with both money and help in kind gives two rows."""
    media = at.lists["media"]
    for pointer, entry in at.document.entries("advertising", "lines"):
        sponsor, payer = at.who(entry["sponsor"]), at.who(entry["paid_by"])
        shared = {
            "id": entry["id"], "medium": entry["medium"], "group": media.column(entry["medium"], "group", "other"),
            "media_included": " ".join(entry.get("media_included", ())), "account": entry.get("account", ""),
            "sponsor": sponsor.name, "sponsor_role": sponsor.role, "sponsor_slug": sponsor.slug, "payer": payer.name,
            "payer_role": payer.role, "payer_slug": payer.slug, "controlled_by": entry.get("controlled_by", ""),
            "intermediary": entry.get("intermediary", ""), "start": entry["start"], "end": entry["end"],
            "paid_from": " ".join(entry.get("funding", ())),
            "library_links": " ".join(entry.get("library_links", ())), "note": entry.get("note", ""),
        }  # fmt: skip
        if "spent" in entry:
            money = _money(entry["spent"])
            yield at.row(
                f"{pointer}/spent", **shared, **_once(entry), **money, in_kind=False, method=""
            )
        if kind := entry.get("in_kind"):
            money, counted = _money(kind["value"]), _once({} if "spent" in entry else entry)
            yield at.row(
                f"{pointer}/in_kind",
                **shared,
                **counted,
                **money,
                in_kind=True,
                method=kind["method"],
            )


def _once(entry: Mapping[str, Any]) -> Row:
    """What a line says of all its ads, which only the first of its rows holds, so that no sum counts it twice."""
    return {
        "number_of_ads": entry.get("number_of_ads", -1),
        **_beside("campaign_value", entry.get("campaign_value")),
        **_without_disclaimer(entry.get("without_disclaimer", {})),
    }


def _without_disclaimer(data: Mapping[str, Any]) -> Row:
    """Ads of a line that did not say who paid, and what they cost, which is part of the line's sum."""
    return {
        "without_disclaimer": data.get("ads", -1),
        **_beside("without_disclaimer", data.get("spent")),
        "without_disclaimer_explanation": data.get("explanation", ""),
    }


def funding(at: Source) -> Iterator[Row]:
    """6c ii: sources of funding."""
    kinds = at.lists["funding-kinds"]
    for pointer, entry in at.document.entries("funding", "sources"):
        donor, loan = entry.get("donor", {}), entry.get("loan", {})
        slugs = {field: organisation(giver).slug for field, giver in givers(entry)}
        receiver = at.who(entry.get("received_by", at.version.filing.party))
        usual = kinds.column(entry["kind"], "public_or_private")
        yield at.row(
            pointer, id=entry["id"], kind=entry["kind"], group=kinds.column(entry["kind"], "group", "other"),
            public_or_private=entry.get("public_or_private", usual), origin=entry["origin"],
            **_money(entry["amount"]), donor=donor.get("name", ""), donor_type=donor.get("type", ""),
            donor_country=donor.get("country", ""), donor_register=", ".join(registers(donor)),
            donor_slug=slugs.get("donor", ""), lender=loan.get("lender", ""),
            lender_type=loan.get("lender_type", ""), lender_slug=slugs.get("loan", ""),
            interest_percent=loan.get("interest_percent", ""),
            repay_by=loan.get("due", ""), security=loan.get("security", ""),
            earmarked_for_advertising=_answer(entry, "earmarked_for_advertising"), received_by=receiver.name,
            receiver_role=receiver.role, number_of_sources=entry.get("number_of_sources", -1),
            method=entry.get("valuation_method", ""), note=entry.get("note", ""),
        )  # fmt: skip


def _criteria(entries: list[Mapping[str, str]]) -> str:
    """Dimension and value of each criterion, as JSON: values are free text, so no separator is safe."""
    return json.dumps([[e["dimension"], e["value"]] for e in entries], ensure_ascii=False)


def methods(at: Source) -> Iterator[Row]:
    """6c iii, 6d: a row for each method of each targeting technique."""
    for pointer, entry in at.document.entries("targeting", "techniques"):
        data, audience = entry.get("personal_data", {}), entry.get("audience", {})
        for method in entry["methods"]:
            yield at.row(
                pointer, technique=entry["id"], method=method, applies_to=" ".join(entry.get("applies_to", ())),
                include=_criteria(entry.get("include", [])), exclude=_criteria(entry.get("exclude", [])),
                personal_data=_answer(data, "used"), data_categories=" ".join(data.get("categories", ())),
                data_sources=" ".join(data.get("sources", ())), legal_basis=data.get("legal_basis", ""),
                special_category_data=_answer(entry, "special_category_data"), minors=entry.get("minors", ""),
                audience_min=audience.get("min", -1), audience_max=audience.get("max", -1),
                policy_url=entry.get("policy_url", ""), rights_contact=entry.get("rights_contact", ""),
                reason=entry.get("reason", ""), note=entry.get("note", ""),
            )  # fmt: skip


def ai(at: Source) -> Iterator[Row]:
    """6c iii, 3b, 4: a row for each stage of each AI use."""
    for pointer, entry in at.document.entries("ai", "uses"):
        label = entry.get("label", {})
        for stage in entry["stages"]:
            yield at.row(
                pointer, id=entry["id"], system=entry["system"], provider=entry.get("provider", ""), stage=stage,
                operated_by=entry.get("operated_by", ""), platform_default=entry["platform_default"],
                human_review=entry.get("human_review", ""), data_entered=entry.get("data_entered", ""),
                labelled=_answer(label, "applied"), label_text=label.get("text", ""),
                provenance_signal=entry.get("provenance_signal", ""), note=entry.get("note", ""),
                applies_to=" ".join(entry.get("applies_to", ())),
            )  # fmt: skip


def roles(at: Source) -> Iterator[Row]:
    """Who does what for the party: declared organisations and people, and what each paid."""
    for role, path in ROLES:
        for pointer, entry in at.document.entries(*path):
            paid = entry.get("paid") or entry.get("spent")
            row = _role(at, pointer, at.who(entry["id"]), role, "", paid)
            yield {**row, "note": entry.get("note", "")}
    for pointer, entry in at.document.entries("advertising", "lines"):
        for role in ("sponsor", "paid_by", "controlled_by", "intermediary"):
            who = at.who(entry.get(role, ""))
            if who.slug:
                yield _role(
                    at,
                    pointer,
                    who,
                    role,
                    entry["id"],
                    entry.get("spent") if role == "paid_by" else None,
                )
    for pointer, entry in at.document.entries("funding", "sources"):
        for field, giver in givers(entry):
            role = "lender" if field == "loan" else _GAVE.get(entry["kind"], "donor")
            who = entity(role, entry["id"], organisation(giver).slug, giver, pointer)
            yield _role(at, pointer, who, role, entry["id"], entry["amount"])


_GAVE = {"in_kind": "donor_in_kind"}


def _role(
    at: Source, pointer: str, who: Entity, role: str, about: str, money: Mapping[str, Any] | None
) -> Row:
    return at.row(
        pointer, slug=who.slug, name=who.name, role=role, kind=who.kind, country=who.country, register=who.register,
        service=who.service, constituency=who.constituency, about=about, has_money=money is not None,
        **_money(money), note="",
    )  # fmt: skip


def ads(at: Source) -> Iterator[Row]:
    """Single ads of the ledger."""
    ledger = at.version.filing.ledger
    for index, entry in enumerate(ledger.data if ledger else ()):
        bound = entry["amount"].startswith("≤")
        high = parse_amount(entry["amount"].removeprefix("≤").strip()) or 0
        place = ledger.locate(f"/{index}") if ledger else at.document.locate("")
        row = at.row(
            "", ad_id=entry["ad_id"], line_id=entry["line"], start=entry["start"], end=entry["end"],
            **{**NO_MONEY, "currency": entry["currency"], "low": 0 if bound else high, "high": high},
            library_url=entry["library_url"],
        )  # fmt: skip
        yield {**row, "file": place.file, "line": place.line}


MAKERS: dict[str, Callable[[Source], Iterator[Row]]] = {
    "sections": sections,
    "affiliates": affiliates,
    "accounts": accounts,
    "lines": lines,
    "funding": funding,
    "methods": methods,
    "ai": ai,
    "roles": roles,
    "ads": ads,
}
