"""Sums and counts as sentences write them in English, and what of the disclosures is told in them."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from tests.recount import Span, added, span
from tests.second_reading import ANSWERS, SECTIONS, UNASKED, Election, Entry, File

MADE = frozenset({"text", "image", "audio", "video"})
LISTS = frozenset({"custom_audience", "lookalike", "retargeting"})
OUTSIDE = frozenset({"eu", "foreign", "unknown"})
UNITS = ((Decimal(1_000_000), "million "), (Decimal(1_000), "thousand "), (Decimal(1), ""))


def plain(text: str) -> str:
    """A text with plain spaces, one at a time."""
    return " ".join(text.split())


def amount(value: Decimal) -> str:
    """An amount in full: 1,200 or 1,200.50."""
    return f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,f}"


def full(money: Span) -> str:
    """A sum in full: 1,200, ≤ 100 or 90–110."""
    low, high = money
    if low == high:
        return amount(high)
    return f"{amount(low)}–{amount(high)}" if low else f"≤ {amount(high)}"


def listing(texts: Iterable[str]) -> str:
    """A, B and C."""
    *first, last = texts
    return f"{', '.join(first)} and {last}" if first else last


def sums(money: Iterable[Entry]) -> dict[str, Span]:
    """Sums by currency, in order of its code."""
    found = added((each["currency"], span(each)) for each in money)
    return dict(sorted(found.items()))


def declared(file: File) -> dict[str, Span]:
    """What a version says was spent on advertising."""
    lines = [line for _, line in file.entries("advertising", "lines")]
    spent = [line["spent"] for line in lines if "spent" in line]
    return sums(spent + [line["in_kind"]["value"] for line in lines if "in_kind" in line])


def received(file: File) -> dict[str, Span]:
    """What a version says was received."""
    return sums(source["amount"] for _, source in file.entries("funding", "sources"))


def told(found: dict[str, Span]) -> str:
    """Sums in full with their currencies."""
    return listing(f"{full(money)} {currency}" for currency, money in found.items())


def scale(top: Decimal) -> tuple[Decimal, str]:
    """The unit in which figures are told, by the largest of them, and its word."""
    return next((unit for unit in UNITS if top >= unit[0]), UNITS[-1])


def short(money: Span, unit: Decimal) -> str:
    """A sum in a unit: one decimal and at least two digits; each end by itself, to the nearest, a half upwards."""
    low, high = (_short(end, unit) for end in money)
    if not money[0] and money[1]:
        return f"≤ {high}"
    return high if low == high else f"{low}–{high}"


def _short(value: Decimal, unit: Decimal) -> str:
    if unit == 1 or not value:
        return amount(value)
    places = 1
    while value * 10 ** (places - 1) < unit:
        places += 1
    rounded = (value / unit).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,f}"


Count = tuple[int, int, int]
"""How many were found, out of how many, and how many are not answered for."""


def check(election: Election, name: str, party: str, period: str) -> Count | None:
    """What a check finds; None where it cannot look."""
    file = election.current(party, period)
    section = {
        "ai-labels": "ai",
        "disclaimers": "advertising",
        "special-categories": "targeting",
        "minors": "targeting",
        "outside-money": "funding",
        "ai-personal-data": "ai",
        "lists": "targeting",
    }.get(name)
    if section:
        if election.state(party, period, section) not in ANSWERS or not file:
            return None
        return _counted(name, file)
    return {
        "withheld": _withheld,
        "late": _late,
        "corrected": _corrected,
        "differences": _differences,
    }[name](election, party, period)


YES = {"true": True, "false": False}


def _counted(name: str, file: File) -> Count:
    if name == "disclaimers":
        return _disclaimers(file)
    if name == "outside-money":
        origins = [source["origin"] for _, source in file.entries("funding", "sources")]
        return sum(o in OUTSIDE for o in origins), len(origins), origins.count("eu_or_domestic")
    uses = [use for _, use in file.entries("ai", "uses")]
    own = [use for use in uses if MADE & {*use["stages"]} and use["platform_default"] == "false"]
    techniques = [each for _, each in file.entries("targeting", "techniques")]
    chosen = [each for each in techniques if "none" not in each["methods"]]
    listed = [each for each in techniques if LISTS & {*each["methods"]}]
    known, given = {
        "ai-labels": (
            {"true": False, "false": True},
            [_of(use, "label", "applied") for use in own],
        ),
        "ai-personal-data": (
            {"personal": True, "non_personal": False, "none": False},
            [use.get("data_entered") for use in uses],
        ),
        "special-categories": (YES, [each.get("special_category_data") for each in techniques]),
        "minors": (
            {"excluded": False, "not_excluded": True, "unknown": True},
            [each.get("minors") for each in chosen],
        ),
        "lists": (YES, [_of(each, "personal_data", "used") for each in listed]),
    }[name]
    return _answers(known, given)


def _of(entry: Entry, field: str, part: str) -> str | None:
    found: str | None = entry.get(field, {}).get(part)
    return found


def _answers(known: dict[str, bool], given: list[str | None]) -> Count:
    return sum(known.get(each or "", False) for each in given), len(given), given.count(None)


def _disclaimers(file: File) -> Count:
    found = whole = 0
    for _, line in file.entries("advertising", "lines"):
        named = int(line.get("without_disclaimer", {}).get("ads", 0))
        found += named
        whole += max(int(line.get("number_of_ads", 0)), named)
    return found, whole, 0


def _withheld(election: Election, party: str, period: str) -> Count | None:
    file = election.current(party, period)
    if not file:
        return None
    states = [file.state(section) for section in SECTIONS if file.state(section) != "not_asked"]
    return states.count("withheld"), len(states), 0


def _late(election: Election, party: str, period: str) -> Count | None:
    if election.filing(party, period) in UNASKED:
        return None
    first = next((file for file in election.files if file.key == (party, period)), None)
    return int(first is None or election.handed_in(first) > election.due(period)), 1, 0


def _corrected(election: Election, party: str, period: str) -> Count | None:
    file = election.newest.get((party, period))
    return (int(file.version > 1), 1, 0) if file else None


def _differences(election: Election, party: str, period: str) -> Count | None:
    """Totals that are not what their entries come to, and lines that are not what their ads come to."""
    file = election.current(party, period)
    if not file:
        return None
    pairs: list[tuple[Span, Span]] = []
    nothing = (Decimal(0), Decimal(0))
    for section, counted in (("advertising", declared(file)), ("funding", received(file))):
        stated = sums(file.data[section].get("declared_total", ()))
        pairs += [
            (stated.get(currency, nothing), counted.get(currency, nothing))
            for currency in ({*stated, *counted} if stated else ())
        ]
    ads = added(((ad["line"], ad["currency"]), _ad(ad["amount"])) for ad in file.ads)
    spent = {
        (line["id"], line["spent"]["currency"]): span(line["spent"])
        for _, line in file.entries("advertising", "lines")
        if "spent" in line
    }
    pairs += [(spent.get(key, nothing), money) for key, money in ads.items()]
    return sum(one[0] > other[1] or other[0] > one[1] for one, other in pairs), len(pairs), 0


def _ad(text: str) -> Span:
    high = Decimal(text.removeprefix("≤").strip())
    return (Decimal(0) if text.startswith("≤") else high), high
