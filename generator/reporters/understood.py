"""What was understood of disclosures, as labelled lines and as a table: both say it in the reader's words."""

from collections.abc import Iterable, Iterator

from generator.money import Money
from generator.text import Message, Translator, say, say_many, show
from generator.validation.readback import ReadBack, Understood

HEADING = say("What was understood")
FILE = say("File")
COLUMNS = (
    FILE,
    say("Version"),
    say("Advertising"),
    say("Lines"),
    say("Sponsors"),
    say("Funding"),
)
_NAMED = 3
_STATES = {
    "disclosed": say("disclosed"),
    "nothing_to_disclose": say("nothing to disclose"),
    "withheld": say("withheld"),
    "not_asked": say("not asked"),
    "withdrawn": say("withdrawn"),
}


def facts(one: Understood, t: Translator) -> Iterator[tuple[str, str]]:
    """Label and text of everything that was understood of one disclosure."""
    name = t.local(one.names)
    yield t.text(say("Party")), f"{show(name)} ({show(one.party)})" if name else show(one.party)
    yield t.text(say("Period")), _period(one, t)
    yield t.text(say("Version")), str(one.version)
    yield t.text(say("Currency")), t.listing([*one.currencies]) or _none(t)
    lines = say_many("one line", "{count} lines", one.lines)
    ads = t.text(say_many("; one ad", "; {count} ads", one.ads)) if one.ads else ""
    no_ads, no_funds = _absent(one, "advertising", t), _absent(one, "funding", t)
    yield (
        t.text(say("Advertising")),
        _sums(one.advertising, t, f"{t.text(lines)}{ads}") or no_ads,
    )
    yield t.text(say("Sponsors")), _names(one.sponsors, t) or no_ads
    yield t.text(say("Paid by")), _names(one.payers, t) or no_ads
    sources = say_many("one source", "{count} sources", one.sources)
    yield t.text(say("Funding")), _sums(one.funding, t, t.text(sources)) or no_funds
    states = (f"{name}:\N{NO-BREAK SPACE}{t.text(_STATES[state])}" for name, state in one.states)
    yield t.text(say("Sections")), " · ".join(states)


def rows(read: Iterable[Understood], t: Translator) -> Iterator[tuple[str, ...]]:
    """The cells of each disclosure under COLUMNS."""
    for one in read:
        yield (
            show(one.file, 200),
            str(one.version),
            _sums(one.advertising, t) or _absent(one, "advertising", t),
            t.number(one.lines),
            t.number(len(one.sponsors)),
            _sums(one.funding, t) or _absent(one, "funding", t),
        )


def briefly(one: Understood, t: Translator) -> str:
    """The sums of one disclosure on one line."""
    heads = [t.text(words) for words in COLUMNS[1:]]
    (_, *cells) = next(rows((one,), t))
    return " · ".join(
        f"{head}\N{NO-BREAK SPACE}{cell}" for head, cell in zip(heads, cells, strict=True)
    )


def more(back: ReadBack) -> Message:
    """How many disclosures are not in the table."""
    return say_many(
        "One more was understood; name a file to see it.",
        "{count} more were understood; name a file to see it.",
        back.more,
    )


def unread(file: str) -> Message:
    """Says that a file could not be understood."""
    return say("Not understood yet: {file}", file=show(file, 200))


def _period(one: Understood, t: Translator) -> str:
    if one.days is None:
        return show(one.period)
    first, last = one.days
    return t.text(say("{id}, from {first} to {last}", id=one.period, first=first, last=last))


def _sums(sums: tuple[Money, ...], t: Translator, made_of: str = "") -> str:
    total = t.listing([t.money(money) for money in sums])
    return f"{total} ({made_of})" if total and made_of else total


def _names(names: tuple[str, ...], t: Translator) -> str:
    if not names:
        return ""
    shown = [show(name) for name in names[:_NAMED]]
    rest = len(names) - _NAMED
    if rest > 0:
        shown.append(t.text(say_many("one more", "{count} more", rest)))
    return f"{t.number(len(names))}: {t.listing(shown)}"


def _absent(one: Understood, section: str, t: Translator) -> str:
    """Why a section has no figures: it was withheld, say, which is not the same as none."""
    state = dict(one.states)[section]
    return _none(t) if state == "disclosed" else t.text(_STATES[state])


def _none(t: Translator) -> str:
    return t.text(say("none"))
