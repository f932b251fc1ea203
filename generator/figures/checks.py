"""What stands out, in words that are the same for every party: what each check counts, and what it found."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from generator.facts.ai_use import AiUse
from generator.facts.line import Line
from generator.facts.section import Section
from generator.facts.source import Source
from generator.facts.technique import Technique
from generator.facts.version import Version
from generator.figures.view import View
from generator.figures.words import state_words
from generator.metrics import checks
from generator.metrics.checks import Check, Found
from generator.metrics.differences import Difference
from generator.metrics.status import Status
from generator.text import Message, say, say_many

A = TypeVar("A")
NOTHING = say("none declared")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Generic[A]):
    """The words of a check: its title, the things it counts, which of them of which, and what one that it found is.

    `nothing` says that there are none that it could be found in.
    """

    check: Check[A]
    title: Message
    unit: Message
    counted: Message
    nothing: Message = NOTHING
    words: Callable[[View, Found[A]], Message | str]


def _use(view: View, found: Found[AiUse], answer: Message) -> Message:
    titles, stages = view.lists["ai-stages"], found.about.stages
    return say(
        "{system}, used for {stages}: {answer}",
        system=found.about.system,
        stages=tuple(titles.title(stage) for stage in stages),
        answer=answer,
    )


def _label(view: View, found: Found[AiUse]) -> Message:
    silent = say("whether it is labelled is not said")
    return _use(view, found, silent if found.is_open else say("not all labelled"))


def _entered(view: View, found: Found[AiUse]) -> Message:
    silent = say("which data were entered is not said")
    return _use(view, found, silent if found.is_open else say("personal data were entered"))


def _technique(view: View, found: Found[Technique], answer: Message) -> Message:
    """An audience by how it was chosen and the media it was for."""
    titles, media = view.lists["targeting-methods"], view.lists["media"]
    lines = view.figures.lines.get((found.about.party, found.about.period), ())
    named = {line.id: line.medium for line in lines}
    shown = dict.fromkeys(named[each] for each in found.about.applies_to if each in named)
    methods = tuple(titles.title(method) for method in found.about.methods)
    if not shown:
        return say("{methods}: {answer}", methods=methods, answer=answer)
    return say(
        "{methods}, for ads on {media}: {answer}",
        methods=methods,
        media=tuple(media.title(medium) for medium in shown),
        answer=answer,
    )


def _special(view: View, found: Found[Technique]) -> Message:
    silent = say("whether special categories of data were used is not said")
    return _technique(
        view, found, silent if found.is_open else say("special categories of data were used")
    )


MINORS = {
    "not_excluded": say("people under voting age are not left out"),
    "unknown": say("whether people under voting age are left out is not known to the party"),
    "": say("whether people under voting age are left out is not said"),
}


def _minors(view: View, found: Found[Technique]) -> Message:
    minors = found.about.minors
    return _technique(view, found, MINORS.get(minors) or view.lists["minors"].title(minors))


def _list(view: View, found: Found[Technique]) -> Message:
    data = found.about.personal_data
    if found.is_open:
        return _technique(view, found, say("whether personal data were used is not said"))
    titles, grounds = view.lists["personal-data-categories"], view.lists["legal-bases"]
    answer = say(
        "personal data were used: {categories}; legal basis: {basis}",
        categories=tuple(titles.title(category) for category in data.categories),
        basis=grounds.title(data.legal_basis),
    )
    return _technique(view, found, answer)


def _line(view: View, found: Found[Line]) -> Message:
    without = found.about.without_disclaimer
    ads = say_many("one ad on {medium}", "{count} ads on {medium}", found.count,
                   medium=view.lists["media"].title(found.about.medium))  # fmt: skip
    if without is None or without.spent is None:
        return ads
    return say("{ads}, {sum}", ads=ads, sum=without.spent.money)


def _source(view: View, found: Found[Source]) -> Message:
    source = found.about
    words = say(
        "{origin}: {sum}, {kind}",
        origin=view.lists["origins"].title(source.origin),
        sum=source.money,
        kind=view.lists["funding-kinds"].title(source.kind),
    )
    giver = source.donor.name if source.donor else source.loan.lender if source.loan else ""
    return say("{gift}, {giver}", gift=words, giver=giver) if giver else words


def _section(view: View, found: Found[Section]) -> Message:
    return view.lists["sections"].title(found.about.section)


def _late(view: View, found: Found[Status]) -> Message:
    status, due = found.about, view.dataset.by_period[found.period].due
    if status.handed_in is None or not status.late:
        return state_words(view, status)
    days = (status.handed_in - due).days
    return say_many(
        "handed in {day}, one day after it was due",
        "handed in {day}, {count} days after it was due",
        days,
        day=status.handed_in,
    )


def _version(view: View, found: Found[Version]) -> Message:  # noqa: ARG001 - as all of them
    version = found.about
    if version.filing.withdrawn:
        return say("withdrawn on {day}", day=version.filed)
    return say("version {number}, filed {day}", number=version.filing.version, day=version.filed)


def _difference(view: View, found: Found[Difference]) -> Message:
    one, none = found.about, say("none")
    stated, counted, apart = one.stated or none, one.counted or none, one.apart or none
    if one.line:
        return say(
            "The line {line} gives {stated}, its ads come to {counted}: {apart} apart",
            line=one.line, stated=stated, counted=counted, apart=apart,
        )  # fmt: skip
    return say(
        "{section}: declared as {stated}, the entries come to {counted}: {apart} apart",
        section=view.lists["sections"].title(one.section),
        stated=stated, counted=counted, apart=apart,
    )  # fmt: skip


WORDINGS: tuple[Wording[Any], ...] = (
    Wording(
        check=checks.LABELS,
        title=say("AI content without a label"),
        unit=say("uses of AI for content"),
        counted=say("Uses of AI to make text, pictures, sound or video that are not all labelled."),
        words=_label,
    ),
    Wording(
        check=checks.DISCLAIMERS,
        title=say("Ads without a disclaimer"),
        unit=say("ads"),
        counted=say(
            "Ads that, as the party itself says, did not say who paid, of the ads it counts."
        ),
        words=_line,
    ),
    Wording(
        check=checks.SPECIAL,
        title=say("Special categories of data"),
        unit=say("audiences"),
        counted=say(
            "Ways of choosing an audience that used data on political opinions, religion, health, "
            "ethnic origin and the like, of those declared."
        ),
        words=_special,
    ),
    Wording(
        check=checks.MINORS,
        title=say("Minors not left out, or not known"),
        unit=say("audiences"),
        counted=say(
            "Ways of choosing an audience that do not leave out people under voting age, or of "
            "which the party does not know, of those declared."
        ),
        words=_minors,
    ),
    Wording(
        check=checks.OUTSIDE_MONEY,
        title=say("Foreign, EU and unknown money"),
        unit=say("sources of funding"),
        counted=say(
            "Sources of funding in another country, in the European Union or of unknown origin, of "
            "those declared. Money of citizens abroad is not among them."
        ),
        words=_source,
    ),
    Wording(
        check=checks.ENTERED,
        title=say("Personal data in AI"),
        unit=say("uses of AI"),
        counted=say("Uses of AI into which personal data were entered, of those declared."),
        words=_entered,
    ),
    Wording(
        check=checks.LISTED,
        title=say("Personal data in lists of people"),
        unit=say("audiences"),
        counted=say(
            "Own lists, look-alike audiences and retargeting that used personal data, of those declared."
        ),
        words=_list,
    ),
    Wording(
        check=checks.WITHHELD,
        title=say("Withheld"),
        unit=say("sections"),
        counted=say("Sections withheld with a reason, of those filed. They are not missing."),
        words=_section,
    ),
    Wording(
        check=checks.LATE,
        title=say("Late or missing"),
        unit=say("disclosures"),
        counted=say(
            "Disclosures that came after the day they were due, are missing or cannot be read, of "
            "those due."
        ),
        words=_late,
    ),
    Wording(
        check=checks.CORRECTED,
        title=say("Corrected or withdrawn"),
        unit=say("disclosures"),
        counted=say(
            "Disclosures with a later version, of those filed. Correcting what was wrong is what "
            "is asked of parties; the first version stays readable."
        ),
        words=_version,
    ),
    Wording(
        check=checks.DIFFERENCES,
        title=say("Differences in sums"),
        unit=say("sums"),
        counted=say(
            "Declared totals that are not the sum of their entries, and lines that are not the sum "
            "of their ads, of those that can be compared."
        ),
        nothing=say("nothing to compare"),
        words=_difference,
    ),
)
