"""Pins the software of an instance, its wheel and all that this needs, by hash in a file of requirements.

A wheel holds the list of what it needs, each by its hash, as it was tried. The standard library alone is used here, so
that a new wheel can pin itself before it is installed: `make renew` of an instance asks the wheel.
"""

import hashlib
import json
import re
import zipfile
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.errors import FoundingError

FOLDER = "software"
REQUIREMENTS = "generator/founding/shipped/requirements.txt"
_HEAD = """\
# What `make` installs, each by its hash. The last is sixc itself; `make renew WHEEL=…` puts another in its place.
"""


@dataclass(frozen=True, slots=True)
class Wheel:
    """One wheel of sixc: its file's name, its bytes, and the requirements it was tried with."""

    name: str
    content: bytes = field(repr=False)
    requirements: bytes = field(repr=False)


def read_wheel(path: Path) -> Wheel:
    """A wheel of sixc that holds all of it. Raises FoundingError where the file is none."""
    try:
        with zipfile.ZipFile(path) as archive:
            requirements = archive.read(REQUIREMENTS)
    except (OSError, KeyError, zipfile.BadZipFile) as error:
        message = (
            f"{path} is not a whole wheel of sixc; `make dist` in the repository of sixc makes one."
        )
        raise FoundingError(message) from error
    return Wheel(path.name, path.read_bytes(), requirements)


def find_wheel() -> Path:
    """The wheel this program was installed from, or the newest that its checkout has made. Raises FoundingError."""
    origin = json.loads(metadata.distribution("sixc").read_text("direct_url.json") or "{}")
    place = urlsplit(str(origin.get("url", "")))
    # On Windows, a drive stands behind the first slash.
    named = re.sub(r"^/(?=[A-Za-z]:)", "", unquote(place.path)) if place.scheme == "file" else "."
    path = Path(named)
    made = sorted((path / "dist").glob("sixc-*.whl"), key=lambda wheel: wheel.stat().st_mtime)
    found = [*made, *([path] if path.suffix == ".whl" else [])]
    if found and found[-1].is_file():
        return found[-1]
    message = (
        "Name the wheel of sixc with --wheel; `make dist` in the repository of sixc makes one."
    )
    raise FoundingError(message)


def pin(wheel: Wheel) -> dict[str, bytes]:
    """The files by which an instance installs a wheel, by path."""
    place, found = f"{FOLDER}/{wheel.name}", hashlib.sha256(wheel.content).hexdigest()
    own = f"./{place} \\\n    --hash=sha256:{found}\n"
    requirements = _HEAD.encode() + wheel.requirements.rstrip() + b"\n" + own.encode()
    return {place: wheel.content, "requirements.txt": requirements}


def renew(root: Path, path: Path) -> None:
    """Put a wheel in the place of the one an instance has. Raises FoundingError where it is none."""
    files = pin(read_wheel(path))
    for old in (root / FOLDER).glob("sixc-*.whl"):
        old.unlink()
    for name, content in files.items():
        target = root / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(content)
