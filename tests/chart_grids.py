"""Invented grids and flows: the usual ones, and those that are hard to draw well."""

from generator.figures.figure import Cell, Flow, Grid, GridRow, Node, Ribbon, Strand
from tests.chart_bars import HOSTILE, LONG_NAMES, PARTIES, TENTH

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
    """Six sources, three payers, one of whom received nothing, five media; of some it is said which money paid."""
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
        Node(
            key=key,
            column=column,
            label=label,
            figure=figure(tenths),
            value=tenths * TENTH,
            colour=colour,
            parts=PAID_FROM.get(key, ()),
        )
        for key, (column, label, tenths, colour) in ends.items()
    )
    ribbons = tuple(
        Ribbon(
            source=a,
            target=b,
            value=tenths * TENTH,
            title=f"{ends[a][1]} → {ends[b][1]}",
            label=figure(tenths),
            strands=STRANDS.get((a, b), ()),
        )
        for a, b, tenths in links
    )
    return Flow(("Declared sources", "Who paid", "Advertising"), nodes, ribbons, REMARKS)


def figure(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"


PAID_FROM = {
    "meta": ("25.0 from Public funding and Donations", "8.0 from Affiliates"),
    "broadcast": ("from Members & own funds",),
}
STRANDS = {
    ("party", "meta"): (
        Strand("open", 250 * TENTH, "Parties → Meta", "25.0 from Public funding and Donations"),
        Strand("open", 650 * TENTH, "Parties → Meta"),
    ),
    ("affiliate", "meta"): (Strand("m6", 80 * TENTH, "Affiliates → Meta", "from Affiliates"),),
    ("party", "broadcast"): (
        Strand("m3", 400 * TENTH, "Parties → Radio & TV", "from Members & own funds"),
    ),
}
REMARKS = (
    "Outlined: 111.2 million lek of advertising; which money paid for it is not said.",
    "Parties: 61.1 million lek more paid than received.",
    "Not filed: Lowlands List (March 2025) and Citizens of June (March 2025 and April 2025).",
)


def hostile_flow() -> Flow:
    """Stations and ribbons as nobody should write them."""
    nodes = tuple(
        Node(
            key=str(n),
            column=min(n, 2),
            label=name,
            figure=HOSTILE,
            value=10**9,
            colour="m1",
            parts=(HOSTILE, name),
        )
        for n, name in enumerate(LONG_NAMES)
    )
    strands = (Strand("open", 1, HOSTILE, HOSTILE),)
    ribbons = (
        Ribbon(source="0", target="1", value=10**9, title=HOSTILE, label=HOSTILE),
        Ribbon(source="1", target="4", value=1, title=HOSTILE, strands=strands),
    )
    return Flow(
        (HOSTILE, LONG_NAMES[0], LONG_NAMES[1]), nodes, ribbons, (HOSTILE * 3, LONG_NAMES[0])
    )
