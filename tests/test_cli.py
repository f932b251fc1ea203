"""The real command on real folders: what it says, where it says it, and how it ends.

Exit code 0 is fine, 1 is findings of level error, 2 is wrong use or set-up. Only the result goes to standard output.
"""

import json
import os
import pty
import re
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from generator.documents.reader import read
from tests.command import ROOT, SIXC, Done, copy_instance, sixc
from tests.expected import Golden

pytestmark = pytest.mark.slow

HELP = ROOT / "tests" / "golden" / "help"
STATEMENTS = ROOT / "tests" / "cases" / "importers" / "nl-transparency-statements"
COMMANDS = (
    *("admit", "redact", "rights"),
    "check",
    "diff",
    "build",
    "serve",
    "plotly",
    "new",
    "release",
    "import",
    "gate",
    "verify",
)
FORMATS = ("text", "github", "gitlab", "markdown", "json", "sarif")
PARTY = Path("disclosures/al-2025/partia-e-lumit")
OTHER = Path("disclosures/al-2025/lista-e-fushes")
SILENT = ("al-2025", "qytetaret-e-qershorit", "2025-05")

# Wrong use, and what the sentence must name.
MISUSES = {
    "no command": ((), "Usage"),
    "unknown option": (("--loud", "check"), "--loud"),
    "unknown option of a command": (("check", "--loud"), "--loud"),
    "unknown command": (("publish",), "publish"),
    "unknown format": (("check", "--format", "pdf"), "pdf"),
    "unknown language": (("check", "--lang", "xx"), "xx"),
    "a path that does not exist": (("check", "disclosures/al-2026"), "al-2026"),
    "a folder that is no instance": (("--root", "docs", "check"), "mkdocs.yml"),
    "a folder that does not exist": (("--root", "nowhere", "check"), "nowhere"),
    "build where there is no instance": (("--root", "docs", "build"), "mkdocs.yml"),
    "build into a file": (("build", "--site-dir", "mkdocs.yml"), "mkdocs.yml"),
    "serve at no port": (("serve", "--port", "0"), "0"),
    "new without its period": (("new", "al-2025", "partia-e-lumit"), "PERIOD"),
    "new for an unknown election": (("new", "al-2026", *SILENT[1:]), "al-2026"),
    "new for an unknown party": (("new", "al-2025", "askush", "2025-05"), "askush"),
    "new for an unknown period": (("new", *SILENT[:2], "2025-12"), "2025-12"),
    "new in an unknown language": (("new", *SILENT, "--lang", "xx"), "xx"),
    "import of an unknown kind": (("import", "fax", "mkdocs.yml", "--into", "new"), "fax"),
    "import without a folder": (("import", "nl-transparency-statements", "mkdocs.yml"), "--into"),
    "import of a file that does not exist": (
        ("import", "nl-transparency-statements", "nothing.json", "--into", "new"),
        "nothing.json",
    ),
    "import of another kind of file": (
        ("import", "nl-transparency-statements", "mkdocs.yml", "--into", "new"),
        "mkdocs.yml",
    ),
    "import into a folder that holds something": (
        ("import", "nl-transparency-statements", "mkdocs.yml", "--into", "docs"),
        "docs",
    ),
    "import into a file": (
        ("import", "nl-transparency-statements", "mkdocs.yml", "--into", "mkdocs.yml"),
        "mkdocs.yml",
    ),
}

NAMED = b"site_name: Kush paguan?\n"
BROKEN_SETTINGS = {
    "not YAML": b"site_name: [\n",
    "not UTF-8": b"site_name: \xff\n",
    "a list": b"- site_name\n",
    "nothing": b"",
    "plugins that are no list": NAMED + b"plugins: 5\n",
    "options that are no mapping": NAMED + b"plugins: [{sixc: [en]}]\n",
    "languages that are no list": NAMED + b"plugins: [{sixc: {languages: 5}}]\n",
    "a language without a catalogue": NAMED + b"plugins: [{sixc: {languages: [en, xx]}}]\n",
    "a language that is a path": NAMED + b"plugins: [{sixc: {languages: [../en]}}]\n",
    "a language without a catalogue, written the other way": (
        NAMED + b"plugins: {sixc: {languages: [en, xx]}}\n"
    ),
    "a source link with an unknown place": (
        NAMED + b"repo_url: https://git.example/a\nplugins: [{sixc: {source_link: '{branch}'}}]\n"
    ),
}
# What only matters to those who build, and the word that tells them what to put right.
BROKEN_SITES = {
    "no name": (b"docs_dir: docs/en\nplugins: [sixc]\n", "site_name"),
    "no plugin": (NAMED + b"docs_dir: docs/en\nplugins: [search]\n", "sixc"),
    "an unknown plugin": (NAMED + b"docs_dir: docs/en\nplugins: [sixc, nothing]\n", "nothing"),
    "an unknown theme": (
        NAMED + b"docs_dir: docs/en\ntheme: nothing\nplugins: [sixc]\n",
        "nothing",
    ),
    "no folder of pages": (NAMED + b"docs_dir: nowhere\nplugins: [sixc]\n", "nowhere"),
}

HOSTILE_NAMES = (
    b"a\n::error::gone.yaml",
    b"b\r\n::add-mask::lek.yaml",
    b"::stop-commands::x.yaml",
    b"##[add-mask]lek",
    b"c\n##[error]gone",
    b"\x1b[31mred.yaml",
    b"\xff.yaml",
    b"`|<img src=x>|`.yaml",
)

SYSTEM = "system: '::add-mask::lek ##[add-mask]lek'\n      label: {applied: false}"


@pytest.fixture
def instance(tmp_path: Path) -> Path:
    """The invented instance, in a folder of its own."""
    return copy_instance(tmp_path / "instance")


def damage(path: Path) -> None:
    """Leave an unclosed bracket in a file."""
    path.write_text(f"{path.read_text(encoding='utf-8')}\nnotes: [\n", encoding="utf-8")


def report(done: Done) -> dict[str, Any]:
    """The report for programs, of which the whole of standard output is made."""
    data: dict[str, Any] = json.loads(done.out)
    return data


def in_terminal(instance: Path, columns: int, **env: str) -> str:
    """What a check shows in a terminal of so many columns."""
    ours, theirs = pty.openpty()
    settings = {**os.environ, "TERM": "xterm", "COLUMNS": str(columns), **env}
    process = subprocess.Popen([SIXC, "check"], cwd=instance, env=settings, stdout=theirs)
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # the end of a terminal is an error to read
        while part := os.read(ours, 65_536):
            shown += part
    os.close(ours)
    assert process.wait() == 1
    return shown.decode().replace("\r\n", "\n")


def commands(output: str) -> list[str]:
    """The lines that GitHub's runner may take for a command: src/Runner.Common/ActionCommand.cs in actions/runner."""
    lines = re.split(r"\r\n|\r|\n", output)
    return [line for line in lines if line.lstrip().startswith("::") or "##[" in line]


def test_a_check_without_errors_ends_with_0_and_says_nothing_else(instance: Path) -> None:
    done = sixc("check", cwd=instance)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Checked 17 files: nothing to put right.\n")


def test_a_check_with_an_error_ends_with_1_and_names_the_place(instance: Path) -> None:
    path = PARTY / "2025-04.yaml"
    damage(instance / path)
    done = sixc("check", cwd=instance)
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("This cannot be published yet: one error must be put right.\n")
    assert "\nMUST FIX (1)\n" in done.out
    assert re.search(rf"^  {re.escape(path.as_posix())}:\d+:\d+$", done.out, re.MULTILINE)


@pytest.mark.parametrize("name", MISUSES)
def test_wrong_use_ends_with_2_and_one_sentence(name: str, instance: Path) -> None:
    before = sorted(path for path in instance.rglob("*") if path.name != "site")
    arguments, named = MISUSES[name]
    done = sixc(*arguments, cwd=instance)
    *usage, sentence = [line for line in done.err.splitlines() if line] or [done.out]
    assert done.code == 2
    assert named in done.err
    assert "Traceback" not in done.err + done.out
    assert all(re.match(r"Usage: |Try '", line) for line in usage) or name == "no command"
    assert sentence.endswith(".")
    assert sorted(path for path in instance.rglob("*") if path.name != "site") == before


@pytest.mark.parametrize("name", BROKEN_SETTINGS)
@pytest.mark.parametrize("command", ["check", "build"])
def test_settings_that_cannot_be_read_end_with_2_and_one_sentence(
    command: str, name: str, instance: Path
) -> None:
    (instance / "mkdocs.yml").write_bytes(BROKEN_SETTINGS[name])
    done = sixc(command, cwd=instance)
    assert (done.code, done.out) == (2, "")
    assert re.fullmatch(r"sixc: [^\n]+\.\n", done.err), done.err


@pytest.mark.parametrize("name", BROKEN_SITES)
def test_a_site_that_cannot_be_built_ends_with_2_and_names_what_is_wrong(
    name: str, instance: Path
) -> None:
    settings, named = BROKEN_SITES[name]
    (instance / "mkdocs.yml").write_bytes(settings)
    done = sixc("build", cwd=instance)
    assert (done.code, done.out) == (2, "")
    assert named in done.err
    assert "Traceback" not in done.err
    assert len(done.err.splitlines()) <= 2
    assert not (instance / "site").exists()


def test_broken_schemas_end_with_2_and_one_sentence(instance: Path) -> None:
    (instance / "schema").mkdir()
    (instance / "schema" / "election.schema.json").write_text("{}", "utf-8")
    done = sixc("check", cwd=instance)
    assert (done.code, done.out) == (2, "")
    assert re.fullmatch(r"sixc: [^\n]+\.\n", done.err), done.err


def test_no_command_says_what_there_is() -> None:
    done = sixc()
    assert done.code == 2
    assert all(f"\n  {command} " in done.err + done.out for command in COMMANDS)


@pytest.mark.parametrize("command", ["sixc", *COMMANDS])
def test_every_command_explains_itself(command: str, golden: Golden) -> None:
    done = sixc(*([] if command == "sixc" else [command]), "--help")
    assert (done.code, done.err) == (0, "")
    golden(HELP / f"{command}.txt", done.out)


def test_the_list_of_commands_cuts_no_sentence_off() -> None:
    assert "..." not in sixc("--help").out.partition("Commands:")[2]


def test_the_version_is_one_line() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", sixc("--version").out)


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_a_report_for_programs_is_all_of_standard_output(style: str, instance: Path) -> None:
    damage(instance / PARTY / "2025-04.yaml")
    done = sixc("check", "--format", style, cwd=instance)
    assert (done.code, done.err) == (1, "")
    assert json.loads(done.out)["version"] in {1, "2.1.0"}


def test_a_check_of_one_party_is_not_failed_by_another(instance: Path) -> None:
    damage(instance / PARTY / "2025-04.yaml")
    mine = sixc("check", PARTY, "--format", "json", cwd=instance)
    theirs = sixc("check", OTHER, "--format", "json", cwd=instance)
    assert (mine.code, theirs.code) == (1, 0)
    assert {found["file"] for found in report(mine)["findings"]} == {f"{PARTY}/2025-04.yaml"}
    assert all(found["file"].startswith(f"{OTHER}/") for found in report(theirs)["findings"])


def test_a_check_of_one_party_does_not_speak_for_the_others(instance: Path) -> None:
    damage(instance / PARTY / "2025-04.yaml")
    done = sixc("check", OTHER, "--format", "json", cwd=instance)
    assert report(done)["summary"]["files"] == 2


def test_a_check_of_a_path_that_holds_no_disclosure_is_wrong_use(instance: Path) -> None:
    done = sixc("check", "docs/en/about.md", cwd=instance)
    assert (done.code, done.out) == (2, "")
    assert "docs/en/about.md" in done.err


def test_a_check_of_the_whole_folder_is_the_whole_check(instance: Path) -> None:
    everything = sixc("check", "--format", "json", cwd=instance)
    assert sixc("check", ".", "--format", "json", cwd=instance) == everything
    assert sixc("check", "disclosures", "--format", "json", cwd=instance) == everything


def test_root_chooses_the_instance_and_paths_are_read_from_here(instance: Path) -> None:
    damage(instance / PARTY / "2025-04.yaml")
    done = sixc("--root", instance.name, "check", f"{instance.name}/{PARTY}", cwd=instance.parent)
    assert done.code == 1
    assert f"\n  {PARTY}/2025-04.yaml:" in done.out
    again = f"sixc --root {instance.name} check {instance.name}/{PARTY}"
    assert f"Check again: {again}" in " ".join(done.out.split())


@pytest.mark.parametrize("columns", [80, 120])
def test_in_a_terminal_the_report_has_its_width_and_colours(columns: int, instance: Path) -> None:
    damage(instance / PARTY / "2025-04.yaml")
    shown = in_terminal(instance, columns)
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert "\x1b[1;31mMUST FIX" in shown
    assert columns - 20 < max(map(len, plain.splitlines())) <= columns
    assert plain.startswith("This cannot be published yet")


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_whoever_wants_no_colour_gets_none(env: dict[str, str], instance: Path) -> None:
    damage(instance / PARTY / "2025-04.yaml")
    assert "\x1b" not in in_terminal(instance, 80, **env)


def test_a_check_in_albanian_says_the_same_in_albanian(instance: Path) -> None:
    damage(instance / PARTY / "2025-04.yaml")
    english, albanian = (
        report(sixc("check", "--format", "json", "--lang", lang, cwd=instance))["findings"]
        for lang in ("en", "sq")
    )
    assert [found["line"] for found in albanian] == [found["line"] for found in english]
    for key in ("message", "why", "fix"):
        assert all(a[key] != e[key] for a, e in zip(albanian, english, strict=True)), key


def test_a_new_disclosure_is_read_and_asks_only_for_what_is_left_open(instance: Path) -> None:
    made = sixc("new", *SILENT, cwd=instance)
    assert (made.code, made.err) == (0, "")
    path = instance / made.out.strip()
    assert path == instance / "disclosures" / SILENT[0] / SILENT[1] / f"{SILENT[2]}.yaml"
    assert read(made.out.strip(), path.read_bytes()).document is not None
    lines = path.read_text(encoding="utf-8").splitlines()
    found = report(sixc("check", path, "--format", "json", cwd=instance))["findings"]
    assert found
    assert [f for f in found if "FILL-IN" not in lines[f["line"] - 1]] == []


def test_nothing_left_open_in_a_new_disclosure_is_overlooked(instance: Path) -> None:
    sixc("new", *SILENT, cwd=instance)
    made = sixc("new", *SILENT, cwd=instance)
    text = (instance / made.out.strip()).read_text(encoding="utf-8")
    said = [line for line in text.splitlines() if line.lstrip()[:1] != "#"]
    gaps = [gap for line in said for gap in line.split("FILL-IN")[1:]]
    found = report(sixc("check", made.out.strip(), "--format", "json", cwd=instance))["findings"]
    assert len(found) == len(gaps)


def test_a_new_disclosure_with_everything_filled_in_passes(instance: Path) -> None:
    path = instance / sixc("new", *SILENT, cwd=instance).out.strip()
    text = path.read_text(encoding="utf-8")
    for gap, answer in (
        ('email: "FILL-IN"', "email: arka@qershori.example"),
        ('date: "FILL-IN"', "date: 2025-06-02"),
        ('role: "FILL-IN"', "role: Treasurer"),
        ("state: FILL-IN", "state: nothing_to_disclose"),
    ):
        text = text.replace(gap, answer)
    path.write_text(text, encoding="utf-8")
    done = sixc("check", path, "--format", "json", cwd=instance)
    assert (done.code, report(done)["findings"]) == (0, [])


def test_another_new_disclosure_is_the_next_version_and_changes_nothing(instance: Path) -> None:
    folder = instance / "disclosures" / "al-2025" / "aleanca-e-maleve"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    made = [sixc("new", *SILENT[:1], folder.name, "2025-04", cwd=instance) for _ in range(2)]
    assert [Path(done.out.strip()).name for done in made] == ["2025-04.v3.yaml", "2025-04.v4.yaml"]
    assert "\nversion: 3\n" in (folder / "2025-04.v3.yaml").read_text(encoding="utf-8")
    assert {name: (folder / name).read_bytes() for name in before} == before


def test_a_new_disclosure_follows_no_link_out_of_the_folder(instance: Path) -> None:
    outside = instance.parent / "outside.yaml"
    folder = instance / "disclosures" / SILENT[0] / SILENT[1]
    folder.mkdir()
    (folder / f"{SILENT[2]}.yaml").symlink_to(outside)
    done = sixc("new", *SILENT, cwd=instance)
    assert not outside.exists()
    assert "Traceback" not in done.err


def test_the_remarks_in_a_new_disclosure_speak_the_language_asked_for(instance: Path) -> None:
    written = {}
    for lang in ("en", "sq"):
        made = instance / sixc("new", *SILENT, "--lang", lang, cwd=instance).out.strip()
        written[lang] = made.read_text("utf-8").splitlines()
        made.unlink()
    remarks = [line for line in written["en"] if re.match(r"# [A-Z]", line)]
    assert remarks
    assert [line for line in remarks if line in written["sq"]] == []


def test_an_import_makes_an_instance_that_can_be_checked(tmp_path: Path) -> None:
    kind, file = STATEMENTS.name, STATEMENTS / "statements.json"
    done = sixc("import", kind, file, "--into", tmp_path / "nl")
    assert (done.code, done.err) == (0, "")
    assert "refused" in done.out
    checked = sixc("--root", tmp_path / "nl", "check", "--format", "json")
    assert (checked.code, report(checked)["summary"]["errors"]) == (0, 0)


@pytest.mark.parametrize("style", FORMATS)
def test_the_name_of_a_file_gives_no_command_to_whoever_prints_the_report(
    style: str, instance: Path
) -> None:
    for name in HOSTILE_NAMES:
        Path(os.fsdecode(os.fsencode(instance / PARTY) + b"/" + name)).write_bytes(
            b"a: ##[error]b\n"
        )
    done = sixc("check", "--format", style, cwd=instance, env={"PYTHONIOENCODING": "utf-8:strict"})
    assert (done.code, done.err) == (1, "")
    given = [line for line in commands(done.out) if style != "github"]
    assert given == []
    allowed = r"::(error|warning) (file=[^,\n]*,line=\d+,col=\d+,title=[^:\n]*)?::.*"
    assert all(re.fullmatch(allowed, line) for line in commands(done.out))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", done.out)


def test_values_in_a_file_give_no_command_to_whoever_prints_the_report(instance: Path) -> None:
    path = instance / OTHER / "2025-05.yaml"
    text = path.read_text(encoding="utf-8").replace("system: Automated ad delivery", SYSTEM)
    text = text.replace("stages: [delivery]", "stages: [image]").replace(
        "default: true", "default: false"
    )
    path.write_text(text, encoding="utf-8")
    for style in ("text", "markdown", "json", "sarif"):
        done = sixc("check", "--format", style, cwd=instance)
        assert done.code == 0
        assert "add-mask" in done.out
        assert commands(done.out) == []


def test_a_terminal_that_knows_only_ascii_gets_the_report_too(instance: Path) -> None:
    done = sixc("check", "--lang", "sq", cwd=instance, env={"PYTHONIOENCODING": "ascii"})
    assert (done.code, done.err) == (0, "")
