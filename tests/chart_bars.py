"""Invented bar charts: the usual ones, and those that are hard to draw well."""

from generator.figures.figure import Bars, Group, Row, Segment, Series, Tick

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


def one_party() -> Bars:
    """A single row."""
    return Bars(
        MEDIA,
        (Group("", (row("Partia e Lumit", segment("meta", 412)),)),),
        ticks(0, 20, 40),
        412 * TENTH,
    )
