"""`api/v1/index.json`: everything published, for programs. Lists of objects with an `id`; addresses from the root."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from generator import addresses
from generator.addresses import ElectionAddresses
from generator.artifact import ATOM, JSON_FEED, Artifact, to_json
from generator.documents.instance import ENTERED
from generator.exports import due_dates
from generator.exports.bundle import Bundle
from generator.facts import VersionKey
from generator.facts.dataset import Dataset
from generator.facts.line import rows
from generator.facts.version import Received, Version
from generator.history.admission import listed
from generator.history.proof import FILED, MANIFEST, source_of, why_not_shown
from generator.metrics.sums import Sized, grouped
from generator.moments import written
from generator.money import decimal

FOLLOWED = {ATOM, JSON_FEED, due_dates.MEDIA_TYPE}
CHART_FILES = {
    "oembed": "oembed.json", "svg": "chart.svg", "png": "chart.png", "png_2x": "chart-2x.png",
    "csv": "data.csv", "json": "data.json", "figure": "figure.json",
}  # fmt: skip


def export(bundle: Bundle, artifacts: Iterable[Artifact], pictures: Iterable[str]) -> Artifact:
    """The index of a bundle and of the files made from it; `pictures` are the paths of those in each language."""
    default = bundle.settings.languages[0]
    offered = {a.path for a in artifacts if a.language in {"", default}} | set(pictures)
    data = {
        "version": 1,
        "commit": bundle.commit,
        "languages": [
            {"id": language, "path": _root(bundle, language)}
            for language in bundle.settings.languages
        ],
        "elections": [_election(bundle, dataset, artifacts) for dataset in bundle.datasets],
        "parties": [row for dataset in bundle.datasets for row in _parties(dataset)],
        "periods": [row for dataset in bundle.datasets for row in _periods(dataset)],
        "disclosures": [row for dataset in bundle.datasets for row in _disclosures(dataset)],
        "charts": [row for dataset in bundle.datasets for row in _charts(bundle, dataset, offered)],
        "comparisons": [
            row for dataset in bundle.datasets for row in _comparisons(dataset, offered)
        ],
        "releases": [_release(a) for a in artifacts if MANIFEST.fullmatch(a.path)],
        "data": [_data(a) for a in artifacts if "/data/" in a.path],
        "feeds": [_feed(bundle, a) for a in artifacts if a.media_type in FOLLOWED],
        "schemas": [_file(a) for a in artifacts if a.path.startswith("schema/")],
        "log": [_file(a) for a in artifacts if a.path.startswith("log/")],
        "left_out": listed(bundle.left_out),
        "held_back": [*_held_back(bundle, artifacts)],
    }
    return Artifact(addresses.INDEX, to_json(data), "application/json")


def _release(manifest: Artifact) -> dict[str, Any]:
    """A frozen release, and where each of its embeds stands."""
    said, folder = json.loads(manifest.content), manifest.path.rpartition("/")[0]
    return {
        "id": f"{said['election']}/{said['name']}",
        "election": said["election"],
        "date": said["date"],
        "commit": said["commit"],
        "path": manifest.path,
        "sha256": hashlib.sha256(manifest.content).hexdigest(),
        "embeds": [
            {"id": e["id"], "language": e["language"], "embed": f"{folder}/{e['path']}"}
            for e in said["embeds"]
        ],
    }


def _root(bundle: Bundle, language: str) -> str:
    return addresses.localised("", language, bundle.settings.languages[0])


def _file(artifact: Artifact) -> dict[str, Any]:
    return {
        "id": artifact.path,
        "path": artifact.path,
        "media_type": artifact.media_type,
        "bytes": len(artifact.content),
    }


def _data(artifact: Artifact) -> dict[str, Any]:
    """A file to download, and the hash of its bytes."""
    return {**_file(artifact), "sha256": hashlib.sha256(artifact.content).hexdigest()}


def _feed(bundle: Bundle, artifact: Artifact) -> dict[str, Any]:
    default = bundle.settings.languages[0]
    path = addresses.localised(artifact.path, artifact.language, default)
    return {**_file(artifact), "id": path, "path": path, "language": artifact.language}


def _held_back(bundle: Bundle, artifacts: Iterable[Artifact]) -> Iterator[dict[str, Any]]:
    """The files that are on the main line and not on the site, each with the reason and the hash of its bytes."""
    offered = {
        source_of(a.path) for a in artifacts if FILED in a.path or MANIFEST.fullmatch(a.path)
    }
    for path in sorted(bundle.log.held.keys() - offered):
        yield {"id": path, "state": why_not_shown(path), "sha256": bundle.log.held[path].sha256}


def _election(bundle: Bundle, dataset: Dataset, artifacts: Iterable[Artifact]) -> dict[str, Any]:
    data, to = dataset.data, ElectionAddresses(dataset.id)
    figures = sorted({a.path for a in artifacts if _is_figures(a, to)})
    return {
        "id": dataset.id, "title": data["title"], "country": data["country"], "date": data["date"],
        "code": data["code"], "currency": data["currency"], "invented": bool(data.get("invented")),
        "time_zone": str(dataset.zone),
        "as_of": dataset.today.isoformat(), "filed_from_history": dataset.from_history, "page": to.home,
        "compare": to.compare, "filings": to.filings, "commitments": to.commitments,
        "languages": list(bundle.settings.languages), "builder": to.builder,
        "builder_embed": to.embed(addresses.BUILDER), "builder_data": to.builder_data,
        "builder_media": to.builder_part("media"),
        "builder_figures": [{"id": PurePosixPath(path).stem, "path": path} for path in figures],
    }  # fmt: skip


def _is_figures(artifact: Artifact, to: ElectionAddresses) -> bool:
    """Whether a file holds what comparisons are drawn from."""
    return artifact.path.startswith(to.builder) and artifact.media_type == "text/javascript"


def _parties(dataset: Dataset) -> Iterator[dict[str, Any]]:
    for party in dataset.parties:
        yield {
            "id": party.id,
            "election": dataset.id,
            "name": dict(party.name),
            "page": ElectionAddresses(dataset.id).party(party.id),
        }


def _periods(dataset: Dataset) -> Iterator[dict[str, Any]]:
    for period in dataset.periods:
        yield {
            "id": period.id, "election": dataset.id, "start": period.start.isoformat(),
            "end": period.end.isoformat(), "due": period.due.isoformat(),
            "page": ElectionAddresses(dataset.id).period(period.id),
        }  # fmt: skip


def _disclosures(dataset: Dataset) -> Iterator[dict[str, Any]]:
    to, facts = ElectionAddresses(dataset.id), dataset.facts
    declared = _sums((row.line.key, row) for row in rows(facts.lines))
    received = _sums((source.key, source) for source in facts.sources)
    grouped: dict[tuple[str, str], list[Version]] = {}
    for version in dataset.versions:
        grouped.setdefault(version.key, []).append(version)
    for (party, period), versions in grouped.items():
        yield {
            "id": f"{dataset.id}/{party}/{period}",
            "election": dataset.id,
            "party": party,
            "period": period,
            "page": to.disclosure(party, period),
            "versions": [
                {
                    **_version(to, version),
                    "declared": declared.get((*version.key, version.filing.version), []),
                    "received": received.get((*version.key, version.filing.version), []),
                }
                for version in sorted(versions, key=lambda v: v.filing.version)
            ],
        }


def _sums(amounts: Iterable[tuple[VersionKey, Sized]]) -> dict[VersionKey, list[dict[str, Any]]]:
    """What each version declares in each currency, as decimal text in units of it."""
    found: dict[VersionKey, list[dict[str, Any]]] = {}
    for key, money in grouped((key, sized.money) for key, sized in amounts):
        low, high = (str(decimal(end, money.currency)) for end in (money.low, money.high))
        found.setdefault(key, []).append({"currency": money.currency, "low": low, "high": high})
    return found


def _version(to: ElectionAddresses, version: Version) -> dict[str, Any]:
    filing = version.filing
    return {
        "id": filing.version,
        "current": version.current,
        "withdrawn": filing.withdrawn,
        "filed": version.filed.isoformat(),
        "filed_at": written(version.moment) if version.moment else None,
        "handed_in": _handed_in(version.received) if version.received else None,
        "entered": filing.document.data.get(ENTERED, {}),
        "sha256": version.sha256,
        "page": to.version(filing.party, filing.period, filing.version),
        "file": to.source("/".join(filing.document.path.split("/")[2:])),
    }


def _handed_in(received: Received) -> dict[str, str]:
    """When a version was handed in, as the election body says, and what shows it."""
    return {"at": received.at.isoformat(), "evidence": received.evidence}


def _comparisons(dataset: Dataset, offered: set[str]) -> Iterator[dict[str, Any]]:
    """Each comparison table with its page and its files, in the default language; `period` is null for all together."""
    to = ElectionAddresses(dataset.id)
    pages: dict[str | None, str] = {None: to.compare}
    pages |= {period.id: to.compare_period(period.id) for period in dataset.periods}
    for period, page in pages.items():
        files = {key: page + name for key, name in addresses.TABLE_FILES.items()}
        if offered >= {*files.values()}:
            named = {"id": page.rstrip("/"), "election": dataset.id, "period": period}
            yield {**named, "page": page, **files}


def _charts(bundle: Bundle, dataset: Dataset, offered: set[str]) -> Iterator[dict[str, Any]]:
    """Each chart with its page, its embed and those of its files that there are, in the default language."""
    default = bundle.settings.languages[0]
    for record in bundle.records:
        if (record.dataset.id, record.t.language) != (dataset.id, default):
            continue
        files = {key: record.file(name) for key, name in CHART_FILES.items()}
        yield {
            # The way to the embed names a chart whether it is of all parties or of one.
            "id": record.embed.removeprefix("embed/").rstrip("/"),
            "election": dataset.id,
            "party": record.party.id if record.party else None,
            "question": record.block.drawing.question,
            "page": record.page,
            "embed": record.embed,
            **{key: path for key, path in files.items() if path in offered},
        }
