"""What readers' browsers count and say of a comparison, in Node: every figure is that of the facts."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain, combinations, product
from random import Random
from typing import Any

import pytest

from generator.comparison import artifacts
from generator.exports.csv_text import write_csv
from generator.facts.build import build
from generator.figures.view import View
from generator.history.filed import History
from generator.metrics.figures import Figures, count
from tests.built_comparisons import Choice, Comparison, count_in_node, view
from tests.chart_bars import HOSTILE, LONG_NAMES
from tests.invented import LISTS, change, check, copy_to, figures

pytestmark = pytest.mark.slow

PARTIES = tuple(party.id for party in figures().dataset.parties)
Told = Mapping[str, Any]
Ask = Callable[..., Sequence[Told]]
PERIODS = ("2025-03", "2025-04", "2025-05")
GROUPS = ("meta", "google", "online", "broadcast", "print", "several")
FUNDING = ("public", "own", "donations", "loans", "affiliates", "in_kind")
ORIGINS = ("domestic", "diaspora", "eu", "foreign", "unknown")
MEASURES = (
    *product(("all", "each", *GROUPS), ("sum", "voter", "time")),
    *product(("all", *GROUPS), ("part",)),
    *product(GROUPS, ("own",)),
)
WITHDRAWAL = """schema_version: "1.0"
election: al-2025
party: levizja-dallga
period: 2025-03
version: 2
withdrawal: {reason: Filed by mistake.}
contact: {role: Treasurer, email: financa@dallga.example}
attestation: {role: Chair, date: 2025-05-11}
"""


def subsets(items: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every choice of at least one."""
    sizes = range(1, len(items) + 1)
    return list(chain.from_iterable(combinations(items, size) for size in sizes))


def choices(parties: tuple[str, ...] = PARTIES) -> list[Choice]:
    """Every measure of every medium over every choice of periods, for all parties, each alone, and some together."""
    dice, alone = Random(6), [(party,) for party in parties]
    return [
        Choice(some, periods, *measure)
        for periods, measure in product(subsets(PERIODS), MEASURES)
        for some in (parties, *alone, *(several(parties, dice) for _ in range(2)))
    ]


def several(parties: tuple[str, ...], dice: Random) -> tuple[str, ...]:
    """Some of the parties, in their order."""
    some = dice.sample(parties, dice.randrange(2, len(parties)))
    return tuple(party for party in parties if party in some)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """The invented election with many parties, long names in several scripts, and every reason for having no figure."""
    root = copy_to(tmp_path_factory.mktemp("crowded"))
    folder = root / "disclosures/al-2025"
    change(folder / "election.yaml", "{en: River Party,", f"{{en: {json.dumps(LONG_NAMES[0])},")
    with (folder / "election.yaml").open("a", encoding="utf-8") as file:
        for number in range(12):
            name = json.dumps({"en": LONG_NAMES[number % 4]}, ensure_ascii=False)
            file.write(f"  - {{id: extra-{number}, name: {name}}}\n")
    change(
        folder / "bashkimi-i-pyllit/2025-03.yaml",
        "advertising:\n  state: nothing_to_disclose",
        "advertising:\n  state: withheld\n  reason: The accounts are being audited.",
    )
    change(folder / "lista-e-fushes/2025-05.yaml", '"2118900.00"', '"0.00"')
    change(folder / "aleanca-e-maleve/2025-05.yaml", '"6218430.00"', '"999999999999.99"')
    (folder / "levizja-dallga/2025-03.v2.yaml").write_text(WITHDRAWAL, encoding="utf-8")
    (election,) = check(root).elections
    return count(build(election, History(), LISTS))


def ask(
    language: str, asked: Sequence[Choice | str], script: str = "", *, known: View | None = None
) -> Sequence[Told]:
    """What is made of some choices, in a language: of the invented election, unless figures are given."""
    shown = known or view(language, Choice(PARTIES, PERIODS[:2]))
    fragments = [one if isinstance(one, str) else one.fragment for one in asked]
    return count_in_node([script or everything(shown)], fragments)


def everything(view: View) -> str:
    """All data of a view, as one script."""
    return "".join((artifacts.script(view).decode(), *artifacts.later(view).values()))


def agrees(found: Told, wanted: Comparison) -> None:
    """Hold what is said and drawn against the facts."""
    choice = wanted.choice
    said = {key: found[key] for key in ("measure", "finding", "summary", "note", "bars")}
    assert said == {
        "measure": wanted.measure,
        "finding": wanted.finding,
        "summary": wanted.summary,
        "note": wanted.note,
        "bars": wanted.bars(),
    }, choice
    first = 2 if choice.measure == "time" else 1
    assert [[cell[1] for cell in row[first:-1]] for row in found["rows"]] == wanted.cells(), choice
    assert [row[-1][0] for row in found["rows"]] == wanted.covers(), choice


@pytest.mark.parametrize(("language", "count"), [("en", 700), ("sq", 300)])
def test_every_figure_and_sentence_is_that_of_the_facts(language: str, count: int) -> None:
    asked = Random(count).sample(choices(), count)
    for choice, found in zip(asked, ask(language, asked), strict=True):
        agrees(found, Comparison(view(language, choice), choice))
        assert found["fragment"] == choice.fragment


@pytest.mark.parametrize(("of", "parts"), [("funding", FUNDING), ("origin", ORIGINS)])
@pytest.mark.parametrize("language", ["en", "sq"])
def test_funding_is_counted_as_exactly(language: str, of: str, parts: tuple[str, ...]) -> None:
    known = figures().dataset.current_facts.sources
    used = {source.origin if of == "origin" else source.group for source in known}
    some = [part for part in parts if part in used]
    assert len(some) > 2
    measures = (
        *product(("all", "each", *some), ("sum", "voter", "time")),
        *product(("all", *some), ("part",)),
        *product(some, ("own",)),
    )
    asked = [
        Choice(parties, periods, media, measure, of)
        for (media, measure) in measures
        for periods in (PERIODS[:2], PERIODS[1:2], PERIODS)
        for parties in (PARTIES, PARTIES[1:3], PARTIES[2:3])
    ]
    for choice, found in zip(asked, ask(language, asked), strict=True):
        agrees(found, Comparison(view(language, choice), choice))
        assert found["fragment"] == choice.fragment


@pytest.mark.parametrize("of", ["ai", "targeting"])
def test_uses_and_techniques_are_counted_one_by_one(of: str) -> None:
    facts = figures().dataset.current_facts
    things = [(each.party, each.period, each.stages) for each in facts.ai_uses]
    if of == "targeting":
        methods = [(each.party, each.period, each.methods) for each in facts.techniques]
        things = [each for each in methods if set(each[2]) != {"none"}]
    parts = sorted({part for *_, parts in things for part in parts} - {"none"})
    assert len(parts) > 2
    asked = [
        Choice(PARTIES, PERIODS[:2], part, measure, of)
        for part, measure in product(("all", *parts), ("sum", "time"))
    ]
    for choice, found in zip(asked, ask("en", asked), strict=True):
        assert found["fragment"] == choice.fragment
        over_time = choice.measure == "time"
        rows = product(PARTIES, ((p,) for p in PERIODS[:2]) if over_time else (PERIODS[:2],))
        wanted = [
            sum(
                party == whose and period in periods and choice.media in {"all", *own}
                for whose, period, own in things
            )
            for party, periods in rows
        ]
        assert [bar["total"] for bar in found["bars"]] == [str(count or "") for count in wanted]
        figure = 2 if over_time else 1
        assert [row[figure][1] for row in found["rows"]] == [str(count or "") for count in wanted]
        assert "lek" not in found["finding"] + found["measure"]


def test_what_is_counted_has_no_shares_and_is_not_stacked() -> None:
    for of, measure in product(("ai", "targeting"), ("part", "own", "voter")):
        (found,) = ask("en", [f"of={of}&periods=2025-04&kind=each&as={measure}"])
        assert found["fragment"] == f"of={of}&periods=2025-04"


def test_a_finding_about_what_is_counted_says_what_was_counted() -> None:
    (found,) = ask("en", ["of=targeting&parties=partia-e-lumit&periods=2025-04"])
    assert re.fullmatch(r"River Party declared targeting techniques: \d+", found["finding"])


def test_many_parties_huge_sums_and_every_state_are_counted_the_same(crowded: Figures) -> None:
    everybody = tuple(party.id for party in crowded.dataset.parties)
    known = view("en", Choice(everybody, PERIODS), crowded)
    asked = [*Random(3).sample(choices(everybody), 150), Choice(everybody, PERIODS, "each")]
    found = ask("en", asked, known=known)
    for choice, made in zip(asked, found, strict=True):
        agrees(made, Comparison(view("en", choice, crowded), choice))
    assert "Withdrawn: Wave Movement (March 2025)." in found[-1]["note"]
    assert "Withheld: Forest Union (March 2025)." in found[-1]["note"]


def test_a_bound_makes_no_bar_of_what_is_known_shorter_than_half() -> None:
    script = everything(view("en", Choice(PARTIES, PERIODS[:2])))
    large = script.replace("[0,40000000]", "[0,9999999999999]", 1)
    assert large != script
    plain, bounded, alone = (
        ask("en", [choice], text)[0]["top"]
        for choice, text in (
            (Choice(PARTIES, PERIODS[:2]), script),
            (Choice(PARTIES, PERIODS[:2]), large),
            (Choice(PARTIES[4:5], PERIODS[:2]), script),
        )
    )
    assert int(bounded) == 2 * int(plain) == 2 * 812_152_854_000
    assert alone == "4000000000"


def test_sums_too_large_for_a_browsers_own_numbers_are_exact() -> None:
    script = everything(view("en", Choice(PARTIES, PERIODS[:2])))
    large = 2**60 + 1
    script = script.replace("1087034000", f'"{large}"', 1)
    (found,) = ask("en", [Choice(PARTIES[:1], PERIODS[:1], "meta")], script)
    assert found["rows"][0][1] == [
        f"{large // 100:,}.{large % 100:02}",
        f"{large // 100}.{large % 100:02}",
    ]


def test_a_sum_of_nothing_looks_unlike_no_sum(crowded: Figures) -> None:
    known = view("en", Choice(PARTIES, PERIODS), crowded)
    asked = [Choice(("lista-e-fushes",), (period,), "google") for period in ("2025-05", "2025-03")]
    nought, missing = ask("en", asked, known=known)
    assert nought["rows"][0][1:] == [["0", "0.00"], ["May 2025", "May 2025"]]
    assert nought["finding"] == "Google: Lowlands List declared 0 lek"
    assert missing["rows"][0][1:] == [["", ""], ["not filed, due 5 April"] * 2]
    assert missing["finding"] == "Google: Lowlands List: not filed, due 5 April"


def test_every_state_has_words_of_its_own(crowded: Figures) -> None:
    known = view("en", Choice(PARTIES, PERIODS), crowded)
    asked = [
        Choice((party,), (period,))
        for party, period in (
            ("lista-e-fushes", "2025-03"),
            ("bashkimi-i-pyllit", "2025-03"),
            ("levizja-dallga", "2025-03"),
            ("bashkimi-i-pyllit", "2025-05"),
        )
    ]
    found = [made["rows"][0][-1][0] for made in ask("en", asked, known=known)]
    found += [
        made["rows"][0][-1][0] for made in ask("en", [Choice(("bashkimi-i-pyllit",), PERIODS[:1])])
    ]
    assert found == [
        "not filed, due 5 April", "withheld", "withdrawn", "not due yet", "nothing to disclose",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("choice", "finding"),
    [
        (Choice(PARTIES, PERIODS[:2]), "Largest of the sums disclosed: River Party, 81.2 million lek"),
        (Choice(PARTIES[:2], PERIODS[:2]), "River Party declared the most: 81.2 million lek"),
        (Choice(PARTIES[:1], PERIODS[:2]), "River Party declared 81.2 million lek"),
        (Choice(PARTIES[:1], PERIODS), "River Party declared at least 81.2 million lek"),
        (Choice(PARTIES[2:3], PERIODS[:1]), "Lowlands List: not filed, due 5 April"),
        (Choice(PARTIES[4:5], PERIODS[:2]), "Forest Union declared ≤\N{NO-BREAK SPACE}400.0 thousand lek"),
        (Choice(PARTIES[4:], PERIODS[:2]), "How much advertising did the parties declare?"),
        (
            Choice(PARTIES[:2], PERIODS[:2], "meta", "voter"),
            "Meta: River Party declared the most: 11.10 lek per registered voter",
        ),
        (
            Choice(PARTIES[:2], PERIODS[:2], "all", "part"),
            "River Party accounts for 53.9% of what these parties disclosed",
        ),
        (
            Choice(PARTIES[:2], PERIODS[:2], "meta", "own"),
            "Meta: largest share at Alliance of the Mountains, 53.0% of what it disclosed",
        ),
        (Choice(PARTIES[:1], PERIODS[:2], "meta", "own"), "Meta: 50.7% of what River Party disclosed"),
        (Choice(PARTIES, PERIODS[:2], "meta", "own"), "Meta: How much of their advertising went there?"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_finding_says_no_more_than_the_figures_do(choice: Choice, finding: str) -> None:
    (found,) = ask("en", [choice])
    assert found["finding"] == finding


def test_currencies_are_named_apart_and_never_added() -> None:
    (found,) = ask("en", [Choice(PARTIES[:1], PERIODS[1:2])])
    assert (
        "In other currencies, not added: River Party 8,450.60\N{NO-BREAK SPACE}EUR."
        in found["note"]
    )
    assert found["rows"][0][1][1] == "63354295.40"
    (alone,) = ask("en", [Choice(("levizja-dallga",), PERIODS[1:2], "google")])
    assert alone["rows"][0][-1][0] == "only in other currencies"


def test_a_medium_without_declared_advertising_says_none_and_without_a_disclosure_nothing(
    crowded: Figures,
) -> None:
    known = view("en", Choice(PARTIES, PERIODS), crowded)
    (found,) = ask("en", [Choice(PARTIES, PERIODS[1:2], "each")], known=known)
    rows = {row[0][0]: row[1:-1] for row in found["rows"]}
    titles = found["columns"][1:-1]
    euros = "3,940.20\N{NO-BREAK SPACE}EUR"
    assert rows["Wave Movement"][titles.index("Google (ALL)")] == [euros, euros]
    assert ["none", "0.00"] in rows["Lowlands List"]
    assert all(cell == ["", ""] for cell in rows["Citizens of June"])


def test_what_is_said_of_vat_goes_along_where_parties_differ() -> None:
    differ, same_for_all = ask(
        "en", [Choice(PARTIES[:3], PERIODS[1:2]), Choice(PARTIES[:2], PERIODS[:1])]
    )
    assert "Without VAT: Lowlands List." in differ["note"]
    assert "VAT" not in same_for_all["note"]


def test_a_figure_per_voter_names_the_source_of_the_number() -> None:
    (found,) = ask("en", [Choice(PARTIES, PERIODS[:2], "all", "voter")])
    source = "Registered voters: 3,713,760 (Invented register of voters, 11 April 2025)."
    assert source in found["note"]


def test_without_a_number_of_voters_nothing_is_offered_per_voter() -> None:
    script = everything(view("en", Choice(PARTIES, PERIODS[:2])))
    cut = re.sub(r'"voters":\{[^}]*\}', '"voters":null', script)
    (found,) = ask("en", [Choice(PARTIES, PERIODS[:2], "all", "voter")], cut)
    assert found["fragment"] == "periods=2025-03,2025-04"


@pytest.mark.parametrize(
    ("fragment", "meant"),
    [
        ("parties%3Dpartia-e-lumit%26periods%3d2025-03%2C2025-04", "parties=partia-e-lumit"),
        ("parties=partia-e-lumit&amp;periods=2025-04,2025-03", "parties=partia-e-lumit"),
        ("parties=partia-e-lumit&#38;as=constructor", "parties=partia-e-lumit"),
        ("parties=levizja-dallga,partia-e-lumit,levizja-dallga", "parties=partia-e-lumit,levizja-dallga"),
        ("parties=partia-e-lumit&parties=levizja-dallga", "parties=levizja-dallga"),
        ("parties=__proto__,constructor&__proto__=parties&media=toString", ""),
        ("media=__proto__&as=__proto__&constructor=media", ""),
        ("periods=partia-e-lumit&parties=2025-03", ""),
        ("parties=%E0%A4%A&periods=%&media=%00", ""),
        ("parties=" + "partia-e-lumit," * 50_000, "parties=partia-e-lumit"),
        ("&" * 100_000 + "=" * 100_000, ""),
    ],
    ids=lambda value: value[:40],
)  # fmt: skip
def test_an_address_means_the_same_however_it_was_written(fragment: str, meant: str) -> None:
    (found,) = ask("en", [fragment])
    assert found["fragment"] == "&".join(filter(None, (meant, "periods=2025-03,2025-04")))


@pytest.mark.parametrize("media", ["all", "each", "meta"])
def test_names_and_ids_are_text_whatever_they_say(media: str, crowded: Figures) -> None:
    parties = PARTIES[:4]
    script = everything(view("en", Choice(parties, PERIODS), crowded))
    ids = ("__proto__", "constructor", "2025-03", "all")
    for party, other in zip(parties, ids, strict=True):
        script = script.replace(json.dumps(party), json.dumps(other))
    for name in (LONG_NAMES[0], *(crowded.dataset.by_party[p].name["en"] for p in parties[1:])):
        script = script.replace(json.dumps(name, ensure_ascii=False), json.dumps(HOSTILE))
    asked = [f"parties={id_}&periods=2025-03,2025-04&media={media}" for id_ in ids]
    for party, found in zip(parties, ask("en", asked, script), strict=True):
        wanted = Comparison(
            view("en", Choice((party,), PERIODS[:2], media), crowded),
            Choice((party,), PERIODS[:2], media),
        )
        assert [[cell[1] for cell in row[1:-1]] for row in found["rows"]] == wanted.cells()
        assert found["rows"][0][0][0] == HOSTILE


@pytest.mark.parametrize("party", ["partia-e-lumit", "qytetaret-e-qershorit"])
def test_a_party_alone_is_compared_with_nobody(party: str) -> None:
    """The second has declared nothing at all, so there is no medium to choose."""
    known = view("en", Choice((party,), PERIODS))
    measures = [f"media={media}&as={measure}" for media, measure in MEASURES]
    for found in ask("en", measures, known=known):
        assert {row[0][0] for row in found["rows"]} == {known.parties[0].name["en"]}
        assert "undefined" not in json.dumps(found)


def test_before_anything_is_due_every_period_is_shown() -> None:
    (found,) = ask("en", [""], known=view("en", Choice(PARTIES, ())))
    assert found["fragment"] == "periods=2025-03,2025-04,2025-05"


def test_the_csv_is_the_table_as_every_other_csv_is_written(crowded: Figures) -> None:
    known = view("en", Choice(tuple(p.id for p in crowded.dataset.parties), PERIODS), crowded)
    script = everything(known).replace('"Wave Movement"', json.dumps('=1+1"x'))
    (made,) = ask("en", ["media=each"], script)
    rows = [[cell[1] for cell in row] for row in made["rows"]]
    assert made["csv"].encode() == write_csv(made["columns"], rows)
    read = list(csv.reader(io.StringIO(made["csv"].removeprefix("\ufeff"))))
    assert ["'=1+1\"x", "14661575.00"] in [row[:2] for row in read]
