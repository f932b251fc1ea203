"""Says what names of files and folders mean, and what may stand where."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.languages import languages
from generator.text import say

DISCLOSURES = "disclosures"
SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FOLDER = re.compile(rf"{SLUG}\Z")
_FILE = re.compile(
    rf"(?P<period>{SLUG})(?:\.v(?P<version>[2-9]|[1-9][0-9]{{1,2}}))?(?P<kind>\.yaml|\.ads\.csv)\Z"
)
TOP = ("election.yaml", "submitters.yaml", "received.yaml", "redactions.yaml")
KEPT = ("monitoring", "reported", "register", "decisions")
"""Folders beside those of the parties, which the maintainers keep."""
IN_PARTY = ("replies", "reviews", "notices", "charts")
"""What stands beside the periods in a party's folder, or below its page."""
DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{device}{n}" for device in ("com", "lpt") for n in range(10)}
)
"""Names that Windows keeps for devices, in any folder and with any ending: no clone there could hold such a file.

https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""
OWN = DEVICES | {
    *("index", "404", "search", "assets", "sitemap", "api", "schema", "methods", "about"),
    *("how-to-file", "evidence", "log", "rules", "embed", "for-editors", "v", "file", "feed"),
    "life-of-an-election",
    *KEPT, *IN_PARTY,
}  # fmt: skip
"""Names that the site, its folders or a file system have another use for; a language may have none of these either."""
RESERVED = OWN.union(languages())


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


def belonging(data: object) -> str:
    """The path at which a disclosure belongs, by what it says of itself; empty where it does not say."""
    if not isinstance(data, Mapping):
        return ""
    election, party, period = (data.get(field) for field in ("election", "party", "period"))
    version = data.get("version", 1)
    named = [name for name in (election, party, period) if isinstance(name, str) and is_name(name)]
    if len(named) < len((election, party, period)) or type(version) is not int:
        return ""
    name = str(Name(str(period), version, ".yaml"))
    return f"{DISCLOSURES}/{election}/{party}/{name}" if parse_name(name) else ""


def is_name(name: str) -> bool:
    """Whether a folder's name can become part of an address."""
    return _FOLDER.match(name) is not None and name not in RESERVED


ELECTION_PLACE = say(
    "Here stand only folders of elections, named in small letters, digits and hyphens, such as parliament-2025."
)
PARTY_PLACE = say(
    "Here stand only election.yaml, submitters.yaml, received.yaml, redactions.yaml and parties' folders."
)
FILE_PLACE = say(
    "Name a disclosure like its period, such as 2025-04.yaml, a correction 2025-04.v2.yaml, a ledger 2025-04.ads.csv."
)
