"""Makes the content of one disclosure from the statements of one sponsor.

A disclosure holds every campaign stated for the sponsor until then, one advertising line each. What the form does not
ask for is left out or marked as not asked; nothing is made up in its place.
"""

from collections.abc import Iterable, Iterator, Mapping
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
LANGUAGE, OURS = "nl", "en"
"""The language of the register, and that in which the import speaks."""
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
        "schema_version": "1.1",
        "election": ELECTION,
        "party": names.sponsor(newest).short,
        "period": PERIOD,
        "language": LANGUAGE,
        "version": version,
    }
    if reason:
        head["correction"] = {"reason": reason, "language": OURS}
    annotations = [
        {"about": about, "text": text, "language": OURS}
        for about, text in _annotations(statements, names)
    ]
    return {
        **head,
        "attestation": {"role": "Indiener van de verklaring", "date": newest.day},
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
            {"rule": "attested-before-end", "reason": _EARLY, "language": OURS},
            *_kept_as_filed(statements),
        ],
        **({"annotations": annotations} if annotations else {}),
    }


_EARLY = "Statements are filed before or while a campaign runs, not after it."
_AS_FILED = "The whole campaign is stated at less than its paid media; both are kept as stated."


def _kept_as_filed(statements: tuple[RegisterStatement, ...]) -> Iterator[Data]:
    """The reasons for warnings about sums that contradict each other in the register itself."""
    if any(map(_costs_more_than_all, statements)):
        for rule in ("parts-within-line", "paid-from-covers-line"):
            yield {"rule": rule, "reason": _AS_FILED, "language": OURS}


def identifiers(organisations: Iterable[StatedOrganisation]) -> list[Data]:
    """The trade register numbers stated for one organisation, each once, in order of filing."""
    numbers = dict.fromkeys(o.register for o in organisations if o.register)
    return [{"scheme": "NL-KVK", "id": number} for number in list(numbers)[:MOST_IDENTIFIERS]]


def _source(statement: RegisterStatement) -> Data:
    source = {"title": REGISTER, "id": statement.number}
    return {**source, "url": STATEMENTS + statement.number} if statement.public else source


def _advertising(statements: tuple[RegisterStatement, ...], names: Names) -> Data:
    named = _named(statements, names)
    parties = [_third_party(short, named[short]) for short in sorted(named)]
    lines = [_line(statement, names) for statement in statements]
    return {"state": "disclosed", **({"third_parties": parties} if parties else {}), "lines": lines}


def _named(
    statements: tuple[RegisterStatement, ...], names: Names
) -> Mapping[str, list[StatedOrganisation]]:
    """Payers and controlling entities other than the sponsor; the newest spelling of a name counts."""
    named: dict[str, list[StatedOrganisation]] = {}
    for statement in statements:
        for organisation in roles(statement):
            if not names.is_sponsor(statement, organisation):
                named.setdefault(names.refer(statement, organisation), []).append(organisation)
    return named


def _third_party(short: str, stated: list[StatedOrganisation]) -> Data:
    """The form does not ask for the kind or country; a Dutch register number tells the country alone."""
    numbers = identifiers(stated)
    entry: Data = {"id": short, "name": stated[-1].name, "kind": "other"}
    if numbers:
        entry |= {"country": "NL", "identifiers": numbers}
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
    note = "\n".join(text for _, text in _stated(statement) if not is_private(text))
    return entry | {
        "start": statement.start,
        "end": statement.end,
        "spent": _money("amount", statement.paid_media),
        "campaign_value": _money("amount", statement.whole_campaign),
        "funding": [
            f"{statement.number}-{origin.key}" for origin in words.origins(statement.origins)
        ],
        **({"note": note} if note else {}),
    }


def _money(form: str, text: str) -> Data:
    """Filers state the sums before or while the campaign runs, and give no invoice: estimates, kept as filed."""
    return {form: text, "currency": CURRENCY, "basis": "estimated"}


def _annotations(
    statements: tuple[RegisterStatement, ...], names: Names
) -> Iterator[tuple[str, str]]:
    """What the import has to say of each entry, by its id: never in the place of what was stated."""
    for short, stated in sorted(_named(statements, names).items()):
        if len(identifiers(stated)) > 1:
            yield short, "The statements give different register numbers."
    for statement in statements:
        said = (*_quoted(statement), *_notes(statement), *_naming(statement, names))
        if said:
            yield statement.number, "\n".join(said)
        for origin in words.origins(statement.origins):
            if note := _origin_note(origin, statement.origins):
                yield f"{statement.number}-{origin.key}", note
        for note in _on_targeting(statement):
            yield f"{statement.number}-targeting", note


def _stated(statement: RegisterStatement) -> tuple[tuple[str, str], ...]:
    """What the form says of the campaign in words, and what each of these texts is."""
    texts = (
        ("the name of the campaign", statement.campaign),
        ("the message", statement.message),
        ("the media", ", ".join(statement.media)),
        ("the links", statement.links),
        ("how benefits in kind were valued", statement.valuation),
    )
    return tuple((what, text) for what, text in texts if text)


def _quoted(statement: RegisterStatement) -> Iterator[str]:
    """What the quoted texts are, and which are left out, for they hold somebody's contact data or account number."""
    stated = _stated(statement)
    if quoted := [what for what, text in stated if not is_private(text)]:
        yield f"Quoted, in this order: {', '.join(quoted)}."
    for what, text in stated:
        if is_private(text):
            yield f"Left out: {what}, with {_PRIVATE}."


_PRIVATE = "an e-mail address, telephone or account number"


def _notes(statement: RegisterStatement) -> Iterator[str]:
    """What the import did with a statement where that is not plain."""
    if not statement.media:
        yield "The statement names no medium."
    if words.TWO_MEDIA_IN_ONE in (word.casefold() for word in statement.media):
        yield "The form asks for radio and podcast in one; they stand here as radio."
    if not statement.techniques:
        yield "The statement says nothing on targeting."
    if _costs_more_than_all(statement):
        yield "The whole campaign is stated at less than its paid media."


def _costs_more_than_all(statement: RegisterStatement) -> bool:
    """Whether the media are stated at more than the whole campaign, which pays for them."""
    return (parse_amount(statement.whole_campaign) or 0) < (parse_amount(statement.paid_media) or 0)


def _naming(statement: RegisterStatement, names: Names) -> Iterator[str]:
    """Where the statement names the sponsor otherwise than the roster does, and who filed for it."""
    roster = names.sponsor(statement).organisation
    stated = statement.sponsor
    if stated.key != roster.key:
        yield f"The statement names the sponsor “{stated.name}”."
    for role, other in (("payer", statement.payer), ("controlling entity", statement.controller)):
        if other is None or not names.is_sponsor(statement, other):
            continue
        if other.key not in {stated.key, roster.key}:
            yield f"The statement names the {role} “{other.name}”, which is taken as the sponsor."
        elif other.register not in {"", roster.register}:
            yield f"The {role} has the sponsor's name and another register number, and is taken as the sponsor."
    if not names.is_sponsor(statement, statement.filer):
        yield f"Filed by the account “{statement.filer.name}”."


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
        yield entry


def _origin_note(origin: words.MoneyOrigin, stated: tuple[str, ...]) -> str:
    unknown = ", ".join(word for word in stated if word.casefold() not in words.ORIGINS)
    if origin is words.UNSTATED_ORIGIN and unknown and not is_private(unknown):
        return f"The statement's words for the origin of the money are: {unknown}."
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
    left_out = "other" in found or _says_none_too(statement)
    return {**entry, "note": stated} if left_out and not is_private(stated) else entry


def _says_none_too(statement: RegisterStatement) -> bool:
    none = "geen" in (word.casefold() for word in statement.techniques)
    return none and "none" not in words.methods(statement.techniques)


def _on_targeting(statement: RegisterStatement) -> Iterator[str]:
    """What the import has to say of how audiences were chosen."""
    if is_private(", ".join(statement.techniques)):
        yield f"Left out: how audiences were chosen, with {_PRIVATE}."
    if _says_none_too(statement):
        yield "The statement says none and, beside it, names techniques; the techniques are kept."
