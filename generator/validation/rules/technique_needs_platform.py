"""A way of targeting that only a platform can carry out is not said of posters, newspapers, radio or television.

A platform infers interests, follows visitors and finds people who resemble others. Who passes a poster is not chosen.
Addressable television and digital billboards are the exceptions that an explanation is for.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.applied import applied, lines_of
from generator.validation.media import is_offline
from generator.validation.rule import Case, Problem, Rule

_OF_PLATFORMS = ("interest", "lookalike", "retargeting", "platform_optimised")


def check(case: Case) -> Iterator[Problem]:
    lines, media = lines_of(case.data), case.lists["media"]
    titles = case.lists["targeting-methods"]
    for pointer, technique in case.document.entries("targeting", "techniques"):
        methods = tuple(m for m in _OF_PLATFORMS if m in technique["methods"])
        offline = (x for x in applied(technique, lines) if is_offline(media, x["medium"]))
        line = next(offline, None) if methods else None
        if line is not None:
            message = say(
                "{id} is said to have chosen who sees {line} ({medium}): {methods}.",
                id=technique["id"],
                line=line["id"],
                medium=media.title(line["medium"]),
                methods=tuple(titles.title(method) for method in methods),
            )
            place = "applies_to" if "applies_to" in technique else "methods"
            yield Problem(
                pointer=f"{pointer}/{place}", message=message, fix=_FIX, about=technique["id"]
            )


_FIX = say(
    "Name under applies_to only the lines that were targeted so; or explain how it was done."
)

RULE = Rule(
    code="technique-needs-platform",
    level=Level.WARNING,
    title=say("Targeting by a platform, of what no platform shows"),
    why=say("Readers would think that people were singled out on posters or on the radio."),
    check=check,
    example=Example(
        bad="applies_to: [meta-april, tv-april]\nmethods: [interest]",
        good="applies_to: [meta-april]\nmethods: [interest]",
    ),
    since="0.2.0",
)
