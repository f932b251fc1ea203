"""The parser's complaints in plain words."""

import re

from generator.text import Message, say

_QUOTE = say("Close the quotation mark, or put the whole text in quotes.")
_COMPLAINTS: tuple[tuple[str, Message, Message], ...] = (
    (
        "cannot start any token",
        say("This character cannot begin a value."),
        say("Put the text in quotes."),
    ),
    (
        "mapping values are not allowed",
        say(
            "A colon stands where none can be read: inside a text without quotes, or after a line set too far in."
        ),
        say("Put a text that holds a colon in quotes, and set fields of one entry equally far in."),
    ),
    (
        "could not find expected ':'",
        say("A field's name without a colon and a value."),
        say("Write a colon and a space after the name, then the value."),
    ),
    (
        "did not find expected key",
        say(
            "This line is set in differently from the lines around it, or a quotation mark is not closed."
        ),
        say("Set fields of one entry equally far in, with spaces."),
    ),
    (
        "did not find expected '-' indicator",
        say("This line is neither an entry of the list above nor set in like one."),
        say("Begin each entry of a list with a hyphen and a space, equally far in."),
    ),
    (
        "did not find expected ',' or",
        say("A list or entry in brackets is not closed, or a comma is missing."),
        say("Close it with the same kind of bracket, and put a comma between its parts."),
    ),
    ("unexpected end of stream", say("A quotation mark is opened and not closed."), _QUOTE),
    ("unexpected document indicator", say("A quotation mark is opened and not closed."), _QUOTE),
    (
        "unknown escape character",
        say("A backslash in double quotes begins a special character, and this one is not known."),
        say("Use single quotes, or write two backslashes."),
    ),
    (
        "block sequence entries are not allowed",
        say("A list begins where none can stand."),
        say("Begin a list on a line of its own."),
    ),
)
_OTHER = (
    say("The text cannot be read from here on."),
    say(
        "Compare the line with the example in the guide: colons, spaces in front, quotation marks."
    ),
)
_TAB = (say("The line is set in with a tab."), say("Use spaces instead of tabs."))


_EARLIER = (
    "could not find expected ':'",
    "did not find expected ',' or",
    "unexpected end of stream",
    "unexpected document indicator",
)


def begins_earlier(problem: str) -> bool:
    """Whether to look where the unfinished thing begins, rather than where libyaml gave up."""
    return any(words in problem for words in _EARLIER)


def explain(problem: str, line: str) -> tuple[Message, Message]:
    """What is wrong and how to fix it, for libyaml's words and the line they are about."""
    if re.match(r"[ -]*\t", line):
        return _TAB
    for words, message, fix in _COMPLAINTS:
        if words in problem:
            return message, fix
    return _OTHER
