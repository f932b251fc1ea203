"""Builds the instance here with MkDocs, then with its fork ProperDocs in its place: exit 1 where a byte differs.

`make properdocs` runs it, with ProperDocs in a folder of its own, where it changes nothing for anybody else.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
BUILDS = {
    "one language": (
        ("-m", "mkdocs", "build", "--quiet"),
        ("-m", "properdocs", "build", "--quiet", "--config-file", "mkdocs.yml"),
    ),
    "every language": (
        ("-c", "from generator.cli import main; main()", "build"),
        ("-c", "import properdocs.replacement; from generator.cli import main; main()", "build"),
    ),
}
"""What Python runs; importing `properdocs.replacement` puts ProperDocs where MkDocs is asked for."""


def build(arguments: tuple[str, ...], target: Path) -> dict[str, bytes]:
    """The files of a site, by name. Raises CalledProcessError where it cannot be built."""
    command = [sys.executable, *arguments, "--site-dir", str(target)]
    subprocess.run(
        command,
        cwd=ROOT,
        check=True,
        stdout=sys.stderr,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    return {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }


def differences(ours: dict[str, bytes], theirs: dict[str, bytes]) -> Iterator[str]:
    """The names of files that are not the same in both."""
    return (name for name in sorted({*ours, *theirs}) if ours.get(name) != theirs.get(name))


def main() -> int:
    """Compare, and say how many files there are or which differ."""
    failed = 0
    for name, commands in BUILDS.items():
        with TemporaryDirectory() as folder:
            sites = [
                build(command, Path(folder, str(number))) for number, command in enumerate(commands)
            ]
        found = list(differences(*sites))
        sys.stdout.write(f"{name}: {len(sites[0])} files, {len(found)} differ\n")
        sys.stdout.writelines(f"  {path}\n" for path in found)
        failed += bool(found) or not sites[0]
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
