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
MONEY = {
    "currency": "str",
    "low": "int64",
    "high": "int64",
    "basis": "str",
    "includes_vat": "str",
}
# Of a filing that the election body entered: the form it was handed in, where it is kept, and the hash of its scan.
ENTERED = {"entered_from": "str", "entered_reference": "str", "entered_sha256": "str"}


def _beside(name: str) -> dict[str, str]:
    """The columns of a sum that stands beside a row's own and is not counted again."""
    return {f"{name}_{column}": kind for column, kind in MONEY.items()}


TABLES: Mapping[str, Mapping[str, str]] = {
    "sections": {**SOURCE, "section": "str", "state": "str", "reason": "str", **ENTERED},
    "affiliates": {
        **SOURCE, "id": "str", "slug": "str", "name": "str", "kind": "str", "country": "str", "register": "str",
        "website": "str", "control": "str", "control_note": "str", "campaigns_on_behalf": "bool", "has_spent": "bool",
        **MONEY, "note": "str",
    },
    "accounts": {
        **SOURCE, "id": "str", "platform": "str", "account_id": "str", "name": "str", "operator": "str",
        "ad_authorised": "str",
    },
    "lines": {
        **SOURCE, "id": "str", "medium": "str", "group": "str", "media_included": "str", "account": "str",
        "sponsor": "str", "sponsor_role": "str", "sponsor_slug": "str", "payer": "str", "payer_role": "str",
        "payer_slug": "str", "controlled_by": "str", "intermediary": "str", "start": "str", "end": "str", **MONEY,
        "in_kind": "bool", "method": "str", **_beside("campaign_value"), "number_of_ads": "int64",
        "without_disclaimer": "int64", **_beside("without_disclaimer"), "without_disclaimer_explanation": "str",
        "paid_from": "str", "library_links": "str", "note": "str",
    },
    "funding": {
        **SOURCE, "id": "str", "kind": "str", "group": "str", "public_or_private": "str", "origin": "str", **MONEY,
        "donor": "str", "donor_type": "str", "donor_country": "str", "donor_register": "str",
        "donor_slug": "str", "lender": "str", "lender_type": "str", "lender_slug": "str",
        "interest_percent": "str", "repay_by": "str", "security": "str", "earmarked_for_advertising": "str",
        "received_by": "str", "receiver_role": "str", "number_of_sources": "int64", "method": "str", "note": "str",
    },
    "methods": {
        **SOURCE, "technique": "str", "method": "str", "applies_to": "str", "include": "str", "exclude": "str",
        "personal_data": "str", "data_categories": "str", "data_sources": "str", "legal_basis": "str",
        "special_category_data": "str", "minors": "str", "audience_min": "int64", "audience_max": "int64",
        "policy_url": "str", "rights_contact": "str", "reason": "str", "note": "str",
    },
    "ai": {
        **SOURCE, "id": "str", "system": "str", "provider": "str", "stage": "str", "operated_by": "str",
        "platform_default": "bool", "human_review": "str", "data_entered": "str", "labelled": "str",
        "label_text": "str", "provenance_signal": "str", "applies_to": "str", "note": "str",
    },
    "roles": {
        **SOURCE, "slug": "str", "name": "str", "role": "str", "kind": "str", "country": "str", "register": "str",
        "service": "str", "constituency": "str", "about": "str", "has_money": "bool", **MONEY, "note": "str",
    },
    "ads": {
        **SOURCE, "ad_id": "str", "line_id": "str", "start": "str", "end": "str", **MONEY, "library_url": "str",
    },
}  # fmt: skip
ROWS: Mapping[str, Any] = {
    name: namedtuple(name.capitalize(), columns)  # noqa: PYI024 - the columns are data
    for name, columns in TABLES.items()
}

# Why a field of the disclosure feeds no column. A sum of money is one field.
_NAMED_BY_FOLDER = "The place of the file says it, and a rule compares the two."
_OF_THE_FILING = (
    "It is about the filing, not about the campaign; the page of the disclosure shows it."
)
_FOR_REVIEW = "A rule compares it with the entries; it is not counted again."
LEFT_OUT: Mapping[str, str] = {
    "schema_version": "It says how the file is written.",
    "election": _NAMED_BY_FOLDER,
    "correction/reason": _OF_THE_FILING,
    "withdrawal/reason": "A withdrawn disclosure has no sections; its reason stands in for theirs.",
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
}
