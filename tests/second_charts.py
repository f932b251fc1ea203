"""What the file of every chart holds, worked out from the disclosures and none of the program.

`figures` gives the columns that the file of a chart has besides names, for each party, in the order of the roster.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from tests.recount import Span, added, span
from tests.second_reading import SECTIONS, UNASKED, Election, Entry, File, codes, medium_group

Row = dict[str, str]
Parties = Sequence[str]
CONTENT = frozenset({"text", "image", "audio", "video"})
LISTS = frozenset({"custom_audience", "lookalike"})
ABROAD = frozenset({"diaspora", "eu", "foreign"})


def due(election: Election) -> list[str]:
    """The periods that charts cover: those whose day of filing has passed; before that, those filed, else the first."""
    passed = [each["id"] for each in election.data["periods"] if each["due"] < election.today]
    filed = {period for _, period in election.newest}
    return (
        passed or [period for period in election.periods if period in filed] or election.periods[:1]
    )


def spends(election: Election, party: str, *periods: str) -> Iterator[tuple[File, Entry, Entry]]:
    """Each sum of each line of a party: money, or the value of help in kind."""
    for file, line in election.entries("advertising", "lines", party):
        if file.key[1] in periods:
            if "spent" in line:
                yield file, line, line["spent"]
            if "in_kind" in line:
                yield file, line, line["in_kind"]["value"]


def sources(election: Election, party: str, *periods: str) -> Iterator[tuple[File, Entry]]:
    """Each source of funding of a party."""
    for file, source in election.entries("funding", "sources", party):
        if file.key[1] in periods:
            yield file, source


def role(file: File, who: str) -> str:
    """What somebody whom a disclosure names by an id is to the party."""
    for section, kind, found in (
        ("affiliates", "entities", "affiliate"),
        ("advertising", "candidates", "candidate"),
        ("advertising", "third_parties", "third_party"),
        ("advertising", "intermediaries", "intermediary"),
    ):
        if any(entry["id"] == who for _, entry in file.entries(section, kind)):
            return found
    return "party"


def by_currency(sums: Iterable[tuple[tuple[str, ...], Entry]]) -> dict[tuple[str, ...], Span]:
    """Sums added up by their codes and their currency."""
    return added(((*key, money["currency"]), span(money)) for key, money in sums)


def _sums(name: str, codes_: tuple[str, ...], found: dict[tuple[str, ...], Span]) -> Iterator[Row]:
    for (*values, currency), (low, high) in found.items():
        yield {
            **dict(zip(codes_, values, strict=True)),
            f"{name}_low": str(low),
            f"{name}_high": str(high),
            f"{name}_currency": currency,
        }


def _media(election: Election, _: Parties, party: str, *periods: str) -> Iterator[Row]:
    found = (
        ((medium_group(line["medium"]),), money)
        for _file, line, money in spends(election, party, *periods)
    )
    yield from _sums("spent", ("medium",), by_currency(found))


def _spent(election: Election, _: Parties, party: str, *periods: str) -> Iterator[Row]:
    found = (((), money) for *_file, money in spends(election, party, *periods))
    yield from _sums("spent", (), by_currency(found))


def _kinds(election: Election, _: Parties, party: str, *periods: str) -> Iterator[Row]:
    groups = codes("funding-kinds")
    found = (
        ((groups[source["kind"]]["group"], source["origin"]), source["amount"])
        for _file, source in sources(election, party, *periods)
    )
    yield from _sums("received", ("kind", "origin"), by_currency(found))


def _origins(election: Election, _: Parties, party: str, *periods: str) -> Iterator[Row]:
    found = (((s["origin"],), s["amount"]) for _, s in sources(election, party, *periods))
    yield from _sums("received", ("origin",), by_currency(found))


def _flow_in(election: Election, _: Parties, party: str, *periods: str) -> Iterator[Row]:
    groups = codes("funding-kinds")
    found = (
        ((groups[s["kind"]]["group"], role(file, s.get("received_by", party))), s["amount"])
        for file, s in sources(election, party, *periods)
    )
    sums = by_currency(((group, to, group), amount) for (group, to), amount in found)
    yield from _sums("declared", ("from", "to", "money"), sums)


def _flow_out(election: Election, _: Parties, party: str, *periods: str) -> Iterator[Row]:
    found = (
        (
            (
                role(file, line["paid_by"]),
                medium_group(line["medium"]),
                _paid_from(file, line, money),
            ),
            money,
        )
        for file, line, money in spends(election, party, *periods)
    )
    yield from _sums("declared", ("from", "to", "money"), by_currency(found))


def _paid_from(file: File, line: Entry, money: Entry) -> str:
    """The kinds of money that a line names for a sum, in the order of their list; help in kind is itself."""
    in_kind = line.get("in_kind")
    if in_kind and money is in_kind["value"]:
        return "in_kind"
    kinds = codes("funding-kinds")
    named = {
        kinds[source["kind"]]["group"]
        for source in file.data["funding"].get("sources", ())
        if source["id"] in line.get("funding", ())
    }
    if in_kind:
        named.discard("in_kind")
    return " ".join(group for group in codes("funding-groups") if group in named) or "not_said"


def _affiliates(election: Election, _: Parties, party: str, *periods: str) -> Iterator[Row]:
    every = list(spends(election, party, *periods))
    whole = by_currency(((), money) for _, _, money in every)
    paid = by_currency(
        ((), money) for file, line, money in every if role(file, line["paid_by"]) == "affiliate"
    )
    for key, (low, high) in whole.items():
        part = paid.get(key, (Decimal(0), Decimal(0)))
        ends = share(part, (low, high)) if high else ("", "")
        yield {
            "paid_by_affiliates_low": str(part[0]),
            "paid_by_affiliates_high": str(part[1]),
            "paid_by_affiliates_currency": key[0],
            "declared_low": str(low),
            "declared_high": str(high),
            "declared_currency": key[0],
            "share_low_percent": str(ends[0]),
            "share_high_percent": str(ends[1]),
        }


def share(part: Span, whole: Span) -> Span:
    """How small and how large a share can be, in per cent: the rest of the whole has bounds of its own."""
    rest = whole[0] - part[0], whole[1] - part[1]
    ends = []
    for some, other in ((part[0], rest[1]), (part[1], rest[0])):
        exact = 100 * some / (some + other) if some else Decimal(0)
        ends.append(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
    return ends[0], ends[1]


def _methods(election: Election, parties: Parties, party: str, *periods: str) -> Iterator[Row]:
    used = methods(election, party, *periods)
    every = set().union(*(methods(election, each, *due(election)) for each in parties))
    for method in codes("targeting-methods"):
        if method in every:
            yield {"method": method, "used": "yes" if method in used else "no"}


def methods(election: Election, party: str, *periods: str) -> set[str]:
    """The methods of targeting that a party declares."""
    found = election.entries("targeting", "techniques", party)
    return {m for file, t in found if file.key[1] in periods for m in t["methods"]} - {"none"}


def stages(election: Election, party: str, *periods: str) -> dict[str, list[Entry]]:
    """The uses of AI of each stage."""
    found: dict[str, list[Entry]] = {}
    for file, use in election.entries("ai", "uses", party):
        for stage in use["stages"]:
            if file.key[1] in periods:
                found.setdefault(stage, []).append(use)
    return found


def _ai(election: Election, parties: Parties, party: str, *periods: str) -> Iterator[Row]:
    used = stages(election, party, *periods)
    every = {stage for each in parties for stage in stages(election, each, *due(election))}
    for stage in codes("ai-stages"):
        if stage in every:
            yes = stage in used
            how = _how(stage, used[stage]) if yes else ""
            yield {"stage": stage, "used": "yes" if yes else "no", "how": how}


def _how(stage: str, uses: list[Entry]) -> str:
    own = [use for use in uses if use["platform_default"] == "false"]
    if not own:
        return "platform default"
    if stage not in CONTENT:
        return "own system"
    labels = {use.get("label", {}).get("applied") for use in own}
    if "false" in labels:
        return "not all labelled"
    return "labelled" if labels == {"true"} else "label not stated"


def _answer(_: Election, __: Parties, ___: str, *____: str) -> Iterator[Row]:
    yield {}


Measure = Callable[..., Iterator[Row]]
CHARTS: dict[str, tuple[tuple[str, Measure], ...]] = {
    "spend-by-platform": (("advertising", _media),),
    "spend-over-time": (("advertising", _spent),),
    "funding-origins": (("funding", _origins),),
    "funding-sources": (("funding", _kinds),),
    "money-flow": (("funding", _flow_in), ("advertising", _flow_out)),
    "targeting-methods": (("targeting", _methods),),
    "ai-use": (("ai", _ai),),
    "affiliate-share": (("advertising", _affiliates),),
    "completeness": tuple((section, _answer) for section in SECTIONS),
}
BY_PERIOD = frozenset({"spend-over-time"})


def figures(election: Election, chart: str, *parties: str) -> Iterator[Row]:
    """The rows of a chart's file, of all parties or of some."""
    whose = parties or tuple(election.parties)
    for party in whose:
        for section, measure in CHARTS[chart]:
            states = {p: election.state(party, p, section) for p in due(election)}
            said = [p for p, state in states.items() if state == "disclosed"]
            for periods in [[p] for p in said] if chart in BY_PERIOD else [said]:
                rows = list(measure(election, whose, party, *periods)) if periods else []
                shared = _shared(party, section, periods, "disclosed")
                yield from (shared | row for row in rows or ([{}] if periods else []))
            for state in dict.fromkeys(states.values()):
                periods = [p for p in states if states[p] == state]
                if state != "disclosed":
                    yield _shared(party, section, periods, state)


def _shared(party: str, section: str, periods: list[str], state: str) -> Row:
    return {"party": party, "section": section, "periods": " ".join(periods), "state": state}


def answered(election: Election, party: str) -> tuple[int, int]:
    """How many sections a party has answered of those that it was asked for."""
    passed = [period for period in election.periods if election.due(period) < election.today]
    states = [election.state(party, p, s) for p in passed for s in SECTIONS]
    asked = [state for state in states if state not in UNASKED]
    return sum(state in {"disclosed", "nothing_to_disclose"} for state in asked), len(asked)
