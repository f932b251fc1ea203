"""The ads of a line ran while the line did.

Ads outside the reporting period are another rule's (ledger-dates). One finding for each line, however many its ads are.
"""

from collections.abc import Iterator

from generator.documents.scalars import parse_date
from generator.findings import Example, Level
from generator.text import say, say_many
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    spans = {
        line["id"]: (line["start"], line["end"])
        for _, line in case.document.entries("advertising", "lines")
    }
    outside: dict[str, list[int]] = {}
    for index, row in enumerate(case.ledger.data if case.ledger else ()):
        first, last = spans.get(row["line"], (row["start"], row["end"]))
        if row["start"] < first or row["end"] > last:
            outside.setdefault(row["line"], []).append(index)
    for name, rows in outside.items():
        first, last = (parse_date(day) for day in spans[name])
        if first and last:
            message = say_many(
                "{count} ad ran outside the days of {line}, {first} to {last}.",
                "{count} ads ran outside the days of {line}, {first} to {last}.",
                len(rows),
                line=name,
                first=first,
                last=last,
            )
            yield Problem(
                pointer=f"/{rows[0]}/start", message=message, fix=_FIX, about=name, in_ledger=True
            )


_FIX = say("Correct the days of the line or of the ads, or name the line they belong to.")

RULE = Rule(
    code="ledger-within-line",
    level=Level.WARNING,
    title=say("Ads ran on the days of their line"),
    why=say("Spending is shown over time by the days of the line, which its ads do not keep to."),
    check=check,
    example=Example(
        bad="1001,meta-april,2025-04-09,2025-04-17,900000.00,ALL,",
        good="1001,meta-april,2025-04-11,2025-04-17,900000.00,ALL,",
    ),
    since="0.2.0",
)
