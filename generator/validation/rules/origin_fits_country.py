"""Where money comes from goes together with the country of whoever gave it, and with the kind of money.

In an election to the European Parliament the country that votes is the Union.
"""

from collections.abc import Iterator, Mapping

from generator.findings import Example, Level
from generator.text import say
from generator.validation.iso import is_in_union
from generator.validation.rule import Case, Problem, Rule

_STATE = frozenset({"diaspora", "unknown"})
"""Origins that money of a state cannot have."""


def check(case: Case) -> Iterator[Problem]:
    origins, kinds = case.lists["origins"], case.lists["funding-kinds"]
    home: str = case.election.data["country"]
    for pointer, source in case.document.entries("funding", "sources"):
        origin, place = source["origin"], f"{pointer}/origin"
        country = source.get("donor", {}).get("country")
        if country is not None and not _may_come(origin, country, home):
            message = say(
                "{id} came from {donor} in {country}, but its origin is “{origin}”.",
                id=source["id"],
                donor=source["donor"]["name"],
                country=country,
                origin=origins.title(origin),
            )
            yield Problem(
                pointer=place,
                message=message,
                fix=_FIX,
                about=source["id"],
                also=(f"{pointer}/donor/country",),
            )
        if source["kind"] == "public_funding" and origin in _STATE:
            message = say(
                "{id} has the kind “{kind}”, but the origin “{origin}”.",
                id=source["id"],
                kind=kinds.title(source["kind"]),
                origin=origins.title(origin),
            )
            yield Problem(
                pointer=place,
                message=message,
                fix=_FIX,
                about=source["id"],
                also=(f"{pointer}/kind",),
            )


def _may_come(origin: str, country: str, home: str) -> bool:
    """Whether money of an origin may have been given by somebody in a country."""
    domestic = is_in_union(country) if home == "EU" else country == home
    within: Mapping[str, bool] = {
        "domestic": domestic,
        "diaspora": not domestic,
        "eu": is_in_union(country) and (home == "EU" or not domestic),
        "eu_or_domestic": domestic or is_in_union(country),
        "foreign": not domestic and not is_in_union(country),
    }
    return within.get(origin, True)


_FIX = say("Correct the origin or the country; or explain how the money came to the giver.")

RULE = Rule(
    code="origin-fits-country",
    level=Level.WARNING,
    title=say("The origin of money fits its giver"),
    why=say("Money from abroad is shown apart, and the law of the country may limit it."),
    check=check,
    example=Example(
        bad="kind: affiliate_transfer\norigin: diaspora",
        good="kind: affiliate_transfer\norigin: domestic",
    ),
    since="0.2.0",
)
