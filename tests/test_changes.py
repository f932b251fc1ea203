"""What changed between two versions: every change once, nothing that only moved, and reports that a reviewer can trust.

cases/changes holds two versions whose values would do harm in a report that took them for more than text; what each
format makes of them stands in golden/changes.
"""

import json
import re
import shutil
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.instance import Filing
from generator.documents.ledger import read_ledger
from generator.documents.model import Document
from generator.documents.reader import read
from generator.documents.writer import write
from generator.history.changes import Change, ChangeKind, find_changes
from generator.history.comparison import Comparison, Total, compare, compare_all, total_words
from generator.history.sides import Side, words
from generator.money import UNIT, Money
from generator.text import Message, translator
from tests.built import Site, pages
from tests.command import Done, copy_instance, sixc
from tests.expected import Golden
from tests.invented import INSTANCE, LISTS, ROOT, SCHEMAS, checked, disclosures

pytestmark = pytest.mark.slow

CASES = ROOT / "tests" / "cases" / "changes"
EXPECTED = ROOT / "tests" / "golden" / "changes"
FULL = ROOT / "tests" / "cases" / "schema" / "good" / "every-field.yaml"
OLD, NEW = CASES / "old.yaml", CASES / "new.v2.yaml"
T = translator("en")
FILED = "al-2025/partia-e-lumit/2025-03"
HEADER = "ad_id,line,start,end,amount,currency,library_url\n"


def taken(path: Path) -> Document:
    found = read(path.name, path.read_bytes()).document
    assert found is not None
    return found


def made(data: Any, name: str = "x.yaml") -> Document:
    """A document that says this."""
    found = read(name, write(data)).document
    assert found is not None
    return found


DOCUMENTS = [taken(path) for path in (*disclosures(), FULL)]


def filing(document: Document, ledger: str = "") -> Filing:
    data = document.data
    rows = read_ledger("x.ads.csv", (HEADER + ledger).encode()).document if ledger else None
    place = {name: data[name] for name in ("election", "party", "period", "version")}
    return Filing(**place, document=document, ledger=rows)


def found(old: Document, new: Document) -> list[Change]:
    return list(find_changes(old, new, SCHEMAS["disclosure"], LISTS))


def compared(old: Filing, new: Filing) -> Comparison:
    (election,) = checked().elections
    return compare(old, new, SCHEMAS, LISTS, election.document)


def told(change: Change) -> tuple[str, ...]:
    """A change in words."""
    sides = (plain(words(T, side, 80)) if side else "" for side in (change.old, change.new))
    return (change.section, T.text(change.name), change.kind.value, *sides)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def moved(totals: tuple[Total, ...]) -> list[tuple[str, ...]]:
    return [
        (T.text(x.title), *(plain(total_words(T, side)) for side in (x.old, x.new))) for x in totals
    ]


def shuffled(node: Any, chance: Random) -> Any:
    """The same in another order."""
    if isinstance(node, dict):
        keys = list(node)
        chance.shuffle(keys)
        return {key: shuffled(node[key], chance) for key in keys}
    if isinstance(node, list):
        entries = [shuffled(entry, chance) for entry in node]
        chance.shuffle(entries)
        return entries
    return node


@given(st.sampled_from(DOCUMENTS), st.randoms(use_true_random=False))
def test_what_only_moved_is_no_change(document: Document, chance: Random) -> None:
    other = made(shuffled(document.data, chance))
    assert found(document, other) == found(other, document) == []
    same = compared(filing(document), filing(other))
    assert (same.totals, same.changes, same.unusual) == ((), (), ())


@given(st.sampled_from(DOCUMENTS), st.sampled_from(DOCUMENTS), st.randoms(use_true_random=False))
def test_backwards_every_change_is_its_opposite(
    one: Document, other: Document, chance: Random
) -> None:
    moved_about = made(shuffled(other.data, chance))
    forwards = {bare(c.section, c.name, c.old, c.new) for c in found(one, other)}
    backwards = {bare(c.section, c.name, c.new, c.old) for c in found(moved_about, one)}
    assert forwards == backwards


def bare(section: str, name: Message, *sides: Side | None) -> str:
    """A change without its places; what an entry says stands in the order of its file."""
    said = [sorted(map(str, side.value)) if side else None for side in sides]
    return f"{section} {name} {said}"


def leaves(
    node: Any, at: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    """Each single value of a document with the way to it."""
    if isinstance(node, dict | list):
        for part, value in node.items() if isinstance(node, dict) else enumerate(node):
            yield from leaves(value, (*at, part))
    else:
        yield at, node


NAMING = {"id", "rule", "about", "currency"}  # another name is another entry
OF_VERSIONS = {"schema_version", "election", "party", "period", "version", "correction"}


def test_every_field_that_differs_is_one_change_on_its_line() -> None:
    document = taken(FULL)
    whole = made(document.data)
    tried = 0
    for at, value in leaves(document.data):
        if at[0] in OF_VERSIONS or at[-1] in NAMING or isinstance(at[-1], int):
            continue
        if at[-2:] in {("label", "applied"), ("personal_data", "used")}:
            continue
        data = deepcopy(document.data)
        holder = data
        for part in at[:-1]:
            holder = holder[part]
        holder[at[-1]] = (
            not value
            if isinstance(value, bool)
            else value + 1
            if isinstance(value, int)
            else f"{value}9".removeprefix("0.")
        )
        other = made(data)
        pointer = "".join(f"/{part}" for part in at)
        changed = found(whole, other)
        lines = {c.new.place.line for c in changed if c.new}
        entry_without_name = len(changed) == 2 and {c.kind for c in changed} == {
            ChangeKind.ADDED,
            ChangeKind.REMOVED,
        }
        assert len(changed) == 1 or entry_without_name, (at, list(map(told, changed)))
        near = {other.locate(pointer).line, other.locate(pointer.rpartition("/")[0]).line}
        assert lines & near, (at, lines, near)
        tried += 1
    assert tried > 80


def test_the_change_of_a_real_correction_is_named_as_readers_know_it() -> None:
    old, new = (taken(INSTANCE / "disclosures" / f"{FILED}{end}.yaml") for end in ("", ".v2"))
    assert list(map(told, found(old, new))) == [
        ("", "Attestation › Date", "changed", "3 April 2025", "19 April 2025"),
        (
            "advertising",
            "Advertising line google-march › Spent",
            "changed",
            "4,104,250 ALL",
            "4,604,250 ALL",
        ),
        ("advertising", "Declared total", "changed", "17,360,990 ALL", "17,860,990 ALL"),
    ]


def test_a_sum_written_in_another_way_is_no_change() -> None:
    old = taken(OLD)
    data = deepcopy(old.data)
    first, second, third = data["advertising"]["lines"]
    first["spent"]["amount"] = "1200000.00"
    second["spent"] = {"min": "0", "max": "300000", "currency": "ALL", "basis": "estimated"}
    third["spent"]["amount"] = "90000.0"
    assert found(old, made(data)) == []


def test_a_ledger_is_compared_ad_by_ad() -> None:
    document = taken(OLD)
    old = filing(
        document, "A1,l,2025-04-01,2025-04-02,10.00,ALL,\nA2,l,2025-04-01,2025-04-02,5,ALL,\n"
    )
    new = filing(
        document,
        "A3,l,2025-04-01,2025-04-02,≤100,ALL,\nA2,l,2025-04-01,2025-04-02,5.00,ALL,\n"
        "A1,l,2025-04-01,2025-04-02,11.00,ALL,https://arkiva.example/1\n",
    )
    assert [told(change)[1:4] for change in compared(old, new).changes] == [
        ("Ad A3", "added", ""),
        ("Ad A1 › Amount spent", "changed", "10.00"),
        ("Ad A1 › Address in the ad library", "added", ""),
    ]
    assert moved(compared(old, new).totals) == [("Ads in the ledger", "2", "3")]
    assert compared(old, replace(new, ledger=None)).totals[0].new == 0


def test_totals_say_what_moved_by_currency_and_why_there_is_none() -> None:
    result = compared(filing(taken(OLD)), filing(taken(NEW)))
    assert moved(result.totals) == [
        ("Advertising declared", "1,290,000–1,590,000 ALL", "12,000,100 ALL"),
        ("Advertising declared", "0 EUR", "90,000 EUR"),
        ("Sponsors", "2", "1"),
        ("Funding received", "5,000,000 ALL", "withheld"),
    ]
    assert [total.difference for total in result.totals] == [
        None,
        Money("EUR", 90_000 * UNIT, 90_000 * UNIT),
        -1,
        None,
    ]


def test_what_looks_like_a_slip_is_named_as_unusual() -> None:
    result = compared(filing(taken(OLD)), filing(taken(NEW)))
    said = [T.text(one.message) for one in result.unusual]
    assert len(said) == 5
    for part in ("now withheld", "in another currency", "ten times", "a tenth", "30 May 2025"):
        assert sum(part in one for one in said) == 1, part
    assert {one.place.file for one in result.unusual} == {"new.v2.yaml"}


def test_nine_times_as_much_is_not_unusual() -> None:
    data = deepcopy(taken(OLD).data)
    data["advertising"]["lines"][0]["spent"]["amount"] = "10799999.99"
    assert compared(filing(taken(OLD)), filing(made(data))).unusual == ()
    data["advertising"]["lines"][0]["spent"]["amount"] = "12000000"
    assert len(compared(filing(taken(OLD)), filing(made(data))).unusual) == 1


def test_every_correction_of_the_invented_election_is_compared_with_its_forerunner() -> None:
    (election,) = checked().elections
    found_ = compare_all(election, LISTS)
    assert sorted(found_) == [
        "disclosures/al-2025/aleanca-e-maleve/2025-04.v2.yaml",
        "disclosures/al-2025/partia-e-lumit/2025-03.v2.yaml",
    ]
    assert all(one.reason and one.changes and not one.unusual for one in found_.values())


def diff(*arguments: object, **options: Any) -> Done:
    return sixc("diff", *arguments, **options)


@pytest.mark.parametrize("style", ["text", "markdown"])
@pytest.mark.parametrize("lang", ["en", "sq"])
def test_each_format_says_what_changed(style: str, lang: str, golden: Golden) -> None:
    versions = (path.relative_to(ROOT) for path in (OLD, NEW))
    done = sixc(
        *("--root", INSTANCE, "diff", *versions, "--format", style, "--lang", lang), cwd=ROOT
    )
    assert (done.code, done.err) == (0, "")
    golden(EXPECTED / f"{style}.{lang}.{'md' if style == 'markdown' else 'txt'}", done.out)


def test_versions_can_be_named_without_their_paths(golden: Golden) -> None:
    done = diff(f"{FILED}/v1", f"{FILED}/v2")
    assert done == diff(f"disclosures/{FILED}.yaml", f"disclosures/{FILED}.v2.yaml")
    golden(EXPECTED / "versions.txt", done.out)


@pytest.mark.parametrize("style", ["text", "markdown"])
def test_nothing_in_a_value_acts_on_github(style: str) -> None:
    out = diff(OLD, NEW, "--format", style).out
    assert not re.search(r"(?m)^\s*::|##\[", out)
    assert "\x1b" not in out
    if style == "markdown":
        html = markdown.markdown(out, extensions=["tables"])
        outside = re.sub(r"(?s)<code>.*?</code>", "", html)
        assert set(re.findall(r"<(\w+)", outside)) <= {
            *("h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td")
        }
        assert not re.search(r"onerror|javascript|::|\[", outside)


@pytest.mark.parametrize("style", ["text", "markdown"])
def test_a_report_of_many_changes_stays_short_and_says_how_many_it_leaves_out(
    tmp_path: Path, style: str
) -> None:
    data = deepcopy(taken(OLD).data)
    line = data["advertising"]["lines"][0]
    data["advertising"]["lines"] = [{**line, "id": f"line-{n}"} for n in range(400)]
    (tmp_path / "old.yaml").write_bytes(write(data))
    for one in data["advertising"]["lines"]:
        one["spent"] = {**one["spent"], "amount": "99000000.00"}
    (tmp_path / "new.yaml").write_bytes(write(data))
    out = diff(tmp_path / "old.yaml", tmp_path / "new.yaml", "--format", style).out
    assert "and 300 more" in out
    assert "and 381 more" in out  # of what is unusual, one being the total
    assert len(out.splitlines()) < 400


def test_the_same_version_twice_has_nothing_to_say() -> None:
    assert diff(OLD, OLD).out == (
        "partia-e-lumit, 2025-04: nothing changed from version 1 to version 1.\n"
    )


def test_a_file_that_cannot_be_read_gives_the_report_of_the_check(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("election: [", encoding="utf-8")
    done = diff(bad, NEW)
    assert done.code == 1
    assert "yaml-broken" in done.out
    assert "changes from" not in done.out
    (tmp_path / "link.yaml").symlink_to(OLD)
    done = diff(OLD, tmp_path / "link.yaml")
    assert (done.code, done.err) == (1, "")
    assert "This file or folder is not read." in done.out


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ((OLD, "al-2025/nobody/2025-04/v1"), "There is no version"),
        ((OLD, "nothing.yaml"), "There is no file nothing.yaml"),
        ((OLD, "../../etc/v1"), "There is no file"),
        ((OLD, INSTANCE / "disclosures/al-2025/lista-e-fushes/2025-04.yaml"), "not of one party"),
    ],
)
def test_wrong_use_is_one_sentence(pair: tuple[Any, Any], said: str) -> None:
    done = diff(*pair)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1


def test_an_instance_elsewhere_is_compared_with_its_own_schema(tmp_path: Path) -> None:
    root = copy_instance(tmp_path)
    shutil.rmtree(root / "docs")
    done = sixc("--root", root, "diff", f"{FILED}/v1", f"{FILED}/v2", cwd=tmp_path)
    assert done == diff(f"{FILED}/v1", f"{FILED}/v2")
    assert json.dumps(done.out)


@pytest.mark.parametrize("path", ["2025-03/", "2025-03/v2/"])
def test_pages_show_what_changed_with_the_way_to_both_lines(site: Site, path: str) -> None:
    tree = site.pages[f"al-2025/parties/partia-e-lumit/{path}"].tree
    rows = [plain(row.text).replace("\n", "") for row in tree.find("tr")]
    assert "Advertising declared17,360,990 ALL17,860,990 ALL+500,000" in rows
    (row,) = [row for row in tree.find("tr") if "google-march › Spent" in row.text]
    assert [link.text for link in row.find("a", "src")] == ["2025-03.yaml:76", "2025-03.v2.yaml:80"]
    assert "What changed since version 1" in tree.text
    assert "The party's reason: Late invoice." in tree.text


@pytest.mark.parametrize("path", ["2025-03/v1/", "2025-04/"])
def test_a_first_version_has_no_forerunner(site: Site, path: str) -> None:
    assert "What changed since" not in site.pages[f"al-2025/parties/partia-e-lumit/{path}"].html


def test_a_partys_page_says_in_one_line_what_changed(site: Site) -> None:
    text = site.pages["al-2025/parties/partia-e-lumit/"].tree.text
    assert "Advertising declared 17.4 → 17.9 million lek" in text
    assert "Use of AI: one change" in site.pages["al-2025/parties/aleanca-e-maleve/"].tree.text


def test_one_line_names_each_total_that_moved_and_counts_the_rest(tmp_path: Path) -> None:
    root = copy_instance(tmp_path)
    path = root / "disclosures/al-2025/partia-e-lumit/2025-04.yaml"
    data = deepcopy(taken(path).data)
    first = data["advertising"]["lines"][0]
    data |= {"version": 2, "correction": {"reason": "A line was missing."}}
    new = {"id": "shoqata-e-re", "name": "Shoqata e Re", "kind": "association", "country": "AL"}
    data["affiliates"]["entities"].append({**new, "campaigns_on_behalf": True})
    data["advertising"]["lines"].append({**first, "id": "late", "sponsor": "shoqata-e-re"})
    data["targeting"]["techniques"][0]["reason"] = "Another one."
    path.with_name("2025-04.v2.yaml").write_bytes(write(data))
    assert sixc("--root", root, "build").code == 0
    text = pages(root / "site")["al-2025/parties/partia-e-lumit/"].tree.text
    assert (
        "63.4 → 87.7 million lek · one advertising line added · one sponsor added"
        " · Who campaigns on its behalf: one change · Targeting: one change"
    ) in text
