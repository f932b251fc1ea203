"""What changed between two versions: as one line in a list, and as tables with the way to both files."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from generator.facts.quote import reason
from generator.facts.version import Version
from generator.figures.words import compact_span, scale_for
from generator.findings import Place
from generator.history.changes import LEDGER, Change, ChangeKind
from generator.history.comparison import (
    Comparison,
    Total,
    difference_words,
    section_title,
    total_words,
)
from generator.history.sides import parts
from generator.money import Money
from generator.pages.site import Site
from generator.text import Message, say, say_many
from generator.validation.places import SECTIONS

MOST = 500  # changes on one page
LIMIT = 300  # characters of one value; its file, to which a link leads, has all of it


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A total that moved, in words."""

    title: str
    old: str
    new: str
    difference: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change in words; a place is None where the field is not in that version."""

    field: str
    old: tuple[str, ...]
    old_place: Place | None
    new: tuple[str, ...]
    new_place: Place | None


def block(site: Site, version: Version) -> Markup:
    """What changed since the version before; empty for a first version and for a withdrawal."""
    found = site.dataset.comparisons.get(version.filing.document.path)
    if found is None or version.filing.withdrawn:
        return Markup()
    return site.part(
        "changes",
        since=found.old.version,
        version=version.filing.version,
        reason=reason(version.filing.document.data),
        totals=[_total(site, total) for total in found.totals],
        sections=[
            {
                "id": key or "filing",
                "title": _title(site, key),
                "rows": [row for change in changes for row in _rows(site, change)],
            }
            for key, changes in _sections(found)
        ],
        more=_more(site, found),
    )


def line(site: Site, version: Version) -> str:
    """What changed since the version before in one line: totals first, then how much changed elsewhere."""
    found = site.dataset.comparisons.get(version.filing.document.path)
    if found is None or version.filing.withdrawn:
        return ""
    parts = [*(site.say(_moved(site, total)) for total in found.totals), *_elsewhere(site, found)]
    return " · ".join(parts) or site.say(say("no figure and no answer changed"))


def _sections(found: Comparison) -> Iterator[tuple[str, list[Change]]]:
    """The changes by section, in the order of the file; what is said of the filing itself comes last."""
    shown = found.changes[:MOST]
    for key in (*SECTIONS, LEDGER, ""):
        own = [change for change in shown if change.section == key]
        if own:
            yield key, own


def _title(site: Site, section: str) -> str:
    return site.say(section_title(section, site.dataset.lists))


def _more(site: Site, found: Comparison) -> str:
    left_out = len(found.changes) - MOST
    return site.say(say_many("and one more", "and {count} more", left_out)) if left_out > 0 else ""


def _total(site: Site, total: Total) -> TotalRow:
    old, new = (total_words(site.t, value) for value in (total.old, total.new))
    return TotalRow(site.say(total.title), old, new, difference_words(site.t, total))


def _rows(site: Site, change: Change) -> Iterator[ChangeRow]:
    """One row for each field: of an entry that is new or gone, each of its own."""
    side = change.new or change.old
    if side is None or change.kind is ChangeKind.CHANGED or len(side.fields) < 2:
        yield _row(site, change)
        return
    for field in side.fields:
        name = site.say(say("{entry} › {field}", entry=change.name, field=field.title))
        said = parts(site.t, field, LIMIT)
        if change.new is None:
            yield ChangeRow(name, said, field.place, (), None)
        else:
            yield ChangeRow(name, (), None, said, field.place)


def _row(site: Site, change: Change) -> ChangeRow:
    old, new = change.old, change.new
    return ChangeRow(
        site.say(change.name),
        parts(site.t, old, LIMIT) if old else (), old.place if old else None,
        parts(site.t, new, LIMIT) if new else (), new.place if new else None,
    )  # fmt: skip


def _moved(site: Site, total: Total) -> Message:
    """A total that moved, in few words."""
    old, new = total.old, total.new
    if isinstance(old, Money) and isinstance(new, Money):
        return say("{total} {change}", total=total.title, change=_short(site, old, new))
    if isinstance(old, int) and isinstance(new, int):
        added, removed = _COUNTED[total.measure]
        return added(new - old) if new > old else removed(old - new)
    return say("{total} {old} → {new}", total=total.title, old=old, new=new)


def _short(site: Site, old: Money, new: Money) -> Message:
    """Two sums in the same unit: 1.2 → 1.5 million lek; in full where shortened they look the same."""
    scale = scale_for(max(old.high, new.high), new.currency, site.t, site.dataset)
    before, after = (compact_span(site.t, money, scale) for money in (old, new))
    if before == after:
        return say("{old} → {new}", old=old, new=new)
    return say("{old} → {new} {unit}", old=before, new=after, unit=scale.word)


def _elsewhere(site: Site, found: Comparison) -> Iterator[str]:
    """How many changes there are in each section whose totals stayed."""
    moved = {total.section for total in found.totals}
    counts = Counter(change.section for change in found.changes)
    for section in (*SECTIONS, LEDGER):
        if counts[section] and section not in moved:
            title = _title(site, section)
            yield site.say(
                say_many(
                    "{section}: one change", "{section}: {count} changes",
                    counts[section], section=title,
                )
            )  # fmt: skip


_CountedMessage = Callable[[int], Message]
_COUNTED: Mapping[str, tuple[_CountedMessage, _CountedMessage]] = {
    "lines": (
        lambda n: say_many("one advertising line added", "{count} advertising lines added", n),
        lambda n: say_many("one advertising line removed", "{count} advertising lines removed", n),
    ),
    "sponsors": (
        lambda n: say_many("one sponsor added", "{count} sponsors added", n),
        lambda n: say_many("one sponsor removed", "{count} sponsors removed", n),
    ),
    "ads": (
        lambda n: say_many("one ad added to the ledger", "{count} ads added to the ledger", n),
        lambda n: say_many(
            "one ad removed from the ledger", "{count} ads removed from the ledger", n
        ),
    ),
}
