"""A disclosure is filed by a party on the roster, for a period of the election.

The folder and the file name are looked at, so that a slip in the file itself is one finding (place-matches), not two.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import Message, say
from generator.validation.declared import suggest
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    election, party, period, _ = case.path
    parties = [entry["id"] for entry in case.election.data["parties"]]
    periods = [entry["id"] for entry in case.election.data["periods"]]
    if party not in parties:
        message = say("{party} is not on the roster of {election}.", party=party, election=election)
        yield Problem(pointer="/party", message=message, fix=suggest(party, parties, _MOVE))
    if period not in periods:
        message = say(
            "{election} has no reporting period {period}.", election=election, period=period
        )
        yield Problem(
            pointer="/period", message=message, fix=suggest(period, periods, _periods(periods))
        )


def _periods(periods: list[str]) -> Message:
    return say(
        "Name the file, and the period in it, after one of: {periods}.", periods=tuple(periods)
    )


_MOVE = say(
    "Move the file to the folder of a party on the roster; maintainers add parties to election.yaml."
)

RULE = Rule(
    code="known-party-and-period",
    level=Level.ERROR,
    title=say("Party and period belong to the election"),
    why=say(
        "Only disclosures of parties that signed the code, for its reporting periods, can be compared."
    ),
    check=check,
    example=Example(
        bad="disclosures/prova-2025/partia-e-lumit/2025-06.yaml",
        good="disclosures/prova-2025/partia-e-lumit/2025-04.yaml",
    ),
)
