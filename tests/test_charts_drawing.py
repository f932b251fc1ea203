"""Charts are drawn completely, readably, inertly, and the same way twice."""

import re
from collections.abc import Callable
from itertools import combinations, product
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser

from generator.drawing.measures import wrap
from generator.drawing.style import (
    DARK,
    FACES,
    LABEL,
    LIGHT,
    SERIES,
    standalone_style,
    stylesheet,
)
from generator.drawing.svg import NARROW, WIDE, draw, standalone
from generator.figures.figure import (
    Bars,
    Group,
    Row,
    Segment,
)
from generator.figures.legend import legend
from tests.browsing import opened
from tests.chart_bars import HOSTILE, LONG_NAMES, MEDIA, row, segment
from tests.chart_cases import NAMES
from tests.chart_figures import FIGURES
from tests.chart_hard import HARD
from tests.chart_text import boxes, lines, tenths
from tests.colour_sense import contrast

GOLDEN = Path(__file__).parent / "golden" / "charts"
STYLESHEET = Path(__file__).parents[1] / "generator/pages/theme/assets/sixc-charts.css"
WIDTHS = (WIDE, NARROW)
REVIEWED = (
    ("spending", WIDE), ("spending", NARROW), ("periods", NARROW), ("shares", WIDE), ("long-names", NARROW),
    ("outlier", WIDE), ("methods", WIDE), ("methods", NARROW), ("uses", WIDE), ("flow", WIDE), ("flow", NARROW),
    *product(HARD, WIDTHS),
)  # fmt: skip
OUTSIDE = """() => [...document.querySelectorAll("svg text")].filter(text => {
  const box = text.getBoundingClientRect(), sheet = text.ownerSVGElement.getBoundingClientRect()
  // The boxes of the widest letters end with the white beside a letter, which nobody misses.
  return box.left < sheet.left - 3 || box.right > sheet.right + 3
    || box.top < sheet.top - 2 || box.bottom > sheet.bottom + 2
}).map(text => text.textContent)"""
SVG = "{http://www.w3.org/2000/svg}"
Compare: TypeAlias = Callable[[Path, str], None]
every_figure = pytest.mark.parametrize("name", FIGURES)
every_width = pytest.mark.parametrize("wide", WIDTHS)


def drawn(name: str, wide: int) -> str:
    return draw(FIGURES[name], wide, name, f"Title {HOSTILE}", f"Description {HOSTILE}")


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


@every_figure
@every_width
def test_a_drawing_is_well_formed_and_says_what_it_shows(name: str, wide: int) -> None:
    root = parsed(drawn(name, wide))
    labels = (root.get("aria-labelledby") or "").split()
    assert root.get("role") == "img"
    assert [element.get("id") for element in (root[0], root[1])] == labels
    assert (root[0].text or "").startswith("Title <script>")
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"


@every_figure
@every_width
def test_a_drawing_carries_no_style_no_script_and_no_link(name: str, wide: int) -> None:
    root = parsed(drawn(name, wide))
    assert {element.tag for element in root.iter()} <= {
        "svg", "title", "desc", "g", "path", "rect", "text", "tspan",
    }  # fmt: skip
    for element in root.iter():
        assert not {
            key for key in element.attrib if key in {"style", "href"} or key.startswith("on")
        }
        assert re.fullmatch(r"#[0-9a-f]{6}|url\(#[a-z0-9-]+\)", element.get("fill", "#000000"))


@every_figure
def test_ids_differ_between_charts_and_widths(name: str) -> None:
    found = [
        element.get("id")
        for wide in WIDTHS
        for chart in ("one", "two")
        for element in parsed(draw(FIGURES[name], wide, chart, "", "")).iter()
        if element.get("id")
    ]
    assert len(found) == len(set(found))


@every_figure
@every_width
def test_no_text_leaves_the_drawing(name: str, wide: int) -> None:
    root = parsed(drawn(name, wide))
    high = tenths(root.get("height"))
    for box in boxes(root):
        assert box.left >= 0, box
        assert box.right <= wide * 10, box
        assert box.top >= 0, box
        assert box.bottom <= high, box


@every_figure
@every_width
def test_no_text_lies_over_another(name: str, wide: int) -> None:
    for one, other in combinations(boxes(parsed(drawn(name, wide))), 2):
        assert not one.touches(other), (one, other)


def test_slanted_headings_stay_in_the_drawing() -> None:
    groups = [g for g in parsed(drawn("fourteen", WIDE)).iter("g") if g.get("transform")]
    assert len(groups) == 11
    for group in groups:
        place = re.match(
            r"translate\(([\d.]+) ([\d.]+)\) rotate\(-45\)", group.get("transform", "")
        )
        assert place is not None
        reach = max(box.right for text in group.iter("text") for box in lines(text)) * 71 // 100
        assert tenths(place[1]) + reach <= WIDE * 10
        assert tenths(place[2]) >= reach


def test_a_table_is_turned_where_only_then_its_words_fit() -> None:
    texts = [box.text for box in boxes(parsed(drawn("methods", WIDE)))]
    assert texts.index("Lumit") < texts.index("by context")


@every_figure
@every_width
def test_the_same_figure_gives_the_same_drawing(name: str, wide: int) -> None:
    assert drawn(name, wide) == drawn(name, wide)


def test_all_text_is_at_least_12_pixels_high() -> None:
    assert min(face.size for face in FACES.values()) >= 120


def test_a_cut_name_is_whole_under_the_pointer() -> None:
    name = " ".join(LONG_NAMES[:3])
    svg = draw(Bars(MEDIA, (Group("", (Row(name, state="missing"),)),), (), 1), WIDE, "x", "", "")
    assert "…" in svg
    assert f"<title>{name}</title>" in svg


@pytest.mark.parametrize("name", [name for name in HARD if name.endswith("-names")])
@every_width
def test_the_longest_names_are_never_cut(name: str, wide: int) -> None:
    svg = drawn(name, wide)
    assert "…" not in svg
    words = re.sub(r"\s+", " ", " ".join(parsed(svg).itertext()))
    shown = [
        entry for entry in NAMES if not name.startswith("flow") or (entry.high and not entry.state)
    ]
    assert [entry.name for entry in shown if entry.name not in words] == []


@every_width
def test_silence_keeps_its_row_and_zero_has_no_bar(wide: int) -> None:
    figure = Bars(
        MEDIA, (Group("", (row("A", state="not filed"), row("B", segment("meta", 0)))),), (), 10
    )
    root = parsed(draw(figure, wide, "x", "", ""))
    assert [box.text for box in boxes(root)] == ["A", "not filed", "B", "0.0"]
    assert not [r for r in root.iter("rect") if "bar" in (r.get("class") or "")]


@every_width
def test_the_smallest_value_is_visible_beside_the_largest(wide: int) -> None:
    bars = [
        r for r in parsed(drawn("outlier", wide)).iter("rect") if "bar" in (r.get("class") or "")
    ]
    assert min(tenths(bar.get("width")) for bar in bars) == 10
    assert tenths(bars[0].get("x")) == tenths(bars[1].get("x"))


def test_what_is_not_certain_is_a_thin_bracket_after_all_that_is() -> None:
    row = Row("A", (Segment("meta", 50, 100, "", ""), Segment("google", 20, 20, "", "")), "70–120")
    root = parsed(draw(Bars(MEDIA, (Group("", (row,)),), (), 120), WIDE, "x", "", ""))
    bars = [r for r in root.iter("rect") if (r.get("class") or "").startswith("bar")]
    assert [bar.get("class") for bar in bars] == ["bar m1", "bar m2"]
    (reach,) = (path for path in root.iter("path") if path.get("class") == "reach line-m1")
    start, _, end = re.findall(r"[\d.]+", reach.get("d") or "")[:3]
    last = tenths(bars[1].get("x")) + tenths(bars[1].get("width"))
    assert abs(tenths(start) - last) <= 1
    assert abs(tenths(end) - tenths(start) - tenths(bars[0].get("width"))) <= 30
    assert not list(root.iter("pattern"))


def test_a_bound_alone_is_no_bar() -> None:
    row = Row("A", (Segment("meta", 0, 100, "", ""),), "≤ 100")
    root = parsed(draw(Bars(MEDIA, (Group("", (row,)),), (), 100), WIDE, "x", "", ""))
    assert not [r for r in root.iter("rect") if (r.get("class") or "").startswith("bar")]
    assert [p for p in root.iter("path") if p.get("class") == "reach line-m1"]


def test_only_a_plain_colour_is_shown_beside_a_name() -> None:
    assert "evil" not in drawn("long-names", WIDE)


def test_only_series_that_are_drawn_are_in_the_key() -> None:
    assert [series.key for series in legend(FIGURES["spending"])] == [
        "meta",
        "google",
        "broadcast",
        "print",
        "online",
    ]
    assert legend(FIGURES["one-party"]) == ()
    assert legend(FIGURES["flow"]) == ()


def test_a_text_is_broken_at_words_and_cut_only_after_the_last_line() -> None:
    lines = wrap("Partia e Lumit dhe e Detit", LABEL, 900, 2)
    assert lines.lines == ("Partia e", "Lumit dh…")
    assert lines.whole == "Partia e Lumit dhe e Detit"
    assert wrap("Partia e Lumit", LABEL, 5000).whole == ""


@pytest.mark.parametrize(
    ("scheme", "papers"), [(LIGHT, ("#ffffff", "#f6f6f3")), (DARK, ("#15181c", "#1d2126"))]
)
def test_colours_have_the_contrast_they_need(
    scheme: dict[str, str], papers: tuple[str, str]
) -> None:
    for series in SERIES:
        assert min(contrast(scheme[series], paper) for paper in papers) >= 3
        assert contrast(scheme[series], scheme[f"on_{series}"]) >= 4.5
    for ink in ("ink", "ink_2", "ink_3", "warn"):
        assert min(contrast(scheme[ink], paper) for paper in papers) >= 4.5


def test_the_themes_style_sheet_is_the_one_written_here() -> None:
    assert STYLESHEET.read_text("utf-8") == stylesheet(), (
        "write it anew: .venv/bin/python -c 'from generator.drawing.style import stylesheet; "
        f'print(stylesheet(), end="")\' > {STYLESHEET}'
    )


def test_every_class_drawn_has_a_rule() -> None:
    used = {
        name
        for figure in FIGURES
        for wide in WIDTHS
        for element in parsed(drawn(figure, wide)).iter()
        for name in (element.get("class") or "").split()
    }
    unruled = {name for name in used if not re.search(rf"\.{name}[\s,{{]", stylesheet())}
    assert unruled == set()


@every_figure
@every_width
def test_a_drawing_can_be_a_file_of_its_own(name: str, wide: int) -> None:
    root = parsed(standalone(drawn(name, wide)))
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}style") == standalone_style()
    assert "var(" not in standalone_style()


def test_a_file_of_its_own_has_its_key_above_it() -> None:
    svg, figure = drawn("spending", WIDE), FIGURES["spending"]
    bare, keyed = (parsed(standalone(svg, series)) for series in ((), legend(figure)))
    _, top, _, high = (float(n) for n in (keyed.get("viewBox") or "").split())
    assert top < -40
    assert top + high == float(bare.get("height") or 0) - 16
    said = [text.text for text in keyed.iter(f"{SVG}text")]
    assert said[: len(legend(figure))] == [series.label for series in legend(figure)]


@pytest.mark.parametrize(("name", "wide"), REVIEWED)
def test_drawings_are_as_reviewed(name: str, wide: int, golden: Compare) -> None:
    svg = draw(FIGURES[name], wide, name, name, "")
    file = svg.replace(
        "<svg ",
        '<?xml-stylesheet href="drawing.css"?>\n<svg xmlns="http://www.w3.org/2000/svg" ',
        1,
    )
    golden(GOLDEN / f"{name}-{wide}.svg", re.sub(r"(?<=>)(?=<(?!/|tspan))", "\n", file) + "\n")


def test_the_style_of_drawings_is_as_reviewed(golden: Compare) -> None:
    golden(GOLDEN / "drawing.css", standalone_style() + "\n")


@pytest.mark.parametrize("wide", WIDTHS)
def test_a_browser_finds_every_text_inside_its_drawing(wide: int, chromium: Browser) -> None:
    drawings = "".join(drawn(name, wide) for name in FIGURES)
    style = f"{stylesheet()} svg.chart{{width:{wide}px;overflow:hidden}}"
    with opened(chromium) as page:
        page.set_content(f"<style>{style}</style>{drawings}")
        assert page.evaluate(OUTSIDE) == []
