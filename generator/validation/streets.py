"""Finds addresses with a street and a number in a text.

A street's name alone is not found: it may be where a billboard stands, or a party's name. The number must follow it,
or go before it, as it does in an address, and not as in "Rruga e Re 2025" or "12 Main Street posters".
"""

import re
from collections.abc import Iterator

# For the first look, in small letters: each form below needs one of them. Few, as each costs a search of every file.
_WORDS = tuple(
    word.encode()
    for word in (
        *("rr.", "rrug", "bulev", "blv", "shesh", "lagj", "lgj.", "ulic", "ul."),
        *(" street", " road", " avenue", " lane", " boulev", " st.", " rd.", " ave."),
        *("strasse", "str.", "gasse", "allee", "straat", " rue ", "via ", "piazza ", "calle "),
        *("sokak", "cadde"),
    )
)
_OTHER_WORDS = tuple(
    word.encode() for word in ("straße", "улиц", "ул.", "бул.", "οδός", "λεωφόρος", "sokağ")
)

_CAPITAL = r"[^\W\d_a-zà-öø-ÿα-ωа-я]"
_NAME = rf"{_CAPITAL}[\w.'’-]{{0,40}}"
_NAMES = rf"{_NAME}(?: {_NAME}){{0,3}}"
_SMALL = r"(?:(?:e|i|të|së|de|del|della|di|da|van|der|den|la|le|les|du|des|d['’]|l['’]) ?){0,3}"
_LONG = rf"(?:{_SMALL}[“\"«]?{_NAME}[”\"»]? ?){{1,5}}"
_NO_YEAR = r"(?!(?:19|20)[0-9]{2}(?![0-9]))"
_HOUSE = rf"{_NO_YEAR}[0-9]{{1,4}}(?:[/-][0-9]{{1,3}})?(?: ?[A-Za-z])?(?![\w%€$]|[.,/-][0-9])"
_CALLED = (
    r"(?:nr|no|n|br|бр|αρ|numri|numër|pallati|pall|pll|godina|ndërtesa|nd|hyrja|h|banesa|ap|apt|shkalla|kati|vila|"
    r"n\.?º|n°|nº|№|#)[.: ]{0,3}"
)
_POSTCODE = r"[0-9]{4,5}"
# An address ends there, or goes on with a place; a word in small letters would make the number one of things.
_END = rf"(?=\s*(?:$|[.,;:)\]|\n–-]|{_CAPITAL}|{_POSTCODE}\b|(?:në|in|at|on|near|with|and|dhe|te|tek|afër|und|bei)\b))"

_ALBANIAN = (
    r"(?i:rr\.|rruga|rrugën|rrugës|rrugë|bulevardi?n?|blvd?\.?|bul\.|sheshi?n?|lagjj?[ae]|lgj\.)"
)
_SLAVIC_OR_GREEK = r"(?:(?i:ulica|ulici|ul\.|bul\.|улица|ул\.|бул\.)|[Οο]δός|[Λλ]εωφόρος)"
_BEFORE = rf"(?<![\w.,/-]){_NO_YEAR}[0-9]{{1,4}}"

_FORMS = tuple(
    map(
        re.compile,
        (
            # Rruga e Kavajës, nr. 12; Bulevardi Zogu I, pallati 4; Rr. Myslym Shyri 12
            rf"(?<!\w){_ALBANIAN} ?{_LONG},? ?(?:(?i:{_CALLED}){_HOUSE}|(?<=[^,] ){_HOUSE}{_END})",
            # 12 Example Street; 12 Example St.
            rf"{_BEFORE}[A-Za-z]?,? {_NAMES} (?:Street|Road|Avenue|Lane|Boulevard)\b{_END}",
            rf"{_BEFORE}[A-Za-z]?,? {_NAMES} (?:St|Rd|Ave|Blvd)\.",
            # Musterstraße 12, Lange Straße 12, Voorbeeldstraat 12
            rf"(?<!\w){_CAPITAL}[\w-]{{0,40}}(?:straße|strasse|str\.|gasse|allee|straat) {_HOUSE}{_END}",
            rf"(?<!\w){_NAME} (?:Straße|Strasse|Str\.|Gasse|Allee) {_HOUSE}{_END}",
            # 12 rue de l'Exemple; 12, avenue Exemple
            rf"{_BEFORE}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard) {_SMALL}{_NAME}",
            # Via Esempio 12, 00100 Esempio; Calle Ejemplo, nº 12
            rf"(?<!\w)(?:Via|Piazza|Calle) {_LONG},? ?(?:(?i:{_CALLED}){_HOUSE}|{_HOUSE}, {_POSTCODE}\b)",
            # Ulica Makedonija 12; ул. Македонија бр. 12; Οδός Ερμού 12
            rf"(?<!\w){_SLAVIC_OR_GREEK} {_NAMES},? (?:(?i:{_CALLED}){_HOUSE}|{_HOUSE}{_END})",
            # Örnek Sokak No: 12
            rf"(?<!\w){_NAME} (?:Sokak|Sokağı|Caddesi),? No[.: ]{{0,2}}{_HOUSE}",
        ),
    )
)


def names_a_street(text: str) -> bool:
    """Whether a text holds a word of streets, so that a closer look may find an address."""
    raw = text.lower().encode()
    return any(word in raw for word in _WORDS) or (
        len(raw) > len(text) and any(word in raw for word in _OTHER_WORDS)
    )


def streets(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses with a street and a number begin and end."""
    found = sorted(match.span() for form in _FORMS for match in form.finditer(text))
    last = 0
    for start, end in found:
        if start >= last:
            yield start, end
            last = end
