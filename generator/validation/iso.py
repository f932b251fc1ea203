"""Says whether the international standards have a country, currency or region."""

from functools import cache, lru_cache

import pycountry

# XK is in use for Kosovo but assigned by its users; EU is reserved for the European Union.
_BESIDES = frozenset({"XK", "EU"})
_UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK EU"


@cache
def is_country(country: str) -> bool:
    """Whether ISO 3166-1 has the country, or it is Kosovo or the European Union."""
    return country in _BESIDES or pycountry.countries.get(alpha_2=country) is not None


def is_in_union(country: str) -> bool:
    """Whether a country is a member of the European Union, since 2020."""
    return country in _UNION.split()


@cache
def is_currency(currency: str) -> bool:
    """Whether ISO 4217 has the currency."""
    return pycountry.currencies.get(alpha_3=currency) is not None


@lru_cache(maxsize=4096)
def is_region(region: str) -> bool:
    """Whether ISO 3166-2 has the region; its codes are written in capital letters."""
    found = pycountry.subdivisions.get(code=region)  # type: ignore[no-untyped-call]
    return found is not None and region == region.upper()
