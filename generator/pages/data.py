"""Everything that can be downloaded."""

from collections.abc import Iterator

from generator import addresses
from generator.facts import TABLES
from generator.pages.page import Page
from generator.pages.site import Site
from generator.text import say

TITLES = {
    "sections": say("State of each section"),
    "affiliates": say("Affiliates"),
    "accounts": say("Platform accounts"),
    "lines": say("Advertising lines"),
    "funding": say("Sources of funding"),
    "methods": say("Methods of targeting"),
    "ai": say("Uses of AI"),
    "roles": say("Organisations and what they do"),
    "ads": say("Single ads"),
    "annotations": say("What others than the party added"),
}
SCHEMAS = (
    "disclosure",
    "election",
    "submitters",
    "received",
    "redactions",
    "ledger",
    "code",
    "common",
)


def pages(site: Site) -> Iterator[Page]:
    """One page that lists tables, filed files, schemas and the index for programs."""
    title = site.say(say("Data"))
    rows = [
        {
            "name": table.name,
            "title": site.say(TITLES[table.name]),
            "file": site.to.table(table.name),
            "rows": sum(1 for _ in table.of(site.dataset.facts)),
        }
        for table in TABLES
    ]
    schemas = [f"{name}.schema.json" for name in SCHEMAS]
    yield site.page(
        site.to.data,
        title,
        "data",
        "data",
        section="data",
        rows=rows,
        schemas=schemas,
        index=addresses.INDEX,
    )
