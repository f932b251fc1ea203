"""What pages, charts and tables say in English, worked out from the disclosures and none of the program.

A figure that covers less than all that was asked says so; what nobody answered is no figure.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tests.recount import Span
from tests.second_charts import (
    ABROAD,
    LISTS,
    answered,
    by_currency,
    due,
    methods,
    role,
    sources,
    spends,
    stages,
)
from tests.second_reading import ANSWERS, UNASKED, Election, Entry
from tests.second_words import full, listing, scale, short

COUNTED = {1: "one", 0: "no"}
UNITS_OF = {
    "ALL": "lek",
    "CZK": "Czech korunas",
    "MKD": "Macedonian denari",
    "TND": "Tunisian dinars",
}
"""What the currencies of the four are called."""


def parties(count: int) -> str:
    """A number of parties."""
    return "1 party" if count == 1 else f"{count} parties"


def spent(election: Election, party: str, *periods: str) -> dict[str, Span]:
    """What a party declares to have spent, by currency."""
    found = by_currency(((), money) for *_line, money in spends(election, party, *periods))
    return {key[0]: money for key, money in sorted(found.items())}


def funded(election: Election, party: str, *periods: str) -> dict[str, Span]:
    """What a party declares to have received, by currency."""
    found = by_currency(((), one["amount"]) for _file, one in sources(election, party, *periods))
    return {key[0]: money for key, money in sorted(found.items())}


def known(election: Election, party: str, section: str) -> list[str]:
    """The periods for which a party answers a section."""
    return [p for p in due(election) if election.state(party, p, section) in ANSWERS]


def only(election: Election, party: str, section: str) -> str:
    """Which periods a figure covers, where that is not all of them; else nothing."""
    covered = known(election, party, section)
    if not covered or len(covered) == len(due(election)):
        return ""
    return f"only {listing(map(election.title, covered))}"


def together(found: Iterable[dict[str, Span]]) -> dict[str, Span]:
    """Sums added up by currency."""
    totals: dict[str, Span] = {}
    for sums in found:
        for currency, (low, high) in sums.items():
            held = totals.get(currency)
            totals[currency] = (held[0] + low, held[1] + high) if held else (low, high)
    return dict(sorted(totals.items()))


def told(election: Election, found: dict[str, Span], top: Span) -> str:
    """Sums in a sentence: that in the election's currency in the unit of the largest, then all others in full."""
    unit, _ = scale(top[1])
    own = found.get(election.currency)
    others = [f"{full(m)} {c}" for c, m in found.items() if c != election.currency]
    return listing([*([short(own, unit)] if own else []), *others])


def platform_sentence(election: Election) -> Iterator[str]:
    """What is said of each party that declares any sum of advertising."""
    sums = {p: spent(election, p, *due(election)) for p in election.parties}
    top = _largest(election, _by_medium(election))
    for party, found in sums.items():
        if found:
            cover = only(election, party, "advertising")
            yield f"{election.name(party)} {told(election, found, top)}" + _in_brackets(cover)


def period_sentence(election: Election) -> Iterator[str]:
    """What is said of each period for which any sum of advertising is declared."""
    every = {p: [spent(election, party, p) for party in election.parties] for p in due(election)}
    top = _largest(election, (together(found) for found in every.values()))
    for period, found in every.items():
        if any(found):
            cover = some(election, "advertising", period)
            sums = told(election, together(found), top)
            yield f"{election.title(period)} {sums}" + _in_brackets(cover)


def some(election: Election, section: str, period: str) -> str:
    """Of how many parties that were asked a sum is; nothing where all of them answered."""
    states = [election.state(party, period, section) for party in election.parties]
    asked = [state for state in states if state != "not_asked"]
    count = sum(state in ANSWERS for state in asked)
    return f"from {count} of {parties(len(asked))}" if count < len(asked) else ""


def _by_medium(election: Election) -> Iterator[dict[str, Span]]:
    """A bar is a party's whole: its length decides the unit."""
    return (spent(election, p, *due(election)) for p in election.parties)


def _largest(election: Election, found: Iterable[dict[str, Span]]) -> Span:
    owns = [sums[election.currency] for sums in found if election.currency in sums]
    return max(owns, key=lambda money: money[1], default=(Decimal(0), Decimal(0)))


def _in_brackets(cover: str) -> str:
    return f" ({cover})" if cover else ""


def headings(election: Election) -> dict[str, str | None]:
    """The headings that count parties; None where there is nothing to count."""
    every = election.parties
    return {
        "completeness": _of(
            [p for p in every if _is_complete(election, p)],
            [p for p in every if answered(election, p)[1]],
            "has answered every section that was due",
            "have answered every section that was due",
            always=True,
        ),
        "funding-origins": _of(
            [p for p in every if _is_abroad(election, p)],
            [p for p in every if known(election, p, "funding")],
            "declares money from outside the country",
            "declare money from outside the country",
        ),
        "targeting-methods": _of(
            [p for p in every if methods(election, p, *due(election)) & LISTS],
            [p for p in every if known(election, p, "targeting")],
            "targets by lists of people or look-alikes",
            "target by lists of people or look-alikes",
        ),
        "ai-use": _of(
            [p for p in every if stages(election, p, *due(election))],
            [p for p in every if known(election, p, "ai")],
            "declares that it used AI",
            "declare that they used AI",
        ),
        "affiliate-share": _affiliates(election),
    }


def _of(
    some_: list[str], whole: list[str], one: str, many: str, *, always: bool = False
) -> str | None:
    if not whole or not (some_ or always):
        return None
    return f"{len(some_)} of {parties(len(whole))} {one if len(some_) == 1 else many}"


def _is_complete(election: Election, party: str) -> bool:
    count, whole = answered(election, party)
    return count == whole > 0


def _is_abroad(election: Election, party: str) -> bool:
    found = [one for _file, one in sources(election, party, *due(election))]
    return any(one["origin"] in ABROAD and _high(one["amount"]) for one in found)


def _high(money: Entry) -> bool:
    return any(by_currency([((), money)])[money["currency"],])


def _affiliates(election: Election) -> str | None:
    every = {p: [*spends(election, p, *due(election))] for p in election.parties}
    declaring = [p for p, found in every.items() if any(_high(money) for *_line, money in found)]
    paying = [
        party
        for party, found in every.items()
        if any(_high(m) and role(file, line["paid_by"]) == "affiliate" for file, line, m in found)
    ]
    if not paying:
        return None
    whole = parties(len(declaring))
    return f"Affiliates paid for advertising of {len(paying)} of {whole} that declared any"


def filed_of_due(election: Election, party: str) -> tuple[int, int]:
    """How many disclosures a party has filed, of those it owes."""
    passed = [p for p in election.periods if election.due(p) < election.today]
    owed = [p for p in passed if election.filing(party, p) not in UNASKED]
    return sum(election.current(party, period) is not None for period in owed), len(owed)


def overdue(election: Election) -> list[tuple[str, str]]:
    """Parties and periods of which nothing that can be read was filed in time, or at all."""
    return [key for key in election.keys if election.filing(*key) in {"missing", "refused"}]
