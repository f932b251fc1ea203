"""Every chart of every view says what it shows: title, description, table and sentence, also where there is nothing."""

import re
from xml.etree import ElementTree as ET

import pytest

from generator.charts import CHARTS
from generator.drawing.svg import NARROW, WIDE, draw
from generator.figures.figure import Bars, Drawing, Grid, Nothing
from generator.figures.legend import legend
from tests.chart_text import tenths
from tests.chart_views import LANGUAGES, drawings

every_language = pytest.mark.parametrize("language", LANGUAGES)


def parsed(drawing: Drawing, wide: int) -> ET.Element:
    svg = draw(drawing.figure, wide, drawing.id, drawing.question, drawing.summary)
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def test_every_chart_is_seen_in_every_state() -> None:
    names = set(drawings("en"))
    parties = [name for name in names if "partia-e-lumit" in name]
    assert {f"{state}-{chart.id}" for state in ("filed", "silent") for chart in CHARTS} <= names
    assert len(parties) == 2 * len(CHARTS)


@every_language
def test_every_drawing_has_a_title_and_a_description(language: str) -> None:
    for name, drawing in drawings(language).items():
        for wide in (WIDE, NARROW):
            root = parsed(drawing, wide)
            assert root.findtext("title") == drawing.question, name
            assert root.findtext("desc") == drawing.summary, name
            assert drawing.question
            assert drawing.summary
            assert tenths(root.get("height")) >= 100, name


@every_language
def test_every_chart_has_a_table(language: str) -> None:
    for name, drawing in drawings(language).items():
        table = drawing.table
        assert len(table.columns) == len(table.numeric) > 0, name
        assert all(table.columns), name
        assert all(len(row) == len(table.columns) for row in table.rows), name
        assert table.rows or isinstance(drawing.figure, Nothing), name


@every_language
def test_no_sentence_has_a_hole(language: str) -> None:
    for name, drawing in drawings(language).items():
        said = (drawing.finding, drawing.measure, drawing.summary, drawing.note)
        assert not [s for s in said if re.search(r", ,|[,:] ?\.|: $|, $|  |\{", s)], (name, said)


def test_silence_is_never_said_as_zero() -> None:
    for name, drawing in drawings("en").items():
        if name.startswith("silent") and drawing.id != "completeness":
            assert not re.search(r"\b0\b", drawing.summary), (name, drawing.summary)


def test_a_part_that_is_not_declared_is_not_said_as_one_that_is_missing() -> None:
    table = drawings("en")["filed-spend-by-platform"].table
    rows = {row[0].link.split("/")[-2]: row[1:] for row in table.rows}
    google = table.columns.index("Google") - 1
    assert rows["bashkimi-i-pyllit"][google].text == "none"
    assert rows["levizja-dallga"][google].text == "3,940.20\N{NO-BREAK SPACE}EUR"
    assert {cell.text for cell in rows["qytetaret-e-qershorit"]} == {"–", "not filed, due 5 May"}


def test_a_party_that_left_several_periods_out_is_named_once() -> None:
    note = drawings("en")["filed-ai-use"].note
    assert (
        "Not filed: Lowlands List (March 2025) and Citizens of June (March 2025 and April 2025)."
        in note
    )


def test_one_party_is_not_spoken_of_as_several() -> None:
    finding = drawings("en")["filed-targeting-methods"].finding
    assert finding == "1 of 5 parties targets by lists of people or look-alikes"


@every_language
def test_the_key_has_the_order_of_the_segments(language: str) -> None:
    for name, drawing in drawings(language).items():
        if isinstance(drawing.figure, Bars):
            order = [series.key for series in drawing.figure.series]
            keys = [series.key for series in legend(drawing.figure)]
            for row in (row for group in drawing.figure.groups for row in group.rows):
                drawn = [s.series for s in row.segments if s.high]
                assert drawn == sorted(drawn, key=order.index), name
                assert len(drawn) < 2 or set(drawn) <= set(keys), name


@every_language
def test_a_segment_with_room_for_its_figure_shows_it_and_each_tells_its_name(language: str) -> None:
    for name, drawing in drawings(language).items():
        if not isinstance(drawing.figure, Bars):
            continue
        root = parsed(drawing, WIDE)
        inside = [t for t in root.iter("text") if (t.get("class") or "").startswith("inside")]
        for mark in root.iter("rect"):
            if (mark.get("class") or "").startswith("bar") and tenths(mark.get("width")) > 700:
                start, end = (
                    tenths(mark.get("x")),
                    tenths(mark.get("x")) + tenths(mark.get("width")),
                )
                rows = [s for g in drawing.figure.groups for s in g.rows if len(s.segments) > 1]
                assert not rows or [t for t in inside if start < tenths(t.get("x")) < end], name
        titles = [title.text for title in root.iter("title")]
        for row in (row for group in drawing.figure.groups for row in group.rows):
            assert all(s.title in titles for s in row.segments if s.high), name


def test_a_count_that_is_the_same_throughout_stands_at_each_section() -> None:
    figure = drawings("en")["filed-completeness"].figure
    assert isinstance(figure, Grid)
    said = draw(figure, NARROW, "answered", "", "")
    for count in ("1 of 2", "0 of 2"):
        (row,) = [row for row in figure.rows if {cell.word for cell in row.cells} == {count}]
        assert said.count(f">{count}</text>") == len(row.cells), count
