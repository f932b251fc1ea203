"""An election names a code of conduct that there is: asked where the code is read, because rules rest on it."""

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Rule, Subject

CODE_KNOWN = Rule(
    "code-known",
    Level.ERROR,
    say("A code of conduct that is not known"),
    say("The commitments cannot be shown without it."),
    lambda _case: iter(()),
    Subject.ELECTION,
    Example(bad="code: eu-2026", good="code: eu-2024"),
)
