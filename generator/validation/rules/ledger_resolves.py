"""Every row of a ledger belongs to an advertising line of the disclosure."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say, say_many
from generator.validation.declared import ids, suggest
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    if case.ledger is None:
        return
    lines = ids(case.data, "advertising/lines")
    rows: dict[str, list[int]] = {}
    for index, row in enumerate(case.ledger.data):
        if row["line"] not in lines:
            rows.setdefault(row["line"], []).append(index)
    for name, found in rows.items():
        message = say_many(
            "{count} row belongs to the line {line}, which the disclosure does not have.",
            "{count} rows belong to the line {line}, which the disclosure does not have.",
            len(found),
            line=name,
        )
        yield Problem(
            pointer=f"/{found[0]}/line",
            message=message,
            fix=suggest(name, lines, _FIX),
            in_ledger=True,
        )


_FIX = say("Write the id of an advertising line of the disclosure, or add the line there.")

RULE = Rule(
    code="ledger-resolves",
    level=Level.ERROR,
    title=say("Every ad belongs to a line"),
    why=say(
        "The ledger itemises the lines of the disclosure; an ad without a line is in no total."
    ),
    check=check,
    example=Example(
        bad="1002,meta-may,2025-04-18,2025-04-30,600000.00,ALL,",
        good="1002,meta-april,2025-04-18,2025-04-30,600000.00,ALL,",
    ),
)
