"""Makes a catalogue with every text of the program, to be translated into a language.

The texts are those of a language that the program has whole; their translations are left empty.
"""

import io
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from generator.errors import FoundingError
from generator.languages import LOCALES, SOURCE_LANGUAGE, languages, locale

FOLDER = "locales"
_HEAD = """\
# Words of sixc in {language}. Write each translation into its msgstr; what stays empty stands in English on the site,
# marked as such. What stands in braces stays as it is. `sixc check` says how much is left."""


def lacking(tags: tuple[str, ...]) -> tuple[str, ...]:
    """The languages that the program has no words for."""
    return tuple(tag for tag in tags if tag not in languages())


def blank_catalogue(tag: str) -> bytes:
    """A catalogue to fill in. Raises SettingsError where CLDR does not describe the language."""
    whole = next(each for each in languages() if each != SOURCE_LANGUAGE)
    with (LOCALES / f"{whole}.po").open("rb") as file:
        known = read_po(file)
    made = Catalog(
        locale(tag),
        header_comment=_HEAD.format(language=locale(tag).english_name),
        project="sixc",
        version="0",
        last_translator="nobody yet",
        language_team="nobody yet",
        msgid_bugs_address="whoever runs this site",
        fuzzy=False,
        creation_date=known.creation_date,
        revision_date=known.creation_date,
    )
    for entry in known:
        if entry.id:
            made.add(entry.id, locations=entry.locations, flags=entry.flags - {"fuzzy"})
    out = io.BytesIO()
    write_po(out, made, width=0, include_lineno=False)
    return out.getvalue()


def add_language(root: Path, tag: str) -> None:
    """Write a catalogue to fill in into an instance. Raises FoundingError where one stands there."""
    path = root / FOLDER / f"{tag}.po"
    if path.exists():
        message = f"{path} is there already, and is not overwritten."
        raise FoundingError(message)
    content = blank_catalogue(tag)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
