"""Makes a whole instance of a size, with an invented election that `sixc check` accepts without a finding.

Every figure is derived from counters, so the same size always gives the same bytes. Parties, organisations and sums
are invented, and the election says so on every page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

from generator.documents.writer import write

ELECTION = "invented-2025"
FIRST_DAY = date(2025, 1, 1)
DAYS_A_PERIOD = 14
MEDIA = ("meta", "google", "tv", "tiktok", "radio", "outdoor", "print", "leaflet")
ACCOUNTS = ("meta", "google", "tiktok")
TECHNIQUES: tuple[tuple[list[str], list[tuple[str, str]]], ...] = (
    (["geographic", "age"], [("region", "AL-11"), ("age", "18-34")]),
    (["contextual"], [("context", "searches for housing and work")]),
    (["geographic", "language"], [("region", "AL-02"), ("language", "sq")]),
    (["custom_audience"], [("audience", "people who signed up for the newsletter")]),
    (["geographic"], [("region", "AL-12")]),
    (["none"], []),
)
STAGES = (["delivery", "bidding"], ["image"], ["text", "translation"])

LABEL = {"applied": True, "text": "Made with artificial intelligence"}
Data: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is of everything. 20 lines make a disclosure of about 15 KB."""

    parties: int
    periods: int
    versions: int = 1
    lines: int = 20


@dataclass(frozen=True, slots=True)
class Place:
    """Where one disclosure stands: party and period count from 0, versions from 1."""

    party: int
    period: int
    version: int = 1

    @property
    def party_id(self) -> str:
        return f"party-{self.party + 1:03}"

    @property
    def period_id(self) -> str:
        return f"period-{self.period + 1:02}"

    @property
    def file(self) -> str:
        suffix = f".v{self.version}" if self.version > 1 else ""
        return f"disclosures/{ELECTION}/{self.party_id}/{self.period_id}{suffix}.yaml"

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the period."""
        start = FIRST_DAY + timedelta(days=DAYS_A_PERIOD * self.period)
        return start, start + timedelta(days=DAYS_A_PERIOD - 1)


def write_instance(root: Path, size: Size, languages: tuple[str, ...] = ("en",)) -> list[Path]:
    """Write an instance to a folder; the paths of its disclosures are returned."""
    files = dict(_disclosures(size))
    for name, content in (*_frame(size, languages), *files.items()):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return [root / name for name in files]


def _frame(size: Size, languages: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    yield "mkdocs.yml", _SETTINGS.format(languages=", ".join(languages)).encode()
    for language in languages:
        yield f"docs/{language}/about.md", b"# About\n\nEverything on this site is invented.\n"
    yield f"disclosures/{ELECTION}/election.yaml", write(_election(size))
    yield f"disclosures/{ELECTION}/submitters.yaml", write(_submitters(size))


def _disclosures(size: Size) -> Iterator[tuple[str, bytes]]:
    counts = (range(size.parties), range(size.periods), range(1, size.versions + 1))
    for party, period, version in product(*counts):
        place = Place(party, period, version)
        yield place.file, write(_disclosure(place, size.lines))


def _election(size: Size) -> Data:
    last = Place(0, size.periods - 1).days[1]
    return {
        "schema_version": "1.0",
        "id": ELECTION,
        "code": "al-2025",
        "title": {"en": "Invented election 2025", "sq": "Zgjedhje të shpikura 2025"},
        "country": "AL",
        "date": last.isoformat(),
        "currency": "ALL",
        "languages": ["en", "sq"],
        "invented": True,
        "as_of": (last + timedelta(days=60)).isoformat(),
        "periods": [_period(Place(0, period)) for period in range(size.periods)],
        "parties": [_party(Place(party, 0)) for party in range(size.parties)],
    }


def _period(place: Place) -> Data:
    start, end = place.days
    number = place.period + 1
    return {
        "id": place.period_id,
        "title": {"en": f"Fortnight {number}", "sq": f"Dyjavori {number}"},
        "start": start.isoformat(),
        "end": end.isoformat(),
        "due": (end + timedelta(days=30)).isoformat(),
    }


def _party(place: Place) -> Data:
    number = place.party + 1
    return {
        "id": place.party_id,
        "name": {"en": _name(place), "sq": f"Partia e Shpikur {number}"},
        "short_name": f"Party {number}",
        "colour": f"#{0x204060 + place.party * 0x050301 & 0xFFFFFF:06x}",
        "site": f"https://{place.party_id}.example/",
    }


def _submitters(size: Size) -> Data:
    return {
        "schema_version": "1.0",
        "election": ELECTION,
        "parties": [
            {
                "party": Place(party, 0).party_id,
                "accounts": [
                    {"id": 900_000_001 + party * 10 + desk, "role": f"Desk {desk + 1}"}
                    for desk in range(2)
                ],
            }
            for party in range(size.parties)
        ],
    }


def _disclosure(place: Place, lines: int) -> Data:
    end = place.days[1]
    correction = {"reason": "An invoice came in after the disclosure was filed."}
    return {
        "schema_version": "1.0",
        "election": ELECTION,
        "party": place.party_id,
        "period": place.period_id,
        "version": place.version,
        **({"correction": correction} if place.version > 1 else {}),
        "contact": {"role": "Treasurer", "email": f"office@{place.party_id}.example"},
        "attestation": {
            "role": "Secretary General",
            "date": (end + timedelta(days=place.version)).isoformat(),
        },
        "campaign_budget": _money(lines * 100_000_000_00, "estimated"),
        "affiliates": _affiliates(place, lines),
        "advertising": _advertising(place, lines),
        "funding": _funding(place, lines),
        "targeting": _targeting(place, lines),
        "ai": _ai(lines),
        "notes": "All figures of this disclosure are invented.",
    }


def _affiliates(place: Place, lines: int) -> Data:
    def entity(number: int, kind: str, spent: int) -> Data:
        return {
            "id": f"affiliate-{number}",
            "name": f"{kind.replace('_', ' ').capitalize()} of {_name(place)}",
            "kind": kind,
            "country": "AL",
            "identifiers": [_register(place, number)],
            "website": f"https://affiliate-{number}.{place.party_id}.example/",
            "control": {"kind": "board_appointment", "note": "The party names half of the board."},
            "campaigns_on_behalf": True,
            "spent": _money(spent, "paid"),
            "note": "It ran its own events and paid for the radio and television time itself.",
        }

    own = sum(_cost(place, line) for line in range(lines) if _payer(place, line) == "affiliate-1")
    return {
        "state": "disclosed",
        "entities": [entity(1, "foundation", own), entity(2, "youth_wing", 1_250_000_00)],
    }


def _advertising(place: Place, lines: int) -> Data:
    return {
        "state": "disclosed",
        "accounts": [
            {
                "id": f"{platform}-account",
                "platform": platform,
                "account_id": f"9001{place.party:04}{number}",
                "name": _name(place),
                "operator": place.party_id,
                "ad_authorised": "yes",
            }
            for number, platform in enumerate(ACCOUNTS)
        ],
        "intermediaries": [
            {
                "id": "agency",
                # One agency works for several parties, as agencies do.
                "name": f"Invented Agency {place.party // 5 + 1}",
                "service": "media_buying",
                "country": "AL",
                "identifiers": [_register(Place(place.party // 5, 0), 9)],
                "paid": _money(1_500_000_00, "invoiced"),
            }
        ],
        "lines": [_line(place, line) for line in range(lines)],
        "declared_total": [_money(_spent(place, lines), "invoiced")],
    }


def _line(place: Place, line: int) -> Data:
    medium, (start, end) = MEDIA[line % len(MEDIA)], place.days
    online: Mapping[str, Any] = {
        "account": f"{medium}-account",
        "number_of_ads": 12 + line * 7,
        "library_links": [f"https://library.{medium}.example/ads/{place.party:04}{line:04}"],
    }
    return {
        "id": f"line-{line + 1}",
        "medium": medium,
        "sponsor": place.party_id,
        "paid_by": _payer(place, line),
        **({"intermediary": "agency"} if line % 3 == 1 else {}),
        "start": (start + timedelta(days=line % 5)).isoformat(),
        "end": (end - timedelta(days=line % 4)).isoformat(),
        "spent": {**_money(_cost(place, line), "invoiced"), "includes_vat": True},
        **(online if medium in ACCOUNTS else {}),
        "funding": ["savings" if line % 2 else "dues"],
        "note": f"Invoice {place.period + 1}/{line + 1}, for the posts and spots of this fortnight.",
    }


def _funding(place: Place, lines: int) -> Data:
    affiliate, savings = 50_000_000_00, _spent(place, lines)
    sources: tuple[tuple[str, str, int, Data], ...] = (
        ("public", "public_funding", 25_000_000_00, {}),
        ("dues", "membership_fees", 9_600_000_00, {"number_of_sources": 15_000 + place.party}),
        ("savings", "party_own_funds", savings, {}),
        ("gifts", "donation_person", 1_100_000_00, {"number_of_sources": 170 + place.period}),
        ("transfer", "affiliate_transfer", affiliate, {"received_by": "affiliate-1"}),
    )
    total = sum(amount for _, _, amount, _ in sources)
    return {
        "state": "disclosed",
        "sources": [
            {
                "id": name,
                "kind": kind,
                "origin": "diaspora" if name == "gifts" else "domestic",
                "amount": _money(amount, "paid"),
                **more,
                "note": "As in the books of the party, which are open to the auditors.",
            }
            for name, kind, amount, more in sources
        ],
        "declared_total": [_money(total, "paid")],
    }


def _targeting(place: Place, lines: int) -> Data:
    return {
        "state": "disclosed",
        "techniques": [
            {
                "id": f"technique-{number + 1}",
                "applies_to": [
                    f"line-{line + 1}" for line in range(number, lines, len(TECHNIQUES))
                ],
                "methods": methods,
                **({"include": _criteria(include)} if include else {}),
                "reason": "To reach people who decide late, with what the party plans for rents.",
                "personal_data": _personal_data(methods),
                "special_category_data": False,
                "minors": "excluded",
                "audience": {"min": 1000 * (number + 1), "max": 2000 * (number + 1) + place.period},
                "policy_url": f"https://{place.party_id}.example/targeting",
            }
            for number, (methods, include) in enumerate(TECHNIQUES)
        ],
    }


def _personal_data(methods: list[str]) -> Data:
    if methods == ["custom_audience"]:
        said = {"categories": ["contact"], "sources": ["sign_ups"], "legal_basis": "consent"}
        return {"used": True, **said}
    return {"used": False}


def _criteria(include: list[tuple[str, str]]) -> list[Data]:
    return [{"dimension": name, "value": value} for name, value in include]


def _ai(lines: int) -> Data:
    return {
        "state": "disclosed",
        "uses": [
            {
                "id": f"use-{number + 1}",
                "system": f"Invented System {number + 1}",
                "provider": "Invented Labs",
                "stages": stages,
                "applies_to": [f"line-{line + 1}" for line in range(number, lines, 8)],
                "platform_default": stages[0] == "delivery",
                "human_review": "always",
                "data_entered": "none",
                **({} if stages[0] == "delivery" else {"label": LABEL}),
            }
            for number, stages in enumerate(STAGES)
        ],
    }


def _cost(place: Place, line: int) -> int:
    """What a line cost, in hundredths: between 100,000 and 1,000,000, spread by multiples of primes."""
    spread = place.party * 7919 + place.period * 104_729 + place.version * 31 + line * 1_299_709
    return 100_000_00 + spread * 11 % 900_000_00


def _spent(place: Place, lines: int) -> int:
    return sum(_cost(place, line) for line in range(lines))


def _payer(place: Place, line: int) -> str:
    return "affiliate-1" if MEDIA[line % len(MEDIA)] in {"tv", "radio"} else place.party_id


def _name(place: Place) -> str:
    return f"Invented Party {place.party + 1}"


def _register(place: Place, number: int) -> Data:
    # Spread, as in a register: numbers that differ in one place only are told of.
    spread = (place.party * 100 + number) * 7_654_321 % 90_000_000
    return {"scheme": "AL-QKB", "id": f"L{10_000_000 + spread}X"}


def _money(hundredths: int, basis: str) -> Data:
    amount = f"{hundredths // 100}.{hundredths % 100:02}"
    return {"amount": amount, "currency": "ALL", "basis": basis}


_SETTINGS = """\
site_name: An invented election
docs_dir: docs/en
theme: {{name: material, font: false}}
plugins:
  - search
  - sixc: {{languages: [{languages}]}}
markdown_extensions: [tables, fenced_code]
validation:
  nav: {{omitted_files: info}}
"""
