"""Makes an instance as crowded as a ballot gets: 30 parties, long names in three scripts, six periods."""

from pathlib import Path

from benchmarks.synthetic import ELECTION, Size, write_instance

SIZE = Size(parties=30, periods=6)
SCRIPTS = tuple(
    text.split()
    for text in (
        "Aleanca Qytetare për Mirëqenie Drejtësi Zhvillim të Qëndrueshëm Bashkimi i Krahinave Veriore Lista",
        "Савез независних покрета Потамије Планинског краја за обнову Љутоваца Његоша Ђурђевић Листа Џеп",
        "Ενωμένη Παράταξη Ελεύθερων Πολιτών της Βορειοδυτικής Λιμνοχώρας Συμμαχία για Αποκέντρωση Χώρα Όλων",
    )
)
WORDS = 6
VOTERS = """
registered_voters:
  number: 3713760
  source: {title: Invented register of voters, url: https://voters.example/2025}
  date: 2025-01-01
"""


def write_crowd(root: Path) -> None:
    """Write the instance. Every party files for every period, with sums of many digits."""
    write_instance(root, SIZE)
    path = root / "disclosures" / ELECTION / "election.yaml"
    text = path.read_text("utf-8")
    for number in range(SIZE.parties, 0, -1):  # 1 is how 10 begins
        text = text.replace(f"Invented Party {number}", name(number))
    path.write_text(text + VOTERS, "utf-8")


def name(number: int) -> str:
    """A name of so many words; no two parties have the same."""
    turn, script = divmod(number, len(SCRIPTS))
    words = SCRIPTS[script]
    return " ".join(words[(turn + place * (turn % 5 + 1)) % len(words)] for place in range(WORDS))
