"""Frames are drawn once for many pages, and every page still is what the theme would have drawn for it alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pages.frames import HEAD, Frames
from generator.pages.page import Page
from generator.pipeline import Build, run
from generator.plugin.publishing import publish
from generator.settings import read_settings
from tests.command import copy_instance
from tests.test_pipeline import contents, use_plain_theme

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_page_in_a_shared_frame_is_what_the_theme_draws_for_it(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_instance(tmp_path / "instance")
    if theme == "mkdocs":
        use_plain_theme(root)
    made, drawn = run(read_settings(root)), list[str]()

    def shared(self: Frames, own: Page, head: str, draw: Callable[[Page], str]) -> str:
        def noted(stand_in: Page) -> str:
            drawn.append(own.path)
            return draw(stand_in)

        return framed(self, own, head, noted)

    framed = Frames.framed
    monkeypatch.setattr(Frames, "framed", shared)
    together = _published(root, made, tmp_path / "together")
    monkeypatch.setattr(Frames, "framed", lambda _, own, head, draw: draw(own).replace(HEAD, head))
    alone = _published(root, made, tmp_path / "alone")
    assert together == alone
    assert 0 < len(drawn) < len(together) / 2


def _published(root: Path, made: Build, folder: Path) -> dict[str, bytes]:
    publish(read_settings(root), made, folder, lambda: None)
    return {path: page for path, page in contents(folder).items() if path.endswith(".html")}
