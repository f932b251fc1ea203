"""The rows of `roles.csv`: who does what for a party, worked out with none of the program."""

from collections.abc import Mapping

from tests.second_cells import Row, Rows, cell, money, names
from tests.second_reading import Election, Entry, File


def roles(_: Election, file: File) -> Rows:
    for section, kind, what in (
        ("affiliates", "entities", "affiliate"),
        ("advertising", "candidates", "candidate"),
        ("advertising", "third_parties", "third_party"),
        ("advertising", "intermediaries", "intermediary"),
    ):
        for line, entry in file.entries(section, kind):
            paid = entry.get("paid") or entry.get("spent")
            yield file.path, line, _role(entry["name"], what, "", paid)
    yield from _named(file, "advertising", "accounts", {"operator": "operator"})
    for line, entry in file.entries("advertising", "lines"):
        yield from _of_line(file, line, entry)
    for line, entry in file.entries("funding", "sources"):
        yield from _of_source(file, line, entry)
    for line, entry in file.entries("ai", "uses"):
        if entry.get("provider"):
            yield file.path, line, _role(entry["provider"], "ai_provider", entry["id"], None)
        who = names(file).get(entry.get("operated_by", ""))
        if who:
            yield file.path, line, _role(who, "ai_operator", entry["id"], None)


def _of_line(file: File, line: int, entry: Entry) -> Rows:
    value = entry.get("in_kind", {}).get("value")
    found: list[tuple[str, str, Entry | None]] = [("sponsor", "sponsor", None)]
    found += [("paid_by", "paid_by", entry["spent"])] if "spent" in entry else []
    found += [("paid_by", "paid_in_kind", value)] if value else []
    found += [(field, field, None) for field in ("controlled_by", "intermediary")]
    for field, what, paid in found:
        who = names(file).get(entry.get(field, ""))
        if who:
            yield file.path, line, _role(who, what, entry["id"], paid)


def _of_source(file: File, line: int, entry: Entry) -> Rows:
    """Givers that are organisations; people have no page."""
    donor, loan = entry.get("donor", {}), entry.get("loan", {})
    if donor.get("name") and donor.get("type") == "organisation":
        what = "donor_in_kind" if entry["kind"] == "in_kind" else "donor"
        yield file.path, line, _role(donor["name"], what, entry["id"], entry["amount"])
    if loan.get("lender") and loan.get("lender_type") != "person":
        yield file.path, line, _role(loan["lender"], "lender", entry["id"], entry["amount"])
    who = names(file).get(entry.get("received_by", ""))
    if who:
        yield file.path, line, _role(who, "received_by", entry["id"], entry["amount"])


def _named(file: File, section: str, kind: str, fields: Mapping[str, str]) -> Rows:
    for line, entry in file.entries(section, kind):
        for field, what in fields.items():
            who = names(file).get(entry.get(field, ""))
            if who:
                yield file.path, line, _role(who, what, entry["id"], None)


def _role(name: str, what: str, about: str, paid: Mapping[str, str] | None) -> Row:
    return {
        "name": cell(name),
        "role": what,
        "about": about,
        "has_money": str(paid is not None),
        **money("amount", paid),
    }
