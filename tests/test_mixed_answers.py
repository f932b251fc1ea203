"""Answers made of several entries of one disclosure: what holds for some of them is not said of all."""

from pathlib import Path

import pytest

from generator.facts.build import build
from generator.facts.line import rows
from generator.history.filed import History
from generator.metrics.comparison import METRICS, Scope, measure
from generator.metrics.figures import count
from generator.text import translator
from tests.invented import FOLDER, LISTS, change, check, copy_to

LUMI, APRIL = "partia-e-lumit", "2025-04"
FILE = f"disclosures/{FOLDER.name}/{LUMI}/{APRIL}.yaml"
OWN_DELIVERY = """\
    - id: own-delivery
      system: Zgjedhës Shembull
      stages: [targeting]
      applies_to: [meta-april]
      platform_default: false
      human_review: always
      data_entered: none
"""
UNLABELLED = """\
    - id: leaflet-images
      system: Piktori Shembull 2
      stages: [image]
      applies_to: [print-april]
      platform_default: false
      human_review: always
      data_entered: none
      label: {applied: false}
"""


def word(root: Path, metric: str) -> str:
    """What the comparison says of the party for April."""
    (election,) = check(root).elections
    figures = count(build(election, History(), LISTS))
    found = next(each for each in METRICS if each.id == metric)
    answer = measure(found, Scope(figures, LUMI, (APRIL,)))
    assert answer.word is not None
    return translator("en").text(answer.word)


@pytest.mark.parametrize(
    ("metric", "added", "alone", "mixed"),
    [
        ("ai-delivery", OWN_DELIVERY, "platform default", "own system"),
        ("ai-content", UNLABELLED, "yes, labelled", "yes, not all labelled"),
    ],
)
def test_one_use_of_ai_that_differs_changes_the_answer(
    metric: str, added: str, alone: str, mixed: str, tmp_path: Path
) -> None:
    root = copy_to(tmp_path)
    assert word(root, metric) == alone
    change(root / FILE, "    - id: poster-images\n", f"{added}    - id: poster-images\n")
    assert word(root, metric) == mixed


def test_the_ads_of_a_line_count_once_though_it_was_paid_and_given(tmp_path: Path) -> None:
    root = copy_to(tmp_path)
    file = f"disclosures/{FOLDER.name}/levizja-dallga/2025-03.yaml"
    given = '      in_kind:\n        value: {amount: "184500.00", currency: ALL, basis: estimated}'
    paid = '      number_of_ads: 9\n      spent: {amount: "1000.00", currency: ALL, basis: paid}\n'
    change(root / file, given, paid + given)
    change(root / file, '"10775005.00"', '"10776005.00"')
    (election,) = check(root).elections
    lines = build(election, History(), LISTS).facts.lines
    (podcast,) = (line for line in lines if line.id == "podcast-march")
    assert [amount.in_kind for amount in podcast.amounts] == [False, True]
    both = (row for row in rows([podcast]))
    assert [row.first and row.first.number_of_ads for row in both] == [9, None]
