"""A test election as long as a ballot gets: thirty parties, two periods, most of which filed, some of which did not.

It differs from the other test elections in country, time zone, code of conduct, currency and order of languages; in the
Caribbean part of its country, days begin hours after those of the others. Everything in it is invented and follows from
the number of a party.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.documents.writer import write

ID = "stemming-2026"
PARTIES = range(1, 31)
PERIODS = {"first": ("2026-02-01", "2026-02-28"), "last": ("2026-03-01", "2026-03-18")}
SILENT = 7
"""Every seventh party files nothing."""
LATE = 5
"""Every fifth files for the first period only."""
MEDIA = ("tv", "outdoor", "radio", "print")
SETTINGS = {
    "site_name": "Kush paguan?",
    "docs_dir": "docs/sq",
    "site_url": "https://stemming.example/",
    "theme": {"name": "material", "font": False},
    "plugins": ["search", {"sixc": {"languages": ["sq", "en"], "site_names": {"en": "Who pays?"}}}],
}
Data = dict[str, Any]


def write_crowd(root: Path) -> Path:
    """Write the instance into a folder; the folder."""
    for name, content in _files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def _files() -> Mapping[str, bytes]:
    folder = f"disclosures/{ID}"
    return {
        "mkdocs.yml": write(SETTINGS),
        "docs/sq/about.md": "# Rreth faqes\n\nGjithçka këtu është e trilluar.\n".encode(),
        "docs/en/about.md": b"# About\n\nEverything here is invented.\n",
        f"{folder}/election.yaml": write(_election()),
        f"{folder}/submitters.yaml": write(_submitters()),
        **{
            f"{folder}/{_id(number)}/{period}.yaml": write(_disclosure(number, period))
            for number, period in _filed()
        },
    }


def _filed() -> Iterator[tuple[int, str]]:
    for number in PARTIES:
        if number % SILENT:
            yield number, "first"
        if number % SILENT and number % LATE:
            yield number, "last"


def _id(number: int) -> str:
    return f"lijst-{number}"


def _election() -> Data:
    return {
        "schema_version": "1.1",
        "id": ID,
        "code": "nl-2021",
        "title": {"sq": "Zgjedhjet vendore 2026", "en": "Municipal elections 2026"},
        "country": "NL",
        "date": "2026-03-18",
        "time_zone": "America/Curacao",
        "currency": "EUR",
        "languages": ["sq", "en"],
        "invented": True,
        "as_of": "2026-05-01",
        "periods": [
            {
                "id": id_,
                "title": {"sq": f"Nga {start}", "en": f"From {start}"},
                "start": start,
                "end": end,
                "due": "2026-04-15",
            }
            for id_, (start, end) in PERIODS.items()
        ],
        "parties": [
            {"id": _id(number), "name": {"sq": f"Lista {number}", "en": f"List {number}"}}
            for number in PARTIES
        ],
    }


def _submitters() -> Data:
    def accounts(number: int) -> list[Data]:
        roles = ("Treasurer", "Chair")
        return [{"id": 900_000_000_000 + number * 10 + i, "role": r} for i, r in enumerate(roles)]

    parties = [{"party": _id(number), "accounts": accounts(number)} for number in PARTIES]
    return {"schema_version": "1.0", "election": ID, "parties": parties}


def _disclosure(number: int, period: str) -> Data:
    spends = number % 3
    nothing = {"state": "nothing_to_disclose"}
    return {
        "schema_version": "1.0",
        "election": ID,
        "party": _id(number),
        "period": period,
        "version": 1,
        "contact": {"role": "Treasurer", "email": f"geld@lijst-{number}.example"},
        "attestation": {"role": "Chair", "date": "2026-04-01"},
        "affiliates": nothing,
        "advertising": _advertising(number, period) if spends else nothing,
        "funding": _funding(number) if spends else nothing,
        "targeting": _targeting() if spends else nothing,
        "ai": nothing,
    }


def _money(number: int, times: int) -> Data:
    return {"amount": f"{number * times}.{number:02}", "currency": "EUR", "basis": "invoiced"}


def _advertising(number: int, period: str) -> Data:
    start, end = PERIODS[period]
    line = {
        "id": "ads",
        "medium": MEDIA[number % len(MEDIA)],
        "sponsor": _id(number),
        "paid_by": _id(number),
        "start": start,
        "end": end,
        "spent": _money(number, 1_234),
    }
    return {"state": "disclosed", "lines": [line]}


def _funding(number: int) -> Data:
    source = {"id": "dues", "kind": "membership_fees", "origin": "domestic"}
    return {"state": "disclosed", "sources": [{**source, "amount": _money(number, 2_345)}]}


def _targeting() -> Data:
    technique = {
        "id": "everybody",
        "applies_to": ["ads"],
        "methods": ["none"],
        "personal_data": {"used": False},
        "special_category_data": False,
    }
    return {"state": "disclosed", "techniques": [technique]}
