"""Minutes for a newcomer who follows the README of an instance: an instance of one's own, a first filing, a language.

Every command is one that the README names, with a name in the place of each word in capitals, run in a folder where
nothing of this checkout is installed; packages come from wherever pip finds them here. What a person reads, thinks and
types is not in it: the disclosure is filled in, and a language named, by this program.
"""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.measurement import ROOT, Limit, report, seconds

ELECTION, PARTY, PERIOD, TAG = "xk-2027", "example-party-a", "2027-05", "sr-Latn"
OPTIONS = (
    "--election",
    ELECTION,
    "--country",
    "XK",
    "--languages",
    "sq,en",
    "--date",
    "2027-05-09",
)
NAMES = {"PARTY": PARTY, "PERIOD": PERIOD, "TAG=sr-Latn": f"TAG={TAG}"}
INSTANCE, FILING, LANGUAGE = 5.0, 0.5, 1.0  # minutes of processor time, at most


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody in a folder of one's own; how long each thing took, in seconds of processor time and by the clock."""

    root: Path
    used: dict[str, float] = field(default_factory=dict)
    passed: dict[str, float] = field(default_factory=dict)

    def run(self, what: str, *command: str | Path) -> None:
        """Run a command, and count it to what it is for."""
        begin = perf_counter()
        (used,) = seconds(["env", "--chdir", self.root, *command])
        self.used[what] = self.used.get(what, 0.0) + used
        self.passed[what] = self.passed.get(what, 0.0) + perf_counter() - begin

    def follow(self, what: str, command: str) -> None:
        """Run a command of the README. Raises LookupError where it does not stand there."""
        if command not in (self.root / "README.md").read_text("utf-8"):
            message = f"The README of an instance does not say: {command}"
            raise LookupError(message)
        words = (NAMES.get(word, word) for word in command.split())
        self.run(what, *words)


def found(folder: Path) -> Newcomer:
    """Install the wheel as any program, make an instance with it, and have it build and prove itself."""
    (wheel,) = (folder / "wheel").glob("*.whl")
    tool, newcomer = folder / "tool", Newcomer(folder / "instance")
    newcomer.root.mkdir()
    newcomer.run("instance", sys.executable, "-m", "venv", tool)
    newcomer.run("instance", tool / "bin/python", "-m", "pip", "install", "--quiet", wheel)
    newcomer.run("instance", tool / "bin/sixc", "init", ".", *OPTIONS, "--wheel", wheel)
    newcomer.follow("instance", "make site")
    newcomer.follow("instance", "make test")
    return newcomer


def file_first(newcomer: Newcomer) -> None:
    """Make a disclosure, fill it in, and check it."""
    newcomer.follow("filing", f".venv/bin/sixc new {ELECTION} PARTY PERIOD")
    path = newcomer.root / "disclosures" / ELECTION / PARTY / f"{PERIOD}.yaml"
    text = path.read_text("utf-8").replace("state: FILL-IN", "state: nothing_to_disclose")
    for name, value in (
        ("email", "office@party.example"),
        ("date", "2027-06-01"),
        ("role", "Treasurer"),
    ):
        text = re.sub(rf'(?m)^(\w.*\b{name}: )"FILL-IN"', rf"\g<1>{value}", text)
    path.write_text(text, "utf-8")
    newcomer.follow("filing", ".venv/bin/sixc check")
    newcomer.follow("after the filing", "make test")


def add_language(newcomer: Newcomer) -> None:
    """Begin a language that sixc does not bring, name it, and build the site in it."""
    newcomer.follow("language", "make language TAG=sr-Latn")
    for name in ("mkdocs.yml", f"disclosures/{ELECTION}/election.yaml"):
        path = newcomer.root / name
        text = path.read_text("utf-8")
        path.write_text(text.replace("languages: [sq, en]", f"languages: [sq, en, {TAG}]"), "utf-8")
    newcomer.follow("language", "make site")
    if not (newcomer.root / "site" / TAG / "index.html").is_file():
        message = f"The site has no {TAG}."
        raise LookupError(message)


def main() -> None:
    with TemporaryDirectory(prefix="sixc-newcomer-") as name:
        folder = Path(name)
        seconds([ROOT / ".ci" / "make-wheel", folder / "wheel"])
        newcomer = found(folder)
        file_first(newcomer)
        add_language(newcomer)
    minutes = {what: used / 60 for what, used in newcomer.used.items()}
    report(
        "newcomer",
        [
            Limit(
                "minutes to an instance that proves itself", minutes["instance"], at_most=INSTANCE
            ),
            Limit("minutes to a first filing checked", minutes["filing"], at_most=FILING),
            Limit("minutes to a second language", minutes["language"], at_most=LANGUAGE),
        ],
        processor_seconds={what: round(used, 1) for what, used in newcomer.used.items()},
        seconds_by_the_clock={what: round(passed, 1) for what, passed in newcomer.passed.items()},
    )


if __name__ == "__main__":
    main()
