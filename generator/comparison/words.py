"""What comparisons say whatever is compared: templates whose holes the browser fills."""

from generator.figures.words import COVERS, VAT_DIFFERS, section_words
from generator.metrics.status import GRAVEST_FIRST, State
from generator.text import say

STATES = {
    **{state: section_words(state) for state in GRAVEST_FIRST},
    State.FILED: say("none declared"),
    State.NIL: section_words(State.NIL),
}
"""Why there is no sum for some periods: the words for the first state that one of them has."""
WORDS = {
    "part": say("share of what these parties disclosed together, per cent"),
    "voter": say("{unit} per registered voter"),
    "declared": say("{party} declared {sum}"),
    "most": say("{party} declared the most: {sum}"),
    "most_in": say("{party} declared the most in {period}: {sum}"),
    "largest": say("Largest of the sums disclosed: {party}, {sum}"),
    "at_least": say("at least {sum}"),
    "part_most": say("{party} accounts for {share} of what these parties disclosed"),
    "own_one": say("{share} of what {party} disclosed"),
    "own_most": say("largest share at {party}, {share} of what it disclosed"),
    "elsewhere": say("only in other currencies"),
    "only": say("only {periods}"),
    "bound": say("Thin line: how far a sum may reach."),
    "missing": say("Not filed: {who}."),
    "refused": say("Filed, but cannot be read: {who}."),
    "withheld": say("Withheld: {who}."),
    "withdrawn": say("Withdrawn: {who}."),
    "more": say("{count} more"),
    "others": say("In other currencies, not added: {sums}."),
    "vat": VAT_DIFFERS,
    "vat_said": say("{answer}: {parties}."),
    "party": say("Party"),
    "period": say("Period"),
    "none": say("none"),
    "share": say("Share, per cent"),
    "covers": COVERS,
    "table": say("Table"),
}
