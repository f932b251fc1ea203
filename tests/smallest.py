"""The smallest instance that can be published: one party, one disclosure, one hand-written page, schemas of its own."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "rules"
ELECTION = "disclosures/prova-2025"
DISCLOSURE = f"{ELECTION}/partia-e-lumit/2025-04.yaml"
SETTINGS = """\
site_name: Trial
site_url: https://fushata.example/
docs_dir: docs/en
theme: {name: material, font: false}
plugins: [sixc]
"""


def smallest(root: Path) -> Path:
    """Make the instance in a new folder."""
    party = root / DISCLOSURE
    party.parent.mkdir(parents=True)
    shutil.copy(CASES / "disclosure.yaml", party)
    for name in ("election", "submitters", "redactions"):
        shutil.copy(CASES / f"{name}.yaml", root / ELECTION)
    shutil.copytree(ROOT / "schema", root / "schema")
    (root / "docs" / "en").mkdir(parents=True)
    (root / "docs" / "en" / "about.md").write_text("# About\n", "utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return root
