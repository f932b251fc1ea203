"""The tables and their columns: one place that says what each holds.

`source` columns come from the version a row stands in; a test demands that every field of the disclosure schema
feeds a column here or is named in `LEFT_OUT` with the reason.
"""

from collections import namedtuple
from collections.abc import Mapping
from typing import Any

SOURCE = {
    "party": "str",
    "period": "str",
    "version": "int64",
    "current": "bool",
    "file": "str",
    "line": "int64",
}
MONEY = {"currency": "str", "low": "int64", "high": "int64", "basis": "str"}

TABLES: Mapping[str, Mapping[str, str]] = {
    "sections": {**SOURCE, "section": "str", "state": "str", "reason": "str"},
    "affiliates": {
        **SOURCE, "id": "str", "slug": "str", "name": "str", "kind": "str", "country": "str", "register": "str",
        "website": "str", "control": "str", "campaigns_on_behalf": "bool", "has_spent": "bool", **MONEY, "note": "str",
    },
    "accounts": {
        **SOURCE, "id": "str", "platform": "str", "account_id": "str", "name": "str", "operator": "str",
        "ad_authorised": "str",
    },
    "lines": {
        **SOURCE, "id": "str", "medium": "str", "group": "str", "media_included": "str", "account": "str",
        "sponsor": "str", "sponsor_role": "str", "sponsor_slug": "str", "payer": "str", "payer_role": "str",
        "payer_slug": "str", "controlled_by": "str", "intermediary": "str", "start": "str", "end": "str", **MONEY,
        "in_kind": "bool", "method": "str", "number_of_ads": "int64", "without_disclaimer": "int64",
        "library_links": "str", "note": "str",
    },
    "funding": {
        **SOURCE, "id": "str", "kind": "str", "group": "str", "public_or_private": "str", "origin": "str", **MONEY,
        "donor": "str", "donor_type": "str", "lender": "str", "interest_percent": "str", "repay_by": "str",
        "received_by": "str", "receiver_role": "str", "number_of_sources": "int64", "method": "str", "note": "str",
    },
    "methods": {
        **SOURCE, "technique": "str", "method": "str", "applies_to": "str", "include": "str", "exclude": "str",
        "personal_data": "str", "data_sources": "str", "legal_basis": "str", "special_category_data": "str",
        "minors": "str", "reason": "str",
    },
    "ai": {
        **SOURCE, "id": "str", "system": "str", "provider": "str", "stage": "str", "operated_by": "str",
        "platform_default": "bool", "human_review": "str", "data_entered": "str", "labelled": "str",
        "label_text": "str", "provenance_signal": "str", "applies_to": "str", "note": "str",
    },
    "roles": {
        **SOURCE, "slug": "str", "name": "str", "role": "str", "kind": "str", "country": "str", "register": "str",
        "about": "str", "has_money": "bool", **MONEY,
    },
    "ads": {
        **SOURCE, "ad_id": "str", "line_id": "str", "start": "str", "end": "str", **MONEY, "library_url": "str",
    },
}  # fmt: skip
ROWS: Mapping[str, Any] = {
    name: namedtuple(name.capitalize(), columns)  # noqa: PYI024 - the columns are data
    for name, columns in TABLES.items()
}

# Why a field of the disclosure feeds no column. A sum of money is one field, but for the remark on VAT.
_NAMED_BY_FOLDER = "The place of the file says it, and a rule compares the two."
_OF_THE_FILING = (
    "It is about the filing, not about the campaign; the page of the disclosure shows it."
)
_FOR_REVIEW = "A rule compares it with the entries; it is not counted again."
_IN_THE_FILE = (
    "It is read, not counted: it stands in the file, which the page of each version shows in full."
)
LEFT_OUT: Mapping[str, str] = {
    "schema_version": "It says how the file is written.",
    "election": _NAMED_BY_FOLDER,
    "correction/reason": _OF_THE_FILING,
    "contact/role": _OF_THE_FILING,
    "contact/email": _OF_THE_FILING,
    "attestation/role": _OF_THE_FILING,
    "attestation/date": "It stands in for the day of filing where there is no history.",
    "source/title": _OF_THE_FILING,
    "source/id": _OF_THE_FILING,
    "source/url": _OF_THE_FILING,
    "explanations/*/rule": _OF_THE_FILING,
    "explanations/*/about": _OF_THE_FILING,
    "explanations/*/reason": _OF_THE_FILING,
    "notes": _OF_THE_FILING,
    "campaign_budget": "The code's threshold for affiliates is measured against it by a rule.",
    "advertising/declared_total/*": _FOR_REVIEW,
    "funding/declared_total/*": _FOR_REVIEW,
    "affiliates/entities/*/control/note": _IN_THE_FILE,
    "advertising/candidates/*/constituency": _IN_THE_FILE,
    "advertising/third_parties/*/note": _IN_THE_FILE,
    "advertising/intermediaries/*/service": _IN_THE_FILE,
    "advertising/intermediaries/*/note": _IN_THE_FILE,
    "advertising/lines/*/campaign_value": "It values what spent counts already, and is not counted twice.",
    "advertising/lines/*/without_disclaimer/spent": "It is part of what is counted in spent.",
    "advertising/lines/*/without_disclaimer/explanation": _IN_THE_FILE,
    "advertising/lines/*/funding/*": _IN_THE_FILE,
    "funding/sources/*/donor/country": _IN_THE_FILE,
    "funding/sources/*/donor/identifiers/*/scheme": _IN_THE_FILE,
    "funding/sources/*/donor/identifiers/*/id": _IN_THE_FILE,
    "funding/sources/*/loan/security": _IN_THE_FILE,
    "funding/sources/*/earmarked_for_advertising": _IN_THE_FILE,
    "targeting/techniques/*/personal_data/categories/*": _IN_THE_FILE,
    "targeting/techniques/*/audience/min": _IN_THE_FILE,
    "targeting/techniques/*/audience/max": _IN_THE_FILE,
    "targeting/techniques/*/policy_url": _IN_THE_FILE,
    "targeting/techniques/*/rights_contact": _IN_THE_FILE,
    "targeting/techniques/*/note": _IN_THE_FILE,
    "money/includes_vat": _IN_THE_FILE,
}
