"""Private e-mail addresses and bank accounts do not slip into a text that is published for good.

Offices have fields for their addresses; everything else in a disclosure is about organisations and sums. What was found
is not repeated in the message, because messages end up in public logs.
"""

import re
from collections.abc import Iterator
from typing import Any

from stdnum import iban

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Case, Problem, Rule

_ADDRESSES = frozenset({"email", "rights_contact"})
_EMAIL = re.compile(r"[\w.%+-]@[\w-]+\.\w")
_ACCOUNT = re.compile(r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}\b")
_SHORTEST = 15  # characters of the shortest IBAN, that of Norway


def check(case: Case) -> Iterator[Problem]:
    texts = list(_texts(case.data))
    together = "\n".join(text for _, _, text in texts)
    # One look at all texts together is faster than one at each, and hardly any file has something in it.
    if "@" in together:
        for node, key, text in texts:
            if "@" in text and _EMAIL.search(text):
                yield Problem(f"{node}/{key}", _EMAIL_FOUND, _EMAIL_FIX)
    if _has_account(together):
        for node, key, text in texts:
            if _has_account(text):
                yield Problem(f"{node}/{key}", _ACCOUNT_FOUND, _ACCOUNT_FIX)


def _texts(data: Any) -> Iterator[tuple[str, str | int, str]]:
    nodes = [("", data)]
    for pointer, node in nodes:
        for key, value in node.items() if isinstance(node, dict) else enumerate(node):
            if isinstance(value, str):
                if key not in _ADDRESSES:
                    yield pointer, key, value
            elif not isinstance(value, int):
                nodes.append((f"{pointer}/{key}", value))


def _has_account(text: str) -> bool:
    for match in _ACCOUNT.finditer(text):
        words = match[0].split(" ")
        starts = ("".join(words[:end]) for end in range(1, len(words) + 1))
        if any(len(start) >= _SHORTEST and iban.is_valid(start) for start in starts):
            return True
    return False


_EMAIL_FOUND = say("The text holds an e-mail address.")
_ACCOUNT_FOUND = say("The text holds the number of a bank account.")
_EMAIL_FIX = say("Take it out; the address of the office belongs into contact or rights_contact.")
_ACCOUNT_FIX = say("Take it out; no field asks for a bank account.")

RULE = Rule(
    code="personal-data-in-text",
    level=Level.ERROR,
    title=say("No private addresses or accounts in texts"),
    why=say("What is published stays published, in every version and every copy."),
    check=check,
    example=Example(
        bad="note: Questions go to arben.shembulli@posta.example.",
        good="note: Questions go to the press office.",
    ),
)
