"""Money from abroad, or from an unknown place, is pointed out once more before it is published.

The codes ask for the sources of funding (6c ii); what is allowed is for the law of the country to say. The most
common slip is a gift of citizens abroad filed as foreign.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.money import parse_money
from generator.text import say
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    for pointer, source in case.document.entries("funding", "sources"):
        money = parse_money(source["amount"])
        if money is None:
            continue
        if source["origin"] == "foreign":
            message = say("{id} is shown as {money} from abroad.", id=source["id"], money=money)
            yield Problem(
                pointer=f"{pointer}/origin", message=message, fix=_FOREIGN, about=source["id"]
            )
        elif source["origin"] == "unknown":
            message = say(
                "{id} is shown as {money} of unknown origin.", id=source["id"], money=money
            )
            yield Problem(
                pointer=f"{pointer}/origin", message=message, fix=_UNKNOWN, about=source["id"]
            )


_FOREIGN = say(
    "If it comes from citizens living abroad, write diaspora; otherwise leave it as it is."
)
_UNKNOWN = say("If the origin can be found out, write it; otherwise leave it as it is.")

RULE = Rule(
    code="foreign-source",
    level=Level.ADVICE,
    title=say("Money from abroad or of unknown origin"),
    why=say("It is shown apart on the party's page, and the law of the country may limit it."),
    check=check,
    example=Example(
        bad="kind: donation_person\norigin: foreign",
        good="kind: donation_person\norigin: diaspora",
    ),
)
