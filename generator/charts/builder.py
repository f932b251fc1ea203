"""What a browser needs to build a comparison by itself: a view in, figures and words as plain lists and mappings out.

Sums are whole multiples of `step`, of every party and period, with the state of each section; words are templates
in the view's language; numbers are written as `Translator` writes them. `assets/sixc/builder.js` draws from it what
`drawing.bars` would draw, so sizes of text and widths of characters go along. Sums by medium are most of the bytes, so
they stand apart.
"""

from collections.abc import Collection, Iterator
from itertools import combinations_with_replacement, product
from typing import Any

from babel.numbers import format_percent, get_decimal_symbol, get_group_symbol

from generator import addresses
from generator.charts.chart import Chart
from generator.charts.spend_by_platform import CHART as SPENDING
from generator.charts.spend_by_platform import COLOURS
from generator.drawing.colours import visible
from generator.drawing.measures import widths
from generator.drawing.style import INSIDE, LABEL, STATE, TICK, TOTAL
from generator.facts.dataset import Party, Period
from generator.figures.edgings import EDGINGS
from generator.figures.figure import ChartData, ChartTable, Drawing, Nothing
from generator.figures.view import View
from generator.figures.words import (
    COVERS,
    UNITS,
    VAT_DIFFERS,
    VAT_WORDS,
    as_of,
    period_name,
    scale_for,
    section_words,
    span_words,
    state_words,
)
from generator.metrics.comparison import vat
from generator.metrics.status import GRAVEST_FIRST, State, Status
from generator.metrics.sums import total
from generator.metrics.voters import Voters, registered_voters
from generator.money import PLACES, Money, decimals
from generator.text import PAGE, Translator, say, show

SECTION = "advertising"
STATES = {
    **{state: section_words(state) for state in GRAVEST_FIRST},
    State.FILED: say("none declared"),
    State.NIL: section_words(State.NIL),
}
"""Why there is no sum for some periods: the words for the first state that one of them has."""
SAFE = 2**53
"""A browser reads whole numbers below this exactly; larger ones are written as text."""
MANY_PERIODS = 12
"""Up to so many periods, the words for every run of them are written out."""
_SAID = {True: "y", False: "n", None: "?"}
WORDS = {
    "all": say("Declared advertising"),
    "each": say("Declared advertising by medium"),
    "one": say("Declared advertising, {medium}"),
    "part": say("share of what these parties disclosed together, per cent"),
    "own": say("share of the party's own advertising, per cent"),
    "voter": say("{unit} per registered voter"),
    "question": say("How much advertising did the parties declare?"),
    "question_own": say("How much of their advertising went there?"),
    "declared": say("{party} declared {sum}"),
    "most": say("{party} declared the most: {sum}"),
    "largest": say("Largest of the sums disclosed: {party}, {sum}"),
    "at_least": say("at least {sum}"),
    "part_most": say("{party} accounts for {share} of what these parties disclosed"),
    "own_one": say("{share} of what {party} disclosed"),
    "own_most": say("largest share at {party}, {share} of what it disclosed"),
    "elsewhere": say("only in other currencies"),
    "only": say("only {periods}"),
    "under": say("under {percent}"),
    "hatched": say("Hatched: known only up to a bound."),
    "missing": say("Not filed: {who}."),
    "refused": say("Filed, but cannot be read: {who}."),
    "withheld": say("Withheld: {who}."),
    "withdrawn": say("Withdrawn: {who}."),
    "more": say("{count} more"),
    "others": say("In other currencies, not added: {sums}."),
    "vat": VAT_DIFFERS,
    "vat_said": say("{answer}: {parties}."),
    "party": say("Party"),
    "none": say("none"),
    "share": say("Share, per cent"),
    "covers": COVERS,
    "table": say("Table"),
}


QUESTION = say("A comparison of parties")


def draw(view: View) -> Drawing:
    """What there is before anything is chosen: nothing is drawn where scripts are not at work."""
    question = view.t.text(QUESTION)
    without = view.t.text(say("This page draws with JavaScript, which is not at work here."))
    return Drawing(
        id=addresses.BUILDER,
        question=question,
        finding=question,
        measure="",
        summary=without,
        unit=view.dataset.currency,
        figure=Nothing(without),
        table=ChartTable((), (), ()),
        data=ChartData(),
        note=as_of(view),
    )


def chart() -> Chart:
    """It is none of the registry, because readers decide what it shows."""
    return Chart(addresses.BUILDER, QUESTION, draw, SPENDING.method)


def offered(view: View) -> tuple[Period, ...]:
    """The periods a reader can choose: those somebody has filed for or should have, else all there are."""
    filed = view.figures.filed
    return tuple(view.dataset.by_period[period] for period in filed) or view.dataset.periods


def data(view: View) -> dict[str, Any]:
    """Everything, ready to be written as JSON. The view's periods are those shown before anything is chosen."""
    periods, t = offered(view), view.t
    voters, titles = registered_voters(view.dataset.data), view.lists["medium-groups"]
    said = {period.id: vat(view.figures, (period.id,)) for period in periods}
    found: dict[str, Any] = {
        "currency": view.dataset.currency,
        "parties": [[p.id, show(t.local(p.name), PAGE), visible(p.colour)] for p in view.parties],
        "periods": [_period(view, period) for period in periods],
        "start": [place for place, period in enumerate(periods) if period in view.periods],
        "spans": _spans(t, periods),
        "groups": [[group, t.text(titles.title(group)), COLOURS[group]] for group in used_groups(view)],
        "states": [[state, t.text(words)] for state, words in STATES.items()],
        "answers": [_answers(view, party, periods) for party in view.parties],
        "sums": {"all": _sums(view, titles.rows)},
        "others": list(_others(view, periods)),
        "decimals": _decimals(view),
        "step": _step(view),
        "taxed": [
            ["".join(sorted(_SAID[word] for word in said[period.id].get(party.id, ()))) for period in periods]
            for party in view.parties
        ],
        "voters": _voters(t, voters) if voters is not None else None,
        "units": [[size, _unit(view, size)] for size, _ in UNITS],
        "number": _number(t),
        "lists": [t.locale.list_patterns["standard"][key] for key in ("2", "start", "middle", "end")],
        "words": {key: t.gettext(message.template) for key, message in WORDS.items()},
        "vat": [["".join(sorted(_SAID[s] for s in key)), t.text(word)] for key, word in VAT_WORDS.items()],
        "source": as_of(view),
        "edgings": {colour: int(edging.above) for colour, edging in EDGINGS.items()},
        "faces": {f.name: [f.size, f.bold, f.line] for f in (LABEL, TOTAL, INSIDE, TICK, STATE)},
    }  # fmt: skip
    found["widths"] = widths(("0123456789.,<≤–… \N{NO-BREAK SPACE}", *_texts(found)))
    return found


def _period(view: View, period: Period) -> list[str]:
    """Its id, its name, and why there is nothing for it where a party owes it."""
    owed = Status("", period.id, State.MISSING)
    return [period.id, period_name(view.t, period), view.t.text(state_words(view, owed))]


def _spans(t: Translator, periods: tuple[Period, ...]) -> dict[str, str]:
    """The time that runs of several periods cover, by the places of the first and the last."""
    if len(periods) > MANY_PERIODS:
        return {}
    return {
        f"{first}-{last}": span_words(t, periods[first : last + 1])
        for first, last in combinations_with_replacement(range(len(periods)), 2)
        if first < last
    }


def used_groups(view: View) -> tuple[str, ...]:
    """The groups of media somebody declares in a period that can be chosen, in the order of their code list."""
    periods = tuple(period.id for period in offered(view))
    spends = (s for party in view.parties for s in view.figures.spent(party.id, periods))
    used = {spend.group for spend in spends}
    return tuple(group for group in view.lists["medium-groups"].rows if group in used)


def by_medium(view: View) -> dict[str, list[list[Any]]]:
    """The same as `sums` of the data, for each group of media."""
    return {group: _sums(view, (group,)) for group in used_groups(view)}


def _answers(view: View, party: Party, periods: tuple[Period, ...]) -> str:
    """What a party's section says for each period, as places in the list of states."""
    states, found = list(STATES), (view.figures.section(party.id, p.id, SECTION) for p in periods)
    return "".join(str(states.index(state)) for state in found)


def _sums(view: View, groups: Collection[str]) -> list[list[Any]]:
    """What each party declared for each period in the election's currency; None where it declared nothing in it."""
    step = _step(view)
    return [
        [
            _span(found[view.dataset.currency], step) if view.dataset.currency in found else None
            for period in offered(view)
            for found in [total(s for s in view.figures.spent(party.id, (period.id,)) if s.group in groups)]
        ]
        for party in view.parties
    ]  # fmt: skip


def _others(view: View, periods: tuple[Period, ...]) -> Iterator[list[Any]]:
    """Sums in other currencies: places of party and period, the group of media, the currency, and the sum."""
    step = _step(view)
    for (at, party), (time, period) in product(enumerate(view.parties), enumerate(periods)):
        spends = list(view.figures.spent(party.id, (period.id,)))
        for group in dict.fromkeys(spend.group for spend in spends):
            for currency, money in total(s for s in spends if s.group == group).items():
                if currency != view.dataset.currency:
                    yield [at, time, group, currency, _span(money, step)]


def _decimals(view: View) -> dict[str, int]:
    """How many decimals each currency has that somebody declares in, and the election's own."""
    spends = (s for party in view.parties for s in view.figures.spent(party.id, view.figures.filed))
    used = {view.dataset.currency, *(spend.money.currency for spend in spends)}
    return {currency: decimals(currency) for currency in sorted(used)}


def _step(view: View) -> int:
    """What every sum is a multiple of, in ten-thousandths of a unit: digits that are always nought are not sent."""
    return int(10 ** (PLACES - max(_decimals(view).values())))


def _span(money: Money, step: int) -> Any:
    """An exact sum as one number, others as the lowest and the highest, each in steps."""
    low, high = (_steps(end, step) for end in (money.low, money.high))
    return high if money.exact else [low, high]


def _steps(end: int, step: int) -> int | str:
    steps, rest = divmod(end, step)
    if rest:
        message = f"{end} is no multiple of {step}"
        raise ValueError(message)
    return steps if steps < SAFE else str(steps)


def _voters(t: Translator, voters: Voters) -> dict[str, Any]:
    words = say(
        "Registered voters: {number} ({source}, {day}).",
        number=voters.number,
        source=voters.source,
        day=voters.day,
    )
    return {"number": voters.number, "words": t.text(words), "url": voters.url}


def _unit(view: View, size: int) -> str:
    return view.t.text(scale_for(size, view.dataset.currency, view.t, view.dataset).word)


def _number(t: Translator) -> dict[str, Any]:
    """How the language writes numbers: separators, how many digits go together, what stands around per cents."""
    before, _, after = str(format_percent(1, locale=t.locale)).partition("100")
    return {
        "group": get_group_symbol(t.locale),
        "point": get_decimal_symbol(t.locale),
        "sizes": list(t.locale.decimal_formats[None].grouping),
        "before": before,
        "after": after,
    }


def _texts(node: Any) -> Iterator[str]:
    """Every text in the data."""
    match node:
        case str():
            yield node
        case dict():
            for value in node.values():
                yield from _texts(value)
        case list():
            for value in node:
                yield from _texts(value)
