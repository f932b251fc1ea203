"""Languages are BCP 47 tags: what CLDR knows of them decides, and what is not translated is seen to be English."""

import re
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir

from generator.errors import SettingsError
from generator.languages import LOCALES, autonym, direction, languages, likely, locale
from generator.pages.head import territory
from generator.plugin.language import in_language, material
from generator.settings import read_settings
from generator.templating import escaping, marked
from generator.text import Foreign, Translator, joined, say, say_many, translator
from generator.validation.catalogue import CATALOGUE
from generator.validation.schemas import load_schemas
from tests.command import copy_instance, sixc
from tests.invented import SHELF, check, copy_to

FEW = 'msgid "{count} file"\nmsgid_plural "{count} files"\n'
COPIED = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
MATERIAL = get_theme_dir("material")


def speaking(folder: Path, tag: str, text: str) -> Translator:
    """A translator with a catalogue of its own."""
    (folder / f"{tag}.po").write_text(text, "utf-8")
    return translator(tag, own=folder)


def counted(t: Translator, *numbers: int) -> list[str]:
    return [t.text(say_many("{count} file", "{count} files", number)) for number in numbers]


def forms(*texts: str) -> str:
    return FEW + "".join(f'msgstr[{n}] "{{count}} {text}"\n' for n, text in enumerate(texts))


@pytest.mark.parametrize("tag", ["sr-Latn", "sr", "pl", "cs", "ru", "uk"])
def test_plurals_are_those_of_the_language_whatever_head_was_copied(
    tag: str, tmp_path: Path
) -> None:
    t = speaking(tmp_path, tag, f'msgid ""\nmsgstr ""\n{COPIED}\n{forms("one", "few", "rest")}')
    assert counted(t, 1, 2, 5, 11) == ["1 one", "2 few", "5 rest", "11 rest"]


def test_arabic_has_six_forms(tmp_path: Path) -> None:
    names = ("zero", "one", "two", "few", "many", "rest")
    t = speaking(tmp_path, "ar", forms(*names))
    said = [text.split()[-1] for text in counted(t, 0, 1, 2, 3, 11, 100)]
    assert said == list(names)


def test_a_head_that_tells_the_same_numbers_apart_decides_the_order(tmp_path: Path) -> None:
    rule = "n%10==1 && n%100!=11 ? 1 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 0 : 2"
    head = f'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; "\n"plural=({rule});\\n"\n\n'
    t = speaking(tmp_path, "sr-Latn", head + forms("few", "one", "rest"))
    assert counted(t, 1, 2, 5) == ["1 one", "2 few", "5 rest"]


def test_a_text_that_lacks_a_form_is_not_translated(tmp_path: Path) -> None:
    t = speaking(tmp_path, "sr-Latn", f'msgid ""\nmsgstr ""\n{COPIED}\n{forms("one", "few")}')
    assert counted(t, 1, 5) == ["1 file", "5 files"]


def test_a_language_calls_itself_what_cldr_says() -> None:
    names = {tag: autonym(tag) for tag in ("sq", "en", "sr", "sr-Latn", "pt-BR", "ka", "ar")}
    assert names == {
        "sq": "Shqip", "en": "English", "sr": "Српски", "sr-Latn": "Srpski (latinica)",
        "pt-BR": "Português (Brasil)", "ka": "ქართული", "ar": "العربية",
    }  # fmt: skip


def test_direction_and_country_come_from_cldr() -> None:
    assert [direction(tag) for tag in ("ar", "he", "fa", "sr-Latn")] == ["rtl"] * 3 + ["ltr"]
    assert [territory(tag) for tag in ("sr-Latn", "pt-BR", "zh-Hant", "sq")] == [
        *("sr_RS", "pt_BR", "zh_TW", "sq_AL")
    ]
    assert likely("sr") == ("sr", "Cyrl", "RS")


@pytest.mark.parametrize("tag", ["xx", "sr_Latn", "SR", "sr-latn", "../en", "", "en-", "pt-br"])
def test_what_is_no_tag_is_refused(tag: str) -> None:
    with pytest.raises(SettingsError, match="BCP 47"):
        locale(tag)


def test_every_language_of_the_program_is_one_that_cldr_describes() -> None:
    assert [locale(tag).language for tag in languages()] == ["en", "sq"]
    assert (LOCALES / "collation.txt").is_file()


def test_the_words_of_a_theme_are_those_of_the_nearest_language_it_knows() -> None:
    found = {tag: material([MATERIAL], tag) for tag in ("sq", "sr", "sr-Latn", "pt-BR", "mt")}
    assert found == {"sq": "sq", "sr": "sr", "sr-Latn": "sh", "pt-BR": "pt-BR", "mt": "en"}


def test_a_page_names_its_language_and_direction() -> None:
    assert in_language('<html lang="en" class="a">', "ar") == (
        '<html lang="ar" dir="rtl" class="a">'
    )
    assert in_language('<html lang="sh"><p lang="en">', "sr-Latn") == (
        '<html lang="sr-Latn"><p lang="en">'
    )


def test_what_is_not_translated_knows_that_it_is_english(tmp_path: Path) -> None:
    t = speaking(tmp_path, "sr-Latn", 'msgid "Parties"\nmsgstr "Stranke"\n')
    assert type(t.text(say("Parties"))) is str
    other = t.text(say("An {adjective} sentence.", adjective="<b>"))
    assert (type(other), other) == (Foreign, "An <b> sentence.")
    assert marked(other) == '<span lang="en">An &lt;b&gt; sentence.</span>'
    assert type(translator("en").text(say("Never translated"))) is str
    assert isinstance(joined(", ", [other, "", other]), Foreign)
    assert type(joined(", ", [other, "Stranke"])) is str


def test_a_name_in_another_language_knows_which() -> None:
    name = translator("en").local({"sq": "Partia", "sr-Latn": "Stranka"})
    assert marked(name) == '<span lang="sq">Partia</span>'


def test_templates_mark_what_is_foreign_where_elements_can_stand(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(
        '<p title="{{ x }}"{% if x %} class="{{ x }}"{% endif %}>{{ x }}</p>'
        "{% set tag = 'td' %}<{{ tag }} id='{{ x }}'>{{ x }}</{{ tag }}>"
        "<title>{{ x }}</title><option>{{ x }}</option>{% if x == 'A&B' %}{{ x }}{% endif %}"
    )
    html = escaping([tmp_path]).get_template("a").render(x=Foreign("A&B", "en"))
    span = '<span lang="en">A&amp;B</span>'
    assert html == (
        f'<p title="A&amp;B" class="A&amp;B">{span}</p>'
        f"<td id='A&amp;B'>{span}</td>"
        f"<title>A&amp;B</title><option>A&amp;B</option>{span}"
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the invented instance that speaks English and a little Serbian."""
    return serbian(copy_to(tmp_path))


def serbian(root: Path) -> Path:
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("languages: [en, sq]", "languages: [en, sr-Latn]")
    settings.write_text(text, "utf-8")
    (root / "locales").mkdir()
    (root / "locales" / "sr-Latn.po").write_text(
        'msgid "Who has filed"\nmsgstr "Ko je predao"\n\nmsgid "Parties"\nmsgstr "Stranke"\n',
        "utf-8",
    )
    return root


def test_a_check_says_how_much_is_translated(root: Path) -> None:
    (found,) = (f for f in check(root).findings if f.kind.code == "language-translated")
    assert found.kind in CATALOGUE
    said = translator("en").text(found.message)
    assert re.fullmatch(
        r"sr-Latn: 2 of \d,\d{3} texts are translated; the rest stands in English\.", said
    )
    assert (found.place.file, found.level) == ("locales/sr-Latn.po", "advice")


def test_a_language_nobody_translated_is_refused(root: Path) -> None:
    (root / "locales" / "sr-Latn.po").unlink()
    with pytest.raises(SettingsError, match="sr-Latn"):
        read_settings(root)


def test_an_election_is_not_named_like_a_language(root: Path) -> None:
    (root / "disclosures" / "en").mkdir()
    with pytest.raises(SettingsError, match="election en"):
        read_settings(root)


@pytest.mark.parametrize(
    ("tag", "fits"),
    [("sr-Latn", True), ("pt-BR", True), ("zh-Hant-TW", True), ("es-419", True), ("sq", True),
     ("sr_Latn", False), ("SQ", False), ("english", False)],
)  # fmt: skip
def test_files_take_language_tags(tag: str, fits: bool) -> None:
    schema = load_schemas(SHELF)["election"]
    text = schema.resolve(schema.node(("title",)))
    assert schema.fits(text, {tag: "A"}) is fits
    assert schema.fits(schema.node(("languages", 0)), tag) is fits


@pytest.mark.slow
def test_a_partly_translated_language_is_published_and_marked(tmp_path: Path) -> None:
    root = serbian(copy_instance(tmp_path / "instance"))
    done = sixc("build", cwd=root)
    assert done.code == 0, done.err
    for path in (root / "site" / "sr-Latn").rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r'="[^"<>]*<span|<title>[^<]*<span|&lt;span', text), path
    page = (root / "site" / "sr-Latn" / "index.html").read_text("utf-8")
    assert '<html lang="sr-Latn"' in page
    assert "<h2>Ko je predao</h2>" in page
    assert '<h2><span lang="en">Compare parties</span></h2>' in page
    assert '<span lang="en">Compare</span></a></li>' in page
    assert 'lang="sr-Latn">Srpski (latinica)</span>' in page
