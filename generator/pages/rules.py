"""The catalogue of findings: what the check looks for, why, and an example of each."""

from generator import addresses
from generator.findings import Level
from generator.pages.page import Page
from generator.pages.site import Site
from generator.reporters.summary import HEADINGS
from generator.reporters.words import HALVES
from generator.text import say
from generator.validation.catalogue import SECTIONS

EFFECTS = {
    Level.ERROR: say("The file cannot be published before it is put right."),
    Level.WARNING: say(
        "It is put right, or answered with a reason in the file, which is published."
    ),
    Level.ADVICE: say("It holds nothing back and asks for nothing."),
}


def page(site: Site) -> Page:
    """One page for the whole site, with an address for every code; reports lead here."""
    return site.page(
        addresses.RULES,
        site.say(say("What the check looks for")),
        "rules",
        "rules",
        section="how-to-file",
        sections=SECTIONS,
        headings=HEADINGS,
        effects=EFFECTS,
        halves=HALVES,
    )
