"""A second reading of the disclosures in a folder, with none of the program: what tests hold its figures against."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from tests.invented import FOLDER, ROOT

Span = tuple[Decimal, Decimal]
Written = dict[tuple[str, str], dict[str, Any]]


def written(folder: Path = FOLDER) -> Written:
    """The newest version of each disclosure as another program reads it, by party and period; none withdrawn."""
    newest: dict[tuple[str, str], tuple[int, dict[str, Any]]] = {}
    for path in folder.glob("*/*.yaml"):
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        key, version = (data["party"], data["period"]), int(data["version"])
        if version > newest.get(key, (0, {}))[0]:
            newest[key] = version, data
    return {key: data for key, (_, data) in newest.items() if "withdrawal" not in data}


def span(money: dict[str, str]) -> Span:
    """The lowest and the highest sum, in units of the currency."""
    low = money.get("amount") or money.get("min") or "0"
    high = money.get("amount") or money.get("max") or money["at_most"]
    return Decimal(low), Decimal(high)


def added(sums: Iterable[tuple[Any, Span]]) -> dict[Any, Span]:
    """The sums of each kind, end by end."""
    totals: dict[Any, Span] = defaultdict(lambda: (Decimal(0), Decimal(0)))
    for key, (low, high) in sums:
        held = totals[key]
        totals[key] = held[0] + low, held[1] + high
    return dict(totals)


def spending(found: Written) -> Iterator[tuple[dict[str, Any], dict[str, str], bool]]:
    """Each line with what was spent on it, and whether that is help in kind."""
    for (party, period), data in found.items():
        for line in lines(data):
            about = {**line, "party": party, "period": period}
            if "spent" in line:
                yield about, line["spent"], False
            if "in_kind" in line:
                yield about, line["in_kind"]["value"], True


def lines(data: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = data["advertising"].get("lines", [])
    return found


def groups(codelist: str = "media") -> dict[str, str]:
    """The group of each code of a list."""
    with (ROOT / "schema" / "codelists" / f"{codelist}.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        return {row["code"]: row["group"] for row in csv.DictReader(file)}
