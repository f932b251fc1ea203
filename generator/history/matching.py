"""Matches the entries of two lists of a disclosure: tells which of them belong together.

Entries are matched by what names them, never by their place: their `id`, an ad's number, the currency of a total, the
rule of an explanation; entries without a name by what they hold. So nothing that only moved is a change.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, TypeAlias

from generator.money import Money, parse_money

SUM = frozenset({"amount", "min", "max", "at_most", "currency"})
_OF_SUMS = frozenset({"basis", "includes_vat"})
NAMES = (("id",), ("ad_id",), ("rule", "about"))
EntryPair: TypeAlias = tuple[int | None, int | None]


def is_money(value: Any) -> bool:
    """Whether a value is a sum of money, in any of the ways to write one."""
    return isinstance(value, dict) and "currency" in value and value.keys() <= SUM | _OF_SUMS


def money(value: Mapping[str, Any]) -> Money | None:
    """The sum that a mapping is; None where it is none."""
    return parse_money(value) if is_money(value) else None


def pairs(old: Sequence[Any], new: Sequence[Any]) -> Iterator[EntryPair]:
    """The numbers of the entries that belong together, in the order of the newer list; what is gone comes last."""
    groups: dict[str, tuple[list[int], list[int]]] = {}
    for side, entries in enumerate((old, new)):
        for number, entry in enumerate(entries):
            groups.setdefault(_name(entry), ([], []))[side].append(number)
    found: list[EntryPair] = []
    for before, after in groups.values():
        found.extend(_alike(before, after, old, new))
    last = len(new) + len(old)
    yield from sorted(found, key=lambda pair: last + (pair[0] or 0) if pair[1] is None else pair[1])


def _alike(
    before: list[int], after: list[int], old: Sequence[Any], new: Sequence[Any]
) -> Iterator[EntryPair]:
    """Pairs of entries of one name: first those that hold the same, then the others in the order of what they hold."""
    if len(before) == len(after) == 1:
        yield before[0], after[0]
        return
    waiting: dict[str, list[int]] = {}
    for number in after:
        waiting.setdefault(_content(new[number]), []).append(number)
    left: list[tuple[str, int]] = []
    for number in before:
        content = _content(old[number])
        if same := waiting.get(content):
            yield number, same.pop()
        else:
            left.append((content, number))
    rest = sorted((content, number) for content, found in waiting.items() for number in found)
    for one, other in zip_longest(sorted(left), rest):
        yield (one[1] if one else None), (other[1] if other else None)


def _name(entry: Any) -> str:
    """What names an entry: the same in both versions of the same entry."""
    if isinstance(entry, dict):
        for keys in NAMES:
            if keys[0] in entry:
                return json.dumps([entry.get(key) for key in keys])
        if is_money(entry):
            return json.dumps(entry["currency"])
    return _content(entry)


def _content(value: Any) -> str:
    """What a value holds, the same for all ways of writing it."""
    if isinstance(value, dict):
        said: dict[str, Any] = {key: _content(held) for key, held in value.items()}
        if found := money(value):
            said = {key: held for key, held in said.items() if key not in SUM}
            said[""] = [found.currency, found.low, found.high]
        return json.dumps(said, sort_keys=True)
    if isinstance(value, list):
        return json.dumps(sorted(map(_content, value)))
    return json.dumps(value)
