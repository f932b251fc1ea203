"""The tables and their columns: one place that says what each holds.

`source` columns come from the version a row stands in; a test demands that every field of the disclosure schema
feeds a column here or is named in `LEFT_OUT` with the reason.
"""

from collections.abc import Mapping

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
