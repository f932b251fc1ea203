"""Words reach every reader: numbers, money and dates as a language writes them, and every message translated."""

import datetime as dt
import re
import string
import subprocess
import sys
import unicodedata
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from babel import Locale
from babel.messages import Catalog
from babel.messages import Message as Entry
from babel.messages.pofile import read_po, write_po
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from generator.extraction import extract_codelist, extract_schema
from generator.languages import LOCALES, languages
from generator.money import Money
from generator.text import (
    ECHO,
    Message,
    say,
    say_many,
    show,
    translator,
)
from tests.invented import ROOT

ENGLISH, ALBANIAN = translator("en"), translator("sq")
DAY = dt.date(2025, 5, 1)
PYBABEL = Path(sys.executable).with_name("pybabel")
CATALOGUES = sorted(LOCALES.glob("*.po"))


def spaced(text: str) -> str:
    """Text in which a space that does not break is written _."""
    return text.replace("\u00a0", "_")


def test_numbers_are_grouped_as_the_language_does() -> None:
    assert ENGLISH.number(1234567) == "1,234,567"
    assert spaced(ALBANIAN.number(1234567)) == "1_234_567"
    assert ENGLISH.number(Decimal("1234.5")) == "1,234.5"
    assert spaced(ALBANIAN.number(Decimal("1234.5"))) == "1_234,5"


def test_a_large_number_keeps_every_digit() -> None:
    assert ENGLISH.number(12345678901234567890) == "12,345,678,901,234,567,890"
    assert ENGLISH.amount(9_999_999_999_999_999_900, "ALL") == "999,999,999,999,999.99"


@pytest.mark.parametrize(
    "language", ["en", "sq", "de", "fr", "de_CH", "pl", "hi", "ar", "el", "sr"]
)
@given(value=st.integers(-(10**6), 10**18))
def test_figures_are_written_as_babel_writes_them_in_every_language(
    language: str, value: int
) -> None:
    t = replace(ENGLISH, language=language, locale=Locale.parse(language))
    cents = "" if value % 100 == 0 else ".00"
    exact = format_decimal(Decimal(value).scaleb(-2), f"#,##0{cents}", locale=t.locale)
    if value >= 0 and t.locale.decimal_formats[None].grouping == (3, 3):
        assert t.amount(value * 100, "EUR") == exact
    assert t.number(value) == format_decimal(value, locale=t.locale)


def test_a_number_is_rounded_half_up_for_display_only() -> None:
    assert [ENGLISH.fixed(Decimal(text), 2) for text in ("0.125", "0.135", "2", "-0.005")] == [
        *("0.13", "0.14", "2.00", "-0.01")
    ]
    assert ENGLISH.fixed(Decimal("1234.5"), 0) == "1,235"


@pytest.mark.parametrize(
    ("money", "english", "albanian"),
    [
        (Money("ALL", 12000000000, 12000000000), "1,200,000_ALL", "1_200_000_ALL"),
        (Money("ALL", 12000005000, 12000005000), "1,200,000.50_ALL", "1_200_000,50_ALL"),
        (Money("EUR", 500, 500), "0.05_EUR", "0,05_EUR"),
        (Money("ALL", 0, 0), "0_ALL", "0_ALL"),
        (Money("ALL", 0, 1000000), "≤_100_ALL", "≤_100_ALL"),
        (Money("ALL", 900000, 1105000), "90–110.50_ALL", "90–110,50_ALL"),
        (Money("KWD", 15000, 15000), "1.500_KWD", "1,500_KWD"),
        (Money("JPY", 12000000, 12000000), "1,200_JPY", "1_200_JPY"),
        (Money("CLF", 12345, 12345), "1.2345_CLF", "1,2345_CLF"),
        (Money("JPY", 5000, 5000), "0.5_JPY", "0,5_JPY"),
    ],
)
def test_money_shows_its_span_and_its_currency(money: Money, english: str, albanian: str) -> None:
    assert spaced(ENGLISH.money(money)) == english
    assert spaced(ALBANIAN.money(money)) == albanian
    assert ENGLISH.money(money) == f"{ENGLISH.span(money)}\u00a0{money.currency}"


def test_dates_are_written_as_the_language_does() -> None:
    assert (ENGLISH.date(DAY), ALBANIAN.date(DAY)) == ("1 May 2025", "1 maj 2025")
    assert (ENGLISH.day(DAY), ALBANIAN.day(DAY)) == ("1 May", "1 maj")
    assert (ENGLISH.month(DAY), ALBANIAN.month(DAY)) == ("May 2025", "maj 2025")


def test_lists_are_joined_as_the_language_does() -> None:
    assert [ENGLISH.listing(list("abc"[:n])) for n in range(4)] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert ALBANIAN.listing(["a", "b", "c"]) == "a, b dhe c"


def test_a_text_is_taken_in_the_readers_language_else_english_else_the_first() -> None:
    assert ALBANIAN.local({"en": "River Party", "sq": "Partia e Lumit"}) == "Partia e Lumit"
    assert ALBANIAN.local({"mk": "Партија", "en": "River Party"}) == "River Party"
    assert ALBANIAN.local({"mk": "Партија", "el": "Κόμμα"}) == "Κόμμα"
    assert ALBANIAN.local({}) == ""


def test_values_are_written_into_a_message() -> None:
    message = say(
        "{who} paid {sum} for {count} ads on {day}: {what}; {rest}.",
        who="Fondacioni Ura",
        sum=Money("ALL", 10_000, 10_000),
        count=1200,
        day=DAY,
        what=("posters", say("radio")),
        rest=Decimal("0.5"),
    )
    assert spaced(ENGLISH.text(message)) == (
        "Fondacioni Ura paid 1_ALL for 1,200 ads on 1 May 2025: posters and radio; 0.5."
    )


def test_braces_in_a_value_or_in_a_text_without_values_stay_as_they_are() -> None:
    assert ENGLISH.text(say("{name}!", name="{other} {0} {{}}")) == "{other} {0} {{}}!"
    assert ENGLISH.text(Message("such as {en: …, sq: …}")) == "such as {en: …, sq: …}"
    nested = say("{expected}.", expected=Message("such as {en: …}"))
    assert ENGLISH.text(nested) == "such as {en: …}."


def test_a_message_counts() -> None:
    def files(count: int) -> str:
        return ENGLISH.text(say_many("{count} file.", "{count} files of {who}.", count, who="a"))

    assert [files(count) for count in (0, 1, 2, 1000)] == [
        *("0 files of a.", "1 file.", "2 files of a.", "1,000 files of a.")
    ]


def test_a_translation_counts_by_the_rule_of_its_language(tmp_path: Path) -> None:
    forms = ("{count} datoteka", "{count} datoteki", "{count} datoteke", "{count} datotek")
    catalogue = Catalog(locale="sl")
    catalogue.add(("{count} file", "{count} files"), forms)
    with (tmp_path / "sl.po").open("wb") as file:
        write_po(file, catalogue)
    t = translator("sl", own=tmp_path)
    counted = [t.text(say_many("{count} file", "{count} files", n)) for n in (1, 2, 3, 5, 101)]
    assert counted == [*("1 datoteka", "2 datoteki", "3 datoteke", "5 datotek", "101 datoteka")]


def test_what_is_not_translated_stays_english() -> None:
    assert ALBANIAN.text(say("An {adjective} sentence.", adjective="invented")) == (
        "An invented sentence."
    )
    assert ALBANIAN.gettext("") == ""


@pytest.mark.parametrize(
    "name",
    [
        *("O'Brien & Sons", "Çlirimi i Ëndrrës", "מפלגת הנהר", "می‌خواهیم رودخانه", "क्‍ष"),
        *("👨‍👩‍👧‍👦", "🏳️‍🌈", "河流党", "<b>Lumi</b>", "{name}", "100\u00a0%"),
    ],
)
def test_a_name_that_the_reader_takes_is_shown_as_it_is_written(name: str) -> None:
    assert show(name) == name
    assert ENGLISH.text(say("{party}, April", party=name)) == f"{name}, April"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb", "a\\nb"),
        ("a\r\n::error::b", "a\\r\\n::error::b"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u2028b", "a\\u2028b"),
        ("a\u0085b", "a\\x85b"),
        ("a\tb", "a\\tb"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("\ue000", "\\ue000"),
    ],
)
def test_what_could_act_in_a_terminal_or_a_log_is_written_out(text: str, shown: str) -> None:
    assert show(text) == shown


@given(st.text(st.characters()), st.integers(1, 200))
@example("\u202e" * 100, ECHO)
@example("x" * 100_000, ECHO)
def test_what_is_shown_is_one_line_without_hidden_signs_and_never_too_long(
    text: str, limit: int
) -> None:
    shown = show(text, limit)
    assert len(shown) <= limit
    assert len(shown.splitlines()) <= 1
    hidden = [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp", "Co", "Cn"}]
    assert hidden == []
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
    )


@given(st.text(st.characters(), max_size=300), st.sampled_from([ECHO, 5]))
def test_a_value_in_a_message_is_no_longer_than_the_readers_patience(text: str, echo: int) -> None:
    t = translator("en", echo)
    assert len(t.text(say("{a}", a=text))) <= echo
    assert len(t.text(say("{a}", a=(text, text)))) <= 2 * echo + len(" and ")


def test_every_catalogue_is_a_language() -> None:
    assert languages() == ("en", *(path.stem for path in CATALOGUES))
    assert "sq" in languages()


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, ...]]:
    """Every message in the sources, as `make strings` collects them."""
    keywords = re.search(r'--keywords "([^"]+)"', (ROOT / "Makefile").read_text("utf-8"))
    assert keywords is not None
    template = tmp_path_factory.mktemp("messages") / "en.pot"
    subprocess.run(
        [
            *(PYBABEL, "--quiet", "extract", "--mapping", "pyproject.toml", "--no-wrap"),
            *("--keywords", keywords[1], "--output", template, "."),
        ],
        cwd=ROOT,
        check=True,
    )
    return set(entries(template))


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The forms of a message: one, or one for each way of counting."""
    return (text,) if isinstance(text, str) else tuple(text or ())


def entries(path: Path) -> dict[tuple[str, ...], Entry]:
    """Every message of a catalogue, by its English forms."""
    with path.open("rb") as file:
        return {forms(entry.id): entry for entry in read_po(file) if entry.id}


def names(text: str) -> set[str]:
    """The places for values in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def takes_values(entry: Entry) -> bool:
    """Whether values are written into the message; the braces of a schema's texts are its own."""
    return "python-brace-format" in entry.flags or not isinstance(entry.id, str)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_message_of_the_sources_is_in_the_catalogue(
    path: Path, sources: set[tuple[str, ...]]
) -> None:
    assert len(sources) > 1_000
    assert sources - set(entries(path)) == set()


def test_what_is_counted_has_a_form_for_one(sources: set[tuple[str, ...]]) -> None:
    counted = re.compile(r"\{count\} [a-z]+s\b")
    assert [text for text, *more in sources if not more and counted.search(text)] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_message_is_translated_for_certain(path: Path) -> None:
    held = entries(path)
    assert [text for text, entry in held.items() if not all(forms(entry.string))] == []
    assert [text for text, entry in held.items() if entry.fuzzy] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_translation_has_the_places_of_the_english(path: Path) -> None:
    for english, entry in entries(path).items():
        if takes_values(entry):
            wanted = {name for text in english for name in names(text)}
            for form in filter(None, forms(entry.string)):
                counting = {"count"} if len(english) > 1 else set()
                assert wanted - counting <= names(form) <= wanted, f"{english}: {form}"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_translation_brings_markup_spaces_or_hidden_signs_of_its_own(path: Path) -> None:
    hidden = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u00ad]")
    for english, entry in entries(path).items():
        for form in filter(None, forms(entry.string)):
            text = english[0]
            for sign in "<>&":
                assert form.count(sign) <= text.count(sign), f"{text}: {form}"
            assert not hidden.search(form), ascii(form)
            assert (form == form.strip()) == (text == text.strip()), f"{text}: {form}"
            assert form.count("\n") == text.count("\n"), f"{text}: {form}"


def test_the_texts_of_schemas_and_code_lists_are_among_the_messages(
    sources: set[tuple[str, ...]],
) -> None:
    with (ROOT / "schema" / "common.schema.json").open("rb") as file:
        schema = [text for _, _, text, _ in extract_schema(file, (), (), {})]
    with (ROOT / "schema" / "codelists" / "media.csv").open("rb") as file:
        words = [text for _, _, text, _ in extract_codelist(file, (), (), {})]
    assert {"Exact amount", "a web address that begins with https://"} <= set(schema)
    assert "Meta" in " ".join(words)
    assert {(text,) for text in (*schema, *words)} <= sources
