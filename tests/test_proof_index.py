"""Whatever a host lets its index say otherwise than the log, the verifier says so."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.history.proof import HEAD, INDEX, LOG, Head, read_head, verify, write_head
from tests.command import sixc
from tests.invented import ID
from tests.proven import BROKEN, NEW, PARTY, REPORT, SUBMITTERS, Published, faults

pytestmark = pytest.mark.slow

Change = Callable[[Any], object]
FILED = f"{ID}/data/filed/partia-e-lumit"
APRIL = f"{ID}/partia-e-lumit/2025-04"


def disclosure(data: Any, name: str = APRIL) -> Any:
    """A disclosure in an index."""
    return next(each for each in data["disclosures"] if each["id"] == name)


def version(data: Any) -> Any:
    """The first version of a disclosure."""
    return disclosure(data)["versions"][0]


def file(data: Any, ending: str = "partia-e-lumit/2025-04.yaml") -> Any:
    """A file as it was filed, in an index."""
    return next(each for each in data["data"] if each["path"].endswith(ending))


def back(data: Any, path: str) -> Any:
    """A file that is not shown."""
    return next(each for each in data["held_back"] if each["id"] == path)


def correction(data: Any) -> Any:
    """A disclosure with more than one version."""
    return next(each for each in data["disclosures"] if len(each["versions"]) > 1)


def hide(data: Any) -> None:
    """Drop a file everywhere, and say that it is refused, as if it had never been good."""
    data["disclosures"].remove(disclosure(data))
    gone = file(data)
    data["data"].remove(gone)
    data["held_back"].append({"id": NEW, "state": "refused", "sha256": "0" * 64})


ATTACKS: dict[str, tuple[Change, str]] = {
    "no disclosures": (lambda i: i["disclosures"].clear(), "does not list this version"),
    "one disclosure fewer": (lambda i: i["disclosures"].remove(disclosure(i)), f"{NEW} is on the site, but"),
    "one version fewer": (lambda i: correction(i)["versions"].pop(), "does not list this version"),
    "the first version gone": (lambda i: correction(i)["versions"].pop(0), "does not list this version"),
    "a disclosure without versions": (lambda i: disclosure(i)["versions"].clear(), "without a version"),
    "a disclosure twice": (lambda i: i["disclosures"].append(disclosure(i)), f"the disclosure {APRIL} 2 times"),
    "a version twice": (lambda i: disclosure(i)["versions"].append(version(i)), f"the version {APRIL} 1 2 times"),
    "no election": (lambda i: i["elections"].clear(), "does not list this election"),
    "an election twice": (lambda i: i["elections"].append(i["elections"][0]), f"the election {ID} 2 times"),
    "no parties": (lambda i: i["parties"].clear(), "but not its party"),
    "a party twice": (lambda i: i["parties"].append(i["parties"][0]), "the party "),
    "no periods": (lambda i: i["periods"].clear(), "or not its period"),
    "a period twice": (lambda i: i["periods"].append(i["periods"][0]), "the period "),
    "another party's file": (
        lambda i: version(i).update(file=f"{ID}/data/filed/levizja-dallga/2025-04.yaml"), "to a file of another",
    ),
    "another period's file": (lambda i: version(i).update(file=f"{FILED}/2025-02.yaml"), "to a file of another"),
    "another version's file": (
        lambda i: correction(i)["versions"][0].update(file=correction(i)["versions"][1]["file"]),
        "to a file of another",
    ),
    "a file elsewhere": (lambda i: version(i).update(file="feed.xml"), "to a file of another"),
    "the file of the election": (
        lambda i: version(i).update(file=f"{ID}/data/filed/election.yaml"), "to a file of another",
    ),
    "another number": (lambda i: version(i).update(id=7), "to a file of another"),
    "another party": (lambda i: disclosure(i).update(party="levizja-dallga"), "that is of"),
    "another period": (lambda i: disclosure(i).update(period="2025-02"), "that is of"),
    "another election": (lambda i: disclosure(i).update(election="al-2026"), "that is of"),
    "another name": (lambda i: disclosure(i).update(id=f"{ID}/x/y"), "that is of"),
    "another hash": (lambda i: version(i).update(sha256="0" * 64), f"another SHA-256 for {NEW}"),
    "a hash in capitals": (
        lambda i: version(i).update(sha256=version(i)["sha256"].upper()), f"another SHA-256 for {NEW}",
    ),
    "an old version that counts": (
        lambda i: [v.update(current=v["id"] == 1) for v in correction(i)["versions"]], "that the newest version counts",
    ),
    "two versions that count": (
        lambda i: [v.update(current=True) for v in correction(i)["versions"]], "that the newest version counts",
    ),
    "a file twice": (lambda i: i["data"].append(file(i)), f"the file {FILED}/2025-04.yaml 2 times"),
    "a file with two names": (lambda i: file(i).update(id="x"), "gives two names to one file"),
    "a file of another size": (lambda i: file(i).update(bytes=1), "another size or SHA-256 for the file"),
    "a file of another hash": (lambda i: file(i).update(sha256="0" * 64), "another size or SHA-256 for the file"),
    "a ledger gone": (
        lambda i: i["data"].remove(file(i, "levizja-dallga/2025-04.ads.csv")), "2025-04.ads.csv is in the log",
    ),
    "nothing held back": (lambda i: i["held_back"].clear(), f"{BROKEN} is in the log (entry"),
    "a refused file kept quiet": (lambda i: i["held_back"].remove(back(i, BROKEN)), f"{BROKEN} is in the log"),
    "no reason": (lambda i: back(i, BROKEN).pop("state"), "for no reason"),
    "an invented reason": (lambda i: back(i, BROKEN).update(state="lost"), "that cannot be, lost"),
    "a disclosure nobody reads": (lambda i: back(i, BROKEN).update(state="not_read"), "that cannot be, not_read"),
    "a disclosure that says who may file": (lambda i: back(i, BROKEN).update(state="kept"), "that cannot be, kept"),
    "a report that says who may file": (lambda i: back(i, REPORT).update(state="kept"), "that cannot be, kept"),
    "a refused file of another hash": (lambda i: back(i, BROKEN).update(sha256="0" * 64), "which is not shown"),
    "a file held back twice": (lambda i: i["held_back"].append(back(i, BROKEN)), "the file not shown"),
    "shown and held back": (
        lambda i: i["held_back"].append({"id": NEW, "state": "refused"}), "both that it is shown and that it is not",
    ),
    "held back and never there": (
        lambda i: i["held_back"].append({"id": f"{PARTY}/2024-01.yaml", "state": "refused"}), "does not hold it",
    ),
    "hidden behind a refusal": (hide, f"another SHA-256 for {NEW}, which is not shown"),
    "a release twice": (lambda i: i["releases"].append(i["releases"][0]), "the release v/2025-05-12"),
    "another hash of a release": (lambda i: i["releases"][0].update(sha256="0" * 64), "another SHA-256 for releases/"),
}  # fmt: skip


@pytest.mark.parametrize(("attack", "named"), ATTACKS.values(), ids=ATTACKS)
def test_what_the_index_says_otherwise_is_named(
    published: Published, attack: Change, named: str
) -> None:
    published.edit_index(attack)
    found = faults(published)
    assert any(named in fault for fault in found), found
    assert all(fault.isascii() and fault.isprintable() and len(fault) < 400 for fault in found)


@pytest.mark.parametrize("filed", ["2025-03-29", "2025-04-02", "2024-03-31", "soon", ""])
def test_a_day_of_filing_is_that_of_the_log(published: Published, filed: str) -> None:
    """Days are those of the election's zone, which are at most one from those of UTC in the log."""

    def date_all(data: Any) -> None:
        data["elections"][0]["filed_from_history"] = True
        for each in (v for d in data["disclosures"] for v in d["versions"]):
            each["filed"] = "2025-04-01T00:30:00+02:00"

    published.edit_index(date_all)
    assert faults(published) == []
    published.edit_index(lambda data: version(data).update(filed=filed))
    assert faults(published) == [
        f"{INDEX} says that {NEW} was filed on {filed}, the log says 2025-03-31"
    ]


def test_the_index_as_it_is_says_why_each_file_is_not_shown(original: Published) -> None:
    said = {each["id"]: each["state"] for each in json.loads(original.text(INDEX))["held_back"]}
    assert said == {BROKEN: "refused", SUBMITTERS: "kept", REPORT: "not_read"}


def test_what_is_said_to_be_refused_is_always_named(published: Published) -> None:
    """A host can still call a good file refused; then whoever verifies reads that it does."""

    def refuse(data: Any) -> None:
        data["disclosures"].remove(disclosure(data))
        data["data"].remove(file(data))
        data["held_back"].append({"id": NEW, "state": "refused"})

    published.edit_index(refuse)
    result = verify(str(published.folder))
    assert result.faults == []
    assert (
        f"In the log, but refused by the check and so not shown: {NEW}, {BROKEN}." in result.words
    )


@pytest.mark.parametrize("name", ["disclosures", "data", "held_back", "elections"])
def test_of_two_lists_with_one_name_neither_is_believed(published: Published, name: str) -> None:
    data = json.loads(published.text(INDEX))
    published.write(INDEX, f'{{"{name}": [], {json.dumps(data)[1:]}')
    assert faults(published) == [f"{INDEX} cannot be understood"]


OF_ANOTHER_FORM: tuple[tuple[Callable[[Any], Any], str, tuple[object, ...]], ...] = (
    (version, "id", (None, "1", True, 1.0, [1])),
    (version, "file", (None, 1, ["x"], {})),
    (version, "current", (None, "yes", 1)),
    (version, "sha256", (None, 1)),
    (disclosure, "party", (None, 1, ["x"])),
    (disclosure, "versions", (None, 1, "x", [None])),
    (lambda data: back(data, BROKEN), "state", (None, 1, [])),
    (lambda data: data, "elections", (None, 1, [1], [{}])),
)


def test_an_index_of_another_form_is_not_understood(published: Published) -> None:
    before = published.text(INDEX)
    for place, field, values in OF_ANOTHER_FORM:
        for value in values:
            data = json.loads(before)
            place(data)[field] = value
            published.write(INDEX, json.dumps(data))
            assert faults(published) == [f"{INDEX} cannot be understood"], (field, value)


@pytest.mark.parametrize(
    "origin",
    [
        *("elsewhere.example/log/2", "campaigns.example/log/2/without-history", "sixc/log/2"),
        *("campaigns.example/log/2/2", "campaigns.example/2025/log", "x", "/2"),
    ],
)
def test_a_head_of_another_log_proves_nothing(published: Published, origin: str) -> None:
    for kept in (read_head(published.earlier.read_bytes()), published.head()):
        published.write("kept.txt", write_head(kept._replace(origin=origin)))
        (fault,) = faults(Published(published.folder, published.folder / "kept.txt"), since=True)
        assert fault.startswith("the earlier head is of another log: ")


def test_a_site_cannot_pass_for_another_log(published: Published) -> None:
    """Neither with another name, nor as one without a history, nor as one of another version."""
    head = published.head()
    for origin, fault in {
        "elsewhere.example/log/2": "the earlier head is of another log",
        f"{head.origin}/without-history": "disagree on whether there is a history",
        head.origin.removesuffix("/2"): "disagree on which version",
    }.items():
        published.write(HEAD, write_head(Head(origin, head.size, head.root)))
        assert any(fault in found for found in faults(published, since=True)), origin


def test_a_log_of_files_that_no_log_holds_is_none(published: Published) -> None:
    text = published.text(LOG)
    published.write(LOG, text.replace(BROKEN, "docs/en/about.yaml"))
    assert any("is not entry" in fault for fault in faults(published))


def test_a_redaction_without_an_order_is_named(published: Published) -> None:
    entries = published.entries()
    gone = next(entry for entry in entries if entry.path == BROKEN)
    published.forge([*entries, gone._replace(event="redacted")])
    wanted = f"the log says that {BROKEN} is redacted, but there never was a disclosures/{ID}/redactions.yaml"
    assert wanted in faults(published)


@pytest.mark.parametrize("text", ["", "\n\n\n", "<html>", "\0", "x\n1\n"])
def test_an_earlier_head_that_is_none_is_wrong_use(published: Published, text: str) -> None:
    published.write("kept.txt", text)
    done = sixc("verify", published.folder, "--since", published.folder / "kept.txt")
    assert (done.code, done.out) == (2, "")


def test_an_earlier_head_without_a_name_is_wrong_use(published: Published) -> None:
    done = sixc("verify", published.folder, "--since", "")
    assert (done.code, done.out) == (2, "")
    assert "--since names no head" in done.err
