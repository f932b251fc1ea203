"""What `sixc import` promises: every record a disclosure or a named refusal, nothing lost, nothing made up."""

import importlib
import json
import pkgutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator import importers
from generator.documents.codelists import load_codelists
from generator.documents.instance import load
from generator.documents.reader import read
from generator.documents.writer import write
from generator.errors import ForeignFileError
from generator.findings import Finding, Level
from generator.importers import IMPORTERS
from generator.importers.importer import Import, Importer, report
from generator.importers.nl_statement import is_private
from generator.importers.nl_transparency_statements import IMPORTER, MOST_CAMPAIGNS
from generator.importers.nl_vocabulary import kvk_number
from generator.money import UNIT
from generator.settings import Settings
from generator.text import translator
from generator.validation.check import check
from generator.validation.schemas import load_schemas
from tests.expected import Golden
from tests.invented import SHELF

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases" / "importers" / "nl-transparency-statements"
INPUT = CASES / "statements.json"
FOLDER = "disclosures/nl-2025"
AMOUNTS = ("betaalde_media_waarde_euro", "totale_waarde_campagne_euro")
FIELDS = ("spent", "campaign_value")


def records() -> list[Any]:
    loaded: list[Any] = json.loads(INPUT.read_text("utf-8"))
    return loaded


def statement(**changes: Any) -> dict[str, Any]:
    """A statement that is accepted, with changes; a field changed to None is left out."""
    changed = {**records()[1], **changes}
    return {key: value for key, value in changed.items() if value is not None}


def run(*entries: Any) -> Import:
    return IMPORTER.read((("statements.json", json.dumps(list(entries)).encode()),))


def run_file(path: Path) -> Import:
    return IMPORTER.read(((path.name, path.read_bytes()),))


def told(result: Import) -> list[str]:
    return [translator("en").text(message) for message in report(result)]


def reason(result: Import) -> str:
    """The one reason given."""
    (refused,) = result.refused
    return translator("en").text(refused.reason)


def disclosures(result: Import) -> dict[str, Any]:
    """Every disclosure by path, as the strict reader reads it."""
    paths = [accepted.path for accepted in result.accepted]
    return {path: data(result, path) for path in paths}


def data(result: Import, path: str) -> Any:
    reading = read(path, result.files[path])
    assert reading.document is not None, reading.findings
    return reading.document.data


def amount(record: Any, key: str) -> Decimal:
    """What a record states; nothing where it states no amount."""
    text = record.get(key) if isinstance(record, Mapping) else None
    plain = isinstance(text, str) and text.replace(".", "", 1).isdigit() and "," not in text
    return Decimal(str(text)) if plain else Decimal(0)


def filed_sum(result: Import, field: str) -> Decimal:
    """The sum over all versions of the line each one is about."""
    lines = (
        line
        for made in disclosures(result).values()
        for line in made["advertising"]["lines"]
        if line["id"] == made["source"]["id"]
    )
    return sum((Decimal(line[field]["amount"]) for line in lines), Decimal(0))


def newest_sum(result: Import, field: str) -> Decimal:
    """The sum over all lines of each sponsor's newest version."""
    last = {made["party"]: made for made in disclosures(result).values()}
    lines = (line for made in last.values() for line in made["advertising"]["lines"])
    return sum((Decimal(line[field]["amount"]) for line in lines), Decimal(0))


def refused_sum(result: Import, stated: list[Any], key: str) -> Decimal:
    """The sum over the records whose number the report names as refused."""
    labels = [entry.record for entry in result.refused]
    named = [label.partition(" ")[0] for label in labels]
    days = [label.partition("(")[2].rstrip(")") for label in labels]
    pairs = set(zip(named, days, strict=True))
    mine = [r for r in stated if (r["public_id"], (r["date_published"] or "")[:10]) in pairs]
    return sum((amount(r, key) for r in mine), Decimal(0))


def in_parts(value: Decimal) -> int:
    return int(value * UNIT)


def put(result: Import, root: Path) -> None:
    for path, content in result.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def findings(root: Path) -> tuple[Finding, ...]:
    """What the check says of an instance."""
    settings = Settings(
        root=root,
        docs=root / "docs",
        site_name="",
        site_url="",
        repository="",
        source_link="",
        languages=("en",),
        site_names={},
    )
    schemas, lists = load_schemas(SHELF), load_codelists(SHELF)
    return check(load(root), schemas, lists, settings).findings


def faults(root: Path) -> list[str]:
    """Everything the check has against an instance, advice left out."""
    text = translator("en").text
    found = findings(root)
    return [f"{f.place.file}: {text(f.message)}" for f in found if f.level is not Level.ADVICE]


# The list of importers


def test_every_module_with_an_importer_is_listed() -> None:
    names = [module.name for module in pkgutil.iter_modules(importers.__path__)]
    modules = [importlib.import_module(f"generator.importers.{name}") for name in names]
    made = {m.IMPORTER.id for m in modules if isinstance(getattr(m, "IMPORTER", None), Importer)}
    assert made == {importer.id for importer in IMPORTERS}


# The invented statements as a whole


def test_the_invented_statements_become_exactly_the_stored_files(golden: Golden) -> None:
    result = run_file(INPUT)
    for path, content in result.files.items():
        golden(CASES / "expected" / path, content)
    golden(CASES / "expected" / "report.txt", "\n".join(told(result)) + "\n")


def test_no_stored_file_is_left_from_an_earlier_form_of_the_import() -> None:
    expected = CASES / "expected"
    stored = {p.relative_to(expected).as_posix() for p in expected.rglob("*") if p.is_file()}
    assert stored == {*run_file(INPUT).files, "report.txt"}


def test_every_statement_is_one_disclosure_or_one_refusal() -> None:
    result = run_file(INPUT)
    assert len(result.accepted) + len(result.refused) == len(records())
    assert len({accepted.path for accepted in result.accepted}) == len(result.accepted) == 11
    parts = ("/election.yaml", "/submitters.yaml")
    made = [path for path in result.files if path.startswith(FOLDER) and not path.endswith(parts)]
    assert sorted(made) == sorted(accepted.path for accepted in result.accepted)


def test_sums_agree_with_the_input_to_the_cent() -> None:
    result = run_file(INPUT)
    for key, field, total in zip(AMOUNTS, FIELDS, result.totals, strict=True):
        assert total.agrees
        assert total.read.high == in_parts(sum((amount(r, key) for r in records()), Decimal(0)))
        assert total.written.high == in_parts(filed_sum(result, field))
        assert total.current.high == in_parts(newest_sum(result, field))
        assert total.read.high == total.written.high + total.refused.high
        assert total.written.high == total.current.high + total.replaced.high


def test_the_imported_instance_passes_the_check(tmp_path: Path) -> None:
    put(run_file(INPUT), tmp_path)
    assert faults(tmp_path) == []


def test_the_order_of_the_input_changes_nothing() -> None:
    entries = [r for r in records() if isinstance(r, dict) and r["public_id"].isalnum()]
    forwards, backwards = run(*entries), run(*reversed(entries))
    halves = [json.dumps(part).encode() for part in (entries[9:], entries[:9])]
    in_two_files = IMPORTER.read((("b.json", halves[0]), ("a.json", halves[1])))
    assert forwards.files == backwards.files == in_two_files.files
    assert told(forwards) == told(backwards) == told(in_two_files)


def test_no_contact_data_of_a_statement_reach_a_file() -> None:
    text = b"\n".join(run_file(INPUT).files.values()).decode()
    private = ("Contactpersoon", "opdrachtgever.example", "Dijkstraat", "Terp aan Zee")
    in_texts = ("burger.example", "huizen.example", "NL91ABNA")
    assert [word for word in (*private, *in_texts) if word in text] == []


def test_nothing_depends_on_the_clock_because_today_is_the_newest_day_of_the_input() -> None:
    election = data(run_file(INPUT), f"{FOLDER}/election.yaml")
    assert election["as_of"] == "2025-10-22"
    assert election["periods"][0]["start"] == "2025-08-01"
    assert election["periods"][0]["end"] == election["periods"][0]["due"] == "2025-11-08"


# The report


def test_statements_refused_for_one_reason_share_a_line_and_the_longest_list_comes_first() -> None:
    others = [statement(public_id=f"x{i}", id=None, theme="Algemeen") for i in range(3)]
    result = run(statement(name="test"), *others, statement(public_id="ok1", id=None))
    lines = told(result)
    assert lines[:4] == [
        "5 statements were read.",
        "1 statement was imported, as one version of its sponsor's disclosure.",
        "1 sponsor has a disclosure.",
        "4 statements were refused.",
    ]
    (first, second) = (line for line in lines if line.startswith("- "))
    assert "“Algemeen”. 3 statements: x0 (2025-10-02), x1 (2025-10-02) and x2" in first
    assert second.endswith("Statement: p0ld3r (2025-10-02).")


def test_the_report_shows_sums_that_can_be_added_up() -> None:
    again = statement(id=None, date_published="2025-10-03T10:00:00")
    result = run(statement(), again, statement(public_id="x", id=None, theme="Algemeen"))
    paid = [line.replace("\N{NO-BREAK SPACE}", " ") for line in told(result) if "Paid" in line]
    assert paid == [
        "Paid media: input 105,000 EUR = imported 70,000 EUR + refused 35,000 EUR.",
        "Paid media: imported 70,000 EUR = newest versions 35,000 EUR + replaced by a later statement 35,000 EUR.",
    ]


# Sponsors


def roster(result: Import) -> dict[str, Any]:
    """Each entry of the roster by its short name."""
    election = data(result, f"{FOLDER}/election.yaml")
    return {party["id"]: party for party in election["parties"]}


def sponsored(number: str, name: str, register: str, **changes: Any) -> dict[str, Any]:
    """A statement of one number, naming one sponsor."""
    sponsor = {"opdrachtgever_naam_organisatie": name, "opdrachtgever_kvk_nummer": register}
    return statement(public_id=number, id=None, name=f"Campagne {number}", **sponsor, **changes)


def account(name: str) -> dict[str, Any]:
    return {"organization_created": {"id": name, "name": name}}


def named(*entries: Any) -> list[str]:
    """The names on the roster that statements make, in order of short name."""
    return [party["name"]["nl"] for party in roster(run(*entries)).values()]


def newest(result: Import, short: str) -> Any:
    """The newest disclosure of a sponsor."""
    return [made for made in disclosures(result).values() if made["party"] == short][-1]


def added(made: Any, about: str) -> list[str]:
    """What the import itself has to say of an entry."""
    return [
        line
        for annotation in made.get("annotations", ())
        if annotation["about"] == about
        for line in annotation["text"].splitlines()
    ]


def notes(made: Any, about: str) -> list[str]:
    """What the import itself has to say of a line's sponsor, payer and filer."""
    said = ("names the", "has the sponsor's name", "Filed by")
    return [text for text in added(made, about) if any(word in text for word in said)]


def test_the_roster_holds_the_sponsors_and_not_the_accounts_that_filed() -> None:
    result = run_file(INPUT)
    assert {short: party["name"]["nl"] for short, party in roster(result).items()} == {
        "bond-voor-huizen": "Bond voor Huizen",
        "bregje-van-verzonnen": "Bregje van Verzonnen",
        "partij-van-de-polder": "Partij van de Polder",
        "partij-van-de-polder-afdeling-terp": "Partij van de Polder, afdeling Terp",
        "stichting-secretariaat-duin-dal": "Stichting Secretariaat Duin & Dal",
        "windvereniging-ver-weg": "Windvereniging Ver Weg",
    }
    for made in disclosures(result).values():
        assert {line["sponsor"] for line in made["advertising"]["lines"]} == {made["party"]}
        declared = {entity["id"] for entity in made["advertising"].get("third_parties", ())}
        assert made["party"] not in declared


def test_the_account_that_filed_is_named_where_it_is_not_the_sponsor() -> None:
    made = newest(run_file(INPUT), "partij-van-de-polder")
    lines = [line["id"] for line in made["advertising"]["lines"]]
    filed = {id_: [note for note in notes(made, id_) if "Filed by" in note] for id_ in lines}
    assert filed == {
        "p0ld3r": [],
        "bod001": ["Filed by the account “Terpbode”."],
        "dijk01": [],
    }


def test_a_sponsor_with_the_same_register_number_is_the_same_under_any_name() -> None:
    result = run_file(INPUT)
    made = newest(result, "partij-van-de-polder")
    (*_, dike) = made["advertising"]["lines"]
    assert dike["sponsor"] == dike["paid_by"] == "partij-van-de-polder"
    assert "controlled_by" not in dike
    assert notes(made, dike["id"]) == [
        "The statement names the sponsor “Partij van de Polder afd. Dijk”.",
        "The statement names the controlling entity “De Polderpartij”, which is taken as the sponsor.",
    ]


def test_without_a_number_the_name_decides_but_for_case_and_punctuation() -> None:
    assert named(sponsored("a", "Terp & Co.", ""), sponsored("b", "TERP, co", "nvt")) == [
        "TERP, co"
    ]
    assert named(sponsored("a", "Terp", "0000000000"), sponsored("b", "Polder", "0000000000")) == [
        "Polder",
        "Terp",
    ]


def test_a_sponsor_who_gives_the_number_only_once_is_one() -> None:
    with_number, without = sponsored("a", "Terp", "90000021"), sponsored("b", "Terp", "")
    assert named(with_number, without) == named(without, with_number) == ["Terp"]
    assert named(with_number, without, sponsored("c", "De Terp", "90000021")) == ["Terp"]


def test_sponsors_of_one_name_with_different_numbers_are_different() -> None:
    result = run(sponsored("a", "Terp", "90000021"), sponsored("b", "Terp", "90000022"))
    numbers = {short: party["identifiers"][0]["id"] for short, party in roster(result).items()}
    assert numbers == {"terp": "90000021", "terp-2": "90000022"}


def test_a_number_given_beside_the_same_name_in_another_role_counts() -> None:
    paid = {"betalende_naam_organisatie": "Terp", "betalende_kvk_nummer": "90000021"}
    result = run(sponsored("a", "Terp", "nvt", **paid), sponsored("b", "De Terp", "90000021"))
    assert len(roster(result)) == 1


def test_the_name_used_most_often_is_the_sponsors_name() -> None:
    often = [sponsored("a", "Terp", "90000021"), sponsored("b", "Terp", "90000021")]
    assert named(*often, sponsored("c", "Terp, t.a.v. de kas", "90000021")) == ["Terp"]


def test_of_names_used_equally_often_the_accounts_own_counts_and_then_the_latest() -> None:
    pair = ("Terp", "90000021"), ("Terp, t.a.v. de kas", "90000021")
    own = [sponsored(nr, *each, **account("Terp")) for nr, each in zip("ab", pair, strict=True)]
    other = [sponsored(nr, *each, **account("Bode")) for nr, each in zip("ab", pair, strict=True)]
    assert named(*own) == ["Terp"]
    assert named(*other) == ["Terp, t.a.v. de kas"]


def test_a_statement_filed_again_for_another_sponsor_is_that_sponsors_alone() -> None:
    first = sponsored("a", "Bode", "90000031", date_published="2025-10-02T10:00:00")
    again = sponsored("a", "Terp", "90000021", date_published="2025-10-03T10:00:00")
    result = run(first, again, sponsored("b", "Bode", "90000031"))
    assert len(newest(result, "terp")["advertising"]["lines"]) == 1
    assert [line["id"] for line in newest(result, "bode")["advertising"]["lines"]] == ["b"]
    replaced = data(result, f"{FOLDER}/terp/2025.yaml")
    assert notes(replaced, "a")[0] == "The statement names the sponsor “Bode”."
    assert all(total.agrees for total in result.totals)


def test_a_payer_of_the_sponsors_name_or_number_is_the_sponsor_and_the_line_says_so() -> None:
    def made(name: str, register: str) -> Any:
        paid = {"betalende_naam_organisatie": name, "betalende_kvk_nummer": register}
        return newest(run(sponsored("a", "Terp", "90000021", **paid, **account("Terp"))), "terp")

    assert notes(made("Terp", "90000021"), "a") == []
    assert notes(made("Terpkas", "90000021"), "a") == [
        "The statement names the payer “Terpkas”, which is taken as the sponsor."
    ]
    assert "another register number" in notes(made("TERP", "90000022"), "a")[0]
    assert made("Terpkas", "90000022")["advertising"]["lines"][0]["paid_by"] == "terpkas"


@pytest.mark.parametrize(
    "text",
    ["90000001", "90000001.", "KvK-nummer: 90000001", "k.v.k. nr. 90000001", "KVK90000001"],
)
def test_a_register_number_is_taken_out_of_its_label(text: str) -> None:
    assert kvk_number(text) == "90000001"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "n.v.t.",
        "geen",
        "0000000000",
        "00000000",
        "99999999",
        "12345678",
        "123456782",
        "06-90000001",
        "bsn 90000001",
        "22-10-2025",
        "90000001 / 90000002",
        "9000000¹",
    ],
)
def test_a_placeholder_or_another_number_is_no_register_number(text: str) -> None:
    assert kvk_number(text) == ""


# Versions


def test_a_campaign_filed_again_replaces_its_line_and_another_campaign_adds_one() -> None:
    result = run_file(INPUT)
    made = disclosures(result)
    versions = [
        made[f"{FOLDER}/partij-van-de-polder/2025{version}.yaml"]
        for version in ("", ".v2", ".v3", ".v4")
    ]
    lines = [[line["id"] for line in each["advertising"]["lines"]] for each in versions]
    assert lines == [["p0ld3r"], *[["p0ld3r", "bod001"]] * 2, ["p0ld3r", "bod001", "dijk01"]]
    sums = [each["advertising"]["lines"][0]["spent"]["amount"] for each in versions]
    assert sums == ["35000", "35000", "36000.5", "36000.5"]
    reasons = [each.get("correction", {}).get("reason", "") for each in versions]
    assert reasons[0] == ""
    assert reasons[1].startswith("Adds statement bod001 of 2025-10-09")
    assert "replaces the one of 2025-10-02" in reasons[2]
    assert reasons[3].startswith("Adds statement dijk01 of 2025-10-21")


def test_a_statement_filed_again_replaces_itself_before_a_campaign_of_its_name() -> None:
    one, two = (statement(public_id=number, id=None, name=number) for number in ("aaa", "bbb"))
    again = {**two, "name": "aaa", "date_published": "2025-10-20T10:00:00"}
    lines = newest(run(one, two, again), "partij-van-de-polder")["advertising"]["lines"]
    assert [line["id"] for line in lines] == ["aaa", "bbb"]


def test_the_same_campaign_stated_by_another_account_adds_a_line() -> None:
    stated = [
        statement(public_id=number, id=None, **account(filer))
        for number, filer in (("aaa", "Polder"), ("bbb", "Terpbode"), ("ccc", "Terpbode"))
    ]
    made = newest(run(*stated), "partij-van-de-polder")
    assert [line["id"] for line in made["advertising"]["lines"]] == ["aaa", "ccc"]


def test_a_campaign_of_the_same_name_and_sponsor_replaces_only_while_days_overlap() -> None:
    later = {"public_id": "other1", "id": None, "date_published": "2025-10-20T00:00:00"}
    apart = {
        "campagne_periode_startdatum": "2025-10-30",
        "campagne_periode_einddatum": "2025-11-02",
    }
    overlapping = run(statement(), statement(**later))
    separate = run(statement(), statement(**later, **apart))
    assert len(newest(overlapping, "partij-van-de-polder")["advertising"]["lines"]) == 1
    assert len(newest(separate, "partij-van-de-polder")["advertising"]["lines"]) == 2


# What the form does not ask is not answered


def test_what_the_form_does_not_ask_is_left_open() -> None:
    for made in disclosures(run_file(INPUT)).values():
        assert made["ai"] == made["affiliates"] == {"state": "not_asked"}
        assert "contact" not in made
        for technique in made["targeting"].get("techniques", ()):
            assert {"personal_data", "special_category_data"}.isdisjoint(technique)
        for entity in made["advertising"].get("third_parties", ()):
            assert ("country" in entity) == ("identifiers" in entity)


def test_only_the_source_excuses_what_is_left_open(tmp_path: Path) -> None:
    result = run(sponsored("a", "Terp", "", betalende_naam_organisatie="Terpkas"))
    put(result, tmp_path)
    assert faults(tmp_path) == []
    (path,) = disclosures(result)
    kept = {key: value for key, value in data(result, path).items() if key != "source"}
    (tmp_path / path).write_bytes(write(kept))
    gaps = [f for f in findings(tmp_path) if f.kind.code == "gaps-need-source"]
    assert sorted(finding.pointer for finding in gaps) == [
        "/advertising/third_parties/0/country",
        "/affiliates/state",
        "/ai/state",
        "/contact",
        "/targeting/techniques/0/personal_data",
        "/targeting/techniques/0/special_category_data",
    ]
    assert {finding.level for finding in gaps} == {Level.ERROR}


def test_none_beside_techniques_keeps_the_techniques_and_says_so() -> None:
    made = run_file(INPUT)
    filed = data(made, f"{FOLDER}/stichting-secretariaat-duin-dal/2025.yaml")
    (technique,) = filed["targeting"]["techniques"]
    assert technique["methods"] == ["geographic", "contextual"]
    assert "says none" in added(filed, technique["id"])[0]


def test_two_origins_without_sums_are_each_at_most_the_whole() -> None:
    made = data(run_file(INPUT), f"{FOLDER}/partij-van-de-polder/2025.v2.yaml")
    sources = [s for s in made["funding"]["sources"] if s["id"].startswith("bod001")]
    assert [source["public_or_private"] for source in sources] == ["public", "private"]
    assert [source["amount"]["at_most"] for source in sources] == ["6600", "6600"]


ORIGINS = {
    "Publiek geld van binnen de EU": "eu_or_domestic",
    "Particulier geld van binnen de EU": "eu_or_domestic",
    "Publiek geld van buiten de EU": "foreign",
    "Particulier geld van buiten de EU": "foreign",
    "Anders": "unknown",
    "": "unknown",
}


@pytest.mark.parametrize("text", ORIGINS)
def test_the_origin_of_money_is_what_the_form_says_and_no_more(text: str) -> None:
    (made,) = disclosures(run(statement(oorsprong_ontvangen_bedragen=text))).values()
    assert [source["origin"] for source in made["funding"]["sources"]] == [ORIGINS[text]]


# One statement at a time

REFUSALS: dict[str, tuple[dict[str, Any], str]] = {
    "another election": ({"theme": "Europese verkiezingen 2029"}, "about something else"),
    "no election": ({"theme": None}, "names no election"),
    "a trial of the form": ({"name": " TEST 2 "}, "a trial of the form"),
    "no number": ({"public_id": None, "id": None}, "no number"),
    "a number with a path in it": ({"public_id": "../x"}, "no number"),
    "no filer": ({"organization_created": "Polder"}, "who filed it"),
    "a filer without a name": ({"organization_created": {"id": "x", "name": [[]]}}, "who filed it"),
    "no day of publication": ({"date_published": "gisteren"}, "when it was published"),
    "a day that is none": ({"date_published": "2025-02-30T10:00:00"}, "when it was published"),
    "no sponsor": ({"opdrachtgever_naam_organisatie": " \n"}, "names no sponsor"),
    "days reversed": ({"campagne_periode_einddatum": "2025-09-01"}, "before it begins"),
    "a day that is no day": ({"campagne_periode_startdatum": "2025-13-01"}, "from which day"),
    "days far away": ({"campagne_periode_einddatum": "2205-10-29"}, "more than a year"),
    "separators": ({AMOUNTS[0]: "1.000,00"}, "separators between thousands"),
    "a decimal comma": ({AMOUNTS[0]: "1000,5"}, "a decimal comma"),
    "a currency sign": ({AMOUNTS[1]: "€ 500"}, "names a currency"),
    "below zero": ({AMOUNTS[1]: "-5"}, "below zero"),
    "free text": ({AMOUNTS[1]: "nog onbekend"}, "is no amount"),
    "too many digits": ({AMOUNTS[1]: "9" * 5000}, "is no amount"),
    "an amount with an exponent": ({AMOUNTS[0]: 1e30}, "is no amount"),
    "no amount": ({AMOUNTS[0]: None}, "gives no amount for paid media"),
    "an amount that is a list": ({AMOUNTS[0]: ["5"]}, "does not hold text"),
    "a hidden character": ({"reclame_boodschap": "a\u202eb"}, "cannot be seen"),
    "a control character": ({"relevante_links": "a\x1b[31m"}, "cannot be seen"),
    "half a character": ({"reclame_boodschap": "\ud800"}, "cannot be seen"),
    "a hidden character in a name": (
        {"organization_created": {"id": "x", "name": "Pol\u00adder"}},
        "cannot be seen",
    ),
    "a long text": ({"reclame_boodschap": "lang " * 400}, "longer than 1,400 characters"),
    "a long name": ({"opdrachtgever_naam_organisatie": "n" * 201}, "longer than 200 characters"),
    "a long campaign": ({"name": "n" * 201}, "longer than 200 characters"),
    "contact data in a name": (
        {"betalende_naam_organisatie": "Polder, kas@polder.example"},
        "holds contact data",
    ),
    "not confirmed": ({"akkoord_gegevens_juist": False}, "did not confirm"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_statement_is_refused_by_name_for(case: str) -> None:
    changes, why = REFUSALS[case]
    other = statement(public_id="other1", id=None, name="Een andere campagne")
    result = run(other, statement(**changes))
    assert why in reason(result)
    assert len(result.accepted) == 1
    assert all(total.agrees for total in result.totals)


def test_the_same_statement_twice_is_taken_once() -> None:
    result = run(statement(), statement())
    assert len(result.accepted) == 1
    assert "stands in the input twice" in reason(result)


ODD_TEXTS = (
    "<script>x</script>",
    "{{ x }} {% y %}",
    '- "a": b # c',
    "NO",
    "=1+1",
    "[a](b)",
    "\\n'",
)


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_text_stays_text_whatever_it_looks_like(text: str) -> None:
    names = {"opdrachtgever_naam_organisatie": text, "organization_created": {"name": text}}
    result = run(statement(name=text, reclame_boodschap=text, relevante_links=text, **names))
    (made,) = disclosures(result).values()
    (line,) = made["advertising"]["lines"]
    assert line["note"].splitlines()[:2] == [text, text]
    assert line["sponsor"] == made["party"]
    assert data(result, f"{FOLDER}/election.yaml")["parties"][0]["name"] == {"nl": text}


def test_text_is_folded_to_one_line() -> None:
    result = run(statement(reclame_boodschap="\tStem\r\n\n  Polder "))
    (made,) = disclosures(result).values()
    assert "Stem Polder" in made["advertising"]["lines"][0]["note"].splitlines()


@pytest.mark.parametrize("written", ["\\n", "\\r\\n", "\\n\\n", "\\r"])
def test_a_line_break_that_an_export_wrote_out_is_one(written: str) -> None:
    result = run(statement(reclame_boodschap=f"Stem{written}Polder"))
    (made,) = disclosures(result).values()
    assert "Stem Polder" in made["advertising"]["lines"][0]["note"].splitlines()


def test_no_line_break_is_written_out_in_a_file() -> None:
    result = run_file(INPUT)
    files = [result.files[accepted.path].decode() for accepted in result.accepted]
    assert any("note: |-\n" in text for text in files)
    assert not any("\\n" in text for text in files)


def test_what_the_import_adds_stands_apart_from_what_was_stated_and_in_its_own_language() -> None:
    stated = {
        text
        for record in records()
        if isinstance(record, Mapping)
        for value in record.values()
        if isinstance(value, str)
        for text in (" ".join(value.split()), *value.split(","))
    }
    for made in disclosures(run_file(INPUT)).values():
        assert made["language"] == "nl"
        for line in made["advertising"]["lines"]:
            assert {text for text in line.get("note", "").splitlines() if "," not in text} <= stated
        assert {each["language"] for each in made["annotations"]} == {"en"}
        assert {each["language"] for each in made["explanations"]} == {"en"}
        assert not any("note" in source for source in made["funding"]["sources"])


def test_amounts_stay_as_filed() -> None:
    result = run(statement(**{AMOUNTS[0]: " 0.01 ", AMOUNTS[1]: "900001"}))
    (made,) = disclosures(result).values()
    (line,) = made["advertising"]["lines"]
    assert (line["spent"]["amount"], line["campaign_value"]["amount"]) == ("0.01", "900001")


def test_a_number_in_the_input_never_becomes_a_float() -> None:
    raw = json.dumps([statement(**{AMOUNTS[0]: "@"})]).replace('"@"', "99999999999.07").encode()
    (total, _) = IMPORTER.read((("a.json", raw),)).totals
    assert total.written.high == 999_999_999_990_700


def test_sponsors_never_share_a_short_name() -> None:
    stated = ("API", "Polder", "Pol-der", "Πόλντερ", "!!!", "pol der ±")
    filed = [sponsored(f"nr{i}", name, f"9000005{i}") for i, name in enumerate(stated)]
    shorts = roster(run(*filed))
    assert len(shorts) == len(stated)
    assert "api" not in shorts
    assert {"polder", "pol-der", "pol-der-2"} < set(shorts)


def test_the_longest_texts_that_are_taken_still_fit(tmp_path: Path) -> None:
    others = {
        "betalende_naam_organisatie": "b" * 200,
        "betalende_kvk_nummer": "90000021",
        "gezaghebbende_naam_organisatie": "g" * 200,
        "gezaghebbende_kvk_nummer": "90000021",
        "organization_created": {"id": "f", "name": "f" * 200},
    }
    texts = {
        "ingezette_media": "Radio en podcast",
        "gebruikte_targeting_techniek": "",
        "oorsprong_ontvangen_bedragen": "",
        "reclame_boodschap": "r" * 100,
        "relevante_links": "l" * 100,
        "methode_waardebepaling_voordelen_natura": "m" * 184,
    }
    sums = dict(zip(AMOUNTS, ("2", "1"), strict=True))
    longest = sponsored("a", "o" * 200, "90000021", **others, **texts, **sums)
    longest["name"] = "n" * 200
    usual = [sponsored(number, "Terp", "90000021") for number in ("b", "c")]
    result = run(*usual, {**longest, "date_published": "2025-10-20T10:00:00"})
    assert len(result.accepted) == 3
    put(result, tmp_path)
    assert faults(tmp_path) == []


@pytest.mark.slow
def test_a_sponsor_with_more_campaigns_than_fit_is_refused_from_there_on() -> None:
    filed = [
        statement(public_id=f"nr{i}", id=None, name=f"Campagne {i}")
        for i in range(MOST_CAMPAIGNS + 1)
    ]
    result = run(*filed)
    assert len(result.accepted) == MOST_CAMPAIGNS
    assert "no longer fit" in reason(result)
    assert all(total.agrees for total in result.totals)


@pytest.mark.parametrize(
    "text",
    [
        "mail a@b.example",
        "NL91ABNA0417164300",
        "nl91 abna 0417 1643 00",
        "voor NL91 ABNA 0417 1643 00.",
        "MT84MALT011000012345MTLCAST001S",
        "bel 06-12345678",
        "+31 20 123 45 67",
    ],
)
def test_contact_and_account_data_are_recognised(text: str) -> None:
    assert is_private(text)


@pytest.mark.parametrize(
    "text",
    [
        "Stem op 29 oktober 2025",
        "KvK 04059752",
        "tiktok.example/@polder",
        "TK2025 in heel het land",
    ],
)
def test_ordinary_text_is_not_taken_for_contact_data(text: str) -> None:
    assert not is_private(text)


# Files that are no list of statements


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"\xff\xfe[\x00]\x00",
        b"[" * 100_000,
        b'{"items": []}',
        b'"text"',
        b'[{"a": 1, "a": 2}]',
        b"[]",
        b"[NaN, null, 5, []]",
        json.dumps([{"name": "test"}]).encode(),
        b'[{"id": ' + b"[" * 900 + b"]" * 900 + b"}]",
    ],
)
def test_a_file_that_is_no_list_of_statements_is_refused_with_one_sentence(raw: bytes) -> None:
    with pytest.raises(ForeignFileError) as caught:
        IMPORTER.read((("bad\x1b[31m.json", raw),))
    text = str(caught.value)
    assert "\n" not in text
    assert "\x1b" not in text
    assert text.endswith(".")
