"""A section says that there is nothing to disclose, and another section tells of something that belongs there.

Money and funding have a rule of their own (spending-without-funding). AI that delivers ads or chooses their audiences
is a way of targeting; a transfer from an affiliate needs an affiliate; audiences need ads.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule

_OF_ADS = frozenset({"targeting", "delivery", "bidding"})
_OF_AUDIENCES = frozenset({"targeting", "delivery"})


def check(case: Case) -> Iterator[Problem]:
    nothing = {
        section for section in ("affiliates", "advertising", "targeting")
        if case.data[section]["state"] == "nothing_to_disclose"
    }  # fmt: skip
    if "affiliates" in nothing:
        yield from _transfers(case)
    if "advertising" in nothing:
        yield from _audiences(case)
        yield from _systems(case, "advertising", _OF_ADS)
    elif "targeting" in nothing:
        yield from _systems(case, "targeting", _OF_AUDIENCES)


def _transfers(case: Case) -> Iterator[Problem]:
    for pointer, source in case.document.entries("funding", "sources"):
        if source["kind"] == "affiliate_transfer":
            message = say(
                "{id} is money from an affiliate, but affiliates says that there is nothing to disclose.",
                id=source["id"],
            )
            yield Problem(
                pointer="/affiliates/state",
                message=message,
                fix=_FIX,
                about=source["id"],
                also=(f"{pointer}/kind",),
            )


def _audiences(case: Case) -> Iterator[Problem]:
    for pointer, technique in case.document.entries("targeting", "techniques"):
        message = say(
            "{id} says how audiences of ads were chosen, but advertising says that there is nothing to disclose.",
            id=technique["id"],
        )
        yield Problem(
            pointer="/advertising/state",
            message=message,
            fix=_FIX,
            about=technique["id"],
            also=(pointer,),
        )


def _systems(case: Case, section: str, stages: frozenset[str]) -> Iterator[Problem]:
    for pointer, use in case.document.entries("ai", "uses"):
        titles = tuple(case.lists["ai-stages"].title(s) for s in use["stages"] if s in stages)
        if titles:
            message = say(
                "{system} was used for {stages}, but {section} says that there is nothing to disclose.",
                system=use["system"], stages=titles, section=section,
            )  # fmt: skip
            yield Problem(
                pointer=f"/{section}/state",
                message=message,
                fix=_FIX,
                about=use["id"],
                also=(f"{pointer}/stages",),
            )


_FIX = say("Fill in the section, or correct the entry that belongs there; or explain it.")

RULE = Rule(
    code="nothing-but-something",
    level=Level.WARNING,
    title=say("Nothing to disclose, though another section names it"),
    why=say("A section with nothing to disclose is a signed answer; readers find both statements."),
    check=check,
    example=Example(
        bad="stages: [text, delivery]",
        good="stages: [text]",
    ),
    since="0.2.0",
)
