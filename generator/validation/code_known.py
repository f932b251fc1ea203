"""An election names a code of conduct that there is: asked where the code is read, because rules rest on it."""

from generator.findings import Example, Level
from generator.text import say
from generator.validation.rule import Rule, Subject

CODE_KNOWN = Rule(
    code="code-known",
    level=Level.ERROR,
    title=say("A code of conduct that is not known"),
    why=say("The commitments cannot be shown without it."),
    check=lambda _case: iter(()),
    subject=Subject.ELECTION,
    example=Example(bad="code: eu-2026", good="code: eu-2024"),
)
