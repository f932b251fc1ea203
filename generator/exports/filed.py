"""The files exactly as they were filed, byte for byte."""

from collections.abc import Iterator

from generator.addresses import ElectionAddresses
from generator.artifact import Artifact
from generator.exports.bundle import Bundle


def export(bundle: Bundle) -> Iterator[Artifact]:
    """Each disclosure and ledger that is published, and the maintainers' own files that are public."""
    for dataset in bundle.datasets:
        to = ElectionAddresses(dataset.id)
        election = dataset.election
        kept = (election.document, election.received, election.redactions)
        documents = [document for document in kept if document is not None]
        for version in dataset.versions:
            documents.append(version.filing.document)
            if version.filing.ledger is not None:
                documents.append(version.filing.ledger)
        for document in {document.path: document for document in documents}.values():
            below = "/".join(document.path.split("/")[2:])
            kind = "text/csv" if below.endswith(".csv") else "application/yaml"
            yield Artifact(to.source(below), document.raw, kind)
