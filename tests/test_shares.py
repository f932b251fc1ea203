"""Shares are rounded once, to the nearest, with two digits at least; nothing that is neither is called 0 % or 100 %."""

import json
import subprocess
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.shares import (
    WHOLE,
    Share,
    is_half,
    per_cent,
    percent,
    percent_words,
    placed,
    share,
)
from generator.interactive.bundling import find_node
from generator.money import UNIT, Money
from generator.text import translator
from tests.invented import ROOT

EN, SQ = translator("en"), translator("sq")
AS_IN_BROWSERS = """
import { numbers } from "./numbers.mjs";
import { readFileSync } from "node:fs";
const { data, shares } = JSON.parse(readFileSync(0, "utf8")), { shared, plainShared } = numbers(data);
const told = shares.map(ends => ends.map(end => end.map(BigInt)));
process.stdout.write(JSON.stringify(told.map(ends => [shared(ends), plainShared(ends, "<=", "..")])));
"""
NUMBER = {"group": ",", "point": ".", "sizes": [3, 3], "before": "", "after": "%"}


def lek(low: int, high: int | None = None) -> Money:
    return Money("ALL", low * UNIT, (low if high is None else high) * UNIT)


TRAPS = [
    (lek(0), lek(5), "0%"),
    (lek(5), lek(5), "100%"),
    (lek(5), lek(1_000), "0.50%"),
    (lek(49), lek(10_000), "0.49%"),
    (lek(1), lek(1_000_000), "0.00010%"),
    (lek(99), lek(1_000), "9.9%"),
    (lek(996), lek(10_000), "10.0%"),
    (lek(215), lek(1_000), "22%"),
    (lek(214_951), lek(1_000_000), "21%"),
    (lek(9_949), lek(10_000), "99%"),
    (lek(995), lek(1_000), "99.5%"),
    (lek(9_995), lek(10_000), "99.95%"),
    (lek(9_996), lek(10_000), "99.96%"),
    (lek(999_999), lek(1_000_000), "99.9999%"),
    (lek(30, 200), lek(9_980, 10_150), "0.30%–2.0%"),
    (lek(0, 300), lek(0, 400), "≤ 100%"),
    (lek(0, 10), lek(9_990, 10_000), "≤ 0.10%"),
    (lek(6_000, 9_960), lek(6_040, 13_960), "60%–99.6%"),
    (lek(10, 20), lek(100, 110), "10%–18%"),
    (lek(10, 20), lek(110, 120), "9.1%–17%"),
    (lek(10, 20), lek(20, 30), "50%–67%"),
    (lek(10, 20), lek(10, 30), "50%–100%"),
    (lek(704, 708), lek(1_004, 1_008), "70%"),
]


@pytest.mark.parametrize(("part", "whole", "said"), TRAPS)
def test_a_share_is_rounded_to_the_nearest_and_is_nothing_or_all_only_where_it_is(
    part: Money, whole: Money, said: str
) -> None:
    assert percent_words(EN, share(part, whole)).replace("\xa0", " ") == said
    comma = said.replace(".", ",")
    assert percent_words(SQ, share(part, whole)).replace("\xa0", " ") == comma


def test_per_cents_are_written_with_the_decimals_they_have() -> None:
    assert [percent(EN, Decimal(said)) for said in ("0", "5", "12.50")] == ["0%", "5%", "12.50%"]
    assert percent(SQ, Decimal("0.5")) == "0,5%"


parts_of_sums = st.integers(0, 10**20)


@given(parts_of_sums, parts_of_sums, st.integers(0, 3))
def test_what_is_said_is_within_half_of_its_last_digit(one: int, rest: int, least: int) -> None:
    exact = Fraction(one, one + rest) if one else Fraction(0)
    said = per_cent(exact, least)
    exponent = said.as_tuple().exponent
    assert isinstance(exponent, int)
    assert abs(Fraction(said) - exact * 100) <= Fraction(10) ** exponent / 2
    assert (said == 0) == (exact == 0)
    assert (said == 100) == (exact == 1)
    assert exact in {0, 1} or (-exponent >= least and len(said.as_tuple().digits) >= 2)


@given(st.tuples(parts_of_sums, parts_of_sums, parts_of_sums, parts_of_sums))
def test_a_bound_is_drawn_where_it_lies_and_half_is_half(ends: tuple[int, int, int, int]) -> None:
    low, more, rest, further = ends
    part, whole = (
        Money("ALL", low, low + more),
        Money("ALL", low + rest, low + more + rest + further),
    )
    found = share(part, whole)
    assert 0 <= found[0] <= found[1] <= 1
    assert is_half(found) == (found[0] >= Fraction(1, 2))
    for drawn, end in zip(placed(found), found, strict=True):
        assert abs(drawn - end * WHOLE) <= Fraction(1, 2) or drawn == 1
        assert (drawn == 0) == (end == 0)


def test_a_file_never_holds_a_share_of_nothing_or_all_that_is_neither() -> None:
    assert [per_cent(Fraction(*of), 2) for of in ((1, 3), (1, 10**6), (99_999, 10**5))] == [
        *map(Decimal, ("33.33", "0.00010", "99.999"))
    ]


def test_browsers_round_as_pages_do_to_one_decimal_at_least() -> None:
    told = [share(part, whole) for part, whole, _ in TRAPS]
    asked = [[[end.numerator, end.denominator] for end in found] for found in told]
    for (words, value), found in zip(in_browsers(asked), told, strict=True):
        low, high = (per_cent(end, 1) for end in found)
        assert words == spanned(
            found, percent(EN, low), percent(EN, high), "≤\N{NO-BREAK SPACE}", "–"
        )
        assert value == spanned(found, f"{low:f}", f"{high:f}", "<=", "..")


def in_browsers(shares: list[list[list[int]]]) -> list[tuple[str, str]]:
    assets = ROOT / "generator" / "comparison" / "assets"
    data = {"number": NUMBER, "voters": None, "words": {}, "currency": "ALL", "decimals": {}}
    done = subprocess.run(
        [find_node()[0], "--input-type=module", "-e", AS_IN_BROWSERS],
        input=json.dumps({"data": data, "shares": shares}).encode(),
        cwd=Path(assets),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    found: list[tuple[str, str]] = [(words, value) for words, value in json.loads(done.stdout)]
    return found


def spanned(found: Share, low: str, high: str, most: str, to: str) -> str:
    if low == high:
        return high
    return f"{low}{to}{high}" if found[0] else f"{most}{high}"
