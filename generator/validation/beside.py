"""What stands beside a file of an election, as the rules see it: earlier disclosures, and the paths there are."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.documents.instance import Filing, Folder
from generator.documents.model import Document


class Earlier:
    """Finds the newest disclosure a party filed for the period before another."""

    def __init__(self, election: Document, filings: list[Filing]) -> None:
        periods = sorted(election.data["periods"], key=lambda p: str(p["start"]))
        self.before_period = {p["id"]: q["id"] for q, p in pairwise(periods)}
        in_order = sorted(filings, key=lambda f: f.version)
        newest = {(f.party, f.period): f for f in in_order}
        self.newest = {key: f.document for key, f in newest.items() if not f.withdrawn}

    def before(self, filing: Filing) -> Document | None:
        """The newest version for the period before the filing's own; None where it was withdrawn."""
        return self.newest.get((filing.party, self.before_period.get(filing.period, "")))


def versions(folder: Folder) -> Iterator[str]:
    """The path of every version of a disclosure that the parties of an election filed."""
    return (filing.document.path for filing in folder.filings)


def filed(folder: Folder) -> Iterator[str]:
    """The path of every file that the parties of an election filed."""
    for filing in folder.filings:
        yield filing.document.path
        if filing.ledger is not None:
            yield filing.ledger.path


def counting(filings: Iterable[Filing]) -> Iterator[Document]:
    """The newest version of each disclosure, where it is not withdrawn: what counts and can still be corrected."""
    newest = {(f.party, f.period): f for f in sorted(filings, key=lambda f: f.version)}
    return (f.document for f in newest.values() if not f.withdrawn)
