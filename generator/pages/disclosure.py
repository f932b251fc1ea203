"""A page for each disclosure that counts, and one for each version."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.documents.instance import ENTERED
from generator.facts.dataset import Party, Period
from generator.facts.quote import Quote, Speaker, Voice, declaring, filing, reason
from generator.facts.version import Version
from generator.figures.signs import CORRECTED, STATES
from generator.figures.words import span_words
from generator.metrics.status import State
from generator.pages import changed
from generator.pages.content import Content, Notice, content, noticed
from generator.pages.page import Page
from generator.pages.rendering import numbered, status_words
from generator.pages.shown import ShownVersion
from generator.pages.site import Site
from generator.pages.words import filed_words, short_money
from generator.text import Message, say
from generator.validation.rules import RULES

TITLES = {rule.code: rule.title for rule in RULES}


def pages(site: Site, party: Party, shown: Sequence[ShownVersion]) -> Iterator[Page]:
    """A party's page for every period, and one for each version; `shown` holds its versions."""
    for period in site.dataset.periods:
        own = [one for one in shown if one.version.filing.period == period.id]
        yield from _filings(site, party, period, own)


def _filings(site: Site, party: Party, period: Period, shown: list[ShownVersion]) -> Iterator[Page]:
    title = site.say(say("{party}, {period}", party=site.name(party), period=site.period(period)))
    versions = sorted((one.version for one in shown), key=lambda v: v.filing.version)
    listed = [
        {
            "version": v.filing.version,
            "filed": filed_words(site, v),
            "current": v.current,
            "withdrawn": v.filing.withdrawn,
            "sha256": v.sha256,
        }
        for v in versions
    ]
    current = next((one for one in shown if one.version.current), None)
    path = site.to.disclosure(party.id, period.id)
    if current is None:
        yield _page(
            site, path, title, party, period, lead=_absent(site, party, period), versions=listed
        )
        return
    of = {one.version.filing.version: _read(site, one, period) for one in shown}
    gone = current.version.filing.withdrawn
    yield _page(
        site, path, title, party, period,
        **of[current.version.filing.version], **_details(site, current),
        version=current.version, notices=tuple(_notices(site, current.version, gone)), versions=listed,
    )  # fmt: skip
    for one in shown:
        number = one.version.filing.version
        yield _page(
            site, site.to.version(party.id, period.id, number),
            site.say(say("{disclosure}, version {number}", disclosure=title, number=number)),
            party, period,
            **of[number], **_details(site, one), **_listing(site, one.version),
            version=one.version, notices=tuple(_notices(site, one.version, gone, own=True)),
        )  # fmt: skip


def _absent(site: Site, party: Party, period: Period) -> str:
    """Why there is nothing to read yet; what is due names its day."""
    status = site.status(party.id, period.id)
    if status.state is State.NOT_DUE:
        words = say("Not filed yet; it is due by {day}.", day=period.due)
    elif status.state is State.MISSING:
        words = say("Not filed; it was due on {day}.", day=period.due)
    else:
        return status_words(site.t, status)
    return site.say(words)


def _read(site: Site, shown: ShownVersion, period: Period) -> dict[str, str]:
    """What the disclosure's page and the version's own page have in common."""
    if shown.version.filing.withdrawn:
        words = say("Withdrawn by the party on {day}.", day=shown.version.filed)
        return {"lead": site.say(words)}
    data = content(site, shown)
    sections = site.part("sections", data=data)
    return {
        "lead": _lead(site, data, period),
        "sections": sections,
        "changes": changed.block(site, shown.version),
    }


def _page(
    site: Site,
    path: str,
    title: str,
    party: Party,
    period: Period,
    *,
    lead: str,
    version: Version | None = None,
    **context: Any,
) -> Page:
    dates = replace(site.dates_of((period,), party.id), time=site.period(period))
    if version:  # its own day; a correction of it came later
        dates = replace(dates, filed=site.t.date(version.filed))
    return site.page(
        path,
        title,
        "disclosure",
        "version" if "listing" in context else "disclosure",
        description=lead,
        section="parties",
        party=party,
        period=period,
        lead=lead,
        dates=dates,
        **{**_EMPTY, **context},
    )


def _lead(site: Site, data: Content, period: Period) -> str:
    covers = span_words(site.t, (period,))
    if not data.spent:
        return site.say(say("Declared no advertising for {time}.", time=covers))
    sums: tuple[Message | str, ...] = tuple(short_money(site, money) for money in data.spent)
    return site.say(say("Declared {sums} of advertising for {time}.", sums=sums, time=covers))


def _notices(site: Site, version: Version, gone: bool, *, own: bool = False) -> Iterator[Notice]:
    """What the reader must know first; `own` for the page of the version itself, `gone` where all is withdrawn."""
    if own and not version.current:
        sign = STATES[State.WITHDRAWN] if gone else CORRECTED
        words = (
            say("The party has withdrawn this disclosure. It stays here as it was filed.")
            if gone
            else say("A later version has replaced this one. It stays here as it was filed.")
        )
        yield noticed(site, sign, more=site.say(words))
    elif site.status(*version.key).refused:
        words = say("A newer file was submitted but cannot be read. This is the last good version.")
        yield Notice(tone=STATES[State.REFUSED].tone, words="", more=site.say(words))


_EMPTY: Mapping[str, Any] = {
    "notices": (), "sections": "", "versions": (), "changes": "", "withdrawal": None, "explanations": (), "remarks": (),
    "attested": None, "filed_at": "", "received": None, "contact": None, "notes": None, "added": (), "origin": "",
    "entered": "", "listing": None,
}  # fmt: skip


def _details(site: Site, shown: ShownVersion) -> dict[str, Any]:
    version = shown.version
    document, filed = version.filing.document, version.filing
    data, voice = document.data, declaring(document.data)
    return {
        "withdrawal": reason(data) if filed.withdrawn else None,
        "explanations": _explanations(site, version),
        "remarks": [
            {"message": site.say(f.message), "place": f.place}
            for f in site.findings
            if f.place.file in {document.path, filed.ledger.path if filed.ledger else ""}
        ],
        "filed_at": site.moment(version.moment) if version.moment else "",
        "received": _received(version, site),
        "attested": {
            "role": voice.said(data["attestation"]["role"]),
            "day": data["attestation"]["date"],
        },
        "contact": _contact(data, voice),
        "notes": voice.said(data.get("notes")),
        "added": list(_added(shown)),
        "origin": ", ".join(data.get("source", {}).values()),
        "entered": _entered(site, version),
    }


def _contact(data: Mapping[str, Any], voice: Voice) -> dict[str, Any] | None:
    contact = data.get("contact")
    return {**contact, "role": voice.said(contact["role"])} if contact else None


def _added(shown: ShownVersion) -> Iterator[tuple[str, Quote]]:
    """What others than the party add on the whole file, or on an entry that no row of a section shows."""
    facts = shown.facts
    in_rows = {
        *(each.who.id for each in facts.affiliates),
        *(line.id for line in facts.lines),
        *(source.id for source in facts.sources),
        *(technique.id for technique in facts.techniques),
        *(use.id for use in facts.ai_uses),
    }
    for each in facts.annotations:
        if each.about not in in_rows:
            yield each.about, each.quote


def _received(version: Version, site: Site) -> dict[str, Any] | None:
    """When it was handed in, and what shows it, as the election body says."""
    if version.received is None:
        return None
    evidence = Voice(Speaker.ELECTION_BODY, "").said(version.received.evidence)
    return {"at": site.moment(version.received.at), "evidence": evidence}


def _entered(site: Site, version: Version) -> str:
    """What the election body says of a filing that it entered itself; empty where the party filed it."""
    said = version.filing.document.data.get(ENTERED)
    if said is None:
        return ""
    form = site.dataset.lists["handed-in"].title(said["from"])
    words = [say("Entered by the election body; the party handed it in as: {form}.", form=form)]
    if "reference" in said:
        words.append(say("File number: {reference}.", reference=said["reference"]))
    if "sha256" in said:
        words.append(say("SHA-256 of the scan: {hash}.", hash=said["sha256"]))
    return " ".join(map(site.say, words))


def _explanations(site: Site, version: Version) -> list[dict[str, Any]]:
    data = version.filing.document.data
    return [
        {
            "title": site.say(_title(entry)), "about": entry.get("about", ""),
            "reason": filing(data, entry).said(entry["reason"]), "place": version.filing.document.locate(pointer),
        }
        for pointer, entry in version.filing.document.entries("explanations")
    ]  # fmt: skip


def _title(explanation: Mapping[str, Any]) -> Message:
    return TITLES[explanation["rule"]]


def _listing(site: Site, version: Version) -> dict[str, Any]:
    filing, path = version.filing, version.filing.document.path
    link = ""
    if site.settings.repository and site.commit:
        link = site.in_repository(path, "1").partition("#")[0]
    return {
        "listing": numbered(_text(filing.document.raw)),
        "file_name": path,
        "sha256": version.sha256,
        "download": site.to.source("/".join(path.split("/")[2:])),
        "ledger": site.to.source("/".join(filing.ledger.path.split("/")[2:]))
        if filing.ledger
        else "",
        "repository": link,
    }


def _text(raw: bytes) -> str:
    return raw.decode("utf-8").removeprefix("\ufeff").removesuffix("\n")
