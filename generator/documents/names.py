"""Names of files and folders in; what they say, and what may stand where, out."""

import re
from dataclasses import dataclass

from generator.languages import languages
from generator.text import say

DISCLOSURES = "disclosures"
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FOLDER = re.compile(rf"{SLUG}\Z")
_FILE = re.compile(
    rf"(?P<period>{SLUG})(?:\.v(?P<version>[2-9]|[1-9][0-9]{{1,2}}))?(?P<kind>\.yaml|\.ads\.csv)\Z"
)
TOP = ("election.yaml", "submitters.yaml", "redactions.yaml")
KEPT = ("monitoring",)
"""Folders beside those of the parties, which the maintainers keep."""
RESERVED = frozenset(
    {"index", "404", "search", "assets", "sitemap", "api", "con", "nul", "aux", "prn", *KEPT}
    | {"schema", "methods", "about", "how-to-file", "evidence", "log", "rules", *languages()}
    | {"embed", "for-editors", "v"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """What the name of a file in a party's folder says. `kind` is .yaml for a disclosure, .ads.csv for a ledger."""

    period: str
    version: int
    kind: str

    def __str__(self) -> str:
        return f"{self.period}{f'.v{self.version}' if self.version > 1 else ''}{self.kind}"


def parse_name(name: str) -> Name | None:
    """What a file's name says; None where no file of a party has such a name."""
    match = _FILE.match(name)
    if match is None or match["period"] in RESERVED:
        return None
    return Name(match["period"], int(match["version"] or 1), match["kind"])


def is_name(name: str) -> bool:
    """Whether a folder's name can become part of an address."""
    return _FOLDER.match(name) is not None and name not in RESERVED


ELECTION_PLACE = say(
    "Here stand only folders of elections, named in small letters, digits and hyphens, such as parliament-2025."
)
PARTY_PLACE = say(
    "Here stand only election.yaml, submitters.yaml, redactions.yaml and one folder for each party."
)
FILE_PLACE = say(
    "Name a disclosure like its period, such as 2025-04.yaml, a correction 2025-04.v2.yaml, a ledger 2025-04.ads.csv."
)
