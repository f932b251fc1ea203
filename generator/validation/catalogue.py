"""Every kind of finding there is, in the order it is looked for: what cannot be read, the form, then the rules."""

from generator.documents.refusals import REFUSALS
from generator.findings import Kind
from generator.text import Message, say
from generator.validation.code_known import CODE_KNOWN
from generator.validation.rule import Subject
from generator.validation.rules import RULES
from generator.validation.structure import STRUCTURE
from generator.validation.translations import TRANSLATED

_DISCLOSURES = tuple(rule.kind for rule in RULES if rule.subject is Subject.DISCLOSURE)
_OTHERS = tuple(rule.kind for rule in RULES if rule.subject is not Subject.DISCLOSURE)

SECTIONS: tuple[tuple[Message, tuple[Kind, ...]], ...] = (
    (say("What keeps a file from being read"), REFUSALS),
    (say("The form of a file"), STRUCTURE),
    (say("What a disclosure says"), _DISCLOSURES),
    (say("The election and who may file"), (CODE_KNOWN.kind, *_OTHERS, TRANSLATED)),
)
CATALOGUE: tuple[Kind, ...] = tuple(kind for _, kinds in SECTIONS for kind in kinds)

UNDERSTOOD_NOTHING = frozenset(kind.code for kind in (*REFUSALS, *STRUCTURE))
"""The codes of findings after which no rule looks at a file, so that warnings and advice about it are not known."""
