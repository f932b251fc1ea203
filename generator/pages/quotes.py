"""Texts that others wrote, as pages show them: who speaks, in which language, and the text as it stands, in quotes.

Every quote says its language to whoever reads it aloud. Where nobody has said it, it says that it is not known, so that
it is not read in the page's.
"""

from functools import lru_cache

from markupsafe import Markup, escape

from generator.facts.quote import Quote, Voice
from generator.figures.speakers import speaker_words
from generator.templating import marked
from generator.text import Foreign, Translator


def quoted(quote: Quote | None) -> Markup:
    """The text in quotes, with its language; nothing where there is none."""
    if quote is None:
        return Markup()
    # Markup.format is slow, and a party says much.
    html = f'<q class="said" lang="{escape(quote.voice.language)}">{escape(quote.text)}</q>'
    return Markup(html)  # noqa: S704 - escaped


def attributed(t: Translator, quote: Quote | None, *, reason: bool = False) -> Markup:
    """The text in quotes, and before it who speaks, or whose `reason` it is; nothing where there is none."""
    return _speaker(t, quote.voice, reason) + quoted(quote) if quote else Markup()


@lru_cache(maxsize=256)
def _speaker(t: Translator, voice: Voice, reason: bool) -> Markup:
    words = marked(speaker_words(t, voice, reason=reason))
    return Markup('<span class="voice">{}</span> ').format(words)


def foreign(quote: Quote | None) -> str:
    """The text of a quote inside a sentence of the page, marked with its language."""
    return Foreign(quote.text, quote.voice.language) if quote else ""
