"""The numbers of the invented election, counted a second time from its files without any of the program."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from generator.facts.build import build
from generator.facts.fact import Declared
from generator.history.filed import History
from generator.metrics.comparison import METRICS, Answer, Scope, measure, vat_differs
from generator.metrics.figures import Figures, answered_of_due, completeness, count
from generator.metrics.status import State
from generator.metrics.sums import total
from generator.money import UNIT, Money
from generator.validation.places import SECTIONS
from tests.invented import FOLDER, ID, LISTS, change, check, copy_to, dataset, figures
from tests.recount import Span, added, groups, lines, span, spending, written

PERIODS = ("2025-03", "2025-04", "2025-05")
DUE = PERIODS[:2]
MEASURES = {metric.id: metric for metric in METRICS}

LUMI, MALET, FUSHA = "partia-e-lumit", "aleanca-e-maleve", "lista-e-fushes"
DALLGA, PYLLI, QERSHORI = "levizja-dallga", "bashkimi-i-pyllit", "qytetaret-e-qershorit"
STATUSES = {
    (LUMI, "2025-03"): (State.FILED, 2, date(2025, 4, 3), False, ()),
    (LUMI, "2025-04"): (State.FILED, 1, date(2025, 5, 4), False, ()),
    (LUMI, "2025-05"): (State.NOT_DUE, 0, None, False, ()),
    (MALET, "2025-03"): (State.FILED, 1, date(2025, 4, 5), False, ()),
    (MALET, "2025-04"): (State.WITHHELD, 2, date(2025, 5, 5), False, ("funding",)),
    (MALET, "2025-05"): (State.FILED, 1, date(2025, 5, 12), False, ()),
    (FUSHA, "2025-03"): (State.MISSING, 0, None, False, ()),
    (FUSHA, "2025-04"): (State.FILED, 1, date(2025, 5, 2), False, ()),
    (FUSHA, "2025-05"): (State.FILED, 1, date(2025, 5, 12), False, ()),
    (DALLGA, "2025-03"): (State.FILED, 1, date(2025, 4, 4), False, ()),
    (DALLGA, "2025-04"): (State.FILED, 1, date(2025, 5, 9), True, ()),
    (DALLGA, "2025-05"): (State.NOT_DUE, 0, None, False, ()),
    (PYLLI, "2025-03"): (State.NIL, 1, date(2025, 4, 1), False, ()),
    (PYLLI, "2025-04"): (State.FILED, 1, date(2025, 5, 5), False, ()),
    (PYLLI, "2025-05"): (State.NOT_DUE, 0, None, False, ()),
    (QERSHORI, "2025-03"): (State.MISSING, 0, None, False, ()),
    (QERSHORI, "2025-04"): (State.MISSING, 0, None, False, ()),
    (QERSHORI, "2025-05"): (State.NOT_DUE, 0, None, False, ()),
}
PARTIES = (LUMI, MALET, FUSHA, DALLGA, PYLLI, QERSHORI)


WRITTEN = written()
GROUPS = groups()


def units(money: Money) -> Span:
    return Decimal(money.low) / UNIT, Decimal(money.high) / UNIT


def answer(metric: str, party: str, periods: tuple[str, ...] = DUE) -> Answer:
    """What the comparison says of a party."""
    return measure(MEASURES[metric], Scope(figures(), party, periods))


def counted(root: Path) -> Figures:
    """The figures of a changed copy."""
    (election,) = check(root).elections
    return count(build(election, History(), LISTS))


@pytest.mark.parametrize("key", STATUSES, ids="-".join)
def test_every_party_has_its_status_for_every_period(key: tuple[str, str]) -> None:
    state, version, filed, late, withheld = STATUSES[key]
    found = figures().status[key]
    assert (found.state, found.filed, found.late, found.withheld) == (state, filed, late, withheld)
    assert (found.version.filing.version if found.version else 0) == version
    assert found.corrected == (version > 1)
    assert not found.refused


def test_no_status_is_forgotten_and_none_is_made_up() -> None:
    assert list(figures().status) == [(party, period) for party in PARTIES for period in PERIODS]
    assert figures().filed == PERIODS
    assert figures().due == DUE


def test_spending_is_counted_by_party_period_medium_payer_and_currency() -> None:
    names = {party.id: party.name["en"] for party in dataset().parties}
    for data in WRITTEN.values():
        for section, key in (
            *(("affiliates", "entities"), ("advertising", "candidates")),
            *(("advertising", "third_parties"), ("advertising", "intermediaries")),
        ):
            for entry in data[section].get(key, ()):
                names[entry["id"]] = entry["name"]
    expected = added(
        (
            (
                *(line["party"], line["period"], line["medium"]),
                *(GROUPS[line["medium"]], names[line["paid_by"]], in_kind, money["currency"]),
            ),
            span(money),
        )
        for line, money, in_kind in spending(WRITTEN)
    )
    found = {
        (*key, s.medium, s.group, s.payer, s.in_kind, s.money.currency): units(s.money)
        for key, spends in figures().spend.items()
        for s in spends
    }
    assert found == expected


def test_funding_is_counted_by_party_period_kind_origin_and_currency() -> None:
    expected = added(
        (
            (*key, source["kind"], source["origin"], source["amount"]["currency"]),
            span(source["amount"]),
        )
        for key, data in WRITTEN.items()
        for source in data["funding"].get("sources", ())
    )
    found = added(
        ((*key, fund.kind, fund.origin, fund.money.currency), units(fund.money))
        for key, funds in figures().funds.items()
        for fund in funds
    )
    assert found == expected


@pytest.mark.parametrize("party", PARTIES)
def test_the_total_of_a_party_is_the_sum_of_its_lines_in_each_currency(party: str) -> None:
    expected = added(
        (money["currency"], span(money))
        for line, money, _ in spending(WRITTEN)
        if line["party"] == party
    )
    found = total(figures().spent(party, PERIODS))
    assert {currency: units(money) for currency, money in found.items()} == expected
    assert list(found) == sorted(found)


def test_currencies_stand_side_by_side_and_are_never_added() -> None:
    found = answer("spend", DALLGA)
    assert [money.currency for money in found.money] == ["ALL", "EUR"]
    for party in PARTIES:
        for metric in MEASURES:
            sums = answer(metric, party).money
            assert len({money.currency for money in sums}) == len(sums)


def test_a_bound_stays_a_bound_through_every_total() -> None:
    bounds = [money for line, money, _ in spending(WRITTEN) if line["party"] == PYLLI]
    assert any("at_most" in money for money in bounds)
    (spent,) = answer("spend", PYLLI).money
    low, high = (sum(ends) for ends in zip(*map(span, bounds), strict=True))
    assert units(spent) == (low, high)
    assert low < high
    parts = {s.medium: s.money for s in figures().spent(PYLLI, DUE) if s.money.bounded}
    assert parts
    assert all(money.low == 0 for money in parts.values())


def test_a_version_that_was_replaced_is_not_counted() -> None:
    old = yaml.load((FOLDER / LUMI / "2025-03.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    new = WRITTEN[LUMI, "2025-03"]
    sums = [sum(span(line["spent"])[1] for line in lines(data)) for data in (old, new)]
    assert sums[1] - sums[0] == 500_000
    assert units(total(figures().spent(LUMI, ("2025-03",)))["ALL"])[1] == sums[1]


@pytest.mark.parametrize("party", PARTIES)
@pytest.mark.parametrize("section", SECTIONS)
def test_completeness_says_what_became_of_each_section_that_is_due(
    party: str, section: str
) -> None:
    expected = []
    for period in DUE:
        data = WRITTEN.get((party, period))
        state = data[section]["state"] if data else "missing"
        expected.append(State.FILED if state == "disclosed" else State(state))
    found = completeness(figures(), party, section)
    assert found.states == tuple(expected)
    assert found.answered == sum(state in {State.FILED, State.NIL} for state in expected)


def test_sections_answered_are_counted_of_those_due() -> None:
    assert {party: answered_of_due(figures(), party) for party in PARTIES} == {
        LUMI: (10, 10),
        MALET: (9, 10),
        FUSHA: (5, 10),
        DALLGA: (10, 10),
        PYLLI: (10, 10),
        QERSHORI: (0, 10),
    }


@pytest.mark.parametrize("group", ["meta", "google", "online", "broadcast", "print"])
@pytest.mark.parametrize("party", PARTIES)
def test_a_share_is_of_the_partys_own_spending_in_the_main_currency(group: str, party: str) -> None:
    mine = [
        (GROUPS[line["medium"]], money)
        for line, money, _ in spending(WRITTEN)
        if line["party"] == party and line["period"] in DUE and money["currency"] == "ALL"
    ]
    whole = added(("ALL", span(money)) for _, money in mine)
    part = added(("ALL", span(money)) for medium, money in mine if medium == group)
    found = answer(f"spend-{group}", party)
    if part:
        assert found.part is not None
        assert (units(found.part[0]), units(found.part[1])) == (part["ALL"], whole["ALL"])
    else:
        assert found.part is None


def test_the_parts_of_the_comparison_are_part_of_its_whole() -> None:
    for party in PARTIES:
        whole = {money.currency: money for money in answer("spend", party).money}
        for metric in (
            "spend-meta",
            "spend-google",
            "spend-online",
            "spend-broadcast",
            "spend-print",
        ):
            for money in answer(metric, party).money:
                assert money.low <= whole[money.currency].low
                assert money.high <= whole[money.currency].high


def test_money_from_outside_and_of_unknown_origin_is_summed_apart() -> None:
    for party in PARTIES:
        for metric, origins in (
            ("funding-outside", {"diaspora", "eu", "foreign"}),
            ("funding-unknown", {"unknown"}),
        ):
            expected = added(
                (source["amount"]["currency"], span(source["amount"]))
                for (owner, period), data in WRITTEN.items()
                for source in data["funding"].get("sources", ())
                if owner == party and period in DUE and source["origin"] in origins
            )
            found = {money.currency: units(money) for money in answer(metric, party).money}
            assert found == expected, (party, metric)


def test_an_answer_says_why_it_is_not_one() -> None:
    assert {party: answer("spend", party).state for party in PARTIES} == {
        LUMI: State.FILED,
        MALET: State.FILED,
        FUSHA: State.MISSING,
        DALLGA: State.FILED,
        PYLLI: State.FILED,
        QERSHORI: State.MISSING,
    }
    assert answer("spend", FUSHA).only == ("2025-04",)
    assert answer("spend", QERSHORI) == Answer(state=State.MISSING)
    assert answer("funding", MALET).state is State.WITHHELD
    assert answer("funding", MALET).only == ("2025-03",)
    assert answer("spend", LUMI, ("2025-05",)) == Answer(state=State.NOT_DUE)


def test_a_signed_nothing_is_an_answer_of_nothing() -> None:
    nothing = answer("spend", PYLLI, ("2025-03",))
    assert (nothing.state, nothing.money, nothing.only) == (State.FILED, (), ())


def test_others_who_pay_are_named() -> None:
    roles = {s.payer_role for s in figures().spent(LUMI, DUE) if s.payer != "River Party"}
    assert "party" not in roles
    assert "Fondacioni Ura" in answer("paid-by-others", LUMI).names
    assert "River Party" not in answer("paid-by-others", LUMI).names


def test_yes_and_no_come_from_the_methods_that_were_named() -> None:
    for party in PARTIES:
        named = {
            method
            for (owner, period), data in WRITTEN.items()
            for technique in data["targeting"].get("techniques", ())
            for method in technique["methods"]
            if owner == party and period in DUE
        }
        found = answer("targeting-region", party)
        if found.word is not None:
            assert found.word.template == ("yes" if "geographic" in named else "no")


def test_every_measure_has_its_own_name_and_section() -> None:
    assert len(MEASURES) == len(METRICS)
    assert {metric.section for metric in METRICS} == set(SECTIONS)


def test_a_party_that_left_is_not_expected_afterwards(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    election = root / "disclosures" / ID / "election.yaml"
    change(election, "site: https://qershori.example/", "withdrawn: 2025-03-31")
    status = counted(root).status
    assert status[QERSHORI, "2025-03"].state is State.MISSING
    assert status[QERSHORI, "2025-04"].state is State.NOT_EXPECTED
    assert status[QERSHORI, "2025-05"].state is State.NOT_EXPECTED


def test_nothing_is_overdue_on_the_due_date_itself(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    change(root / "disclosures" / ID / "election.yaml", "as_of: 2025-05-12", "as_of: 2025-05-05")
    status = counted(root).status
    assert status[QERSHORI, "2025-03"].state is State.MISSING
    assert status[QERSHORI, "2025-04"].state is State.NOT_DUE


def test_a_disclosure_on_the_due_date_is_on_time() -> None:
    on_time = figures().status[MALET, "2025-03"]
    assert on_time.filed == figures().dataset.by_period["2025-03"].due
    assert not on_time.late


def test_sums_beyond_sixty_four_bits_are_exact() -> None:
    most, times = 2**61 + 1, 9
    one = dataset().current_facts.lines[0]
    sum_ = Declared(Money("ALL", most, most), "paid", None)
    one = replace(one, amounts=(replace(one.amounts[0], declared=sum_),))
    large = replace(dataset(), facts=replace(dataset().facts, lines=(one,) * times))
    (spends,) = count(large).spend.values()
    assert [spend.money.high for spend in spends] == [most * times]
    assert most * times > 2**64


def test_vat_differs_where_parties_or_one_party_say_both() -> None:
    with_vat, without, silent = frozenset({True}), frozenset({False}), frozenset({None})
    assert vat_differs([with_vat, without])
    assert vat_differs([with_vat | without])
    assert not vat_differs([with_vat, with_vat | silent])
    assert not vat_differs([])
