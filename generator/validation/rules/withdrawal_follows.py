"""A withdrawal withdraws what was filed before; by itself it says nothing.

A party that filed by mistake, such as for the wrong period, files a new version that withdraws the disclosure. Nothing
is deleted: the earlier versions stay readable, and the withdrawal with its reason stands in their place.
"""

from collections.abc import Iterator

from generator.findings import Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    if "withdrawal" not in case.data:
        return
    if case.data["version"] == 1:
        yield Problem(
            pointer="/withdrawal",
            message=say("Version 1 withdraws the disclosure, but nothing was filed before it."),
            fix=say(
                "Delete the file if it was never published; else give it the next version in its name and in the field"
                " version."
            ),
        )
    if case.ledger is not None:
        yield Problem(
            pointer="/withdrawal",
            message=say("The disclosure is withdrawn, but a ledger is filed with this version."),
            fix=say("Remove the ledger of this version; those of earlier versions stay."),
        )


RULE = Rule(
    code="withdrawal-follows",
    level=Level.ERROR,
    title=say("A withdrawal withdraws something"),
    why=say("Readers must find what was withdrawn, and its figures no longer count."),
    check=check,
)
