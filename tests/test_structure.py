"""What a schema has against a file, in plain words, each mistake once and where it stands.

A case is a file in cases/schema/good or bad; its name begins with the kind of file where that is not a disclosure. It
holds only the fields it changes in the smallest file of its kind (cases/rules/), or is a whole file where it says
which version of the schema it follows. `x.txt` is what is said of a bad case.
"""

import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.documents.instance import load
from generator.documents.model import Document
from generator.documents.reader import read
from generator.documents.writer import write
from generator.findings import Finding
from generator.text import translator
from generator.validation.structure import MAX_FINDINGS, find_faults
from tests.effort import calls
from tests.expected import Golden
from tests.invented import INSTANCE, SCHEMAS

CASES = Path(__file__).parent / "cases"
GOOD, BAD = (sorted((CASES / "schema" / kind).glob("*.yaml")) for kind in ("good", "bad"))
MISPRINT = "q"
Path_ = tuple[str | int, ...]


def taken(path: str, raw: bytes) -> Document:
    reading = read(path, raw)
    assert reading.document is not None, reading.findings
    return reading.document


def kind_of(path: Path) -> str:
    """The kind of file a case is."""
    first = path.stem.partition("-")[0]
    return first if first in {"election", "submitters", "received", "redactions"} else "disclosure"


def case(path: Path) -> Document:
    """The file of a case, on top of the smallest file of its kind."""
    change = taken(path.name, path.read_bytes())
    if len(change.data) > 1 and "schema_version" in change.data:
        return change
    base = taken("base", (CASES / "rules" / f"{kind_of(path)}.yaml").read_bytes())
    return replace(
        change,
        data=base.data | change.data,
        marks={**base.marks, **change.marks},
        keys={**base.keys, **change.keys},
    )


def explained(finding: Finding) -> str:
    t, place = translator("en"), finding.place
    field = f"{t.text(finding.field)}: " if finding.field else ""
    words = f"{field}{t.text(finding.message)} | {t.text(finding.fix)}"
    return f"{place.line}:{place.column} {finding.kind.code} {words}\n"


def faults(path: Path) -> list[Finding]:
    return list(find_faults(case(path), SCHEMAS[kind_of(path)]))


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_case_is_found_and_explained(path: Path, golden: Golden) -> None:
    found = "".join(map(explained, faults(path)))
    assert found
    golden(path.with_suffix(".txt"), found)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_case_passes(path: Path) -> None:
    assert list(map(explained, faults(path))) == []


def test_every_expected_output_belongs_to_a_case() -> None:
    texts = CASES.glob("schema/bad/*.txt")
    assert [path for path in texts if not path.with_suffix(".yaml").exists()] == []


def test_a_file_with_endless_mistakes_gives_a_limited_report() -> None:
    data = {f"field{i}": "x" for i in range(500)}
    found = list(find_faults(taken("x.yaml", write(data)), SCHEMAS["disclosure"]))
    assert len(found) == MAX_FINDINGS


def test_findings_come_in_the_order_of_the_file() -> None:
    for path in BAD:
        places = [finding.place for finding in faults(path)]
        assert places == sorted(places), path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One mistake put into one field of a file of the invented instance, and the line it is then on."""

    file: str
    kind: str
    mistake: str
    at: Path_
    data: Any
    points_at: Path_
    is_name: bool = False

    @property
    def raw(self) -> bytes:
        """The file with the mistake."""
        return write(self.data)

    @property
    def line(self) -> int:
        """Where the mistake is, as another YAML program counts lines."""
        node: Any = yaml.compose(self.raw, Loader=yaml.CBaseLoader)
        spot = node.start_mark
        for part in self.points_at:
            if isinstance(part, int):
                node = node.value[part]
                spot = node.start_mark
            else:
                name, node = next((k, v) for k, v in node.value if k.value == part)
                spot = name.start_mark if self.is_name else node.start_mark
        return int(spot.line) + 1

    def __str__(self) -> str:
        return f"{self.mistake} at {'/'.join(map(str, self.at))} in {self.file}"


def files() -> list[tuple[str, Document]]:
    """Each YAML file of the invented instance with its kind, the smallest first."""
    (folder,) = load(INSTANCE).folders
    found = [("disclosure", filing.document) for filing in folder.filings]
    for kind, document in (("election", folder.election), ("submitters", folder.submitters)):
        assert document is not None
        found.append((kind, document))
    return sorted(found, key=lambda entry: (len(entry[1].raw), entry[1].path))


def places(node: Any, at: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    """Every field of a file with its value."""
    entries = node.items() if isinstance(node, dict) else enumerate(node)
    for part, value in entries:
        if isinstance(part, str):
            yield (*at, part), value
        if isinstance(value, dict | list):
            yield from places(value, (*at, part))


def changed(data: Any, at: Path_, change: Callable[[dict[str, Any], str], None]) -> Any:
    """A copy of the data with the mapping that holds a field changed."""
    copy = deepcopy(data)
    holder = copy
    for part in at[:-1]:
        holder = holder[part]
    change(holder, str(at[-1]))
    return copy


def rename(holder: dict[str, Any], name: str) -> None:
    entries = [(misspelt(name) if key == name else key, value) for key, value in holder.items()]
    holder.clear()
    holder.update(entries)


def misspelt(name: str) -> str:
    """The name with two letters of its middle swapped."""
    middle = len(name) // 2
    return name[: middle - 1] + name[middle] + name[middle - 1] + name[middle + 1 :]


def retype(holder: dict[str, Any], name: str) -> None:
    holder[name] = 7 if isinstance(holder[name], str) else MISPRINT


def mutations() -> Iterator[Mutation]:
    """Each field of each kind of file once: left out, misspelt, and with a value of another type."""
    seen = set[tuple[str, tuple[str, ...]]]()
    for kind, document in files():
        for at, _ in places(document.data):
            general = kind, tuple("*" if isinstance(part, int) else part for part in at)
            node = SCHEMAS[kind].node(at[:-1])
            if general in seen or at[-1] not in node.get("properties", {}):
                continue
            seen.add(general)
            file, data = document.path, document.data
            if at[-1] in node.get("required", ()):
                left = changed(data, at, dict.__delitem__)
                yield Mutation(
                    file=file, kind=kind, mistake="left out", at=at, data=left, points_at=at[:-1]
                )
            new = (*at[:-1], misspelt(str(at[-1])))
            yield Mutation(
                file=file,
                kind=kind,
                mistake="misspelt",
                at=at,
                data=changed(data, at, rename),
                points_at=new,
                is_name=True,
            )
            yield Mutation(
                file=file,
                kind=kind,
                mistake="another type",
                at=at,
                data=changed(data, at, retype),
                points_at=at,
            )


@pytest.mark.slow
def test_one_mistake_gives_one_finding_on_its_line() -> None:
    made, wrong = 0, []
    for mutation in mutations():
        made += 1
        document = taken(mutation.file, mutation.raw)
        found = list(find_faults(document, SCHEMAS[mutation.kind]))
        if [finding.place.line for finding in found] != [mutation.line]:
            wrong.append(f"{mutation}: line {mutation.line}, {list(map(explained, found))}")
    lines = "\n".join([f"{made} mistakes, {len(wrong)} not said once on their line:", *wrong, ""])
    sys.stdout.write(lines)
    assert made >= 150
    assert len(wrong) * 20 <= made, lines


def test_a_file_with_as_many_mistakes_as_it_can_hold_is_explained_at_once() -> None:
    whole = (CASES / "rules" / "disclosure.yaml").read_bytes().replace(b"advertising:", b"# ")
    raw = whole + b"advertising:\n  state: disclosed\n  lines:\n" + b"  - {}\n" * 39_000
    document = taken("x.yaml", raw)
    found: list[Finding] = []
    effort = calls(lambda: found.extend(find_faults(document, SCHEMAS["disclosure"])))
    assert len(found) == MAX_FINDINGS
    assert effort < 50 * 39_000
