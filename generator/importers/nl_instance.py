"""The statements that were accepted in; everything of an instance but its disclosures, out.

Short names of filers and of everybody they name; election, roster, submitters, settings and one page on the source.
"""

from collections.abc import Iterable, Mapping

from generator.documents.instance import DISCLOSURES, RESERVED
from generator.documents.writer import write
from generator.importers.nl_disclosure import (
    ELECTION,
    PERIOD,
    REGISTER,
    Data,
    Names,
    identifiers,
    roles,
)
from generator.importers.nl_statement import CURRENCY, ELECTION_DAY, Organisation, Statement
from generator.tables.entities import fold

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

- Whoever filed a statement is listed like a party, also where that is an organisation, a publisher or a
  person.
- A statement says what the sponsor expected to spend. Round and token amounts are kept as filed.
- A statement that was filed again replaces the earlier one; both stay on the site as versions.
- The form does not ask about artificial intelligence, affiliated organisations or personal data. Those
  sections say so.
- “Inside the EU” does not tell the Netherlands from other member states, so the origin of such money
  stands here as unknown.
- Contact persons, street addresses and e-mail addresses of the statements are left out.

Nobody filed here. What a statement means is for its sponsor to explain.
"""


def path(filer: str, version: int) -> str:
    """Where a version of a filer's disclosure stands."""
    return f"{FOLDER}/{filer}/{PERIOD}{f'.v{version}' if version > 1 else ''}.yaml"


def name_everybody(statements: Iterable[Statement]) -> Names:
    """Short names for filers and for everybody they name; who has the name of a filer shares the filer's."""
    taken = set(RESERVED)
    filers: dict[str, str] = {}
    others: dict[str, str] = {}
    listed = list(statements)
    for statement in listed:
        if statement.account not in filers:
            filers[statement.account] = _unused(statement.filer.name, taken)
        others.setdefault(statement.filer.key, filers[statement.account])
    for statement in listed:
        for organisation in roles(statement):
            if organisation.key not in others:
                others[organisation.key] = _unused(organisation.name, taken)
    return Names(filers, others)


def frame(statements: list[Statement], names: Names, as_of: str) -> Mapping[str, bytes]:
    """Every file of the instance that is not a disclosure, by path. `as_of` is the newest day of the input."""
    submitters = {"schema_version": "1.0", "election": ELECTION, "parties": []}
    return {
        "mkdocs.yml": write(MKDOCS, HEADING),
        "docs/en/about.md": ABOUT.encode(),
        f"{FOLDER}/election.yaml": write(_election(statements, names, as_of), HEADING),
        f"{FOLDER}/submitters.yaml": write(submitters, HEADING),
    }


def _unused(name: str, taken: set[str]) -> str:
    """A short name nobody has yet, which is then taken."""
    short, count = fold(name), 1
    while short in taken:
        count += 1
        short = f"{fold(name)}-{count}"
    taken.add(short)
    return short


def _election(statements: list[Statement], names: Names, as_of: str) -> Data:
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


def _roster(statements: list[Statement], names: Names) -> list[Data]:
    """Every filer, in order of short name, so that the order favours nobody."""
    newest = {names.filers[s.account]: s.filer.name for s in statements}
    return [_party(short, newest[short], statements, names) for short in sorted(newest)]


def _party(short: str, name: str, statements: list[Statement], names: Names) -> Data:
    own = [s for s in statements if names.filers[s.account] == short]
    stated: list[Organisation] = [o for s in own for o in roles(s) if names.refer(s, o) == short]
    numbers = identifiers(stated)
    return {"id": short, "name": {"nl": name}, **({"identifiers": numbers} if numbers else {})}
