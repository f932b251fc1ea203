"""What is hard to draw: the longest names, thirty parties, one, none that answers, bounds, zero and outliers.

Names are invented, as long and as built as the longest on European ballots.
"""

from collections.abc import Mapping
from dataclasses import dataclass

SILENCE = (
    "missing",
    "withheld",
    "not due yet",
    "nothing to disclose",
    "withdrawn",
    "left the code",
)
WHY = "not filed, due 5 April 2025"


@dataclass(frozen=True, slots=True)
class Entry:
    """A party in a case: its sum from `low` to `high` in hundredths, or why there is none."""

    name: str
    high: int = 0
    low: int | None = None
    state: str = ""

    @property
    def sure(self) -> int:
        return self.high if self.low is None else self.low


def million(tenths: int) -> int:
    """Tenths of a million in hundredths."""
    return tenths * 10_000_000


LONGEST = (
    "Aleanca Qytetare për Mirëqenie, Drejtësi dhe Zhvillim të Qëndrueshëm – Bashkimi i Krahinave",
    "Љиљана Ђурђевић – За живот у долини: Савез за обнову села, Покрет пчелара и Њивска листа Потамије",
    "Προοδευτική Συμμαχία Πολιτών για την Αποκέντρωση, το Περιβάλλον και τη Νησιωτική Χώρα",
    "Partei für Handwerk, Heimatkunde, Flussschutz, Nachtzüge und gemeinwohlorientierte Verwaltung",
    "Lista e Përbashkët e Pakicave Kombëtare të Maleve dhe të Bregdetit – Dega e Veriut",
    "Lista e Përbashkët e Pakicave Kombëtare të Maleve dhe të Bregdetit – Dega e Jugut",
)
NAMES = (
    Entry(LONGEST[0], million(412)),
    Entry(LONGEST[1], million(368)),
    Entry(LONGEST[2], million(229)),
    Entry(LONGEST[3], state=WHY),
    Entry(LONGEST[4], million(31), million(12)),
    Entry(LONGEST[5], 0),
    Entry("Pylli", million(4)),
)
SHORT = (
    "Partia e Lumit", "Aleanca e Maleve", "Lëvizja Dallga", "Lista e Fushës", "Bashkimi i Pyllit",
    "Покрет Чамац", "Ένωση Ακτής", "Qytetarët e Qershorit", "Partia Gështenja", "Љубав за Њиву",
)  # fmt: skip


def _thirty() -> tuple[Entry, ...]:
    """Sums from large to small; every ninth party has not filed, every seventh gives a bound."""
    return tuple(
        Entry(
            f"{SHORT[n % 10]} {n + 1}",
            0 if n % 9 == 8 else million(900 // (n + 1)),
            0 if n % 7 == 5 else None,
            WHY if n % 9 == 8 else "",
        )
        for n in range(30)
    )


CASES: Mapping[str, tuple[Entry, ...]] = {
    "names": NAMES,
    "thirty": _thirty(),
    "zero": tuple(Entry(name, 0) for name in SHORT[:3]),
    "one": (Entry("Partia e Lumit", million(412)),),
    "silent": tuple(Entry(SHORT[n], state=state) for n, state in enumerate(SILENCE)),
    "bounds": (
        Entry(SHORT[0], million(412), million(300)), Entry(SHORT[1], million(200), 0),
        Entry(SHORT[2], million(1), 0), Entry(SHORT[3], million(90), million(89)), Entry(SHORT[4], million(40)),
    ),
    "outlier": (
        Entry(SHORT[0], 98_765_432_100_00), Entry(SHORT[1], million(3)), Entry(SHORT[2], 1),
        Entry(SHORT[3], million(9), 0), Entry(SHORT[4], 0), Entry(SHORT[5], state="withheld"),
    ),
}  # fmt: skip
