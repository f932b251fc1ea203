"""What is a part of an advertising line is not more than the line.

Ads without a disclaimer are some of its ads, and what they cost is some of what was spent; the ads of its ledger are
among those it counts; the value of the whole campaign has the line in it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Example, Level
from generator.money import Money, parse_money
from generator.text import Message, say, say_many
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    rows = Counter(row["line"] for row in (case.ledger.data if case.ledger else ()))
    for pointer, line in case.document.entries("advertising", "lines"):
        yield from _ads(pointer, line, rows[line["id"]])
        yield from _sums(pointer, line)


def _ads(pointer: str, line: Mapping[str, Any], listed: int) -> Iterator[Problem]:
    whole, name, place = line.get("number_of_ads"), line["id"], f"{pointer}/number_of_ads"
    if whole is None:
        return
    hidden = line.get("without_disclaimer", {}).get("ads", 0)
    if hidden > whole:
        message = say(
            "{id} has {whole} in all, but {part} without a disclaimer.",
            id=name, whole=_count(whole), part=_count(hidden),
        )  # fmt: skip
        yield Problem(
            pointer=place,
            message=message,
            fix=_ADS,
            about=name,
            also=(f"{pointer}/without_disclaimer/ads",),
        )
    if listed > whole:
        message = say(
            "{id} has {whole} in all, but {part} in its ledger.",
            id=name, whole=_count(whole), part=_count(listed),
        )  # fmt: skip
        yield Problem(pointer=place, message=message, fix=_ADS, about=name)


def _count(ads: int) -> Message:
    return say_many("{count} ad", "{count} ads", ads)


def _sums(pointer: str, line: Mapping[str, Any]) -> Iterator[Problem]:
    spent, name = _money(line, "spent"), line["id"]
    part = _money(line.get("without_disclaimer", {}), "spent")
    whole = _money(line, "campaign_value")
    if part and spent and part.currency == spent.currency and part.low > spent.high:
        message = say(
            "{id} cost {whole} in all, but its ads without a disclaimer {part}.",
            id=name, whole=spent, part=part,
        )  # fmt: skip
        yield Problem(
            pointer=f"{pointer}/without_disclaimer/spent",
            message=message,
            fix=_SUMS,
            about=name,
            also=(f"{pointer}/spent",),
        )
    if whole and spent and whole.currency == spent.currency and spent.low > whole.high:
        message = say(
            "{id} cost {part}, but the whole campaign is said to be worth {whole}.",
            id=name, whole=whole, part=spent,
        )  # fmt: skip
        yield Problem(
            pointer=f"{pointer}/campaign_value",
            message=message,
            fix=_SUMS,
            about=name,
            also=(f"{pointer}/spent",),
        )


def _money(entry: Mapping[str, Any], field: str) -> Money | None:
    return parse_money(entry[field]) if field in entry else None


_ADS = say("Correct one of the two numbers; number_of_ads counts every ad of the line.")
_SUMS = say("Correct one of the two sums; the part is in the whole.")

RULE = Rule(
    code="parts-within-line",
    level=Level.WARNING,
    title=say("A part of a line is not more than the line"),
    why=say(
        "Readers set the part beside the whole, such as ads without a disclaimer beside all ads."
    ),
    check=check,
    example=Example(bad="number_of_ads: 1", good="number_of_ads: 2"),
    since="0.2.0",
)
