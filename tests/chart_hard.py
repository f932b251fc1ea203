"""Every kind of chart drawn from what is hard to draw; each is a golden picture."""

from collections.abc import Callable, Mapping

from generator.figures.figure import (
    Bars,
    Cell,
    Figure,
    Flow,
    Grid,
    GridRow,
    Group,
    Node,
    Ribbon,
    Row,
    Segment,
    Series,
    Tick,
)
from tests.chart_cases import CASES, WHY, Entry

SPLIT = (
    ("meta", 50),
    ("google", 14),
    ("broadcast", 19),
    ("print", 10),
    ("online", 5),
    ("other", 2),
)
"""Of each hundred of a party's money, what goes to which medium."""
MEDIA = tuple(
    Series(key, label, colour)
    for (key, _), label, colour in zip(
        SPLIT,
        ("Meta", "Google", "Radio & TV", "Outdoor & print", "Other online", "Other"),
        ("m1", "m2", "m3", "m4", "m5", "m7"),
        strict=True,
    )
)
MONTHS = ("March 2025", "April 2025", "1–11 May 2025")
METHODS = (
    "by context", "by region", "by age", "by gender", "by language", "by interest", "by other demographics",
    "own list", "look-alike", "retargeting", "platform decides", "other",
)  # fmt: skip
STAGES = ("choosing audiences", "delivery", "bidding", "text", "images", "video", "translation")
SECTIONS = ("Affiliates", "Advertising", "Funding", "Targeting", "AI")
TONES = {
    "missing": "missing", "withheld": "half", "not due yet": "quiet", "nothing to disclose": "empty",
    "withdrawn": "withdrawn", "left the code": "quiet",
}  # fmt: skip
COLOURS = ("#1f6f8b", "#ffffff", "#ffd500", "#000000", "#a0467c", "#2f7a4b")


def _said(high: int, low: int | None = None) -> str:
    """A sum in millions, as charts say it."""
    if low == 0 and high:
        return f"≤\N{NO-BREAK SPACE}{_said(high)}".replace("≤\N{NO-BREAK SPACE}<", "<")
    if low is not None and low != high:
        return f"{_said(low)}–{_said(high)}"
    return f"{high / 10**8:,.1f}" if not 0 < high < 5 * 10**6 else "<\N{NO-BREAK SPACE}0.1"


def _colour(number: int) -> str:
    return COLOURS[number % len(COLOURS)]


def _axis(entries: tuple[Entry, ...]) -> tuple[tuple[Tick, ...], int]:
    top = max((entry.high for entry in entries), default=0)
    power = 10 ** max(len(str(top)) - 1, 0)
    step = power if top // power >= 3 else max(power // 2, 1)
    return tuple(Tick(value, f"{value / 10**8:,.0f}") for value in range(0, top + 1, step)), top


def _segments(entry: Entry) -> tuple[Segment, ...]:
    """The sum split over media; what is not certain belongs to the first."""
    parts = [(key, entry.high * share // 100) for key, share in SPLIT]
    rest, found = entry.high - entry.sure, list[Segment]()
    for key, part in parts:
        unsure = min(rest, part)
        rest -= unsure
        low = None if not unsure else part - unsure
        found.append(Segment(key, part - unsure, part, _said(part, low), f"{entry.name}, {key}"))
    return tuple(found)


def stacked(entries: tuple[Entry, ...]) -> Bars:
    """A stacked bar for each party."""
    rows = tuple(
        Row(
            entry.name, () if entry.state else _segments(entry),
            "" if entry.state else _said(entry.high, entry.low), entry.state, _colour(n),
        )
        for n, entry in enumerate(entries)
    )  # fmt: skip
    ticks, top = _axis(entries)
    return Bars(MEDIA, (Group("", rows),), ticks, top)


def over_time(entries: tuple[Entry, ...]) -> Bars:
    """A bar for each month under each party; one party alone has no heading."""
    groups = tuple(
        Group(
            entry.name if len(entries) > 1 else "",
            tuple(_month(entry, month, n) for n, month in enumerate(MONTHS)),
            _colour(number) if len(entries) > 1 else "",
        )
        for number, entry in enumerate(entries)
    )
    ticks, top = _axis(entries)
    return Bars((Series("spend", "Declared advertising", "m1"),), groups, ticks, top)


def _month(entry: Entry, month: str, number: int) -> Row:
    if entry.state:
        return Row(month, state=entry.state)
    if number == 2:
        return Row(month, state="not due yet")
    high = entry.high // (2 - number)
    low = entry.low if entry.low is None else entry.low // (2 - number)
    title = f"{entry.name}, {month}"
    sure = high if low is None else low
    return Row(month, (Segment("spend", sure, high, "", title),), _said(high, low))


def shares(entries: tuple[Entry, ...]) -> Bars:
    """A share for each party, against a threshold."""
    rows = []
    most = max((entry.high for entry in entries), default=0) or 1
    for number, entry in enumerate(entries):
        low, high = entry.sure * 6000 // most, entry.high * 6000 // most
        said = f"{high // 100} %" if low == high else f"{low // 100}–{high // 100} %"
        segment = Segment("affiliates", low, high, "", entry.name)
        state = entry.state
        rows.append(
            Row(entry.name, () if state else (segment,), "" if state else said, state, _colour(number))
        )  # fmt: skip
    ticks = tuple(Tick(value, f"{value // 100} %") for value in range(0, 6001, 1000))
    series = (Series("affiliates", "Paid by affiliates", "m6"),)
    return Bars(series, (Group("", tuple(rows)),), ticks, 6000, Tick(500, "threshold 5 %"))


def _grid(
    columns: tuple[str, ...], words: tuple[tuple[str, str], ...], entries: tuple[Entry, ...]
) -> Grid:
    """Answers in turn; a party that says nothing gives its reason throughout."""
    rows = []
    for number, entry in enumerate(entries):
        state = "missing" if entry.state == WHY else entry.state
        cells = [
            (TONES[state], state) if state else words[(number * 3 + column * column) % len(words)]
            for column in range(len(columns))
        ]
        found = (
            Cell(tone, word, f"{entry.name}, {name}: {word}")
            for (tone, word), name in zip(cells, columns, strict=True)
        )
        rows.append(GridRow(entry.name, tuple(found), _colour(number)))
    return Grid(columns, tuple(rows), ())


def methods(entries: tuple[Entry, ...]) -> Grid:
    """Many columns, one word for each sign."""
    return _grid(METHODS, (("full", "used"), ("empty", "not used")), entries)


def uses(entries: tuple[Entry, ...]) -> Grid:
    """Several words for one sign."""
    words = (
        ("full", "platform default"), ("empty", "not used"), ("full", "labelled"), ("full", "own system"),
        ("full", "not labelled"),
    )  # fmt: skip
    return _grid(STAGES, words, entries)


def answered(entries: tuple[Entry, ...]) -> Grid:
    """Few columns, some with two reasons."""
    words = (
        ("full", "2 of 2"), ("half", "1 of 2, withheld"), ("half", "0 of 2, withheld, withdrawn"),
        ("missing", "0 of 2"),
    )  # fmt: skip
    return _grid(SECTIONS, words, entries)


def flow(entries: tuple[Entry, ...]) -> Flow:
    """From three sources through the parties by name to media; who received nothing, paid."""
    filed = [entry for entry in entries if not entry.state]
    sources = (("public", "Public funding", "m1"), ("own", "Members & own funds", "m3"))
    ribbons: list[Ribbon] = []
    for number, entry in enumerate(filed):
        key, said = f"p{number}", entry.name
        if entry.high and number % 3 != 2:
            come = entry.high * 3 // 4
            ribbons.append(
                Ribbon(
                    source=sources[number % 2][0],
                    target=key,
                    value=come,
                    title=said,
                    label=_said(come),
                )
            )
        ribbons += [
            Ribbon(
                source=key,
                target=part.series,
                value=part.high,
                title=f"{said} → {part.series}",
                label=part.label,
            )
            for part in _segments(entry)[number % 2 : 3]
            if part.high
        ]
    stations = [(key, 0, label, colour) for key, label, colour in sources]
    stations += [(f"p{number}", 1, entry.name, "m5") for number, entry in enumerate(filed)]
    stations += [(series.key, 2, series.label, series.colour) for series in MEDIA]
    nodes = tuple(
        node for key, at, label, colour in stations if (node := _node(key, at, label, colour, ribbons))
    )  # fmt: skip
    return Flow(("Declared sources", "Who paid", "Advertising"), nodes, tuple(ribbons))


def _node(key: str, column: int, label: str, colour: str, ribbons: list[Ribbon]) -> Node | None:
    came = sum(ribbon.value for ribbon in ribbons if ribbon.target == key)
    went = sum(ribbon.value for ribbon in ribbons if ribbon.source == key)
    if not came and not went:
        return None
    figure = f"{_said(came)} in, {_said(went)} out" if column == 1 else _said(came or went)
    return Node(
        key=key, column=column, label=label, figure=figure, value=max(came, went), colour=colour
    )


KINDS: Mapping[str, tuple[Callable[[tuple[Entry, ...]], Figure], tuple[str, ...]]] = {
    "stacked": (stacked, tuple(CASES)),
    "time": (over_time, tuple(CASES)),
    "shares": (shares, tuple(CASES)),
    "methods": (methods, ("names", "thirty", "one", "silent")),
    "uses": (uses, ("names", "thirty", "one", "silent")),
    "answered": (answered, ("names", "thirty", "one", "silent")),
    "flow": (flow, ("names", "one", "bounds", "outlier")),
}
HARD: Mapping[str, Figure] = {
    f"{kind}-{case}": made(CASES[case]) for kind, (made, cases) in KINDS.items() for case in cases
}
