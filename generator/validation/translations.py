"""Advises on an instance's languages: how much of each is not translated yet."""

from collections.abc import Iterator

from generator.findings import Finding, Kind, Level, Place
from generator.languages import languages, untranslated
from generator.settings import LOCALES, Settings
from generator.text import say

TRANSLATED = Kind(
    code="language-translated",
    level=Level.ADVICE,
    title=say("A language of the site that is not wholly translated"),
    why=say(
        "Its readers find English between the lines of their own language; pages mark it as such."
    ),
    since="0.2.0",
)


def find_untranslated(settings: Settings) -> Iterator[Finding]:
    """One finding for each language of the site that lacks translations; those of the program itself are whole."""
    for language in (tag for tag in settings.languages if tag not in languages()):
        missing, known = untranslated(language, settings.locales)
        if missing:
            own = f"{LOCALES}/{language}.po"
            message = say(
                "{language}: {done} of {known} texts are translated; the rest stands in English.",
                language=language,
                done=known - missing,
                known=known,
            )
            fix = say("Translate the rest in {file}.", file=own)
            yield Finding(
                kind=TRANSLATED,
                place=Place(own, 1, 1),
                message=message,
                fix=fix,
                level=Level.ADVICE,
            )
