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
from generator.errors import ForeignFileError
from generator.findings import Level
from generator.importers import IMPORTERS
from generator.importers.importer import Import, Importer, report
from generator.importers.nl_statement import is_private
from generator.importers.nl_transparency_statements import IMPORTER, MOST_CAMPAIGNS
from generator.settings import Settings
from generator.text import translator
from generator.validation.check import check
from generator.validation.schemas import load_schemas
from tests.golden import Golden

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases" / "importers" / "nl-transparency-statements"
INPUT = CASES / "statements.json"
REAL = Path(__file__).parents[2] / "shared/data/nl-transparency-statements/statements.json"
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
    """The sum over all lines of each filer's newest version."""
    newest = {made["party"]: made for made in disclosures(result).values()}
    lines = (line for made in newest.values() for line in made["advertising"]["lines"])
    return sum((Decimal(line[field]["amount"]) for line in lines), Decimal(0))


def refused_sum(result: Import, stated: list[Any], key: str) -> Decimal:
    """The sum over the records whose number the report names as refused."""
    labels = [entry.record for entry in result.refused]
    named = [label.partition(" ")[0] for label in labels]
    days = [label.partition("(")[2].rstrip(")") for label in labels]
    pairs = set(zip(named, days, strict=True))
    mine = [r for r in stated if (r["public_id"], (r["date_published"] or "")[:10]) in pairs]
    return sum((amount(r, key) for r in mine), Decimal(0))


def in_hundredths(value: Decimal) -> int:
    return int(value * 100)


def put(result: Import, root: Path) -> None:
    for path, content in result.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def faults(root: Path) -> list[str]:
    """Everything the check has against an instance, advice left out."""
    settings = Settings(root, "", "", "", "", ("en",))
    schemas, lists = load_schemas(ROOT / "schema"), load_codelists(ROOT / "schema")
    found = check(load(root), schemas, lists, settings).findings
    text = translator("en").text
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
    assert len({accepted.path for accepted in result.accepted}) == len(result.accepted) == 10
    parts = ("/election.yaml", "/submitters.yaml")
    made = [path for path in result.files if path.startswith(FOLDER) and not path.endswith(parts)]
    assert sorted(made) == sorted(accepted.path for accepted in result.accepted)


def test_sums_agree_with_the_input_to_the_cent() -> None:
    result = run_file(INPUT)
    for key, field, total in zip(AMOUNTS, FIELDS, result.totals, strict=True):
        assert total.agrees
        assert total.read.high == in_hundredths(
            sum((amount(r, key) for r in records()), Decimal(0))
        )
        assert total.written.high == in_hundredths(filed_sum(result, field))
        assert total.current.high == in_hundredths(newest_sum(result, field))
        assert total.read.high == total.written.high + total.refused.high


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


# Versions


def test_a_campaign_filed_again_replaces_its_line_and_another_campaign_adds_one() -> None:
    made = disclosures(run_file(INPUT))
    first, second, third = (
        made[f"{FOLDER}/partij-van-de-polder/2025{version}.yaml"] for version in ("", ".v2", ".v3")
    )
    assert [line["id"] for line in first["advertising"]["lines"]] == ["p0ld3r"]
    assert [line["spent"]["amount"] for line in second["advertising"]["lines"]] == ["36000.5"]
    assert [line["id"] for line in third["advertising"]["lines"]] == ["p0ld3r", "terp01"]
    assert "correction" not in first
    assert "2025-10-02" in second["correction"]["reason"]
    assert third["correction"]["reason"].startswith("Adds statement terp01 of 2025-10-20")


def test_a_campaign_of_the_same_name_and_sponsor_replaces_only_while_days_overlap() -> None:
    later = {"public_id": "other1", "id": None, "date_published": "2025-10-20T00:00:00"}
    apart = {
        "campagne_periode_startdatum": "2025-10-30",
        "campagne_periode_einddatum": "2025-11-02",
    }
    newest = f"{FOLDER}/partij-van-de-polder/2025.v2.yaml"
    overlapping = run(statement(), statement(**later))
    separate = run(statement(), statement(**later, **apart))
    assert len(data(overlapping, newest)["advertising"]["lines"]) == 1
    assert len(data(separate, newest)["advertising"]["lines"]) == 2


# What the form does not ask is not answered


def test_what_the_form_does_not_ask_is_left_open() -> None:
    for made in disclosures(run_file(INPUT)).values():
        assert made["ai"] == made["affiliates"] == {"state": "not_asked"}
        assert "contact" not in made
        for technique in made["targeting"].get("techniques", ()):
            assert {"personal_data", "special_category_data"}.isdisjoint(technique)
        for entity in made["advertising"].get("third_parties", ()):
            assert ("country" in entity) == ("identifiers" in entity)


def test_none_beside_techniques_keeps_the_techniques_and_says_so() -> None:
    made = run_file(INPUT)
    (technique,) = data(made, f"{FOLDER}/lijst-duin-dal/2025.yaml")["targeting"]["techniques"]
    assert technique["methods"] == ["geographic", "contextual"]
    assert "says none" in technique["note"]


def test_two_origins_without_sums_are_each_at_most_the_whole() -> None:
    made = data(run_file(INPUT), f"{FOLDER}/terpbode/2025.yaml")
    sources = made["funding"]["sources"]
    assert [source["public_or_private"] for source in sources] == ["public", "private"]
    assert [source["amount"]["at_most"] for source in sources] == ["6600", "6600"]


def test_money_from_inside_the_union_is_called_neither_domestic_nor_foreign() -> None:
    for made in disclosures(run_file(INPUT)).values():
        assert {s["origin"] for s in made["funding"]["sources"]} <= {"unknown", "foreign"}


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
    "a long text": ({"reclame_boodschap": "lang " * 400}, "longer than 1,500 characters"),
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
    assert line["note"].splitlines()[:2] == [f"Campaign: {text}", f"Message: {text}"]
    assert line["sponsor"] == made["party"]
    assert data(result, f"{FOLDER}/election.yaml")["parties"][0]["name"] == {"nl": text}


def test_text_is_folded_to_one_line() -> None:
    result = run(statement(reclame_boodschap="\tStem\r\n\n  Polder "))
    (made,) = disclosures(result).values()
    assert "Message: Stem Polder" in made["advertising"]["lines"][0]["note"].splitlines()


def test_amounts_stay_as_filed() -> None:
    result = run(statement(**{AMOUNTS[0]: " 0.01 ", AMOUNTS[1]: "900001"}))
    (made,) = disclosures(result).values()
    (line,) = made["advertising"]["lines"]
    assert (line["spent"]["amount"], line["campaign_value"]["amount"]) == ("0.01", "900001")


def test_a_number_in_the_input_never_becomes_a_float() -> None:
    raw = json.dumps([statement(**{AMOUNTS[0]: "@"})]).replace('"@"', "99999999999.07").encode()
    (total, _) = IMPORTER.read((("a.json", raw),)).totals
    assert total.written.high == 9_999_999_999_907


def test_filers_never_share_a_short_name() -> None:
    names = ("API", "Polder", "polder!", "Πόλντερ", "!!!")
    filed = [
        statement(public_id=f"nr{i}", id=None, organization_created={"id": f"a{i}", "name": name})
        for i, name in enumerate(names)
    ]
    parties = data(run(*filed), f"{FOLDER}/election.yaml")["parties"]
    shorts = [party["id"] for party in parties]
    assert len(set(shorts)) == len(names)
    assert "api" not in shorts
    assert {"polder", "polder-2"} < set(shorts)


def test_a_filer_with_more_campaigns_than_fit_is_refused_from_there_on() -> None:
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


# The real statements


def test_the_real_statements_become_an_instance_that_adds_up_and_passes_the_check(
    tmp_path: Path,
) -> None:
    if not REAL.is_file():
        pytest.skip("The real statements are not part of this repository and are not beside it.")
    stated = json.loads(REAL.read_text("utf-8"))
    result = run_file(REAL)
    assert len(stated) == len(result.accepted) + len(result.refused) == 60
    assert len(result.accepted) == 50
    for key, field, total in zip(AMOUNTS, FIELDS, result.totals, strict=True):
        whole = sum((amount(r, key) for r in stated), Decimal(0))
        assert whole == filed_sum(result, field) + refused_sum(result, stated, key)
        assert total.agrees
        assert total.read.high == in_hundredths(whole)
    put(result, tmp_path)
    assert faults(tmp_path) == []
