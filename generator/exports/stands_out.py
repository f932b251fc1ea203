"""What stands out, as CSV: what each check found for each party and period, out of how many, and where it stands.

Counts are empty where a check could not look, and the state says why: that is no nought.
"""

from collections.abc import Iterator

from generator.addresses import ElectionAddresses
from generator.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.exports.csv_text import CsvCell, write_csv
from generator.figures.view import View
from generator.metrics.checks import CHECKS, state
from generator.metrics.comparison import Scope
from generator.metrics.status import ANSWERED

COLUMNS = ("check", "party", "period", "state", "found", "of", "not_said", "places")


def export(bundle: Bundle) -> Iterator[Artifact]:
    """One table for each election, the same in every language."""
    for view in {view.dataset.id: view for view in bundle.views}.values():
        path = ElectionAddresses(view.dataset.id).table("stands-out")
        yield Artifact(path, write_csv(COLUMNS, _rows(view)), "text/csv")


def _rows(view: View) -> Iterator[list[CsvCell]]:
    for check in CHECKS:
        for party in view.dataset.parties:
            for period in view.dataset.periods:
                held = state(check, view.figures, party.id, period.id)
                row: list[CsvCell] = [check.id, party.id, period.id, held.word]
                if held not in ANSWERED:
                    yield [*row, "", "", "", ""]
                    continue
                tally = check.look(Scope(view.figures, party.id, (period.id,)))
                places = (each.place for each in tally.found if each.place and not each.is_open)
                where = " ".join(f"{place.file}:{place.line}" for place in places)
                yield [*row, tally.part, tally.whole, tally.unanswered, where]
