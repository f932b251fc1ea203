"""The single ads of a ledger: the largest are listed page by page, and lead away only to libraries that are known."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.documents.ledger import COLUMNS
from generator.documents.writer import write
from generator.facts.ad import Ad
from generator.findings import Place
from generator.metrics.ads import MOST, ads_by_line
from generator.money import UNIT, Money
from generator.pages.ads import ON_A_PAGE
from generator.pages.libraries import LIBRARIES, library_of
from generator.pages.page import Page
from generator.pipeline import run
from generator.settings import read_settings
from generator.validation.check import inspect
from tests.built import Element, parse
from tests.effort import calls
from tests.invented import LISTS
from tests.test_organisations import disclosed, disclosure, election, money

pytestmark = pytest.mark.slow
ID = "xx-2031"
LIBRARY = "https://www.facebook.com/ads/library/?id="
EVIL = 'https://www.facebook.com.evil.example/"><script>alert(1)</script>'
KEY = ("blue", "2031-04", 1)


def ad(
    number: int, amount: int, *, line: str = "meta", low: int | None = None, currency: str = "ALL"
) -> Ad:
    money = Money(currency, amount * UNIT if low is None else low * UNIT, amount * UNIT)
    day = date(2031, 4, 2)
    return Ad(
        party=KEY[0], period=KEY[1], version=KEY[2], current=True, place=Place("x.ads.csv", number + 2, 1),
        ad_id=f"A{number:05}", line_id=line, start=day, end=day, money=money, library_url="",
    )  # fmt: skip


def test_the_largest_are_listed_by_the_most_they_cost_then_by_id() -> None:
    ads = [ad(2, 5), ad(1, 5), ad(3, 9, low=0), ad(4, 5, low=2), ad(5, 7, currency="EUR")]
    found = ads_by_line(ads, "ALL")[KEY, "meta"]
    assert [each.ad_id for each in found.listed] == [
        "A00003",
        "A00001",
        "A00002",
        "A00004",
        "A00005",
    ]
    assert found.count == 5
    assert found.sums == (Money("ALL", 12 * UNIT, 24 * UNIT), Money("EUR", 7 * UNIT, 7 * UNIT))


def test_a_ledger_lists_its_largest_ads_whatever_line_they_are_of_and_sums_hold_all() -> None:
    big = [ad(number, 10) for number in range(MOST + 50)]
    small = [ad(2 * MOST + number, 1, line="tiny") for number in range(2)]
    abroad = ad(3 * MOST, 1, line="abroad", currency="EUR")
    found = ads_by_line([*small, *big, abroad], "ALL")
    assert len(found[KEY, "meta"].listed) == MOST
    assert found[KEY, "meta"].count == MOST + 50
    assert found[KEY, "meta"].sums == (
        Money("ALL", 10 * UNIT * (MOST + 50), 10 * UNIT * (MOST + 50)),
    )
    assert (found[KEY, "tiny"].count, found[KEY, "tiny"].listed) == (2, ())
    assert found[KEY, "abroad"].listed == (abroad,)


def test_each_ledger_has_its_own_largest() -> None:
    first = [ad(number, 10) for number in range(MOST)]
    later = [replace(each, version=2, money=Money("ALL", UNIT, UNIT)) for each in first]
    found = ads_by_line([*first, *later], "ALL")
    assert [len(each.listed) for each in found.values()] == [MOST, MOST]


def test_listing_is_no_more_work_for_each_of_many() -> None:
    few, many = ([ad(number, number % 977) for number in range(count)] for count in (3_000, 24_000))
    assert calls(lambda: ads_by_line(many, "ALL")) < 10 * calls(lambda: ads_by_line(few, "ALL"))


@pytest.mark.parametrize(
    ("medium", "address"),
    [
        ("meta", LIBRARY + "1"),
        ("meta", "HTTPS://WWW.facebook.com/ads/library?id=1&x=%22"),
        ("google", "https://adstransparency.google.com/advertiser/AR1/creative/CR1?region=AL"),
        ("linkedin", "https://www.linkedin.com/ad-library/detail/1"),
    ],
)
def test_an_address_in_the_library_of_its_platform_is_known(medium: str, address: str) -> None:
    assert library_of(LISTS[LIBRARIES], medium, address)


@pytest.mark.parametrize(
    ("medium", "address"),
    [
        ("meta", "http://www.facebook.com/ads/library/?id=1"),
        ("meta", "https://www.facebook.com.evil.example/ads/library/"),
        ("meta", "https://evil.example/www.facebook.com/ads/library/"),
        ("meta", "https://www.facebook.com@evil.example/ads/library/"),
        ("meta", "https://www.facebook.com:8443/ads/library/"),
        ("meta", "https://www.facebook.com/l.php?u=https://evil.example/ads/library/"),
        ("meta", "https://www.facebook.com/ads/library/../../l.php?u=https://evil.example"),
        ("meta", "https://www.facebook.com/ads/library/%2e%2e/%2e%2e/l.php"),
        ("meta", "https://www.facebook.com/ads/library/..\\..\\l.php"),
        ("meta", "https://www.facebook.com/ads/library-of-evil/"),
        ("google", LIBRARY + "1"),
        ("tv", LIBRARY + "1"),
        ("meta", ""),
    ],
)
def test_any_other_address_is_not(medium: str, address: str) -> None:
    assert not library_of(LISTS[LIBRARIES], medium, address)


def test_every_known_library_belongs_to_a_medium_and_is_a_folder() -> None:
    for row in LISTS[LIBRARIES].rows.values():
        assert row["medium"] in LISTS["media"].rows
        assert re.fullmatch(r"https://[a-z.]+/([a-z-]+/)*", row["address"])
        assert library_of(LISTS[LIBRARIES], row["medium"], row["address"])


def line(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "medium": "meta", "account": "fb", "sponsor": "x", "paid_by": "x", "start": "2031-04-01",
            "end": "2031-04-30", "spent": money("100.00"), **more}  # fmt: skip


def filed(party: str, *lines: dict[str, Any], version: int = 1, **more: Any) -> dict[str, Any]:
    accounts = [{"id": "fb", "platform": "meta", "account_id": "77", "name": f"Page of {party}"}]
    own = [
        {**each, "sponsor": party, "paid_by": each["paid_by"].replace("x", party)} for each in lines
    ]
    sections = {
        "advertising": disclosed("lines", *own, accounts=accounts, **more.pop("advertising", {})),
        **more,
    }
    correction = {"correction": {"reason": "Some ads were double."}} if version > 1 else {}
    return {**disclosure(party, "2031-04", sections), "version": version, **correction}


def ledger(*ads: tuple[str, str, str, str, str]) -> str:
    """Rows of line, id, amount, currency and address."""
    rows = (
        f"{name},{of},2031-04-02,2031-04-09,{amount},{currency},{url}"
        for of, name, amount, currency, url in ads
    )
    return "\n".join((",".join(COLUMNS), *rows, ""))


def numbered(
    of: str, count: int, amount: str = "10.00"
) -> Iterator[tuple[str, str, str, str, str]]:
    return ((of, f"{of}-{n:05}", amount, "ALL", f"{LIBRARY}{n}") for n in range(1, count + 1))


SPONSOR = {"id": "agjenci", "name": "Agjenci Prova", "kind": "company", "country": "AL"}
AI = {"id": "faces", "system": "Painter", "stages": ["image"], "platform_default": False, "human_review": "always",
      "applies_to": ["meta"], "data_entered": "none", "label": {"applied": True, "text": "Made with AI"}}  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The pages of an election with ledgers that are long, corrected and withdrawn, by their path below it."""
    root = tmp_path_factory.mktemp("ads")
    folder = root / "disclosures" / ID
    without = {"ads": 3, "explanation": "They ran before we noticed."}
    blue = filed(
        "blue", line("meta", paid_by="agjenci", without_disclaimer=without, number_of_ads=1_050,
                     library_links=[LIBRARY + "9", "https://elsewhere.example/ads"]),
        line("tiny"), line("none"), advertising={"third_parties": [SPONSOR]}, ai=disclosed("uses", AI),
    )  # fmt: skip
    evil = [("meta", "first", "≤20", "ALL", f'"{EVIL.replace(chr(34), chr(34) * 2)}"')]
    written = {
        "blue/2031-04": (blue, ledger(*evil, *numbered("meta", MOST + 49), *numbered("tiny", 2, "1.00"))),
        "green/2031-04": (
            filed("green", line("meta"), line("more")), ledger(*numbered("meta", 150), *numbered("more", 1))
        ),
        "green/2031-04.v2": (filed("green", line("meta"), version=2), ledger(*numbered("meta", 20))),
    }  # fmt: skip
    folder.mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: Trial\nplugins: [sixc]\n", "utf-8")
    (folder / "election.yaml").write_bytes(write(election()))
    for name, (data, rows) in written.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(write(data))
        path.with_name(f"{path.stem}.ads.csv").write_text(rows, "utf-8")
    settings = read_settings(root)
    assert [f for f in inspect(settings).findings if f.level == "error"] == []
    return {page.path.removeprefix(f"{ID}/"): page for page in run(settings).pages["en"]}


BLUE, GREEN = "parties/blue/2031-04/", "parties/green/2031-04/"


def cells(page: Page) -> list[list[str]]:
    body = parse(page.html).find("table")[-1].find("tbody")[0]
    return [
        [" ".join(c.text.split()) for c in row if c.tag in {"th", "td"}] for row in body.find("tr")
    ]


def ways(page: Page) -> list[Element]:
    return parse(page.html).find("a")


def test_the_ads_of_a_line_stand_on_pages_of_so_many_and_its_head_says_what_holds_for_all(
    pages: dict[str, Page],
) -> None:
    found = [path for path in pages if path.startswith(f"{BLUE}ads-meta/")]
    assert found == [f"{BLUE}ads-meta/", *(f"{BLUE}ads-meta/{number}/" for number in range(2, 11))]
    assert {len(cells(pages[path])) for path in found} == {ON_A_PAGE}
    page = pages[found[0]]
    words = " ".join(parse(page.html).text.split())
    assert "1,050 ads, 10,490–10,510 ALL in all." in words
    assert "Listed are 1,000 of 1,050: those among the 1,000 largest ads of the ledger" in words
    assert "Page of blue (77)" in words
    assert "3 ads without a disclaimer: " in words
    assert "They ran before we noticed." in words
    assert "Painter: " in words
    assert "Made with AI" in words
    assert cells(page)[0][1:3] == ["2–9 Apr 2031", "≤ 20 ALL"]
    assert cells(page)[1][0] == "meta-00001"
    assert cells(pages[found[-1]])[-1][0] == "meta-00999"


def test_an_ad_leads_to_the_library_of_its_platform_and_no_other_address_is_a_way(
    pages: dict[str, Page],
) -> None:
    page = pages[f"{BLUE}ads-meta/"]
    out = [a for a in ways(page) if a.attributes["href"].startswith("http")]
    assert {a.attributes["href"].partition("?")[0] for a in out} == {LIBRARY.partition("?")[0]}
    assert len(out) == ON_A_PAGE
    for a in out:
        assert {"noopener", "nofollow", "ugc"} <= set(a.attributes["rel"].split())
    assert EVIL in parse(page.html).text
    assert "<script" not in page.html
    assert "https://elsewhere.example/ads" in parse(page.html).text


def test_the_ads_are_named_and_linked_wherever_the_line_stands(pages: dict[str, Page]) -> None:
    places = (BLUE, "parties/blue/", "platforms/meta/", "organisations/agjenci-prova/", "ads/")
    for path in places:
        targets = [a.attributes["href"] for a in ways(pages[path]) if "1,050 ads" in a.text]
        assert targets, path
        assert all(target.endswith("ads-meta/") for target in targets), path
    assert any(a.attributes["href"].endswith("ads/") for a in ways(pages["platforms/"]))
    assert not [path for path in pages if "ads-none" in path]


def test_a_line_of_which_no_ad_is_among_the_largest_says_so(pages: dict[str, Page]) -> None:
    page = pages[f"{BLUE}ads-tiny/"]
    assert "Listed are 0 of 2" in page.html
    assert "2031-04.ads.csv" in page.html


def test_a_page_once_published_stays_when_a_later_version_lists_fewer(
    pages: dict[str, Page],
) -> None:
    assert len(cells(pages[f"{GREEN}ads-meta/"])) == 20
    for path in (f"{GREEN}ads-meta/2/", f"{GREEN}ads-more/"):
        assert "No ads that count stand here any more" in pages[path].html
    # The version that was replaced leads to no page of another's ads.
    assert "listed one by one" not in pages[f"{GREEN}v1/"].html
    assert "listed one by one" in pages[f"{GREEN}v2/"].html
