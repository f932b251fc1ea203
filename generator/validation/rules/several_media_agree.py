"""Media are listed under a line where its sum covers several, and then there are several."""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule

_FEWEST = 2


def check(case: Case) -> Iterator[Problem]:
    media = case.lists["media"]
    for pointer, line in case.document.entries("advertising", "lines"):
        covered = line.get("media_included")
        if covered is None:
            continue
        place, about = f"{pointer}/media_included", line["id"]
        if line["medium"] != "several":
            message = say(
                "{id} ran on {medium} alone, but its sum is said to cover: {media}.",
                id=about,
                medium=media.title(line["medium"]),
                media=tuple(media.title(medium) for medium in covered),
            )
            yield Problem(
                pointer=place,
                message=message,
                fix=_SEVERAL,
                about=about,
                also=(f"{pointer}/medium",),
            )
        elif len(set(covered)) < _FEWEST or "several" in covered:
            message = say(
                "{id} covers several media, but these are named: {media}.",
                id=about,
                media=tuple(media.title(medium) for medium in covered),
            )
            yield Problem(
                pointer=place, message=message, fix=_ONE, about=about, also=(f"{pointer}/medium",)
            )


_SEVERAL = say("Write medium: several, or take media_included out.")
_ONE = say("Name each medium the sum covers; for a single one, write it as the medium.")

RULE = Rule(
    code="several-media-agree",
    level=Level.WARNING,
    title=say("A line's medium and the media it covers agree"),
    why=say("The whole sum is shown under the medium of the line."),
    check=check,
    example=Example(
        bad="medium: print\nmedia_included: [print, outdoor]",
        good="medium: print",
    ),
    since="0.2.0",
)
