"""Changes that nobody may make: each makes a hostile change in a real repository, and names the words that refuse it.

The words are those of one check, so that an attack succeeds, and its test fails, where that check is taken away.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass

from generator.documents.reader import MAX_BYTES
from generator.history.gate import MOST_FILES
from generator.history.proposal import MOST_COMMITS
from tests.repositories import FOLDER, OWN, RIVAL, Repository, copy

LUMI, MALE, NOBODY = 900000000000101, 900000000000201, 424242
NEW, LEDGER = f"{OWN}/2025-05.yaml", f"{OWN}/2025-05.ads.csv"
ACCOUNTS = f"{FOLDER}/submitters.yaml"
NOT_RIVAL = "This account files for partia-e-lumit, not for aleanca-e-maleve."
OUTSIDE = "This lies outside the folders of parties."
KEPT = "The election, its reports and the list of accounts are kept by the maintainers."
NOT_READ = "This file or folder is not read."
ODD = "This folder is not written as git writes folders."
PART = "The path has a part that programs take for something else"
UNSEEN = "The path has a character that cannot be seen"
CHANGED, REMOVED = "A published file is changed.", "A published file is removed."
UNDONE = "A later commit takes this back, but the history keeps it."
NO_ORIGIN = "This commit has no history in common with the main line."


HOSTILE_SETTINGS = {
    "diff.relative": "true",
    "diff.noprefix": "true",
    "diff.orderFile": os.devnull,
    "core.quotePath": "true",
    "core.ignoreCase": "true",
    "core.sparseCheckout": "true",
    "core.fsmonitor": "touch ran",
    "core.pager": "touch ran",
    "core.sshCommand": "touch ran",
    "core.alternateRefsCommand": "touch ran",
    "i18n.logOutputEncoding": "utf-16",
    "extensions.partialClone": "origin",
    "remote.origin.url": "ext::touch ran",
}


@dataclass(frozen=True, slots=True)
class Attack:
    """A hostile change, the words that refuse it, the account that sends it; maintainers may take some over."""

    name: str
    make: Callable[[Repository], object]
    says: tuple[str, ...]
    account: int = LUMI
    maintainers: bool = False


def adds(*names: str | bytes, text: str = "new: true\n") -> Callable[[Repository], object]:
    """A change of one commit that adds files, or writes others in their place."""
    return lambda r: r.add(*names, text=text)


def does(*acts: Callable[[Repository], object]) -> Callable[[Repository], object]:
    """A change that does several things and then commits."""
    return lambda r: [*(act(r) for act in acts), r.commit()]


def git(*arguments: str) -> Callable[[Repository], object]:
    return lambda r: r.git(*arguments)


def after(act: Callable[[Repository], object], *names: str) -> Callable[[Repository], object]:
    """An innocent change, after something was done at the base."""

    def made(r: Repository) -> None:
        r.at_base(lambda: act(r))
        r.add(*(names or (NEW,)))

    return made


def grafts(*rows: tuple[str, bytes, str], ordered: bool = True) -> Callable[[Repository], object]:
    """A change that puts entries git would not write into the party's folder; an empty object is a new file's."""
    return lambda r: r.graft(
        OWN, *((mode, name, blob or r.blob()) for mode, name, blob in rows), ordered=ordered
    )


def forged(r: Repository) -> None:
    r.write(f"{RIVAL}/2025-04.v3.yaml")
    r.commit(who="aleanca-e-maleve")


def change_and_revert(r: Repository) -> None:
    r.add(f"{OWN}/2025-04.yaml")
    r.git("revert", "--no-edit", "HEAD")


def rival_change_and_revert(r: Repository) -> None:
    r.add(f"{RIVAL}/2025-04.yaml")
    r.git("revert", "--no-edit", "HEAD")
    r.add(NEW)


def published_meanwhile(r: Repository) -> None:
    r.add(NEW)
    r.on_main(NEW, text="another: true\n")


def taken_down_meanwhile(r: Repository) -> None:
    r.add(f"{OWN}/2025-04.yaml")
    r.git("switch", "--quiet", "main")
    r.git("rm", "--quiet", f"{OWN}/2025-04.yaml")
    r.commit()
    r.git("switch", "--quiet", "change")


def link(r: Repository) -> None:
    (r.root / NEW).symlink_to("../../../mkdocs.yml")
    r.commit()


def link_for_published(r: Repository) -> None:
    (r.root / OWN / "2025-04.yaml").unlink()
    (r.root / OWN / "2025-04.yaml").symlink_to("2025-03.yaml")
    r.commit()


def link_outside(r: Repository) -> None:
    (r.root / "docs" / "leak.txt").symlink_to("/etc/hostname")
    r.commit()


def party_is_link(r: Repository) -> None:
    r.git("rm", "-r", "--quiet", OWN)
    (r.root / OWN).symlink_to("aleanca-e-maleve")
    r.commit()


def program(name: str) -> Callable[[Repository], object]:
    def act(r: Repository) -> None:
        if not (r.root / name).exists():
            r.write(name)
        (r.root / name).chmod(0o755)
        r.commit()

    return act


def submodule(path: str, *, declared: bool) -> Callable[[Repository], object]:
    def act(r: Repository) -> None:
        commit = r.git("rev-parse", "HEAD")
        if declared:
            r.write(
                ".gitmodules", f'[submodule "x"]\n\tpath = {path}\n\turl = https://evil.example/\n'
            )
            r.git("add", ".gitmodules")
        r.git("update-index", "--add", "--cacheinfo", f"160000,{commit},{path}")
        r.git("commit", "--quiet", "--message", "x")

    return act


def hidden_submodule(r: Repository) -> None:
    for name in ("diff.ignoreSubmodules", "submodule.x.ignore"):
        r.git("config", name, "all")
    submodule(NEW, declared=True)(r)


def swap_of_ledger(r: Repository) -> None:
    r.git("rm", "--quiet", f"{OWN}/2025-04.ads.csv")
    r.commit()
    r.add(f"{OWN}/2025-04.ads.csv")


def evil_merge(r: Repository) -> None:
    r.add(NEW)
    r.on_main(f"{RIVAL}/2025-03.v2.yaml")
    r.merge("main")
    r.write(f"{RIVAL}/2025-04.yaml")
    r.commit()


def merge_that_drops(r: Repository) -> None:
    r.add(NEW)
    r.on_main(f"{RIVAL}/2025-03.v2.yaml")
    r.merge("main", keep="ours")
    r.commit()


def octopus(r: Repository) -> None:
    for name, file in (("a", NEW), ("b", LEDGER)):
        r.git("switch", "--quiet", "--create", name, "main")
        r.add(file)
    r.git("switch", "--quiet", "change")
    r.merge("a", "b")
    r.git("rm", "--quiet", f"{RIVAL}/2025-05.yaml")
    r.commit()


def merge_of_a_hostile_branch(r: Repository) -> None:
    r.git("switch", "--quiet", "--create", "side")
    r.add(f"{RIVAL}/2025-04.yaml")
    r.git("switch", "--quiet", "change")
    r.add(NEW)
    r.merge("side", keep="ours")
    r.commit()


def criss_cross(r: Repository) -> None:
    """Two lines that each merged the other: the head could bring back what either of the two had."""
    r.add(NEW)
    first = r.git("rev-parse", "change")
    r.on_main(f"{RIVAL}/2025-03.v2.yaml")
    r.merge("main", keep="ours")
    r.commit()
    r.git("switch", "--quiet", "main")
    r.merge(first)
    r.commit()
    r.git("switch", "--quiet", "change")


def unrelated(r: Repository) -> None:
    r.git("switch", "--quiet", "--orphan", "apart")
    r.git("checkout", "main", "--", ".")
    r.add(NEW)
    r.git("branch", "--force", "change", "apart")
    r.git("switch", "--quiet", "change")


def unrelated_root(r: Repository) -> None:
    r.add(NEW)
    r.git("switch", "--quiet", "--orphan", "apart")
    r.add(LEDGER)
    r.git("switch", "--quiet", "change")
    r.git("merge", "--quiet", "--no-ff", "--allow-unrelated-histories", "--message", "x", "apart")


def replaced(r: Repository) -> None:
    """The hostile commit seems to be an innocent one to everyone who has the replacement."""
    r.add(NEW)
    innocent = r.git("rev-parse", "HEAD")
    r.git("reset", "--quiet", "--hard", "main")
    r.add(f"{RIVAL}/2025-04.yaml")
    r.git("replace", "HEAD", innocent)


def replaced_content(name: str) -> Callable[[Repository], object]:
    """What the base has at a path seems to be something else to everyone who has the replacement."""

    def act(r: Repository) -> None:
        text = (r.root / name).read_text("utf-8").replace("900000000000201", "900000000000109")
        r.git("replace", r.git("rev-parse", f"main:{name}"), r.blob(text))
        r.add(f"{RIVAL}/2025-03.v3.yaml")

    return act


def replaced_folder(r: Repository) -> None:
    r.add(NEW)
    innocent = r.git("rev-parse", "HEAD^{tree}")
    r.git("reset", "--quiet", "--hard", "main")
    r.add(f"{RIVAL}/2025-04.yaml")
    r.git("replace", "HEAD^{tree}", innocent)


def borrowed(r: Repository) -> None:
    """The hostile objects lie in another repository, which git is told to look into."""
    other = copy(r, r.root.with_name("other"))
    other.add(f"{RIVAL}/2025-04.yaml")
    objects = other.root / ".git/objects"
    (r.root / ".git/objects/info/alternates").write_text(f"{objects}\n", "utf-8")
    r.git("update-ref", "refs/heads/change", other.git("rev-parse", "HEAD"))


def written_by_hand(header: bytes, parents: int = 1) -> Callable[[Repository], object]:
    """A commit that git would not have written, of a rival's file."""

    def act(r: Repository) -> None:
        r.add(f"{RIVAL}/2025-04.yaml")
        tree, parent = (r.git("rev-parse", name) for name in ("HEAD^{tree}", "main"))
        raw = "\n".join([f"tree {tree}", *[f"parent {parent}"] * parents, ""]).encode() + header
        given = ("hash-object", "-t", "commit", "-w", "--stdin", "--literally")
        (r.root / ".git/refs/heads/change").write_text(r.git(*given, given=raw) + "\n")

    return act


def not_in_the_working_folder(r: Repository) -> None:
    r.add(f"{RIVAL}/2025-04.yaml")
    r.git("sparse-checkout", "set", "docs")


def settings_of_the_repository(r: Repository) -> None:
    r.add(f"{RIVAL}/2025-04.yaml")
    for name, value in HOSTILE_SETTINGS.items():
        r.git("config", name, value)


def folders_of_folders(r: Repository) -> None:
    """A few hundred bytes that stand for a thousand million files."""
    made = r.tree([("100644", b"%d" % n, r.blob()) for n in range(10)])
    for _ in range(8):
        made = r.tree([("40000", b"%d" % n, made) for n in range(10)])
    r.graft("docs", ("40000", b"zzz", made))


def folders_of_nothing(r: Repository) -> None:
    nothing = r.tree([])
    made = r.tree([("40000", b"%06d" % n, nothing) for n in range(200_000)])
    r.graft("docs", ("40000", b"zzz", made))


def grafted(r: Repository) -> None:
    """By the file of grafts, the last commit follows on the base, and those between are no part of the change."""
    rival_change_and_revert(r)
    head, base = r.git("rev-parse", "HEAD"), r.git("rev-parse", "main")
    (r.root / ".git" / "info" / "grafts").write_text(f"{head} {base}\n", "utf-8")


def renames_in_settings(r: Repository) -> None:
    """A repository whose settings would guess renames, and run a program to compare files."""
    for name, value in (("diff.renames", "copies"), ("diff.external", "touch ran")):
        r.git("config", name, value)
    r.git("mv", f"{RIVAL}/2025-05.yaml", NEW)
    r.commit()


def many_commits(r: Repository) -> None:
    stream = ["feature done\n"]
    for number in range(MOST_COMMITS + 1):
        begin = "from refs/heads/main^0\n" if number == 0 else ""
        stream.append(f"commit refs/heads/change\ncommitter x <x> 1 +0000\ndata 1\nx\n{begin}\n")
    r.git("fast-import", "--quiet", "--force", given="".join([*stream, "done\n"]).encode())


def deep_folders(r: Repository) -> None:
    commit = (
        "commit refs/heads/change\ncommitter x <x> 1 +0000\ndata 1\nx\nfrom refs/heads/main^0\n"
    )
    file = f"M 100644 inline {OWN}/{'a/' * 1_000}x.yaml\ndata 1\nx\n"
    r.git("fast-import", "--quiet", "--force", given=(commit + file).encode())


def registry_in_the_change(r: Repository) -> None:
    r.edit(ACCOUNTS, "900000000000201", str(LUMI))
    r.commit()
    r.add(f"{RIVAL}/2025-04.v3.yaml")


def own_election(r: Repository) -> None:
    for name in ("election.yaml", "submitters.yaml"):
        text = (r.root / FOLDER / name).read_text("utf-8").replace("al-2025", "al-2029", 1)
        r.write(f"disclosures/al-2029/{name}", text)
    r.add("disclosures/al-2029/partia-e-lumit/2025-05.yaml")


def account_of_another_election(r: Repository) -> None:
    def act() -> None:
        for name in ("election.yaml", "submitters.yaml"):
            text = (r.root / FOLDER / name).read_text("utf-8")
            text = text.replace("election: al-2025", "election: al-2021").replace(str(LUMI), "77")
            r.write(f"disclosures/al-2021/{name}", text)

    r.at_base(act)
    r.add("disclosures/al-2025/partia-e-lumit/2025-05.yaml")


def without_last_party(r: Repository) -> None:
    text = (r.root / ACCOUNTS).read_text("utf-8")
    r.write(ACCOUNTS, text.partition("  - party: qytetaret-e-qershorit")[0])


def registry_is_link(r: Repository) -> None:
    path = r.root / ACCOUNTS
    path.rename(path.with_name("submitters.txt"))
    path.symlink_to("submitters.txt")


def without_blob(r: Repository) -> None:
    r.graft(OWN, ("100644", b"2025-05.yaml", "12" * (len(r.blob()) // 2)))


def without_tree(r: Repository) -> None:
    r.graft(OWN, ("40000", b"2025-05.yaml", "12" * (len(r.blob()) // 2)))


def folder_as_file(r: Repository) -> None:
    r.graft(OWN, ("100644", b"2025-05.yaml", r.git("rev-parse", "HEAD^{tree}")))


def empty_folder(r: Repository) -> None:
    r.graft(FOLDER, ("40000", b"zzz", r.tree([])))


def edits(name: str, old: str, new: str) -> Callable[[Repository], object]:
    return lambda r: r.edit(name, old, new)


def writes(name: str, text: str) -> Callable[[Repository], object]:
    return lambda r: r.write(name, text)


def removes(name: str) -> Callable[[Repository], object]:
    return lambda r: (r.root / name).unlink()


_ACCOUNTS = "    accounts:\n      - {id: 1, role: A}\n      - {id: 2, role: B}\n"
_TWICE = f"parties:\n  - party: partia-e-lumit\n    frozen: true\n{_ACCOUNTS}"
_FROZEN = ("- party: partia-e-lumit\n", "- party: partia-e-lumit\n    frozen: true\n")
_HEAD = 'schema_version: "1.0"\nelection: al-2025\n'

ATTACKS = (
    # Another party's folder
    Attack(
        "a rival's file renamed into the own folder",
        does(git("mv", f"{RIVAL}/2025-05.yaml", NEW)),
        (NOT_RIVAL, f"{RIVAL}/2025-05.yaml"),
    ),
    Attack("a rival's file deleted", does(git("rm", f"{RIVAL}/2025-05.yaml")), (NOT_RIVAL,)),
    Attack("a rival's file edited", adds(f"{RIVAL}/2025-04.yaml"), (NOT_RIVAL,)),
    Attack(
        "a new version in a rival's folder", adds(NEW, f"{RIVAL}/2025-04.v3.yaml"), (NOT_RIVAL,)
    ),
    Attack("a commit in the rival's name", forged, (NOT_RIVAL,)),
    Attack("a rival's file changed and changed back", rival_change_and_revert, (NOT_RIVAL, UNDONE)),
    Attack(
        "a party without a registered account",
        after(without_last_party, f"{FOLDER}/qytetaret-e-qershorit/2025-05.yaml"),
        ("No party in al-2025 has named the account 900000000000601.",),
        900000000000601,
    ),
    # What is published
    Attack(
        "a published file edited",
        adds(f"{OWN}/2025-04.yaml"),
        (CHANGED, "in a new version, 2025-04.v2.yaml"),
    ),
    Attack(
        "only white space of a published file edited",
        does(edits(f"{OWN}/2025-04.yaml", ":", ": ")),
        (CHANGED,),
    ),
    Attack(
        "an old version of a published file edited",
        adds(f"{OWN}/2025-03.yaml"),
        (CHANGED, "2025-03.v3.yaml"),
    ),
    Attack("a published file deleted", does(git("rm", f"{OWN}/2025-04.yaml")), (REMOVED,)),
    Attack(
        "a published file renamed to the next version",
        does(git("mv", f"{OWN}/2025-04.yaml", f"{OWN}/2025-04.v2.yaml")),
        (REMOVED,),
    ),
    Attack("a published file changed and changed back", change_and_revert, (CHANGED, UNDONE)),
    Attack(
        "a file that was published meanwhile",
        published_meanwhile,
        ("A file of this name has been published meanwhile.",),
    ),
    Attack("a file changed that was taken down meanwhile", taken_down_meanwhile, (CHANGED,)),
    Attack("a published ledger edited", adds(f"{OWN}/2025-04.ads.csv"), (CHANGED,)),
    Attack("a published ledger swapped in two commits", swap_of_ledger, (REMOVED, CHANGED)),
    Attack(
        "a ledger for a published disclosure",
        adds(f"{OWN}/2025-03.ads.csv"),
        (
            "2025-03.yaml is published; a ledger can no longer be added to it.",
            "File 2025-03.v3.yaml as a new version, with its ledger 2025-03.v3.ads.csv.",
        ),
    ),
    # Versions and ledgers
    Attack(
        "a version that skips one",
        adds(f"{OWN}/2025-04.v3.yaml"),
        ("The next version for 2025-04 is 2, not 3.", "Call it 2025-04.v2.yaml."),
    ),
    Attack(
        "a correction of what was never filed",
        adds(f"{OWN}/2025-05.v2.yaml"),
        ("The next version for 2025-05 is 1, not 2.", "Call it 2025-05.yaml."),
    ),
    Attack(
        "a gap between two new versions",
        adds(f"{OWN}/2025-03.v3.yaml", f"{OWN}/2025-03.v5.yaml"),
        ("The next version for 2025-03 is 4, not 5.",),
    ),
    Attack(
        "a first version taken out again, its correction kept",
        does(adds(NEW, f"{OWN}/2025-05.v2.yaml"), git("rm", NEW)),
        ("The next version for 2025-05 is 1, not 2.",),
    ),
    Attack(
        "a ledger without its disclosure",
        adds(LEDGER),
        ("The disclosure of this ledger, 2025-05.yaml, is not in the change.",),
    ),
    Attack(
        "a ledger of another version than the disclosure",
        adds(NEW, f"{OWN}/2025-05.v2.ads.csv"),
        ("The disclosure of this ledger, 2025-05.v2.yaml, is not in the change.",),
    ),
    # What is no ordinary file
    Attack(
        "a published file made a program",
        program(f"{OWN}/2025-04.yaml"),
        ("This is marked as a program that can be run.",),
    ),
    Attack(
        "a new file that is a program",
        program(NEW),
        ("This is marked as a program that can be run.",),
    ),
    Attack("a new file that is a link", link, ("This is a link to another place.",)),
    Attack(
        "a link in the place of a published file",
        link_for_published,
        ("This is a link to another place.", CHANGED),
    ),
    Attack(
        "a link outside of the disclosures",
        link_outside,
        ("This is a link to another place.", OUTSIDE),
    ),
    Attack(
        "the party's folder made a link to a rival's",
        party_is_link,
        ("This is a link to another place.", REMOVED),
    ),
    Attack(
        "a submodule",
        submodule(NEW, declared=True),
        ("This is a reference to another repository.", ".gitmodules"),
    ),
    Attack(
        "a reference to a commit in the place of a file",
        submodule(NEW, declared=False),
        ("This is a reference to another repository.",),
    ),
    Attack(
        "a submodule that the settings tell git to ignore",
        hidden_submodule,
        ("This is a reference to another repository.",),
    ),
    Attack(
        "a file of an unknown kind",
        grafts(("100664", b"2025-05.yaml", "")),
        (ODD,),
    ),
    # Names
    Attack(
        "a name that differs in capitals",
        adds(f"{OWN}/2025-04.YAML"),
        (f"The name differs from {OWN}/2025-04.yaml only in capitals",),
    ),
    Attack(
        "a folder that differs in capitals",
        adds(f"{FOLDER}/Partia-E-Lumit/2025-05.yaml"),
        (f"The name differs from {OWN} only in capitals",),
    ),
    Attack(
        "the folder of disclosures in capitals",
        adds("Disclosures/al-2025/partia-e-lumit/2025-05.yaml"),
        ("The name differs from disclosures only in capitals",),
    ),
    Attack(
        "a good name that collides with a stray file at the base",
        after(writes(f"{OWN}/2025-05.YAML", "")),
        (f"The name differs from {OWN}/2025-05.YAML only in capitals",),
    ),
    Attack(
        "a path written with other accents",
        adds("docs/sq/c\u0327e\u0308shtje.md"),
        ("The name differs from docs/sq/çështje.md only in",),
    ),
    Attack("a name with loose accents", adds(f"{OWN}/2025-05-e\u0308.yaml"), (NOT_READ,)),
    Attack(
        "a name in other letters that look the same", adds(f"{OWN}/2025-0\u0435.yaml"), (NOT_READ,)
    ),
    Attack(
        "a line break in a name", adds(f"{OWN}/a\nb.yaml"), (f"{UNSEEN}: U+000A.", r"a\nb.yaml")
    ),
    Attack(
        "a line break before a command in a name",
        adds(f"{OWN}/a\n::error::stolen.yaml"),
        (f"{UNSEEN}: U+000A.",),
    ),
    Attack("a command as a path", adds("::error file=x::stolen"), (OUTSIDE,), maintainers=True),
    Attack(
        "a command in the runner's other form", adds(f"{OWN}/##[error]stolen.yaml"), (NOT_READ,)
    ),
    Attack(
        "a name that writes to the terminal", adds(f"{OWN}/\x1b[2J.yaml"), (f"{UNSEEN}: U+001B.",)
    ),
    Attack(
        "a name that changes the direction of writing",
        adds(f"{OWN}/2025-05\u202elmay.yaml"),
        (f"{UNSEEN}: U+202E.",),
    ),
    Attack(
        "a name with a separator of lines",
        adds(f"{OWN}/2025\u202805.yaml"),
        (f"{UNSEEN}: U+2028.",),
    ),
    Attack(
        "a name that is not UTF-8",
        adds(os.fsencode(OWN) + b"/2025-05\xff.yaml"),
        ("The path is not written in UTF-8.", r"2025-05\xff.yaml"),
    ),
    Attack("a name that begins with a hyphen", adds(f"{OWN}/--output=x.yaml"), (NOT_READ,)),
    Attack("a name with a backslash", adds(f"{OWN}/..\\..\\x.yaml"), (PART,)),
    Attack(
        "a name that braces could fill in",
        adds(f"{OWN}/{{account.__class__}}.yaml"),
        (NOT_READ, "{account.__class__}"),
    ),
    Attack("a path of a thousand folders", deep_folders, ("The path is longer than 500 bytes.",)),
    Attack("a very long path", adds(f"{OWN}/{'a' * 200}/{'b' * 200}.yaml"), (NOT_READ, "…")),
    Attack(
        "a hidden file that changes how git shows files",
        adds(NEW, f"{OWN}/.gitattributes"),
        (NOT_READ, f"{OWN}/.gitattributes"),
    ),
    Attack("a file in a folder below the party's", adds(f"{OWN}/2025/05.yaml"), (NOT_READ,)),
    Attack("a program as a ledger", adds(f"{OWN}/conftest.py"), (NOT_READ,)),
    Attack("a version written in another way", adds(f"{OWN}/2025-04.v02.yaml"), (NOT_READ,)),
    Attack("a name of a page of the site", adds(f"{OWN}/index.yaml"), (NOT_READ,)),
    Attack(
        "a period that the election does not have",
        adds(f"{OWN}/2031-01.yaml"),
        ("There is no period 2031-01 in al-2025.", "Name one of: 2025-03, 2025-04 and 2025-05."),
    ),
    Attack(
        "a file directly among the elections",
        adds("disclosures/2025-05.yaml"),
        (NOT_READ, "Here stand only folders of elections"),
    ),
    Attack(
        "a file directly in an election",
        adds(f"{FOLDER}/2025-05.yaml"),
        (
            NOT_READ,
            "Here stand only election.yaml, submitters.yaml, received.yaml, redactions.yaml and parties' folders.",
        ),
    ),
    # What belongs to the maintainers
    Attack(
        "a workflow edited beside data",
        adds(NEW, ".github/workflows/check.yml"),
        (OUTSIDE, "send them in a change of their own"),
        maintainers=True,
    ),
    Attack("a schema edited", adds("schema/submitters.schema.json"), (OUTSIDE,), maintainers=True),
    Attack(
        "a code of conduct edited", adds("schema/codes/al-2025.yaml"), (OUTSIDE,), maintainers=True
    ),
    Attack(
        "code edited by an unknown account",
        adds("generator/charts/x.py"),
        (OUTSIDE,),
        NOBODY,
        maintainers=True,
    ),
    Attack("settings edited", adds("mkdocs.yml"), (OUTSIDE,), maintainers=True),
    Attack("names of authors mapped", adds(NEW, ".mailmap"), (OUTSIDE,), maintainers=True),
    Attack(
        "attributes for all files",
        adds(NEW, ".gitattributes", text="*.yaml -diff\n"),
        (OUTSIDE,),
        maintainers=True,
    ),
    Attack(
        "a file of a release",
        adds("releases/al-2025/first/en/chart/index.html"),
        (OUTSIDE,),
        maintainers=True,
    ),
    Attack(
        "a monitor's report", adds(f"{FOLDER}/monitoring/week-1.yaml"), (KEPT,), maintainers=True
    ),
    Attack(
        "oneself entered into the list of accounts",
        does(edits(ACCOUNTS, "900000000000201", str(NOBODY))),
        (KEPT,),
        NOBODY,
        maintainers=True,
    ),
    Attack("the list of accounts changed and then used", registry_in_the_change, (KEPT, NOT_RIVAL)),
    Attack("the list of accounts deleted", does(git("rm", ACCOUNTS)), (KEPT,), maintainers=True),
    Attack(
        "the calendar of the election changed",
        does(edits(f"{FOLDER}/election.yaml", "due: 2025-04-05", "due: 2026-04-05")),
        (KEPT,),
        maintainers=True,
    ),
    Attack("an election of one's own", own_election, (KEPT, "There is no election al-2029.")),
    Attack(
        "code and a rival's file together",
        adds("generator/charts/x.py", f"{RIVAL}/2025-04.yaml"),
        (OUTSIDE, NOT_RIVAL),
    ),
    # Who may file
    Attack(
        "an account that nobody knows",
        adds(NEW),
        ("No party in al-2025 has named the account 424242.",),
        NOBODY,
    ),
    Attack(
        "an account of the rival",
        adds(NEW),
        ("This account files for aleanca-e-maleve, not for partia-e-lumit.",),
        MALE,
    ),
    Attack(
        "an account of the party in another election",
        account_of_another_election,
        ("No party in al-2025 has named the account 77.",),
        77,
    ),
    Attack(
        "a party that is not on the roster",
        adds(f"{FOLDER}/nova-parti/2025-05.yaml"),
        ("nova-parti is not on the roster of al-2025.",),
    ),
    Attack(
        "an election that does not exist",
        adds("disclosures/al-2029/partia-e-lumit/2025-05.yaml"),
        ("There is no election al-2029.",),
    ),
    Attack(
        "a frozen party",
        after(edits(ACCOUNTS, *_FROZEN)),
        ("Filing for partia-e-lumit is stopped.", "Ask the maintainers, in a way you already know"),
    ),
    Attack(
        "an empty list of accounts",
        after(writes(ACCOUNTS, f"{_HEAD}parties: []\n")),
        ("The list of accounts for al-2025 names nobody.",),
    ),
    Attack(
        "an empty file of accounts",
        after(writes(ACCOUNTS, "")),
        (f"{ACCOUNTS} has a fault in line 1: The file holds no fields.",),
    ),
    Attack(
        "no list of accounts",
        after(removes(ACCOUNTS)),
        ("There is no list of accounts for al-2025.",),
    ),
    Attack(
        "a list of accounts that is a link",
        after(registry_is_link),
        ("There is no list of accounts for al-2025.",),
    ),
    Attack(
        "a broken list of accounts",
        after(edits(ACCOUNTS, "parties:", "parties: [")),
        (f"{ACCOUNTS} has a fault in line",),
    ),
    Attack(
        "a list of accounts with a key twice",
        after(edits(ACCOUNTS, "parties:", "parties: []\nparties:")),
        (f"{ACCOUNTS} has a fault in line 6: “parties” stands here a second time",),
    ),
    Attack(
        "a list of accounts with a number in quotes",
        after(edits(ACCOUNTS, str(LUMI), f'"{LUMI}"')),
        (f"{ACCOUNTS} has a fault in line",),
    ),
    Attack(
        "a list of accounts with a party twice, once frozen",
        after(edits(ACCOUNTS, "parties:\n", _TWICE)),
        (f"{ACCOUNTS} has a fault in line 11: partia-e-lumit has two entries.",),
    ),
    Attack(
        "a list of accounts for another election",
        after(edits(ACCOUNTS, "election: al-2025", "election: al-2021")),
        (f"{ACCOUNTS} has a fault in line 4: The file says al-2021",),
    ),
    Attack(
        "a broken election",
        after(edits(f"{FOLDER}/election.yaml", "country: AL", "country: [")),
        (f"{FOLDER}/election.yaml has a fault in line",),
    ),
    # Too much
    Attack(
        "too many files",
        adds(*(f"{OWN}/2025-05.v{n}.yaml" for n in range(2, MOST_FILES + 2)), NEW),
        ("The change touches 21 files; at most 20 are let through at once.",),
    ),
    Attack(
        "a huge file",
        adds(NEW, text="x" * (MAX_BYTES + 1)),
        ("The file has 524,289 bytes; at most 524,288 are read.",),
    ),
    Attack(
        "a huge file that a later commit makes small",
        does(adds(NEW, text="x" * (MAX_BYTES + 1)), writes(NEW, "")),
        ("The file has 524,289 bytes", UNDONE),
    ),
    Attack("too many commits", many_commits, ("The change has more than 100 commits.",)),
    # Histories
    Attack("a merge that changes a rival's file", evil_merge, (NOT_RIVAL,)),
    Attack(
        "a merge that drops what a rival published",
        merge_that_drops,
        (NOT_RIVAL, f"{RIVAL}/2025-03.v2.yaml"),
    ),
    Attack("a merge of several branches that deletes a rival's file", octopus, (NOT_RIVAL,)),
    Attack(
        "a hostile branch merged without its content",
        merge_of_a_hostile_branch,
        (NOT_RIVAL, UNDONE),
    ),
    Attack(
        "two lines that merged each other",
        criss_cross,
        ("This commit left the main line in several places",),
    ),
    Attack("a history of its own", unrelated, (NO_ORIGIN,)),
    Attack("a history of its own merged in", unrelated_root, (NO_ORIGIN,)),
    Attack("a commit replaced by an innocent one", replaced, (NOT_RIVAL,)),
    Attack("a folder replaced by an innocent one", replaced_folder, (NOT_RIVAL,)),
    Attack(
        "the list of accounts replaced by another",
        replaced_content(ACCOUNTS),
        ("No party in al-2025 has named the account 900000000000109.",),
        900000000000109,
    ),
    Attack("a change kept in another repository", borrowed, (NOT_RIVAL,)),
    Attack("a commit without author and day", written_by_hand(b"\nx\n"), (NOT_RIVAL,)),
    Attack(
        "a commit that follows twice on the base",
        written_by_hand(b"author x <x> 1 +0000\ncommitter x <x> 1 +0000\n\nx\n", parents=2),
        (NOT_RIVAL,),
    ),
    Attack(
        "a commit whose names and message are commands",
        written_by_hand(
            b"author \x1b[2J\n ::error::x <> 1 +0000\ncommitter \xff##[error]x <> 99999999999999 +9999\n"
            b"encoding utf-16\n\n::stop-commands::x\n\x00\x1b[2J"
        ),
        (NOT_RIVAL,),
    ),
    Attack(
        "a change that the working folder does not show", not_in_the_working_folder, (NOT_RIVAL,)
    ),
    Attack(
        "settings of the repository that run programs", settings_of_the_repository, (NOT_RIVAL,)
    ),
    Attack(
        "folders that hold each other, a thousand million files",
        folders_of_folders,
        ("git cannot read a part of this change.",),
    ),
    Attack("two hundred thousand empty folders", folders_of_nothing, (ODD,)),
    Attack("commits cut out of the history", grafted, (NOT_RIVAL, UNDONE)),
    Attack("settings of the repository that hide a rename", renames_in_settings, (NOT_RIVAL,)),
    # Folders that git would not write
    Attack("a folder that leads up", grafts(("100644", b"..", "")), (PART, f"{OWN}/..")),
    Attack("a folder that is git's own", grafts(("100644", b".git", "")), (PART,)),
    Attack(
        "a folder that is git's own on some computers", grafts(("100644", b".GIT", "")), (PART,)
    ),
    Attack("a short name of git's own folder", grafts(("100644", b"GIT~1", "")), (PART,)),
    Attack(
        "a path that begins anew",
        grafts(("100644", b"../aleanca-e-maleve/2025-05.yaml", "")),
        (PART, ODD),
    ),
    Attack(
        "a path in one name",
        lambda r: r.graft(FOLDER, ("100644", b"partia-e-lumit/2025-05.yaml", r.blob())),
        (ODD,),
    ),
    Attack(
        "the same name twice in a folder",
        grafts(("100644", b"2025-05.yaml", ""), ("100644", b"2025-05.yaml", "")),
        (ODD,),
    ),
    Attack(
        "a file and a folder of one name",
        lambda r: r.graft(
            OWN,
            ("100644", b"2025-05.yaml", r.blob()),
            ("40000", b"2025-05.yaml", r.git("rev-parse", "HEAD:docs")),
        ),
        (ODD,),
    ),
    Attack(
        "a folder in another order",
        grafts(("100644", b"2025-05.yaml", ""), ("100644", b"2025-05.ads.csv", ""), ordered=False),
        (ODD,),
    ),
    Attack("a kind written in another way", grafts(("0100644", b"2025-05.yaml", "")), (ODD,)),
    Attack("an empty folder", empty_folder, (ODD, f"{FOLDER}/zzz")),
    Attack("a file that is not there", without_blob, ("git cannot read this file.",)),
    Attack("a folder as a file", folder_as_file, ("git cannot read this file.",)),
    Attack("a folder that is not there", without_tree, ("git cannot read a part of this change.",)),
)
