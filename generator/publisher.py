"""Who publishes a site, and where its errors are reported without an account anywhere: as mkdocs.yml says it.

publisher: {name: {en: …, sq: …}, email: …, address: …}     each may be left out; a name is one text or one per language
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.errors import SettingsError

FIELDS = ("name", "email", "address")
LONGEST = 200
"""The most characters of a text that stands at the foot of every page."""
EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_LIKE = "it must hold name, email and address, such as {name: Election Commission, email: errors@example.org}"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for a site. `names` are by language, "" for one that holds in all; the rest may be empty."""

    names: Mapping[str, str] = field(default_factory=dict)
    email: str = ""
    address: str = ""

    def name(self, language: str) -> str:
        """The name in a language, else in the first that is given; empty where there is none."""
        return self.names.get(language, next(iter(self.names.values()), ""))


NOBODY = Publisher()


def read_publisher(said: Any) -> Publisher:
    """The publisher that an option of the plugin names. Raises SettingsError where it says something else."""
    if said is None or said == {}:
        return NOBODY
    if not isinstance(said, Mapping) or not set(said) <= {*FIELDS}:
        message = f"publisher is {said!r}; {_LIKE}."
        raise SettingsError(message)
    names = said.get("name") or {}
    if not isinstance(names, Mapping):
        names = {"": names}
    email = ensure_email(_line("email", said.get("email")))
    by_language = {str(language): _line("name", name) for language, name in names.items()}
    return Publisher(by_language, email, _line("address", said.get("address")))


def ensure_email(email: str) -> str:
    """An e-mail address, or nothing. Raises SettingsError where it is neither."""
    if email and not EMAIL.fullmatch(email):
        message = (
            f"The publisher's email is {email!r}; it must be an address such as errors@example.org."
        )
        raise SettingsError(message)
    return email


def _line(name: str, text: Any) -> str:
    """One line of text. Raises SettingsError for anything else."""
    if text is None:
        return ""
    line = " ".join(text.split()) if isinstance(text, str) else ""
    if not 0 < len(line) <= LONGEST:
        message = f"The publisher's {name} is {text!r}; it must be a text of no more characters than {LONGEST}."
        raise SettingsError(message)
    return line
