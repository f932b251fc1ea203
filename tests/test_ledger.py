"""What a ledger must look like to be read, and where its cells stand."""

import pytest

from generator.documents.ledger import COLUMNS, MAX_ROWS, read_ledger
from generator.documents.model import Document
from generator.findings import Finding, Place
from generator.text import translator
from generator.validation.structure import find_faults
from tests.invented import FOLDER, SCHEMAS

HEADER = ",".join(COLUMNS) + "\n"
ROW = "A1,meta-april,2025-04-01,2025-04-10,≤100,ALL,https://arkiva.meta.example/A1\n"


def taken(text: str) -> Document:
    reading = read_ledger("x.ads.csv", text.encode())
    assert reading.document is not None, reading.findings
    return reading.document


def refused(raw: bytes) -> Finding:
    """The one finding in a ledger that is refused."""
    reading = read_ledger("x.ads.csv", raw)
    assert reading.document is None
    (found,) = reading.findings
    return found


def words(finding: Finding) -> str:
    return translator("en").text(finding.message)


def test_the_columns_are_those_of_the_schema() -> None:
    assert list(SCHEMAS["ledger"].root["items"]["properties"]) == list(COLUMNS)


def test_cells_stay_text_and_empty_cells_stay_empty() -> None:
    assert taken(f"{HEADER}NA,null,010,1e3,1_000,NO,\n").data == [
        dict(zip(COLUMNS, ("NA", "null", "010", "1e3", "1_000", "NO", ""), strict=True))
    ]


def test_a_header_alone_is_an_empty_ledger() -> None:
    assert taken(HEADER).data == []


def test_every_cell_has_its_place() -> None:
    document = taken(HEADER + ROW + 'A"2,"meta, april",,"say ""yes""",≤100,ALL,x\n')
    starts = {"ad_id": 1, "line": 5, "start": 19, "end": 20, "amount": 34, "currency": 39}
    assert document.locate("/0") == Place("x.ads.csv", 2, 1)
    assert document.locate("/0/amount") == Place("x.ads.csv", 2, 37)
    for name, column in starts.items():
        assert document.locate(f"/1/{name}") == Place("x.ads.csv", 3, column), name


def test_a_mark_of_the_encoding_and_line_ends_of_windows_are_taken() -> None:
    document = taken("\ufeff" + (HEADER + ROW).replace("\n", "\r\n"))
    assert [row["ad_id"] for row in document.data] == ["A1"]


@pytest.mark.parametrize(
    "header",
    ["", ROW, HEADER.replace(",", ";"), HEADER.replace("ad_id,line", "line,ad_id"), HEADER.upper()],
    ids=["none", "a row", "semicolons", "another order", "capital letters"],
)
def test_a_header_that_is_not_the_columns_is_refused(header: str) -> None:
    found = refused(header.encode())
    assert (found.kind.code, found.place) == ("ledger-broken", Place("x.ads.csv", 1, 1))
    assert words(found) == f"The first row is not {','.join(COLUMNS)}."


@pytest.mark.parametrize(
    ("row", "cells"),
    [("A1,meta-april\n", 2), (ROW.replace("≤100", "1,200.00"), 8), ("\n", 0), (" \n", 1)],
    ids=["too few", "a comma too many", "an empty line", "a blank line"],
)
def test_a_row_with_another_number_of_cells_is_refused(row: str, cells: int) -> None:
    found = refused((HEADER + ROW + row + ROW).encode())
    assert (found.kind.code, found.place.line) == ("ledger-broken", 3)
    assert words(found) == f"The row has {cells} {'cell' if cells == 1 else 'cells'} instead of 7."


@pytest.mark.parametrize(
    "row", ['"A1,meta\n', '"A1"2,a,b,c,d,e,f\n', '"' + "x" * 200_000 + '",,\n']
)
def test_a_quotation_mark_that_is_not_closed_is_refused(row: str) -> None:
    assert refused((HEADER + row + ROW).encode()).kind.code == "ledger-broken"


@pytest.mark.parametrize(
    ("raw", "code", "column"),
    [
        ((HEADER + "A1\u202e" + ROW).encode(), "hidden-character", 3),
        ((HEADER + "A1\0" + ROW).encode(), "hidden-character", 3),
        ((HEADER + ROW.rstrip("\n") + "\r" + ROW).encode(), "hidden-character", len(ROW)),
        (HEADER.encode() + b"A1\xe7" + ROW.encode(), "file-encoding", 3),
    ],
    ids=["turned writing", "nothing", "lone carriage return", "another encoding"],
)
def test_a_ledger_is_plain_text_in_utf_8(raw: bytes, code: str, column: int) -> None:
    found = refused(raw)
    assert (found.kind.code, found.place) == (code, Place("x.ads.csv", 2, column))


def test_a_ledger_in_utf_16_is_refused() -> None:
    assert refused((HEADER + ROW).encode("utf-16")).kind.code == "file-encoding"


def test_a_ledger_has_at_most_so_many_rows() -> None:
    rows = ",,,,,,\n" * MAX_ROWS
    assert len(taken(HEADER + rows).data) == MAX_ROWS
    found = refused((HEADER + rows + ",,,,,,\n").encode())
    assert found.place.line == MAX_ROWS + 2
    assert words(found) == "The ledger has more than 20,000 rows."


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("ad_id", ""),
        ("ad_id", "A 1"),
        ("line", "Meta-April"),
        ("start", "01.04.2025"),
        ("end", ""),
        ("amount", "1.234.00"),
        ("amount", "100,50"),
        ("amount", "-5.00"),
        ("amount", "<100"),
        ("amount", "0100"),
        ("currency", "lek"),
        ("library_url", "http://arkiva.meta.example/"),
    ],
)
def test_a_cell_in_the_wrong_form_is_found_in_its_place(column: str, cell: str) -> None:
    cells = dict(zip(COLUMNS, ROW.strip().split(","), strict=True)) | {column: f'"{cell}"'}
    document = taken(HEADER + ROW + ",".join(cells.values()) + "\n")
    (found,) = find_faults(document, SCHEMAS["ledger"])
    assert found.kind.code == "value-wrong"
    assert found.place == document.locate(f"/1/{column}")
    assert found.place.line == 3


def test_the_invented_ledgers_are_as_their_schema_asks() -> None:
    for path in FOLDER.glob("*/*.ads.csv"):
        document = taken(path.read_text("utf-8"))
        assert list(find_faults(document, SCHEMAS["ledger"])) == []
        assert len(document.data) == len(path.read_text("utf-8").splitlines()) - 1
