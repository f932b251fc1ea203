"""The schemas, code lists and codes of conduct in use: those of the program, with an instance's own laid over them.

An instance adds; it never changes what the program has. Its folder `schema/` holds only what is new: a code of conduct
in codes/, and in codelists/ a file for each open list with the rows that are added, under the program's own columns.
"""

from dataclasses import dataclass
from pathlib import Path

from generator.errors import SchemaError

CODES = "codes"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The program's folder of schemas, and the instance's; `own` is None where there is none beside it."""

    package: Path
    own: Path | None = None

    def code(self, name: str) -> Path | None:
        """The file of a code of conduct; None where there is none. Raises SchemaError where there are two."""
        found = [path for path in self._both(f"{CODES}/{name}.yaml") if path.is_file()]
        if len(found) > 1 and found[0].read_bytes() != found[1].read_bytes():
            message = (
                f"{found[1]} changes a code of conduct that sixc has; give yours another name."
            )
            raise SchemaError(message)
        return found[0] if found else None

    def codes(self) -> tuple[str, ...]:
        """The short names of all codes of conduct."""
        return tuple(
            sorted({p.stem for folder in self._both(CODES) for p in folder.glob("*.yaml")})
        )

    def ensure_added(self) -> None:
        """Make sure that the instance changes no schema. Raises SchemaError naming the first that it does."""
        for path in sorted(self.own.glob("*.*")) if self.own else ():
            ours = self.package / path.name
            if path.name.endswith((".schema.json", ".csv")) and not _same(path, ours):
                message = (
                    f"{path} is not the file of this version of sixc, which no instance can change; delete it, "
                    "and add codes of conduct in codes/ and rows in codelists/ only."
                )
                raise SchemaError(message)

    def _both(self, name: str) -> tuple[Path, ...]:
        """Where something may lie: with the program first."""
        return (self.package / name, *([self.own / name] if self.own else []))


def _same(path: Path, other: Path) -> bool:
    """Whether both are files, for a pipe would wait for somebody to write into it, and hold the same."""
    return path.is_file() and other.is_file() and path.read_bytes() == other.read_bytes()


def shelf(root: Path) -> Shelf:
    """The shelf of an instance. In the program's own repository the two are one folder."""
    package, own = installed_schema(), root / "schema"
    separate = own.is_dir() and own.resolve() != package.resolve()
    return Shelf(package, own if separate else None)


def installed_schema() -> Path:
    """The folder of schemas that belongs to this program."""
    package = Path(__file__).parent
    inside = package / "schema"
    return inside if inside.is_dir() else package.parent / "schema"
