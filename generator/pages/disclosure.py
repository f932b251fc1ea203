"""A page for each disclosure that counts, one for each version, and one for each period."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.charts.words import span_words
from generator.metrics.figures import total
from generator.money import Money, add_up
from generator.pages.content import Content, Rows, content, rows_by_version
from generator.pages.page import Page
from generator.pages.rendering import numbered, status_words
from generator.pages.site import Site
from generator.pages.words import short_money
from generator.tables.dataset import Party, Period, Version
from generator.text import Message, say
from generator.validation.rules import RULES

TITLES = {rule.code: rule.title for rule in RULES}


def pages(site: Site) -> Iterator[Page]:
    """Every party × period, every version, every period."""
    rows = rows_by_version(site)
    versions: dict[tuple[str, str], list[Version]] = {}
    for version in site.dataset.versions:
        versions.setdefault(version.key, []).append(version)
    for party in site.dataset.parties:
        for period in site.dataset.periods:
            yield from _filings(site, party, period, versions.get((party.id, period.id), []), rows)
    for period in site.dataset.periods:
        yield _period(site, period)


def _filings(
    site: Site, party: Party, period: Period, versions: list[Version], rows: Rows
) -> Iterator[Page]:
    title = site.say(say("{party}, {period}", party=site.name(party), period=site.period(period)))
    listed = [
        {
            "version": v.filing.version,
            "filed": site.t.date(v.filed),
            "current": v.current,
            "sha256": v.sha256,
        }
        for v in sorted(versions, key=lambda v: v.filing.version)
    ]
    current = next((v for v in versions if v.current), None)
    path = site.to.disclosure(party.id, period.id)
    if current is None:
        status = site.status(party.id, period.id)
        yield _page(site, path, title, party, period, status_words(site.t, status), versions=listed)
        return
    yield _page(
        site,
        path,
        title,
        party,
        period,
        "",
        current,
        content(site, rows, [current]),
        versions=listed,
    )
    for version in versions:
        number = version.filing.version
        name = site.say(say("{disclosure}, version {number}", disclosure=title, number=number))
        where = site.to.version(party.id, period.id, number)
        yield _page(
            site,
            where,
            name,
            party,
            period,
            "",
            version,
            content(site, rows, [version]),
            listing=True,
        )


def _page(
    site: Site,
    path: str,
    title: str,
    party: Party,
    period: Period,
    words: str,
    version: Version | None = None,
    data: Content | None = None,
    *,
    versions: list[dict[str, Any]] | None = None,
    listing: bool = False,
) -> Page:
    extra = _empty() if version is None else _details(site, version, listing)
    lead = words if data is None else _lead(site, data, period)
    return site.page(
        path,
        title,
        "disclosure",
        "version" if listing else "disclosure",
        description=lead,
        section="parties",
        party=party,
        period=period,
        time=site.period(period),
        lead=lead,
        filed=site.t.date(version.filed) if version else "",
        changed=site.t.date(version.filed) if version and version.filing.version > 1 else "",
        notices=_notices(site, version, listing),
        data=data,
        several=False,
        chart_time=None,
        chart_flow=None,
        versions=versions or [],
        **extra,
    )


def _lead(site: Site, data: Content, period: Period) -> str:
    covers = span_words(site.t, (period,))
    if not data.spent:
        return site.say(say("Declared no advertising for {time}.", time=covers))
    sums: tuple[Message | str, ...] = tuple(short_money(site, found.money) for found in data.spent)
    return site.say(say("Declared {sums} of advertising for {time}.", sums=sums, time=covers))


def _notices(site: Site, version: Version | None, listing: bool) -> list[str]:
    if version is None:
        return []
    if listing and not version.current:
        return [
            site.say(say("A later version has replaced this one. It stays here as it was filed."))
        ]
    if site.status(*version.key).refused:
        return [
            site.say(
                say("A newer file was submitted but cannot be read. This is the last good version.")
            )
        ]
    return []


def _empty() -> dict[str, Any]:
    return {
        "correction": "", "explanations": [], "remarks": [], "attested": None, "contact": None, "notes": "",
        "origin": "", "listing": None, "file_name": "", "sha256": "", "download": "", "ledger": "", "repository": "",
    }  # fmt: skip


def _details(site: Site, version: Version, listing: bool) -> dict[str, Any]:
    document, filing = version.filing.document, version.filing
    data = document.data
    details = {
        **_empty(),
        "correction": data.get("correction", {}).get("reason", ""),
        "explanations": _explanations(site, version),
        "remarks": [
            {"message": site.say(f.message), "file": f.place.file, "line": f.place.line}
            for f in site.findings
            if f.place.file in {document.path, filing.ledger.path if filing.ledger else ""}
        ],
        "attested": {"role": data["attestation"]["role"], "day": data["attestation"]["date"]},
        "contact": data.get("contact"),
        "notes": data.get("notes", ""),
        "origin": ", ".join(data.get("source", {}).values()),
    }
    return {**details, **_listing(site, version)} if listing else details


def _explanations(site: Site, version: Version) -> list[dict[str, Any]]:
    return [
        {
            "title": site.say(_title(entry)), "about": entry.get("about", ""),
            "reason": entry["reason"], "file": version.filing.document.path,
            "line": version.filing.document.locate(pointer).line,
        }
        for pointer, entry in version.filing.document.entries("explanations")
    ]  # fmt: skip


def _title(explanation: Mapping[str, Any]) -> Message:
    return TITLES[explanation["rule"]]


def _listing(site: Site, version: Version) -> dict[str, Any]:
    filing, path = version.filing, version.filing.document.path
    settings = site.settings
    link = ""
    if settings.repository and site.commit:
        link = settings.source_link.format(
            repository=settings.repository, commit=site.commit, path=path, line=1
        ).partition("#")[0]
    return {
        "listing": numbered(_lines(filing.document.raw)),
        "file_name": path,
        "sha256": version.sha256,
        "download": site.to.source("/".join(path.split("/")[2:])),
        "ledger": site.to.source("/".join(filing.ledger.path.split("/")[2:]))
        if filing.ledger
        else "",
        "repository": link,
    }


def _lines(raw: bytes) -> list[str]:
    return raw.decode("utf-8").removeprefix("\ufeff").removesuffix("\n").split("\n")


def _period(site: Site, period: Period) -> Page:
    rows = []
    for party in site.dataset.parties:
        sums: list[Money] = list(total(site.figures.spent(party.id, [period.id])).values())
        received = list(
            add_up(f.money for f in site.figures.received(party.id, [period.id])).values()
        )
        rows.append(
            {
                "party": party,
                "spent": sums,
                "received": received,
                "status": site.status(party.id, period.id),
            }
        )
    title = site.period(period)
    days = [v.filed for v in site.dataset.versions if v.filing.period == period.id]
    changed = [
        v.filed
        for v in site.dataset.versions
        if v.filing.period == period.id and v.filing.version > 1
    ]
    return site.page(
        site.to.period(period.id),
        title,
        "period",
        "period",
        section="filings",
        period=period,
        rows=rows,
        time=span_words(site.t, (period,)),
        filed=site.t.date(max(days)) if days else "",
        changed=site.t.date(max(changed)) if changed else "",
    )
