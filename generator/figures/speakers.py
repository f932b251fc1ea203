"""Who speaks where somebody is quoted, in the reader's words: a party never says what another wrote."""

from generator.facts.quote import Speaker, Voice
from generator.languages import language_name
from generator.text import Translator, say

_SPEAKERS = {
    Speaker.PARTY: (say("The party:"), say("The party, in {language}:")),
    Speaker.SOURCE: (say("The source:"), say("The source, in {language}:")),
    Speaker.IMPORT: (say("Added on import:"), say("Added on import, in {language}:")),
    Speaker.ENTERED: (
        say("As the election body entered it:"),
        say("As the election body entered it, in {language}:"),
    ),
    Speaker.ELECTION_BODY: (
        say("Added by the election body:"),
        say("Added by the election body, in {language}:"),
    ),
}


_REASONS = {
    **_SPEAKERS,
    Speaker.PARTY: (say("The party's reason:"), say("The party's reason, in {language}:")),
}


def speaker_words(t: Translator, voice: Voice, *, reason: bool = False) -> str:
    """Who speaks, and in which language where that is said and is not the reader's; `reason` where it says why."""
    plain, named = (_REASONS if reason else _SPEAKERS)[voice.speaker]
    if voice.language in {"", t.language}:
        return t.text(plain)
    return t.text(say(named.template, language=language_name(voice.language, t.locale)))
