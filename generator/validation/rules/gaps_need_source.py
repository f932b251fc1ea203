"""Only a disclosure taken from another source may leave open what that source did not ask.

A party that files here answers every section: with content, with nothing to disclose, or by withholding it with a
reason. It names the office that answers questions, the country of third parties, and whether techniques use personal
data. Otherwise silence would look like an answer.
"""

from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.places import SECTIONS
from generator.validation.rule import Case, Problem, Rule

_ANSWERS = {
    "personal_data": say("The technique does not say whether personal data were used."),
    "special_category_data": say("The technique does not say whether sensitive data were used."),
}


def check(case: Case) -> Iterator[Problem]:
    if "source" in case.data:
        return
    if "contact" not in case.data:
        yield Problem(pointer="/contact", message=_NO_CONTACT, fix=_OFFICE)
    for section in SECTIONS:
        if case.data.get(section, {}).get("state") == "not_asked":
            yield Problem(pointer=f"/{section}/state", message=_NOT_ASKED, fix=_ANSWER)
    for pointer, party in case.document.entries("advertising", "third_parties"):
        if "country" not in party:
            yield Problem(
                pointer=f"{pointer}/country", message=_NO_COUNTRY, fix=_COUNTRY, about=party["id"]
            )
    for pointer, technique in case.document.entries("targeting", "techniques"):
        for field, message in _ANSWERS.items():
            if field not in technique:
                yield Problem(
                    pointer=f"{pointer}/{field}",
                    message=message,
                    fix=say("Add the field {field}.", field=field),
                )


_NO_CONTACT = say("The disclosure does not say which office answers questions.")
_OFFICE = say("Add the field contact, with the role and the e-mail address of the office.")
_NO_COUNTRY = say("The disclosure does not say in which country the third party is registered.")
_COUNTRY = say("Add the field country, with the two letters of the country.")
_NOT_ASKED = say("The state not_asked is only for disclosures taken from another source.")
_ANSWER = say("Write disclosed, nothing_to_disclose, or withheld with a reason.")

RULE = Rule(
    code="gaps-need-source",
    level=Level.ERROR,
    title=say("Every question has an answer"),
    why=say(
        "Silence, nothing to disclose and a refusal are different answers, and are shown differently."
    ),
    check=check,
    example=Example(
        bad="personal_data: {used: false}",
        good="personal_data: {used: false}\nspecial_category_data: false",
    ),
)
