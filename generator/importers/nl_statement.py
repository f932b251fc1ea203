"""Reads one record of the Dutch register as a statement, or says why it is refused.

Only what is listed here is ever looked at: contact persons, street addresses and e-mail addresses of the record are
not read. Text is folded to one line; what the strict reader would refuse, or is too long, refuses the statement.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.documents.characters import find_hidden
from generator.documents.scalars import explain_amount, parse_date
from generator.importers import nl_vocabulary as words
from generator.importers.importer import unescaped
from generator.money import parse_amount
from generator.text import Message, say

ELECTION_DAY = date(2025, 10, 29)
CURRENCY = "EUR"
PAID_MEDIA = "betaalde_media_waarde_euro"
WHOLE_CAMPAIGN = "totale_waarde_campagne_euro"
AMOUNTS = {PAID_MEDIA: say("paid media"), WHOLE_CAMPAIGN: say("the whole campaign")}
ORGANISATIONS = {
    "opdrachtgever": say("sponsor"),
    "betalende": say("payer"),
    "gezaghebbende": say("controlling entity"),
}
TEXTS = (
    "ingezette_media",
    "gebruikte_targeting_techniek",
    "oorsprong_ontvangen_bedragen",
    "reclame_boodschap",
    "relevante_links",
    "methode_waardebepaling_voordelen_natura",
)
MAX_LINE = 200
MAX_TEXTS = 1_400  # what they are called and what the import says of them must fit into one text
_YEAR = 366
_PUBLIC_ID = re.compile(r"[a-z0-9]{1,40}")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9]{2}:[0-9]{2}:[0-9]{2})(?:[.][0-9]+)?Z?)?"
)
_CONTACT = re.compile(
    r"[^\s@]@[^\s@]+[.]\w"  # an e-mail address
    r"|(?:\+31|\b0031|\b0)[ -]?[1-9](?:[ -]?[0-9]){8}\b"  # a Dutch telephone number
)
_IBAN = re.compile(r"(?=([a-z]{2}[0-9]{2}(?: ?[a-z0-9]){11,30}))", re.IGNORECASE)
_IBAN_DIGITS = 10


@dataclass(frozen=True, slots=True)
class StatedOrganisation:
    """An organisation or person a statement names; `register` is its trade register number, if any."""

    name: str
    register: str

    @property
    def key(self) -> str:
        """The name without case, accents and punctuation: the same key is the same organisation."""
        plain = unicodedata.normalize("NFKD", self.name).casefold()
        return "".join(c for c in plain if c.isalnum()) or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterStatement:
    """A statement that can be imported. Amounts are text as filed; `filed` sorts by moment of filing."""

    number: str
    public: bool
    account: str
    filer: StatedOrganisation
    filed: str
    campaign: str
    sponsor: StatedOrganisation
    payer: StatedOrganisation | None
    controller: StatedOrganisation | None
    start: str
    end: str
    paid_media: str
    whole_campaign: str
    media: tuple[str, ...]
    techniques: tuple[str, ...]
    origins: tuple[str, ...]
    message: str
    links: str
    valuation: str

    @property
    def day(self) -> str:
        """The day it was filed."""
        return self.filed[:10]


def read_statement(record: Mapping[str, Any]) -> RegisterStatement | Message:
    """The statement in a record, or the first reason why it is refused."""
    for fault in find_faults(record):
        return fault
    filer = StatedOrganisation(_line(_account(record), "name"), "")
    return RegisterStatement(
        number=number(record),
        public=_PUBLIC_ID.fullmatch(number(record)) is not None,
        account=_line(_account(record), "id") or filer.key,
        filer=filer,
        filed=moment(record),
        campaign=_line(record, "name"),
        sponsor=_organisation(record, "opdrachtgever"),
        payer=_organisation(record, "betalende") if _line(record, _name("betalende")) else None,
        controller=_organisation(record, "gezaghebbende")
        if _line(record, _name("gezaghebbende"))
        else None,
        start=_line(record, "campagne_periode_startdatum"),
        end=_line(record, "campagne_periode_einddatum"),
        paid_media=_line(record, PAID_MEDIA),
        whole_campaign=_line(record, WHOLE_CAMPAIGN),
        media=words.split(_line(record, "ingezette_media")),
        techniques=words.split(_line(record, "gebruikte_targeting_techniek")),
        origins=words.split(_line(record, "oorsprong_ontvangen_bedragen")),
        message=_line(record, "reclame_boodschap"),
        links=_line(record, "relevante_links"),
        valuation=_line(record, "methode_waardebepaling_voordelen_natura"),
    )


def number(record: Mapping[str, Any]) -> str:
    """The number the register knows a statement by: its public one, else its internal one, else empty."""
    for key, form in (("public_id", _PUBLIC_ID), ("id", _ID)):
        value = record.get(key)
        if isinstance(value, str) and value:
            return value if form.fullmatch(value) else ""
    return ""


def moment(record: Mapping[str, Any]) -> str:
    """When the statement was published, as 2025-10-22T09:07:34; empty where the record does not say."""
    value = record.get("date_published")
    match = _MOMENT.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or parse_date(match[1]) is None:
        return ""
    return f"{match[1]}T{match[2] or '00:00:00'}"


def amount(record: Mapping[str, Any], key: str) -> int | None:
    """One of the two amounts, in ten-thousandths of a euro; None where what stands there is no amount."""
    return parse_amount(_line(record, key), CURRENCY)


def is_private(text: str) -> bool:
    """Whether a text holds an e-mail address, a telephone number or an account number."""
    accounts = (match[1] for match in _IBAN.finditer(text))
    return _CONTACT.search(text) is not None or any(
        sum(c.isdigit() for c in account) >= _IBAN_DIGITS for account in accounts
    )


def one_line(text: str) -> str:
    """The text with line breaks, tabs and repeated spaces as single spaces."""
    return " ".join(text.split())


def find_faults(record: Mapping[str, Any]) -> Iterator[Message]:
    """Every reason to refuse a record, the most telling first."""
    for find in _CHECKS:
        yield from find(record)


def _line(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    return one_line(unescaped(value)) if isinstance(value, str) else ""


def _account(record: Mapping[str, Any]) -> Mapping[str, Any]:
    account = record.get("organization_created")
    return account if isinstance(account, dict) else {}


def _name(role: str) -> str:
    return f"{role}_naam_organisatie"


def _organisation(record: Mapping[str, Any], role: str) -> StatedOrganisation:
    register = words.kvk_number(_line(record, f"{role}_kvk_nummer"))
    return StatedOrganisation(_line(record, _name(role)), register)


def _subject(record: Mapping[str, Any]) -> Iterator[Message]:
    theme = _line(record, "theme")
    if words.is_test(_line(record, "name")):
        yield say(
            "The statement is named “{name}”: a trial of the form.", name=_line(record, "name")
        )
    if not theme:
        yield say("The statement names no election.")
    elif theme.casefold() not in words.THEMES:
        yield say("The statement is about something else: “{theme}”.", theme=theme)


def _filing(record: Mapping[str, Any]) -> Iterator[Message]:
    if not number(record):
        yield say("The statement has no number of the form that the register uses.")
    if not _line(_account(record), "name"):
        yield say("The statement does not say who filed it.")
    if not moment(record):
        yield say("The statement does not say when it was published.")
    if record.get("akkoord_gegevens_juist") is False:
        yield say("The filer did not confirm that the statement is correct.")


def _form(record: Mapping[str, Any]) -> Iterator[Message]:
    keys = ("name", *TEXTS, *map(_name, ORGANISATIONS), *AMOUNTS)
    for key in keys:
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            yield say("The field {field} does not hold text.", field=key)
        elif value is not None:
            yield from _hidden(unescaped(value))
    yield from _hidden(unescaped(_account(record).get("name") or ""))
    quoted = ("name", *TEXTS, *map(_name, ORGANISATIONS))
    length = sum(len(_line(record, key)) for key in quoted) + len(_line(_account(record), "name"))
    if length > MAX_TEXTS:
        yield say(
            "The texts and names of the statement are longer than {most} characters together.",
            most=MAX_TEXTS,
        )


def _hidden(text: str) -> Iterator[Message]:
    for _, _, name in find_hidden(text, 1):
        yield say("A text of the statement has a character that cannot be seen: {name}.", name=name)


def _names(record: Mapping[str, Any]) -> Iterator[Message]:
    if not _line(record, _name("opdrachtgever")):
        yield say("The statement names no sponsor.")
    named = {_name(role): label for role, label in ORGANISATIONS.items()}
    texts = [(_line(record, key), label) for key, label in named.items()]
    texts.append((_line(_account(record), "name"), say("filer")))
    for text, label in texts:
        if len(text) > MAX_LINE:
            yield say(
                "The name of the {role} is longer than {most} characters.",
                role=label,
                most=MAX_LINE,
            )
        elif is_private(text):
            yield say("The name of the {role} holds contact data.", role=label)
    if len(_line(record, "name")) > MAX_LINE:
        yield say("The name of the campaign is longer than {most} characters.", most=MAX_LINE)


def _days(record: Mapping[str, Any]) -> Iterator[Message]:
    start = parse_date(_line(record, "campagne_periode_startdatum"))
    end = parse_date(_line(record, "campagne_periode_einddatum"))
    if start is None or end is None:
        yield say("The statement does not say from which day to which day the campaign ran.")
    elif end < start:
        yield say("The campaign ends on {end}, before it begins on {start}.", end=end, start=start)
    elif abs((start - ELECTION_DAY).days) > _YEAR or abs((end - ELECTION_DAY).days) > _YEAR:
        yield say(
            "The campaign, {start} to {end}, is more than a year from the election.",
            start=start,
            end=end,
        )


def _amounts(record: Mapping[str, Any]) -> Iterator[Message]:
    for key, label in AMOUNTS.items():
        text = _line(record, key)
        if amount(record, key) is not None:
            continue
        if not text:
            yield say("The statement gives no amount for {what}.", what=label)
        elif why := explain_amount(text):
            yield say(
                "The amount for {what} cannot be taken as it stands: {why}", what=label, why=why
            )
        else:
            yield say("The amount for {what} is no amount: “{text}”.", what=label, text=text)


_CHECKS: tuple[Callable[[Mapping[str, Any]], Iterator[Message]], ...] = (
    _subject,
    _filing,
    _form,
    _names,
    _days,
    _amounts,
)
