"""Who may file is said once for each party on the roster, with different accounts."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.declared import suggest
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule, Subject


def check(case: Case) -> Iterator[Problem]:
    if case.data["election"] != case.path[0]:
        message = say(
            "The file says {written}, its folder is {place}.",
            written=case.data["election"],
            place=case.path[0],
        )
        yield Problem(
            pointer="/election",
            message=message,
            fix=say("Write election: {place}.", place=case.path[0]),
        )
    roster = [party["id"] for party in case.election.data["parties"]]
    seen: dict[str, str] = {}
    for pointer, entry in case.document.entries("parties"):
        name, place = entry["party"], f"{pointer}/party"
        if name not in roster:
            message = say("{party} is not on the roster of the election.", party=name)
            yield Problem(pointer=place, message=message, fix=suggest(name, roster, _ROSTER))
        elif name in seen:
            message = say("{party} has two entries.", party=name)
            yield Problem(
                pointer=place,
                message=message,
                fix=say("Put all its accounts into one entry."),
                also=(seen[name],),
            )
        seen.setdefault(name, place)
        yield from _accounts(pointer, entry)
    yield from _body(case)


def _body(case: Case) -> Iterator[Problem]:
    """Whoever enters filings for the election body files for no party, so that each word has one speaker."""
    own = {number: pointer for pointer, number in select(case.data, "parties/*/accounts/*/id")}
    seen: dict[int, str] = {}
    for at, account in case.document.entries("election_body", "accounts"):
        number, place = account["id"], f"{at}/id"
        if number in own:
            message = say(
                "The account {number} stands for a party and for the election body.",
                number=str(number),
            )
            yield Problem(pointer=place, message=message, fix=_APART, also=(own[number],))
        elif number in seen:
            message = say(
                "The account {number} stands twice for the election body.", number=str(number)
            )
            yield Problem(
                pointer=place,
                message=message,
                fix=say("Name each account once."),
                also=(seen[number],),
            )
        seen.setdefault(number, place)


def _accounts(pointer: str, entry: dict[str, object]) -> Iterator[Problem]:
    seen: dict[int, str] = {}
    for at, number in select(entry, "accounts/*/id"):
        place = pointer + at
        if number in seen:
            message = say(
                "The account {number} stands twice for {party}.",
                number=str(number),
                party=str(entry["party"]),
            )
            yield Problem(pointer=place, message=message, fix=_PEOPLE, also=(seen[number],))
        seen.setdefault(number, place)


_ROSTER = say("Write the id of a party on the roster in election.yaml.")
_APART = say("Let another person enter filings, or another person file for the party.")
_PEOPLE = say(
    "Name at least two different accounts, so that one lost account does not silence a party."
)

RULE = Rule(
    code="submitters-known",
    level=Level.ERROR,
    title=say("Filing accounts belong to parties on the roster"),
    why=say("Nobody else may file, and a party must not depend on a single account."),
    check=check,
    subject=Subject.SUBMITTERS,
    example=Example(
        bad="- party: partia-e-lumi\n  accounts:", good="- party: partia-e-lumit\n  accounts:"
    ),
)
