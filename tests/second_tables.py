"""The rows of every table in `<election>/data/`, worked out from the disclosures and none of the program."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.second_cells import ANSWERS, BOOLEANS, Row, Rows, cell, money, names, units
from tests.second_charts import role
from tests.second_reading import SECTIONS, Election, Entry, File, codes, medium_group
from tests.second_roles import roles


@dataclass(frozen=True, slots=True)
class Table:
    """Where the rows of a table come from. `section` is the one that says why there are none."""

    name: str
    section: str
    rows: Callable[[Election, File], Rows]


def table(name: str, election: Election) -> list[Row]:
    """The rows of a table, without the columns it leaves empty."""
    (found,) = (each for each in TABLES if each.name == name)
    rows: dict[tuple[str, str], list[Row]] = {key: [] for key in election.keys}
    held = set()
    for file in election.files:
        for path, line, row in found.rows(election, file):
            state = row.pop("state", "disclosed")
            shared = _shared(file, path, line, state, current=election.counts(file))
            rows[file.key].append(shared | row)
            if election.counts(file):
                held.add(file.key)
    for key in election.keys:
        if key not in held:
            rows[key].append(_silence(election, key, found.section))
    return [row for key in election.keys for row in rows[key]]


def _shared(file: File, path: str, line: int, state: str, *, current: bool) -> Row:
    party, period = file.key
    return {
        "party": party,
        "period": period,
        "version": str(file.version),
        "current": str(current),
        "state": state,
        "file": path,
        "line": str(line),
    }


def _silence(election: Election, key: tuple[str, str], section: str) -> Row:
    file, (party, period) = election.newest.get(key), key
    if file is None or not section:
        state = election.filing(*key)
        return {"party": party, "period": period, "state": state}
    line = file.line("withdrawal") if file.withdrawn else file.line(section)
    return _shared(file, file.path, line, file.state(section), current=True)


def _sections(_: Election, file: File) -> Rows:
    for section in SECTIONS:
        said = file.data["withdrawal"] if file.withdrawn else file.data[section]
        line = file.line("withdrawal" if file.withdrawn else section)
        reason = {"reason": cell(said.get("reason"))}
        yield file.path, line, {"state": file.state(section), "section": section, **reason}


def _lines(election: Election, file: File) -> Rows:
    known = names(file) | {file.key[0]: election.name(file.key[0])}
    for index, (_line, entry) in enumerate(file.entries("advertising", "lines")):
        first = True
        for field, declared in _amounts(entry):
            without = entry.get("without_disclaimer", {}) if first else {}
            row: Row = {
                "id": entry["id"],
                "medium": entry["medium"],
                "group": medium_group(entry["medium"]),
                "sponsor": cell(known[entry["sponsor"]]),
                "sponsor_role": role(file, entry["sponsor"]),
                "payer": cell(known[entry["paid_by"]]),
                "payer_role": role(file, entry["paid_by"]),
                "start": entry["start"],
                "end": entry["end"],
                **money("amount", declared),
                "in_kind": str(field == "in_kind"),
                **money("campaign_value", entry.get("campaign_value") if first else None),
                "number_of_ads": entry.get("number_of_ads", "") if first else "",
                "without_disclaimer": without.get("ads", ""),
                **money("without_disclaimer", without.get("spent")),
                "paid_from": " ".join(entry.get("funding", ())),
                "library_links": " ".join(entry.get("library_links", ())),
                "note": cell(entry.get("note")),
            }
            yield file.path, file.line("advertising", "lines", index, field), row
            first = False


def _amounts(line: Entry) -> Iterator[tuple[str, Entry]]:
    if "spent" in line:
        yield "spent", line["spent"]
    if "in_kind" in line:
        yield "in_kind", line["in_kind"]["value"]


def _funding(election: Election, file: File) -> Rows:
    party, kinds = str(file.key[0]), codes("funding-kinds")
    known = names(file) | {party: election.name(party)}
    for line, entry in file.entries("funding", "sources"):
        donor, loan = entry.get("donor", {}), entry.get("loan", {})
        usual = kinds[entry["kind"]]["public_or_private"]
        yield (
            file.path,
            line,
            {
                "id": entry["id"],
                "kind": entry["kind"],
                "group": kinds[entry["kind"]]["group"],
                "public_or_private": str(entry.get("public_or_private", usual)),
                "origin": entry["origin"],
                **money("amount", entry["amount"]),
                "donor": cell(donor.get("name")),
                "donor_type": donor.get("type", ""),
                "donor_country": donor.get("country", ""),
                "lender": cell(loan.get("lender")),
                "interest_percent": loan.get("interest_percent", ""),
                "repay_by": loan.get("due", ""),
                "security": cell(loan.get("security")),
                "earmarked_for_advertising": ANSWERS.get(
                    entry.get("earmarked_for_advertising", ""), ""
                ),
                "received_by": cell(known[entry.get("received_by", party)]),
                "receiver_role": role(file, entry.get("received_by", party)),
                "number_of_sources": entry.get("number_of_sources", ""),
                "method": cell(entry.get("valuation_method")),
                "note": cell(entry.get("note")),
            },
        )


def _methods(_: Election, file: File) -> Rows:
    for line, entry in file.entries("targeting", "techniques"):
        personal, audience = entry.get("personal_data", {}), entry.get("audience", {})
        for method in entry["methods"]:
            yield (
                file.path,
                line,
                {
                    "technique": entry["id"],
                    "method": method,
                    "applies_to": " ".join(entry.get("applies_to", ())),
                    "include": _criteria(entry.get("include", ())),
                    "exclude": _criteria(entry.get("exclude", ())),
                    "personal_data": ANSWERS.get(personal.get("used", ""), ""),
                    "data_categories": " ".join(personal.get("categories", ())),
                    "data_sources": " ".join(personal.get("sources", ())),
                    "legal_basis": personal.get("legal_basis", ""),
                    "special_category_data": ANSWERS.get(
                        entry.get("special_category_data", ""), ""
                    ),
                    "minors": entry.get("minors", ""),
                    "audience_min": audience.get("min", ""),
                    "audience_max": audience.get("max", ""),
                    "reason": cell(entry.get("reason")),
                    "note": cell(entry.get("note")),
                },
            )


def _criteria(entries: Any) -> str:
    found = [[each["dimension"], each["value"]] for each in entries]
    return json.dumps(found, ensure_ascii=False)


def _ai(_: Election, file: File) -> Rows:
    for line, entry in file.entries("ai", "uses"):
        label = entry.get("label", {})
        for stage in entry["stages"]:
            yield (
                file.path,
                line,
                {
                    "id": entry["id"],
                    "system": cell(entry["system"]),
                    "provider": cell(entry.get("provider")),
                    "stage": stage,
                    "operated_by": entry.get("operated_by", ""),
                    "platform_default": BOOLEANS[entry["platform_default"]],
                    "human_review": entry.get("human_review", ""),
                    "data_entered": entry.get("data_entered", ""),
                    "labelled": ANSWERS.get(label.get("applied", ""), ""),
                    "label_text": cell(label.get("text")),
                    "provenance_signal": entry.get("provenance_signal", ""),
                    "applies_to": " ".join(entry.get("applies_to", ())),
                    "note": cell(entry.get("note")),
                },
            )


def _affiliates(_: Election, file: File) -> Rows:
    for line, entry in file.entries("affiliates", "entities"):
        yield (
            file.path,
            line,
            {
                "id": entry["id"],
                "name": cell(entry["name"]),
                "kind": entry["kind"],
                "country": entry["country"],
                "website": entry.get("website", ""),
                "control": entry.get("control", {}).get("kind", ""),
                "control_note": cell(entry.get("control", {}).get("note")),
                "campaigns_on_behalf": BOOLEANS[entry["campaigns_on_behalf"]],
                "has_spent": str("spent" in entry),
                **money("amount", entry.get("spent")),
                "note": cell(entry.get("note")),
            },
        )


def _accounts(_: Election, file: File) -> Rows:
    fields = ("id", "platform", "account_id", "name", "operator", "ad_authorised")
    for line, entry in file.entries("advertising", "accounts"):
        yield file.path, line, {field: cell(entry.get(field)) for field in fields}


def _ads(_: Election, file: File) -> Rows:
    path = file.path.removesuffix(".yaml") + ".ads.csv"
    for line, ad in enumerate(file.ads, start=2):
        high = ad["amount"].removeprefix("≤").strip()
        low = "0" if ad["amount"].startswith("≤") else high
        yield (
            path,
            line,
            {
                "ad_id": ad["ad_id"],
                "line_id": ad["line"],
                "start": ad["start"],
                "end": ad["end"],
                "amount_currency": ad["currency"],
                "amount_low": units(Decimal(low), ad["currency"]),
                "amount_high": units(Decimal(high), ad["currency"]),
                "library_url": ad["library_url"],
            },
        )


def _annotations(_: Election, file: File) -> Rows:
    for index, entry in enumerate(file.data.get("annotations", ())):
        row = {"about": entry.get("about", ""), "text": cell(entry["text"])}
        yield file.path, file.line("annotations", index), row


TABLES = (
    Table("sections", "", _sections),
    Table("lines", "advertising", _lines),
    Table("funding", "funding", _funding),
    Table("methods", "targeting", _methods),
    Table("ai", "ai", _ai),
    Table("affiliates", "affiliates", _affiliates),
    Table("accounts", "advertising", _accounts),
    Table("ads", "advertising", _ads),
    Table("annotations", "", _annotations),
    Table("roles", "", roles),
)
