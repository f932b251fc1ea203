"""An instance adds codes of conduct, code list entries and words in files of its own, and changes nothing else."""

import shutil
from pathlib import Path

import pytest

from generator.documents.codelists import load_codelists
from generator.errors import SchemaError, SettingsError
from generator.settings import read_settings
from generator.shelf import installed_schema
from generator.text import say
from generator.validation.schemas import load_schemas
from tests.invented import ID, INSTANCE, ROOT, change, check, copy_to

MEDIA = "code,title,description,group\n"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the invented instance, without schemas."""
    return copy_to(tmp_path)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_an_own_code_of_conduct_is_one_file(root: Path) -> None:
    text = (ROOT / "schema" / "codes" / "eu-2024.yaml").read_text("utf-8")
    write(root / "schema" / "codes" / "own-2030.yaml", text.replace("id: eu-2024", "id: own-2030"))
    change(root / "disclosures" / ID / "election.yaml", f"code: {ID}", "code: own-2030")
    found = check(root)
    assert [e.code.data["id"] for e in found.elections] == ["own-2030"]
    assert not [f for f in found.findings if f.place.file.startswith("schema/")]


def test_an_unknown_code_of_conduct_is_answered_with_all_there_are(root: Path) -> None:
    write(root / "schema" / "codes" / "own-2030.yaml", "id: own-2030\n")
    change(root / "disclosures" / ID / "election.yaml", f"code: {ID}", "code: eu-2042")
    (fix,) = (f.fix for f in check(root).findings if f.kind.code == "code-known")
    assert dict(fix.values)["known"] == ("al-2025", "eu-2024", "nl-2021", "own-2030")


def test_an_own_medium_is_one_row(root: Path) -> None:
    path = next((root / "disclosures" / ID).glob("*/2025-04.yaml"))
    path.write_text(path.read_text("utf-8").replace("medium: radio", "medium: town_crier"), "utf-8")
    write(root / "schema" / "codelists" / "media.csv", f"{MEDIA}town_crier,Town crier,,broadcast\n")
    lists = load_codelists(read_settings(root).schema)
    assert lists["media"].rows["town_crier"]["title"] == "Town crier"
    assert [*lists["media"].rows][:2] == ["meta", "google"]
    assert not [f for f in check(root).findings if f.kind.code == "known-codes"]


def test_a_whole_copy_of_the_schemas_changes_nothing(root: Path) -> None:
    shutil.copytree(installed_schema(), root / "schema")
    schema = read_settings(root).schema
    assert load_codelists(schema) == load_codelists(read_settings(INSTANCE).schema)
    assert load_schemas(schema).keys() == load_schemas(read_settings(INSTANCE).schema).keys()
    assert schema.code(ID) == installed_schema() / "codes" / f"{ID}.yaml"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("codelists/media.csv", f"{MEDIA}meta,Other,,meta\n", "already"),
        ("codelists/media.csv", f"{MEDIA}crier,Crier,,unheard\n", "group"),
        ("codelists/media.csv", "code,title\ncrier,Crier\n", "no column description"),
        ("codelists/media.csv", f"{MEDIA}crier,,,print\n", "title"),
        ("codelists/media.csv", f"{MEDIA}<b>,Crier,,print\n", "code"),
        ("codelists/media.csv", f"{MEDIA}a,A,,print\na,B,,print\n", "twice"),
        ("codelists/media.csv", f"{MEDIA}a,A,,print,more\n", "cells"),
        ("codelists/origins.csv", "code,title,description\nmoon,Moon,\n", "closed"),
        ("codelists/moods.csv", "code,title,description\ngay,Gay,\n", "no code list"),
        ("election.schema.json", "{}", "delete"),
        ("codelists.csv", "list,openness,title\n", "delete"),
        ("codes/al-2025.yaml", "id: al-2025\n", "another name"),
    ],
)
def test_what_would_change_the_program_is_refused(
    name: str, text: str, said: str, root: Path
) -> None:
    write(root / "schema" / name, text)
    with pytest.raises(SchemaError, match=said) as error:
        check(root)
    assert str(root / "schema" / name) in str(error.value)
    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)


def test_a_code_list_that_is_not_utf_8_is_refused(root: Path) -> None:
    write(root / "schema" / "codelists" / "media.csv", "")
    (root / "schema" / "codelists" / "media.csv").write_bytes(b"code,title\xff")
    with pytest.raises(SchemaError, match="UTF-8"):
        check(root)


def test_words_of_the_instance_go_before_those_of_the_program(root: Path) -> None:
    write(root / "locales" / "sq.po", f'{HEAD}msgid "Parties"\nmsgstr "Subjektet"\n')
    t = read_settings(root).translator("sq")
    assert t.text(say("Parties")) == "Subjektet"
    assert t.text(say("Compare")) == read_settings(INSTANCE).translator("sq").text(say("Compare"))


def test_the_words_of_one_instance_are_not_those_of_another(tmp_path: Path) -> None:
    said = []
    for word in ("Një", "Dy"):
        write(tmp_path / word / "mkdocs.yml", "site_name: A\n")
        write(tmp_path / word / "locales" / "sq.po", f'{HEAD}msgid "Parties"\nmsgstr "{word}"\n')
        said.append(read_settings(tmp_path / word).translator("sq"))
    assert [t.text(say("Parties")) for t in said] == ["Një", "Dy"]


def test_a_catalogue_that_changes_is_read_again(root: Path) -> None:
    for word in ("Një", "Dy"):
        write(root / "locales" / "sq.po", f'{HEAD}msgid "Parties"\nmsgstr "{word}"\n')
        assert read_settings(root).translator("sq").text(say("Parties")) == word


@pytest.mark.parametrize(
    "text",
    [
        f'{HEAD}msgid "Last filed {{day}}"\nmsgstr "{{moment}}"\n',
        f'{HEAD}msgid "Last filed {{day}}"\nmsgstr "{{day.__class__}}"\n',
        f'{HEAD}msgid "Last filed {{day}}"\nmsgstr "{{day"\n',
        f'{HEAD}msgid "Parties"\nmessage "A"\n',
        f'{HEAD}msgid "a"\nmsgid_plural "b"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n',
    ],
    ids=["another place", "an attribute", "an open brace", "another word", "a form too many"],
)
def test_a_broken_catalogue_is_named_in_one_sentence(text: str, root: Path) -> None:
    write(root / "locales" / "sq.po", text)
    with pytest.raises(SettingsError, match=r"sq\.po.*\.\Z") as error:
        read_settings(root).translator("sq")
    assert "\n" not in str(error.value)
