"""Who controls whom is said in one way.

A controlling entity is somebody else than the sponsor (Article 11(1)(b) of Regulation (EU) 2024/900); a party's own
wings and branches are tied to it; and whoever is not tied to the party is not controlled by it.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule

_OWN = frozenset({"youth_wing", "womens_wing", "local_branch"})


def check(case: Case) -> Iterator[Problem]:
    kinds, untied = case.lists["affiliate-kinds"], set()
    for pointer, entity in case.document.entries("affiliates", "entities"):
        if entity.get("control", {}).get("kind") != "none":
            continue
        untied.add(entity["id"])
        if entity["kind"] in _OWN:
            message = say(
                "{name} is said not to be tied to the party, but is its {kind}.",
                name=entity["name"],
                kind=kinds.title(entity["kind"]),
            )
            yield Problem(
                pointer=f"{pointer}/control/kind", message=message, fix=_TIED, about=entity["id"]
            )
    for pointer, line in case.document.entries("advertising", "lines"):
        controlling, sponsor = line.get("controlled_by"), line["sponsor"]
        place = f"{pointer}/controlled_by"
        if controlling == sponsor:
            message = say("{sponsor} is said to be controlled by itself.", sponsor=sponsor)
            yield Problem(pointer=place, message=message, fix=_ITSELF, about=line["id"])
        elif controlling == case.data["party"] and sponsor in untied:
            message = say(
                "{sponsor} is said to be controlled by the party here, and not to be tied to it under affiliates.",
                sponsor=sponsor,
            )
            yield Problem(pointer=place, message=message, fix=_TIED, about=line["id"])


_TIED = say("Say under control what ties the two, such as statutory; or correct the other entry.")
_ITSELF = say("Name who controls it, where that is somebody else; otherwise leave the field out.")

RULE = Rule(
    code="control-agrees",
    level=Level.WARNING,
    title=say("Who controls whom is said in one way"),
    why=say("Commitment 6a: readers learn whose interests stand behind an ad."),
    check=check,
    example=Example(
        bad="sponsor: partia-e-lumit\ncontrolled_by: partia-e-lumit",
        good="sponsor: partia-e-lumit",
    ),
    since="0.2.0",
)
