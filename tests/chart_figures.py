"""Invented figures to draw: the usual ones, and those that are hard to draw well."""

from generator.charts.figure import (
    Bars,
    Cell,
    Figure,
    Flow,
    Grid,
    GridRow,
    Group,
    Node,
    Nothing,
    Ribbon,
    Row,
    Segment,
    Series,
    Tick,
)

MEDIA = (
    Series("meta", "Meta", "m1"),
    Series("google", "Google", "m2"),
    Series("broadcast", "Radio & TV", "m3"),
    Series("print", "Outdoor & print", "m4"),
    Series("online", "Other online", "m5"),
    Series("other", "Other", "m7"),
)
PARTIES = {
    "Partia e Lumit": "#1f6f8b",
    "Aleanca e Maleve": "#8b3a2f",
    "Lëvizja Dallga": "#7a7a1f",
    "Lista e Fushës": "#4b5fa8",
    "Bashkimi i Pyllit": "#2f7a4b",
    "Qytetarët e Qershorit": "#a0467c",
}
HOSTILE = '<script>alert(1)</script> & <b onclick="x()">"bold"</b>\n%{y} $x^2$ ]]> &lt;'
LONG_NAMES = (
    "Partia Demokristiane për Bashkëpunimin dhe Zhvillimin e Qëndrueshëm të Krahinave Veriore",
    "Савез независних социјалних покрета Потамије и Планинског краја за обнову Љутоваца",
    "Ενωμένη Παράταξη Ελεύθερων Πολιτών της Βορειοδυτικής Λιμνοχώρας",
    "Qytetarëtpërndryshimdheprogrestëqëndrueshëmtëbashkuar",
    HOSTILE,
)
TENTH = 10_000_000
"""Hundredths in a tenth of a million."""


def segment(series: str, tenths: int, low: int | None = None) -> Segment:
    """A segment of so many tenths of a million, exact unless a lower end is given."""
    high = tenths * TENTH
    label = f"{tenths // 10}.{tenths % 10}"
    sure = high if low is None else low * TENTH
    return Segment(
        series, sure, high, label if low is None else f"≤ {label}", f"{series}: {label} m"
    )


def meta(tenths: int, low: int | None = None) -> Segment:
    """A segment of Meta."""
    return segment("meta", tenths, low)


def row(name: str, *segments: Segment, total: str = "", state: str = "") -> Row:
    """A row of a party, its total written out unless given."""
    tenths = sum(s.high for s in segments) // TENTH
    written = f"{tenths // 10}.{tenths % 10}" if segments else ""
    return Row(name, segments, total or written, state, PARTIES.get(name, ""))


def ticks(*millions: int) -> tuple[Tick, ...]:
    """Ticks at whole millions."""
    return tuple(Tick(million * 10 * TENTH, str(million)) for million in millions)


def spending() -> Bars:
    """Six parties, with bounds, a range and one that has not filed."""
    rows = (
        row("Partia e Lumit", meta(412), segment("google", 126), segment("broadcast", 180), segment("print", 94)),
        row("Aleanca e Maleve", meta(368), segment("google", 61), segment("broadcast", 225), segment("print", 40)),
        row("Lëvizja Dallga", meta(229), segment("broadcast", 32), segment("print", 66, 20), total="28.1–32.7"),
        row("Lista e Fushës", meta(184, 100), segment("google", 99), segment("online", 21), total="22.0–30.4"),
        row("Bashkimi i Pyllit", segment("meta", 1, 0), segment("print", 3, 0), total="≤ 0.4"),
        row("Qytetarët e Qershorit", state="not filed, due 5 May"),
    )  # fmt: skip
    return Bars(MEDIA, (Group("", rows),), ticks(0, 20, 40, 60, 80), 812 * TENTH)


def periods() -> Bars:
    """A group for each party, a row for each period."""
    sums = {
        "Partia e Lumit": (301, 511),
        "Lëvizja Dallga": (None, 207),
        "Qytetarët e Qershorit": (None, None),
    }
    groups = tuple(
        Group(
            party,
            (
                *(
                    row(month, segment("meta", tenths))
                    if tenths
                    else row(month, state="nothing to disclose")
                    for month, tenths in zip(("March 2025", "April 2025"), found, strict=True)
                ),
                row("May 2025", state="not due yet"),
            ),
            PARTIES[party],
        )
        for party, found in sums.items()
    )
    return Bars(MEDIA[:1], groups, ticks(0, 10, 20, 30, 40, 50), 511 * TENTH)


def shares() -> Bars:
    """Shares against a threshold, in hundredths of a per cent."""
    found = {
        "Partia e Lumit": (2200, 2200),
        "Aleanca e Maleve": (450, 450),
        "Lëvizja Dallga": (0, 800),
    }
    rows = tuple(
        row(party, Segment("meta", low, high, "", party), total=f"{high // 100} %")
        for party, (low, high) in found.items()
    )
    none = row("Bashkimi i Pyllit", Segment("meta", 0, 0, "", ""), total="0 %")
    silent = row("Qytetarët e Qershorit", state="not filed, due 5 May")
    scale = tuple(Tick(value, f"{value // 100} %") for value in range(0, 2500, 500))
    series = (Series("meta", "Paid by affiliates", "m6"),)
    return Bars(
        series, (Group("", (*rows, none, silent)),), scale, 2200, Tick(500, "threshold 5 %")
    )


def long_names() -> Bars:
    """Names, a reason and a swatch as nobody should write them."""
    rows = [
        row(name, segment("meta", 90 - 20 * n), segment("print", 8))
        for n, name in enumerate(LONG_NAMES)
    ]
    why = "the whole section is withheld because of a pending court case about the supplier of the campaign"
    rows.append(Row("Lista e Fushës", (), "", why, "url(https://evil.example/)"))
    rows.append(Row(LONG_NAMES[0], (segment("meta", 20),), "2.0", HOSTILE, "#123456"))
    return Bars(MEDIA, (Group("", tuple(rows)),), ticks(0, 2, 4, 6, 8), 98 * TENTH)


def outlier() -> Bars:
    """One hundredth against ten thousand million, and tick labels as long as names."""
    rows = (
        row("Partia e Vogël", Segment("meta", 1, 1, "0.01", ""), total="0.01"),
        row(
            "Partia e Madhe",
            Segment("meta", 10**12, 10**12, "10,000,000,000", ""),
            total="10,000,000,000.00",
        ),
        row(
            "Partia e Mesme",
            Segment("meta", 5, 5, "", ""),
            Segment("google", 0, 6, "", ""),
            total="0.05–0.11",
        ),
        row("Partia pa Asgjë", Segment("meta", 0, 0, "", ""), total="0.00"),
    )
    scale = tuple(Tick(n * 2 * 10**11, f"{n * 2:,},000,000,000.00 lekë të reja") for n in range(6))
    return Bars(MEDIA, (Group("", rows),), scale, 10**12)


def long_totals() -> Bars:
    """Totals too long to stand at the end of a bar."""
    total = "9,000,000,000.00–12,000,000,000.00 ALL"
    rows = tuple(row(name, segment("meta", 90 + n), total=total) for n, name in enumerate(PARTIES))
    return Bars(MEDIA, (Group("", rows),), ticks(0, 5), 96 * TENTH)


def thirty() -> Bars:
    """As many parties as a European election has."""
    names = list(PARTIES)
    rows = tuple(
        row(
            f"{names[n % 6]} {n + 1}", segment("meta", 400 - 10 * n), segment("google", 7 * n % 110),
            segment("broadcast", 5 * n % 90), segment("print", n % 4 * 10),
        )
        for n in range(30)
    )  # fmt: skip
    return Bars(MEDIA, (Group("", rows),), ticks(0, 20, 40, 60), 560 * TENTH)


ANSWERS = {
    "f": ("full", "used"), "e": ("empty", "not used"), "h": ("half", "withheld"), "m": ("missing", "missing"),
    "q": ("quiet", "not due yet"), "o": ("full", "own system"), "p": ("full", "platform default"),
    "l": ("full", "labelled"), "n": ("full", "not labelled"),
}  # fmt: skip


def grid(columns: tuple[str, ...], *answers: str) -> Grid:
    """A row for each party, a letter for each answer."""
    rows = tuple(
        GridRow(
            party,
            tuple(Cell(*ANSWERS[a], f"{party}, {c}") for a, c in zip(found, columns, strict=True)),
            colour,
        )
        for (party, colour), found in zip(PARTIES.items(), answers, strict=False)
    )
    return Grid(columns, rows, ())


def methods() -> Grid:
    """Many columns with few words."""
    columns = (
        "by context", "by region", "by age", "by gender", "by language", "by interest", "by other demographics",
        "own list", "look-alike", "retargeting", "platform decides",
    )  # fmt: skip
    return grid(
        columns,
        "effeeeeeeff",
        "fffeefeeffe",
        "hhhhhhhhhhh",
        "qqqqqqqqqqq",
        "eeeeeeeeeee",
        "mmmmmmmmmmm",
    )


def fourteen() -> Grid:
    """More parties than fit beside each other, and more methods."""
    few = methods()
    return Grid(few.columns, (few.rows * 3)[:14], ())


def uses() -> Grid:
    """Few columns with many words."""
    columns = ("choosing audiences", "delivery", "bidding", "text", "images", "translation")
    return grid(columns, "eppele", "opplle", "eppene", "eeeeee", "ppplll", "mmmmmm")


def crowded() -> Grid:
    """Columns and words as nobody should write them."""
    cells = tuple(Cell(tone, HOSTILE, HOSTILE) for tone in ("full", "half", "missing"))
    return Grid(
        LONG_NAMES[2:], tuple(GridRow(name, cells, "#123456") for name in LONG_NAMES), cells
    )


def flow() -> Flow:
    """Six sources, three payers, one of whom received nothing, five media."""
    ends = {
        "public": (0, "Public funding", 620, "m1"), "own": (0, "Members & own funds", 245, "m3"),
        "loans": (0, "Loans", 150, "m4"), "affiliates": (0, "Affiliates", 180, "m6"),
        "kind": (0, "Help in kind", 24, "m5"), "party": (1, "Parties", 1650, "m5"),
        "affiliate": (1, "Affiliates", 180, "m5"), "third": (1, "Third parties", 32, "m5"),
        "meta": (2, "Meta", 980, "m1"), "google": (2, "Google", 250, "m2"), "online": (2, "Other online", 32, "m5"),
        "broadcast": (2, "Radio & TV", 400, "m3"), "print": (2, "Outdoor & print", 160, "m4"),
    }  # fmt: skip
    links = (
        ("public", "party", 620), ("own", "party", 245), ("loans", "party", 150), ("affiliates", "affiliate", 180),
        ("kind", "party", 24), ("party", "meta", 900), ("party", "google", 250), ("affiliate", "meta", 80),
        ("affiliate", "print", 60), ("party", "broadcast", 400), ("party", "print", 100), ("third", "online", 32),
    )  # fmt: skip
    nodes = tuple(
        Node(key, column, label, f"{tenths // 10}.{tenths % 10}", tenths * TENTH, colour)
        for key, (column, label, tenths, colour) in ends.items()
    )
    ribbons = tuple(
        Ribbon(
            a, b, tenths * TENTH, f"{ends[a][1]} → {ends[b][1]}", f"{tenths // 10}.{tenths % 10}"
        )
        for a, b, tenths in links
    )
    return Flow(("Declared sources", "Who paid", "Advertising"), nodes, ribbons)


def hostile_flow() -> Flow:
    """Stations and ribbons as nobody should write them."""
    nodes = tuple(
        Node(str(n), min(n, 2), name, HOSTILE, 10**9, "m1") for n, name in enumerate(LONG_NAMES)
    )
    ribbons = (Ribbon("0", "1", 10**9, HOSTILE, HOSTILE), Ribbon("1", "4", 1, HOSTILE, ""))
    return Flow((HOSTILE, LONG_NAMES[0], LONG_NAMES[1]), nodes, ribbons)


def one_party() -> Bars:
    """A single row."""
    return Bars(
        MEDIA,
        (Group("", (row("Partia e Lumit", segment("meta", 412)),)),),
        ticks(0, 20, 40),
        412 * TENTH,
    )


FIGURES: dict[str, Figure] = {
    "spending": spending(),
    "periods": periods(),
    "shares": shares(),
    "long-names": long_names(),
    "outlier": outlier(),
    "long-totals": long_totals(),
    "thirty": thirty(),
    "one-party": one_party(),
    "no-rows": Bars(MEDIA, (), ticks(0, 20), 20 * TENTH),
    "empty": Bars((), (Group("", ()),), (), 0),
    "methods": methods(),
    "fourteen": fourteen(),
    "uses": uses(),
    "crowded": crowded(),
    "no-answers": Grid(("Meta",), (), ()),
    "flow": flow(),
    "hostile-flow": hostile_flow(),
    "no-flow": Flow(("Declared sources", "Who paid"), (), ()),
    "nothing": Nothing("No funding and no advertising has been declared for this period."),
    "hostile-nothing": Nothing(HOSTILE * 3),
}
