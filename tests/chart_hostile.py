"""Elections made for a test: a few lines say what each party filed; it is read and counted as everything is."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.charts import CHARTS
from generator.charts.chart import draw_one
from generator.codes import read_code
from generator.facts.build import build
from generator.figures.figure import Drawing
from generator.figures.view import View
from generator.history.filed import History
from generator.metrics.figures import count
from generator.text import translator
from tests.invented import ID, LISTS, check, copy_to, report

MARCH, APRIL = "2025-03", "2025-04"
SECTIONS = ("affiliates", "advertising", "funding", "targeting", "ai")
NIL = {name: {"state": "nothing_to_disclose"} for name in SECTIONS}
Filed = Mapping[tuple[str, str, int], Mapping[str, Any]]
"""What the sections say, by party, period and version; a section that is not named says that there is nothing."""


def money(text: str) -> dict[str, str]:
    """A sum as people write it: "5", "≤ 5" or "2..5", with a currency behind it where that is not ALL."""
    said, _, currency = text.replace("≤ ", "≤").partition(" ")
    low, _, high = said.partition("..")
    found = {"min": low, "max": high} if high else {"amount": said}
    if said.startswith("≤"):
        found = {"at_most": said[1:]}
    return {**found, "currency": currency or "ALL", "basis": "paid"}


def spent(party: str, *sums: str, payer: str = "") -> dict[str, Any]:
    """An advertising section with a line for each "medium: sum"."""
    lines = []
    for number, said in enumerate(sums):
        medium, _, text = said.partition(": ")
        lines.append({
            "id": f"line-{number}", "medium": medium, "sponsor": party, "paid_by": payer or party,
            "start": "{period}-10", "end": "{period}-20", "spent": money(text),
        })  # fmt: skip
    return {"advertising": {"state": "disclosed", "lines": lines}}


def received(*sums: str) -> dict[str, Any]:
    """A funding section with a source for each "kind, origin: sum"."""
    sources = []
    for number, said in enumerate(sums):
        about, _, text = said.partition(": ")
        kind, _, origin = about.partition(", ")
        source = {"id": f"source-{number}", "kind": kind, "origin": origin, "amount": money(text)}
        sources.append(source)
    return {"funding": {"state": "disclosed", "sources": sources}}


def affiliates(*ids: str) -> dict[str, Any]:
    """A section of organisations that campaign on the party's behalf."""
    entities = [
        {
            "id": name, "name": name.title(), "kind": "association", "country": "AL", "control": {"kind": "none"},
            "identifiers": [{"scheme": "AL-QKB", "id": f"L{number}1234567A"}], "campaigns_on_behalf": True,
        }
        for number, name in enumerate(ids)
    ]  # fmt: skip
    return {"affiliates": {"state": "disclosed", "entities": entities}}


def write(root: Path, filed: Filed) -> Path:
    """A copy of the invented instance with these disclosures and no others."""
    copy_to(root)
    for path in root.glob(f"disclosures/{ID}/*/*"):
        path.unlink()
    for (party, period, version), sections in filed.items():
        name = period if version == 1 else f"{period}.v{version}"
        about: dict[str, Any] = {
            "schema_version": "1.0", "election": ID, "party": party, "period": period, "version": version,
            "contact": {"role": "Treasurer", "email": "office@party.example"},
            "attestation": {"role": "Chair", "date": "2025-05-05"},
        }  # fmt: skip
        if version > 1 and "withdrawal" not in sections:
            about["correction"] = {"reason": "A sum was wrong in the version before."}
        said = sections if "withdrawal" in sections else {**NIL, **sections}
        folder = root / "disclosures" / ID / party
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.yaml").write_text(
            json.dumps({**about, **said}, indent=1).replace("{period}", period), "utf-8"
        )
    return root


def view(
    root: Path, language: str = "en", parties: Iterable[str] = (), *, refused: bool = False
) -> View:
    """What charts draw of an instance: every party, or those named, over the periods due. `refused` expects errors."""
    checked = check(root)
    wrong = [line for line in report(checked.findings) if " error " in line]
    assert bool(wrong) == refused, wrong
    (election,) = checked.elections
    figures = count(build(election, History(), LISTS))
    data, wanted = figures.dataset, tuple(parties)
    shown = tuple(party for party in data.parties if not wanted or party.id in wanted)
    periods = tuple(data.by_period[period] for period in figures.due)
    return View(figures, read_code(election.code), shown, periods, translator(language))


def drawn(seen: View) -> dict[str, Drawing]:
    """Every chart of a view, by its id."""
    return {
        chart.id: chart.draw(seen) if len(seen.parties) > 1 else draw_one(chart, seen)[0]
        for chart in CHARTS
    }
