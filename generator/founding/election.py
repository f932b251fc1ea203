"""Writes election.yaml and submitters.yaml of a new election, with a remark at what is to be set."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from generator.documents.writer import write
from generator.founding.plan import Plan
from generator.text import Message, say, translator

SCHEMA_VERSION = "1.1"
DUE_AFTER = 5  # days after the end of a month


def write_election(plan: Plan) -> bytes:
    """election.yaml."""
    facts = {
        "schema_version": SCHEMA_VERSION,
        "id": plan.election,
        "code": plan.code,
        "title": _in_each(plan, say("Election {id}", id=plan.election)),
        "country": plan.country,
    }
    rest = {
        "time_zone": plan.time_zone,
        "currency": plan.currency,
        "languages": list(plan.languages),
        **({"invented": True} if plan.invented else {}),
    }
    blocks = (
        ("", facts),
        (_ASSUMED if plan.assumed else _DAY, {"date": plan.day.isoformat()}),
        (_INVENTED if plan.invented else "", rest),
        (_PERIODS, {"periods": list(_periods(plan))}),
        (_ROSTER, {"parties": list(plan.parties) or [*_examples(plan)]}),
    )
    return b"\n".join(write(data, remark) for remark, data in blocks)


def write_submitters(plan: Plan) -> bytes:
    """submitters.yaml: nobody may file yet."""
    listed = {"schema_version": SCHEMA_VERSION, "election": plan.election, "parties": []}
    return write(listed, _ACCOUNTS.format(election=plan.election))


def _periods(plan: Plan) -> Iterator[Mapping[str, Any]]:
    for start, end in plan.periods:
        yield {
            "id": f"{start:%Y-%m}",
            "title": {language: translator(language).month(start) for language in plan.languages},
            "start": start.isoformat(),
            "end": end.isoformat(),
            "due": (end + timedelta(days=DUE_AFTER)).isoformat(),
        }


def _examples(plan: Plan) -> Iterator[Mapping[str, Any]]:
    for letter in "AB":
        name = say("Example party {letter}", letter=letter)
        yield {"id": f"example-party-{letter.lower()}", "name": _in_each(plan, name)}


def _in_each(plan: Plan, message: Message) -> Mapping[str, str]:
    return {language: translator(language).text(message) for language in plan.languages}


# For the people of the election body, who may know no language of ours but English.
_DAY = "The day of the vote."
_ASSUMED = "The day of the vote: nobody named it, so this is only the last day of a year. Set it."
_INVENTED = """\
While this line says true, every page says that parties and figures are made up. Set it to false, or delete it,
when the roster below is that of the election."""
_PERIODS = """\
What each disclosure covers, and the last day on which it is on time, by the clock of the time zone above. Set them as
the code of conduct asks."""
_ROSTER = "The order is that of every page and chart: take one that favours nobody, such as that of registration."
_ACCOUNTS = """\
Which accounts at the host may file for which party, by their numbers, two people for each. Without an entry a party
cannot file itself.
  .venv/bin/sixc rights {election} PARTY --add NUMBER --role Treasurer --add NUMBER --role Chair"""
