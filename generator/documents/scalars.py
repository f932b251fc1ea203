"""Values written without quotes: which are safe, and what YAML would make of the others.

Only text, whole numbers, true and false are taken from a plain value. What another YAML program could read as
something else is refused with the words that say what it would have become.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from generator.documents.refusals import AMBIGUOUS, EMPTY
from generator.findings import Kind
from generator.text import Message, say

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z")
_SUSPECT = re.compile(r"[-+.~0-9=<]|[yYnNtTfFoO]|\Z")
_DATE = re.compile(r"\A([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")


@dataclass(frozen=True, slots=True)
class Refused:
    """A plain value that is not taken: its kind, what is wrong, how to put it right, and how it is written as text."""

    kind: Kind
    message: Message
    fix: Message
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class _Trap:
    pattern: re.Pattern[str]
    message: Callable[[str], Message]


def _boolean(text: str) -> Message:
    if text.lower() in {"n", "no", "off", "false"}:
        return say(
            "{text} without quotes is read as the answer no (false), not as text.", text=text
        )
    return say("{text} without quotes is read as the answer yes (true), not as text.", text=text)


def _sixty(text: str) -> Message:
    total = 0
    for part in text.split(":"):
        total = total * 60 + int(part)
    return say(
        "{text} without quotes is read as the number {number}, counted in sixties.",
        text=text,
        number=total,
    )


def _octal(text: str) -> Message:
    digits = text.lower().replace("_", "").removeprefix("0o")
    if re.fullmatch(r"[0-7]+", digits):
        return say(
            "{text} without quotes is read as the number {number}, counted in eights.",
            text=text,
            number=int(digits, 8),
        )
    return say("{text} without quotes loses the zero in front.", text=text)


def _underscored(text: str) -> Message:
    return say(
        "{text} without quotes is read as {number}.", text=text, number=int(text.replace("_", ""))
    )


_TRAPS = (
    _Trap(re.compile(r"(?i:y|yes|n|no|on|off)\Z|True\Z|TRUE\Z|False\Z|FALSE\Z"), _boolean),
    _Trap(re.compile(r"[0-9]{1,9}(?::[0-5]?[0-9]){1,4}\Z"), _sixty),
    _Trap(re.compile(r"0o?[0-9_]{1,30}\Z"), _octal),
    _Trap(re.compile(r"[1-9][0-9]{0,14}_[0-9_]{0,14}\Z"), _underscored),
    _Trap(
        re.compile(r"[-+]?0[xXbB][0-9a-fA-F_]+\Z"),
        lambda text: say(
            "{text} without quotes is read as a number written in another base.", text=text
        ),
    ),
    _Trap(
        re.compile(
            r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?\Z"
        ),
        lambda text: say(
            "{text} without quotes is read as an approximate number, and its zeros can be lost.",
            text=text,
        ),
    ),
    _Trap(
        re.compile(r"[-+]?\.(?i:inf|nan)\Z"),
        lambda text: say("{text} is not a number that can be disclosed.", text=text),
    ),
    _Trap(
        re.compile(r"[-+][0-9][0-9_:.]*\Z|[0-9][0-9_]*(?::[0-9]+)*(?:\.[0-9]*)?\Z"),
        lambda text: say(
            "{text} without quotes can be read as several different numbers.", text=text
        ),
    ),
    _Trap(
        re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:.*\Z"),
        lambda text: say(
            "{text} without quotes is read as a moment in time and moved to another zone.",
            text=text,
        ),
    ),
    _Trap(
        re.compile(r"(?:=|<<)\Z"),
        lambda text: say("{text} without quotes has a meaning of its own in YAML.", text=text),
    ),
)
_NOTHING = re.compile(r"(?:~|null|Null|NULL)?\Z")


@lru_cache(maxsize=8192)
def resolve(text: str) -> str | int | bool | Refused:
    """What a plain value stands for, or why it is refused."""
    if text == "true":
        return True
    if text == "false":
        return False
    if not _SUSPECT.match(text):
        return text
    if _WHOLE.match(text) and text != "-0":
        return int(text)
    return _trapped(text)


def _trapped(text: str) -> str | Refused:
    if _NOTHING.match(text):
        return Refused(
            EMPTY,
            say("The field has no value."),
            say("Write a value after the colon, or remove the field."),
        )
    for trap in _TRAPS:
        if trap.pattern.match(text):
            return Refused(AMBIGUOUS, trap.message(text), _remedy(text, trap), _quoted(text))
    return text


def _remedy(text: str, trap: _Trap) -> Message:
    if trap.message is _boolean:
        return say(
            'Write true or false for an answer; for a text, write quotes: "{text}".', text=text
        )
    return say('Write it in quotes: "{text}".', text=text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # quotes of JSON are quotes of YAML


def parse_date(text: object) -> date | None:
    """The day for a text such as 2025-04-30; None where it is not a day of the calendar."""
    match = _DATE.match(text) if isinstance(text, str) else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


_MOMENT = re.compile(
    r"\A([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})\Z"
)


def parse_moment(text: object) -> datetime | None:
    """The moment for a text such as 2025-05-05T23:40:00+02:00, in universal time; None where it stands for none."""
    if not isinstance(text, str) or not _MOMENT.match(text):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


_GROUPED = re.compile(r"\A[0-9]{1,3}(?:[., '’\u00a0\u202f][0-9]{3})+(?:[.,][0-9]{1,2})?\Z")
_COMMA = re.compile(r"\A[0-9]+,[0-9]+\Z")
_SIGNED = re.compile(
    r"\A(?:[A-Z]{3}|[$£¥₠-⃀])\s?[0-9.,' ]+\Z|\A[0-9.,' ]+\s?(?:[A-Z]{3}|[$£¥₠-⃀]|lekë?|euro)\Z"
)


def explain_amount(text: str) -> Message | None:
    """Why a text that looks like an amount is not one; None where it does not look like one. Never a guess."""
    if _GROUPED.match(text):
        return say(
            "“{text}” has separators between thousands; different countries read them differently.",
            text=text,
        )
    if _COMMA.match(text):
        return say("“{text}” has a decimal comma; write a point before the cents.", text=text)
    if _SIGNED.match(text.strip()):
        return say("“{text}” names a currency; the currency has a field of its own.", text=text)
    if re.match(r"\A-[0-9.]+\Z", text):
        return say(
            "“{text}” is below zero; a sum that was paid back is left out of the amount.", text=text
        )
    return None
