"""The statements of one sponsor in; the content of one disclosure out.

A disclosure holds every campaign stated for the sponsor until then, one advertising line each. What the form does not
ask for is left out or marked as not asked; nothing is made up in its place.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from generator.importers import nl_vocabulary as words
from generator.importers.nl_sponsors import Names, payer, roles
from generator.importers.nl_statement import (
    CURRENCY,
    RegisterStatement,
    StatedOrganisation,
    is_private,
)
from generator.money import parse_amount

ELECTION = "nl-2025"
PERIOD = "2025"
REGISTER = "Register politiekereclame.nl"
STATEMENTS = "https://politiekereclame.nl/transparantie-verklaringen/"
MOST_IDENTIFIERS = 5
Data = dict[str, Any]


def disclosure(
    statements: tuple[RegisterStatement, ...],
    newest: RegisterStatement,
    version: int,
    reason: str,
    names: Names,
) -> Data:
    """The disclosure that the newest statement leads to; `statements` are those that count, in order."""
    head: Data = {
        "schema_version": "1.0",
        "election": ELECTION,
        "party": names.sponsor(newest).short,
        "period": PERIOD,
        "version": version,
    }
    if reason:
        head["correction"] = {"reason": reason}
    return {
        **head,
        "attestation": {"role": "Filer of the statement", "date": newest.day},
        "source": _source(newest),
        "affiliates": {"state": "not_asked"},
        "advertising": _advertising(statements, names),
        "funding": {
            "state": "disclosed",
            "sources": [s for st in statements for s in _sources(st, names)],
        },
        "targeting": _targeting(statements),
        "ai": {"state": "not_asked"},
        "explanations": [
            {"rule": "attested-before-end", "reason": _EARLY},
            *_kept_as_filed(statements),
        ],
    }


_EARLY = "Import: statements are filed before or while a campaign runs, not after it."
_AS_FILED = (
    "Import: the whole campaign is stated at less than its paid media; both are kept as stated."
)


def _kept_as_filed(statements: tuple[RegisterStatement, ...]) -> Iterator[Data]:
    """The reasons for warnings about sums that contradict each other in the register itself."""
    if any(map(_costs_more_than_all, statements)):
        for rule in ("parts-within-line", "paid-from-covers-line"):
            yield {"rule": rule, "reason": _AS_FILED}


def identifiers(organisations: Iterable[StatedOrganisation]) -> list[Data]:
    """The trade register numbers stated for one organisation, each once, in order of filing."""
    numbers = dict.fromkeys(o.register for o in organisations if o.register)
    return [{"scheme": "NL-KVK", "id": number} for number in list(numbers)[:MOST_IDENTIFIERS]]


def _source(statement: RegisterStatement) -> Data:
    source = {"title": REGISTER, "id": statement.number}
    return {**source, "url": STATEMENTS + statement.number} if statement.public else source


def _advertising(statements: tuple[RegisterStatement, ...], names: Names) -> Data:
    parties = _third_parties(statements, names)
    lines = [_line(statement, names) for statement in statements]
    return {"state": "disclosed", **({"third_parties": parties} if parties else {}), "lines": lines}


def _third_parties(statements: tuple[RegisterStatement, ...], names: Names) -> list[Data]:
    """Payers and controlling entities other than the sponsor; the newest spelling of a name counts."""
    named: dict[str, list[StatedOrganisation]] = {}
    for statement in statements:
        for organisation in roles(statement):
            if not names.is_sponsor(statement, organisation):
                named.setdefault(names.refer(statement, organisation), []).append(organisation)
    return [_third_party(short, named[short]) for short in sorted(named)]


def _third_party(short: str, stated: list[StatedOrganisation]) -> Data:
    """The form does not ask for the kind or country; a Dutch register number tells the country alone."""
    numbers = identifiers(stated)
    entry: Data = {"id": short, "name": stated[-1].name, "kind": "other"}
    if numbers:
        entry |= {"country": "NL", "identifiers": numbers}
    if len(numbers) > 1:
        entry["note"] = "Import: the statements give different register numbers."
    return entry


def _line(statement: RegisterStatement, names: Names) -> Data:
    media = words.media(statement.media)
    entry: Data = {
        "id": statement.number,
        "medium": media[0] if len(media) == 1 else "several" if media else "other",
    }
    if len(media) > 1:
        entry["media_included"] = list(media)
    entry |= {
        "sponsor": names.sponsor(statement).short,
        "paid_by": names.refer(statement, payer(statement)),
    }
    controller = statement.controller
    if controller is not None and not names.is_sponsor(statement, controller):
        entry["controlled_by"] = names.refer(statement, controller)
    return entry | {
        "start": statement.start,
        "end": statement.end,
        "spent": _money("amount", statement.paid_media),
        "campaign_value": _money("amount", statement.whole_campaign),
        "funding": [
            f"{statement.number}-{origin.key}" for origin in words.origins(statement.origins)
        ],
        "note": "\n".join((*_notes(statement), *_naming(statement, names))),
    }


def _money(form: str, text: str) -> Data:
    """Filers state the sums before or while the campaign runs, and give no invoice: estimates, kept as filed."""
    return {form: text, "currency": CURRENCY, "basis": "estimated"}


def _notes(statement: RegisterStatement) -> Iterator[str]:
    """What the form says of the campaign in words, then what the import has to say of it."""
    stated = (
        ("Campaign", statement.campaign),
        ("Message", statement.message),
        ("Media as stated", ", ".join(statement.media)),
        ("Links as stated", statement.links),
        ("Valuing of benefits in kind", statement.valuation),
    )
    for label, text in stated:
        if text:
            yield _stated(label, text)
    if not statement.media:
        yield "Import: the statement names no medium."
    if words.TWO_MEDIA_IN_ONE in (word.casefold() for word in statement.media):
        yield "Import: the form asks for radio and podcast in one; they stand here as radio."
    if not statement.techniques:
        yield "Import: the statement says nothing on targeting."
    if _costs_more_than_all(statement):
        yield "Import: the whole campaign is stated at less than its paid media."


def _costs_more_than_all(statement: RegisterStatement) -> bool:
    """Whether the media are stated at more than the whole campaign, which pays for them."""
    return (parse_amount(statement.whole_campaign) or 0) < (parse_amount(statement.paid_media) or 0)


def _naming(statement: RegisterStatement, names: Names) -> Iterator[str]:
    """Where the statement names the sponsor otherwise than the roster does, and who filed for it."""
    roster = names.sponsor(statement).organisation
    stated = statement.sponsor
    if stated.key != roster.key:
        yield f"Import: the statement names the sponsor “{stated.name}”."
    for role, other in (("payer", statement.payer), ("controlling entity", statement.controller)):
        if other is None or not names.is_sponsor(statement, other):
            continue
        if other.key not in {stated.key, roster.key}:
            yield f"Import: the statement names the {role} “{other.name}”, which is taken as the sponsor."
        elif other.register not in {"", roster.register}:
            yield f"Import: the {role} has the sponsor's name and another register number, and is taken as the sponsor."
    if not names.is_sponsor(statement, statement.filer):
        yield f"Import: filed by the account “{statement.filer.name}”."


def _stated(label: str, text: str) -> str:
    """A text as stated, unless it holds somebody's contact data or account number."""
    if is_private(text):
        return f"{label}: left out by the import, for it holds an e-mail address, telephone or account number."
    return f"{label}: {text}"


def _sources(statement: RegisterStatement, names: Names) -> Iterator[Data]:
    """The form names origins without sums: with one, the whole campaign's value; with more, at most that each."""
    found = words.origins(statement.origins)
    received_by = names.refer(statement, payer(statement))
    for origin in found:
        entry: Data = {"id": f"{statement.number}-{origin.key}", "kind": origin.kind}
        if origin.public_or_private:
            entry["public_or_private"] = origin.public_or_private
        entry["origin"] = origin.origin
        entry["amount"] = _money(
            "amount" if len(found) == 1 else "at_most", statement.whole_campaign
        )
        if received_by != names.sponsor(statement).short:
            entry["received_by"] = received_by
        note = _origin_note(origin, statement.origins)
        yield {**entry, "note": f"Import: {note}"} if note else entry


def _origin_note(origin: words.MoneyOrigin, stated: tuple[str, ...]) -> str:
    unknown = ", ".join(word for word in stated if word.casefold() not in words.ORIGINS)
    if origin is words.UNSTATED_ORIGIN and unknown and not is_private(unknown):
        return f"the statement's words for the origin of the money are: {unknown}."
    return origin.note


def _targeting(statements: tuple[RegisterStatement, ...]) -> Data:
    techniques = [_technique(statement) for statement in statements if statement.techniques]
    return (
        {"state": "disclosed", "techniques": techniques} if techniques else {"state": "not_asked"}
    )


def _technique(statement: RegisterStatement) -> Data:
    """Personal and special-category data are left out: the form does not ask for them."""
    found = words.methods(statement.techniques)
    entry: Data = {
        "id": f"{statement.number}-targeting",
        "applies_to": [statement.number],
        "methods": list(found),
    }
    stated = ", ".join(statement.techniques)
    none_too = "none" not in found and "geen" in (word.casefold() for word in statement.techniques)
    if none_too:
        return {**entry, "note": "\n".join((_stated("As stated", stated), _NONE_TOO))}
    return {**entry, "note": _stated("As stated", stated)} if "other" in found else entry


_NONE_TOO = (
    "Import: the statement says none and, beside it, names techniques; the techniques are kept."
)
