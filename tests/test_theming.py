"""The theme's templates are listed as MkDocs lists them, and compiled once for all languages."""

from pathlib import Path

import pytest
from mkdocs.theme import Theme

from generator.plugin.theming import sparing


def test_what_mkdocs_may_publish_of_a_theme_is_listed_as_it_does() -> None:
    theme = Theme("material")
    wanted = [name for name in theme.get_env().list_templates() if "/." not in f"/{name}"]
    sparing(theme)
    assert theme.get_env().list_templates() == wanted
    assert {"base.html", "partials/header.html"} <= set(wanted)


def test_a_template_is_compiled_for_the_first_language_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own.html").write_text("Hello, {{ name }}.", "utf-8")
    theme = Theme("material", custom_dir=str(tmp_path))
    sparing(theme)
    theme.get_env().get_template("own.html")
    env = theme.get_env()
    monkeypatch.setattr(env, "compile", None)
    assert env.get_template("own.html").render(name="Ana") == "Hello, Ana."


def test_a_template_that_was_changed_is_compiled_again(tmp_path: Path) -> None:
    (tmp_path / "own.html").write_text("before", "utf-8")
    theme = Theme("material", custom_dir=str(tmp_path))
    sparing(theme)
    assert theme.get_env().get_template("own.html").render() == "before"
    (tmp_path / "own.html").write_text("after", "utf-8")
    assert theme.get_env().get_template("own.html").render() == "after"
