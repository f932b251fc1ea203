"""Tells whether what stands around a number says that it is no person's.

Invoices, ads, accounts on platforms and organisations in registers have numbers that parties rightly quote.
"""

import re

_BEFORE = 40
_AFTER = 20
_SHORT = len("999 999 999")
_REFERENCE = re.compile(
    r"\b(?:ad|ads|advert\w*|account|audience|campaign|contract|customer|fatur\w*|fushat\w*|invoice|kontrat\w*|"
    r"library|llogari\w*|nipt|nuis|order|page|porosi\w*|post|qkb|receipt|ref|reference|regist\w*|reklam\w*|vat|video)s?"
    r"(?: (?:id|no|nr|number|num[eër]{1,2}r?i?))?[ .:#(]{0,3}\Z",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?:[.,][0-9]{1,2})?[ )]?(?:%|€|\$|£|lek|all\b|eur|usd|gbp|chf|dollar|pound|mij|mil|thousand|bn\b|përqind)",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[ .,'][0-9]{3})+\Z")


def is_reference(text: str, start: int) -> bool:
    """Whether the number that begins there is introduced as that of an invoice, an ad, an account or a register."""
    return _REFERENCE.search(text, max(0, start - _BEFORE), start) is not None


def is_sum(text: str, start: int, end: int) -> bool:
    """Whether the number that stands there is written as a sum: in thousands, and with a currency or quite short."""
    number = text[start:end].lstrip("+ ")
    in_thousands = _GROUPED.match(number) is not None
    return in_thousands and (
        len(number) <= _SHORT or _MONEY.match(text, end, end + _AFTER) is not None
    )
