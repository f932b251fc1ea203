"""Tells what follows from a country for an election: its currency and its time zone.

Both come from the CLDR through Babel. What it leaves open is for the person who asks: a country may have several.
"""

from babel.core import get_global
from babel.numbers import get_territory_currencies

from generator.errors import FoundingError
from generator.validation.iso import is_country, is_currency

# The zone that most people of a country with several live in: primaryZones of the CLDR, which Babel lacks.
_PRIMARY = {
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "MH": "Pacific/Majuro",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
}
# Neither is a country of ISO 3166-1, so the CLDR gives them no zone.
_BESIDES = {"EU": "Europe/Brussels", "XK": "Europe/Belgrade"}


def ensure_country(country: str) -> str:
    """The code of a country. Raises FoundingError where there is none such."""
    if not is_country(country):
        message = f"{country} is not the code of a country, such as PT; XK stands for Kosovo, EU for the Union."
        raise FoundingError(message)
    return country


def currency_of(country: str) -> str:
    """The currency that is legal tender in a country. Raises FoundingError where that is none or several."""
    found = get_territory_currencies(country, tender=True)
    if len(found) == 1:
        return str(found[0])
    known = f"one of {', '.join(found)}" if found else "its ISO 4217 code"
    message = f"The currency of {country} is not certain; name it with --currency, {known}."
    raise FoundingError(message)


def ensure_currency(currency: str) -> str:
    """The code of a currency. Raises FoundingError where there is none such."""
    if not is_currency(currency):
        message = f"{currency} is not the code of a currency; write its ISO 4217 code, such as EUR."
        raise FoundingError(message)
    return currency


def time_zone_of(country: str) -> str:
    """The time zone of a country. Raises FoundingError where it has several and none is its main one."""
    named = {**_BESIDES, **_PRIMARY}.get(country)
    zones = (named,) if named else tuple(get_global("territory_zones").get(country, ()))
    if len(zones) == 1:
        return str(zones[0])
    known = ", ".join(sorted(zones))
    message = f"{country} has several time zones; name that of the election with --time-zone, one of {known}."
    raise FoundingError(message)
