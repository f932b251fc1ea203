"""Every chart of the site is there for each party too, at an address of its own, with the files of any chart."""

import csv
import io
import json
import struct
from functools import cache

import pytest

from generator.charts import CHARTS
from generator.embeds.sharing import SCALES
from generator.exports.index import CHART_FILES
from generator.history.continuity import find_losses
from generator.pipeline import Build, run
from tests.built import Element, Page, Site, prefix
from tests.invented import ID, dataset, settings

PARTIES = [party.id for party in dataset().parties]
ROOT = "https://campaigns.example/"
LANGUAGES = ("en", "sq")
NOTHING_FILED = "qytetaret-e-qershorit"
every_party = pytest.mark.parametrize("party", PARTIES)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def folder(language: str, party: str, chart: str) -> str:
    return f"{prefix(language)}{ID}/parties/{party}/charts/{chart}/"


@cache
def built() -> Build:
    return run(settings())


def words(element: Element) -> str:
    return " ".join(element.text.split())


def shown(page: Page, kind: str) -> list[Element]:
    return [e for e in page.tree if kind in e.classes]


def test_no_chart_of_the_site_is_missing_for_a_party() -> None:
    """A chart without a question about one party would be forgotten on every party's page."""
    assert [chart.id for chart in CHARTS if chart.of_one is None] == []
    questions = [chart.of_one.template for chart in CHARTS if chart.of_one]
    assert len(set(questions)) == len(CHARTS)


@every_party
@every_language
def test_a_partys_chart_has_the_files_of_any_chart(site: Site, language: str, party: str) -> None:
    for chart in CHARTS:
        there = folder(language, party, chart.id)
        for name in {*CHART_FILES.values(), "index.html"} - {"chart-2x.png"}:
            assert (site.folder / there / name).is_file(), there + name
        embed = f"{prefix(language)}embed/{ID}/parties/{party}/{chart.id}/"
        assert embed in site.embeds
        offered = [site.pages[there].to(a.attributes["href"])[0] for a in _files(site, there)]
        assert all((site.folder / path).is_file() for path in offered)


def _files(site: Site, path: str) -> list[Element]:
    (listed,) = site.pages[path].tree.find("ul", "files")
    return listed.find("a")


def test_pictures_of_parties_charts_come_in_one_size(site: Site) -> None:
    """They are many: 30 parties have 240 in each language."""
    own = [one for one in built().pictures if "/parties/" in one.page]
    assert len(own) == len(PARTIES) * len(CHARTS) * len(LANGUAGES)
    assert {tuple(file.scale for file in one.files) for one in own} == {(1,)}
    raw = (site.folder / folder("en", PARTIES[0], "ai-use") / "chart.png").read_bytes()
    assert struct.unpack(">II", raw[16:24]) == (1200, 630)
    whole = [one for one in built().pictures if one.page == f"{ID}/charts/ai-use/"]
    assert {len(one.files) for one in whole} == {len(SCALES)}


@every_language
def test_whose_chart_it_is_stands_wherever_it_is_read_alone(site: Site, language: str) -> None:
    for party in dataset().parties:
        name = party.name[language]
        for chart in CHARTS:
            there = folder(language, party.id, chart.id)
            page = site.pages[there]
            data = json.loads((site.folder / there / "data.json").read_bytes())
            answer = json.loads((site.folder / there / "oembed.json").read_bytes())
            embed = site.embeds[f"{prefix(language)}embed/{ID}/parties/{party.id}/{chart.id}/"]
            for title in (
                words(page.tree.find("h1")[0]), words(embed.tree.find("h1")[0]), answer["title"], data["finding"],
                data["question"],
            ):  # fmt: skip
                assert title.startswith(f"{name}: "), (there, title)
            assert answer["author_url"] == ROOT + there
            assert f"{ROOT}{there}chart.png" == answer["thumbnail_url"]


@every_party
def test_a_partys_chart_shows_no_other_party(site: Site, party: str) -> None:
    others = {each.name["en"] for each in dataset().parties if each.id != party}
    for chart in CHARTS:
        there = folder("en", party, chart.id)
        (figure,) = shown(site.pages[there], "chart")[:1]
        assert not any(name in figure.text for name in others), there
        table = (site.folder / there / "data.csv").read_text("utf-8-sig")
        assert not any(name in table for name in others), there


@every_party
def test_the_file_of_a_partys_chart_is_its_part_of_the_whole_charts_file(
    site: Site, party: str
) -> None:
    """But for the flow, which names the payers of one party and the kinds of payers of several."""
    for chart in {chart.id for chart in CHARTS} - {"money-flow"}:
        whole = [row for row in _rows(site, f"{ID}/charts/{chart}/") if row["party"] == party]
        own = _rows(site, folder("en", party, chart))
        if chart in {"ai-use", "targeting-methods"}:  # which ask of all what any party declares
            own, whole = ([row for row in rows if row["used"] == "yes"] for rows in (own, whole))
        assert own == whole, chart


def _rows(site: Site, there: str) -> list[dict[str, str]]:
    raw = (site.folder / there / "data.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(raw)))


def test_a_party_that_filed_nothing_has_charts_that_say_so(site: Site) -> None:
    """An address that is in a newspaper before the party files shows what it files later."""
    page = site.pages[folder("en", NOTHING_FILED, "spend-by-platform")]
    assert "not filed, due 5 May" in page.tree.text


def test_programs_find_the_charts_of_a_party(site: Site) -> None:
    index = json.loads((site.folder / "api/v1/index.json").read_bytes())
    found = {(row["party"], row["id"]) for row in index["charts"]}
    for party in PARTIES:
        for chart in CHARTS:
            assert (party, f"{ID}/parties/{party}/{chart.id}") in found
    assert {(None, f"{ID}/{chart.id}") for chart in CHARTS} <= found
    assert len({row["id"] for row in index["charts"]}) == len(index["charts"])
    for row in index["charts"]:
        assert (site.folder / row["page"] / "index.html").is_file()
        assert ("png_2x" in row) == (row["party"] is None)


def test_a_published_chart_of_a_party_may_not_go(site: Site) -> None:
    index = json.loads((site.folder / "api/v1/index.json").read_bytes())
    less = {**index, "charts": [row for row in index["charts"] if row["party"] != PARTIES[0]]}
    losses = list(find_losses(index, less, frozenset()))
    assert f"charts/{ID}/parties/{PARTIES[0]}/ai-use" in losses


def test_search_engines_are_told_of_a_partys_data_in_our_own_words(site: Site) -> None:
    page = site.pages[folder("en", PARTIES[0], "spend-by-platform")]
    block = page.html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    data = json.loads(block)
    assert (data["name"], data["url"]) == ("Who spent how much, and where?", ROOT + page.path)
    assert dataset().parties[0].name["en"] not in block


def test_releases_hold_the_charts_of_all_parties_only() -> None:
    assert {record.party for record in built().records} == {None}
