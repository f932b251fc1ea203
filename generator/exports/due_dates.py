"""The days on which something is due, as a calendar of each election in each language (RFC 5545)."""

import re
from collections.abc import Iterator
from datetime import datetime

from generator import addresses
from generator.artifact import Artifact
from generator.exports.bundle import Bundle
from generator.facts.dataset import Dataset, Period
from generator.figures.words import period_name
from generator.moments import start_of, written
from generator.text import PAGE, Translator, say

MEDIA_TYPE = "text/calendar"
LONGEST = 75  # bytes of a line, without its end (section 3.1)


def export(bundle: Bundle) -> Iterator[Artifact]:
    """The calendar of each election in each language."""
    for language in bundle.settings.languages:
        t = bundle.settings.translator(language, PAGE)
        for dataset in bundle.datasets:
            lines = "".join(_folded(line) for line in _calendar(bundle, dataset, t))
            path = addresses.ElectionAddresses(dataset.id).due_dates
            yield Artifact(path, lines.encode(), MEDIA_TYPE, language)


def _calendar(bundle: Bundle, dataset: Dataset, t: Translator) -> Iterator[str]:
    name = _escaped(f"{t.local(dataset.data['title'])}: {t.text(say('due dates'))}")
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//sixc//due dates//EN")
    yield from ("CALSCALE:GREGORIAN", f"NAME:{name}", f"X-WR-CALNAME:{name}")
    for period in dataset.periods:
        yield from _event(bundle, dataset, period, t)
    yield "END:VCALENDAR"


def _event(bundle: Bundle, dataset: Dataset, period: Period, t: Translator) -> Iterator[str]:
    """One whole day, which takes nobody's time."""
    name = period_name(t, period)
    summary = t.text(say("Disclosure due for {period}", period=name))
    said = t.text(say("Due until midnight in the time zone {zone}.", zone=str(dataset.zone)))
    yield "BEGIN:VEVENT"
    yield f"UID:{bundle.uuid(t.language, f'{dataset.id}/{period.id}/due')}"
    yield f"DTSTAMP:{re.sub('[-:]', '', written(_changed(bundle, dataset)))}"
    yield f"DTSTART;VALUE=DATE:{period.due.isoformat().replace('-', '')}"
    yield f"SUMMARY:{_escaped(summary)}"
    yield f"DESCRIPTION:{_escaped(said)}"
    if site := bundle.settings.site_url:
        page = addresses.ElectionAddresses(dataset.id).period(period.id)
        path = addresses.localised(page, t.language, bundle.settings.languages[0])
        yield f"URL:{site}{path}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _changed(bundle: Bundle, dataset: Dataset) -> datetime:
    """When the election's own file, which names the days, was last changed; else when its first period began."""
    path, known = dataset.election.document.path, start_of(dataset.periods[0].start, dataset.zone)
    for step in bundle.history.steps:
        if any(change.path == path for change in step.changes):
            known = step.moment
    return known


def _escaped(text: str) -> str:
    """A text as the value of a property (section 3.3.11); no value has more than one line."""
    one_line = " ".join(text.split())
    return re.sub(r"([\\;,])", r"\\\1", one_line)


def _folded(line: str) -> str:
    """A line, cut where it is too long, never within a letter."""
    parts, length = [""], 0
    for letter in line:
        size = len(letter.encode())
        if length + size > LONGEST:
            parts.append(" ")
            length = 1
        parts[-1] += letter
        length += size
    return "\r\n".join(parts) + "\r\n"
