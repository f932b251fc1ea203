"""The kind of a funding source goes together with what else is said of it.

Which kinds are public and which private stands in the code list funding-kinds.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Example, Level
from generator.text import Message, say
from generator.validation.rule import Case, Problem, Rule

_GIVERS = {
    "donation_person": "person",
    "donation_organisation": "organisation",
    "candidate_own_funds": "person",
    "affiliate_transfer": "organisation",
}
"""By kind: who can have given."""
_ONLY = {"loan": "loan", "valuation_method": "in_kind"}
"""By field: the one kind of funding that has it."""


def check(case: Case) -> Iterator[Problem]:
    kinds = case.lists["funding-kinds"]
    for pointer, source in case.document.entries("funding", "sources"):
        for field, message in _contradicted(case, source):
            kind = kinds.title(source["kind"])
            said = say(
                "{id} has the kind “{kind}”, but {said}.", id=source["id"], kind=kind, said=message
            )
            yield Problem(
                pointer=f"{pointer}/{field}",
                message=said,
                fix=_FIX,
                about=source["id"],
                also=(f"{pointer}/kind",),
            )


def _contradicted(case: Case, source: Mapping[str, Any]) -> Iterator[tuple[str, Message]]:
    """The fields of a source that do not fit its kind, and what they say."""
    kind, donor = source["kind"], source.get("donor")
    usual = case.lists["funding-kinds"].column(kind, "public_or_private")
    stated = source.get("public_or_private", usual)
    if usual and stated != usual:
        title = case.lists["public-private"].title(stated)
        yield "public_or_private", say("is said to be {stated}", stated=title)
    if donor and donor["type"] != _GIVERS.get(kind, donor["type"]):
        title = case.lists["donor-types"].title(donor["type"])
        yield "donor/type", say("its giver is said to be: {type}", type=title)
    if donor and kind == "party_own_funds":
        yield "donor", say("{donor} is said to have given it", donor=donor["name"])
    if donor and source.get("number_of_sources", 1) > 1:
        yield "number_of_sources", say(
            "names {donor} alone, where {number} are said to have given",
            donor=donor["name"], number=source["number_of_sources"],
        )  # fmt: skip
    for field, only in _ONLY.items():
        if field in source and kind != only:
            title = case.lists["funding-kinds"].title(only)
            yield (
                field,
                say(
                    "has the field {field}, which belongs to the kind “{only}”",
                    field=field,
                    only=title,
                ),
            )


_FIX = say("Correct the kind or the other field; money of two kinds is two sources.")

RULE = Rule(
    code="funding-kind-agrees",
    level=Level.WARNING,
    title=say("Kinds of funding agree with their fields"),
    why=say("Readers compare parties by the kinds of money they live on."),
    check=check,
    example=Example(
        bad="donor: {type: organisation, name: Arta Shembulli}",
        good="donor: {type: person, name: Arta Shembulli}",
    ),
    since="0.2.0",
)
