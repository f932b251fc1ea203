"""The page for addresses that do not exist: it searches for the last part of the address, and leads on.

Hosts show one such page for all languages, so it holds each, and a script shows that of the address.
"""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from generator import addresses
from generator.languages import direction
from generator.pages.chrome import Surroundings
from generator.pages.rendering import environment
from generator.text import PAGE, say


def missing(around: Surroundings, language: str, root: str) -> Markup:
    """What stands on the page of a language, that language first. `root` is the site's place on its server."""
    others = (other for other in around.built if other != language)
    languages = [_said(around, each, root) for each in (language, *others)]
    default = around.settings.languages[0]
    script = root + addresses.localised(addresses.asset("missing.js"), language, default)
    t = around.settings.translator(language, PAGE)
    template = environment(t).get_template("missing.html.jinja")
    html = template.render(languages=languages, script=script)
    return Markup(html)  # noqa: S704 - the template escapes


def _said(around: Surroundings, language: str, root: str) -> dict[str, Any]:
    t = around.settings.translator(language, PAGE)
    home = root + addresses.localised("", language, around.settings.languages[0])
    return {
        "language": language,
        "direction": direction(language),
        "home": home,
        "title": t.text(say("There is no page at this address")),
        "why": t.text(say("Addresses here do not change, so the link may be mistyped.")),
        "links": [(t.text(words), home + target) for words, target in _links(around)],
    }


def _links(around: Surroundings) -> Iterator[tuple[Any, str]]:
    yield say("To the front page"), addresses.HOME
    if around.election:
        to = addresses.ElectionAddresses(around.election)
        yield say("Parties"), to.parties
        yield say("Charts"), to.charts
        yield say("Data"), to.data
