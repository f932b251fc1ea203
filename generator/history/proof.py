r"""Check that a published site holds what its log says, and that its log only ever grew.

    python verify.py DIR_OR_URL [--since HEAD_FILE_OR_URL] [--key KEY ...]

DIR_OR_URL is a site: a folder, or the address of its front page. HEAD_FILE_OR_URL is a copy of `log/head.txt` that
anybody kept from an earlier day. KEY is the key of the election body, or of a witness, as it was published elsewhere
(NAME+ID+KEY, https://c2sp.org/signed-note): the site's head must then be signed with it.

The program works out every hash anew and believes nothing that the site says about
itself. It ends with 0 where everything is proven, with 1 where something does not match, with 2 where it was used
wrongly or could not read the site.

One file, the standard library alone, Python 3.9 or newer. It knows nothing of the program that made the site.

log/log.txt     a first line that begins with "#", then one line for each event, its parts separated by tabs: number,
                time (UTC), event (published, changed, removed, redacted), path, size in bytes, git's name of the bytes
                (SHA-1 of "blob <size>\0" and the bytes), SHA-256 of the bytes
log/head.txt    three lines: the log's name, the number of entries, the root of the Merkle tree over the lines
                (https://c2sp.org/tlog-checkpoint, without signatures; tree: RFC 6962, section 2.1)

log/checkpoint  where the head is signed: its three lines, an empty line, the signatures
log/tile/       the same tree and the same lines once more, in the form that other programs for such logs read
                (https://c2sp.org/tlog-tiles)

Version 1 of the log had days in place of times and knew fewer files. It is those lines of version 2, numbered anew and
with their days; so heads of version 1 can be proven for good.
"""

import argparse
import base64
import hashlib
import http.client
import json
import re
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, Optional
from urllib.parse import quote, urljoin, urlsplit

LOG, HEAD, INDEX = "log/log.txt", "log/head.txt", "api/v1/index.json"
CHECKPOINT, TILES = "log/checkpoint", "log/tile/"
WIDTH = 256  # hashes in a whole tile
# Kinds of keys: of logs, and of witnesses, whose signatures have a time in front.
SIGNED, COSIGNED = 1, 4
VERSION = 2  # of the log that is written now; both are read
FIELDS = "event, path, bytes, git blob, SHA-256"
DAYS = f"number, day, {FIELDS}; the days are those of the"
# The first line of a log, its version, and whether there is a history.
TITLES = {
    f"# sixc log 2: number, time, {FIELDS}; the times are those of the history, in UTC": (2, True),
    f"# sixc log 2, without a history: {DAYS} attestations": (2, False),
    f"# sixc log 1: {DAYS} history": (1, True),
    f"# sixc log 1, without a history: {DAYS} attestations": (1, False),
}
# What the names of logs of version 2, and of those without a history, end in.
SECOND, UNDATED = "/2", "/without-history"
ENTRY = re.compile(
    r"(?P<number>[1-9][0-9]{0,8})\t(?P<time>[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?|-)"
    r"\t(?P<event>published|changed|removed|redacted)\t(?P<path>[A-Za-z0-9_.~/%-]{1,12288})"
    r"\t(?P<size>0|[1-9][0-9]{0,11})\t(?P<blob>[0-9a-f]{40})\t(?P<sha256>[0-9a-f]{64})"
)
# Which files are logged, by version; with fewer, or more, a published log would lose its beginning.
LOGGED = {
    1: re.compile(r"disclosures/[^/]+/(?:[^/]+/)?[^/]+\.(?:yaml|csv)", re.DOTALL),
    2: re.compile(
        r"disclosures/(?:[^/]+/)*[^/]+\.(?:yaml|csv)|releases/[^/]+/[^/]+/manifest\.json", re.DOTALL
    ),
}
DISCLOSURE = re.compile(
    r"disclosures/(?P<election>[^/]+)/(?P<party>[^/]+)/(?P<period>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"(?:\.v(?P<version>[2-9]|[1-9][0-9]{1,2}))?\.yaml"
)
# Files of others than the parties, and what parties file besides disclosures.
OTHER = re.compile(
    r"disclosures/[^/]+/(?:(?:monitoring|reported|decisions|register)/|[^/]+/[^/]+/"
    r"|(?:received|signatures)\.yaml|accounts\.csv)"
)
# Why a file of the log is not on the site: the check refused it; it says who may file; nothing reads it yet.
REFUSED, KEPT, NOT_READ = "refused", "kept", "not_read"
WHO_MAY_FILE = re.compile(r"disclosures/[^/]+/(?:submitters|observers)\.yaml")
MANIFEST = re.compile(r"v/(?P<name>[^/]+)/(?P<election>[^/]+)/manifest\.json")
ABSENT = {
    None: "In the log, but not offered by the site",
    REFUSED: "In the log, but refused by the check and so not shown",
    KEPT: "In the log, but not shown, because it says who may file",
    NOT_READ: "In the log, but of a kind that is not shown yet",
}
ADDRESS = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")
FILED, MAX_ADDRESS = "/data/filed/", 1000
BRINGING = ("published", "changed")
# What a server may cost at most: bytes; seconds without a sign of life, for one file, for all; ways round.
MAX_LIST, MAX_FILE, MAX_HEAD, MAX_ALL = 64 << 20, 16 << 20, 64 << 10, 2 << 30
QUIET, DEADLINE, PATIENCE, REDIRECTS = 20, 120, 3600, 3
MOVED = frozenset({301, 302, 303, 307, 308})
# Characters of a text, entries of a list, seconds before progress is shown.
SHOWN, NAMED, SOON = 80, 20, 2

Read = Callable[[str, int], bytes]


class UnreadableError(Exception):
    """The site cannot be read, or the program was used wrongly."""


class MissingError(Exception):
    """The site has no such file."""


class MismatchError(Exception):
    """Something the site says of itself cannot be so."""


# The Merkle tree of RFC 6962, section 2.1; the checks of proofs follow RFC 9162, sections 2.1.3.2 and 2.1.4.2.


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of one entry."""
    return hashlib.sha256(b"\0" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two hashes."""
    return hashlib.sha256(b"\1" + left + right).digest()


def _half(size: int) -> int:
    """The largest power of two smaller than a size above 1."""
    return 1 << (size - 1).bit_length() - 1


def tree_root(hashes: Sequence[bytes]) -> bytes:
    """The root over the hashes of all entries."""
    if len(hashes) < 2:
        return hashes[0] if hashes else hashlib.sha256().digest()
    half = _half(len(hashes))
    return node_hash(tree_root(hashes[:half]), tree_root(hashes[half:]))


def inclusion_proof(index: int, hashes: Sequence[bytes]) -> list[bytes]:
    """What proves that the entry at an index (from 0) is in the tree."""
    if len(hashes) == 1:
        return []
    half = _half(len(hashes))
    if index < half:
        return [*inclusion_proof(index, hashes[:half]), tree_root(hashes[half:])]
    return [*inclusion_proof(index - half, hashes[half:]), tree_root(hashes[:half])]


def consistency_proof(first: int, hashes: Sequence[bytes], *, known: bool = True) -> list[bytes]:
    """What proves that the tree of the first entries, one at least, is the beginning of the tree of all."""
    if first == len(hashes):
        return [] if known else [tree_root(hashes)]
    half = _half(len(hashes))
    if first <= half:
        return [
            *consistency_proof(first, hashes[:half], known=known),
            tree_root(hashes[half:]),
        ]
    return [
        *consistency_proof(first - half, hashes[half:], known=False),
        tree_root(hashes[:half]),
    ]


def includes(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the hash of an entry is at an index of the tree that has this size and root."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(step, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, step)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def continues(
    first: int, size: int, first_root: bytes, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Whether the tree of the first entries, one at least, is the beginning of the tree that has this size and root."""
    if not 0 < first <= size:
        return False
    if first == size:
        return not proof and first_root == root
    steps = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    if not steps:
        return False
    at, last = first - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, step)
        at, last = at >> 1, last >> 1
    return last == 0 and old == first_root and new == root


# The log, its head, and what follows from them.


class Print(NamedTuple):
    """What is kept of some bytes: their number, git's name for them, their SHA-256."""

    size: int
    blob: str
    sha256: str


class Entry(NamedTuple):
    """One line of the log. The path is as in the repository; bytes other than letters, digits and _.~/- are %XX.

    `time` is a second in UTC, a day where no more is known, or "-" where not even that.
    """

    number: int
    time: str
    event: str
    path: str
    size: int
    blob: str
    sha256: str

    @property
    def line(self) -> str:
        """The line, which is the leaf of the tree."""
        return "\t".join(map(str, self))

    @property
    def day(self) -> str:
        """The day of the time."""
        return self.time[: len("2025-05-05")]

    @property
    def print(self) -> Print:
        """What the line says of the bytes."""
        return Print(self.size, self.blob, self.sha256)


class LogText(NamedTuple):
    """What `log.txt` holds: its entries, its version, and whether their times are those of a history."""

    entries: list[Entry]
    version: int
    dated: bool


class Head(NamedTuple):
    """The log's name, the number of its entries and the root over them."""

    origin: str
    size: int
    root: bytes


def fingerprint(content: bytes) -> Print:
    """What is kept of some bytes."""
    named = b"blob %d\0%b" % (len(content), content)
    blob = hashlib.sha1(named, usedforsecurity=False).hexdigest()
    return Print(len(content), blob, hashlib.sha256(content).hexdigest())


def read_entry(line: str) -> Optional[Entry]:  # noqa: UP045 - Python 3.9
    """The entry a line holds; None where it holds none."""
    match = ENTRY.fullmatch(line)
    if match is None:
        return None
    number, time_, event, path, size, blob, sha256 = match.groups()
    return Entry(
        number=int(number),
        time=time_,
        event=event,
        path=path,
        size=int(size),
        blob=blob,
        sha256=sha256,
    )


def write_log(entries: Iterable[Entry], *, dated: bool, version: int = VERSION) -> bytes:
    """`log.txt`."""
    (title,) = (line for line, kind in TITLES.items() if kind == (version, dated))
    lines = [title, *(entry.line for entry in entries)]
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def read_log(raw: bytes) -> LogText:
    """What `log.txt` holds. Raises MismatchError."""
    first, _, rest = raw.decode("ascii", "replace").partition("\n")
    if first not in TITLES:
        raise MismatchError(f"{LOG} does not begin like a log: {show(first)}")
    version, dated = TITLES[first]
    lines = rest.split("\n")
    if lines.pop():
        raise MismatchError(f"{LOG} breaks off in its last line")
    entries = []
    for number, line in enumerate(lines, 1):
        entry = read_entry(line)
        if entry is None or entry.number != number or not LOGGED[version].fullmatch(entry.path):
            raise MismatchError(f"{LOG}, line {number + 1}, is not entry {number}: {show(line)}")
        if entry.time != entry.day and (version, dated) != (VERSION, True):
            raise MismatchError(f"{LOG}, line {number + 1}, has a time in place of a day")
        entries.append(entry)
    return LogText(entries, version, dated)


def first_version(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that version 1 of the log would have: those of the files it knew, numbered anew, with their days.

    Each version writes the same events in the same order, so that a head of version 1 is proven by what version 2
    holds.
    """
    known = (entry for entry in entries if LOGGED[1].fullmatch(entry.path))
    return [e._replace(number=number, time=e.day) for number, e in enumerate(known, 1)]


def write_origin(name: str, *, dated: bool, version: int = VERSION) -> str:
    """The first line of the head of a log."""
    return name + (SECOND if version == VERSION else "") + ("" if dated else UNDATED)


def read_origin(origin: str) -> tuple[str, int, bool]:
    """A log's name, its version, and whether it has a history."""
    dated = not origin.endswith(UNDATED)
    rest = origin if dated else origin[: -len(UNDATED)]
    return (rest[: -len(SECOND)], VERSION, dated) if rest.endswith(SECOND) else (rest, 1, dated)


def as_of_version(version: int, entries: Sequence[Entry], wanted: int) -> Sequence[Entry]:
    """The entries of a log as another version of it has them. Raises MismatchError where it cannot have them."""
    if wanted == version:
        return entries
    if wanted > version:
        raise MismatchError(
            "the earlier head is one of version 2 of the log, and the log one of version 1"
        )
    return first_version(entries)


def write_head(head: Head) -> bytes:
    """`head.txt`."""
    root = base64.b64encode(head.root).decode("ascii")
    return f"{head.origin}\n{head.size}\n{root}\n".encode()


def read_head(raw: bytes) -> Head:
    """The head in `head.txt`, whatever stands below it. Raises MismatchError."""
    lines = raw.replace(b"\r\n", b"\n").split(b"\n", 3)[:3]
    with suppress(ValueError):
        origin, size, root = (line.decode() for line in lines)
        head = Head(origin, int(size), base64.b64decode(root, validate=True))
        same = write_head(head).startswith(b"\n".join(lines))
        if same and origin and head.size >= 0 and len(head.root) == hashlib.sha256().digest_size:
            return head
    raise MismatchError("it is no head: three lines with the log's name, a number and a root")


def follow(entries: Iterable[Entry]) -> tuple[dict[str, Entry], set[tuple[str, Print]]]:
    """The entry that holds for each path in the end, and what was redacted. Raises MismatchError."""
    held: dict[str, Entry] = {}
    known: set[tuple[str, Print]] = set()
    redacted: set[tuple[str, Print]] = set()
    for entry in entries:
        before = held.get(entry.path)
        same = before is not None and before.print == entry.print
        fits = {
            "published": before is None,
            "changed": before is not None and not same,
            "removed": same,
            "redacted": (entry.path, entry.print) in known,
        }
        if not fits[entry.event]:
            raise MismatchError(f"entry {entry.number} cannot be: {show(entry.path)} {entry.event}")
        known.add((entry.path, entry.print))
        if entry.event in BRINGING:
            held[entry.path] = entry
        elif same:
            del held[entry.path]
        if entry.event == "redacted":
            redacted.add((entry.path, entry.print))
    return held, redacted


def leaves(entries: Iterable[Entry]) -> list[bytes]:
    """The hashes of the entries."""
    return [leaf_hash(entry.line.encode("ascii")) for entry in entries]


def ensure_continues(earlier: Head, log: LogText) -> None:
    """Raise MismatchError where a log does not continue the one of an earlier head, whatever the two are called."""
    _, version, _ = read_origin(earlier.origin)
    ensure_beginning(earlier, leaves(as_of_version(log.version, log.entries, version)))


def ensure_same_log(earlier: Head, origin: str) -> None:
    """Raise MismatchError where an earlier head is not one of the log that has this origin."""
    (name, _, dated), (now, _, still) = read_origin(earlier.origin), read_origin(origin)
    if (name, dated) != (now, still):
        names = f"{show(earlier.origin)}, this site has {show(origin)}"
        raise MismatchError(f"the earlier head is of another log: it is of {names}")


def ensure_beginning(earlier: Head, hashes: Sequence[bytes]) -> None:
    """Raise MismatchError where an earlier head is not the beginning of a log with these hashes."""
    size = len(hashes)
    if earlier.size > size:
        message = f"the earlier head has a size of {earlier.size}, the log of {size}: entries were taken away"
        raise MismatchError(message)
    if earlier.size == 0:
        same = earlier.root == tree_root([])
    else:
        proof = consistency_proof(earlier.size, hashes)
        same = continues(earlier.size, size, earlier.root, tree_root(hashes), proof)
    if not same:
        message = f"the log up to entry {earlier.size} is not that of the earlier head: the log was rewritten"
        raise MismatchError(message)


# Tiles of the tree and bundles of entries (https://c2sp.org/tlog-tiles).


def tiles(entries: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
    """The path below the site and the bytes of each tile and of each bundle of entries."""
    lines = [entry.line.encode("ascii") for entry in entries]
    for at in range(0, len(lines), WIDTH):
        part = lines[at : at + WIDTH]
        yield (
            tile_path("entries", at, len(part)),
            b"".join(len(line).to_bytes(2, "big") + line for line in part),
        )
    level, hashes = 0, leaves(entries)
    while hashes:
        parts = [hashes[at : at + WIDTH] for at in range(0, len(hashes), WIDTH)]
        for number, part_ in enumerate(parts):
            yield tile_path(str(level), number * WIDTH, len(part_)), b"".join(part_)
        level, hashes = level + 1, [tree_root(part_) for part_ in parts if len(part_) == WIDTH]


def tile_path(level: str, at: int, width: int) -> str:
    """The path of the tile that begins with a hash; one that is not whole names its width."""
    number = f"{at // WIDTH:03d}"
    number = number.rjust(-(-len(number) // 3) * 3, "0")
    groups = [number[at : at + 3] for at in range(0, len(number), 3)]
    path = "/".join([*(f"x{group}" for group in groups[:-1]), groups[-1]])
    return f"{TILES}{level}/{path}" + ("" if width == WIDTH else f".p/{width}")


# Signatures: Ed25519 (RFC 8032), on notes (https://c2sp.org/signed-note), by logs and by witnesses
# (https://c2sp.org/tlog-cosignature).

HALF = 32  # bytes of a public key, and of half a signature
PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
CURVE = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
ROOT_OF_MINUS_ONE = pow(2, (PRIME - 1) // 4, PRIME)
Point = tuple[int, int, int, int]
"""A point of the curve: x = X/Z, y = Y/Z, xy = T/Z."""


class Key(NamedTuple):
    """A public key, the name it signs under, and its kind."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """What stands in front of each signature made with it."""
        named = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(named).digest()[:4]

    @property
    def text(self) -> str:
        """The key as people give it to each other."""
        public = base64.b64encode(bytes([self.kind]) + self.public).decode("ascii")
        return f"{self.name}+{self.id.hex()}+{public}"


def read_key(text: str) -> Key:
    """A key as people give it to each other. Raises UnreadableError where it is none."""
    parts = text.strip().split("+", 2)  # the last part may hold plus signs of its own
    with suppress(ValueError, IndexError):
        name, id_, public = parts
        raw = base64.b64decode(public, validate=True)
        key = Key(name, raw[0], raw[1:])
        fits = key.kind in {SIGNED, COSIGNED} and len(key.public) == HALF
        if fits and name and not re.search(r"\s", name) and key.id.hex() == id_:
            return key
    raise UnreadableError(f"{show(text)} is no key: NAME+ID+KEY, of Ed25519")


def is_signed(note: bytes, key: Key) -> bool:
    """Whether a note has a signature with a key, and each one that says it is made with it is."""
    text, _, below = note.rpartition(b"\n\n")
    text += b"\n"
    found = False
    for line in below.split(b"\n"):
        dash, name, signature = (*line.split(b" "), b"", b"", b"")[:3]
        with suppress(ValueError):
            raw = base64.b64decode(signature, validate=True)
            if (dash, name, raw[:4]) == ("\u2014".encode(), key.name.encode(), key.id):
                if not _fits(text, raw[4:], key):
                    return False
                found = True
    return found


def _fits(text: bytes, signature: bytes, key: Key) -> bool:
    """Whether a signature is that of a note's text; a witness signs the time with it."""
    if key.kind == COSIGNED:
        stamp, signature = signature[:8], signature[8:]
        text = b"cosignature/v1\ntime %d\n" % int.from_bytes(stamp, "big") + text
    return is_ed25519(key.public, text, signature)


def is_ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature is one of a message, as in RFC 8032, section 5.1.7."""
    key, again = _point(public), signature[:HALF]
    scalar = int.from_bytes(signature[HALF:], "little")
    if key is None or len(signature) != 2 * HALF or scalar >= ORDER:
        return False
    digest = hashlib.sha512(again + public + message).digest()
    minus = (PRIME - key[0], key[1], key[2], PRIME - key[3])
    challenge = int.from_bytes(digest, "little") % ORDER
    return _encoded(_add(_times(scalar, BASE), _times(challenge, minus))) == again


def _point(raw: bytes) -> Optional[Point]:  # noqa: UP045 - Python 3.9
    """The point that 32 bytes stand for; None where they stand for none."""
    number = int.from_bytes(raw, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    if len(raw) != HALF or y >= PRIME:
        return None
    square = (y * y - 1) * pow(CURVE * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * ROOT_OF_MINUS_ONE % PRIME
    if (x * x - square) % PRIME or (x == 0 and sign):
        return None
    x = PRIME - x if x & 1 != sign else x
    return x, y, 1, x * y % PRIME


def _encoded(point: Point) -> bytes:
    x, y, z, _ = point
    inverse = pow(z, PRIME - 2, PRIME)
    return ((y * inverse % PRIME) | ((x * inverse % PRIME & 1) << 255)).to_bytes(32, "little")


def _add(one: Point, other: Point) -> Point:
    """The sum of two points (RFC 8032, section 5.1.4)."""
    a = (one[1] - one[0]) * (other[1] - other[0])
    b = (one[1] + one[0]) * (other[1] + other[0])
    c, d = 2 * one[3] * other[3] * CURVE, 2 * one[2] * other[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME


def _times(scalar: int, point: Point) -> Point:
    found: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            found = _add(found, point)
        point, scalar = _add(point, point), scalar >> 1
    return found


BASE = _point((4 * pow(5, PRIME - 2, PRIME) % PRIME).to_bytes(32, "little")) or (0, 1, 1, 0)


# Reading a site: a folder or a web server, which may both be hostile.


def show(text: str) -> str:
    """Text from a site made fit for a line: plain letters, nothing that acts in a terminal, at most 80 characters."""
    safe = text[:SHOWN].encode("unicode_escape").decode("ascii")
    return safe if len(safe) <= SHOWN and len(text) <= SHOWN else f"{safe[: SHOWN - 3]}..."


def folder(base: Path) -> Read:
    """A function that reads files below a folder, and none elsewhere."""
    top = base.resolve()
    if not top.is_dir():
        raise UnreadableError(f"there is no folder {show(str(base))}")

    def read(name: str, limit: int) -> bytes:
        try:
            path = (top / name).resolve()
            if top not in path.parents or not path.is_file():
                raise MissingError(name)
            with path.open("rb") as file:
                return file.read(limit + 1)
        except (OSError, RuntimeError, ValueError) as error:
            raise UnreadableError(f"{show(name)}: {show(str(error))}") from error

    return read


class Web:
    """One web server. Nothing is asked of another, nor of an address outside the site."""

    def __init__(self, address: str) -> None:
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError as error:
            raise UnreadableError(f"{show(address)} is no address: {show(str(error))}") from error
        plain = not (parts.username or parts.password or parts.query or parts.fragment)
        if parts.scheme not in {"http", "https"} or not parts.hostname or not plain:
            raise UnreadableError(f"{show(address)} is not the address of a site")
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        self.root = f"{parts.scheme}://{parts.netloc}".lower()
        self.base = quote(parts.path.rstrip("/"), safe="/%~") + "/"
        self.connection = kind(parts.hostname, port, timeout=QUIET)

    def read(self, name: str, limit: int) -> bytes:
        """The content of a file of the site, at most one byte more than the limit."""
        target = self.base + quote(name, safe="/")
        status, location, content = self._ask(target, limit)
        for _ in range(REDIRECTS):
            if status in MOVED:
                target = self._inside(target, location)
                status, location, content = self._ask(target, limit)
        if status in {404, 410}:
            raise MissingError(name)
        if status != 200:
            raise UnreadableError(f"{show(name)}: the server answers {status}")
        return content

    def _inside(self, target: str, location: str) -> str:
        """The way a server sends us, if it stays on the site."""
        try:
            goal = urlsplit(urljoin(self.root + target, location))
        except ValueError:
            goal = urlsplit("")
        same = f"{goal.scheme}://{goal.netloc}".lower() == self.root
        if not same or not goal.path.startswith(self.base) or ".." in goal.path or goal.query:
            raise UnreadableError(f"the server sends to another place: {show(location)}")
        return goal.path

    def _ask(self, target: str, limit: int) -> tuple[int, str, bytes]:
        """Status, the way it sends to, and content; asked again where an idle connection was closed meanwhile."""
        while True:
            idle = self.connection.sock is not None
            try:
                return self._once(target, limit)
            except ConnectionError as error:
                self.connection.close()
                if not idle:
                    raise UnreadableError(f"{self.root}: {show(str(error))}") from error
            except (OSError, http.client.HTTPException, ValueError) as error:
                self.connection.close()
                words = show(str(error) or type(error).__name__)
                raise UnreadableError(f"{self.root}: {words}") from error

    def _once(self, target: str, limit: int) -> tuple[int, str, bytes]:
        late = threading.Event()
        watch = threading.Timer(DEADLINE, self._cut, (late,))
        watch.daemon = True
        watch.start()
        try:
            headers = {"Accept-Encoding": "identity", "User-Agent": "sixc-verify"}
            self.connection.request("GET", target, headers=headers)
            answer = self.connection.getresponse()
            content = answer.read(limit + 1)
        except (OSError, http.client.HTTPException):
            if late.is_set():
                raise TimeoutError(f"no answer within {DEADLINE} seconds") from None
            raise
        finally:
            watch.cancel()
        if late.is_set():
            raise TimeoutError(f"no answer within {DEADLINE} seconds")
        if len(content) <= limit and answer.length:
            raise http.client.HTTPException("the answer breaks off")
        if not answer.isclosed():
            self.connection.close()
        coding = answer.getheader("Content-Encoding", "identity")
        if answer.status == 200 and coding != "identity":
            raise http.client.HTTPException(f"the answer is packed: {coding}")
        return answer.status, answer.getheader("Location", ""), content

    def _cut(self, late: threading.Event) -> None:
        """End a connection on which too much time has passed."""
        late.set()
        sock = self.connection.sock
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


def is_address(where: str) -> bool:
    """Whether a place is on the web."""
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", where))


@contextmanager
def opened(where: str) -> Iterator[Read]:
    """A function that reads the files of a site."""
    if not is_address(where):
        yield folder(Path(where))
        return
    web = Web(where)
    try:
        yield web.read
    finally:
        web.connection.close()


def read_part(read: Read, name: str) -> bytes:
    """A file that every site with a log has."""
    limit = MAX_HEAD if name == HEAD else MAX_LIST
    try:
        content = read(name, limit)
    except MissingError as error:
        raise UnreadableError(f"there is no {name}; is this a site with a log?") from error
    if len(content) > limit:
        raise UnreadableError(f"{name} has more than {limit} bytes")
    return content


def read_earlier(where: str) -> Head:
    """A head that somebody kept."""
    if not where.strip():
        raise UnreadableError("--since names no head; give a copy of log/head.txt")
    try:
        if is_address(where):
            base, _, name = where.rpartition("/")
            with opened(base) as read:
                raw = read(name, MAX_HEAD)
        else:
            with Path(where).open("rb") as file:
                raw = file.read(MAX_HEAD)
        return read_head(raw)
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{show(where)}: {show(str(error))}") from error
    except MissingError as error:
        raise UnreadableError(f"there is no {show(where)}") from error
    except MismatchError as error:
        raise UnreadableError(f"{show(where)}: {error}") from error


# The comparison.


Whose = tuple[str, str, str]
"""Whose disclosure something is: election, party, period."""


class ListedVersion(NamedTuple):
    """One version of a disclosure as the index names it: its number, where it lies, when it was filed."""

    whose: Whose
    number: int
    current: bool
    filed: str
    file: str
    sha256: str


class Offered(NamedTuple):
    """A file exactly as it was filed, as the index names it; what earlier indexes did not say is None."""

    id: str
    address: str
    size: Optional[int]  # noqa: UP045 - Python 3.9
    sha256: Optional[str]  # noqa: UP045 - Python 3.9


class HeldBack(NamedTuple):
    """A file that the index says is not shown, and why; what earlier indexes did not say is None."""

    path: str
    state: Optional[str]  # noqa: UP045 - Python 3.9
    sha256: Optional[str]  # noqa: UP045 - Python 3.9


class Index(NamedTuple):
    """What a site says it offers, with everything as often as it is named.

    `dated` are the elections whose days of filing are those of the history; `releases` the manifests of frozen
    charts, by address, with the SHA-256 of their bytes.
    """

    elections: list[str]
    dated: list[str]
    parties: list[tuple[str, str]]
    periods: list[tuple[str, str]]
    disclosures: list[tuple[str, Whose]]
    versions: list[ListedVersion]
    offered: list[Offered]
    held_back: list[HeldBack]
    releases: list[tuple[str, str]]


class PublishedSite(NamedTuple):
    """What was read of a site: its log, what follows from it, its index, and where that says each file is."""

    log: LogText
    hashes: list[bytes]
    held: dict[str, Entry]
    redacted: set[tuple[str, Print]]
    named: Index
    offered: dict[str, str]


class Result(NamedTuple):
    """What was found: faults, and what is proven; `stopped` says why not everything could be read."""

    faults: list[str]
    words: list[str]
    stopped: str = ""


def read_index(raw: bytes) -> Index:
    """What `api/v1/index.json` says. Raises MismatchError where it is none."""
    try:
        data = json.loads(raw, object_pairs_hook=_once, parse_constant=_never)
        return Index(
            elections=[_text(election["id"]) for election in data["elections"]],
            dated=[e["id"] for e in data["elections"] if e["filed_from_history"]],
            parties=[(_text(party["election"]), _text(party["id"])) for party in data["parties"]],
            periods=[
                (_text(period["election"]), _text(period["id"])) for period in data["periods"]
            ],
            disclosures=[(_text(d["id"]), _whose(d)) for d in data["disclosures"]],
            versions=[
                _version(_whose(d), version)
                for d in data["disclosures"]
                for version in d["versions"]
            ],
            offered=[_offered(file) for file in data["data"] if FILED in file["path"]],
            held_back=[_held_back(file) for file in data["held_back"]],
            releases=[
                (plain_address(release["path"], INDEX), _text(release["sha256"]))
                for release in data.get("releases", ())
            ],
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise MismatchError(f"{INDEX} cannot be understood") from error


def _version(whose: Whose, said: Any) -> ListedVersion:
    number, current = said["id"], said["current"]
    if type(number) is not int or type(current) is not bool:
        raise TypeError("neither a number nor whether it counts")
    texts = {name: _text(said[name]) for name in ("filed", "file", "sha256")}
    return ListedVersion(whose=whose, number=number, current=current, **texts)


def _offered(said: Any) -> Offered:
    address = plain_address(said["path"], INDEX)
    return Offered(_text(said["id"]), address, said.get("bytes"), said.get("sha256"))


def _held_back(said: Any) -> HeldBack:
    state, sha256 = (
        None if name not in said else _text(said[name]) for name in ("state", "sha256")
    )
    return HeldBack(_text(said["id"]), state, sha256)


def _whose(said: Any) -> Whose:
    return _text(said["election"]), _text(said["party"]), _text(said["period"])


def _text(value: object) -> str:
    """A value that is text. Raises TypeError where it is not."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object of JSON. Of two fields with one name, different programs believe different ones."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a field stands twice")
    return dict(pairs)


def _never(constant: str) -> object:
    """JSON has no NaN and no infinity."""
    raise ValueError(constant)


def read_manifest(raw: bytes, address: str) -> dict[str, str]:
    """The address of each file of a release and the SHA-256 it was released with. Raises MismatchError."""
    folder_ = address.rpartition("/")[0]
    try:
        return {
            plain_address(f"{folder_}/{file['path']}", address): str(file["sha256"])
            for file in json.loads(raw)["files"]
        }
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise MismatchError(f"{show(address)} cannot be understood") from error


def plain_address(address: str, named_in: str) -> str:
    """An address that leads nowhere but below the site. Raises MismatchError."""
    if len(address) > MAX_ADDRESS or not ADDRESS.fullmatch(address):
        raise MismatchError(f"{show(named_in)} names an odd address: {show(address)}")
    return address


def source_of(address: str) -> str:
    """The path in the repository of a file that is offered at an address."""
    match = MANIFEST.fullmatch(address)
    if match is not None:
        return f"releases/{match['election']}/{match['name']}/manifest.json"
    return "disclosures/" + address.replace(FILED, "/", 1)


def verify(
    where: str,
    since: Optional[str] = None,  # noqa: UP045 - Python 3.9
    keys: Sequence[str] = (),
) -> Result:
    """Check a site, against an earlier head and keys where they are named.

    Raises UnreadableError where nothing can be said of it.
    """
    earlier = None if since is None else read_earlier(since)
    known = [read_key(key) for key in keys]
    with opened(where) as read:
        return _compare(read, earlier, known)


def _compare(
    read: Read,
    earlier: Optional[Head],  # noqa: UP045 - Python 3.9
    keys: Sequence[Key],
) -> Result:
    text, head, index = (read_part(read, name) for name in (LOG, HEAD, INDEX))
    faults: list[str] = []
    try:
        log = read_log(text)
        faults.extend(_doubts(head, log, earlier))
        site = _site(log, read_index(index))
    except MismatchError as error:
        return Result([*faults, str(error)], [])
    faults.extend(_unequal(site))
    spending = Spending()
    try:
        faults.extend(_different(read, site, spending))
        faults.extend(_changed_releases(read, dict(site.named.releases), spending))
        faults.extend(_other_tiles(read, site.log, spending))
        faults.extend(_unsigned(read, head, keys))
    except UnreadableError as error:
        return Result(faults, [], str(error))
    signed = [f"The head is signed by {show(key.name)}." for key in keys]
    return Result(faults, [*_words(site, earlier), *signed])


def _site(log: LogText, named: Index) -> PublishedSite:
    """What follows from a log, beside an index. Raises MismatchError where the log cannot be."""
    files = [file.address for file in named.offered]
    if log.version == VERSION:  # the first one did not hold the manifests of releases
        files += (address for address, _ in named.releases)
    offered = {source_of(address): address for address in files}
    held, redacted = follow(log.entries)
    return PublishedSite(
        log=log,
        hashes=leaves(log.entries),
        held=held,
        redacted=redacted,
        named=named,
        offered=offered,
    )


def _doubts(raw: bytes, log: LogText, earlier: Optional[Head]) -> Iterator[str]:  # noqa: UP045 - Python 3.9
    """Why the head, or an earlier one, is not that of the log."""
    try:
        head = read_head(raw)
    except MismatchError as error:
        yield f"{HEAD}: {error}"
        return
    name, version, dated = read_origin(head.origin)
    if head.size != len(log.entries):
        yield f"{HEAD} gives the log a size of {head.size}, {LOG} one of {len(log.entries)}"
    elif head.root != tree_root(leaves(log.entries)):
        yield f"the root in {HEAD} is not that of the entries in {LOG}"
    if dated != log.dated:
        yield f"{HEAD} and {LOG} disagree on whether there is a history"
    if version != log.version or not name:
        yield f"{HEAD} and {LOG} disagree on which version of the log this is"
    if earlier is not None:
        try:
            ensure_same_log(earlier, head.origin)
            ensure_continues(earlier, log)
        except MismatchError as error:
            yield str(error)


def _unequal(site: PublishedSite) -> Iterator[str]:
    """What the index says otherwise than the log, or otherwise than itself."""
    yield from _doubled(site.named)
    yield from _hidden(site)
    yield from _unreasoned(site)
    yield from _misnamed(site)
    yield from _misfiled(site)
    yield from _unlisted(site)


def _doubled(index: Index) -> Iterator[str]:
    """Names and addresses that the index gives more than once."""
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("election", index.elections),
        ("party", map("/".join, index.parties)),
        ("period", map("/".join, index.periods)),
        ("disclosure", (_name(whose) for _, whose in index.disclosures)),
        ("version", (f"{_name(v.whose)} {v.number}" for v in index.versions)),
        ("file", (file.address for file in index.offered)),
        ("file not shown", (file.path for file in index.held_back)),
        ("release", (address for address, _ in index.releases)),
    )
    for what, names in lists:
        for name, times in Counter(names).items():
            if times > 1:
                yield f"{INDEX} names the {what} {show(name)} {times} times"


def _name(whose: Whose) -> str:
    return "/".join(whose)


def _hidden(site: PublishedSite) -> Iterator[str]:
    """Files that are in the log alone, or on the site alone."""
    held, offered = site.held, site.offered
    back = {file.path for file in site.named.held_back}
    redacted = {path for path, _ in site.redacted}
    for path in sorted(offered.keys() - held.keys()):
        why = "though the log says it is redacted" if path in redacted else "but not in the log"
        yield f"{show(path)} is on the site, {why}"
    for path in sorted(held.keys() - offered.keys() - back):
        yield f"{show(path)} is in the log (entry {held[path].number}), but not on the site"
    for path in sorted(back & offered.keys()):
        yield f"{INDEX} says of {show(path)} both that it is shown and that it is not"
    for path in sorted(back - held.keys()):
        yield f"{INDEX} says that {show(path)} is not shown, but the log does not hold it"
    paths = {entry.path for entry in site.log.entries}
    for path in sorted(redacted):
        order = f"{'/'.join(path.split('/')[:2])}/redactions.yaml"
        if order not in paths:
            yield f"the log says that {show(path)} is redacted, but there never was a {show(order)}"


def _unreasoned(site: PublishedSite) -> Iterator[str]:
    """Files that are not shown for a reason that cannot be theirs."""
    for path, state, sha256 in site.named.held_back:
        entry = site.held.get(path)
        good = state in {REFUSED, why_not_shown(path)} if state else site.log.version == 1
        if not good:
            why = "no reason" if state is None else f"a reason that cannot be, {show(state)}"
            yield f"{INDEX} says that {show(path)} is not shown, for {why}"
        if entry is not None and sha256 not in {None, entry.sha256}:
            yield f"{INDEX} gives another SHA-256 for {show(path)}, which is not shown"


def why_not_shown(path: str) -> str:
    """Why a file of the log is not on the site, as far as its path tells: any can be refused."""
    if WHO_MAY_FILE.fullmatch(path):
        return KEPT
    return NOT_READ if OTHER.match(path) else REFUSED


def disclosure_of(path: str) -> Optional[tuple[Whose, int]]:  # noqa: UP045 - Python 3.9
    """Whose disclosure a path is, and which version of it; None where it is none."""
    match = DISCLOSURE.fullmatch(path)
    if match is None or OTHER.match(path):
        return None
    return (match["election"], match["party"], match["period"]), int(match["version"] or 1)


def _misnamed(site: PublishedSite) -> Iterator[str]:
    """Disclosures and files of which the index says something else than their own names, or the log."""
    for name, whose in site.named.disclosures:
        if name != _name(whose):
            yield f"{INDEX} calls a disclosure {show(name)} that is of {show(_name(whose))}"
    for file in site.named.offered:
        entry = site.held.get(source_of(file.address))
        if file.id != file.address:
            yield f"{INDEX} gives two names to one file: {show(file.address)}, {show(file.id)}"
        if entry is None:
            continue
        if file.size not in {None, entry.size} or file.sha256 not in {None, entry.sha256}:
            yield f"{INDEX} gives another size or SHA-256 for the file {show(entry.path)}"
    for address, sha256 in site.named.releases:
        entry = site.held.get(source_of(address))
        if entry is not None and sha256 != entry.sha256:
            yield f"{INDEX} gives another SHA-256 for {show(entry.path)}"


def _misfiled(site: PublishedSite) -> Iterator[str]:
    """Versions that point to what is not theirs."""
    days: dict[str, set[str]] = {}
    for entry in site.log.entries:
        if entry.event == "published":
            days.setdefault(entry.path, set()).add(entry.day)
    dated = {*site.named.dated} if site.log.dated else set()
    for version in site.named.versions:
        path, name = source_of(version.file), f"{_name(version.whose)} {version.number}"
        held = site.held.get(path)
        if disclosure_of(path) != (version.whose, version.number):
            yield f"{INDEX} points from version {show(name)} to a file of another: {show(path)}"
        if path not in site.offered:
            yield f"{show(path)} is a version in {INDEX}, but not among its data"
        if held is not None and held.sha256 != version.sha256:
            yield f"{INDEX} gives another SHA-256 for {show(path)}"
        filed = days.get(path, ()) if version.whose[0] in dated else ()
        if filed and not any(_near(version.filed, day) for day in filed):
            on = f"{show(version.filed)}, the log says {max(filed)}"
            yield f"{INDEX} says that {show(path)} was filed on {on}"


def _near(filed: str, day: str) -> bool:
    """Whether a day of filing can be that of an entry: zones are a day from UTC at most."""
    try:
        return abs((date.fromisoformat(filed[:10]) - date.fromisoformat(day)).days) <= 1
    except ValueError:
        return False


def _unlisted(site: PublishedSite) -> Iterator[str]:
    """What is on the site and is missing in the lists of the index, or is no longer said to be the newest."""
    index = site.named
    elections, parties, periods = {*index.elections}, {*index.parties}, {*index.periods}
    versions: dict[Whose, dict[int, bool]] = {whose: {} for _, whose in index.disclosures}
    for version in index.versions:
        versions[version.whose][version.number] = version.current
    for path in sorted(site.held.keys() & site.offered.keys()):
        whose, number = disclosure_of(path) or (None, 0)
        if whose and number not in versions.get(whose, {}):
            yield f"{show(path)} is on the site, but {INDEX} does not list this version"
        if path.endswith("/election.yaml") and path.split("/")[1] not in elections:
            yield f"{show(path)} is on the site, but {INDEX} does not list this election"
    for whose, numbers in versions.items():
        election, party, period = whose
        if [number for number in numbers if numbers[number]] != sorted(numbers)[-1:]:
            yield f"{INDEX} does not say of {show(_name(whose))} that the newest version counts"
        if (election, party) not in parties or (election, period) not in periods:
            yield f"{INDEX} lists {show(_name(whose))}, but not its party or not its period"
        if not numbers or election not in elections:
            yield f"{INDEX} lists {show(_name(whose))} without a version, or without its election"


class Spending:
    """What reading a site has cost so far."""

    def __init__(self) -> None:
        self.size, self.begun = 0, time.monotonic()

    def longer_than(self, seconds: int) -> bool:
        """Whether it has taken more seconds."""
        return time.monotonic() - self.begun > seconds

    def add(self, size: int, path: str) -> None:
        """Count a file. Raises UnreadableError where that is too much, or has taken too long."""
        self.size += size
        if size > MAX_FILE or self.size > MAX_ALL or self.longer_than(PATIENCE):
            raise UnreadableError(
                f"this program gives up before {show(path)}: too much, or too slow"
            )


def _different(read: Read, site: PublishedSite, spending: Spending) -> Iterator[str]:
    """Files as they were filed whose bytes are not those in the log. Raises UnreadableError."""
    offered = site.offered
    both = sorted(path for path in site.held.keys() & offered.keys() if FILED in offered[path])
    for done, path in enumerate(both):
        entry = site.held[path]
        spending.add(entry.size, path)
        if spending.longer_than(SOON) and sys.stderr.isatty():
            sys.stderr.write(f"\r{done} of {len(both)} files ")
            sys.stderr.flush()
        try:
            found = fingerprint(read(offered[path], entry.size))
        except MissingError:
            yield f"{show(path)} is named in {INDEX}, but it is not there"
            continue
        if found != entry.print:
            size = _many(found.size, "byte", "bytes") if found.size <= entry.size else "more"
            said = _many(entry.size, "byte", "bytes")
            yield (
                f"{show(path)} is not what was published: entry {entry.number} says {said} with SHA-256"
                f" {entry.sha256[:12]}..., the site has {size} with {found.sha256[:12]}..."
            )


def _changed_releases(read: Read, releases: dict[str, str], spending: Spending) -> Iterator[str]:
    """Files of frozen releases that are not what was released. Raises UnreadableError."""
    for address, sha256 in sorted(releases.items()):
        manifest = yield from _released(read, address, sha256, INDEX, spending)
        if manifest is None:
            continue
        try:
            files = read_manifest(manifest, address)
        except MismatchError as error:
            yield str(error)
            continue
        for path, wanted in sorted(files.items()):
            yield from _released(read, path, wanted, address, spending)


def _other_tiles(read: Read, log: LogText, spending: Spending) -> Iterator[str]:
    """Tiles that are not those of the log; a site has all of them or none. Raises UnreadableError."""
    missing, there = [], False
    for path, wanted in tiles(log.entries):
        try:
            found = read(path, len(wanted))
        except MissingError:
            missing.append(path)
            continue
        spending.add(len(found), path)
        there = True
        if found != wanted:
            yield f"{show(path)} is not what follows from {LOG}"
    for path in missing if there else ():
        yield f"{show(path)} is not there, other tiles are"


def _unsigned(read: Read, head: bytes, keys: Sequence[Key]) -> Iterator[str]:
    """Why the head is not signed as it should be. Raises UnreadableError."""
    try:
        note = read(CHECKPOINT, MAX_HEAD)
    except MissingError:
        if keys:
            yield f"there is no {CHECKPOINT}: the head is not signed"
        return
    if note.rpartition(b"\n\n")[0] + b"\n" != head:
        yield f"{CHECKPOINT} is not of the head in {HEAD}"
    for key in keys:
        if not is_signed(note, key):
            yield f"{CHECKPOINT} is not signed with the key of {show(key.name)}"


def _released(
    read: Read, path: str, sha256: str, named_in: str, spending: Spending
) -> Generator[str, None, Optional[bytes]]:  # noqa: UP045 - Python 3.9
    """A file of which another one gives the SHA-256, and what is wrong with it; None where it is missing."""
    try:
        content = read(path, MAX_FILE)
    except MissingError:
        yield f"{show(path)} is named in {show(named_in)}, but it is not there"
        return None
    spending.add(len(content), path)
    if hashlib.sha256(content).hexdigest() != sha256:
        yield f"{show(path)} is not what was released: {show(named_in)} gives another SHA-256"
    return content


def _words(site: PublishedSite, earlier: Optional[Head]) -> Iterator[str]:  # noqa: UP045 - Python 3.9
    """What is proven, in sentences."""
    root = base64.b64encode(tree_root(site.hashes)).decode("ascii")
    count = len(site.held.keys() & site.offered.keys())
    files = f"{_many(count, 'file', 'files')} on the site, all as published"
    yield f"{_many(len(site.hashes), 'entry', 'entries')}, head {root}: {files}."
    yield from _replaced(site)
    if site.named.releases:
        count = len(site.named.releases)
        yield f"{_many(count, 'release', 'releases')} of charts on the site, every file as its manifest says."
    for state, words in ABSENT.items():
        back = sorted(file.path for file in site.named.held_back if file.state == state)
        if back:
            yield f"{words}: {_names(back)}."
    if not site.log.dated:
        yield "The log was made without a history; its days are those of the attestations."
    if earlier is not None:
        size = _many(earlier.size, "entry", "entries")
        yield f"The earlier head with {size} is the beginning of this log."


def _replaced(site: PublishedSite) -> Iterator[str]:
    """What was published once and is so no longer."""
    kept = {entry.number for entry in site.held.values()}
    brought = [e for e in site.log.entries if e.event in BRINGING and e.number not in kept]
    legal = [entry for entry in brought if (entry.path, entry.print) in site.redacted]
    over = [entry for entry in brought if (entry.path, entry.print) not in site.redacted]
    if over:
        names = _names(sorted({entry.path for entry in over}))
        yield f"{_many(len(over), 'entry was', 'entries were')} replaced or removed later: {names}."
    for entry in legal:
        yield f"Entry {entry.number} is redacted: {show(entry.path)}."


def _names(paths: Sequence[str]) -> str:
    return ", ".join([*map(show, paths[:NAMED]), *(["..."] if len(paths) > NAMED else [])])


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def report(
    where: str,
    since: Optional[str] = None,  # noqa: UP045 - Python 3.9
    keys: Sequence[str] = (),
) -> int:
    """Check a site, print what was found, and return the exit code."""
    try:
        faults, words, stopped = verify(where, since, keys)
    except UnreadableError as error:
        sys.stderr.write(f"verify: {error}\n")
        return 2
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
    if faults:
        sys.stdout.write(
            f"Not proven: {_many(len(faults), 'thing does', 'things do')} not match.\n"
        )
        sys.stdout.writelines(f"- {fault}\n" for fault in faults[:NAMED])
        if len(faults) > NAMED:
            sys.stdout.write(f"- and {len(faults) - NAMED} more\n")
    elif not stopped:
        sys.stdout.writelines(f"{sentence}\n" for sentence in words)
    if stopped:
        sys.stderr.write(f"verify: not everything could be read: {stopped}\n")
    return 1 if faults else 2 if stopped else 0


def main(arguments: Optional[Sequence[str]] = None) -> int:  # noqa: UP045 - Python 3.9
    """Run as a program."""
    about = "Check that a published site holds what its log says, and that its log only ever grew."
    parser = argparse.ArgumentParser(prog="verify.py", description=about)
    parser.add_argument("where", metavar="DIR_OR_URL", help="a site: a folder or an address")
    kept = "a copy of log/head.txt from an earlier day"
    parser.add_argument("--since", metavar="HEAD_FILE_OR_URL", help=kept)
    signed = "a key with which the head must be signed; may be given several times"
    parser.add_argument("--key", action="append", default=[], metavar="KEY", help=signed)
    given = parser.parse_args(arguments)
    return report(given.where, given.since, given.key)


if __name__ == "__main__":
    sys.exit(main())
