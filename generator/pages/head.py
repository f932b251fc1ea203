"""Makes the tags by which a page says what it is to those who show a link to it.

Networks and messengers read Open Graph (https://ogp.me) and X's `twitter:card`; search engines read schema.org's
Dataset, a block of data that no browser runs. Without the site's own address there is no picture: it must be whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from generator.artifact import to_json
from generator.charts.record import LICENCE
from generator.languages import likely

SIZE = (1200, 630)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPreview:
    """What is shown for a link: of the page, and of the picture that stands for it; addresses are whole or empty.

    `chart` is the question a chart answers, and `about` what the site holds, both in our own words: a block of data for
    search engines has no text of a party in it.
    """

    site: str
    title: str
    description: str
    url: str
    language: str
    others: tuple[str, ...]
    image: str
    alt: str
    chart: str
    about: str


def head(preview: LinkPreview) -> Markup:
    """The tags; all text in them is escaped."""
    tags = "".join(
        f'<meta property="{name}" content="{escape(value)}">'
        for name, value in _properties(preview)
        if value
    )
    card = "summary_large_image" if preview.image else "summary"
    data = _dataset(preview) if preview.chart and preview.url else ""
    return Markup(f'{tags}<meta name="twitter:card" content="{card}">{data}')  # noqa: S704 - escaped


def _properties(preview: LinkPreview) -> Iterator[tuple[str, str]]:
    yield "og:type", "article" if preview.chart else "website"
    yield "og:site_name", preview.site
    yield "og:title", preview.title
    yield "og:description", preview.description
    yield "og:url", preview.url
    yield "og:locale", territory(preview.language)
    for language in preview.others:
        yield "og:locale:alternate", territory(language)
    if preview.image:
        yield "og:image", preview.image
        yield "og:image:type", "image/png"
        yield "og:image:width", str(SIZE[0])
        yield "og:image:height", str(SIZE[1])
        yield "og:image:alt", preview.alt


@cache
def territory(language: str) -> str:
    """A language with the country where most of its readers live, as Open Graph asks: sq_AL."""
    found = likely(language)
    return f"{found.language}_{found.territory}" if found.territory else found.language


def _dataset(preview: LinkPreview) -> str:
    """A chart's data for search engines (https://schema.org/Dataset)."""
    files = (("text/csv", "data.csv"), ("application/json", "data.json"))
    data = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": preview.chart,
        "description": preview.about,
        "url": preview.url,
        "inLanguage": preview.language,
        "license": LICENCE[1],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": preview.site},
        "image": preview.image,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": preview.url + name}
            for kind, name in files
        ],
    }
    return f'<script type="application/ld+json">{to_json(data).decode().rstrip()}</script>'
