"""A link to an ad library leads to the library of the platform the line ran on."""

import re
from collections.abc import Iterator

from generator.findings import Example, Level
from generator.text import say
from generator.validation.applied import lines_of
from generator.validation.media import has_accounts, is_offline
from generator.validation.places import select
from generator.validation.rule import Case, Problem, Rule

LIBRARIES = {
    "facebook.com": "meta",
    "instagram.com": "meta",
    "adstransparency.google.com": "google",
    "library.tiktok.com": "tiktok",
    "ads.x.com": "x",
    "ads.twitter.com": "x",
}
"""By the name of its site: the platform whose ads a library shows."""
_SITE = re.compile(r"https://(?:www\.)?([^/?#]+)")


def check(case: Case) -> Iterator[Problem]:
    for pointer, line in case.document.entries("advertising", "lines"):
        for place, link in select(line, "library_links/*"):
            if problem := _judge(case, line["id"], line["medium"], link, pointer + place):
                yield problem
    media = {name: line["medium"] for name, line in lines_of(case.data).items()}
    told: set[tuple[str, str]] = set()
    for pointer, row in case.ledger.entries() if case.ledger else ():
        name, link = row["line"], row["library_url"]
        key = name, _site(link)
        if not link or name not in media or key in told:
            continue
        told.add(key)
        at = f"{pointer}/library_url"
        if problem := _judge(case, name, media[name], link, at, in_ledger=True):
            yield problem


def _judge(
    case: Case, name: str, medium: str, link: str, pointer: str, *, in_ledger: bool = False
) -> Problem | None:
    media, platform = case.lists["media"], LIBRARIES.get(_site(link), medium)
    if platform == medium or not (has_accounts(media, medium) or is_offline(media, medium)):
        return None
    message = say(
        "{id} ran on {medium}, but the link leads to the ad library of {platform}.",
        id=name, medium=media.title(medium), platform=media.title(platform),
    )  # fmt: skip
    return Problem(pointer=pointer, message=message, fix=_FIX, about=name, in_ledger=in_ledger)


def _site(link: str) -> str:
    match = _SITE.match(link.lower())
    return match[1] if match else ""


_FIX = say("Copy the address from the library of the line's own platform, or correct the medium.")

RULE = Rule(
    code="library-of-another-platform",
    level=Level.WARNING,
    title=say("Links lead to the library of the line's platform"),
    why=say("A reader who follows the link sees other ads than those of the line."),
    check=check,
    example=Example(
        bad="library_links: [https://adstransparency.google.com/advertiser/AR10020030040]",
        good="library_links: [https://www.facebook.com/ads/library/]",
    ),
    since="0.2.0",
)
