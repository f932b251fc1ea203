"""Who is who: what is one stays one, what is two stays two, and what may be taken for another is told of."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

import pytest

from generator.documents.model import Document
from generator.documents.names import DEVICES, IN_PARTY, KEPT, is_name, parse_name
from generator.pages.page import Page
from generator.pipeline import Build, run
from generator.settings import read_settings
from generator.text import translator
from generator.validation.check import Checked, inspect
from generator.validation.directory import Directory, named
from generator.validation.identity import Identity, organisation, person
from generator.validation.lookalikes import seen
from tests.effort import calls

pytestmark = pytest.mark.slow

ELECTION = """schema_version: "1.0"
id: xx-2031
code: al-2025
title: {en: Trial election}
country: AL
date: 2031-05-11
as_of: 2031-06-10
currency: ALL
languages: [en]
invented: true
periods:
  - {id: 2031-04, start: 2031-04-01, end: 2031-04-30, due: 2031-05-05}
parties:
  - {id: blue, name: {en: Blue}}
  - {id: green, name: {en: Green}}
"""
DISCLOSURE = """schema_version: "1.1"
election: xx-2031
party: PARTY
period: 2031-04
version: 1
contact: {role: Treasurer, email: office@PARTY.example}
attestation: {role: Treasurer, date: 2031-05-02}
targeting: {state: nothing_to_disclose}
ai: {state: nothing_to_disclose}
affiliates: AFFILIATES
advertising: ADVERTISING
funding: FUNDING
"""
NOTHING = "{state: nothing_to_disclose}"
URA = {"name": "Fondacioni Ura", "identifiers": [{"scheme": "AL-QKB", "id": "L91234567A"}]}


def affiliate(id: str, name: str, number: str = "") -> str:  # noqa: A002 - as in the file
    scheme, _, digits = number.rpartition(" ")
    numbers = f', identifiers: [{{scheme: {scheme or "AL-QKB"}, id: "{digits}"}}]' if number else ""
    return f'{{id: {id}, name: "{name}", kind: foundation, country: AL, campaigns_on_behalf: true{numbers}}}'


def affiliates(*entries: str) -> str:
    return f"{{state: disclosed, entities: [{', '.join(entries)}]}}"


def candidate(name: str) -> str:
    """Advertising of one candidate."""
    money = '{amount: "100.00", currency: ALL, basis: paid}'
    line = f"{{id: tv, medium: tv, sponsor: c, paid_by: c, start: 2031-04-02, end: 2031-04-30, spent: {money}}}"
    return f'{{state: disclosed, candidates: [{{id: c, name: "{name}"}}], lines: [{line}]}}'


def funding(*sources: str) -> str:
    money = 'origin: domestic, amount: {amount: "500.00", currency: ALL, basis: paid}'
    entries = (f"{{id: s{n}, {money}, {source}}}" for n, source in enumerate(sources))
    return f"{{state: disclosed, sources: [{', '.join(entries)}]}}"


def write(root: Path, party: str, **sections: str) -> Path:
    """A disclosure of one party with these sections."""
    text = DISCLOSURE.replace("PARTY", party)
    for name in ("affiliates", "advertising", "funding"):
        text = text.replace(name.upper(), sections.get(name, NOTHING))
    path = root / "disclosures" / "xx-2031" / party / "2031-04.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An instance with an election of two parties that file nothing yet."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Trial\nplugins: [sixc]\n", "utf-8")
    (tmp_path / "disclosures" / "xx-2031").mkdir(parents=True)
    (tmp_path / "disclosures" / "xx-2031" / "election.yaml").write_text(ELECTION, "utf-8")
    return tmp_path


def checked(root: Path) -> Checked:
    found = inspect(read_settings(root))
    assert [f for f in found.findings if f.level == "error"] == []
    return found


def notices(root: Path) -> list[tuple[str, tuple[str, ...], str]]:
    """File, other files and words of each notice of two that may be taken for each other."""
    english = translator("en")
    return [
        (f.place.file, tuple(place.file for place in f.also), english.text(f.message))
        for f in checked(root).findings
        if f.kind.code == "named-alike"
    ]


def pages(root: Path) -> dict[str, Page]:
    """The pages of organisations and people, by the name they have in their address."""
    checked(root)
    built: Build = run(read_settings(root))
    below = "xx-2031/organisations/"
    found = {page.path.removeprefix(below): page for page in built.pages["en"]}
    return {path.rstrip("/"): page for path, page in found.items() if page.kind != "organisations"}


def of_organisations(root: Path) -> dict[str, Page]:
    return {slug: p for slug, p in pages(root).items() if p.kind in {"organisation", "namesakes"}}


HERE, THERE = (f"disclosures/xx-2031/{party}/2031-04.yaml" for party in ("blue", "green"))


def test_a_name_that_quotes_a_number_is_not_taken_for_it(root: Path) -> None:
    write(root, "blue", affiliates=affiliates(affiliate("ura", "Fondacioni Ura", "L91234567A")))
    write(root, "green", affiliates=affiliates(affiliate("x", "AL-QKB L91234567A")))
    own = of_organisations(root)
    assert set(own) == {"al-qkb-l91234567a", "al-qkb-l91234567a--by--name"}
    for slug, other in combinations(own, 2):
        assert f'{other}/"' in own[slug].html
        assert f'{slug}/"' in own[other].html
    assert {(file, also) for file, also, _ in notices(root)} == {
        (HERE, (THERE,)),
        (THERE, (HERE,)),
    }


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("Ura", "L91234567A"), ("Era", "L91234568A"), "differ in one place"),
        (("Ura", "L91234567A"), ("Era", "L91243567A"), "differ in one place"),
        (("Ura", "X-DE-VR 9123"), ("Era", "X-DE-VR 923"), "differ in one place"),
        (("Ura", "L91234567A"), ("Ura", ""), "names are the same"),
        (("Ura", "L91234567A"), ("URA!", "M00000001B"), "names are the same"),
        (("Ura Press", ""), ("Urа Press", ""), "look the same"),
        (("Vila", ""), ("Vlla", ""), "look the same"),
        (("Ura Press", ""), ("Ｕｒа Ｐress", ""), "look the same"),
        (("Modem", "L91234567A"), ("Modern", ""), "look the same"),
    ],
)
def test_two_that_may_be_one_are_told_of_in_both_files_and_on_both_pages(
    one: tuple[str, str], other: tuple[str, str], reason: str, root: Path
) -> None:
    write(root, "blue", affiliates=affiliates(affiliate("a", *one)))
    write(root, "green", affiliates=affiliates(affiliate("b", *other)))
    (first, second) = notices(root)
    assert (first[:2], second[:2]) == ((HERE, (THERE,)), (THERE, (HERE,)))
    assert reason in first[2]
    assert THERE in first[2]
    slugs = list(of_organisations(root))
    assert len(slugs) == 2
    for slug, page in of_organisations(root).items():
        (link,) = [s for s in slugs if s != slug]
        assert f'{link}/"' in page.html
        assert reason in page.html


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ura", "L91234567A"), ("Era", "L91234657B")),
        (("Ura", "X-DE-VR 12345"), ("Era", "X-DE-VR 23456")),
        (("Ura", "X-DE-VR 12345"), ("Era", "X-DE-HRB 12345")),
        (("Ura", "L91234567A"), ("Era", "")),
        (("Ura 1", ""), ("Ura 2", "")),
    ],
)
def test_two_that_differ_plainly_are_left_alone(
    one: tuple[str, str], other: tuple[str, str], root: Path
) -> None:
    write(root, "blue", affiliates=affiliates(affiliate("a", *one)))
    write(root, "green", affiliates=affiliates(affiliate("b", *other)))
    assert notices(root) == []
    assert all("taken for one another" not in p.html for p in of_organisations(root).values())


def test_one_number_is_one_organisation_whatever_its_name(root: Path) -> None:
    write(root, "blue", affiliates=affiliates(affiliate("a", "Ura", "L91234567A")))
    write(root, "green", affiliates=affiliates(affiliate("b", "Ura Foundation", "L91234567A")))
    assert notices(root) == []
    assert set(of_organisations(root)) == {"al-qkb-l91234567a"}


def test_candidates_of_one_name_in_two_parties_stay_two(root: Path) -> None:
    for party in ("blue", "green"):
        write(root, party, advertising=candidate("Ana Shembulli"))
    found = pages(root)
    assert {"ana-shembulli--blue", "ana-shembulli--green", "ana-shembulli"} <= set(found)
    for party, other in (("blue", "green"), ("green", "blue")):
        assert (
            found[f"ana-shembulli--{party}"].description == f"Named by one party: {party.title()}."
        )
        assert f'ana-shembulli--{other}/"' in found[f"ana-shembulli--{party}"].html
        assert f'ana-shembulli--{party}/"' in found["ana-shembulli"].html
    assert notices(root) == []


def test_givers_and_lenders_have_pages_and_are_found_but_people_are_not(root: Path) -> None:
    swiss = "donor: {type: organisation, name: Stiftung Muster, country: CH}"
    write(
        root,
        "blue",
        funding=funding(
            f"kind: donation_organisation, {swiss}",
            "kind: donation_person, donor: {type: person, name: Besnik Shembullari}",
            'kind: loan, loan: {lender: Banka Prova, interest_percent: "4.5", due: 2033-01-01}',
            'kind: loan, loan: {lender: Dita Shembullari, lender_type: person, interest_percent: "1", '
            "due: 2033-01-01}",
        ),
    )
    studio = "donor: {type: organisation, name: Studio Prova}, valuation_method: Price list"
    write(
        root,
        "green",
        funding=funding(f"kind: in_kind, {studio}"),
        affiliates=affiliates(affiliate("b", "Stiftung Muster")),
    )
    own = of_organisations(root)
    assert set(own) == {"stiftung-muster", "banka-prova", "studio-prova"}
    assert own["stiftung-muster"].description == "Named by 2 parties: Blue and Green."
    assert "Switzerland" in own["stiftung-muster"].html
    for slug, role in (
        ("stiftung-muster", "gave money"),
        ("banka-prova", "lent money"),
        ("studio-prova", "gave help in kind"),
    ):
        assert role in own[slug].html
        assert own[slug].names is not None
    everything = "".join(page.path for page in pages(root).values())
    assert "shembullari" not in everything


def documents(*entries: Mapping[str, object]) -> Iterator[Document]:
    data = {"party": "blue", "affiliates": {"entities": list(entries)}}
    yield Document("blue.yaml", data, {}, {}, b"")


def comparing(entries: list[Mapping[str, object]]) -> int:
    """The effort of looking for those alike among some organisations."""

    def work() -> None:
        directory: Directory = named(documents(*entries))
        for identity in directory.by_identity:
            directory.alike(identity)

    return calls(work)


def test_looking_for_those_alike_is_no_more_work_for_each_of_many() -> None:
    def effort(count: int) -> int:
        return comparing(
            [
                {
                    "name": f"Shoqata {n * 7919:07}",
                    "identifiers": [{"scheme": "AL-QKB", "id": f"L{n * 104_729 % 10**8:08}A"}],
                }
                for n in range(count)
            ]
        )

    few, many = effort(500), effort(4_000)
    assert many < 10 * few


def test_organisations_of_one_name_by_the_thousand_are_no_burden() -> None:
    entries: list[Mapping[str, object]] = [
        {"name": "Ura", "identifiers": [{"scheme": "AL-QKB", "id": f"{n:08}"}]}
        for n in range(2_000)
    ]
    directory = named(documents(*entries))
    assert all(0 < len(directory.alike(who)) <= 10 for who in directory.by_identity)
    assert comparing(entries) < 5 * comparing(entries[:500])


HARD = (
    *(organisation({"name": name}) for name in (
        "AL-QKB L91234567A", "al qkb l91234567a b", "Con", "nul", "COM1", "0123456789abcdef", "Ura",
        "Ura 0123456789abcdef", "Ура", "Фонд Ура", "!!!", "???", "Ura " * 20, "Ura by name", "X Court Tirana 5",
    )),
    *(organisation({"name": "", "identifiers": [{"scheme": scheme, "id": number}]}) for scheme, number in (
        ("AL-QKB", "L91234567A"), ("AL-QKB", "ABC"), ("X-DE-VR", "VR 1"), ("X-DE", "VR VR 1"), ("X-DE-VR-VR", "1"),
        ("AL-QKB", "0123456789abcdef"), ("X-COURT-TIRANA", "5"), ("AL-QKB-L91234567A", "B"),
    )),
    *(person(party, name) for party in ("name", "by", "blue") for name in ("Ura", "Name", "By", "Ура", "Con")),
)  # fmt: skip


def test_no_two_identities_have_one_address() -> None:
    slugs: dict[str, Identity] = {}
    for identity in HARD:
        assert slugs.setdefault(identity.slug, identity) == identity
        assert re.fullmatch(r"[a-z0-9]+(-{1,2}[a-z0-9]+)*", identity.slug)
        assert identity.slug not in DEVICES
    assert len(slugs) == len(set(HARD))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PAYPAL", "РАҮРАL"),
        ("Ora", "0ra"),
        ("Ólla", "Olla"),
        ("Ura", "Ｕｒａ"),
        ("Νέα", "Nea"),
        ("Vila", "VIIa"),
    ],
)
def test_look_alike_letters_are_seen_as_one(one: str, other: str) -> None:
    assert seen(one) == seen(other)


@pytest.mark.parametrize("name", sorted({*DEVICES, *KEPT, *IN_PARTY}))
def test_a_name_that_some_system_or_address_needs_is_refused_everywhere(name: str) -> None:
    assert not is_name(name)
    for ending in (".yaml", ".v2.yaml", ".ads.csv", ".v2.ads.csv"):
        assert parse_name(name + ending) is None
    assert is_name(f"{name}-2031")


def test_the_devices_of_windows_are_all_known() -> None:
    assert {"con", "prn", "aux", "nul", "com1", "com9", "lpt1", "lpt9", "com0", "lpt0"} <= DEVICES
    assert len(DEVICES) == 24
