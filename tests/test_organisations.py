"""Every organisation that a disclosure names has one page with every party and role; who serves several comes first."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.documents.writer import write
from generator.facts.role import Role
from generator.pages.page import Page
from generator.pages.roles import ROLES
from generator.pipeline import Build, run
from generator.settings import read_settings
from generator.validation.check import inspect
from tests.built import Element, parse

pytestmark = pytest.mark.slow
ID = "xx-2031"
PERIODS = {"2031-03": ("2031-03-01", "2031-03-31"), "2031-04": ("2031-04-01", "2031-04-30")}
PARTIES = {"blue": "Blue", "green": "Green", "red": "Red"}
NOTHING = {"state": "nothing_to_disclose"}
PONTE = {
    "type": "organisation",
    "name": "Fondazione Ponte",
    "country": "IT",
    "identifiers": [{"scheme": "X-IT-RUNTS", "id": "12345"}],
}


def money(amount: str, currency: str = "ALL") -> dict[str, str]:
    return {"amount": amount, "currency": currency, "basis": "paid"}


def disclosed(field: str, *entries: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {"state": "disclosed", field: list(entries), **others}


def source(name: str, kind: str, amount: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, "origin": "domestic", "amount": amount, **more}


def line(name: str, payer: str, *, period: str, **more: Any) -> dict[str, Any]:
    start, end = PERIODS[period]
    spent = {} if "in_kind" in more else {"spent": money("700.00")}
    return {"id": name, "medium": "tv", "sponsor": more.pop("sponsor", payer), "paid_by": payer, "start": start,
            "end": end, **spent, **more}  # fmt: skip


def use(name: str, provider: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "system": f"System of {provider}", "provider": provider, "stages": ["text"],
            "platform_default": False, "human_review": "always", "data_entered": "none",
            "label": {"applied": True, "text": "Made with AI"}, **more}  # fmt: skip


BANK = {
    "id": "banka",
    "name": "Banka Prova sh.a.",
    "kind": "company",
    "country": "AL",
    "identifiers": [{"scheme": "AL-QKB", "id": "L11111111A"}],
}
STUDIO = {
    "id": "studio",
    "name": "Studio Dritë",
    "kind": "company",
    "country": "AL",
    "identifiers": [{"scheme": "AL-QKB", "id": "L22222222B"}],
}
FILED: dict[tuple[str, str], dict[str, Any]] = {
    # A bank lends by its name alone, and pays with its number; two private people must get no page.
    ("blue", "2031-03"): {
        "advertising": disclosed(
            "lines", line("tv", "banka", period="2031-03", sponsor="blue"), third_parties=[BANK]
        ),
        "funding": disclosed(
            "sources",
            source("ponte", "donation_organisation", money("1000.00", "EUR"), donor=PONTE, origin="foreign"),
            source("loan", "loan", money("5000.00"),
                   loan={"lender": "Banka Prova Sh.A.", "interest_percent": "4", "due": "2033-01-01"}),
            source("private", "donation_person", money("10.00"), donor={"type": "person", "name": "Besa Shembullari"}),
            source("friend", "loan", money("20.00"), loan={
                "lender": "Dita Shembullari", "lender_type": "person", "interest_percent": "0", "due": "2033-01-01"}),
        ),
        "ai": disclosed("uses", use("poster", "Laboratori Çelës")),
    },
    ("blue", "2031-04"): {
        "funding": disclosed(
            "sources",
            source("ponte", "donation_organisation", money("250.00", "EUR"), donor=PONTE, origin="foreign"),
        ),
    },
    # Green files one period of two.
    ("green", "2031-04"): {
        "affiliates": disclosed("entities", {
            "id": "rinia", "name": "Rinia", "kind": "youth_wing", "country": "AL", "campaigns_on_behalf": True}),
        "advertising": disclosed(
            "lines",
            line("gift", "studio", period="2031-04", sponsor="green",
                 in_kind={"value": money("300.00"), "method": "Price list"}),
            third_parties=[STUDIO],
            accounts=[{"id": "fb", "platform": "meta", "account_id": "1", "name": "Green", "operator": "rinia"}],
        ),
        "funding": disclosed(
            "sources",
            source("ponte", "donation_organisation", money("40.00"), donor=PONTE, origin="foreign",
                   received_by="rinia"),
        ),
        "ai": disclosed("uses", use("voice", "Laboratori Celes", operated_by="rinia")),
    },
    # Red names the studio without its number.
    ("red", "2031-04"): {
        "funding": disclosed(
            "sources",
            source("studio", "in_kind", money("60.00"), valuation_method="Price list",
                   donor={"type": "organisation", "name": "Studio Dritë"}),
        ),
    },
}  # fmt: skip


def election() -> dict[str, Any]:
    return {
        "schema_version": "1.0", "id": ID, "code": "al-2025", "title": {"en": "Trial election"}, "country": "AL",
        "date": "2031-05-11", "as_of": "2031-06-10", "currency": "ALL", "languages": ["en"], "invented": True,
        "periods": [
            {"id": period, "start": start, "end": end, "due": end[:6] + str(int(end[6]) + 1) + "-05"}
            for period, (start, end) in PERIODS.items()
        ],
        "parties": [{"id": party, "name": {"en": name}} for party, name in PARTIES.items()],
    }  # fmt: skip


def disclosure(party: str, period: str, sections: dict[str, Any]) -> dict[str, Any]:
    names = ("affiliates", "advertising", "funding", "targeting", "ai")
    return {
        "schema_version": "1.1", "election": ID, "party": party, "period": period, "version": 1,
        "contact": {"role": "Treasurer", "email": f"office@{party}.example"},
        "attestation": {"role": "Treasurer", "date": "2031-05-02"},
        **{name: sections.get(name, NOTHING) for name in names},
    }  # fmt: skip


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The election that traps, checked and built."""
    root = tmp_path_factory.mktemp("organisations")
    folder = root / "disclosures" / ID
    files: dict[Path, Any] = {folder / "election.yaml": election()}
    for (party, period), sections in FILED.items():
        files[folder / party / f"{period}.yaml"] = disclosure(party, period, sections)
    (root / "mkdocs.yml").write_text("site_name: Trial\nplugins: [sixc]\n", "utf-8")
    for path, data in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write(data))
    settings = read_settings(root)
    assert [f for f in inspect(settings).findings if f.level == "error"] == []
    return run(settings)


@pytest.fixture(scope="module")
def pages(build: Build) -> dict[str, Page]:
    """The pages below organisations/, by the name they have in their address; the list has none."""
    below = f"{ID}/organisations/"
    found = {page.path: page for page in build.pages["en"] if page.path.startswith(below)}
    return {path.removeprefix(below).rstrip("/"): page for path, page in found.items()}


@cache
def _cells(html: str) -> tuple[tuple[str, ...], ...]:
    rows = [row for body in parse(html).find("tbody") for row in body.find("tr")]
    return tuple(tuple(" ".join(c.text.split()) for c in _of(row)) for row in rows)


def _of(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in {"th", "td"}]


def rows(page: Page) -> tuple[tuple[str, ...], ...]:
    """The words in the cells of every row of a page."""
    return _cells(page.html)


BANKA, PONTE_PAGE, STUDIO_PAGE = "al-qkb-l11111111a", "x-it-runts-12345", "al-qkb-l22222222b"


def test_a_foreign_donor_of_two_parties_has_its_sums_apart_with_what_they_cover(
    pages: dict[str, Page],
) -> None:
    page = pages[PONTE_PAGE]
    assert page.description == "Named by 2 parties: Blue and Green."
    assert rows(page)[:2] == (
        ("Blue", "gave money", "1,000 EUR", "250 EUR", "1,250 EUR", "March – April 2031"),
        ("Green", "gave money", "not filed, due 5 April", "40 ALL", "40 ALL", "only April 2031"),
    )


def test_an_ai_provider_of_two_parties_has_one_page(pages: dict[str, Page]) -> None:
    page = pages["laboratori-celes"]
    assert page.description == "Named by 2 parties: Blue and Green."
    assert [row[:2] for row in rows(page)[:2]] == [
        ("Blue", "provider of an AI system"),
        ("Green", "provider of an AI system"),
    ]
    assert "provider of an AI system: System of Laboratori Çelës" in page.html


def test_a_lender_known_by_name_is_the_payer_of_that_name_in_the_same_file(
    pages: dict[str, Page],
) -> None:
    page = pages[BANKA]
    assert [(row[1], row[4]) for row in rows(page)[:3]] == [
        ("third party", "named"),
        ("paid for ads", "700 ALL"),
        ("lent money", "5,000 ALL"),
    ]
    assert "named-alike" not in page.html
    # The address that a lender had by its name leads on.
    assert f'{BANKA}/"' in pages["banka-prova-sh-a"].html


def test_who_runs_accounts_or_ai_gives_ads_or_receives_money_has_a_page(
    pages: dict[str, Page],
) -> None:
    assert [(row[1], row[4]) for row in rows(pages["rinia"])[:4]] == [
        ("affiliate", "not said"),
        ("runs an account", "named"),
        ("received money", "40 ALL"),
        ("ran an AI system", "named"),
    ]
    assert ("Green", "gave ads in kind", "not filed, due 5 April", "300 ALL", "300 ALL", "only April 2031") in rows(
        pages[STUDIO_PAGE]
    )  # fmt: skip


def test_a_company_that_may_serve_two_is_never_said_to_serve_one(pages: dict[str, Page]) -> None:
    for slug, party, other in ((STUDIO_PAGE, "Green", "Red"), ("studio-drite", "Red", "Green")):
        assert pages[slug].description == (
            f"Named by {party}; perhaps also by {other}, under a name or number that may be taken for it."
        )
    names = [row[0] for row in rows(pages[""])]
    for row in rows(pages[""]):
        if row[0].startswith("Studio Dritë"):
            assert "perhaps also" in row[2]
    assert sum(name.startswith("Studio Dritë") for name in names) == 2


def test_the_list_names_companies_of_several_parties_first_in_alphabetical_order(
    pages: dict[str, Page],
) -> None:
    page = pages[""]
    assert "The disclosures name 6 organisations and people." in page.html
    assert "2 of them are named by more than one party." in page.html
    several, one = (table.find("tbody")[0] for table in parse(page.html).find("table")[:2])
    names = [[head.find("a")[0].text for head in group.find("th")] for group in (several, one)]
    assert names == [
        ["Fondazione Ponte", "Laboratori Çelës"],
        ["Banka Prova sh.a.", "Rinia", "Studio Dritë", "Studio Dritë"],
    ]
    for row, parties in zip(
        several.find("tr"), (("blue", "green"), ("blue", "green")), strict=True
    ):
        ways = [a.attributes["href"] for a in row.find("a")]
        assert all(any(way.endswith(f"parties/{party}/") for way in ways) for party in parties)


def test_private_people_have_no_page_and_stand_in_no_list(pages: dict[str, Page]) -> None:
    for slug, page in pages.items():
        assert "shembullari" not in slug
        assert "Shembullari" not in page.html


def test_every_role_that_can_be_read_has_its_words(build: Build) -> None:
    roles: set[Role] = {role for data in build.datasets for role in data.facts.roles}
    assert {role.role for role in roles} <= set(ROLES)
