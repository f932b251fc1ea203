"""Embeds as files: light, strict, complete, and found and understood by programs that ask for them."""

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from micawber import Provider, ProviderRegistry

from generator import addresses
from generator.charts import CHARTS
from generator.charts.record import LICENCE, Edition, Record
from generator.drawing.block import block
from generator.drawing.style import FACES
from generator.embeds import embed, oembed
from generator.embeds.heights import heights
from generator.embeds.look import ASSETS, SHAPES
from generator.embeds.page import page
from generator.embeds.words import words
from generator.figures.figure import ChartTable, Drawing, TableCell
from generator.lean import lean
from generator.text import PAGE, translator
from tests import wordpress
from tests.built import Element, Site, parse, prefix
from tests.chart_bars import HOSTILE
from tests.chart_figures import FIGURES, drawing_of
from tests.invented import ID, dataset, settings

ROOT = "https://campaigns.example/"
BUDGET = 15_000
WEIGHT = 9_000
CHART = "spend-by-platform"
LANGUAGES = ("en", "sq")
every_embed = pytest.mark.parametrize(
    ("language", "chart"), [(language, c.id) for language in LANGUAGES for c in CHARTS]
)


def bare(site: Site, language: str, chart: str) -> Element:
    return site.embeds[f"{prefix(language)}embed/{ID}/{chart}/"].tree


def answer(site: Site, language: str = "en", chart: str = CHART) -> dict[str, Any]:
    """The oEmbed answer of a chart."""
    path = site.folder / prefix(language) / ID / "charts" / chart / "oembed.json"
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def named(tree: Element, tag: str, name: str, value: str) -> dict[str, str]:
    """The attributes of the one element with an attribute."""
    (found,) = [e for e in tree.find(tag) if e.attributes.get(name) == value]
    return found.attributes


def snippets(tree: Element) -> dict[str, str]:
    """The texts to copy from a page."""
    return {field.attributes["id"]: field.text for field in tree.find("textarea")}


def record(text: str = "", address: str = ROOT) -> Record:
    """A chart of two bars; every text a party could have a hand in ends in `text`."""
    chart = CHARTS[0]
    drawing = replace(_drawing(), finding=f"Finding{text}", measure=f"Measure{text}", note=text)
    drawn = block(drawing, chart.id)
    known = replace(settings(), site_url=address, site_name=f"Site{text}")
    return Record(
        chart=chart,
        block=drawn,
        dataset=dataset(),
        settings=known,
        edition=Edition("c" * 40, "h" * 12),
        t=translator("en", PAGE),
    )


def _drawing() -> Drawing:
    table = ChartTable((HOSTILE,), (False,), ((TableCell(HOSTILE),),))
    return drawing_of(FIGURES["spending"], question="Question", summary=HOSTILE, table=table)


@every_embed
def test_an_embed_is_light(site: Site, language: str, chart: str) -> None:
    path = f"{prefix(language)}embed/{ID}/{chart}/index.html"
    loaded = [site.folder / path, site.folder / addresses.EMBED_SCRIPT]
    weight = sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in loaded)
    assert weight <= WEIGHT < BUDGET


def test_the_scripts_are_small_and_store_fetch_and_load_nothing() -> None:
    for name, most in (("embed.js", 1_500), ("resize.js", 750)):
        text = (ASSETS / name).read_text("utf-8")
        assert len(lean(name, text.encode())) <= most, name
        assert not re.search(r"(?i)fetch|cookie|storage|import|XMLHttp|eval|innerHTML", text), name


@every_embed
def test_an_embed_runs_nothing_that_stands_in_it(site: Site, language: str, chart: str) -> None:
    tree = bare(site, language, chart)
    (script,) = tree.find("script")
    assert script.text == ""
    assert not script.attributes.keys() - {"defer", "src"}
    for element in tree:
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]
        assert element.tag not in {"img", "object", "iframe", "form", "base", "embed"}


@every_embed
def test_the_policy_of_an_embed_allows_its_own_style_and_script_only(
    site: Site, language: str, chart: str
) -> None:
    tree = bare(site, language, chart)
    (style,) = tree.find("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    policy = named(tree, "meta", "http-equiv", "Content-Security-Policy")["content"]
    assert dict(part.split(" ", 1) for part in policy.split("; ")) == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "script-src": "'self'",
        "img-src": "'self' data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert not re.search(r"@import|url\(|@font-face", style.text)


@every_embed
def test_an_embed_says_what_it_shows_of_which_day_and_version(
    site: Site, language: str, chart: str
) -> None:
    tree = bare(site, language, chart)
    index = json.loads((site.folder / addresses.INDEX).read_bytes())
    head = (site.folder / addresses.LOG[1]).read_text("utf-8").splitlines()[2]
    (foot,) = tree.find("footer")
    assert {"en": "12 May 2025", "sq": "12 maj 2025"}[language] in foot.text
    assert LICENCE[0] in foot.text
    (root,) = tree.find("html")
    for version in (head[:12], index["commit"][:12]):
        assert version in root.attributes["data-version"]
        assert version not in tree.find("body")[0].text
    assert len(tree.find("h1")) == len(tree.find("main")) == 1
    assert len([e for e in tree.find("svg") if e.attributes.get("role") == "img"]) == 2
    assert tree.find("details")[0].find("th")
    if language == "en":
        assert "is invented" in tree.find("p", "notice")[0].text


@every_embed
def test_little_stands_below_an_embed_and_the_rest_is_one_touch_away(
    site: Site, language: str, chart: str
) -> None:
    (foot,) = bare(site, language, chart).find("footer")
    note = json.loads(
        (site.folder / prefix(language) / ID / "charts" / chart / "data.json").read_bytes()
    )["note"]
    folded = foot.find("details")
    said = foot.text.replace(" ".join(each.text for each in folded), "")
    assert len(said.split()) <= 40
    assert note in (folded[0].find("p")[0].text if folded else said)


@every_embed
def test_an_embed_leads_back_to_its_chart_and_is_not_found_in_its_place(
    site: Site, language: str, chart: str
) -> None:
    path = f"{prefix(language)}embed/{ID}/{chart}/"
    tree = bare(site, language, chart)
    page_ = f"{prefix(language)}{ID}/charts/{chart}/"
    (link,) = tree.find("a")
    assert site.embeds[path].to(link.attributes["href"]) == (page_, "")
    assert (link.attributes["target"], link.attributes["rel"]) == ("_blank", "noopener")
    assert named(tree, "link", "rel", "canonical")["href"] == ROOT + page_
    assert named(tree, "meta", "name", "robots")["content"] == "noindex"
    assert named(tree, "meta", "name", "referrer")["content"] == "no-referrer"


def test_what_a_party_wrote_is_text_in_every_code_and_file() -> None:
    made = record(HOSTILE)
    html = page(made, "https://campaigns.example/oembed.json").decode()
    plain = page(record("x"), "https://campaigns.example/oembed.json").decode()
    assert [e.tag for e in parse(html)] == [e.tag for e in parse(plain)]
    assert HOSTILE in parse(html).find("h1")[0].text
    offered = embed.offer((), made)
    assert offered.snippets is not None
    (frame,) = parse(offered.snippets.frame).find("iframe")
    assert frame.attributes["title"] == f"Finding{HOSTILE}"
    assert [e.tag for e in parse(offered.snippets.script)][1:] == ["div", "iframe", "script"]
    (picture,) = parse(offered.snippets.picture).find("img")
    assert HOSTILE in picture.attributes["alt"]
    files = {a.path.rpartition("/")[2]: a.content for a in embed.files(made, offered)}
    said = json.loads(files["oembed.json"])
    assert [e.tag for e in parse(said["html"])][1:] == ["blockquote", "a", "iframe"]
    assert said["title"] == f"Finding{HOSTILE}"


@every_embed
def test_the_snippets_of_a_chart_name_it_and_where_it_is(
    site: Site, language: str, chart: str
) -> None:
    page_ = f"{prefix(language)}{ID}/charts/{chart}/"
    tree = site.pages[page_].tree
    texts = snippets(tree)
    finding = (tree.find("h2", "finding") or tree.find("h1"))[0].text
    for name in ("code-frame", "code-script"):
        (frame,) = parse(texts[name]).find("iframe")
        assert frame.attributes["src"] == f"{ROOT}{prefix(language)}embed/{ID}/{chart}/"
        assert frame.attributes["title"] == finding
        assert frame.attributes["loading"] == "lazy"
        assert frame.attributes["referrerpolicy"] == "no-referrer"
        assert int(frame.attributes["height"]) > 200
    assert not parse(texts["code-frame"]).find("script")
    (script,) = parse(texts["code-script"]).find("script")
    assert script.attributes["src"] == ROOT + addresses.RESIZE_SCRIPT
    (link,) = parse(texts["code-picture"]).find("a")
    assert link.attributes["href"] == ROOT + page_
    (picture,) = link.find("img")
    assert picture.attributes["src"] == f"{ROOT}{page_}chart.png"
    assert (picture.attributes["width"], picture.attributes["height"]) == ("600", "315")
    assert picture.attributes["alt"].startswith(finding)
    assert ROOT + page_ in texts["citation"]


@every_embed
def test_the_demonstration_offers_what_updates_and_what_does_not_side_by_side(
    site: Site, language: str, chart: str
) -> None:
    tree = site.pages[f"{prefix(language)}{ID}/charts/{chart}/"].tree
    for name in ("code-frame", "code-script"):
        live, *frozen = [
            parse(text).find("iframe")[0].attributes["src"]
            for id_, text in snippets(tree).items()
            if id_.startswith(name)
        ]
        assert live == f"{ROOT}{prefix(language)}embed/{ID}/{chart}/"
        held = f"v/2025-05-12/{ID}/{language}/{chart}/"
        assert (f"{ROOT}{held}" in frozen) == (site.folder / held).is_dir()
        for address in frozen:
            assert (site.folder / address.removeprefix(ROOT) / "index.html").is_file()


def test_words_that_stay_together_are_counted_as_one() -> None:
    def high(space: str) -> int:
        made = record(f" WWWWWWWW{space}WWWWWWWW" * 12)
        return heights(made, words(made)).at(340)

    assert high("\N{NO-BREAK SPACE}") > high(" ") + 100


def test_without_an_address_there_is_no_code_and_the_page_says_what_is_missing() -> None:
    made = record(address="")
    offered = embed.offer((), made)
    assert (offered.snippets, offered.oembed) == (None, "")
    (only,) = embed.files(made, offered)
    assert "oembed" not in only.content.decode()


@every_embed
def test_the_oembed_answer_is_named_early_and_without_a_question(
    site: Site, language: str, chart: str
) -> None:
    wanted = f"{ROOT}{prefix(language)}{ID}/charts/{chart}/oembed.json"
    for found in (
        site.pages[f"{prefix(language)}{ID}/charts/{chart}/"],
        site.embeds[f"{prefix(language)}embed/{ID}/{chart}/"],
    ):
        start = found.html.index("<head>")
        early = parse(found.html[start : start + 2048])
        link = named(early, "link", "type", "application/json+oembed")
        assert (link["rel"], link["href"]) == ("alternate", wanted)
        assert named(found.tree, "link", "type", "application/json+oembed")["title"]


@every_embed
def test_the_oembed_answer_is_what_the_standard_asks(site: Site, language: str, chart: str) -> None:
    said = answer(site, language, chart)
    assert said["version"] == "1.0"  # as a text: some compare it
    assert said["type"] == "rich"
    assert {type(said[key]) for key in ("width", "height")} == {int}
    assert {type(said[f"thumbnail_{key}"]) for key in ("width", "height")} == {int}
    (frame,) = parse(said["html"]).find("iframe")
    assert (frame.attributes["width"], frame.attributes["height"]) == (
        str(said["width"]),
        str(said["height"]),
    )
    assert frame.attributes["src"] == f"{ROOT}{prefix(language)}embed/{ID}/{chart}/"
    assert said["thumbnail_url"].endswith(f"/{chart}/chart.png")
    assert "\n" not in said["html"]


def test_an_independent_library_reads_the_oembed_answer(site: Site) -> None:
    known = ProviderRegistry()
    address = f"{site.address}{ID}/charts/{CHART}/"
    known.register(re.escape(address), Provider(f"{address}oembed.json"))
    said = known.request(address, maxwidth=500)
    assert (said["type"], said["version"]) == ("rich", "1.0")
    assert known.parse_text(address) == said["html"]


@every_embed
def test_wordpress_keeps_the_frame_and_the_quotation(site: Site, language: str, chart: str) -> None:
    said = answer(site, language, chart)
    tree = parse(wordpress.kept(said["html"], "AbCdEf1234"))
    assert [e.tag for e in tree][1:] == ["blockquote", "a", "iframe"]
    (frame,) = tree.find("iframe")
    assert frame.attributes["src"].endswith("/#?secret=AbCdEf1234")
    assert frame.attributes["title"] == said["title"] == tree.find("a")[0].text


def test_on_wordpress_no_text_takes_the_place_of_the_frame() -> None:
    made = record(
        """ src="https://evil.example/" src='x' </blockquote><iframe src="y"></iframe> data-secret="z\""""
    )
    said = oembed.answer(made, embed.offer((), made))
    tree = parse(wordpress.kept(said["html"], "AbCdEf1234"))
    assert [e.tag for e in tree][1:] == ["blockquote", "a", "iframe"]
    (frame,) = tree.find("iframe")
    assert frame.attributes["src"] == f"{ROOT}{made.to.embed(made.id)}#?secret=AbCdEf1234"
    assert frame.attributes["title"] == said["title"] == tree.find("a")[0].text


def test_the_stub_of_wordpress_takes_away_what_wordpress_takes_away() -> None:
    html = '<script>x()</script><iframe src="u" style="a" id="b" onload="c"></iframe><p>d</p>'
    (frame,) = parse(wordpress.kept(html, "s1")).find("iframe")
    assert frame.attributes.keys() == {"src", "class", "sandbox", "security", "data-secret"}
    assert wordpress.kept("<p>no frame</p>", "s1") == ""


def test_every_program_finds_the_embed_of_a_chart(site: Site) -> None:
    index = json.loads((site.folder / addresses.INDEX).read_bytes())
    named_ = {chart["embed"] for chart in index["charts"]}
    named_ |= {election["builder_embed"] for election in index["elections"]}
    named_ |= {each["embed"] for release in index["releases"] for each in release["embeds"]}
    assert named_ == {path for path in site.embeds if not path.startswith("sq/")}
    for chart in index["charts"]:
        assert Path(site.folder / chart["oembed"]).is_file()


def test_no_letters_of_a_drawing_are_larger_than_the_heading() -> None:
    for shape in SHAPES:
        largest = max(face.size for face in FACES.values())
        assert largest * shape.most / shape.drawn <= shape.title.size, shape
