"""An id stands for one entry only.

Everybody a disclosure declares shares one set of ids, the party's own included, because a sponsor or payer is named
by the id alone.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.declared import ENTITIES, LISTS
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule


def check(case: Case) -> Iterator[Problem]:
    yield from _repeated(case, ENTITIES, {case.data["party"]: "/party"})
    for place in LISTS:
        yield from _repeated(case, (place,), {})


def _repeated(case: Case, places: tuple[str, ...], seen: dict[str, str]) -> Iterator[Problem]:
    for place in places:
        for pointer, name in select(case.data, f"{place}/*/id"):
            if name not in seen:
                seen[name] = pointer
            elif seen[name] == "/party":
                message = say("{id} is the party itself; it needs no entry here.", id=name)
                yield Problem(
                    pointer=pointer, message=message, fix=_OWN, about=name, also=("/party",)
                )
            else:
                message = say("The id {id} is already used for another entry.", id=name)
                yield Problem(
                    pointer=pointer, message=message, fix=_OTHER, about=name, also=(seen[name],)
                )


_OWN = say("Remove the entry; or give it another id, if it is another organisation.")
_OTHER = say("Give one of the two another id, and use it wherever that entry is meant.")

RULE = Rule(
    code="ids-unique",
    level=Level.ERROR,
    title=say("Each id stands for one entry"),
    why=say("Lines, payers and sources are named by their ids; an id with two meanings has none."),
    check=check,
    example=Example(
        bad=(
            '- {id: fb, platform: meta, account_id: "100200300400500", name: Partia e Lumit}\n'
            "- {id: fb, platform: google, account_id: AR10020030040, name: Partia e Lumit}"
        ),
        good=(
            '- {id: fb, platform: meta, account_id: "100200300400500", name: Partia e Lumit}\n'
            "- {id: yt, platform: google, account_id: AR10020030040, name: Partia e Lumit}"
        ),
    ),
)
