"""The verifier finds everything that was changed, believes nothing a site says, and needs nothing but Python."""

import ast
import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.history import proof
from generator.history.proof import (
    CHECKPOINT,
    HEAD,
    INDEX,
    LOG,
    Entry,
    Head,
    UnreadableError,
    consistency_proof,
    continues,
    fingerprint,
    follow,
    includes,
    inclusion_proof,
    leaf_hash,
    node_hash,
    read_head,
    tree_root,
    verify,
    write_head,
    write_log,
)
from tests.built import Site
from tests.command import sixc
from tests.conftest import served
from tests.invented import ID
from tests.proven import BROKEN, GONE, MANIFEST, NEW, PARTY, REPORT, SUBMITTERS, Published, faults

pytestmark = pytest.mark.slow

PROGRAM = Path(proof.__file__)
# The tree of the tests of Certificate Transparency: eight entries, and the roots over the first one, two, … of them.
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]
INSTANCES = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
LARGEST = 33
TREE = [leaf_hash(bytes([number])) for number in range(LARGEST)]


def test_the_tree_is_that_of_certificate_transparency() -> None:
    hashes = [leaf_hash(entry) for entry in ENTRIES]
    assert [tree_root(hashes[:size]).hex() for size in range(1, 9)] == INSTANCES
    assert tree_root([]) == hashlib.sha256(b"").digest()


def test_the_proofs_are_those_of_certificate_transparency() -> None:
    hashes = [leaf_hash(entry) for entry in ENTRIES]
    assert [step.hex() for step in inclusion_proof(0, hashes)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]
    assert [step.hex() for step in consistency_proof(6, hashes)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [step.hex() for step in consistency_proof(2, hashes[:5])] == [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ]


def test_an_entry_cannot_pass_for_a_node() -> None:
    left, right = TREE[:2]
    assert leaf_hash(left + right) != node_hash(left, right)


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_entry_of_a_tree_is_proven_and_no_other(size: int) -> None:
    hashes = TREE[:size]
    root = tree_root(hashes)
    for index in range(size):
        steps = inclusion_proof(index, hashes)
        assert includes(hashes[index], index, size, steps, root)
        for other in range(-1, size + 1):
            assert (other == index) == includes(hashes[index], other, size, steps, root)
        assert not includes(leaf_hash(b"x"), index, size, steps, root)
        for wrong in bent(steps):
            assert not includes(hashes[index], index, size, wrong, root)


@pytest.mark.parametrize("size", range(1, LARGEST + 1))
def test_every_beginning_of_a_tree_is_proven_and_no_other(size: int) -> None:
    hashes = TREE[:size]
    root = tree_root(hashes)
    for first in range(1, size + 1):
        steps, old = consistency_proof(first, hashes), tree_root(hashes[:first])
        assert continues(first, size, old, root, steps)
        assert not continues(first, size, leaf_hash(b"x"), root, steps)
        assert not continues(first, size, old, leaf_hash(b"x"), steps)
        for other in (first - 1, first + 1, size + 1):
            assert not continues(other, size, old, root, steps), (first, other)
        for wrong in bent(steps):
            assert not continues(first, size, old, root, wrong)


def bent(steps: list[bytes]) -> Iterator[list[bytes]]:
    """A proof with a step too many, a step too few, a step changed, two steps exchanged."""
    yield [*steps, leaf_hash(b"x")]
    yield [leaf_hash(b"x"), *steps]
    for at, step in enumerate(steps):
        yield steps[:at] + steps[at + 1 :]
        yield [*steps[:at], bytes([step[0] ^ 1]) + step[1:], *steps[at + 1 :]]
        if at and steps[at - 1] != step:
            yield [*steps[: at - 1], step, steps[at - 1], *steps[at + 1 :]]


def test_a_site_as_it_was_built_is_proven(original: Published) -> None:
    result = verify(str(original.folder), str(original.earlier))
    assert (result.faults, result.stopped) == ([], "")
    size, earlier = len(original.entries()), read_head(original.earlier.read_bytes()).size
    head = read_head((original.folder / HEAD).read_bytes())
    root = base64.b64encode(head.root).decode()
    offered = len(list(original.folder.glob("*/data/filed/**/*.*")))
    assert size == earlier + 2
    releases = list(original.folder.glob("v/*/*/manifest.json"))
    assert result.words == [
        f"{size} entries, head {root}: {offered + len(releases)} files on the site, all as published.",
        f"2 entries were replaced or removed later: {GONE}, {NEW}.",
        "1 release of charts on the site, every file as its manifest says.",
        f"In the log, but refused by the check and so not shown: {BROKEN}.",
        f"In the log, but not shown, because it says who may file: {SUBMITTERS}.",
        f"In the log, but of a kind that is not shown yet: {REPORT}.",
        f"The earlier head with {earlier} entries is the beginning of this log.",
    ]


def test_everything_filed_on_the_site_is_compared(original: Published) -> None:
    offered = {
        path.relative_to(original.folder) for path in original.folder.glob("*/data/filed/**/*.*")
    }
    index = json.loads(original.text(INDEX))
    assert {Path(file["path"]) for file in index["data"] if "/filed/" in file["path"]} == offered
    held = follow(original.entries())[0]
    for path in offered:
        entry = held[f"disclosures/{path.as_posix().replace('/data/filed/', '/')}"]
        assert fingerprint((original.folder / path).read_bytes()) == entry.print


def test_a_bit_turned_in_any_published_file_is_found(published: Published) -> None:
    for path in sorted(published.folder.glob("*/data/filed/**/*.*")):
        raw = path.read_bytes()
        for at in (0, len(raw) // 2, len(raw) - 1):
            path.write_bytes(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
            (fault,) = faults(published)
            assert path.name in fault
            assert "is not what was published" in fault
        path.write_bytes(raw)
    assert faults(published) == []


@pytest.mark.parametrize("change", [b"", b"\n", b" "], ids=["emptied", "line added", "space added"])
def test_a_file_of_another_length_is_found(published: Published, change: bytes) -> None:
    path = published.folder / ID / "data/filed/partia-e-lumit/2025-04.yaml"
    path.write_bytes(path.read_bytes() + change if change else b"")
    assert len(faults(published)) == 1


def test_line_ends_changed_on_the_way_are_found(published: Published) -> None:
    path = published.folder / ID / "data/filed/partia-e-lumit/2025-04.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(faults(published)) == 1


def test_a_bit_turned_anywhere_in_a_line_of_the_log_is_found(published: Published) -> None:
    raw = (published.folder / LOG).read_bytes()
    ends = [at for at, sign in enumerate(raw) if sign == ord("\n")]
    for at in (*range(ends[1] + 1), *range(ends[-2], ends[-1] + 1)):
        published.write(LOG, raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        assert faults(published), at


def test_a_bit_turned_in_the_size_or_the_root_is_found(published: Published) -> None:
    raw = (published.folder / HEAD).read_bytes()
    for at in range(raw.index(b"\n"), len(raw)):
        published.write(HEAD, raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
        assert faults(published), at


def edits(entries: list[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """The log with one entry changed, dropped, doubled, invented, or exchanged with another; and cut off anywhere."""
    for at, entry in enumerate(entries):
        before, after = entries[:at], entries[at + 1 :]
        yield "dropped", [*before, *after]
        yield "doubled", [*before, entry, entry, *after]
        invented = entry._replace(path=f"{PARTY}/2025-02.yaml", event="published")
        yield "invented", [*before, invented, entry, *after]
        for name, value in (
            *(("time", "2025-01-01T00:00:00Z"), ("size", entry.size + 1), ("blob", "0" * 40)),
            *(
                ("sha256", "0" * 64),
                ("path", entry.path.replace(ID, "al-2026")),
                ("event", "changed"),
            ),
        ):
            yield name, [*before, entry._replace(**{name: value}), *after]  # type: ignore[arg-type]
        if after:
            yield "exchanged", [*before, after[0], entry, *after[1:]]
            yield "cut off", [*before, entry]
        yield "turned", [*reversed(entries[: at + 1]), *after] if at else list(reversed(entries))


def test_every_change_of_the_entries_is_found_by_the_head(published: Published) -> None:
    entries = published.entries()
    for name, changed in edits(entries):
        if changed == entries:
            continue
        numbered = [entry._replace(number=at) for at, entry in enumerate(changed, 1)]
        for forged in (changed, numbered):
            published.write(LOG, write_log(forged, dated=True))
            assert faults(published), name


def test_every_change_before_it_is_found_by_a_head_that_was_kept(published: Published) -> None:
    """The whole site may be forged, with a head that fits: who kept one from before, finds it."""
    entries = published.entries()
    kept = read_head(published.earlier.read_bytes()).size
    for name, changed in edits(entries):
        numbered = [entry._replace(number=at) for at, entry in enumerate(changed, 1)]
        if numbered[:kept] == entries[:kept]:
            continue
        published.forge(changed)
        found = faults(published, since=True)
        assert any("earlier head" in fault for fault in found), name


def test_a_fork_that_fits_in_itself_is_found_by_the_kept_head_alone(published: Published) -> None:
    """Without a head from outside, a site rewritten as a whole cannot be told from an honest one."""
    path = published.folder / ID / "data/filed/partia-e-lumit/2025-04.yaml"
    path.write_bytes(path.read_bytes() + b"\n# more\n")
    forged = fingerprint(path.read_bytes())
    entries = [
        entry._replace(**forged._asdict())
        if (entry.path, entry.event) == (NEW, "changed")
        else entry
        for entry in published.entries()
    ]
    published.forge(entries)

    def agree(data: Any) -> None:
        size, sha256 = len(path.read_bytes()), forged.sha256
        for file in data["data"]:
            if file["path"].endswith("partia-e-lumit/2025-04.yaml"):
                file.update(bytes=size, sha256=sha256)
        for disclosure in data["disclosures"]:
            for version in disclosure["versions"]:
                if version["file"].endswith("partia-e-lumit/2025-04.yaml"):
                    version["sha256"] = sha256

    published.edit_index(agree)
    assert faults(published) == []
    (fault,) = faults(published, since=True)
    assert "the log was rewritten" in fault


def test_entries_taken_away_are_found(published: Published) -> None:
    published.forge(published.entries()[:-3])
    assert any("entries were taken away" in fault for fault in faults(published, since=True))


def test_an_older_state_of_the_site_is_found_by_a_newer_head(
    published: Published, tmp_path: Path
) -> None:
    shutil.copy(published.folder / HEAD, tmp_path / "newer.txt")
    published.forge(published.entries()[:-2])
    newer = Published(published.folder, tmp_path / "newer.txt")
    assert any("entries were taken away" in fault for fault in faults(newer, since=True))


def test_a_missing_file_is_named(published: Published) -> None:
    (published.folder / ID / "data/filed/partia-e-lumit/2025-04.yaml").unlink()
    (fault,) = faults(published)
    assert fault == f"{NEW} is named in api/v1/index.json, but it is not there"


def turn(path: Path) -> None:
    """Turn one bit of a file."""
    raw = path.read_bytes()
    path.write_bytes(raw[:-9] + bytes([raw[-9] ^ 1]) + raw[-8:])


def test_a_bit_turned_in_any_released_file_is_found(published: Published) -> None:
    manifest = published.folder / MANIFEST
    held = sorted(path for path in manifest.parent.rglob("*.*") if path != manifest)
    assert len(held) > 60
    for path in held:
        turn(path)
    assert faults(published) == [
        f"{path.relative_to(published.folder).as_posix()} is not what was released: {MANIFEST} gives another SHA-256"
        for path in held
    ]


def test_a_bit_turned_in_a_manifest_is_found(published: Published) -> None:
    turn(published.folder / MANIFEST)
    assert f"{MANIFEST} is not what was released: {INDEX} gives another SHA-256" in faults(
        published
    )


def test_a_missing_file_of_a_release_is_named(published: Published) -> None:
    (published.folder / MANIFEST).with_name("embed.js").unlink()
    assert faults(published) == [
        f"v/2025-05-12/{ID}/embed.js is named in {MANIFEST}, but it is not there"
    ]
    (published.folder / MANIFEST).unlink()
    assert faults(published) == [f"{MANIFEST} is named in {INDEX}, but it is not there"]


@pytest.mark.parametrize(
    "manifest",
    [
        *("", "[]", "{}", '{"files": [{}]}', "[" * 100_000, '{"files": [{"path": "a"}]}'),
        *(f'{{"files": [{{"path": "{odd}", "sha256": ""}}]}}' for odd in ("../x", "/x", "a//b")),
    ],
    ids=lambda text: text[:40],
)
def test_a_manifest_that_is_none_is_named_even_where_the_index_knows_it(
    published: Published, manifest: str
) -> None:
    published.write(MANIFEST, manifest)
    sha256 = hashlib.sha256(manifest.encode()).hexdigest()
    published.edit_index(lambda data: data["releases"][0].update(sha256=sha256))
    changed, fault = faults(published)
    assert changed == f"{INDEX} gives another SHA-256 for releases/{ID}/2025-05-12/manifest.json"
    assert fault.startswith(MANIFEST)
    assert "cannot be understood" in fault or "names an odd address" in fault


def test_a_release_is_read_within_the_same_bounds(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    filed = sum(p.stat().st_size for p in published.folder.glob("*/data/filed/**/*.*"))
    monkeypatch.setattr(proof, "MAX_ALL", filed + 100_000)
    result = verify(str(published.folder))
    assert result.stopped.startswith("this program gives up before v/2025-05-12/")


def test_a_release_that_the_index_passes_over_is_named(published: Published) -> None:
    for forget in (lambda data: data.pop("releases"), lambda data: data.update(releases=[])):
        published.edit_index(forget)
        (fault,) = faults(published)
        assert fault.startswith(f"releases/{ID}/2025-05-12/manifest.json is in the log (entry ")


def test_a_file_that_the_index_passes_over_is_named(published: Published) -> None:
    def forget(data: Any) -> None:
        data["data"] = [file for file in data["data"] if "lumit/2025-04.yaml" not in file["path"]]

    published.edit_index(forget)
    found = faults(published)
    assert any(f"{NEW} is in the log" in fault and "not on the site" in fault for fault in found)
    assert any("not among its data" in fault for fault in found)


def test_a_file_that_is_not_in_the_log_is_named(published: Published) -> None:
    extra = f"{ID}/data/filed/partia-e-lumit/2025-02.yaml"
    published.write(extra, b"x")
    published.edit_index(lambda data: data["data"].append({"id": extra, "path": extra}))
    (fault,) = faults(published)
    assert fault == f"{PARTY}/2025-02.yaml is on the site, but not in the log"


def test_another_hash_in_the_index_is_named(published: Published) -> None:
    published.edit_index(lambda data: data["disclosures"][0]["versions"][0].update(sha256="0" * 64))
    (fault,) = faults(published)
    assert "gives another SHA-256" in fault


def test_a_redacted_file_that_is_still_there_is_named(published: Published) -> None:
    entries = published.entries()
    entry = follow(entries)[0][NEW]
    published.forge([*entries, entry._replace(event="redacted")])
    found = faults(published)
    assert f"{NEW} is on the site, though the log says it is redacted" in found


@pytest.mark.parametrize(
    "lines",
    [
        *("", "sixc/log\n", "sixc/log\n1\n", "sixc/log\n1\nAA==\n", "\n0\n", "a\n-1\n", "a\n01\n"),
        *("<html>\n1\nx\n", "sixc/log\n1\n" + "A" * 43 + "!\n", "sixc/log\nx\n" + "A" * 43 + "=\n"),
        "sixc/log\n1\n" + "A" * 42 + "B=\n",
    ],
)
def test_a_head_that_is_none_is_named(published: Published, lines: str) -> None:
    published.write(HEAD, lines)
    (fault,) = faults(published)
    assert fault.startswith("log/head.txt: it is no head")


def test_a_head_may_have_signatures_and_line_ends_of_windows(published: Published) -> None:
    raw = (published.folder / HEAD).read_bytes()
    published.write(HEAD, raw + "\n— sixc/log c2lnbmF0dXJl\n".encode())
    assert faults(published) == []
    kept = published.folder / "kept.txt"
    kept.write_bytes(raw.replace(b"\n", b"\r\n"))
    assert faults(Published(published.folder, kept), since=True) == []


def test_the_head_of_nothing_is_the_beginning_of_every_log(published: Published) -> None:
    kept = published.folder / "kept.txt"
    kept.write_bytes(write_head(Head(published.head().origin, 0, tree_root([]))))
    assert faults(Published(published.folder, kept), since=True) == []
    kept.write_bytes(write_head(Head(published.head().origin, 0, leaf_hash(b"x"))))
    assert faults(Published(published.folder, kept), since=True)


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "null", "{", '{"data": 1}', '{"data": [], "disclosures": []}', "NaN"),
        *('{"data": [{"path": 1}], "disclosures": [], "held_back": []}', "[" * 100_000),
        '{"data": [], "disclosures": [{"versions": [{}]}], "held_back": []}',
        '{"data": [], "disclosures": [], "held_back": [1]}',
    ],
    ids=lambda text: text[-40:],
)
def test_an_index_that_is_none_is_named(published: Published, text: str) -> None:
    published.write(INDEX, text)
    assert faults(published) == ["api/v1/index.json cannot be understood"]


ODD = [
    *("../data/filed/x", "/data/filed/x", "//h.example/data/filed/x", "a/data/filed/../../x"),
    *(
        "http://h.example/data/filed/x",
        "a\\b/data/filed/x",
        "a/data/filed/x?y",
        "a/data/filed/%2e%2e/x",
    ),
    *(
        "a/data/filed/x\nX: y",
        "a/data/filed/\x1b[2J",
        "a/data/filed/.git/config",
        "a//data/filed/x",
    ),
    *("a/data/filed/", "a/data/filed/ë", f"a/data/filed/{'x' * 2000}", "file:///data/filed/x"),
]


@pytest.mark.parametrize("address", ODD, ids=ascii)
def test_an_odd_address_is_named_and_not_read(published: Published, address: str) -> None:
    published.edit_index(lambda data: data["data"].append({"id": address, "path": address}))
    (fault,) = faults(published)
    assert "odd address" in fault
    assert fault.isascii()
    assert fault.isprintable()
    assert len(fault) < 130


def test_a_link_out_of_the_folder_is_not_followed(published: Published, tmp_path: Path) -> None:
    path = published.folder / ID / "data/filed/partia-e-lumit/2025-04.yaml"
    shutil.move(path, tmp_path / "outside.yaml")
    path.symlink_to(tmp_path / "outside.yaml")
    (fault,) = faults(published)
    assert "it is not there" in fault


@pytest.mark.parametrize("name", [LOG, HEAD, INDEX])
def test_a_folder_that_is_no_site_is_refused(published: Published, name: str) -> None:
    (published.folder / name).unlink()
    with pytest.raises(UnreadableError, match="is this a site with a log"):
        verify(str(published.folder))


def test_a_file_larger_than_any_is_not_read(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "MAX_LIST", 100)
    with pytest.raises(UnreadableError, match="more than 100 bytes"):
        verify(str(published.folder))
    monkeypatch.undo()
    monkeypatch.setattr(proof, "MAX_FILE", 100)
    assert "gives up" in verify(str(published.folder)).stopped
    monkeypatch.undo()
    monkeypatch.setattr(proof, "PATIENCE", -1)
    assert "gives up" in verify(str(published.folder)).stopped


def alone(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the published program by itself: no site packages, no environment, an empty folder."""
    command = [sys.executable, "-I", "-S", str(arguments[0]), *map(str, arguments[1:])]
    return subprocess.run(command, cwd=cwd, env={}, capture_output=True, text=True, check=False)


def test_the_program_alone_proves_a_site(original: Published, tmp_path: Path) -> None:
    program = tmp_path / "verify.py"
    shutil.copy(original.folder / "log/verify.py", program)
    assert program.read_bytes() == PROGRAM.read_bytes()
    (tmp_path / "empty").mkdir()
    done = alone(program, original.folder, "--since", original.earlier, cwd=tmp_path / "empty")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == verify(str(original.folder), str(original.earlier)).words
    assert list((tmp_path / "empty").iterdir()) == []


def test_the_program_alone_names_what_does_not_match(published: Published, tmp_path: Path) -> None:
    (published.folder / ID / "data/filed/partia-e-lumit/2025-04.yaml").write_bytes(b"")
    done = alone(PROGRAM, published.folder, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    first, *lines = done.stdout.splitlines()
    assert first == "Not proven: 1 thing does not match."
    assert len(lines) == 1
    assert lines[0].startswith(f"- {NEW} is not what was published")


def test_a_long_list_of_faults_is_cut_short(published: Published, tmp_path: Path) -> None:
    extra = [f"{ID}/data/filed/x/{number}.yaml" for number in range(52)]
    published.edit_index(
        lambda data: data["data"].extend({"id": address, "path": address} for address in extra)
    )
    done = alone(PROGRAM, published.folder, cwd=tmp_path)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0] == "Not proven: 52 things do not match."
    assert lines[-1] == "- and 32 more"
    assert len(lines) == 22


@pytest.mark.parametrize(
    "arguments",
    [
        *([], ["--nonsense"], ["nowhere"], [".", "--since", "nowhere"], ["ftp://a.example/"]),
        *([".", "--since", ""], [".", "--since", " "], [".", "--since="]),
        *(["file:///"], ["http://"], ["http://a:b@c.example/"], ["http://a.example/?x"]),
        *(["http://[/"], ["http://a.example:x/"]),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(arguments: list[str], tmp_path: Path) -> None:
    done = alone(PROGRAM, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search(r"verify(\.py)?: [^\n]+\n\Z", done.stderr)
    assert "Traceback" not in done.stderr


def test_a_kept_head_that_is_none_ends_with_2(original: Published, tmp_path: Path) -> None:
    (tmp_path / "head.txt").write_text("<html>\x1b[2J</html>\n" * 9, "utf-8")
    done = alone(PROGRAM, original.folder, "--since", "head.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "it is no head" in done.stderr
    assert "\x1b" not in done.stderr


def test_the_command_is_the_same_program(original: Published, published: Published) -> None:
    done = sixc("verify", original.folder, "--since", original.earlier)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == verify(str(original.folder), str(original.earlier)).words
    published.write(HEAD, "x")
    assert sixc("verify", published.folder).code == 1
    assert sixc("verify", published.folder / "nowhere").code == 2


def test_the_program_imports_the_standard_library_alone() -> None:
    tree = ast.parse(PROGRAM.read_text("utf-8"), feature_version=(3, 9))
    names = {
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


@dataclass
class Server:
    """A web server that gives a site, and does with some addresses what a hostile one would."""

    folder: Path
    tricks: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    address: str = ""


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    """Run a server; its site lies below /campaign/."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            server.asked.append(self.path)
            name = self.path.removeprefix("/campaign/")
            path = server.folder / name
            if name in server.tricks:
                server.tricks[name](self)
            elif path.is_file():
                answer(self, 200, path.read_bytes())
            else:
                answer(self, 404, b"nothing here")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            del format, args

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of connections that the verifier ends."""

    with Quiet(("127.0.0.1", 0), Handler) as http:
        server.address = f"http://127.0.0.1:{http.server_port}/campaign"
        thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server
        http.shutdown()
        thread.join()


def answer(handler: BaseHTTPRequestHandler, status: int, content: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content_Length": str(len(content)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)


@pytest.fixture
def server(published: Published) -> Iterator[Server]:
    with serving(Server(published.folder)) as running:
        yield running


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait a second, no longer."""
    monkeypatch.setattr(proof, "QUIET", 1)
    monkeypatch.setattr(proof, "DEADLINE", 1)


def test_a_web_server_is_read_like_a_folder(server: Server, published: Published) -> None:
    result = verify(server.address, f"{server.address}/{HEAD}")
    assert (result.faults, result.stopped) == ([], "")
    assert verify(f"{server.address}/") == result._replace(words=result.words[:-1])
    assert result.words[:-1] == verify(str(published.folder)).words
    offered = {
        path.relative_to(published.folder).as_posix()
        for pattern in ("*/data/filed/**/*.*", "v/**/*.*", "log/tile/**/*")
        for path in published.folder.glob(pattern)
        if path.is_file()
    }
    parts = (LOG, HEAD, INDEX, CHECKPOINT)
    assert set(server.asked) == {f"/campaign/{name}" for name in (*offered, *parts)}


def test_a_bit_turned_on_a_web_server_is_found(server: Server, published: Published) -> None:
    path = published.folder / ID / "data/filed/partia-e-lumit/2025-04.yaml"
    raw = path.read_bytes()
    path.write_bytes(bytes([raw[0] ^ 1]) + raw[1:])
    assert len(verify(server.address).faults) == 1


def test_a_file_missing_on_a_web_server_is_named(server: Server, published: Published) -> None:
    (published.folder / ID / "data/filed/partia-e-lumit/2025-04.yaml").unlink()
    (fault,) = verify(server.address).faults
    assert "it is not there" in fault


def sends_to(location: str, status: int = 302) -> Callable[[BaseHTTPRequestHandler], None]:
    return lambda handler: answer(handler, status, b"", Location=location)


@pytest.mark.parametrize(
    "location",
    [
        *("http://elsewhere.example/log.txt", "//elsewhere.example/campaign/log.txt"),
        *("file:///log/log.txt", "ftp://127.0.0.1/campaign/log.txt", "/log.txt", "../../log.txt"),
        *("/campaign/../log.txt", "http://127.0.0.1:9/campaign/log.txt", "http://[", "log.txt?x=y"),
    ],
)
def test_a_server_cannot_send_the_program_elsewhere(server: Server, location: str) -> None:
    for status in (301, 302, 303, 307, 308):
        server.tricks[LOG] = sends_to(location, status)
        with pytest.raises(UnreadableError, match="sends to another place"):
            verify(server.address)
    assert set(server.asked) == {f"/campaign/{LOG}"}


def test_a_server_cannot_send_the_program_in_circles(server: Server) -> None:
    server.tricks[LOG] = sends_to("log.txt")
    with pytest.raises(UnreadableError, match="answers 302"):
        verify(server.address)
    assert len(server.asked) <= 5


def test_a_server_may_move_a_file_within_the_site(server: Server, published: Published) -> None:
    shutil.copy(published.folder / LOG, published.folder / "moved.txt")
    server.tricks[LOG] = sends_to("../moved.txt", 301)
    assert verify(server.address).faults == []


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"x" * 65536)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    """A byte of a header every now and then, for ever."""
    handler.send_response(200)
    handler.flush_headers()
    stop = threading.Event()
    while not stop.wait(0.2):
        handler.wfile.write(b"X: y\r\n")


def breathing(handler: BaseHTTPRequestHandler) -> None:
    """A byte of content every now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000000")
    handler.end_headers()
    stop = threading.Event()
    while not stop.wait(0.2):
        handler.wfile.write(b"x")


def silent(handler: BaseHTTPRequestHandler) -> None:
    del handler
    threading.Event().wait(3)


def breaking_off(handler: BaseHTTPRequestHandler) -> None:
    answer(handler, 200, b"# sixc", Content_Length="1000")
    handler.close_connection = True


def packed(handler: BaseHTTPRequestHandler) -> None:
    answer(handler, 200, b"\x1f\x8b", Content_Encoding="gzip")


def failing(handler: BaseHTTPRequestHandler) -> None:
    answer(handler, 500, b"\x1b[2J")


def no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x1b[2J SSH-2.0\r\n\r\n")
    handler.close_connection = True


def many_headers(handler: BaseHTTPRequestHandler) -> None:
    answer(handler, 200, b"", **{f"X_{number}": "y" for number in range(500)})


HOSTILE = (dripping, breathing, silent, breaking_off, packed, failing, no_http, many_headers)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("name", [LOG, f"{ID}/data/filed/partia-e-lumit/2025-04.yaml"])
@pytest.mark.parametrize("trick", HOSTILE, ids=lambda trick: trick.__name__)
def test_a_server_that_does_not_answer_well_proves_nothing(
    server: Server,
    trick: Callable[[BaseHTTPRequestHandler], None],
    name: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server.tricks[name] = trick
    assert proof.report(server.address) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert re.fullmatch(r"verify: [ -~]{1,300}\n", err), err


@pytest.mark.usefixtures("impatient")
def test_a_server_that_never_ends_is_cut_off(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "MAX_LIST", 1 << 20)
    server.tricks[LOG] = endless
    with pytest.raises(UnreadableError, match="more than 1048576 bytes"):
        verify(server.address)
    del server.tricks[LOG]
    server.tricks[f"{ID}/data/filed/partia-e-lumit/2025-04.yaml"] = endless
    (fault,) = verify(server.address).faults
    assert "the site has more with" in fault


def test_a_server_that_ends_idle_connections_is_asked_again(server: Server) -> None:
    def then_close(handler: BaseHTTPRequestHandler) -> None:
        answer(handler, 200, (server.folder / LOG).read_bytes())
        handler.close_connection = True

    server.tricks[LOG] = then_close
    assert verify(server.address).faults == []


def test_a_server_that_is_not_there_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert proof.report("http://127.0.0.1:9/") == 2
    assert capsys.readouterr().err.startswith("verify: http://127.0.0.1:9: ")


def test_the_real_site_is_proven_in_its_folder_and_on_the_web(site: Site, tmp_path: Path) -> None:
    program = site.folder / "log/verify.py"
    kept = tmp_path / "head.txt"
    with served(site.folder) as address:
        kept.write_bytes((site.folder / HEAD).read_bytes())
        here = alone(program, site.folder, "--since", kept, cwd=tmp_path)
        there = alone(program, address, "--since", f"{address}{HEAD}", cwd=tmp_path)
    assert (here.returncode, here.stderr) == (0, "")
    assert (there.returncode, there.stdout) == (0, here.stdout)


def test_progress_is_shown_to_people_alone(
    original: Published, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(proof, "SOON", -1)
    assert proof.report(str(original.folder)) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert proof.report(str(original.folder)) == 0
    assert re.search(r"\r0 of \d+ files ", capsys.readouterr().err)


def test_nothing_said_can_act_in_a_terminal_or_a_log(published: Published) -> None:
    for hostile in ("\x1b[2J", "::error::x", "\r\n::set-output", "\u202e", "a" * 500):
        published.write(LOG, f"{hostile}\n")
        for fault in faults(published):
            assert re.fullmatch(r"[ -~]{1,200}", fault), ascii(fault)


def test_git_names_the_bytes_the_same(tmp_path: Path) -> None:
    for content in (b"", b"a\n", b"a\r\n", bytes(range(256))):
        (tmp_path / "x").write_bytes(content)
        command = ["git", "hash-object", "--no-filters", "x"]
        named = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert fingerprint(content).blob == named.stdout.strip()
