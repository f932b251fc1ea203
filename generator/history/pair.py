"""Reads and compares two disclosures that the command line names, or says what is wrong with them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.documents.codelists import CodeLists, load_codelists
from generator.documents.instance import Filing, read_filing
from generator.documents.model import Document
from generator.documents.names import DISCLOSURES, SLUG
from generator.documents.reader import read
from generator.errors import SettingsError
from generator.findings import Finding, in_order
from generator.history.comparison import Comparison, compare
from generator.isolation import Watch
from generator.settings import Settings
from generator.validation.schemas import Schema, Schemas, load_schemas
from generator.validation.structure import find_faults

_VERSION = re.compile(rf"({SLUG})/({SLUG})/({SLUG})/v([1-9][0-9]{{0,2}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions compared; None where one cannot be read, with what is wrong. `files` were looked at."""

    comparison: Comparison | None
    lists: CodeLists
    findings: tuple[Finding, ...]
    files: tuple[str, ...]


def compare_named(settings: Settings, names: tuple[str, str], watch: Watch) -> Pair:
    """Compare two disclosures. Raises SettingsError where a name leads nowhere or they do not belong together."""
    lists, schemas = load_codelists(settings.schema), load_schemas(settings.schema)
    found = [read_filing(settings.root, place(settings.root, name), watch) for name in names]
    filings = [filing for filing, _ in found]
    findings = [finding for _, own in found for finding in own]
    for filing in filings:
        findings += _faults(filing.document, schemas["disclosure"], watch)
        findings += _faults(filing.ledger, schemas["ledger"], watch)
    files = tuple(dict.fromkeys(filing.document.path for filing in filings))
    if findings:
        watch.at("")
        return Pair(None, lists, tuple(sorted(dict.fromkeys(findings), key=in_order)), files)
    _ensure_comparable(filings)
    old, new = filings
    watch.at(new.document.path)
    comparison = compare(old, new, schemas, lists, _election(settings.root, new, schemas))
    watch.at("")
    return Pair(comparison, lists, (), files)


def place(root: Path, name: str) -> Path:
    """The file that a path or ELECTION/PARTY/PERIOD/vN names. Raises SettingsError where there is none."""
    path = Path(name)
    if path.exists():
        return path
    parts = _VERSION.fullmatch(name)
    if parts is None:
        message = f"There is no file {name}; name a file, or a version such as parliament-2025/greens/2025-04/v2."
        raise SettingsError(message)
    election, party, period, version = parts.groups()
    ending = ".yaml" if version == "1" else f".v{version}.yaml"
    path = root / DISCLOSURES / election / party / f"{period}{ending}"
    if not path.exists():
        message = f"There is no version {name}: {path} does not exist."
        raise SettingsError(message)
    return path


def _faults(document: Document | None, schema: Schema, watch: Watch) -> Iterable[Finding]:
    if document is None or not document.raw:
        return ()
    watch.at(document.path)
    return tuple(find_faults(document, schema))


def _ensure_comparable(filings: Iterable[Filing]) -> None:
    """Raise SettingsError where two disclosures are not of one party in one election."""
    owners = {f"{f.document.data['election']}/{f.document.data['party']}" for f in filings}
    if len(owners) > 1:
        message = f"The two disclosures are not of one party in one election, but of {' and '.join(sorted(owners))}."
        raise SettingsError(message)


def _election(root: Path, filing: Filing, schemas: Schemas) -> Document | None:
    """The election's own file, which knows the days of the periods; None where it cannot be read."""
    name = f"{DISCLOSURES}/{filing.document.data['election']}/election.yaml"
    path = root / name
    if not path.is_file() or path.is_symlink():
        return None
    document = read(name, path.read_bytes()).document
    return document if document and schemas["election"].accepts(document.data) else None
