"""The funding sources a line was paid from are money, and enough of it.

Sums can be exact, ranges or bounds: there is a problem only where the sources, all that several lines took from them
left aside, cannot have been enough. A line in another currency than its sources is not judged.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.money import add_up, parse_money
from generator.text import say
from generator.validation.rule import Case, Problem, Rule
from generator.validation.sums import difference


def check(case: Case) -> Iterator[Problem]:
    sources = {s["id"]: s for _, s in case.document.entries("funding", "sources")}
    for pointer, line in case.document.entries("advertising", "lines"):
        named = [sources[name] for name in line.get("funding", ()) if name in sources]
        spent = parse_money(line["spent"]) if "spent" in line else None
        if not named or spent is None or not spent.low:
            continue
        place, about = f"{pointer}/funding", line["id"]
        help_in_kind = next((s["id"] for s in named if s["kind"] == "in_kind"), None)
        if help_in_kind is not None:
            message = say(
                "{id} was paid from {source}, which is help in kind and no money.",
                id=about,
                source=help_in_kind,
            )
            yield Problem(pointer=place, message=message, fix=_KIND, about=about)
        money = add_up(m for s in named if (m := parse_money(s["amount"])) is not None)
        received = money.get(spent.currency) if set(money) == {spent.currency} else None
        apart = difference(spent, received) if received else None
        if received and apart and received.high < spent.low:
            message = say(
                "{id} cost {spent}, but was paid from {received}: {apart} more than there was.",
                id=about,
                spent=spent,
                received=received,
                apart=apart,
            )
            yield Problem(pointer=place, message=message, fix=_MORE, about=about)


_KIND = say(
    "File what was given under in_kind of the line; name money as the source of what was spent."
)
_MORE = say("Name every source the line was paid from, or correct an amount; or explain it.")

RULE = Rule(
    code="paid-from-covers-line",
    level=Level.WARNING,
    title=say("A line is paid from enough money"),
    why=say("Readers follow the money from its source to the ads it paid for."),
    check=check,
    example=Example(
        bad="medium: tv\nfunding: [citizens-abroad]",
        good="medium: tv",
    ),
    since="0.2.0",
)
