"""No dead ends: what changed is told field by field, a page for what is not due names the day, no page stands twice."""

from collections import Counter

import pytest

from tests.built import Page, Site
from tests.invented import ID

pytestmark = pytest.mark.slow

CORRECTED = f"{ID}/parties/aleanca-e-maleve/2025-04/"


def changes(page: Page) -> dict[str, list[str]]:
    """The rows of what changed: field, before, after."""
    rows = [row for table in page.tree.find("table", "fields") for row in table.find("tr")[1:]]
    return {row.find("th")[0].text: [cell.text.strip() for cell in row.find("td")] for row in rows}


def test_an_entry_that_was_added_is_told_field_by_field_with_the_titles_of_the_fields(
    site: Site,
) -> None:
    found = changes(site.pages[CORRECTED])
    name = "AI use pamjet-e-maleve"
    own = {field.removeprefix(f"{name} › "): said for field, said in found.items() if name in field}
    assert {"Name", "Provider", "Stages", "Human review"} <= own.keys()
    assert own["Provider"] == ["not there", "Shembull Labs 2025-04.v2.yaml:197"]
    assert own["Stages"][1].startswith("images ")
    for before, after in own.values():
        assert before == "not there"
        assert " · " not in after
        assert not after.startswith("2025-04")  # each says something before it says where


def test_the_page_of_what_is_missing_or_not_due_yet_names_the_day(site: Site) -> None:
    wanted = {
        "2025-04": ("Not filed; it was due on 5 May 2025.", "afati ishte 5 maj 2025"),
        "2025-05": ("Not filed yet; it is due by 5 June 2025.", "afati është 5 qershor 2025"),
    }
    for period, (english, albanian) in wanted.items():
        path = f"{ID}/parties/qytetaret-e-qershorit/{period}/"
        assert site.pages[path].tree.find("p", "lead")[0].text == english
        assert albanian in site.pages[f"sq/{path}"].tree.find("p", "lead")[0].text


def test_no_page_stands_twice(site: Site) -> None:
    said = Counter(
        (" ".join(page.tree.find("main")[0].text.split()), path.startswith("sq/"))
        for path, page in site.pages.items()
    )
    assert [words[:80] for (words, _), count in said.items() if count > 1] == []


def test_the_page_of_the_newest_election_leads_to_the_front_page(site: Site) -> None:
    for prefix in ("", "sq/"):
        page = site.pages[f"{prefix}{ID}/"]
        targets = {page.to(link.attributes["href"])[0] for link in page.tree.find("a")}
        assert {prefix, f"{prefix}{ID}/periods/2025-05/"} <= targets
        assert page.tree.find("main")[0].text.count("2025") > 3
