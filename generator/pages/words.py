"""Sentences that pages make from data by fixed templates, the same for every party."""

from collections.abc import Iterable, Iterator

from generator.facts.dataset import Party, Period
from generator.facts.version import Version
from generator.figures.words import (
    compact_span,
    covered_periods,
    only,
    period_name,
    scale_for,
)
from generator.metrics.status import UNASKED, State
from generator.metrics.sums import Sized, total
from generator.money import Money
from generator.pages.page import KeyFigure
from generator.pages.site import Site
from generator.text import Message, joined, say, say_many
from generator.validation.places import SECTIONS

_GAPS = {
    State.MISSING: say("Not filed: {periods}."),
    State.REFUSED: say("Filed, but cannot be read: {periods}."),
    State.WITHDRAWN: say("Withdrawn: {periods}."),
}
_SECTION_GAPS = {
    State.WITHHELD: say("Withheld for {period}: {sections}."),
    State.NOT_ASKED: say("Not asked for {period}: {sections}."),
}


def short_money(site: Site, money: Money) -> Message:
    """A sum in words: 81.2 million lek."""
    scale = scale_for(money.high, money.currency, site.t, site.dataset)
    return say("{figure} {unit}", figure=compact_span(site.t, money, scale), unit=scale.word)


def money_figure(
    site: Site, records: Iterable[Sized], words: Message, target: str, none: str
) -> KeyFigure:
    """A sum on top of a page, or `none`; other currencies stand beside the election's own or in its place."""
    sums = total(records)
    own = sums.pop(site.dataset.currency, None)
    others = tuple(site.t.money(money) for money in sums.values())
    if own is None:
        return KeyFigure(site.t.listing([*others]) or none, site.say(words), target)
    scale = scale_for(own.high, own.currency, site.t, site.dataset)
    label = say("{what}, {unit}", what=words, unit=scale.word)
    if others:
        label = say("{what}; besides, {sums}", what=label, sums=others)
    return KeyFigure(compact_span(site.t, own, scale), site.say(label), target)


def party_lead(site: Site, party: Party) -> str:
    """What a party declared so far, in three short sentences."""
    periods = [period.id for period in site.periods_so_far]
    filed = [p for p in periods if site.status(party.id, p).version]
    if not filed:
        if any(site.status(party.id, p).withdrawal for p in periods):
            return site.say(say("Has withdrawn what it filed for {time}.", time=site.time))
        if any(site.status(party.id, p).refused for p in periods):
            return site.say(say("What it submitted for {time} cannot be read.", time=site.time))
        if all(site.status(party.id, p).state in UNASKED for p in periods):
            return site.say(say("Nothing was due from it for {time}.", time=site.time))
        return site.say(say("Has not filed for {time}.", time=site.time))
    told = (("advertising", _advertising), ("affiliates", _affiliates), ("targeting", _techniques))
    parts = [
        words(site, party, periods)
        for section, words in told
        if covered_periods(site.view([party]), party.id, section)
    ]
    return joined(" ", (site.say(part) for part in (*parts, *_gaps(site, party))))


def _advertising(site: Site, party: Party, periods: list[str]) -> Message:
    """What was declared, for the periods that say anything about it."""
    view = site.view([party])
    partly = only(view, party.id, "advertising")
    time = covered_periods(view, party.id, "advertising") if partly else site.time
    found = total(site.figures.spent(party.id, periods)).values()
    sums = tuple(short_money(site, money) for money in found)
    if not sums:
        return say("Declared no advertising for {time}.", time=time)
    return say("Declared {sums} of advertising for {time}.", sums=sums, time=time)


def _affiliates(site: Site, party: Party, periods: list[str]) -> Message:
    rows = [r for p in periods for r in site.figures.affiliates.get((party.id, p), ())]
    count = len({r.who.slug for r in rows if r.campaigns_on_behalf})
    if not count:
        return say("Names no organisation that campaigns on its behalf.")
    return say_many(
        "Names one organisation that campaigns on its behalf.",
        "Names {count} organisations that campaign on its behalf.",
        count,
    )


def _techniques(site: Site, party: Party, periods: list[str]) -> Message:
    found = (t for p in periods for t in site.figures.techniques.get((party.id, p), ()))
    methods = {method for technique in found for method in technique.methods} - {"none"}
    if not methods:
        return say("Declares no targeting.")
    order = site.dataset.lists["targeting-methods"].rows
    words = [site.code_word("targeting-methods", m) for m in order if m in methods]
    return say("Targeting: {methods}.", methods=tuple(words))


def _gaps(site: Site, party: Party) -> Iterator[Message]:
    """The periods and sections of which there is nothing to say, by the reason."""
    for state, words in _GAPS.items():
        names = tuple(
            period_name(site.t, period)
            for period in site.periods_so_far
            if site.status(party.id, period.id).state is state
        )
        if names:
            yield say(words.template, periods=names)
    for state, words in _SECTION_GAPS.items():
        for period in site.periods_so_far:
            if sections := _sections(site, party, period, state):
                name = period_name(site.t, period)
                yield say(words.template, period=name, sections=sections)


def _sections(site: Site, party: Party, period: Period, state: State) -> tuple[str, ...]:
    """The sections of a filing that are in a state."""
    if site.status(party.id, period.id).version is None:
        return ()
    return tuple(
        site.code_word("sections", section)
        for section in SECTIONS
        if site.figures.section(party.id, period.id, section) is state
    )


def filed_words(site: Site, version: Version, *, late: bool = False) -> str:
    """The day a version was filed, beside it the day it was handed in, and whether that is late."""
    day, received = site.t.date(version.filed), version.received
    if received is None:
        return site.say(say("{day}, late", day=day)) if late else day
    at = received.at.date()
    if late:
        return site.say(say("{day}, handed in {received}, late", day=day, received=at))
    return site.say(say("{day}, handed in {received}", day=day, received=at))
