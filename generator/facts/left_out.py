"""Why some fields of a disclosure are in no table; a test demands that every other is. A sum of money is one field."""

from collections.abc import Mapping

_NAMED_BY_FOLDER = "The place of the file says it, and a rule compares the two."
_OF_THE_FILING = (
    "It is about the filing, not about the campaign; the page of the disclosure shows it."
)
_FOR_REVIEW = "A rule compares it with the entries; it is not counted again."
LEFT_OUT: Mapping[str, str] = {
    "schema_version": "It says how the file is written.",
    "election": _NAMED_BY_FOLDER,
    "correction/reason": _OF_THE_FILING,
    "correction/language": _OF_THE_FILING,
    "withdrawal/language": "It is that of the reason, which stands in for those of the sections.",
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
    "explanations/*/language": _OF_THE_FILING,
    "notes": _OF_THE_FILING,
    "campaign_budget": "The code's threshold for affiliates is measured against it by a rule.",
    "advertising/declared_total/*": _FOR_REVIEW,
    "funding/declared_total/*": _FOR_REVIEW,
}
