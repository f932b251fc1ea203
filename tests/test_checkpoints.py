"""The head of the log can be signed by the election body and by witnesses, and read by other programs as tiles."""

import base64
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.history import proof
from generator.history.proof import (
    CHECKPOINT,
    COSIGNED,
    HEAD,
    Entry,
    Key,
    UnreadableError,
    continues,
    is_ed25519,
    is_signed,
    leaf_hash,
    leaves,
    read_head,
    read_key,
    tiles,
    tree_root,
    verify,
)
from tests.command import ROOT, sixc
from tests.proven import Published, faults

NAME = "campaigns.example/log/2"
WITNESS = "witness.example/w1"
SIGN, FEED = ROOT / ".ci/sign-checkpoint", ROOT / ".ci/feed-witnesses"

# RFC 8032, section 7.1: secret key, public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize(("public", "message", "signature"), VECTORS)
def test_signatures_are_those_of_the_standard(public: str, message: str, signature: str) -> None:
    key, text, raw = map(bytes.fromhex, (public, message, signature))
    assert is_ed25519(key, text, raw)
    assert not is_ed25519(key, text + b"x", raw)
    for at in range(64):
        assert not is_ed25519(key, text, raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])
    assert not is_ed25519(key, text, raw[:-1])
    assert not is_ed25519(key, text, raw + b"\0")
    assert not is_ed25519(key[:-1], text, raw)


def test_a_signature_has_one_form_alone() -> None:
    """The same number with the order of the group added is refused, and so are points that are none."""
    public, _, signature = (bytes.fromhex(part) for part in VECTORS[0])
    again = (int.from_bytes(signature[32:], "little") + proof.ORDER).to_bytes(32, "little")
    assert not is_ed25519(public, b"", signature[:32] + again)
    assert not is_ed25519(b"\xff" * 32, b"", signature)
    assert not is_ed25519(b"\x02" + b"\0" * 31, b"", signature)


@dataclass(frozen=True, slots=True)
class Signer:
    """A key made by OpenSSL, in a file."""

    file: Path

    @property
    def pem(self) -> str:
        return self.file.read_text("ascii")

    @property
    def public(self) -> bytes:
        command = ["openssl", "pkey", "-in", str(self.file), "-pubout", "-outform", "DER"]
        return subprocess.run(command, capture_output=True, check=True).stdout[-32:]

    def sign(self, message: bytes) -> bytes:
        text = self.file.with_suffix(".text")
        text.write_bytes(message)
        command = [
            "openssl",
            "pkeyutl",
            "-sign",
            "-rawin",
            "-inkey",
            str(self.file),
            "-in",
            str(text),
        ]
        return subprocess.run(command, capture_output=True, check=True).stdout


def signer(folder: Path, name: str) -> Signer:
    file = folder / f"{name}.pem"
    command = ["openssl", "genpkey", "-algorithm", "ed25519", "-out", str(file)]
    subprocess.run(command, capture_output=True, check=True)
    return Signer(file)


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    """The key of the election body."""
    return signer(tmp_path_factory.mktemp("keys"), "body")


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    """The key of somebody else."""
    return signer(tmp_path_factory.mktemp("keys"), "other")


def run_script(*command: object, given: bytes = b"", **env: str) -> tuple[int, str, str]:
    """Run a script without anything of this environment."""
    done = subprocess.run(
        list(map(str, command)), input=given, env={"PATH": os.environ["PATH"], **env},
        capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def signed(head: bytes, key: Signer) -> bytes:
    code, out, err = run_script(SIGN, given=head, KEY=key.pem)
    assert (code, err) == (0, "")
    return out.encode()


HEAD_TEXT = b"campaigns.example/log/2\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"


def test_what_the_script_signs_is_proven_with_the_key_it_prints(
    body: Signer, other: Signer
) -> None:
    note = signed(HEAD_TEXT, body)
    assert note.startswith(HEAD_TEXT + "\n— campaigns.example/log/2 ".encode())
    code, public, _ = run_script(SIGN, "--public", NAME, KEY=body.pem)
    key = read_key(public)
    assert (code, key, key.text) == (0, Key(NAME, 1, body.public), public.strip())
    assert is_signed(note, key)
    assert not is_signed(note, Key(NAME, 1, other.public))
    assert not is_signed(note, key._replace(name="elsewhere.example/log/2"))
    assert not is_signed(note.replace(b"\n3\n", b"\n4\n"), key)
    assert read_head(note) == read_head(HEAD_TEXT)


def test_without_a_key_nothing_is_signed_and_a_sentence_says_so() -> None:
    code, out, err = run_script(SIGN, given=HEAD_TEXT)
    assert (code, out) == (0, "")
    assert err == "No key is given, so the head of the log is not signed.\n"


@pytest.mark.parametrize(
    "text",
    [
        *(b"", b"\n", b"a\n1\n", HEAD_TEXT + b"more\n", HEAD_TEXT[:-1], b"\n" + HEAD_TEXT),
        *(HEAD_TEXT.replace(b"3", b"03"), HEAD_TEXT.replace(b"=", b""), b"a b" + HEAD_TEXT),
        *(b"a+b" + HEAD_TEXT, b"\x1b" + HEAD_TEXT, HEAD_TEXT.replace(b"\n", b"\r\n"), b"x" * 9999),
    ],
)
def test_only_a_head_is_signed(body: Signer, text: bytes) -> None:
    code, out, err = run_script(SIGN, given=text, KEY=body.pem)
    assert (code, out) == (1, "")
    assert "no head of a log" in err


def test_a_key_of_another_kind_signs_nothing() -> None:
    command = ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
    made = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert run_script(SIGN, given=HEAD_TEXT, KEY=made)[:2] == (1, "")
    code, out, err = run_script(SIGN, given=HEAD_TEXT, KEY="secret words")
    assert (code != 0, out) == (True, "")
    assert "secret words" not in err


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", "a+b", "a+b+c", f"{NAME}+00000000+AT4YfKphyHt7/+DKbPSZQ1Ri426MqxQmFG8y1Bz3PDxj"),
        f"{NAME}+a2cb1076+AT4YfKphyHt7/+DKbPSZQ1Ri426MqxQmFG8y1Bz3PDw=",
        f"{NAME}+a2cb1076+Aj4YfKphyHt7/+DKbPSZQ1Ri426MqxQmFG8y1Bz3PDxj",
    ],
)
def test_what_is_no_key_is_wrong_use(text: str) -> None:
    with pytest.raises(UnreadableError, match="is no key"):
        read_key(text)


def test_the_key_of_the_specification_is_read() -> None:
    text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    assert read_key(text).text == text


# A published site with its checkpoint.


@pytest.mark.slow
def test_a_signed_site_is_proven_with_the_key(
    published: Published, body: Signer, other: Signer
) -> None:
    key, wrong = (Key(NAME, 1, each.public).text for each in (body, other))
    without = verify(str(published.folder), keys=[key])
    assert without.faults == [f"there is no {CHECKPOINT}: the head is not signed"]
    head = (published.folder / HEAD).read_bytes()
    published.write(CHECKPOINT, signed(head, body))
    result = verify(str(published.folder), str(published.folder / CHECKPOINT), [key])
    assert result.faults == []
    assert result.words[-1] == f"The head is signed by {NAME}."
    assert faults(published) == []
    done = sixc("verify", published.folder, "--key", wrong)
    assert (done.code, f"not signed with the key of {NAME}" in done.out) == (1, True)
    assert sixc("verify", published.folder, "--key", key, "--key", "x").code == 2
    earlier = published.earlier.read_bytes()
    published.write(CHECKPOINT, signed(earlier, body))
    assert faults(published) == [f"{CHECKPOINT} is not of the head in {HEAD}"]


# Tiles.


def entries(size: int) -> list[Entry]:
    return [
        Entry(
            number=number,
            time="-",
            event="published",
            path=f"disclosures/a/{number}.yaml",
            size=0,
            blob="0" * 40,
            sha256="0" * 64,
        )
        for number in range(1, size + 1)
    ]


@pytest.mark.parametrize("size", [0, 1, 2, 255, 256, 257, 511, 512, 700])
def test_tiles_hold_every_entry_and_lead_to_the_root(size: int) -> None:
    log = entries(size)
    made = dict(tiles(log))
    found: list[bytes] = []
    for at in range(0, size, 256):
        width = min(256, size - at)
        name = f"{at // 256:03d}" + ("" if width == 256 else f".p/{width}")
        bundle = made.pop(f"log/tile/entries/{name}")
        lines: list[bytes] = []
        while bundle:
            end = 2 + int.from_bytes(bundle[:2], "big")
            lines, bundle = [*lines, bundle[2:end]], bundle[end:]
        hashes = [leaf_hash(line) for line in lines]
        assert made.pop(f"log/tile/0/{name}") == b"".join(hashes)
        found += hashes
    assert tree_root(found) == tree_root(leaves(log))
    whole = [tree_root(found[at : at + 256]) for at in range(0, size - size % 256, 256)]
    above = {f"log/tile/1/000.p/{len(whole)}": b"".join(whole)} if whole else {}
    assert made == above


def test_tiles_are_named_as_other_programs_look_for_them() -> None:
    """The example of the specification, and its tree of 70,000 entries."""
    assert proof.tile_path("0", 1234067 * 256, 256) == "log/tile/0/x001/x234/067"
    names = [path for path, _ in tiles(entries(70_000)) if "entries" not in path]
    assert len([path for path in names if path.startswith("log/tile/0/")]) == 274
    assert names[273:] == [
        "log/tile/0/273.p/112", "log/tile/1/000", "log/tile/1/001.p/17", "log/tile/2/000.p/1",
    ]  # fmt: skip


@pytest.mark.slow
def test_a_bit_turned_in_a_tile_and_a_tile_that_is_missing_are_found(published: Published) -> None:
    paths = sorted(path for path in (published.folder / "log/tile").rglob("*") if path.is_file())
    assert len(paths) == 2
    for path in paths:
        raw, name = path.read_bytes(), path.relative_to(published.folder).as_posix()
        for wrong in (bytes([raw[0] ^ 1]) + raw[1:], raw[:-1], raw + b"x", b""):
            path.write_bytes(wrong)
            assert faults(published) == [f"{name} is not what follows from log/log.txt"]
        path.unlink()
        assert faults(published) == [f"{name} is not there, other tiles are"]
        path.write_bytes(raw)
    for path in paths:
        path.unlink()
    assert faults(published) == []


# Witnesses.


@dataclass(kw_only=True)
class Witness:
    """A witness that runs here: it knows the last head it signed, and signs what continues it."""

    key: Signer
    log: Key
    size: int = 0
    root: bytes = b""
    asked: list[bytes] = field(default_factory=list)
    address: str = ""
    answer: Callable[[bytes], tuple[int, bytes]] | None = None

    @property
    def public(self) -> Key:
        return Key(WITNESS, COSIGNED, self.key.public)

    def take(self, content: bytes) -> tuple[int, bytes]:
        """What the protocol wants of a witness."""
        self.asked.append(content)
        before, _, note = content.partition(b"\n\n")
        old, *steps = before.decode().split("\n")
        head = read_head(note)
        if not is_signed(note, self.log):
            return 403, b""
        if old != f"old {self.size}":
            return 409, f"{self.size}\n".encode()
        path = [base64.b64decode(step) for step in steps]
        if self.size and not continues(self.size, head.size, self.root, head.root, path):
            return 422, b""
        if not self.size and steps:
            return 400, b""
        self.size, self.root = head.size, head.root
        text, stamp = note.rpartition(b"\n\n")[0] + b"\n", 1_746_000_000
        raw = self.key.sign(b"cosignature/v1\ntime %d\n%b" % (stamp, text))
        line = base64.b64encode(self.public.id + stamp.to_bytes(8, "big") + raw).decode()
        return 200, f"— {WITNESS} {line}\n".encode()


@contextmanager
def running(witness: Witness) -> Iterator[Witness]:
    """Serve a witness to this machine alone."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            status, answer = (witness.answer or witness.take)(content)
            self.send_response(status if self.path == "/w/add-checkpoint" else 404)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            del format, args

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        witness.address = f"http://127.0.0.1:{http.server_port}/w/"
        thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield witness
        http.shutdown()
        thread.join()


@pytest.fixture
def witness(published: Published, body: Signer, other: Signer) -> Iterator[Witness]:
    """A witness beside a signed site."""
    published.write(CHECKPOINT, signed((published.folder / HEAD).read_bytes(), body))
    with running(Witness(key=other, log=Key(NAME, 1, body.public))) as made:
        yield made


def feed(published: Published, *witnesses: str) -> tuple[int, str, str]:
    return run_script(sys.executable, "-I", FEED, published.folder, WITNESSES="\n".join(witnesses))


@pytest.mark.slow
def test_a_witness_signs_the_head_and_what_continues_it(
    published: Published, witness: Witness
) -> None:
    before = (published.folder / CHECKPOINT).read_bytes()
    line = f"{witness.public.text} {witness.address}"
    keys = [witness.log.text, witness.public.text]
    for known in (0, 1, read_head(published.earlier.read_bytes()).size, witness_size(published)):
        witness.size, witness.root = known, tree_root(leaves(published.entries()[:known]))
        published.write(CHECKPOINT, before)
        assert feed(published, line) == (0, f"{WITNESS} signed the head.\n", "")
        note = (published.folder / CHECKPOINT).read_bytes()
        assert note.startswith(before)
        assert note.count("\n— ".encode()) == 2
        assert verify(str(published.folder), keys=keys).faults == []
    assert verify(str(published.folder), keys=keys).words[-1] == f"The head is signed by {WITNESS}."


def witness_size(published: Published) -> int:
    return published.head().size


@pytest.mark.slow
def test_a_witness_that_does_not_sign_costs_its_own_signature_only(
    published: Published, witness: Witness, body: Signer
) -> None:
    before = (published.folder / CHECKPOINT).read_bytes()
    good = f"{witness.public.text} {witness.address}"
    stranger = Key(WITNESS, COSIGNED, body.public).text
    bad = [
        f"{stranger} {witness.address}",
        f"{witness.public.text} http://127.0.0.1:9/w",
        f"{witness.public.text} {witness.address}nowhere",
        f"{witness.public.text} http://witness.example/",
        f"{witness.public.text} ftp://127.0.0.1/",
        f"{witness.log.text} {witness.address}",
        f"{witness.public.text}",
        "\x1b[2J x",
    ]
    code, out, err = feed(published, *bad[:4], good, *bad[4:])
    assert (code, out) == (0, f"{WITNESS} signed the head.\n")
    assert len(err.splitlines()) == len(bad)
    assert err.isascii()
    assert "\x1b" not in err
    assert (published.folder / CHECKPOINT).read_bytes().count("\n— ".encode()) == 2
    published.write(CHECKPOINT, before)
    for status, answer in (
        (200, b""),
        (200, "— x y\n".encode()),
        (409, b"999\n"),
        (409, b"x"),
        (500, b""),
    ):
        witness.answer = lambda _, status=status, answer=answer: (status, answer)
        assert feed(published, good)[:2] == (0, "")
        assert (published.folder / CHECKPOINT).read_bytes() == before


@pytest.mark.slow
def test_without_a_signature_or_a_witness_nobody_is_asked(
    published: Published, witness: Witness
) -> None:
    assert feed(published)[:2] == (0, "No witness is named, so none is asked.\n")
    (published.folder / CHECKPOINT).unlink()
    line = f"{witness.public.text} {witness.address}"
    assert feed(published, line)[:2] == (
        0,
        "The head of the log is not signed, so none is asked.\n",
    )
    assert witness.asked == []
