"""Which money paid for what: the kinds of the sources of funding that each line of advertising names."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.facts.line import Line
from generator.metrics.figures import Figures
from generator.money import Money

IN_KIND = "in_kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One sum of a line: who paid, for which media, and the kinds of money that the line names, if any."""

    payer: str
    payer_role: str
    group: str
    kinds: frozenset[str]
    money: Money


def payments(figures: Figures, party: str, periods: Iterable[str]) -> Iterator[Payment]:
    """Each sum that a party declares for advertising in some periods."""
    for period in periods:
        sources = figures.sources.get((party, period), ())
        kinds = {source.id: source.group for source in sources}
        for line in figures.lines.get((party, period), ()):
            for amount in line.amounts:
                yield Payment(
                    payer=line.payer.name,
                    payer_role=line.payer.role,
                    group=line.group,
                    kinds=_kinds(line, kinds, in_kind=amount.in_kind),
                    money=amount.declared.money,
                )


def _kinds(line: Line, kinds: Mapping[str, str], *, in_kind: bool) -> frozenset[str]:
    """What a sum of a line was paid from. Help in kind is that by itself, and of a line with both it paid no money."""
    if in_kind:
        return frozenset({IN_KIND})
    named = frozenset(kinds[source] for source in line.paid_from if source in kinds)
    has_help = any(amount.in_kind for amount in line.amounts)
    return named - {IN_KIND} if has_help else named
