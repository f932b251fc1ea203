"""A correction says why it was filed; a first version corrects nothing.

Published is published: an earlier version stays readable, so a reader must learn what changed and why. Implementing
Regulation (EU) 2026/818 numbers corrections in the same way.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    version = case.data["version"]
    if version > 1 and "correction" not in case.data:
        yield Problem(
            pointer="/version",
            message=say("Version {version} does not say what was corrected.", version=version),
            fix=say(
                "Add the field correction with a reason: what was wrong before and what changed."
            ),
        )
    if version == 1 and "correction" in case.data:
        yield Problem(
            pointer="/correction",
            message=say("Version 1 is the first filing, but it says it corrects one."),
            fix=say(
                "Remove the field correction; or give the file the next version in its name and in the field version."
            ),
        )


RULE = Rule(
    code="version-has-reason",
    level=Level.ERROR,
    title=say("A correction says why"),
    why=say("Earlier versions stay published, so readers must learn what changed and why."),
    check=check,
    example=Example(
        bad="version: 2",
        good="version: 2\ncorrection:\n  reason: An invoice for March arrived on 9 April.",
    ),
)
