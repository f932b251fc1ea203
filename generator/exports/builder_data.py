"""What the comparison that readers build is drawn from: views in, two scripts for each out.

The data are a classic script and not JSON, because a page inside a sandboxed frame may load scripts but fetch nothing.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from generator.artifact import Artifact, to_json
from generator.charts.builder import by_medium, data
from generator.exports.bundle import Bundle
from generator.exports.csv_text import FORMULA
from generator.figures.view import View

NAME = "SIXC_BUILDER"


def export(bundle: Bundle) -> Iterator[Artifact]:
    """The data of every election in every language."""
    for view in bundle.views:
        for path, made in ((view.to.builder_data, script), (view.to.builder_media, media_script)):
            yield Artifact(path, made(view), "text/javascript", view.t.language)


def script(view: View) -> bytes:
    """It assigns one global. `formula` are the characters a cell of a CSV may not begin with."""
    more = {"formula": "".join(sorted(FORMULA)), "stamp": _stamp(_media(view))}
    return f"var {NAME}={_json({**data(view), **more})};\n".encode()


def media_script(view: View) -> bytes:
    """It adds the sums of each group of media to those of all, unless a cache still holds others, of another day."""
    media = _media(view)
    return f'{NAME}.stamp==="{_stamp(media)}"&&Object.assign({NAME}.sums,{media});\n'.encode()


def _media(view: View) -> str:
    return _json(by_medium(view))


def _stamp(media: str) -> str:
    return sha256(media.encode()).hexdigest()[:12]


def _json(found: Mapping[str, Any]) -> str:
    return to_json(found).decode().rstrip("\n")
