"""Checks the scripts of the site: types by TypeScript, habits by oxlint, layout by Prettier.

Exit 1 where one of them finds something. `make check` runs it; with --write, Prettier lays the scripts out. All come
from the packages that package-lock.json names, each by its hash and none with a script of its own, and stay in
.venv/scripts for the next time. Where they cannot be set up, it says so, and the scripts are not checked.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.errors import PlotlyError
from generator.interactive.bundling import find_node

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TOOLS = ROOT / ".venv" / "scripts"
PINNED = ("package.json", "package-lock.json", ".npmrc")
SCRIPTS = ("comparison/assets", "embeds/assets", "pages/theme/assets")
PATIENCE = 300  # seconds for setting up


def main(arguments: list[str]) -> int:
    """Set the tools up where they are not, and run them."""
    try:
        node, npm = find_node()
        set_up(node, npm)
    except (PlotlyError, OSError, subprocess.SubprocessError) as error:
        said = getattr(error, "stderr", None) or str(error)
        sys.stdout.write(f"Not checked: the scripts. {said.strip().splitlines()[0]}\n")
        return 0
    if "--write" in arguments:
        return run(node, *layout("--write"))
    return max(run(node, *command) for command in commands())


def commands() -> tuple[tuple[str, ...], ...]:
    """The tools, each with what it is told."""
    modules = TOOLS / "node_modules"
    folders = [str(ROOT / "generator" / name) for name in SCRIPTS]
    return (
        (str(modules / "typescript/bin/tsc"), "--project", str(HERE / "tsconfig.json")),
        (str(modules / "oxlint/bin/oxlint"), "--config", str(HERE / "oxlintrc.json"), "--quiet", *folders),
        layout("--check"),
    )  # fmt: skip


def layout(how: str) -> tuple[str, ...]:
    """Prettier, which lays scripts out or names those that it would lay out in another way."""
    kinds = "{js,mjs,ts}"
    files = [f"{ROOT}/generator/{name}/*.{kinds}" for name in SCRIPTS]
    tool, settings = TOOLS / "node_modules/prettier/bin/prettier.cjs", HERE / "prettierrc.json"
    return (str(tool), "--config", str(settings), "--log-level", "warn", how, *files)


def run(node: str, *command: str) -> int:
    """Run a tool; 1 where it finds something."""
    done = subprocess.run([node, *command], check=False, capture_output=True, text=True)
    if done.returncode:
        sys.stdout.write(done.stdout + done.stderr)
    return min(done.returncode, 1)


def set_up(node: str, npm: list[str]) -> None:
    """Install what the lock names, unless it is there. Raises CalledProcessError where that fails."""
    stamp, lock = TOOLS / "installed.json", (HERE / "package-lock.json").read_bytes()
    if stamp.is_file() and stamp.read_bytes() == lock:
        return
    shutil.rmtree(TOOLS, ignore_errors=True)
    TOOLS.mkdir(parents=True)
    for name in PINNED:
        shutil.copy(HERE / name, TOOLS)
    path = os.pathsep.join((str(Path(node).parent), os.environ.get("PATH", os.defpath)))
    subprocess.run(
        [*npm, "ci"], cwd=TOOLS, env={**os.environ, "PATH": path}, stdin=subprocess.DEVNULL,
        check=True, capture_output=True, text=True, timeout=PATIENCE,
    )  # fmt: skip
    stamp.write_bytes(lock)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
