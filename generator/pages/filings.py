"""Who has filed, and what is overdue."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.documents.names import DISCLOSURES
from generator.documents.refusals import NOT_ALLOWED
from generator.facts.quote import reason
from generator.facts.version import Version
from generator.metrics.status import State
from generator.pages.page import Page
from generator.pages.site import Site
from generator.pages.words import filed_words
from generator.text import say, say_many


def pages(site: Site) -> Iterator[Page]:
    """One page: the roster against the periods, and the list of what is overdue."""
    overdue: list[dict[str, Any]] = []
    late: list[dict[str, Any]] = []
    withdrawn = [_withdrawn(site, v) for v in site.dataset.current.values() if v.filing.withdrawn]
    for period in site.dataset.due:
        for party in site.dataset.parties:
            status = site.status(party.id, period.id)
            row = {"party": party, "period": period}
            if status.state in {State.MISSING, State.REFUSED}:
                overdue.append(
                    {
                        **row,
                        **_days(site, period.due, site.dataset.today),
                        "state": status.state,
                    }
                )
            elif status.late and status.first is not None:
                late.append(
                    {
                        **row,
                        **_days(site, period.due, status.first.handed_in),
                        "day": status.first.filed,
                        "filed": filed_words(site, status.first),
                    }
                )
    upcoming = [period for period in site.dataset.periods if period.due >= site.dataset.today]
    title = site.say(say("Who has filed"))
    yield site.page(
        site.to.filings,
        title,
        "filings",
        "filings",
        section="filings",
        overdue=overdue,
        late=late,
        withdrawn=withdrawn,
        upcoming=upcoming,
        received=site.dataset.election.received is not None,
        left_out=_left_out(site),
    )


def _left_out(site: Site) -> list[dict[str, str]]:
    """The files of this election that were added by an account that may not add them."""
    own = f"{DISCLOSURES}/{site.dataset.id}/"
    return [
        {"path": found.place.file, "words": site.say(found.message)}
        for found in site.findings
        if found.kind is NOT_ALLOWED and found.place.file.startswith(own)
    ]


def _withdrawn(site: Site, version: Version) -> dict[str, Any]:
    filing = version.filing
    return {
        "party": site.dataset.by_party[filing.party],
        "period": site.dataset.by_period[filing.period],
        "day": version.filed,
        "reason": reason(filing.document.data),
    }


def _days(site: Site, due: date, until: date) -> dict[str, Any]:
    days = (until - due).days
    return {"days": days, "words": site.say(say_many("one day", "{count} days", days))}
