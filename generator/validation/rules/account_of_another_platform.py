"""A line ran from an account of the platform it ran on.

A page on one platform places no ads on another, and none on television. Messages of Meta's WhatsApp are paid for from a
Meta account. Agencies, web sites and influencers may be paid from any account, so nothing is asked there.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.findings import Example, Level
from generator.text import say
from generator.validation.media import has_accounts, is_offline
from generator.validation.rule import Case, Problem, Rule

_SHARED = {"whatsapp": "meta"}
"""Platforms that are advertised on from accounts of another."""


def check(case: Case) -> Iterator[Problem]:
    media = case.lists["media"]
    accounts = {
        account["id"]: (f"{pointer}/platform", account["platform"])
        for pointer, account in case.document.entries("advertising", "accounts")
    }
    for pointer, line in case.document.entries("advertising", "lines"):
        place, platform = accounts.get(line.get("account"), ("", ""))
        if has_accounts(media, platform) and not _fits(case, line, platform):
            message = say(
                "{id} ran on {medium}, but from the account {account} on {platform}.",
                id=line["id"],
                medium=tuple(media.title(medium) for medium in _media(line)),
                account=line["account"],
                platform=media.title(platform),
            )
            yield Problem(
                pointer=f"{pointer}/account",
                message=message,
                fix=_FIX,
                about=line["id"],
                also=(place,),
            )


def _media(line: Mapping[str, Any]) -> list[str]:
    """What a line ran on; nothing where it says only that there were several."""
    return [m for m in (line["medium"], *line.get("media_included", ())) if m != "several"]


def _fits(case: Case, line: Mapping[str, Any], platform: str) -> bool:
    """Whether one of the media of a line can be advertised on from an account of the platform."""
    media, covered = case.lists["media"], _media(line)
    return not covered or any(
        platform in {medium, _SHARED.get(medium)}
        or not (has_accounts(media, medium) or is_offline(media, medium))
        for medium in covered
    )


_FIX = say(
    "Name the account the ads ran from, or correct the medium; give each platform its own line."
)

RULE = Rule(
    code="account-of-another-platform",
    level=Level.WARNING,
    title=say("The account is one of the line's platform"),
    why=say("Readers look for the ads of an account on its platform, and would not find them."),
    check=check,
    example=Example(
        bad="medium: meta\naccount: yt\nsponsor: partia-e-lumit",
        good="medium: meta\naccount: fb\nsponsor: partia-e-lumit",
    ),
    since="0.2.0",
)
