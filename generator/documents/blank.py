"""Makes the disclosure that a party has to fill in for a period of an election, with a remark at each field.

Every section's state is left open on purpose: the check asks for it, so nobody signs "nothing to disclose" unseen. So
is every name and sum, so that nobody files an example.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pycountry

from generator.addresses import NEWEST_SCHEMA
from generator.documents.codelists import CodeLists
from generator.documents.instance import load
from generator.errors import SettingsError
from generator.text import Message, Translator, say

OPEN = "FILL-IN"
SCHEMA = "../../../schema/disclosure.schema.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What is filled in: the election's own file, who files for which of its periods, and the words there are.

    `schema` is where an editor finds the schema, from the file's own folder; without one, none is named. `reader` is
    the language that the explanations were asked for in; empty where none was.
    """

    election: Mapping[str, Any]
    party: str
    period: Mapping[str, Any]
    lists: CodeLists
    schema: str = ""
    reader: str = ""

    @property
    def country(self) -> str:
        """The country of the election; left open where it is none, such as the European Union."""
        country = str(self.election["country"])
        return OPEN if country == "EU" else country

    @property
    def language(self) -> str:
        """The language that whoever fills it in presumably writes: the reader's, else the first of the election."""
        languages = self.election["languages"]
        return self.reader if self.reader in languages else str(languages[0])

    @property
    def register(self) -> str:
        """A register of the election's country: one that its parties stand in, else one of the list, else none."""
        country = self.election["country"]
        roster = (i["scheme"] for p in self.election["parties"] for i in p.get("identifiers", ()))
        listed = (
            code for code, row in self.lists["registers"].rows.items() if row["country"] == country
        )
        own = (scheme for scheme in roster if scheme.startswith(f"{country}-"))
        return next(chain(own, listed), OPEN)

    @property
    def region(self) -> str:
        """A region of the election's country by its ISO 3166-2 code; left open where there is none."""
        found = pycountry.subdivisions.get(country_code=self.election["country"])  # type: ignore[no-untyped-call]
        return min((str(region.code) for region in found or ()), default=OPEN)


def find_form(
    root: Path,
    election: str,
    party: str,
    period: str,
    lists: CodeLists,
    is_sound: Callable[[Any], bool],
) -> Form:
    """What a party has to fill in for a period. Raises SettingsError naming what is known.

    `is_sound` says whether an election's own file has the form that its schema asks for.
    """
    folder = next((f for f in load(root).folders if f.id == election), None)
    if folder is None or folder.election is None:
        message = f"There is no election {election} under disclosures/."
        raise SettingsError(message)
    data = folder.election.data
    if not is_sound(data):
        message = f"{folder.election.path} has faults; `sixc check` names them."
        raise SettingsError(message)
    for kind, name, entries in (("party", party, "parties"), ("period", period, "periods")):
        known = [entry["id"] for entry in data[entries]]
        if name not in known:
            message = f"The election {election} has no {kind} {name}; it has {', '.join(known)}."
            raise SettingsError(message)
    return Form(
        election=data,
        party=party,
        period=next(p for p in data["periods"] if p["id"] == period),
        lists=lists,
    )


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


def blank(form: Form, version: int, t: Translator) -> bytes:
    """The file's bytes. Lines to fill in hold FILL-IN; lines to use or delete begin with #."""
    lines = [
        *([f"# yaml-language-server: $schema={form.schema}"] if form.schema else []),
        *_remark(_TOP, t),
        *_remark(_STATE, t),
        f'schema_version: "{NEWEST_SCHEMA}"',
        f"election: {form.election['id']}",
        f"party: {form.party}",
        f"period: {form.period['id']}",
        f"version: {version}",
        *_remark(_LANGUAGE, t),
        f"language: {form.language}",
    ]
    if version > 1:
        lines += correction(t)
    lines += ["", *_remark(_CONTACT, t), f'contact: {{role: "{OPEN}", email: "{OPEN}"}}']
    lines += ["", *attestation(t)]
    for remark, lists, block in _SECTIONS:
        lines += ["", *_remark(remark, t)]
        for field, name in lists:
            words = tuple(form.lists[name].rows)
            lines += _remark(say("{field}: one of {words}.", field=field, words=words), t)
        lines += block.format(form=form, open=OPEN).splitlines()
    return ("\n".join(lines) + "\n").encode()


def correction(t: Translator) -> list[str]:
    """The lines that every version but the first has more than it."""
    return [
        *_remark(_CORRECTION, t), "correction:", f'  reason: "{OPEN}"',
        *_remark(_WITHDRAWAL, t), "# withdrawal:", f'#   reason: "{OPEN}"',
    ]  # fmt: skip


def attestation(t: Translator) -> list[str]:
    """The lines of the signature."""
    return [*_remark(_ATTESTATION, t), f'attestation: {{role: "{OPEN}", date: "{OPEN}"}}']


def _remark(message: Message, t: Translator) -> list[str]:
    return [f"# {line}" for line in t.text(message).splitlines()]


_TOP = say(
    "Replace every FILL-IN. Lines that begin with # are remarks; take the # away where you need the line.\n"
    'Amounts stand in quotes with a point before the cents: "1200000.00". Days are written 2025-04-30.'
)
_LANGUAGE = say(
    "The language you write in; put another in its place where your texts are in that one."
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
    "Who campaigns on the party's behalf: affiliated organisations and foundations, and other legal entities."
)
_ADVERTISING = say("What was advertised where, on whose behalf, who paid, and how much.")
_FUNDING = say("Where the money for the campaign comes from.")
_TARGETING = say("How audiences were chosen.")
_AI = say("Where AI systems were used, the platforms' own included.")

_SECTIONS = (
    (
        _AFFILIATES,
        (("kind", "affiliate-kinds"),),
        """affiliates:
  state: {open}
  # entities:
  #   - id: organisation-1
  #     name: "{open}"
  #     kind: foundation
  #     country: {form.country}
  #     identifiers: [{{scheme: {form.register}, id: "{open}"}}]
  #     campaigns_on_behalf: true
  #     spent: {{amount: "{open}", currency: {form.election[currency]}, basis: paid}}""",
    ),
    (
        _ADVERTISING,
        (("medium, platform", "media"), ("basis", "money-basis")),
        """advertising:
  state: {open}
  # accounts:
  #   - {{id: account-1, platform: meta, account_id: "{open}", name: "{open}"}}
  # lines:
  #   - id: line-1
  #     medium: meta
  #     account: account-1
  #     sponsor: {form.party}
  #     paid_by: {form.party}
  #     start: {form.period[start]}
  #     end: {form.period[end]}
  #     spent: {{amount: "{open}", currency: {form.election[currency]}, basis: paid}}""",
    ),
    (
        _FUNDING,
        (("kind", "funding-kinds"), ("origin", "origins")),
        """funding:
  state: {open}
  # sources:
  #   - id: source-1
  #     kind: membership_fees
  #     origin: domestic
  #     amount: {{amount: "{open}", currency: {form.election[currency]}, basis: paid}}""",
    ),
    (
        _TARGETING,
        (("methods", "targeting-methods"), ("dimension", "targeting-dimensions")),
        """targeting:
  state: {open}
  # techniques:
  #   - id: technique-1
  #     applies_to: [line-1]
  #     methods: [geographic]
  #     include: [{{dimension: region, value: {form.region}}}]
  #     personal_data: {{used: false}}
  #     special_category_data: false""",
    ),
    (
        _AI,
        (("stages", "ai-stages"),),
        """ai:
  state: {open}
  # uses:
  #   - id: use-1
  #     system: "{open}"
  #     stages: [image]
  #     platform_default: false
  #     label: {{applied: true, text: "{open}"}}""",
    ),
)
