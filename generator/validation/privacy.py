"""Makes the problems of all rules about data of people, from the sort of data and what to say of it.

What was found is never repeated, because messages end up in public logs.
"""

from collections.abc import Iterator

from generator.text import Message, say
from generator.validation.personal_data import Sort
from generator.validation.rule import Case, Problem

WHY = say("What is published stays published, in every version and every copy.")


def problems(case: Case, sort: Sort, message: Message, remedy: Message) -> Iterator[Problem]:
    """A problem for each text that holds this sort of data."""
    fix = say(
        "{remedy} Check on your own computer before you open a pull request: everybody can read that, "
        "and git forgets nothing.",
        remedy=remedy,
    )
    for pointer, in_ledger, in_remark in case.personal_data.get(sort, ()):
        where = say("{message} It stands in a remark (#).", message=message)
        yield Problem(
            pointer=pointer, message=where if in_remark else message, fix=fix, in_ledger=in_ledger
        )
