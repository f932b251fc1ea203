"""The line of dates on a page speaks of what the page shows: nothing was filed there before it was corrected.

The comparison, too, speaks only of what is compared: who says what of VAT among the parties chosen.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from generator.pages.page import Page
from generator.pipeline import run
from tests.built import Site, parse
from tests.invented import ID, copy_to, dataset, settings

LINE = re.compile(r"(?:For (?P<time>.+?) · )?(?:last filed (?P<filed>[^·]+)|nothing filed yet)")
COMPARE = f"{ID}/compare/"


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.path: page for page in run(settings()).pages["en"]}


def line(page: Page) -> str:
    """The line of dates, if the page has one."""
    found = parse(page.html).find("p", "dates")
    return " ".join(found[0].text.split()) if found else ""


def test_no_page_was_changed_before_it_was_filed(pages: dict[str, Page]) -> None:
    said = [text for page in pages.values() if "filed" in (text := line(page))]
    assert len(said) > 100
    assert [text for text in said if "changed" in text] == []
    assert any("last corrected 10 May 2025" in text for text in said)
    for text in said:
        assert ("nothing filed yet" in text) == ("correct" not in text)


@pytest.mark.parametrize(
    ("path", "filed", "corrected"),
    [
        (COMPARE, "10 May 2025", "last corrected 10 May 2025"),
        (f"{COMPARE}2025-03/", "19 April 2025", "last corrected 19 April 2025"),
        (f"{COMPARE}2025-05/", "12 May 2025", "no corrections"),
        (f"{ID}/periods/2025-04/", "10 May 2025", "last corrected 10 May 2025"),
        (f"{ID}/parties/partia-e-lumit/", "4 May 2025", "last corrected 19 April 2025"),
        (f"{ID}/parties/partia-e-lumit/2025-03/v1/", "3 April 2025", "corrected 19 April 2025"),
        (f"{ID}/filings/", "12 May 2025", "last corrected 10 May 2025"),
    ],
)
def test_the_days_are_those_of_what_the_page_shows(
    pages: dict[str, Page], path: str, filed: str, corrected: str
) -> None:
    text = line(pages[path])
    assert f"last filed {filed} ·" in text
    assert corrected in text


def test_the_time_is_that_of_the_rows(pages: dict[str, Page]) -> None:
    """A page that names one period filed for has no day of another."""
    filed = {
        period.id: {v.filed for v in dataset().versions if v.filing.period == period.id}
        for period in dataset().periods
    }
    for period, days in filed.items():
        match = LINE.match(line(pages[f"{COMPARE}{period}/"]))
        assert match is not None
        newest = max(days)
        assert match["filed"].strip() == f"{newest.day} {newest:%B %Y}"


def test_before_anything_is_due_or_filed_the_first_period_is_named(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    for folder in (root / "disclosures" / ID).iterdir():
        if folder.is_dir():
            for file in folder.iterdir():
                file.unlink()
    path = root / "disclosures" / ID / "election.yaml"
    path.write_text(
        re.sub(r"(?m)^as_of:.*$", "as_of: 2025-03-02", path.read_text("utf-8")), "utf-8"
    )
    home = next(p for p in run(settings(root)).pages["en"] if p.path == f"{ID}/money/")
    assert line(home).startswith("For March 2025 · nothing filed yet")


def answers(page: Tab) -> Iterator[tuple[str, list[str]]]:
    """What the notice on VAT shows: each answer with the parties that gave it."""
    for answer in page.locator("[data-answer]").all():
        if answer.is_visible():
            shown = [p for p in answer.locator("[data-about]").all() if p.is_visible()]
            yield answer.get_attribute("data-answer") or "", [p.inner_text() for p in shown]


@pytest.mark.slow
@pytest.mark.browser
def test_the_notice_on_vat_names_only_parties_that_were_chosen(site: Site, page: Tab) -> None:
    page.goto(f"{site.address}{COMPARE}#aleanca-e-maleve,lista-e-fushes")
    assert dict(answers(page)) == {
        "with": ["Alliance of the Mountains"],
        "without": ["Lowlands List"],
    }
    page.goto(f"{site.address}{COMPARE}#lista-e-fushes")
    expect(page.locator("[data-differs]")).to_be_hidden()
    page.goto(f"{site.address}{COMPARE}#partia-e-lumit,levizja-dallga")
    expect(page.locator("[data-differs]")).to_be_hidden()
    expect(page.locator(".warnline")).to_be_hidden()
