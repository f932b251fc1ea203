"""The comparison a reader built, alone, for a frame on another site: a view in, one bare page out.

What it shows stands in the fragment of its address, so the page is the same for every comparison and is filled by
`assets/sixc/builder.js`. It asks for its own files only, stores nothing, and works in a sandbox that allows scripts.
"""

from markupsafe import Markup

from generator import addresses
from generator.charts.chart import View
from generator.charts.words import as_of
from generator.settings import Settings
from generator.text import say

POLICY = Markup(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " base-uri 'none'; form-action 'none'"
)
_PAGE = Markup("""\
<!doctype html>
<html lang="{language}" data-chart="{election}/{chart}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
{canonical}<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{charts_style}">
<link rel="stylesheet" href="{style}">
<script defer src="{data}"></script>
<script defer src="{script}"></script>
</head>
<body class="chart">
{notice}<main data-frame>
<h1>{title}</h1>
<p>{without} <a href="{compare}" target="_blank" rel="noopener">{tables}</a></p>
</main>
<footer>
<p data-note>{source}</p>
<p>{version}</p>
<p class="more"><a data-more href="{builder}" target="_blank" rel="noopener">{more}</a></p>
</footer>
</body>
</html>
""")
_CANONICAL = Markup('<link rel="canonical" href="{}">\n')
_NOTICE = Markup('<p class="notice">{}</p>\n')


def page(view: View, settings: Settings, commit: str) -> bytes:
    """The embed in the view's language, for all that can be chosen."""
    t, to, default = view.t, view.to, settings.languages[0]
    here = addresses.localised(to.embed(addresses.BUILDER), t.language, default)
    builder = addresses.localised(to.builder, t.language, default)
    name = settings.site_names.get(t.language, settings.site_name)

    def own(path: str) -> str:
        return addresses.relative(addresses.localised(path, t.language, default), here)

    def shared(path: str) -> str:
        return addresses.relative(path, here)

    html = _PAGE.format(
        language=t.language,
        election=view.dataset.id,
        chart=addresses.BUILDER,
        policy=POLICY,
        canonical=_CANONICAL.format(f"{settings.site_url}{builder}") if settings.site_url else "",
        title=t.text(say("A comparison of parties")),
        charts_style=shared(addresses.STYLES[1]),
        style=shared(addresses.BUILDER_STYLE),
        data=own(to.builder_data),
        script=shared(addresses.BUILDER_SCRIPT),
        notice=_notice(view),
        without=t.text(say("This page draws with JavaScript, which is not at work here.")),
        compare=own(to.compare),
        tables=t.text(say("The comparison tables show the same figures without it.")),
        source=as_of(view),
        version=_version(view, commit),
        builder=own(to.builder),
        more=t.text(say("{site} Choose other parties, periods or media", site=_sentence(name))),
    )
    return html.encode()


def _notice(view: View) -> Markup:
    """That everything is invented; empty where it is not."""
    if not view.dataset.data.get("invented"):
        return Markup("")
    words = say("Example: every party, person and figure is invented.")
    return _NOTICE.format(view.t.text(words))


def _version(view: View, commit: str) -> str:
    """The state of the data, where it is known, and the licence."""
    licence = view.t.text(say("Data CC BY 4.0"))
    if not commit:
        return f"{licence}."
    known = say("Built from commit {commit}.", commit=commit[:12])
    return f"{view.t.text(known)} {licence}."


def _sentence(name: str) -> str:
    """A name that ends like a sentence, so that another can follow."""
    return name if name[-1:] in "?!." else f"{name}."
