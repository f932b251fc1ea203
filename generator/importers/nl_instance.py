"""Makes everything of an instance but its disclosures, from the statements that were accepted.

Election with its roster, submitters, settings and one page on the source.
"""

from collections.abc import Mapping

from generator.documents.names import DISCLOSURES
from generator.documents.writer import write
from generator.importers.nl_disclosure import ELECTION, PERIOD, REGISTER, Data, identifiers
from generator.importers.nl_sponsors import Names, Sponsor
from generator.importers.nl_statement import CURRENCY, ELECTION_DAY, RegisterStatement

HEADING = "Taken from the register politiekereclame.nl by `sixc import nl-transparency-statements`."
SITE = "https://politiekereclame.nl"
FOLDER = f"{DISCLOSURES}/{ELECTION}"
MKDOCS = {
    "site_name": "Politieke reclame, Tweede Kamer 2025",
    "docs_dir": "docs/en",
    "theme": {"name": "material", "font": False},
    "plugins": ["search", "sixc"],
}
ABOUT = """\
# About these figures

The figures on this site come from transparency statements for political advertising in the register
[politiekereclame.nl](https://politiekereclame.nl), as far as they are about the election to the Tweede
Kamer of the Netherlands on 29 October 2025. Regulation (EU) 2024/900 asks sponsors for them.

- Every sponsor is listed like a party, also where that is an organisation or a person. Where somebody
  else filed the statement, such as a publisher, what the import adds to its line says who.
- Sponsors with the same number in the trade register are one, under the name used most often; what the
  import adds to a line says where its statement uses another. Without a number, the name decides.
- A statement says what the sponsor expected to spend. Round and token amounts are kept as filed.
- A statement that was filed again replaces the earlier one; both stay on the site as versions.
- The form does not ask about artificial intelligence, affiliated organisations or personal data. Those
  sections say so.
- The form asks whether money comes from inside or outside the European Union. Inside is the Netherlands
  or another member state; the form does not ask which.
- Contact persons, street addresses and e-mail addresses of the statements are left out.

Nobody filed here. What a statement means is for its sponsor to explain.
"""


def path(sponsor: str, version: int) -> str:
    """Where a version of a sponsor's disclosure stands."""
    return f"{FOLDER}/{sponsor}/{PERIOD}{f'.v{version}' if version > 1 else ''}.yaml"


def frame(statements: list[RegisterStatement], names: Names, as_of: str) -> Mapping[str, bytes]:
    """Every file of the instance that is not a disclosure, by path. `as_of` is the newest day of the input."""
    submitters = {"schema_version": "1.0", "election": ELECTION, "parties": []}
    return {
        "mkdocs.yml": write(MKDOCS, HEADING),
        "docs/en/about.md": ABOUT.encode(),
        f"{FOLDER}/election.yaml": write(_election(statements, names, as_of), HEADING),
        f"{FOLDER}/submitters.yaml": write(submitters, HEADING),
    }


def _election(statements: list[RegisterStatement], names: Names, as_of: str) -> Data:
    """One period spans every campaign, for the register has none of its own."""
    start, end = min(s.start for s in statements), max(s.end for s in statements)
    return {
        "schema_version": "1.0",
        "id": ELECTION,
        "code": "nl-2021",
        "title": {
            "nl": "Tweede Kamerverkiezingen 2025",
            "en": "Dutch House of Representatives election 2025",
        },
        "country": "NL",
        "date": ELECTION_DAY.isoformat(),
        "currency": CURRENCY,
        "languages": ["nl", "en"],
        "as_of": as_of,
        "source": {"title": REGISTER, "url": SITE},
        "periods": [
            {
                "id": PERIOD,
                "title": {"nl": "De hele campagne", "en": "The whole campaign"},
                "start": start,
                "end": end,
                "due": max(end, as_of),
            }
        ],
        "parties": _roster(statements, names),
    }


def _roster(statements: list[RegisterStatement], names: Names) -> list[Data]:
    """Every sponsor, in order of short name, so that the order favours nobody."""
    found = {sponsor.short: sponsor for sponsor in map(names.sponsor, statements)}
    return [_party(found[short]) for short in sorted(found)]


def _party(sponsor: Sponsor) -> Data:
    numbers = identifiers([sponsor.organisation])
    entry: Data = {"id": sponsor.short, "name": {"nl": sponsor.organisation.name}}
    return {**entry, "identifiers": numbers} if numbers else entry
