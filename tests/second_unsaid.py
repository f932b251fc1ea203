"""Which sentences a site can say, and those of them that none of the four test elections calls for, with the reason."""

from collections.abc import Iterator

from babel.messages.pofile import read_po

from generator.languages import LOCALES

ELSEWHERE = (
    "generator/commands/",
    "generator/documents/",
    "generator/founding/",
    "generator/history/",
    "generator/importers/",
    "generator/reporters/",
    "generator/validation/",
    "schema/",
)
"""Where sentences stand that are said of files to whoever files them; tests of their own hold them."""


def sentences() -> Iterator[str]:
    """Every English text of the pages, both forms of one that counts."""
    with (LOCALES / "sq.po").open("rb") as file:
        for message in read_po(file):
            where = [place for place, _ in message.locations]
            if message.id and not all(place.startswith(ELSEWHERE) for place in where):
                yield from (message.id if isinstance(message.id, tuple) else [str(message.id)])


UNSAID: dict[str, tuple[str, ...]] = {
    "Only a repository has commits, and only a release is frozen: tests of releases and of the log hold these.": (
        "commit {commit}",
        "Log: {count} entry, {head}",
        "Frozen: does not update, as of {day}",
        "Release {name}",
        "Release {release} of {day}: this chart does not change.",
    ),
    "Said where a file stops the process that reads it, which tests of isolation do on purpose.": (
        "it took too long",
        "it took too much memory",
        "the program that reads it crashed",
        "there is a fault in the program that checks it",
    ),
    "Said of hundreds of changes, a thousand ads, or a picture with no room: tests of those pages write them.": (
        "and one more",
        "and {count} more",
        "and {count} more on the page",
        (
            "Listed are {listed} of {count}: those among the {most} largest ads of the ledger, "
            "by the most they cost. The file holds all."
        ),
    ),
    "Said of a party with many payers, and never of one more: tests of the flow write them.": (
        "The table has {count} more difference.",
        "The table has {count} more differences.",
    ),
    "There are five sections; only languages with more than two forms need the one for one.": (
        "{count} section",
    ),
}
