"""Groups findings, so that the same fault in many places is said once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.findings import Finding, Kind, Level
from generator.reporters.limits import ALSO, FINDINGS, PLACES
from generator.text import Translator, say_many


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """One kind of fault and every finding of it, in order."""

    kind: Kind
    level: Level
    findings: tuple[Finding, ...]

    def heading(self, t: Translator) -> str:
        """What the fault is, and how often it was found."""
        count = t.text(say_many("one place", "{count} places", len(self.findings)))
        return f"{t.text(self.kind.title)} ({count})"

    def first(self) -> list[Finding]:
        """The findings to show: the first three in each field. Where in a list an entry stands makes no difference."""
        seen: Counter[str] = Counter()
        chosen = []
        for finding in self.findings:
            field = finding.field.template if finding.field else ""
            seen[field] += 1
            if seen[field] <= PLACES:
                chosen.append(finding)
        return chosen


@dataclass(frozen=True, slots=True)
class Chosen:
    """The findings that a report for programs shows, in order, those it leaves out, and how many further places."""

    findings: tuple[Finding, ...]
    rest: tuple[Finding, ...]
    places: int


def choose(findings: Sequence[Finding]) -> Chosen:
    """As many findings as a program takes, every kind of fault among them."""
    shown = set(best_first(findings)[:FINDINGS]) if len(findings) > FINDINGS else set(findings)
    kept = tuple(finding for finding in findings if finding in shown)
    rest = tuple(finding for finding in findings if finding not in shown)
    return Chosen(kept, rest, sum(max(0, len(finding.also) - ALSO) for finding in kept))


def in_groups(findings: Iterable[Finding]) -> list[FindingGroup]:
    """The kinds of fault in the order of their first places."""
    groups: dict[tuple[Level, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.level, finding.kind.code), []).append(finding)
    return [FindingGroup(found[0].kind, found[0].level, tuple(found)) for found in groups.values()]


def best_first(findings: Iterable[Finding]) -> list[Finding]:
    """Every fault once before any comes again, so that the first few findings say the most."""
    ranked = [
        (turn, number, finding)
        for number, group in enumerate(in_groups(findings))
        for turn, finding in enumerate([*group.first(), *group.findings])
    ]
    return list(dict.fromkeys(finding for *_, finding in sorted(ranked, key=lambda r: r[:2])))
