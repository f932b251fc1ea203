"""An election, a party and a period in; a disclosure to fill in, with a remark at each field, out.

Every section's state is left open on purpose: the check asks for it, so nobody signs "nothing to disclose" unseen.
"""

import os
from pathlib import Path

from generator.addresses import NEWEST_SCHEMA
from generator.documents.instance import load
from generator.errors import SettingsError
from generator.text import Message, Translator, say

OPEN = "FILL-IN"
SCHEMA = "../../../schema/disclosure.schema.json"


def ensure_known(root: Path, election: str, party: str, period: str) -> None:
    """Make sure that a party may file for a period. Raises SettingsError naming what is known."""
    folder = next((f for f in load(root).folders if f.id == election), None)
    if folder is None or folder.election is None:
        message = f"There is no election {election} under disclosures/."
        raise SettingsError(message)
    for kind, name, entries in (("party", party, "parties"), ("period", period, "periods")):
        known = [entry["id"] for entry in folder.election.data[entries]]
        if name not in known:
            message = f"The election {election} has no {kind} {name}; it has {', '.join(known)}."
            raise SettingsError(message)


def next_place(root: Path, election: str, party: str, period: str) -> tuple[Path, int]:
    """The path and number of the first version that does not exist yet."""
    folder, version = root / "disclosures" / election / party, 1
    if not folder.resolve().is_relative_to((root / "disclosures").resolve()):
        message = f"{folder} is a link to somewhere else; nothing is written there."
        raise SettingsError(message)
    path = folder / f"{period}.yaml"
    while os.path.lexists(path):  # a link counts as a file, wherever it leads
        version += 1
        path = folder / f"{period}.v{version}.yaml"
    return path, version


def blank(
    election: str, party: str, period: str, version: int, t: Translator, schema: str = ""
) -> bytes:
    """The file's bytes. Lines to fill in hold FILL-IN; lines to use or delete begin with #.

    `schema` is where an editor finds the schema, from the file's own folder; without one, none is named.
    """
    lines = [
        *([f"# yaml-language-server: $schema={schema}"] if schema else []),
        *_remark(_TOP, t),
        *_remark(_STATE, t),
        f'schema_version: "{NEWEST_SCHEMA}"',
        f"election: {election}",
        f"party: {party}",
        f"period: {period}",
        f"version: {version}",
    ]
    if version > 1:
        lines += [*_remark(_CORRECTION, t), "correction:", f'  reason: "{OPEN}"']
        lines += [*_remark(_WITHDRAWAL, t), "# withdrawal:", f'#   reason: "{OPEN}"']
    for remark, block in _BLOCKS:
        lines += ["", *_remark(remark, t), *block.splitlines()]
    return ("\n".join(lines) + "\n").encode()


def _remark(message: Message, t: Translator) -> list[str]:
    return [f"# {line}" for line in t.text(message).splitlines()]


_TOP = say(
    "Replace every FILL-IN. Lines that begin with # are remarks; take the # away where you need the line.\n"
    'Amounts stand in quotes with a point before the cents: "1200000.00". Days are written 2025-04-30.'
)
_CORRECTION = say("Why this disclosure is filed again; the earlier version stays public.")
_WITHDRAWAL = say(
    "Or, where it was filed by mistake, withdraw it: use these two lines, and delete correction and all five sections."
)
_CONTACT = say("The office that answers questions, and its address. No private person.")
_ATTESTATION = say("Who confirms that this is complete and true, and on which day.")
_STATE = say(
    "In each section, state is one of: disclosed, nothing_to_disclose, withheld. With withheld, add a reason."
)
_AFFILIATES = say(
    "Who campaigns on the party's behalf: affiliated organisations and foundations, and other legal entities (6c i)."
)
_ADVERTISING = say("What was advertised where, on whose behalf, who paid, and how much (6c ii).")
_FUNDING = say("Where the money for the campaign comes from (6c ii).")
_TARGETING = say(
    "How audiences were chosen (6c iii). Methods: none, contextual, geographic, age, gender and others."
)
_AI = say("Where AI systems were used (6c iii, 3b), the platforms' own included.")

_BLOCKS = (
    (_CONTACT, f'contact: {{role: "{OPEN}", email: "{OPEN}"}}'),
    (_ATTESTATION, f'attestation: {{role: "{OPEN}", date: "{OPEN}"}}'),
    (
        _AFFILIATES,
        f"""affiliates:
  state: {OPEN}
  # entities:
  #   - id: fondacioni-shembull
  #     name: Fondacioni Shembull
  #     kind: foundation
  #     country: AL
  #     identifiers: [{{scheme: AL-QKB, id: L00000000A}}]
  #     campaigns_on_behalf: true""",
    ),
    (
        _ADVERTISING,
        f"""advertising:
  state: {OPEN}
  # accounts:
  #   - {{id: page, platform: meta, account_id: "100200300400500", name: Name of the page}}
  # lines:
  #   - id: meta-april
  #     medium: meta
  #     account: page
  #     sponsor: the-party
  #     paid_by: the-party
  #     start: 2025-04-01
  #     end: 2025-04-30
  #     spent: {{amount: "1200000.00", currency: ALL, basis: paid}}""",
    ),
    (
        _FUNDING,
        f"""funding:
  state: {OPEN}
  # sources:
  #   - id: dues
  #     kind: membership_fees
  #     origin: domestic
  #     amount: {{amount: "2000000.00", currency: ALL, basis: paid}}""",
    ),
    (
        _TARGETING,
        f"""targeting:
  state: {OPEN}
  # techniques:
  #   - id: region
  #     applies_to: [meta-april]
  #     methods: [geographic]
  #     include: [{{dimension: region, value: AL-11}}]
  #     personal_data: {{used: false}}
  #     special_category_data: false""",
    ),
    (
        _AI,
        f"""ai:
  state: {OPEN}
  # uses:
  #   - id: posters
  #     system: Name of the system
  #     stages: [image]
  #     platform_default: false
  #     label: {{applied: true, text: Made with AI}}""",
    ),
)
