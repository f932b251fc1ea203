"""A reader builds a comparison: the browser's figures are those of the tables, and the choice lives in the address."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator import addresses
from generator.embeds import codes, heights, look
from generator.exports import builder_data
from generator.exports.csv_text import write_csv
from generator.facts.build import build
from generator.figures.view import View
from generator.history.filed import History
from generator.metrics.figures import Figures, count
from tests.browsing import GROUND, Ears, opened
from tests.built import Site
from tests.built_comparisons import Choice, Comparison, view
from tests.chart_bars import HOSTILE, LONG_NAMES
from tests.command import INSTANCE, ROOT, copy_instance, sixc
from tests.conftest import Reader, served
from tests.fonts import FONT_SETS, FREE, NARROW, USUAL
from tests.invented import LISTS, change, check, copy_to, figures

pytestmark = pytest.mark.slow

PARTIES = tuple(party.id for party in figures().dataset.parties)
Told = Mapping[str, Any]
Ask = Callable[..., list[Told]]
PERIODS = ("2025-03", "2025-04", "2025-05")
GROUPS = ("meta", "google", "online", "broadcast", "print", "several")
MEASURES = (
    *product(("all", "each", *GROUPS), ("sum", "voter")),
    *product(("all", *GROUPS), ("part",)),
    *product(GROUPS, ("own",)),
)
BUILDER = "al-2025/chart-builder/"
EMBED = "embed/al-2025/chart-builder/"
WITHDRAWAL = """schema_version: "1.0"
election: al-2025
party: levizja-dallga
period: 2025-03
version: 2
withdrawal: {reason: Filed by mistake.}
contact: {role: Treasurer, email: financa@dallga.example}
attestation: {role: Chair, date: 2025-05-11}
"""
TOLD = """fragments => fragments.map(fragment => {
  const xml = new XMLSerializer(), choice = SIXC_BUILD.read(fragment), made = SIXC_BUILD.built(choice, 'chart-builder');
  const { columns, rows, csv } = SIXC_TABLE(made);
  return { finding: made.finding, measure: made.measure.textContent, summary: made.summary, note: made.note.textContent,
    columns, rows, csv, fragment: SIXC_BUILD.written(choice),
    svg: { 700: xml.serializeToString(made.wide), 340: xml.serializeToString(made.narrow) } };
})"""


def subsets(items: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every choice of at least one."""
    sizes = range(1, len(items) + 1)
    return list(chain.from_iterable(combinations(items, size) for size in sizes))


def choices(parties: tuple[str, ...] = PARTIES) -> list[Choice]:
    """Every measure of every medium over every choice of periods, for all parties, each alone, and some together."""
    dice, alone = Random(6), [(party,) for party in parties]
    return [
        Choice(some, periods, *measure)
        for periods, measure in product(subsets(PERIODS), MEASURES)
        for some in (parties, *alone, *(several(parties, dice) for _ in range(2)))
    ]


def several(parties: tuple[str, ...], dice: Random) -> tuple[str, ...]:
    """Some of the parties, in their order."""
    some = dice.sample(parties, dice.randrange(2, len(parties)))
    return tuple(party for party in parties if party in some)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """The invented election with many parties, long names in several scripts, and every reason for having no figure."""
    root = copy_to(tmp_path_factory.mktemp("crowded"))
    folder = root / "disclosures/al-2025"
    change(folder / "election.yaml", "{en: River Party,", f"{{en: {json.dumps(LONG_NAMES[0])},")
    with (folder / "election.yaml").open("a", encoding="utf-8") as file:
        for number in range(12):
            name = json.dumps({"en": LONG_NAMES[number % 4]}, ensure_ascii=False)
            file.write(f"  - {{id: extra-{number}, name: {name}}}\n")
    change(
        folder / "bashkimi-i-pyllit/2025-03.yaml",
        "advertising:\n  state: nothing_to_disclose",
        "advertising:\n  state: withheld\n  reason: The accounts are being audited.",
    )
    change(folder / "lista-e-fushes/2025-05.yaml", '"2118900.00"', '"0.00"')
    change(folder / "aleanca-e-maleve/2025-05.yaml", '"6218430.00"', '"999999999999.99"')
    (folder / "levizja-dallga/2025-03.v2.yaml").write_text(WITHDRAWAL, encoding="utf-8")
    (election,) = check(root).elections
    return count(build(election, History(), LISTS))


@pytest.fixture(scope="module")
def told(site: Site, chromium: Browser) -> Iterator[Ask]:
    """What the browser makes of some choices, in a language."""
    with opened(chromium) as page:

        def ask(language: str, asked: Sequence[Choice | str], script: bytes = b"") -> list[Told]:
            if script:
                page.route("**/data.js", lambda route: answer(route, script))
            prefix = "" if language == "en" else f"{language}/"
            page.goto(f"{site.address}{prefix}{EMBED}")
            page.unroute_all()
            if not script:
                page.add_script_tag(url=f"{site.address}{prefix}{BUILDER}media.js")
            page.add_script_tag(url=site.address + addresses.BUILDER_TABLE)
            fragments = [one if isinstance(one, str) else one.fragment for one in asked]
            return list(page.evaluate(TOLD, fragments))

        yield ask


def answer(route: Route, script: bytes) -> None:
    """Other data than the site's."""
    route.fulfill(body=script, content_type="text/javascript")


def everything(view: View) -> bytes:
    """All data of a view, as one script."""
    return builder_data.script(view) + builder_data.media_script(view)


def same(one: ET.Element, other: ET.Element) -> bool:
    """Whether two drawings are the same, mark by mark; what they say of themselves is compared elsewhere."""
    if one.tag.endswith("}desc"):
        return True
    return (
        (one.tag, one.attrib, one.text or "", one.tail or "")
        == (other.tag, other.attrib, other.text or "", other.tail or "")
        and len(one) == len(other)
        and all(map(same, one, other))
    )


def agrees(found: Told, wanted: Comparison) -> None:
    """Hold what the browser says against the tables."""
    choice = wanted.choice
    assert found["summary"] == f"{found['measure']}: {wanted.listed}.", choice
    assert found["measure"].endswith(f", {wanted.time}"), choice
    assert [[cell[1] for cell in row[1:-1]] for row in found["rows"]] == wanted.cells(), choice
    assert wanted.gaps in found["note"], choice


def is_drawn(found: Told, wanted: Comparison, width: int) -> None:
    """Hold the browser's drawing against that of every other chart."""
    svg = wanted.svg(width, found["finding"])
    svg = svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    trees = [ET.fromstring(drawn) for drawn in (svg, found["svg"][str(width)])]  # noqa: S314 - ours
    assert same(*trees), (wanted.choice, svg, found["svg"][str(width)])
    assert trees[1][1].text == found["summary"]


@pytest.mark.parametrize("language", ["en", "sq"])
def test_every_figure_is_that_of_the_tables(language: str, told: Ask) -> None:
    asked = choices()
    for choice, found in zip(asked, told(language, asked), strict=True):
        agrees(found, Comparison(view(language, choice), choice))
        assert found["fragment"] == choice.fragment


@pytest.mark.parametrize("width", [700, 340])
def test_a_comparison_is_drawn_mark_by_mark_like_every_other_chart(width: int, told: Ask) -> None:
    asked = Random(width).sample(choices(), 300)
    for choice, found in zip(asked, told("sq", asked), strict=True):
        is_drawn(found, Comparison(view("sq", choice), choice), width)


def test_long_names_many_parties_huge_sums_and_every_state_are_drawn_the_same(
    told: Ask, crowded: Figures
) -> None:
    everybody = tuple(party.id for party in crowded.dataset.parties)
    known = view("en", Choice(everybody, PERIODS), crowded)
    asked = [*Random(3).sample(choices(everybody), 120), Choice(everybody, PERIODS, "each")]
    found = told("en", asked, everything(known))
    for choice, made in zip(asked, found, strict=True):
        wanted = Comparison(view("en", choice, crowded), choice)
        agrees(made, wanted)
        is_drawn(made, wanted, 700)
        is_drawn(made, wanted, 340)
    assert "Withdrawn: Wave Movement (March 2025)." in found[-1]["note"]
    assert "Withheld: Forest Union (March 2025)." in found[-1]["note"]


def test_sums_too_large_for_a_browsers_own_numbers_are_exact(told: Ask) -> None:
    script = everything(view("en", Choice(PARTIES, PERIODS[:2]))).decode()
    large = 2**60 + 1
    script = script.replace("1087034000", f'"{large}"', 1)
    (found,) = told("en", [Choice(PARTIES[:1], PERIODS[:1], "meta")], script.encode())
    assert found["rows"][0][1] == [
        f"{large // 100:,}.{large % 100:02}",
        f"{large // 100}.{large % 100:02}",
    ]


def test_a_sum_of_nothing_looks_unlike_no_sum(told: Ask, crowded: Figures) -> None:
    known = view("en", Choice(PARTIES, PERIODS), crowded)
    asked = [Choice(("lista-e-fushes",), (period,), "google") for period in ("2025-05", "2025-03")]
    nought, missing = told("en", asked, everything(known))
    assert nought["rows"][0][1:] == [["0", "0.00"], ["May 2025", "May 2025"]]
    assert nought["finding"] == "Google: Lowlands List declared 0 lek"
    assert missing["rows"][0][1:] == [["", ""], ["not filed, due 5 April"] * 2]
    assert missing["finding"] == "Google: Lowlands List: not filed, due 5 April"


def test_every_state_has_words_of_its_own(told: Ask, crowded: Figures) -> None:
    known = view("en", Choice(PARTIES, PERIODS), crowded)
    asked = [
        Choice((party,), (period,))
        for party, period in (
            ("lista-e-fushes", "2025-03"),
            ("bashkimi-i-pyllit", "2025-03"),
            ("levizja-dallga", "2025-03"),
            ("bashkimi-i-pyllit", "2025-05"),
        )
    ]
    script = everything(known)
    found = [made["rows"][0][-1][0] for made in told("en", asked, script)]
    found += [
        made["rows"][0][-1][0] for made in told("en", [Choice(("bashkimi-i-pyllit",), PERIODS[:1])])
    ]
    assert found == [
        "not filed, due 5 April", "withheld", "withdrawn", "not due yet", "nothing to disclose",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "finding"),
    [
        (Choice(PARTIES, PERIODS[:2]), "Largest of the sums disclosed: River Party, 81.2 million lek"),
        (Choice(PARTIES[:2], PERIODS[:2]), "River Party declared the most: 81.2 million lek"),
        (Choice(PARTIES[:1], PERIODS[:2]), "River Party declared 81.2 million lek"),
        (Choice(PARTIES[:1], PERIODS), "River Party declared at least 81.2 million lek"),
        (Choice(PARTIES[2:3], PERIODS[:1]), "Lowlands List: not filed, due 5 April"),
        (Choice(PARTIES[4:5], PERIODS[:2]), "Forest Union declared ≤\N{NO-BREAK SPACE}400.0 thousand lek"),
        (Choice(PARTIES[4:], PERIODS[:2]), "How much advertising did the parties declare?"),
        (
            Choice(PARTIES[:2], PERIODS[:2], "meta", "voter"),
            "Meta: River Party declared the most: 11.10 lek per registered voter",
        ),
        (
            Choice(PARTIES[:2], PERIODS[:2], "all", "part"),
            "River Party accounts for 53.9% of what these parties disclosed",
        ),
        (
            Choice(PARTIES[:2], PERIODS[:2], "meta", "own"),
            "Meta: largest share at Alliance of the Mountains, 53.0% of what it disclosed",
        ),
        (Choice(PARTIES[:1], PERIODS[:2], "meta", "own"), "Meta: 50.7% of what River Party disclosed"),
        (Choice(PARTIES, PERIODS[:2], "meta", "own"), "Meta: How much of their advertising went there?"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_finding_says_no_more_than_the_figures_do(
    choice: Choice, finding: str, told: Ask
) -> None:
    (found,) = told("en", [choice])
    assert found["finding"] == finding


def test_currencies_are_named_apart_and_never_added(told: Ask) -> None:
    (found,) = told("en", [Choice(PARTIES[:1], PERIODS[1:2])])
    assert (
        "In other currencies, not added: River Party 8,450.60\N{NO-BREAK SPACE}EUR."
        in found["note"]
    )
    assert found["rows"][0][1][1] == "63354295.40"
    (alone,) = told("en", [Choice(("levizja-dallga",), PERIODS[1:2], "google")])
    assert alone["rows"][0][-1][0] == "only in other currencies"


def test_a_medium_without_declared_advertising_says_none_and_without_a_disclosure_nothing(
    told: Ask, crowded: Figures
) -> None:
    known = view("en", Choice(PARTIES, PERIODS), crowded)
    (found,) = told("en", [Choice(PARTIES, PERIODS[1:2], "each")], everything(known))
    rows = {row[0][0]: row[1:-1] for row in found["rows"]}
    titles = found["columns"][1:-1]
    euros = "3,940.20\N{NO-BREAK SPACE}EUR"
    assert rows["Wave Movement"][titles.index("Google (ALL)")] == [euros, euros]
    assert ["none", "0.00"] in rows["Lowlands List"]
    assert all(cell == ["", ""] for cell in rows["Citizens of June"])


def test_what_is_said_of_vat_goes_along_where_parties_differ(told: Ask) -> None:
    differ, same_for_all = told(
        "en", [Choice(PARTIES[:3], PERIODS[1:2]), Choice(PARTIES[:2], PERIODS[:1])]
    )
    assert "Without VAT: Lowlands List." in differ["note"]
    assert "VAT" not in same_for_all["note"]


def test_a_figure_per_voter_names_the_source_of_the_number(told: Ask) -> None:
    (found,) = told("en", [Choice(PARTIES, PERIODS[:2], "all", "voter")])
    source = "Registered voters: 3,713,760 (Invented register of voters, 11 April 2025)."
    assert source in found["note"]
    assert found["note"].endswith("voters.example")


def test_without_a_number_of_voters_nothing_is_offered_per_voter(told: Ask) -> None:
    script = everything(view("en", Choice(PARTIES, PERIODS[:2])))
    cut = re.sub(rb'"voters":\{[^}]*\}', b'"voters":null', script)
    (found,) = told("en", [Choice(PARTIES, PERIODS[:2], "all", "voter")], cut)
    assert found["fragment"] == "periods=2025-03,2025-04"


def test_the_data_hold_whole_numbers_and_no_markup(site: Site) -> None:
    name = builder_data.NAME
    for path in (BUILDER, f"sq/{BUILDER}"):
        text = (site.folder / path / "data.js").read_text("utf-8")
        held = re.fullmatch(rf"var {name}=(.+);\n", text)
        assert held
        json.loads(held[1], parse_float=pytest.fail)
        assert not set("<>&") & set(text)
        assert len(text) < 6_000
        media = (site.folder / path / "media.js").read_text("utf-8")
        stamp = json.loads(held[1])["stamp"]
        added = re.fullmatch(
            rf'{name}\.stamp==="{stamp}"&&Object\.assign\({name}\.sums,(.+)\);\n', media
        )
        assert added
        assert set(json.loads(added[1], parse_float=pytest.fail)) == set(GROUPS)


@pytest.mark.parametrize(
    ("fragment", "meant"),
    [
        ("parties%3Dpartia-e-lumit%26periods%3d2025-03%2C2025-04", "parties=partia-e-lumit"),
        ("parties=partia-e-lumit&amp;periods=2025-04,2025-03", "parties=partia-e-lumit"),
        ("parties=partia-e-lumit&#38;as=constructor", "parties=partia-e-lumit"),
        ("parties=levizja-dallga,partia-e-lumit,levizja-dallga", "parties=partia-e-lumit,levizja-dallga"),
        ("parties=partia-e-lumit&parties=levizja-dallga", "parties=levizja-dallga"),
        ("parties=__proto__,constructor&__proto__=parties&media=toString", ""),
        ("media=__proto__&as=__proto__&constructor=media", ""),
        ("periods=partia-e-lumit&parties=2025-03", ""),
        ("parties=%E0%A4%A&periods=%&media=%00", ""),
        ("parties=" + "partia-e-lumit," * 50_000, "parties=partia-e-lumit"),
        ("&" * 100_000 + "=" * 100_000, ""),
    ],
    ids=lambda value: value[:40],
)  # fmt: skip
def test_an_address_means_the_same_however_it_was_written(
    fragment: str, meant: str, told: Ask
) -> None:
    (found,) = told("en", [fragment])
    assert found["fragment"] == "&".join(filter(None, (meant, "periods=2025-03,2025-04")))


@pytest.mark.parametrize("media", ["all", "each", "meta"])
def test_names_and_ids_are_text_whatever_they_say(media: str, told: Ask, crowded: Figures) -> None:
    parties = PARTIES[:4]
    script = everything(view("en", Choice(parties, PERIODS), crowded))
    ids = ("__proto__", "constructor", "2025-03", "all")
    for party, other in zip(parties, ids, strict=True):
        script = script.replace(json.dumps(party).encode(), json.dumps(other).encode())
    for name in (LONG_NAMES[0], *(crowded.dataset.by_party[p].name["en"] for p in parties[1:])):
        script = script.replace(
            json.dumps(name, ensure_ascii=False).encode(), json.dumps(HOSTILE).encode()
        )
    asked = [f"parties={id_}&periods=2025-03,2025-04&media={media}" for id_ in ids]
    for party, found in zip(parties, told("en", asked, script), strict=True):
        wanted = Comparison(
            view("en", Choice((party,), PERIODS[:2], media), crowded),
            Choice((party,), PERIODS[:2], media),
        )
        assert [[cell[1] for cell in row[1:-1]] for row in found["rows"]] == wanted.cells()
        assert found["rows"][0][0][0] == HOSTILE
        assert ET.fromstring(found["svg"]["700"]).find(".//{*}b") is None  # noqa: S314 - ours


@pytest.mark.parametrize("party", ["partia-e-lumit", "qytetaret-e-qershorit"])
def test_a_party_alone_is_compared_with_nobody(party: str, told: Ask) -> None:
    """The second has declared nothing at all, so there is no medium to choose."""
    known = view("en", Choice((party,), PERIODS))
    measures = [f"media={media}&as={measure}" for media, measure in MEASURES]
    for found in told("en", measures, everything(known)):
        assert [row[0][0] for row in found["rows"]] == [known.parties[0].name["en"]]
        assert "undefined" not in json.dumps(found)


def test_before_anything_is_due_every_period_is_shown(told: Ask) -> None:
    (found,) = told("en", [""], everything(view("en", Choice(PARTIES, ()))))
    assert found["fragment"] == "periods=2025-03,2025-04,2025-05"


@pytest.mark.parametrize(
    "fragment",
    [
        "periods=2025-03,2025-04",
        "parties=askush,<img>&periods=1999-01&media=pigeons&as=&x=1",
        "parties=&periods=",
        "=&&&==",
        "%%%",
        "?secret=0123456789",
    ],
)
def test_an_address_that_names_nothing_known_shows_what_is_due(
    fragment: str, site: Site, page: Page
) -> None:
    page.goto(f"{site.address}{BUILDER}#{fragment}")
    expect(page.locator("figure.chart .measure")).to_have_text(
        re.compile("^Declared advertising, million lek")
    )
    expect(page.locator("#built-address")).to_have_value(
        f"{site.address}{BUILDER}#periods=2025-03,2025-04"
    )
    assert page.locator("input[name=party]:checked").count() == 6


def test_choosing_changes_the_figure_and_the_address_which_outlives_a_reload(
    site: Site, page: Page
) -> None:
    page.goto(site.address + BUILDER)
    assert page.url == site.address + BUILDER
    page.get_by_role("checkbox", name="Citizens of June").uncheck()
    page.get_by_role("checkbox", name="April 2025").uncheck()
    page.get_by_label("Media").select_option(label="Google")
    others = ",".join(PARTIES[:5])
    assert page.url == f"{site.address}{BUILDER}#parties={others}&periods=2025-03&media=google"
    finding = page.locator("figure.chart h2").text_content() or ""
    page.reload()
    expect(page.locator("figure.chart h2")).to_have_text(finding)
    expect(page.get_by_role("checkbox", name="Citizens of June")).not_to_be_checked()
    expect(page.get_by_label("Media")).to_have_value("google")
    page.evaluate("location.hash = 'periods=2025-04'")
    expect(page.get_by_role("checkbox", name="Citizens of June")).to_be_checked()


def test_the_choice_goes_along_to_the_other_language_and_comes_from_the_comparison(
    site: Site, page: Page
) -> None:
    page.goto(f"{site.address}al-2025/compare/#partia-e-lumit,levizja-dallga")
    page.get_by_role("link", name="Build a comparison of your own").click()
    expect(page.locator("input[name=party]:checked")).to_have_count(2)
    page.get_by_label("Shown as").select_option("part")
    page.get_by_role("link", name="Shqip").click()
    page.wait_for_url(f"{site.address}sq/{BUILDER}#parties=partia-e-lumit,levizja-dallga&periods=*")
    expect(page.locator("input[name=party]:checked")).to_have_count(2)
    assert page.locator("select[name=as]").input_value() == "part"


def test_one_party_and_one_period_stay_whatever_is_unticked(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{BUILDER}#parties=partia-e-lumit&periods=2025-03")
    for label in ("River Party", "March 2025"):
        page.get_by_role("checkbox", name=label).click()
        expect(page.get_by_role("checkbox", name=label)).to_be_checked()


def test_a_measure_offers_only_media_it_can_be_honest_about(site: Site, page: Page) -> None:
    page.goto(f"{site.address}{BUILDER}#media=each")
    media = page.get_by_label("Media")
    page.get_by_label("Shown as").select_option("own")
    expect(media).to_have_value("meta")
    assert media.locator("option[value=all], option[value=each]").evaluate_all(
        "o => o.every(x => x.disabled)"
    )
    page.get_by_label("Shown as").select_option("part")
    expect(media).to_have_value("all")
    page.get_by_label("Shown as").select_option("sum")
    expect(media).to_have_value("each")


def test_the_keyboard_alone_builds_a_comparison_and_the_result_is_announced(
    site: Site, page: Page
) -> None:
    page.goto(site.address + BUILDER)
    status = page.locator("[role=status][data-sentence]")
    before = status.text_content()
    page.get_by_role("checkbox", name="River Party").focus()
    page.keyboard.press("Space")
    expect(status).not_to_have_text(before or "")
    expect(page.get_by_role("checkbox", name="River Party")).to_be_focused()
    for _ in range(5 + 3 + 1):
        page.keyboard.press("Tab")
    expect(page.get_by_label("Media")).to_be_focused()
    page.keyboard.type("Goo")
    expect(status).to_contain_text("Google")
    expect(page.get_by_label("Media")).to_be_focused()


SHIFTS = """
window.shifted = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shifted += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("path", [BUILDER, f"embed/{BUILDER}"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_that_is_seen_is_pushed_away_by_the_chart(
    path: str, width: int, site: Site, chromium: Browser
) -> None:
    with opened(chromium, SHIFTS, viewport={"width": width, "height": 800}) as page:
        page.goto(site.address + path)
        expect(page.locator("svg.chart:visible")).to_have_count(1)
        page.wait_for_timeout(300)
        assert page.evaluate("window.shifted") < 0.01


def test_where_the_script_fails_the_page_says_what_to_read(site: Site, chromium: Browser) -> None:
    with opened(chromium) as page:
        page.route("**/data.js", lambda route: route.abort())
        page.goto(site.address + BUILDER)
        expect(page.locator("[data-without]")).to_be_visible()


def test_a_chart_has_a_name_a_description_and_a_table(site: Site, page: Page) -> None:
    page.goto(site.address + BUILDER)
    picture = page.locator("figure.chart svg:visible")
    expect(picture).to_have_count(1)
    finding = page.locator("figure.chart h2").text_content() or ""
    sentence = page.locator("[data-sentence]").text_content() or ""
    expect(picture).to_have_accessible_name(f"{finding} {sentence}")
    heads = page.locator("[data-table] th[scope=row]")
    assert heads.all_text_contents() == [party.name["en"] for party in figures().dataset.parties]


def test_the_csv_is_the_table_as_every_other_csv_is_written(
    site: Site, page: Page, crowded: Figures
) -> None:
    known = view("en", Choice(tuple(p.id for p in crowded.dataset.parties), PERIODS), crowded)
    script = everything(known)
    names = json.dumps('=1+1"x').encode()
    script = script.replace(b'"Wave Movement"', names)
    page.route("**/data.js", lambda route: answer(route, script))
    page.route("**/media.js", lambda route: answer(route, b""))
    page.goto(f"{site.address}{BUILDER}#media=each")
    link = page.locator("figure.chart a[download]")
    kind, _, content = (link.get_attribute("href") or "").partition(",")
    assert kind == "data:text/csv;charset=utf-8"
    assert link.get_attribute("download") == "chart-builder.csv"
    (made,) = page.evaluate(TOLD, ["media=each"])
    rows = [[cell[1] for cell in row] for row in made["rows"]]
    assert unquote(content).encode() == write_csv(made["columns"], rows)
    read = list(csv.reader(io.StringIO(unquote(content).removeprefix("\ufeff"))))
    assert ["'=1+1\"x", "14661575.00"] in [row[:2] for row in read]
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "chart-builder.csv"


def test_without_javascript_the_page_and_the_frame_say_what_to_read(
    site: Site, chromium: Browser
) -> None:
    with opened(chromium, java_script_enabled=False) as page:
        for path in (BUILDER, EMBED):
            page.goto(site.address + path)
            link = page.get_by_role("link", name="The comparison tables show the same figures")
            expect(link).to_be_visible()
            expect(page.locator("form:visible, button:visible, textarea:visible")).to_have_count(0)
            page.goto(site.address + path + (link.get_attribute("href") or ""))
            expect(page.locator("table.compare")).to_be_visible()


NEWSROOM = '<!doctype html><title>A newsroom</title><link rel="icon" href="data:,">'
SANDBOX = """
<iframe sandbox="allow-scripts" width="{width}" height="900" src="{src}" title="A chart"></iframe>"""


@pytest.mark.parametrize("width", [340, 700])
def test_a_frame_that_may_only_run_scripts_shows_the_same(
    width: int, site: Site, page: Page, tmp_path: Path
) -> None:
    fragment = "parties=partia-e-lumit,levizja-dallga&periods=2025-03,2025-04&media=each&theme=dark"
    page.goto(f"{site.address}{BUILDER}#{fragment}")
    finding = page.locator("figure.chart h2").text_content() or ""
    note = page.locator("figure.chart figcaption > span").first.text_content() or ""
    source = f"{site.address}{EMBED}#{fragment}"
    (tmp_path / "index.html").write_text(
        NEWSROOM + SANDBOX.format(width=width, src=source.replace("&", "&amp;")), "utf-8"
    )
    with served(tmp_path) as newsroom:
        page.goto(newsroom)
        frame = page.frame_locator("iframe")
        expect(frame.locator("h1")).to_have_text(finding)
        expect(frame.locator("footer p").first).to_have_text(note)
        expect(frame.locator("svg[role=img]:visible")).to_have_count(1)
        expect(frame.locator("svg:visible")).to_have_class(
            re.compile("narrow" if width < look.SWITCH else "wide")
        )
        expect(frame.locator(".notice")).to_be_visible()
        more = frame.locator(".more a")
        assert (more.get_attribute("href") or "").endswith(f"#{fragment.rpartition('&')[0]}")
        dark = frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        assert dark == "rgb(21, 24, 28)"
        assert frame.locator("body").evaluate("self.origin") == "null"


def test_what_wordpress_and_a_chosen_colour_add_to_the_address_changes_no_choice(
    site: Site, page: Page
) -> None:
    chosen = "parties=levizja-dallga&periods=2025-03&media=meta"
    page.goto(f"{site.address}{EMBED}#{chosen}")
    finding = page.locator("h1").text_content() or ""
    assert "Wave Movement" in finding
    for fragment in (
        f"theme=dark&{chosen}",
        f"{chosen}&theme=dark",
        f"{chosen}&theme=dark#?secret=AbCdEf1234",
    ):
        page.goto("about:blank")
        page.goto(f"{site.address}{EMBED}#{fragment}")
        expect(page.locator("h1")).to_have_text(finding)
        assert page.evaluate(GROUND) == "rgb(21, 24, 28)"
        assert (page.locator(".more a").get_attribute("href") or "").endswith(f"#{chosen}")
    page.evaluate("location.hash = 'theme=light&periods=2025-04'")
    expect(page.locator("h1")).not_to_have_text(finding)
    assert page.evaluate(GROUND) == "rgb(255, 255, 255)"


def test_a_frame_says_what_every_other_embed_says(site: Site) -> None:
    for lang in ("", "sq/"):
        built = site.embeds[f"{lang}{EMBED}"].tree
        other = site.embeds[f"{lang}embed/al-2025/spend-by-platform/"].tree
        for tag, kind in (("style", ""), ("p", "notice")):
            assert built.find(tag, kind)[0].text == other.find(tag, kind)[0].text
        version = [tree.find("footer")[0].find("p")[1].text for tree in (built, other)]
        assert version[0] == version[1]
        policies = [
            [e.attributes["content"] for e in tree.find("meta") if "http-equiv" in e.attributes]
            for tree in (built, other)
        ]
        assert policies[0] == policies[1]


def test_the_shapes_of_frames_are_those_of_other_embeds() -> None:
    text = (ROOT / "generator/pages/theme/assets/builder-form.js").read_text("utf-8")
    narrow, wide = look.SHAPES
    shapes = f"[[{narrow.least}, {narrow.side}, {narrow.most}], [SWITCH, {wide.side}, {wide.most}]]"
    assert (
        f"SWITCH = {look.SWITCH}, SHAPES = {shapes}, PHONE = {codes.PHONE}, STEP = {heights.STEP},"
        f" USUAL = {heights.USUAL}, LARGEST = {heights.LARGEST}," in text
    )


def test_a_frame_loads_little_and_only_its_own(site: Site, page: Page) -> None:
    ears = Ears(page)
    page.goto(site.address + EMBED)
    expect(page.locator("svg:visible")).to_have_count(1)
    assert [url for url in ears.requests if not url.startswith((site.address, "data:"))] == []
    names = sorted(url.rpartition("/")[2] for url in ears.requests if url.startswith(site.address))
    assert names == ["", "builder.js", "data.js", "embed.js"]
    assert page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"


@pytest.fixture(scope="module")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The invented instance as a site that knows its own address."""
    root = copy_instance(tmp_path_factory.mktemp("addressed"))
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = re.sub(r"(?m)^(# ?)?site_url:.*$", "site_url: https://campaigns.example/", settings)
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    done = sixc("--root", root, "build")
    assert done.code == 0, done.err
    with served(root / "site") as address:
        yield Site(root / "site", address, done)


@pytest.mark.parametrize("lang", ["", "sq/"])
def test_the_code_of_an_embed_is_a_frame_whose_height_is_right(
    lang: str, addressed: Site, reader: Reader, tmp_path: Path
) -> None:
    """Whatever fonts its writer has, and whatever fonts and sizes of text its readers."""
    code = copied(reader(NARROW, USUAL), lang, addressed)
    here = code.replace("https://campaigns.example/", addressed.address)
    widths = (320, 404, 559, 560, 684, 984)
    boxes = "".join(f'<div style="width:{width}px">{here}</div>' for width in widths)
    (tmp_path / "index.html").write_text(NEWSROOM + boxes, "utf-8")
    with served(tmp_path) as newsroom:
        for fonts, size in product(FONT_SETS, FREE):
            with opened(reader(fonts, size)) as page:
                page.goto(newsroom)
                for place, width in enumerate(widths):
                    holder = page.locator("iframe").nth(place)
                    holder.scroll_into_view_if_needed()  # frames further down wait to be seen
                    frame = holder.content_frame
                    expect(frame.locator("svg:visible")).to_have_count(1)
                    inside, given = frame.locator("html").evaluate(
                        "html => [html.getBoundingClientRect().height, innerHeight]"
                    )
                    free = given - inside
                    assert 0 <= free <= given * FREE[size] / 100, (fonts.name, size, width)


def test_while_the_preview_shows_an_earlier_choice_there_is_no_code_to_copy(
    addressed: Site, page: Page
) -> None:
    """Its height would be that of another drawing."""
    held: list[Route] = []
    page.goto(f"{addressed.address}{BUILDER}#parties=partia-e-lumit")
    page.locator("details[data-offer] > summary").click()
    field = page.locator("#code-frame")
    expect(field).to_have_value(re.compile("^<div "))

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/media.js*", hold)
    with page.expect_request("**/media.js*"):
        page.evaluate("location.hash = 'media=each'")
    page.frames[1].evaluate("dispatchEvent(new Event('drawn'))")
    expect(field).to_have_value("")
    held[0].continue_()
    expect(field).to_have_value(re.compile("media=each"))


def copied(browser: Browser, lang: str, addressed: Site) -> str:
    """The code of a comparison, as its page offers it in a browser."""
    with opened(browser) as page:
        page.goto(f"{addressed.address}{lang}{BUILDER}#parties=partia-e-lumit")
        page.locator("details[data-offer] > summary").click()
        field = page.locator("#code-frame")
        expect(field).to_have_value(re.compile("^<div "))
        page.evaluate("location.hash = 'media=each&as=voter'")  # which the preview loads only now
        expect(field).to_have_value(re.compile("as=voter"))
        code = field.input_value()
    assert f'src="https://campaigns.example/{lang}{EMBED}#periods=2025-03,2025-04&#38;' in code
    assert "<script" not in code
    return code


def test_a_site_that_does_not_know_its_address_says_so(site: Site, addressed: Site) -> None:
    assert "site_url" not in addressed.pages[BUILDER].html
    told = "does not know its own address yet" in site.pages[BUILDER].html
    assert told is not bool(
        re.search(r"(?m)^site_url:", (INSTANCE / "mkdocs.yml").read_text("utf-8"))
    )


def test_the_scripts_write_text_and_never_markup() -> None:
    assets = ROOT / "generator/pages/theme/assets"
    for name in ("builder.js", "builder-table.js", "builder-form.js"):
        code = (assets / name).read_text("utf-8")
        words = r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|fetch\(|XMLHttp|\bimport\b"
        assert re.findall(words, code) == []
