"""Money is exact: whole parts of a unit from text to total, a bound stays a bound, currencies never meet."""

from decimal import Decimal
from fractions import Fraction

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.scalars import explain_amount
from generator.money import UNIT, Money, add_up, decimal, decimals, parse_amount, parse_money
from tests.invented import SCHEMAS

CURRENCIES = sorted(currency.alpha_3 for currency in pycountry.currencies)
parts = st.integers(0, 10**16 - 1)
currencies = st.sampled_from(["ALL", "EUR", "USD"])
sums = st.builds(
    lambda currency, ends: Money(currency, min(ends), max(ends)),
    currencies,
    st.tuples(parts, parts),
)


def accepted(amount: str) -> bool:
    """Whether the schema takes the text as an amount."""
    schema = SCHEMAS["disclosure"].root["$defs"]["amount"]
    return len(amount) <= schema["maxLength"] and parse_amount(amount) is not None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("0", 0),
        ("0.00", 0),
        ("0.1", 1000),
        ("0.29", 2900),
        ("1.13", 11300),
        ("19.99", 199900),
        ("1.2345", 12345),
        ("1200000.00", 12000000000),
        ("999999999999.9999", 9999999999999999),
    ],
)
def test_an_amount_is_read_to_the_last_decimal(text: str, whole: int) -> None:
    assert parse_amount(text) == whole


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "1,000.00", "1.000,00", "1 000", "1,5", "-1.00", "+1.00", "-0", "€5", "5 ALL"),
        *("1e3", "1E3", "0x10", "010", "00", "1_000", ".5", "5.", "1.23456", "1.2.3", "١٢", "１２"),
        *("NaN", "Infinity", "inf", "1\n", "\n1", "1 ", " 1", "1000000000000", "1/2", "None"),
    ],
)
def test_what_is_no_amount_is_never_guessed(text: str) -> None:
    assert parse_amount(text) is None


@given(parts, st.sampled_from(["EUR", "JPY", "KWD", "CLF"]))
def test_every_amount_survives_being_written_and_read(whole: int, currency: str) -> None:
    assert parse_amount(f"{whole // UNIT}.{whole % UNIT:04}") == whole
    assert parse_amount(str(decimal(whole, currency))) == whole
    assert Fraction(decimal(whole, currency)) * UNIT == whole


@pytest.mark.parametrize(
    ("currency", "written"),
    [("EUR", "1200.50"), ("JPY", "1200.5"), ("KWD", "1200.500"), ("CLF", "1200.5000")],
)
def test_an_amount_is_written_with_the_decimals_of_its_currency(
    currency: str, written: str
) -> None:
    assert str(decimal(12_005_000, currency)) == written
    assert str(decimal(12_000_000, "JPY")) == "1200"


def test_decimals_are_those_of_the_standard() -> None:
    """As ISO 4217 lists them; CLDR's are those of daily use, such as none for the lek."""
    found = {n: " ".join(c for c in CURRENCIES if decimals(c) == n) for n in (0, 3, 4)}
    assert found == {
        0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
        3: "BHD IQD JOD KWD LYD OMR TND",
        4: "CLF UYW",
    }


@given(st.text("0123456789.,'-+ €ALe", max_size=16))
def test_an_amount_is_read_or_refused_and_only_a_refused_one_is_explained(text: str) -> None:
    if parse_amount(text) is not None:
        assert explain_amount(text) is None or "." not in text[-3:]
        assert Decimal(text) * UNIT == parse_amount(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1,200,000.00", "has separators between thousands"),
        ("1.200.000,00", "has separators between thousands"),
        ("1 200 000", "has separators between thousands"),
        ("1\u202f200\u202f000", "has separators between thousands"),
        ("1'200.00", "has separators between thousands"),
        ("1,200", "has separators between thousands"),
        ("1.200", "has separators between thousands"),
        ("1200,50", "has a decimal comma"),
        ("0,5", "has a decimal comma"),
        ("€1200", "names a currency"),
        ("1200 ALL", "names a currency"),
        ("ALL 1200.00", "names a currency"),
        ("1200 lekë", "names a currency"),
        ("12 ₺", "names a currency"),
        ("-5.00", "is below zero"),
    ],
)
def test_a_familiar_way_of_writing_amounts_is_explained(text: str, reason: str) -> None:
    message = explain_amount(text)
    assert message is not None
    assert reason in message.template


@pytest.mark.parametrize(
    "text", ["", "a lot", "NaN", "+5", "~100", "≤100", "<100", "100%", "#1", "1e3", "12."]
)
def test_what_does_not_look_like_an_amount_is_not_explained_as_one(text: str) -> None:
    assert explain_amount(text) is None


@pytest.mark.parametrize(
    ("data", "money"),
    [
        ({"amount": "12.50"}, Money("ALL", 125_000, 125_000)),
        ({"min": "10", "max": "20.00"}, Money("ALL", 100_000, 200_000)),
        ({"at_most": "100"}, Money("ALL", 0, 1_000_000)),
        ({"amount": "x"}, None),
        ({"min": "10"}, None),
        ({"max": "10"}, None),
        ({}, None),
    ],
)
def test_money_is_exact_a_range_or_a_bound(data: dict[str, str], money: Money | None) -> None:
    assert parse_money({**data, "currency": "ALL", "basis": "paid"}) == money


def test_a_sum_knows_whether_it_is_exact_or_only_bounded() -> None:
    exact, nothing, bound, between = (
        Money("ALL", *ends) for ends in ((5, 5), (0, 0), (0, 5), (3, 5))
    )
    assert [money.exact for money in (exact, nothing, bound, between)] == [True, True, False, False]
    assert [money.bounded for money in (exact, nothing, bound, between)] == [
        *(False, False, True, False)
    ]


def test_currencies_are_never_added() -> None:
    with pytest.raises(ValueError, match="ALL and EUR cannot be added"):
        Money("ALL", 1, 1) + Money("EUR", 1, 1)


@given(st.lists(sums))
def test_a_total_is_the_exact_sum_of_each_currency_apart(parts: list[Money]) -> None:
    totals = add_up(parts)
    assert list(totals) == sorted({money.currency for money in parts})
    for currency, total in totals.items():
        mine = [money for money in parts if money.currency == currency]
        assert total.low == sum(money.low for money in mine)
        assert total.high == sum(money.high for money in mine)
        assert total.currency == currency


@given(st.lists(sums))
def test_a_total_does_not_depend_on_the_order(parts: list[Money]) -> None:
    assert add_up(parts) == add_up(reversed(parts))
    assert list(add_up(parts)) == list(add_up(sorted(parts)))


@given(st.lists(sums, min_size=1))
def test_a_total_is_exact_only_where_every_part_is(parts: list[Money]) -> None:
    mine = [Money("ALL", money.low, money.high) for money in parts]
    (total,) = add_up(mine).values()
    assert total.exact == all(money.exact for money in mine)
    assert total.low <= total.high


def test_bounds_add_up_to_a_bound() -> None:
    bounds = [Money("ALL", 0, 10000)] * 3
    assert add_up(bounds) == {"ALL": Money("ALL", 0, 30000)}
    assert add_up([*bounds, Money("ALL", 500, 500)]) == {"ALL": Money("ALL", 500, 30500)}


def test_nothing_adds_up_to_nothing() -> None:
    assert add_up([]) == {}
