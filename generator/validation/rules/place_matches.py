"""A disclosure says the same as the folder and the file name it stands under.

The folder decides who may file it, and the file name where it is published: with two answers to one question, a
disclosure could appear under another party's name.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    election, party, period, version = case.path
    places: dict[str, str | int] = {
        "election": election,
        "party": party,
        "period": period,
        "version": version,
    }
    for field, place in places.items():
        written = case.data[field]
        if written != place:
            yield Problem(
                pointer=f"/{field}",
                message=say(
                    "The file says {written}, its place says {place}.", written=written, place=place
                ),
                fix=say(
                    "Write {field}: {place}, or move the file to the folder and the name it belongs to.",
                    field=field,
                    place=place,
                ),
            )


RULE = Rule(
    code="place-matches",
    level=Level.ERROR,
    title=say("The file stands where it says"),
    why=say(
        "A disclosure is published under the party, period and version of its folder and file name."
    ),
    check=check,
    example=Example(bad="period: 2025-05", good="period: 2025-04"),
)
