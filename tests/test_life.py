"""The life of an election, from its first day to the archive, through the pipelines of each host as they are written.

After each step the published site is compared with what must be true, and it proves itself to everybody who kept a
head of its log on any earlier day. docs/<language>/life-of-an-election.md tells the same steps for people. The first
host lives through all of it, the others as far as their pipelines differ.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.command import sixc
from tests.life import MAINTAINER, Body, Files, Proposal, founded

pytestmark = pytest.mark.slow

ID, NEXT = "xk-2027", "xk-2031"
FOLDER = f"disclosures/{ID}"
RIVER, MOUNTAIN, FOREST = "river-party", "mountain-party", "forest-party"
NAMES = {RIVER: "River Party", MOUNTAIN: "Mountain Party", FOREST: "Forest Party"}
TREASURERS = {RIVER: 900000000000101, MOUNTAIN: 900000000000201, FOREST: 900000000000301}
REGISTRY, STRANGER = 900000000000900, 900000000000666
ROSTER = "".join(f"{line}\n" for line in ("name", *NAMES.values()))
SUMMER = timezone(timedelta(hours=2))
"""What the clocks of the election show in April and May."""
APRIL, MAY = "2027-04", "2027-05"
"""Due on 5 May and on 5 June."""
SIGNED = {APRIL: "2027-05-02", MAY: "2027-06-02"}


def at(month: int, day: int, time: str = "12:00:00", year: int = 2027) -> datetime:
    """A moment by the clocks of the election."""
    hour, minute, second = map(int, time.split(":"))
    return datetime(year, month, day, hour, minute, second, tzinfo=SUMMER).astimezone(UTC)


def place(party: str, period: str, version: int = 1) -> str:
    """Where a disclosure stands."""
    return f"{FOLDER}/{party}/{period}{f'.v{version}' if version > 1 else ''}.yaml"


def filing(
    party: str, period: str, spent: str = "1200.00", version: int = 1, more: str = ""
) -> str:
    """A sound disclosure; `more` stands before its sections."""
    if version > 1 and not more:
        more = "correction: {reason: An invoice came late.}\n"
    return f"""\
schema_version: "1.1"
election: {ID}
party: {party}
period: {period}
version: {version}
{more}contact: {{role: Treasurer, email: office@{party}.example}}
attestation: {{role: Chair, date: {SIGNED[period]}}}
affiliates: {{state: nothing_to_disclose}}
advertising:
  state: disclosed
  lines:
    - id: posters
      medium: outdoor
      sponsor: {party}
      paid_by: {party}
      start: {period}-05
      end: {period}-08
      spent: {{amount: "{spent}", currency: EUR, basis: paid}}
funding:
  state: disclosed
  sources:
    - {{id: dues, kind: membership_fees, origin: domestic, amount: {{amount: "90000.00", currency: EUR, basis: paid}}}}
targeting: {{state: nothing_to_disclose}}
ai: {{state: nothing_to_disclose}}
"""


def published(body: Body, now: datetime) -> None:
    """Publish; the new site must prove itself to all who kept a head of its log."""
    said = body.publish(now)
    assert said.code == 0, said.text
    body.prove()


def accepted(body: Body, proposal: Proposal) -> None:
    """The check of a proposal is green."""
    said = body.check(proposal)
    assert said.code == 0, said.text


def filed(body: Body, party: str, path: str, text: str, when: datetime) -> None:
    """A party proposes a file from a fork, its check is green, and somebody merges it."""
    proposal = body.propose(TREASURERS[party], {path: text}, when)
    accepted(body, proposal)
    body.merge(proposal, when)


def maintained(body: Body, files: Files, when: datetime) -> str:
    """A maintainer proposes a change, its check is green, and it is merged; the commit."""
    proposal = body.propose(MAINTAINER, files, when)
    accepted(body, proposal)
    return body.merge(proposal, when)


def the_first_publication(body: Body) -> None:
    published(body, at(3, 1))
    (election,) = body.index()["elections"]
    assert (election["id"], election["as_of"]) == (ID, "2027-03-01")
    assert body.index()["disclosures"] == []
    assert body.filed(ID) == dict.fromkeys(NAMES.values(), ["not due yet"] * 2)
    again = body.publish(at(3, 1))
    assert "delete the variable FIRST_PUBLICATION" in again.text
    assert again.code == 1
    del body.variables["FIRST_PUBLICATION"]


def accounts_are_entered(body: Body) -> None:
    fork = body.fork()
    for party, number in TREASURERS.items():
        two = ("--add", number, "--role", "Treasurer", "--add", number + 1, "--role", "Chair")
        done = sixc("--root", fork, "rights", ID, party, *two)
        assert done.code == 0, done.err
    own = ("--election-body", "--add", REGISTRY, "--role", "Registry")
    done = sixc("--root", fork, "rights", ID, *own)
    assert done.code == 0, done.err
    proposal = body.send(MAINTAINER, fork, at(3, 20))
    accepted(body, proposal)
    body.merge(proposal, at(3, 20))


def a_party_files(body: Body) -> None:
    fork = body.fork()
    done = sixc("new", ID, RIVER, APRIL, cwd=fork)
    assert (done.code, done.out.strip()) == (0, place(RIVER, APRIL))
    filed(body, RIVER, place(RIVER, APRIL), filing(RIVER, APRIL), at(5, 3, "10:00:01"))
    published(body, at(5, 3, "10:05:00"))
    (version,) = body.versions(f"{ID}/{RIVER}/{APRIL}")
    assert version["filed_at"] == "2027-05-03T08:00:01Z"
    assert body.filed(ID)[NAMES[RIVER]] == ["filed", "not due yet"]
    assert "1,200 EUR" in body.text(f"{ID}/parties/{RIVER}/{APRIL}/")


def it_corrects_what_it_filed(body: Body) -> None:
    text = filing(RIVER, APRIL, "1350.50", version=2)
    filed(body, RIVER, place(RIVER, APRIL, 2), text, at(5, 4))
    published(body, at(5, 4, "12:05:00"))
    assert [v["current"] for v in body.versions(f"{ID}/{RIVER}/{APRIL}")] == [False, True]
    page = f"{ID}/parties/{RIVER}/{APRIL}/"
    assert "1,350.50 EUR" in body.text(page)
    assert "An invoice came late." in body.text(page)
    assert "1,200 EUR" in body.text(f"{page}v1/")
    assert body.filed(ID)[NAMES[RIVER]] == ["filed · corrected, version 2", "not due yet"]


def another_files_late(body: Body) -> None:
    filed(body, MOUNTAIN, place(MOUNTAIN, APRIL), filing(MOUNTAIN, APRIL), at(5, 6, "00:00:30"))
    published(body, at(5, 6, "00:05:00"))
    assert body.filed(ID)[NAMES[MOUNTAIN]] == ["filed · late, 6 May", "not due yet"]
    assert body.filed(ID)[NAMES[FOREST]] == ["missing", "not due yet"]


def the_body_enters_a_paper(body: Body) -> None:
    entered = "entered: {from: paper, reference: K-17/2027}\n"
    path = place(FOREST, APRIL)
    proposal = body.propose(REGISTRY, {path: filing(FOREST, APRIL, more=entered)}, at(5, 7))
    accepted(body, proposal)
    body.merge(proposal, at(5, 7))
    received = f"""\
schema_version: "1.1"
election: {ID}
received:
  - path: {path}
    at: "2027-05-05T23:58:00+02:00"
    evidence: Stamp of the registry.
"""
    maintained(body, {f"{FOLDER}/received.yaml": received}, at(5, 7, "12:01:00"))
    published(body, at(5, 7, "12:05:00"))
    (version,) = body.versions(f"{ID}/{FOREST}/{APRIL}")
    assert version["entered"] == {"from": "paper", "reference": "K-17/2027"}
    assert body.filed(ID)[NAMES[FOREST]][0].startswith("filed · handed in 5 May")
    assert "Entered by the election body" in body.text(f"{ID}/parties/{FOREST}/{APRIL}/")


def a_bad_file_is_merged_by_mistake(body: Body) -> None:
    path = place(MOUNTAIN, APRIL, 2)
    bad = filing(MOUNTAIN, APRIL, "a lot", version=2)
    proposal = body.propose(TREASURERS[MOUNTAIN], {path: bad}, at(5, 8))
    said = body.check(proposal)
    assert said.code == 1
    assert path in said.text
    body.merge(proposal, at(5, 8))
    published(body, at(5, 8, "12:05:00"))
    assert [v["id"] for v in body.versions(f"{ID}/{MOUNTAIN}/{APRIL}")] == [1]
    assert path in {held["id"] for held in body.index()["held_back"]}
    assert "A newer file was submitted" in body.text(f"{ID}/parties/{MOUNTAIN}/{APRIL}/")


def a_rival_files_for_another(body: Body) -> None:
    planted, rival = place(RIVER, MAY), place(FOREST, MAY)
    for account, party, path in (
        (STRANGER, RIVER, planted),
        (TREASURERS[MOUNTAIN], FOREST, rival),
    ):
        proposal = body.propose(account, {path: filing(party, MAY, "1.00")}, at(5, 9))
        assert body.check(proposal).code == 1
        body.merge(proposal, at(5, 9))
    published(body, at(5, 9, "12:05:00"))
    assert body.index()["left_out"] == [
        {"id": rival, "reason": "other-party"},
        {"id": planted, "reason": "account-unknown"},
    ]
    assert body.versions(f"{ID}/{RIVER}/{MAY}") == body.versions(f"{ID}/{FOREST}/{MAY}") == []
    assert planted in body.text(f"{ID}/filings/")


def what_was_planted_is_taken_away(body: Body) -> None:
    maintained(body, {place(RIVER, MAY): None, place(FOREST, MAY): None}, at(5, 10))
    published(body, at(5, 10, "12:05:00"))
    assert body.index()["left_out"] == []


def two_file_in_the_last_minute(body: Body) -> None:
    """One of them is a minute late. Nobody else files, and silence becomes overdue without any commit."""
    base = body.main.git("rev-parse", "main")
    made = at(6, 5, "23:58:00")
    first = body.propose(TREASURERS[RIVER], {place(RIVER, MAY): filing(RIVER, MAY)}, made, base)
    second = body.propose(
        TREASURERS[MOUNTAIN], {place(MOUNTAIN, MAY): filing(MOUNTAIN, MAY)}, made, base
    )
    accepted(body, first)
    accepted(body, second)
    body.merge(first, at(6, 5, "23:59:30"))
    published(body, at(6, 5, "23:59:45"))
    assert [words[1] for words in body.filed(ID).values()] == [
        "filed",
        "not due yet",
        "not due yet",
    ]
    published(body, at(6, 6, "00:00:00"))  # nobody commits
    assert [words[1] for words in body.filed(ID).values()] == [
        "filed",
        "missing",
        "missing",
    ]
    accepted(body, second)  # main has moved on, and it is not stale
    body.merge(second, at(6, 6, "00:00:30"))
    published(body, at(6, 6, "04:15:00"))
    assert [words[1] for words in body.filed(ID).values()] == [
        "filed",
        "filed · late, 6 June",
        "missing",
    ]
    _, overdue, *_ = body.tables(f"{ID}/filings/")
    assert overdue[1:] == [[NAMES[FOREST], "May 2027", "5 June 2027", "one day"]]


def a_party_withdraws(body: Body) -> None:
    path = place(MOUNTAIN, APRIL, 3)
    text = filing(MOUNTAIN, APRIL, version=3)
    text = text[: text.index("affiliates")].replace("correction:", "withdrawal:")
    filed(body, MOUNTAIN, path, text, at(6, 10))
    published(body, at(6, 10, "12:05:00"))
    assert body.filed(ID)[NAMES[MOUNTAIN]][0] == "withdrawn 10 June"
    assert "1,200 EUR" in body.text(f"{ID}/parties/{MOUNTAIN}/{APRIL}/v1/")


def a_court_has_a_file_taken_down(body: Body) -> None:
    path = place(RIVER, APRIL)
    fork = body.fork()
    order = ("--order", "Decision 412", "--by", "Basic Court of Prishtina", "--date", "2027-06-12")
    done = sixc("--root", fork, "redact", path, *order)
    assert done.code == 0, done.err
    (fork / path).unlink()
    proposal = body.send(MAINTAINER, fork, at(6, 12))
    accepted(body, proposal)
    merged = body.merge(proposal, at(6, 12))
    assert body.publish(at(6, 12, "12:05:00")).code == 1  # until maintainers vouch for it
    body.variables["REVIEWED_COMMIT"] = merged
    published(body, at(6, 12, "12:10:00"))
    assert [v["id"] for v in body.versions(f"{ID}/{RIVER}/{APRIL}")] == [2]
    assert "redacted" in sixc("verify", body.site).out
    assert "1,350.50 EUR" in body.text(f"{ID}/parties/{RIVER}/{APRIL}/")


def the_charts_are_kept(body: Body) -> None:
    fork = body.fork()
    done = sixc("--root", fork, "release", ID, "final")
    assert done.code == 1, done.err  # a bad file is still there
    assert place(MOUNTAIN, APRIL, 2) in done.out
    proposal = body.send(MAINTAINER, fork, at(6, 20))
    accepted(body, proposal)
    body.merge(proposal, at(6, 20))
    published(body, at(6, 20, "12:05:00"))
    assert [release["id"] for release in body.index()["releases"]] == [f"{ID}/final"]


def the_next_election_begins(body: Body) -> None:
    old = (body.main.root / FOLDER / "election.yaml").read_text("utf-8")
    new = old.replace("2027", "2031")
    listed = f'schema_version: "1.1"\nelection: {NEXT}\nparties: []\n'
    files = {
        f"disclosures/{NEXT}/election.yaml": new,
        f"disclosures/{NEXT}/submitters.yaml": listed,
    }
    maintained(body, files, at(3, 1, year=2031))
    published(body, at(3, 1, year=2031))
    assert {each["id"] for each in body.index()["elections"]} == {ID, NEXT}
    assert body.filed(NEXT)[NAMES[RIVER]] == ["not due yet"] * 2
    assert body.filed(ID)[NAMES[RIVER]] == ["filed · corrected, version 2", "filed"]


def the_first_is_archived(body: Body) -> None:
    path = f"{FOLDER}/election.yaml"
    text = (body.main.root / path).read_text("utf-8")
    maintained(body, {path: f"{text}as_of: 2027-07-01\n"}, at(3, 2, year=2031))
    published(body, at(3, 2, year=2031))
    days = {each["id"]: each["as_of"] for each in body.index()["elections"]}
    assert days == {ID: "2027-07-01", NEXT: "2031-03-02"}
    assert "As of 1 July 2027" in body.text(f"{ID}/filings/")
    assert body.filed(ID)[NAMES[MOUNTAIN]] == ["withdrawn 10 June", "filed · late, 6 June"]
    shown = (body.site / ID / "filings/index.html").read_text("utf-8")
    assert f"/{ID}/charts/completeness/chart.png" in shown  # not the figures of the next election
    before = (body.site / ID / "filings/index.html").read_bytes()
    published(body, at(9, 1, year=2031))
    assert (body.site / ID / "filings/index.html").read_bytes() == before


STORY: tuple[Callable[[Body], None], ...] = (
    the_first_publication,
    accounts_are_entered,
    a_party_files,
    it_corrects_what_it_filed,
    another_files_late,
    the_body_enters_a_paper,
    a_bad_file_is_merged_by_mistake,
    a_rival_files_for_another,
    what_was_planted_is_taken_away,
    two_file_in_the_last_minute,
    a_party_withdraws,
    a_court_has_a_file_taken_down,
    the_charts_are_kept,
    the_next_election_begins,
    the_first_is_archived,
)
BEGINNING = STORY[:3]
"""As far as the pipelines of the hosts differ: checking a maintainer and a party, and asking who proposed what."""


@pytest.mark.parametrize(
    ("host", "story"),
    [
        ("github", STORY),
        ("gitlab", (*BEGINNING, a_rival_files_for_another)),
        ("forgejo", (*BEGINNING, a_rival_files_for_another)),
    ],
    ids=("github", "gitlab", "forgejo"),
)
def test_the_life_of_an_election(
    host: str, story: Iterable[Callable[[Body], None]], tmp_path: Path
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(ROSTER, "utf-8")
    options = ("--election", ID, "--country", "XK", "--languages", "en", "--date", "2027-05-09")
    with founded(tmp_path, host, at(3, 1), *options, "--roster", roster) as body:
        for step in story:
            step(body)
        assert sixc("verify", body.site, "--since", body.heads[0]).code == 0
