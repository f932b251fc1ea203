"""An ad stands once in the ledger of its line; the same export pasted twice doubles its cost."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for pointer, row in case.ledger.entries() if case.ledger else ():
        key = row["line"], row["ad_id"]
        if key in seen:
            message = say(
                "The ad {ad} stands twice under the line {line}.", ad=row["ad_id"], line=row["line"]
            )
            also = (f"{seen[key]}/ad_id",)
            yield Problem(
                pointer=f"{pointer}/ad_id",
                message=message,
                fix=_FIX,
                about=row["line"],
                also=also,
                in_ledger=True,
            )
        seen.setdefault(key, pointer)


_FIX = say("Remove one of the rows; or, if the ad ran twice, add the amounts up in one row.")

RULE = Rule(
    code="ledger-duplicate",
    level=Level.WARNING,
    title=say("Each ad stands once"),
    why=say("An ad that stands twice is counted twice."),
    check=check,
    example=Example(
        bad=(
            "1001,meta-april,2025-04-11,2025-04-17,900000.00,ALL,\n"
            "1001,meta-april,2025-04-18,2025-04-30,600000.00,ALL,"
        ),
        good=(
            "1001,meta-april,2025-04-11,2025-04-17,900000.00,ALL,\n"
            "1002,meta-april,2025-04-18,2025-04-30,600000.00,ALL,"
        ),
    ),
)
