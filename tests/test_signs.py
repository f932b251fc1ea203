"""Each state has one sign and one word, everywhere the same; and no cell of a table is empty."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.figures.signs import CORRECTED, PARTLY, SHAPES, STATES
from generator.metrics.status import State
from generator.text import translator
from generator.validation.versions import VERSION
from tests.built import Element, Page, language, pages
from tests.command import copy_instance, sixc
from tests.invented import ID

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
LUMI, MALET, DALLGA = "partia-e-lumit", "aleanca-e-maleve", "levizja-dallga"
WITHDRAWAL = f"""\
{VERSION}: "1.0"
election: {ID}
party: {LUMI}
period: 2025-04
version: 2
withdrawal: {{reason: Filed by mistake.}}
contact: {{role: Treasurer, email: financa@lumi.example}}
attestation: {{role: Secretary General, date: 2025-05-11}}
"""


def every_state(root: Path) -> None:
    """The invented election, with what none of its parties does: withdraw, file what cannot be read, leave the code."""
    folder = root / "disclosures" / ID
    (folder / LUMI / "2025-04.v2.yaml").write_text(WITHDRAWAL, "utf-8")
    (folder / DALLGA / "2025-03.v2.yaml").write_text("a: [", "utf-8")
    (folder / "lista-e-fushes" / "2025-03.yaml").write_text("a: [", "utf-8")
    path = folder / MALET / "2025-05.yaml"
    path.unlink()
    election = folder / "election.yaml"
    text = election.read_text("utf-8")
    election.write_text(
        text.replace(f"id: {MALET}\n", f"id: {MALET}\n    withdrawn: 2025-04-02\n", 1), "utf-8"
    )


@pytest.fixture(scope="module", params=["invented", "single", "every state"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Page]:
    """Every page and every embed of an election."""
    folder = tmp_path_factory.mktemp("signs")
    if request.param == "every state":
        root = copy_instance(folder / "instance")
        every_state(root)
    else:
        root = ROOT / "tests" / "elections" / request.param
    done = sixc("--root", root, "build", "--site-dir", folder / "site")
    assert done.code in {0, 1}, done.err
    found = {**pages(folder / "site"), **pages(folder / "site", bare=True)}
    return {path: page for path, page in found.items() if not path.startswith("v/")}  # for good


def test_no_cell_is_empty(site: Mapping[str, Page]) -> None:
    for path, page in site.items():
        for tag in ("td", "th"):
            for cell in page.tree.find(tag):
                said = cell.text.strip() or cell.find("input")
                assert said, (path, cell.attributes)


def drawn(element: Element) -> Iterator[str]:
    """The shape of each sign in an element, in order."""
    for each in element.find("svg", "sign"):
        (shape,) = each.find("path")
        yield shape.attributes["d"]


def test_every_state_is_shown_by_its_one_sign_and_its_one_word(site: Mapping[str, Page]) -> None:
    words = {tone: {sign.word for sign in STATES.values() if sign.tone == tone} for tone in SHAPES}
    seen = set()
    for path, page in site.items():
        t = translator(language(path))
        for element in page.tree.find("span", "state"):
            (tone,) = (name for name in element.classes if name in SHAPES)
            assert next(drawn(element)) == SHAPES[tone], (path, element.text)
            said = element.text.strip()
            if "commitments/" not in path and words[tone] and "compare/" not in path:
                assert said.startswith(tuple(t.text(word) for word in words[tone])), (path, said)
            seen.add(tone)
    assert {"full", "missing"} & seen


def test_signs_stand_with_words_and_are_not_read_out(site: Mapping[str, Page]) -> None:
    for path, page in site.items():
        for element in page.tree:
            inside = [e for e in element.inside if isinstance(e, Element) and "sign" in e.classes]
            for sign in inside:
                if sign.tag == "svg":
                    assert sign.attributes["aria-hidden"] == "true", path
                    assert element.text.strip(), path


def test_no_letter_of_a_font_is_a_sign(site: Mapping[str, Page]) -> None:
    for path, page in site.items():
        assert not {*"●○◐◔⊘⊠◌"} & {*page.html}, path


def test_each_state_has_a_look_of_its_own() -> None:
    assert {*STATES} == {*State}
    asked = [sign for state, sign in STATES.items() if state is not State.NOT_EXPECTED]
    for of in ("tone", "shape", "word"):
        values = [getattr(sign, of) for sign in (*asked, CORRECTED, PARTLY)]
        assert len({*values}) == len(values), of
    assert STATES[State.NOT_EXPECTED].shape == STATES[State.NOT_ASKED].shape


def test_what_cannot_be_read_is_never_called_not_filed(tmp_path: Path) -> None:
    root = copy_instance(tmp_path / "instance")
    (root / "disclosures" / ID / "lista-e-fushes" / "2025-03.yaml").write_text("a: [", "utf-8")
    assert sixc("--root", root, "build").code == 1
    page = pages(root / "site")[f"{ID}/parties/lista-e-fushes/2025-03/"]
    assert "cannot be read" in page.tree.text
    for words in ("has not filed", "not filed", "missing"):
        (main,) = page.tree.find("main") or [page.tree]
        assert words not in " ".join(e.text for e in main.find("div", "sixc")).lower()
