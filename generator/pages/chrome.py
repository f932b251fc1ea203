"""What stands around a page: navigation, languages, the notice that figures are invented, the foot.

Plain words and addresses relative to the page; the theme's templates escape all of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urljoin

from generator import addresses
from generator.artifact import ATOM, JSON_FEED
from generator.history.log import Log
from generator.languages import autonym, direction
from generator.pages.menu import entries
from generator.pages.whereabouts import Whereabouts, as_of, line
from generator.settings import Settings
from generator.text import PAGE, Translator, say, say_many


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What all pages of a build share.

    The newest election, where and when each election is, the commit, the hand-written pages there are, and the
    languages that are built: MkDocs by itself builds one.

    A preview reloads itself with a script inside the page, which published pages do not allow.
    """

    settings: Settings
    election: str
    elections: Mapping[str, Whereabouts]
    invented: bool
    commit: str
    log: Log
    written: frozenset[str]
    paths: Mapping[str, frozenset[str]]
    built: tuple[str, ...]
    preview: bool = False

    def having(self, path: str) -> tuple[str, ...]:
        """The languages that have a page at this path."""
        return tuple(
            language
            for language in self.built
            if path in self.paths[language] or path in self.written
        )

    def election_of(self, path: str) -> str:
        """The election that a page shows; none for pages that belong to no election."""
        election = path.partition("/")[0] if path else self.election
        return election if election in self.elections else ""


def chrome(
    around: Surroundings,
    language: str,
    path: str,
    having: tuple[str, ...],
    section: str = "",
    kind: str = "",
    election: str = "",
) -> dict[str, Any]:
    """The frame of one page. `path` is its address below its language's site; `having` are the languages it is in.

    `election` is the one that the page shows.
    """
    t = around.settings.translator(language, PAGE)
    return {
        "notice": _notice(around, t),
        "nav": list(_navigation(around, t, path, section)),
        "where": list(line(t, around.elections[election])) if election else [],
        "languages": list(_languages(around, language, path, having)),
        "footer": _foot(around, t, path, election),
        "lang": language,
        "kind": kind,
        "preview": around.preview,
        "home": _way(addresses.HOME, path),
        "feeds": list(_feeds(around, t, path, kind)),
        "words": _words(t),
        "dir": direction(language),
    }


WORDS = {
    "skip": say("Skip to content"),
    "menu": say("Menu"),
    "pages": say("Pages"),
    "where": say("Election"),
    "languages": say("Languages"),
    "notice": say("Notice"),
    "dark": say("Dark"),
    "light": say("Light"),
    "search": say("Search"),
    "search_failed": say("The search could not be loaded."),
}


@cache
def _words(t: Translator) -> Mapping[str, str]:
    """The texts that stand on every page."""
    return {key: t.text(words) for key, words in WORDS.items()}


def rooted(around: Surroundings, language: str, root: str) -> dict[str, Any]:
    """The frame of the page for unknown addresses: every address from the site's root on the server."""
    default = around.settings.languages[0]
    frame = chrome(around, language, addresses.HOME, around.built)
    base = root + addresses.localised("", language, default)

    def at(link: dict[str, Any]) -> dict[str, Any]:
        return {**link, "url": urljoin(base, link["url"])}

    fronts = {each: root + addresses.localised("", each, default) for each in around.built}
    return {
        **frame,
        "home": base,
        "feeds": [at(feed) for feed in frame["feeds"]],
        "nav": [at(entry) for entry in frame["nav"]],
        "languages": [{**entry, "url": fronts[entry["code"]]} for entry in frame["languages"]],
        "footer": {**frame["footer"], "links": [at(link) for link in frame["footer"]["links"]]},
    }


ANY = addresses.ElectionAddresses("x")
OWN_FEEDS = {
    "party": (
        addresses.relative(ANY.party_feed("x"), ANY.party("x")),
        say("What this party files"),
    ),
    "filings": (addresses.relative(ANY.overdue, ANY.filings), say("What is overdue")),
}
"""The feed of a kind of page, by the way to it, which is the same from every page of that kind."""


def _feeds(around: Surroundings, t: Translator, path: str, kind: str) -> Iterator[dict[str, str]]:
    """The feeds that a page names to programs: that of the site, and its own where it has one."""
    offered = [(_way(addresses.FEED, path), say("What is new"))]
    offered += [OWN_FEEDS[kind]] if kind in OWN_FEEDS else []
    for way, words in offered if around.settings.site_url else ():
        title = t.text(words)
        yield {"type": ATOM, "title": title, "url": way}
        yield {"type": JSON_FEED, "title": title, "url": addresses.json_feed(way)}


def _way(target: str, path: str) -> str:
    """The way from one page to another. It depends on how deep the page lies, and on nothing else (`frames`)."""
    return "../" * path.count("/") + target or "./"


def _notice(around: Surroundings, t: Translator) -> str:
    if not around.invented:
        return ""
    return t.text(say("Example: everything on this site is invented."))


def _navigation(
    around: Surroundings, t: Translator, path: str, section: str
) -> Iterator[dict[str, Any]]:
    for key, target, words in entries(around.election, around.written):
        active = key == section or target == path
        yield {"title": t.text(words), "url": _way(target, path), "active": active}


def _languages(
    around: Surroundings, language: str, path: str, having: tuple[str, ...]
) -> Sequence[dict[str, Any]]:
    """Every language's version of the page; its front page where it has none."""
    default = around.settings.languages[0]
    here = addresses.localised(path, language, default)
    found = []
    for other in around.built if len(around.built) > 1 else ():
        there = path if other in having else addresses.HOME
        place = addresses.localised(there, other, default)
        site = around.settings.site_url
        found.append(
            {
                "code": other,
                "name": autonym(other),
                "url": _way(place, here),
                "absolute": f"{site}{place}" if site else "",
                "active": other == language,
            }
        )
    return found


def _publisher(around: Surroundings, t: Translator) -> str:
    name = around.settings.publisher.name(t.language)
    if name:
        return t.text(say("Published by {name}", name=name))
    return t.text(say("Who publishes this site is not said here"))


def _report(around: Surroundings, t: Translator) -> dict[str, str]:
    """Where errors are reported without an account, by letter or by e-mail."""
    said = around.settings.publisher
    if not (said.email or said.address):
        return {"words": t.text(say("No address is given for reporting an error"))}
    words = t.text(say("Report an error, without an account:"))
    return {"words": words, "email": said.email, "address": said.address}


def _foot(around: Surroundings, t: Translator, path: str, election: str) -> dict[str, Any]:
    log = around.log
    repository, commit = around.settings.repository, around.commit
    here = addresses.localised(path, t.language, around.settings.languages[0])
    pages = (
        (addresses.ABOUT, say("About this site")),
        (addresses.EVIDENCE, say("What is proved, and what is not")),
        (addresses.LIFE, say("The life of an election")),
    )
    logged = say_many(
        "Log: {count} entry, {head}", "Log: {count} entries, {head}", log.size, head=log.short
    )
    links = [
        *((t.text(words), _way(to, path)) for to, words in pages if to in around.written),
        (t.text(logged), _way(addresses.LOG[1], here)),
    ]
    if repository:
        links.append((t.text(say("Something wrong here?")), f"{repository}/issues/new/choose"))
    return {
        "publisher": _publisher(around, t),
        "report": _report(around, t),
        "as_of": as_of(t, around.elections[election]) if election else "",
        "commit_label": t.text(say("Built from commit")),
        "commit": commit[:12] or t.text(say("none (no history)")),
        "commit_url": f"{repository}/tree/{commit}" if repository and commit else "",
        "licence": t.text(say("Data CC BY 4.0")),
        "links": [{"title": title, "url": url} for title, url in links],
    }
