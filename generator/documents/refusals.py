"""What the reader refuses, each with the reason and the remedy: the catalogue entries of `documents`.

YAML 1.1, which many programs read, silently turns some texts into something else; each of these is refused with
the words that say what would have happened. https://yaml.org/type/ lists the conversions.
"""

from generator.findings import Example, Kind, Level
from generator.text import Message, say


def _error(
    code: str, title: Message, why: Message, example: Example | None = None, since: str = "0.1.0"
) -> Kind:
    return Kind(code=code, level=Level.ERROR, title=title, why=why, example=example, since=since)


ENCODING = _error(
    "file-encoding",
    say("The file is not plain UTF-8 text"),
    say("Reviewers and programs would each see something else in it."),
    Example(bad="name: Shtypi i Val\N{REPLACEMENT CHARACTER}ve", good="name: Shtypi i Valëve"),
)
CHARACTER = _error(
    "hidden-character",
    say("A character that cannot be seen"),
    say("Hidden characters can make a file look different from what it says."),
    Example(bad=r'name: "Fondacioni\u200b Ura"', good="name: Fondacioni Ura"),
)
SPACE = _error(
    "odd-space",
    say("A space that is not that of the space bar"),
    say("YAML takes it for a letter, so that a name, a colon or a value is not seen as one."),
    Example(bad="party:\u00a0partia-e-lumit", good="party: partia-e-lumit"),
    since="0.2.0",
)
TOO_BIG = _error(
    "file-too-big",
    say("The file is larger than a disclosure can be"),
    say("Limits keep one file from holding up all the others."),
    Example(bad="stages: [[[[[[[[[[[[[[image]]]]]]]]]]]]]]", good="stages: [image]"),
)
STOPPED = _error(
    "file-stopped",
    say("Reading the file had to be stopped"),
    say("One file must not hold up all the others."),
)
BROKEN = _error(
    "yaml-broken",
    say("The file cannot be read"),
    say("Nothing after this place can be understood until it is put right."),
    Example(bad="note: paid: in part", good='note: "paid: in part"'),
)
FEATURE = _error(
    "yaml-feature",
    say("A part of YAML that disclosures do not use"),
    say("It would let a file mean something other than what a reader sees."),
    Example(
        bad="sponsor: &party partia-e-lumit\npaid_by: *party",
        good="sponsor: partia-e-lumit\npaid_by: partia-e-lumit",
    ),
)
DUPLICATE = _error(
    "duplicate-key",
    say("The same field twice"),
    say("Programs would keep the last one and drop the other without a word."),
    Example(
        bad="start: 2025-04-11\nend: 2025-04-30\nstart: 2025-04-12",
        good="start: 2025-04-11\nend: 2025-04-30",
    ),
)
AMBIGUOUS = _error(
    "ambiguous-value",
    say("A value that YAML would change"),
    say("Written without quotes, YAML programs read it as something other than what stands there."),
    Example(bad="country: NO", good='country: "NO"'),
)
EMPTY = _error(
    "empty-value",
    say("A field without a value"),
    say("An empty field could mean nothing, unknown or forgotten; these are different answers."),
    Example(bad="number_of_ads: 2\nnote:", good="number_of_ads: 2"),
)
COMMENT = _error(
    "comment-after-text",
    say("A # after a text without quotes"),
    say("YAML drops everything from the # on, so a part of the text would be lost."),
    Example(bad="note: Printed in May, invoice #12", good='note: "Printed in May, invoice #12"'),
)
LEFT_OPEN = _error(
    "left-open",
    say("A place that was left to fill in"),
    say("Nobody has said yet what belongs there."),
    Example(bad="state: FILL-IN", good="state: nothing_to_disclose"),
)
NAME = _error(
    "file-name",
    say("A file that is not in its place"),
    say("A file with an unknown name would be left out without a word."),
    Example(
        bad="disclosures/prova-2025/partia-e-lumit/April 2025.yaml",
        good="disclosures/prova-2025/partia-e-lumit/2025-04.yaml",
    ),
)
NOT_ALLOWED = _error(
    "not-allowed",
    say("A file whose addition was not allowed"),
    say("It would put words into the mouth of somebody who did not send it."),
    since="0.2.0",
)
TABLE = _error(
    "ledger-broken",
    say("The ledger cannot be read"),
    say("A table with shifted columns would put figures in the wrong place."),
    Example(
        bad="ad_id;line;start;end;amount;currency;library_url",
        good="ad_id,line,start,end,amount,currency,library_url",
    ),
)

REFUSALS = (
    ENCODING,
    CHARACTER,
    SPACE,
    TOO_BIG,
    STOPPED,
    BROKEN,
    FEATURE,
    DUPLICATE,
    AMBIGUOUS,
    EMPTY,
    COMMENT,
    LEFT_OPEN,
    NAME,
    NOT_ALLOWED,
    TABLE,
)
