"""Finds the texts that people write freely in a disclosure, with or without their pointers.

Everything else in a disclosure is a code, a date, a sum or an id, whose schema leaves no room for words.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from generator.documents.model import pointer_to

Branch: TypeAlias = Mapping[str, Any]
"""The paths that begin alike: what follows each key; None where the text itself stands."""

TEXTS = (
    "correction/reason",
    "withdrawal/reason",
    "contact/role",
    "attestation/role",
    "source/title",
    "entered/reference",
    "affiliates/reason",
    "affiliates/entities/*/name",
    "affiliates/entities/*/control/note",
    "affiliates/entities/*/note",
    "advertising/reason",
    "advertising/accounts/*/name",
    "advertising/candidates/*/name",
    "advertising/candidates/*/constituency",
    "advertising/third_parties/*/name",
    "advertising/third_parties/*/note",
    "advertising/intermediaries/*/name",
    "advertising/intermediaries/*/note",
    "advertising/lines/*/in_kind/method",
    "advertising/lines/*/without_disclaimer/explanation",
    "advertising/lines/*/note",
    "funding/reason",
    "funding/sources/*/donor/name",
    "funding/sources/*/valuation_method",
    "funding/sources/*/loan/lender",
    "funding/sources/*/loan/security",
    "funding/sources/*/note",
    "targeting/reason",
    "targeting/techniques/*/include/*/value",
    "targeting/techniques/*/exclude/*/value",
    "targeting/techniques/*/reason",
    "targeting/techniques/*/note",
    "ai/reason",
    "ai/uses/*/system",
    "ai/uses/*/provider",
    "ai/uses/*/label/text",
    "ai/uses/*/note",
    "explanations/*/reason",
    "annotations/*/text",
    "notes",
)
_NAMES = ("name", "title", "system", "provider", "lender", "constituency", "reference")
SENTENCES = tuple(path for path in TEXTS if path.rpartition("/")[2] not in _NAMES)
"""The texts that are written in a language: what something is called is the same in every one."""
NUMBERS = (
    "source/id",
    "affiliates/entities/*/identifiers/*/id",
    "advertising/accounts/*/account_id",
    "advertising/third_parties/*/identifiers/*/id",
    "advertising/intermediaries/*/identifiers/*/id",
    "funding/sources/*/donor/identifiers/*/id",
)
LINKS = (
    "source/url",
    "affiliates/entities/*/website",
    "advertising/lines/*/library_links/*",
    "targeting/techniques/*/policy_url",
)


def branch(paths: Iterable[str]) -> Branch:
    """Paths as one tree, so that each part of a file is visited once."""
    root: dict[str, Any] = {}
    for path in paths:
        node = root
        *above, last = path.split("/")
        for key in above:
            node = node.setdefault(key, {})
        node[last] = None
    return root


def texts(data: Mapping[str, Any], paths: Branch) -> list[str]:
    """The texts at these paths."""
    found: list[str] = []
    _gather(data, paths, found)
    return found


def _gather(node: Mapping[str, Any], paths: Branch, found: list[str]) -> None:
    for key, below in paths.items():
        value = node.get(key)
        if value is None:
            continue
        if below is None:
            found.append(value)
        elif type(value) is not list:
            _gather(value, below, found)
        elif (each := below["*"]) is None:
            found.extend(value)
        else:
            for entry in value:
                _gather(entry, each, found)


def places(
    data: Any, paths: Branch, parts: tuple[str | int, ...] = ()
) -> Iterator[tuple[str, str]]:
    """The pointer to each text at these paths, and the text."""
    for key, below in paths.items():
        values = enumerate(data) if key == "*" else [(key, data[key])] if key in data else ()
        for part, value in values:
            if below is None:
                yield pointer_to((*parts, part)), value
            else:
                yield from places(value, below, (*parts, part))
