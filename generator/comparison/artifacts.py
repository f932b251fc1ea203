"""Makes the files of comparisons: the figures and the embed of each election, and the scripts and style they share.

Figures are classic scripts and not JSON: a page in a sandboxed frame may load scripts and fetch nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from generator import addresses
from generator.artifact import Artifact, to_json
from generator.comparison import embed, scripts, tables
from generator.comparison.data import by_part, data, figures
from generator.comparison.look import style
from generator.comparison.topics import ADVERTISING, TOPICS, Topic
from generator.exports.csv_text import FORMULA
from generator.figures.view import View
from generator.pages.site import Site

NAME = "SIXC_BUILDER"


def export(sites: Iterable[Site]) -> Iterator[Artifact]:
    """The figures, the tables and the embed of every election in every language, then what they share."""
    for site in sites:
        yield from tables.files(site)
        view, language = site.view(), site.language
        yield Artifact(view.to.builder_data, script(view), "text/javascript", language)
        for name, content in later(view).items():
            path = view.to.builder_part(name)
            yield Artifact(path, content.encode(), "text/javascript", language)
        yield embed.artifact(site)
    yield Artifact(addresses.BUILDER_SCRIPT, scripts.script(scripts.FRAME), "text/javascript")
    yield Artifact(addresses.BUILDER_TABLE, scripts.script(scripts.TABLE), "text/javascript")
    yield Artifact(addresses.BUILDER_FORM, scripts.script(scripts.FORM), "text/javascript")
    yield Artifact(addresses.BUILDER_STYLE, style().encode(), "text/css")


def script(view: View) -> bytes:
    """It assigns one global. `formula` are the characters a cell of a CSV may not begin with."""
    found = {
        **data(view),
        "formula": "".join(sorted(FORMULA)),
        "parts": _stamp(_parts(view)),
        "offered": [
            [s.id, view.t.text(s.title), "" if s is ADVERTISING else _stamp(_figures(view, s))]
            for s in TOPICS
        ],
        "topics": {ADVERTISING.id: figures(view, ADVERTISING)},
    }
    return f"var {NAME}={_json(found)};\n".encode()


def later(view: View) -> dict[str, str]:
    """The scripts that are loaded when they are asked for, by name.

    Each adds its figures, unless a cache holds those of another day.
    """
    parts = _parts(view)
    added = f"Object.assign({NAME}.topics.{ADVERTISING.id}.sums,{parts})"
    found = {"media": f'{NAME}.parts==="{_stamp(parts)}"&&{added};\n'}
    for topic in TOPICS:
        if topic is not ADVERTISING:
            content, id_ = _figures(view, topic), topic.id
            same = f'{NAME}.offered.some(one=>one[0]==="{id_}"&&one[2]==="{_stamp(content)}")'
            found[id_] = f"{same}&&({NAME}.topics.{id_}={content});\n"
    return found


def _figures(view: View, topic: Topic) -> str:
    """Everything of a topic."""
    found = figures(view, topic)
    return _json({**found, "sums": {**found["sums"], **by_part(view, topic)}})


def _parts(view: View) -> str:
    return _json(by_part(view, ADVERTISING))


def _stamp(content: str) -> str:
    return sha256(content.encode()).hexdigest()[:12]


def _json(found: Mapping[str, Any]) -> str:
    return to_json(found).decode().rstrip("\n")
