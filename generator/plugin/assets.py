"""The site's own scripts, styles and pictures, as they are published."""

from generator.interactive.bundle import read_bundle
from generator.lean import lean
from generator.plugin.finished import THEME


def published_assets(*, default: bool) -> dict[str, bytes]:
    """Each by its name; in the default language with the script of the interactive charts, where there is one."""
    found = sorted((THEME / "assets").iterdir())
    assets = {path.name: lean(path.name, path.read_bytes()) for path in found}
    bundle = read_bundle() if default else None
    return {**assets, **bundle.files} if bundle else assets
