"""What changed between two versions, for whoever reviews it: in a terminal, or on the summary page of a pull request.

The verdict first, then the party's reason, what is unusual, the totals that moved, and every change by section.
"""

from collections.abc import Iterator
from itertools import groupby

from generator.documents.codelists import CodeLists
from generator.documents.instance import Filing
from generator.findings import Place
from generator.history.changes import Change, ChangeKind
from generator.history.comparison import (
    Comparison,
    Total,
    difference_words,
    section_title,
    total_words,
)
from generator.history.sides import Side, words
from generator.reporters.markup import code_span, plain
from generator.reporters.reporter import inert
from generator.text import ECHO, Message, Translator, say, say_many, show

FORMATS = ("text", "markdown")
MOST = 100
MOST_UNUSUAL = 20
UNUSUAL = say("Unusual: look at this first")
MOVED = say("Totals that moved")
KINDS = {
    ChangeKind.ADDED: say("added"),
    ChangeKind.REMOVED: say("removed"),
    ChangeKind.CHANGED: say("changed"),
}
_PLACE = 200  # characters of a file's name


def write(found: Comparison, lists: CodeLists, t: Translator, style: str) -> str:
    """The whole report in one of FORMATS, ending in a line break."""
    parts = _markdown(found, lists, t) if style == "markdown" else _text(found, lists, t)
    return inert("\n".join(parts)) + "\n"


def verdict(found: Comparison) -> Message:
    """One sentence: how much is different between which versions."""
    apart = found.old.period != found.new.period
    old, new = _named(found.old, apart=apart), _named(found.new, apart=apart)
    party = found.new.party if apart else _of(found.new)
    if found.new.withdrawn:
        return say("{party}: {new} withdraws what was filed.", party=party, new=new)
    if not found.changes and not found.totals:
        return say("{party}: nothing changed from {old} to {new}.", party=party, old=old, new=new)
    return say_many(
        "{party}: one change from {old} to {new}.",
        "{party}: {count} changes from {old} to {new}.",
        len(found.changes), party=party, old=old, new=new,
    )  # fmt: skip


def _of(filing: Filing) -> Message:
    return say("{party}, {period}", party=filing.party, period=filing.period)


def _named(filing: Filing, *, apart: bool) -> Message:
    """A version; with its period where the two are of different ones."""
    if not apart:
        return say("version {number}", number=filing.version)
    return say("{period}, version {number}", period=filing.period, number=filing.version)


def _reason(found: Comparison, t: Translator) -> Iterator[tuple[str, str]]:
    """The words before the reason, and the reason, where one is given."""
    if found.reason:
        one_line = " ".join(found.reason.split())
        yield t.text(say("The party's reason:")), show(one_line, ECHO)


def _by_section(found: Comparison) -> Iterator[tuple[str, list[Change]]]:
    """The changes that are shown; sections in the order of the file, what stands in none last."""
    shown = sorted(found.changes, key=lambda change: not change.section)[:MOST]
    for section, changes in groupby(shown, lambda change: change.section):
        yield section, list(changes)


def _more(t: Translator, left_out: int) -> Iterator[str]:
    if left_out > 0:
        yield t.text(say_many("and one more", "and {count} more", left_out))


def _place(place: Place) -> str:
    return f"{show(place.file, _PLACE)}:{place.line}"


def _side(t: Translator, side: Side | None) -> str:
    return words(t, side, ECHO) if side else ""


def _text(found: Comparison, lists: CodeLists, t: Translator) -> Iterator[str]:
    yield t.text(verdict(found))
    for before, reason in _reason(found, t):
        yield f"{before} {reason}"
    if found.unusual:
        yield from ("", t.text(UNUSUAL))
        for one in found.unusual[:MOST_UNUSUAL]:
            yield from (f"  {_place(one.place)}", f"    {t.text(one.message)}")
        yield from (f"  {more}" for more in _more(t, len(found.unusual) - MOST_UNUSUAL))
    if found.totals:
        yield from ("", t.text(MOVED))
        yield from (f"  {_total(total, t)}" for total in found.totals)
    for section, changes in _by_section(found):
        yield from ("", t.text(section_title(section, lists)))
        for change in changes:
            yield from _change(change, t)
    yield from _more(t, len(found.changes) - MOST)


def _total(total: Total, t: Translator) -> str:
    old, new = (total_words(t, value) for value in (total.old, total.new))
    apart = difference_words(t, total)
    return f"{t.text(total.title)}: {old} → {new}" + (f" ({apart})" if apart else "")


def _change(change: Change, t: Translator) -> Iterator[str]:
    """The field, its values, and where they stand."""
    sides = [side for side in (change.old, change.new) if side is not None]
    values = " → ".join(_side(t, side) for side in sides)
    kind = "" if change.kind is ChangeKind.CHANGED else f"{t.text(KINDS[change.kind])}: "
    yield f"  {t.text(change.name)}"
    yield f"    {kind}{values}"
    yield f"    {' → '.join(_place(side.place) for side in sides)}"


def _markdown(found: Comparison, lists: CodeLists, t: Translator) -> Iterator[str]:
    yield f"## {plain(t.text(verdict(found)))}"
    for before, reason in _reason(found, t):
        yield from ("", f"{plain(before)} {code_span(reason)}")
    if found.unusual:
        shown = found.unusual[:MOST_UNUSUAL]
        yield from ("", f"### {plain(t.text(UNUSUAL))}", "")
        head = (t.text(say("Place")), t.text(say("What is unusual")))
        yield from _table(head, [(_place(one.place), t.text(one.message)) for one in shown])
        yield from (
            line for more in _more(t, len(found.unusual) - MOST_UNUSUAL) for line in ("", more)
        )
    if found.totals:
        yield from ("", f"### {plain(t.text(MOVED))}", "")
        yield from _table(_head(t, say("Total"), say("Difference")), _totals(found, t))
    for section, changes in _by_section(found):
        yield from ("", f"### {plain(t.text(section_title(section, lists)))}", "")
        yield from _table(_head(t, say("Field"), say("Place")), [_row(c, t) for c in changes])
    yield from (line for more in _more(t, len(found.changes) - MOST) for line in ("", more))


def _head(t: Translator, first: Message, last: Message) -> tuple[str, ...]:
    return tuple(t.text(word) for word in (first, say("Before"), say("After"), last))


def _totals(found: Comparison, t: Translator) -> list[tuple[str, ...]]:
    return [
        (
            t.text(total.title), total_words(t, total.old), total_words(t, total.new),
            difference_words(t, total),
        )
        for total in found.totals
    ]  # fmt: skip


def _row(change: Change, t: Translator) -> tuple[str, ...]:
    places = (_place(side.place) for side in (change.old, change.new) if side is not None)
    return t.text(change.name), _side(t, change.old), _side(t, change.new), " → ".join(places)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(map(plain, head))} |"
    yield "|" + " --- |" * len(head)
    for row in rows:
        yield f"| {' | '.join(map(code_span, row))} |"
