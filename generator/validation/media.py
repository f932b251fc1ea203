"""Tells media apart as the rules do: what a medium of the code list has, and where it runs."""

from generator.documents.codelists import CodeList

_ONLINE = frozenset({"meta", "google", "online"})
_OFFLINE = frozenset({"broadcast", "print"})
_WITHOUT_ACCOUNTS = frozenset({"email", "sms", "influencer", "web_display", "search"})
_STREAMED = frozenset({"podcast"})  # broadcast, but by a platform that knows its listeners


def has_accounts(media: CodeList, medium: str) -> bool:
    """Whether it is a platform that one advertises on from an account."""
    return media.column(medium, "group") in _ONLINE and medium not in _WITHOUT_ACCOUNTS


def is_offline(media: CodeList, medium: str) -> bool:
    """Whether it reaches everybody alike, as a poster does: nobody chooses there who sees an ad."""
    return media.column(medium, "group") in _OFFLINE and medium not in _STREAMED
