r"""Check that a published site holds what its log says, and that its log only ever grew.

    python verify.py DIR_OR_URL [--since HEAD_FILE_OR_URL]

DIR_OR_URL is a site: a folder, or the address of its front page. HEAD_FILE_OR_URL is a copy of `log/head.txt` that
anybody kept from an earlier day. The program works out every hash anew and believes nothing that the site says about
itself. It ends with 0 where everything is proven, with 1 where something does not match, with 2 where it was used
wrongly or could not read the site.

One file, the standard library alone, Python 3.9 or newer. It knows nothing of the program that made the site.

log/log.txt     a first line that begins with "#", then one line for each event, its parts separated by tabs: number,
                day (UTC), event (published, changed, removed, redacted), path, size in bytes, git's name of the bytes
                (SHA-1 of "blob <size>\0" and the bytes), SHA-256 of the bytes
log/head.txt    three lines: the log's name, the number of entries, the root of the Merkle tree over the lines
                (https://c2sp.org/tlog-checkpoint, without signatures; tree: RFC 6962, section 2.1)
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
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Optional
from urllib.parse import quote, urljoin, urlsplit

LOG, HEAD, INDEX = "log/log.txt", "log/head.txt", "api/v1/index.json"
FIELDS = "number, day, event, path, bytes, git blob, SHA-256"
HISTORY = f"# sixc log 1: {FIELDS}; the days are those of the history"
NO_HISTORY = f"# sixc log 1, without a history: {FIELDS}; the days are those of the attestations"
UNDATED = "/without-history"  # what the name of a log without a history ends in
ENTRY = re.compile(
    r"(?P<number>[1-9][0-9]{0,8})\t(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|-)"
    r"\t(?P<event>published|changed|removed|redacted)\t(?P<path>[A-Za-z0-9_.~/%-]{1,12288})"
    r"\t(?P<size>0|[1-9][0-9]{0,11})\t(?P<blob>[0-9a-f]{40})\t(?P<sha256>[0-9a-f]{64})"
)
ADDRESS = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")
FILED, MAX_ADDRESS = "/data/filed/", 1000
BRINGING = ("published", "changed")
# What a server may cost at most: bytes; seconds without a sign of life, for one file, for all; ways round.
MAX_LIST, MAX_FILE, MAX_HEAD, MAX_ALL = 64 << 20, 16 << 20, 4 << 10, 2 << 30
QUIET, DEADLINE, PATIENCE, REDIRECTS = 20, 120, 3600, 3
MOVED = frozenset({301, 302, 303, 307, 308})
SHOWN, NAMED, SOON = (
    80,
    20,
    2,
)  # characters of a text, entries of a list, seconds before progress is shown

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
    """One line of the log. The path is as in the repository; bytes other than letters, digits and _.~/- are %XX."""

    number: int
    day: str
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
    def print(self) -> Print:
        """What the line says of the bytes."""
        return Print(self.size, self.blob, self.sha256)


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
    number, day, event, path, size, blob, sha256 = match.groups()
    return Entry(int(number), day, event, path, int(size), blob, sha256)


def write_log(entries: Iterable[Entry], *, dated: bool) -> bytes:
    """`log.txt`."""
    lines = [HISTORY if dated else NO_HISTORY, *(entry.line for entry in entries)]
    return "".join(f"{line}\n" for line in lines).encode("ascii")


def read_log(raw: bytes) -> tuple[list[Entry], bool]:
    """The entries of `log.txt`, and whether their days come from a history. Raises MismatchError."""
    first, _, rest = raw.decode("ascii", "replace").partition("\n")
    if first not in {HISTORY, NO_HISTORY}:
        raise MismatchError(f"{LOG} does not begin like a log: {show(first)}")
    lines = rest.split("\n")
    if lines.pop():
        raise MismatchError(f"{LOG} breaks off in its last line")
    entries = []
    for number, line in enumerate(lines, 1):
        entry = read_entry(line)
        if entry is None or entry.number != number:
            raise MismatchError(f"{LOG}, line {number + 1}, is not entry {number}: {show(line)}")
        entries.append(entry)
    return entries, first == HISTORY


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


def ensure_beginning(earlier: Head, hashes: Sequence[bytes]) -> None:
    """Raise MismatchError where an earlier head is not the beginning of a log with these hashes."""
    size = len(hashes)
    if earlier.size > size:
        message = (
            f"the earlier head has {earlier.size} entries, the log {size}: entries were taken away"
        )
        raise MismatchError(message)
    if earlier.size == 0:
        same = earlier.root == tree_root([])
    else:
        proof = consistency_proof(earlier.size, hashes)
        same = continues(earlier.size, size, earlier.root, tree_root(hashes), proof)
    if not same:
        message = f"the first {earlier.size} entries are not those of the earlier head: the log was rewritten"
        raise MismatchError(message)


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


class Index(NamedTuple):
    """What a site says it offers: each file filed, by its path in the repository, and what it says of their bytes.

    `releases` are the manifests of frozen charts, by their address, with the SHA-256 of their bytes.
    """

    offered: dict[str, str]
    hashes: dict[str, str]
    held_back: set[str]
    releases: dict[str, str]


class Site(NamedTuple):
    """What was read of a site: its log, what follows from it, and its index."""

    entries: list[Entry]
    hashes: list[bytes]
    dated: bool
    held: dict[str, Entry]
    redacted: set[tuple[str, Print]]
    named: Index


class Result(NamedTuple):
    """What was found: faults, and what is proven; `stopped` says why not everything could be read."""

    faults: list[str]
    words: list[str]
    stopped: str = ""


def read_index(raw: bytes) -> Index:
    """What `api/v1/index.json` says. Raises MismatchError."""
    offered, hashes = {}, {}
    try:
        data = json.loads(raw)
        for path in (file["path"] for file in data["data"]):
            if FILED in path:
                offered[source_of(path)] = plain_address(path, INDEX)
        for disclosure in data["disclosures"]:
            for version in disclosure["versions"]:
                hashes[source_of(version["file"])] = str(version["sha256"])
        held_back = {str(file["id"]) for file in data["held_back"]}
        releases = {
            plain_address(release["path"], INDEX): str(release["sha256"])
            for release in data.get("releases", ())
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise MismatchError(f"{INDEX} cannot be understood") from error
    return Index(offered, hashes, held_back, releases)


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
    return "disclosures/" + address.replace(FILED, "/", 1)


def verify(where: str, since: str = "") -> Result:
    """Check a site. Raises UnreadableError where nothing can be said of it."""
    earlier = read_earlier(since) if since else None
    with opened(where) as read:
        return _compare(read, earlier)


def _compare(read: Read, earlier: Optional[Head]) -> Result:  # noqa: UP045 - Python 3.9
    log, head, index = (read_part(read, name) for name in (LOG, HEAD, INDEX))
    faults: list[str] = []
    try:
        entries, dated = read_log(log)
        hashes = leaves(entries)
        faults.extend(_doubts(head, hashes, earlier, dated=dated))
        site = Site(entries, hashes, dated, *follow(entries), read_index(index))
    except MismatchError as error:
        return Result([*faults, str(error)], [])
    faults.extend(_unequal(site))
    spending = Spending()
    try:
        faults.extend(_different(read, site, spending))
        faults.extend(_changed_releases(read, site.named.releases, spending))
    except UnreadableError as error:
        return Result(faults, [], str(error))
    return Result(faults, list(_words(site, earlier)))


def _doubts(
    raw: bytes,
    hashes: Sequence[bytes],
    earlier: Optional[Head],  # noqa: UP045 - Python 3.9
    *,
    dated: bool,
) -> Iterator[str]:
    """Why the head, or an earlier one, is not that of the log."""
    try:
        head = read_head(raw)
    except MismatchError as error:
        yield f"{HEAD}: {error}"
    else:
        if head.size != len(hashes):
            yield f"{HEAD} says {head.size} entries, {LOG} has {len(hashes)}"
        elif head.root != tree_root(hashes):
            yield f"the root in {HEAD} is not that of the entries in {LOG}"
        if head.origin.endswith(UNDATED) == dated:
            yield f"{HEAD} and {LOG} disagree on whether there is a history"
    if earlier is not None:
        try:
            ensure_beginning(earlier, hashes)
        except MismatchError as error:
            yield str(error)


def _unequal(site: Site) -> Iterator[str]:
    """Files that are in the log alone or on the site alone, and hashes the site gives wrongly."""
    held, (offered, hashes, held_back, _) = site.held, site.named
    redacted = {path for path, _ in site.redacted}
    for path in sorted(offered.keys() - held.keys()):
        why = "though the log says it is redacted" if path in redacted else "but not in the log"
        yield f"{show(path)} is on the site, {why}"
    for path in sorted(held.keys() - offered.keys() - held_back):
        yield f"{show(path)} is in the log (entry {held[path].number}), but not on the site"
    for path in sorted(hashes.keys() - offered.keys()):
        yield f"{show(path)} is a version in {INDEX}, but not among its data"
    for path in sorted(hashes.keys() & held.keys()):
        if hashes[path] != held[path].sha256:
            yield f"{INDEX} gives another SHA-256 for {show(path)}"


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


def _different(read: Read, site: Site, spending: Spending) -> Iterator[str]:
    """Files whose bytes are not those in the log. Raises UnreadableError."""
    offered = site.named.offered
    both = sorted(site.held.keys() & offered.keys())
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
            size = f"{found.size} bytes" if found.size <= entry.size else "more"
            yield (
                f"{show(path)} is not what was published: entry {entry.number} says {entry.size} bytes with SHA-256"
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


def _words(site: Site, earlier: Optional[Head]) -> Iterator[str]:  # noqa: UP045 - Python 3.9
    """What is proven, in sentences."""
    root = base64.b64encode(tree_root(site.hashes)).decode("ascii")
    count = len(site.held.keys() & site.named.offered.keys())
    files = f"{_many(count, 'file', 'files')} on the site, all as published"
    yield f"{_many(len(site.entries), 'entry', 'entries')}, head {root}: {files}."
    kept = {entry.number for entry in site.held.values()}
    brought = [e for e in site.entries if e.event in BRINGING and e.number not in kept]
    legal = [entry for entry in brought if (entry.path, entry.print) in site.redacted]
    if over := len(brought) - len(legal):
        yield f"{_many(over, 'entry was', 'entries were')} replaced or removed later."
    for entry in legal:
        yield f"Entry {entry.number} is redacted: {show(entry.path)}."
    if site.named.releases:
        count = len(site.named.releases)
        yield f"{_many(count, 'release', 'releases')} of charts on the site, every file as its manifest says."
    back = [show(path) for path in sorted(site.held.keys() - site.named.offered.keys())]
    if back:
        names = ", ".join([*back[:NAMED], *(["..."] if len(back) > NAMED else [])])
        yield f"In the log, but not offered by the site: {names}."
    if not site.dated:
        yield "The log was made without a history; its days are those of the attestations."
    if earlier is not None:
        size = _many(earlier.size, "entry", "entries")
        yield f"The earlier head with {size} is the beginning of this log."


def _many(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def report(where: str, since: str = "") -> int:
    """Check a site, print what was found, and return the exit code."""
    try:
        faults, words, stopped = verify(where, since)
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
    parser.add_argument("--since", default="", metavar="HEAD_FILE_OR_URL", help=kept)
    given = parser.parse_args(arguments)
    return report(given.where, given.since)


if __name__ == "__main__":
    sys.exit(main())
