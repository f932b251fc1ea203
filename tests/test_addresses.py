"""Addresses are made from ids in one place, never clash, and never change once published."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import addresses
from generator.addresses import ElectionAddresses, localised, relative, schema
from generator.documents.names import is_name
from generator.languages import languages

TO = ElectionAddresses("al-2025")
# Published addresses are links in newspapers. A line here may be added, and none may be changed.
PUBLISHED = {
    addresses.HOME: "",
    addresses.METHODS: "methods/",
    addresses.HOW_TO_FILE: "how-to-file/",
    addresses.ABOUT: "about/",
    addresses.INDEX: "api/v1/index.json",
    schema("disclosure.schema.json"): "schema/1.1/disclosure.schema.json",
    schema("disclosure.schema.json", "1.0"): "schema/1.0/disclosure.schema.json",
    TO.home: "al-2025/",
    TO.compare: "al-2025/compare/",
    TO.compare_period("2025-04"): "al-2025/compare/2025-04/",
    TO.parties: "al-2025/parties/",
    TO.party("partia-e-lumit"): "al-2025/parties/partia-e-lumit/",
    TO.disclosure("partia-e-lumit", "2025-04"): "al-2025/parties/partia-e-lumit/2025-04/",
    TO.version("partia-e-lumit", "2025-04", 2): "al-2025/parties/partia-e-lumit/2025-04/v2/",
    TO.period("2025-04"): "al-2025/periods/2025-04/",
    TO.filings: "al-2025/filings/",
    TO.money: "al-2025/money/",
    TO.origins: "al-2025/origins/",
    TO.targeting: "al-2025/targeting/",
    TO.stands_out: "al-2025/stands-out/",
    TO.organisations: "al-2025/organisations/",
    TO.organisation("fondacioni-ura"): "al-2025/organisations/fondacioni-ura/",
    TO.line_ads(
        "partia-e-lumit", "2025-04", "meta-april"
    ): "al-2025/parties/partia-e-lumit/2025-04/ads-meta-april/",
    TO.ads: "al-2025/ads/",
    TO.periods: "al-2025/periods/",
    TO.platforms: "al-2025/platforms/",
    TO.platform("print_media"): "al-2025/platforms/print-media/",
    TO.commitments: "al-2025/commitments/",
    TO.data: "al-2025/data/",
    TO.table("lines"): "al-2025/data/lines.csv",
    TO.source("partia-e-lumit/2025-04.yaml"): "al-2025/data/filed/partia-e-lumit/2025-04.yaml",
    TO.charts: "al-2025/charts/",
    TO.chart("spend-over-time"): "al-2025/charts/spend-over-time/",
    TO.chart_file("spend-over-time", "chart.svg"): "al-2025/charts/spend-over-time/chart.svg",
    TO.embed("spend-over-time"): "embed/al-2025/spend-over-time/",
    TO.party_chart("a", "ai-use"): "al-2025/parties/a/charts/ai-use/",
    TO.party_embed("a", "ai-use"): "embed/al-2025/parties/a/ai-use/",
    TO.gallery: "al-2025/embeds/",
    addresses.EDITORS: "for-editors/",
    addresses.LIFE: "life-of-an-election/",
    addresses.EMBED_SCRIPT: "assets/sixc/embed.js",
    addresses.RESIZE_SCRIPT: "assets/sixc/resize.js",
    addresses.release("2025-05-12", "al-2025/manifest.json"): "v/2025-05-12/al-2025/manifest.json",
    addresses.FEED: "feed.xml",
    addresses.json_feed(addresses.FEED): "feed.json",
    TO.feed: "al-2025/feeds/filed.xml",
    TO.corrections: "al-2025/feeds/corrections.xml",
    TO.overdue: "al-2025/feeds/overdue.xml",
    TO.due_dates: "al-2025/feeds/due.ics",
    TO.party_feed("partia-e-lumit"): "al-2025/parties/partia-e-lumit/feed.xml",
    TO.builder: "al-2025/chart-builder/",
    TO.builder_data: "al-2025/chart-builder/data.js",
    TO.builder_part("media"): "al-2025/chart-builder/media.js",
}
ASSETS = (addresses.SCRIPT, addresses.INTERACTIVE, addresses.PLOTLY, *addresses.STYLES)
slugs = st.sampled_from(["a", "al-2025", "compare", "2025-04", "v2", "partia-e-lumit", "0"])
pages = st.lists(slugs, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
targets = pages | st.builds(str.__add__, pages, slugs.map(lambda name: f"{name}.csv"))


def test_published_addresses_do_not_change() -> None:
    for made, published in PUBLISHED.items():
        assert made == published
    assert len(PUBLISHED) == len(set(PUBLISHED.values()))


def test_every_address_of_an_election_is_among_the_published_ones() -> None:
    methods = {
        name for name in vars(ElectionAddresses) if not name.startswith("_") and name != "id"
    }
    own = [a for a in PUBLISHED.values() if a.startswith(("al-2025/", "embed/al-2025/"))]
    assert len(own) == len(methods)


def test_pages_are_folders_and_files_are_files() -> None:
    for address in PUBLISHED.values():
        assert address == "" or address.endswith("/") == ("." not in address.rpartition("/")[2])
        assert not address.startswith("/")
        assert "//" not in address


def test_no_election_can_take_the_place_of_the_sites_own_pages() -> None:
    own = [address for address in PUBLISHED.values() if address and "al-2025" not in address]
    for address in (*own, *ASSETS, *(f"{language}/" for language in languages())):
        assert not is_name(address.split("/")[0]), address


def test_no_two_things_share_an_address() -> None:
    for other in (
        ElectionAddresses("al-2025-compare"),
        ElectionAddresses("al"),
        ElectionAddresses("compare"),
    ):
        assert other.home not in PUBLISHED.values()
        assert not other.parties.startswith(TO.home)
    same_id = {TO.party("a"), TO.period("a"), TO.platform("a"), TO.chart("a"), TO.organisation("a")}
    assert len(same_id) == 5
    assert TO.version("a", "b", 1) != TO.disclosure("a", "b")


def test_the_default_language_stands_at_the_root_and_the_others_below_their_own_name() -> None:
    assert localised("al-2025/", "en", "en") == "al-2025/"
    assert localised("al-2025/", "sq", "en") == "sq/al-2025/"
    assert localised("", "sq", "en") == "sq/"
    assert localised("", "sq", "sq") == ""


@pytest.mark.parametrize(
    ("target", "page", "way"),
    [
        ("", "", "./"),
        ("a/", "a/", "./"),
        ("a/#L3", "a/", "#L3"),
        ("a/b/", "a/", "b/"),
        ("a/", "a/b/", "../"),
        ("", "a/b/", "../../"),
        ("a/data.csv", "a/", "data.csv"),
        ("api/v1/index.json", "", "api/v1/index.json"),
        ("a/b/#L3", "a/c/", "../b/#L3"),
    ],
)
def test_the_way_from_a_page_is_the_shortest(target: str, page: str, way: str) -> None:
    assert relative(target, page) == way


@given(targets, pages, st.sampled_from(["", "#L12"]))
def test_a_browser_that_follows_the_way_arrives(target: str, page: str, fragment: str) -> None:
    for root in ("https://site.example/", "https://site.example/campaigns/", "file:///tmp/site/"):
        way = relative(target + fragment, page)
        assert urljoin(root + page, way) == root + target + fragment
        assert not way.startswith("/")
