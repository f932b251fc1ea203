"""What one version says in a place where two differ: as values, and in words of a given length."""

from dataclasses import dataclass

from generator.findings import Place
from generator.text import Foreign, Message, Translator, Value, show


@dataclass(frozen=True, slots=True)
class EntryField:
    """A field of an entry that is there in one of the versions only: its title, what it says, and where it stands."""

    title: Message
    value: tuple[Value, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Side:
    """A value in one of the versions: what it says, in parts, and where it stands; of an entry also field by field."""

    value: tuple[Value, ...]
    place: Place
    fields: tuple[EntryField, ...] = ()


def words(t: Translator, side: Side, limit: int) -> str:
    """What a side says, in one line, cut to so many characters."""
    return show(
        " · ".join(t.text(Message("{value}", (("value", value),))) for value in side.value), limit
    )


def parts(t: Translator, side: Side | EntryField, limit: int) -> tuple[str, ...]:
    """What a side says, cut to so many characters in all; what somebody wrote is in its own language."""
    found, room = list[str](), limit
    for value in side.value:
        if room <= 0:
            break
        said = show(t.text(Message("{value}", (("value", value),))), room)
        found.append(Foreign(said, value.language) if isinstance(value, Foreign) else said)
        room -= len(said)
    return tuple(found)
