"""Each rule finds what its bad cases hold, and nothing in its good ones.

A case is a file in cases/rules/<code of the rule>/good or bad. It holds only the fields it changes in the smallest file
of its kind, which stands in cases/rules under the kind's name. Beside `x.yaml` may stand x.ads.csv, the ledger;
x.previous.yaml, the disclosure for the period before; x.election.yaml, the election. `x.v2.yaml` is a case that stands
where a correction does; a case with a schema_version is a whole file. `x.txt` is what the rule says of a bad case: for
each problem the place, the message and, below it, the remedy.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.documents.codelists import load_codelists
from generator.documents.ledger import read_ledger
from generator.documents.model import Document
from generator.documents.reader import Reading, read
from generator.findings import Level
from generator.text import translator
from generator.validation import rules
from generator.validation.places import MONEY
from generator.validation.rule import Case, Problem, Rule, Subject
from generator.validation.rules import (
    RULES,
    dates_real,
    election_dates_real,
    known_codes,
    known_country_and_currency,
)
from generator.validation.schemas import SHARED, load_schemas
from generator.validation.withdrawals import HOLDING, holds
from tests.expected import Golden
from tests.invented import SHELF

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests" / "cases" / "rules"
FILED = "disclosures/prova-2025/partia-e-lumit/2025-04.yaml"
PLACE = ("prova-2025", "partia-e-lumit", "2025-04")
BESIDE = (".election", ".previous")
SCHEMAS = load_schemas(SHELF)
LISTS = load_codelists(SHELF)
CODES = {rule.code: rule for rule in RULES}


def cases(kind: str) -> list[Any]:
    """Every good or every bad case with its rule."""
    files = sorted(FOLDER.glob(f"*/{kind}/*.yaml"))
    return [
        pytest.param(CODES.get(path.parts[-3]), path, id=f"{path.parts[-3]}-{path.stem}")
        for path in files
        if not path.stem.endswith(BESIDE)
    ]


def taken(reading: Reading, path: Path) -> Document:
    """The document that was read."""
    assert reading.document is not None, f"{path}: {reading.findings}"
    return reading.document


def document(kind: str, path: Path) -> Document:
    """The smallest file of a kind with the changes in the file at `path`, if there is one."""
    base = taken(read(f"{kind}.yaml", (FOLDER / f"{kind}.yaml").read_bytes()), FOLDER)
    if path.exists():
        change = taken(read(path.name, path.read_bytes()), path)
        whole = "schema_version" in change.data
        data = change.data if whole else base.data | change.data
        base = replace(change, data=data, marks={**base.marks, **change.marks})
    assert SCHEMAS[kind].accepts(base.data), f"{path} is not what the schema asks for"
    return base


def ledger(path: Path) -> Document | None:
    """The ledger at `path`, if there is one."""
    if not path.exists():
        return None
    rows = taken(read_ledger(path.name, path.read_bytes()), path)
    assert SCHEMAS["ledger"].accepts(rows.data), f"{path} is not what the schema asks for"
    return rows


def load(subject: Subject, path: Path) -> Case:
    """The case in a file, with what stands beside it."""
    previous = path.with_suffix(".previous.yaml")
    found = document(subject, path)
    correction = re.search(r"\.v([0-9]+)$", path.stem)
    is_election = subject is Subject.ELECTION
    election = found if is_election else document("election", path.with_suffix(".election.yaml"))
    code = ROOT / "schema" / "codes" / f"{election.data['code']}.yaml"
    return Case(
        document=found,
        election=election,
        lists=LISTS,
        code=taken(read(code.name, code.read_bytes()), code),
        path=(*PLACE, int(correction[1]) if correction else 1),
        ledger=ledger(path.with_suffix(".ads.csv")),
        previous=document("disclosure", previous) if previous.exists() else None,
        files=frozenset({FILED}),
        first_seen={FILED: datetime(2025, 5, 6, tzinfo=UTC)},
        filed=date(2025, 5, 6),
    )


def report(rule: Rule, case: Case) -> Iterator[str]:
    """What a rule says of a case, in order of place."""
    problems = sorted(rule.check(case), key=lambda problem: places(case, problem))
    english = translator("en")
    for problem in problems:
        (_, line, column), *others = places(case, problem)
        where = f"{'ledger ' if problem.in_ledger else ''}{line}:{column}"
        also = "".join(f" (see {line}:{column})" for _, line, column in others)
        yield f"{where} {rule.code} {english.text(problem.message)}{also}\n"
        yield f"    {english.text(problem.fix)}\n"


def places(case: Case, problem: Problem) -> list[tuple[bool, int, int]]:
    """Where a problem is, and where else to look."""
    file = case.ledger if problem.in_ledger else case.document
    assert file is not None
    spots = [file.locate(pointer) for pointer in (problem.pointer, *problem.also)]
    return [(problem.in_ledger, spot.line, spot.column) for spot in spots]


@pytest.mark.parametrize(("rule", "path"), cases("bad"))
def test_a_bad_case_is_found_and_explained(rule: Rule, path: Path, golden: Golden) -> None:
    found = "".join(report(rule, load(rule.subject, path)))
    assert found
    golden(path.with_suffix(".txt"), found)


@pytest.mark.parametrize(("rule", "path"), cases("good"))
def test_a_good_case_passes(rule: Rule, path: Path) -> None:
    assert list(report(rule, load(rule.subject, path))) == []


@pytest.mark.parametrize(("rule", "path"), cases("bad"))
def test_one_mistake_is_one_error(rule: Rule, path: Path) -> None:
    case = load(rule.subject, path)
    errors = [other for other in RULES if other.level is Level.ERROR and other is not rule]
    others = [o for o in errors if o.subject is rule.subject and holds(o, case.data)]
    assert [text for other in others for text in report(other, case)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_good_and_bad_cases(rule: Rule) -> None:
    for kind in ("good", "bad"):
        assert list((FOLDER / rule.code / kind).glob("*.yaml")), f"no {kind} case for {rule.code}"


def test_the_rules_for_withdrawals_are_rules() -> None:
    assert set(CODES) >= HOLDING


def test_every_case_belongs_to_a_rule() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == set(CODES)


def test_every_expected_text_belongs_to_a_case() -> None:
    texts = FOLDER.glob("**/*.txt")
    assert [path for path in texts if not path.with_suffix(".yaml").exists()] == []


def test_every_rule_file_is_listed() -> None:
    folder = Path(rules.__file__).parent
    for path in sorted(folder.glob("*.py")):
        if path.name != "__init__.py":
            rule = import_module(f"{rules.__name__}.{path.stem}").RULE
            assert rule in RULES, f"{path.name} is not in RULES"
            assert rule.code == path.stem.replace("_", "-"), f"{path.name} is not named by its code"


def test_codes_are_unique_words_with_hyphens() -> None:
    assert len(CODES) == len(RULES)
    assert [code for code in CODES if not re.fullmatch(r"[a-z]+(-[a-z]+)*", code)] == []


def test_every_rule_that_a_code_of_conduct_names_exists() -> None:
    for path in (ROOT / "schema" / "codes").glob("*.yaml"):
        code = taken(read(path.name, path.read_bytes()), path)
        named = {name for entry in code.data["commitments"] for name in entry.get("rules", ())}
        assert named <= set(CODES), path.name


def described(kind: str, wanted: str, value: str) -> set[str]:
    """The paths in a kind of file whose description says `wanted`: `value`."""
    return set(_described(SCHEMAS[kind].root, "", wanted, value))


def _described(node: Mapping[str, Any], at: str, wanted: str, value: str) -> Iterator[str]:
    if node.get(wanted) == value:
        yield at
    for name, child in node.get("properties", {}).items():
        yield from _described(child, f"{at}/{name}" if at else name, wanted, value)
    if isinstance(node.get("items"), dict):
        yield from _described(node["items"], f"{at}/*" if at else "*", wanted, value)


def defined_as(kind: str, name: str) -> set[str]:
    """The paths in a kind of file that hold one of the shared definitions."""
    return described(kind, "$ref", f"{SHARED.removeprefix('common.schema.json')}{name}")


def test_no_sum_of_money_is_overlooked() -> None:
    assert set(MONEY) == defined_as("disclosure", "money")


def test_no_date_is_overlooked() -> None:
    assert set(dates_real.PATHS) == defined_as("disclosure", "date")
    assert set(dates_real.LEDGER_PATHS) == defined_as("ledger", "date")
    assert set(election_dates_real.PATHS) == defined_as("election", "date")


def test_no_country_is_overlooked() -> None:
    assert set(known_country_and_currency.COUNTRIES) == defined_as("disclosure", "country")


@pytest.mark.parametrize("name", [name for name, words in LISTS.items() if words.open])
def test_no_word_of_an_open_list_is_overlooked(name: str) -> None:
    assert {path for path, words in known_codes.WORDS if words == name} == described(
        "disclosure", "x-codelist", name
    )
