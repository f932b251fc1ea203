"""What holds for the whole house: nothing forgotten in its lists, nothing too large, no number that is not exact."""

import ast
import inspect
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
import pytest

import generator
from generator import charts, commands, exports, importers, pages, reporters
from generator.charts.chart import Chart
from generator.documents.refusals import REFUSALS
from generator.findings import Kind
from generator.importers.importer import Importer
from generator.reporters.reporter import Reporter
from generator.validation import rules
from generator.validation.code_known import CODE_KNOWN
from generator.validation.rule import Rule
from generator.validation.rules import RULES
from generator.validation.structure import STRUCTURE
from generator.validation.translations import TRANSLATED

HOUSE = Path(generator.__file__).parent
TESTS = Path(__file__).parent
BENCHMARKS = TESTS.parent / "benchmarks"
MODULES = sorted(HOUSE.rglob("*.py"))
LISTS: tuple[tuple[ModuleType, str, type], ...] = (
    (charts, "CHARTS", Chart),
    (rules, "RULES", Rule),
    (reporters, "REPORTERS", Reporter),
    (importers, "IMPORTERS", Importer),
)
MAKERS = ((pages, "PAGES", "pages", ["site"]), (exports, "EXPORTS", "export", ["bundle"]))
LONGEST_MODULE, LONGEST_FUNCTION = 300, 50
# A module or function may be longer than that where it is said why.
LONGER = {
    "history/proof.py": "It is published by itself as log/verify.py, so that outsiders need nothing else.",
    "documents/reader.py": "One pass over the events of one file; every refusal stands where its event is met.",
}
# Where a number need not be exact: the geometry and shades of a drawing, and how alike two words are.
INEXACT = {
    "drawing/colours.py": "shades of a colour",
    "interactive/plot.py": "places on a drawing",
    "interactive/bars.py": "places on a drawing",
    "interactive/marks.py": "places on a drawing",
    "embeds/card.py": "places on a drawing",
    "embeds/fitting.py": "places on a drawing",
    "embeds/typefaces.py": "widths of letters",
    "validation/declared.py": "how alike two names are",
    "validation/suggestions.py": "how alike two words are",
}
# Which module asks the clock or the network, and what for; nothing that is built may depend on it.
ASKING = {"history/proof.py": "It reads published sites, with a limit of time; no build uses that."}
VAGUE = re.compile(r"(?i)(^|_)(util|helper|manager)s?(_|$)|(Util|Helper|Manager)s?$")


def named(path: Path) -> str:
    """A module's name below the house."""
    return path.relative_to(HOUSE).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def modules(package: ModuleType) -> Iterator[ModuleType]:
    """Each module of a package."""
    for found in pkgutil.iter_modules(package.__path__):
        yield import_module(f"{package.__name__}.{found.name}")


@pytest.mark.parametrize(("package", "name", "kind"), LISTS, ids=lambda value: str(value)[:40])
def test_every_record_is_listed_where_it_belongs(
    package: ModuleType, name: str, kind: type
) -> None:
    listed = getattr(package, name)
    for module in modules(package):
        for label, value in vars(module).items():
            if isinstance(value, kind):
                assert value in listed, f"{module.__name__}.{label} is not in {name}"
    assert len(set(map(id, listed))) == len(listed) > 0
    assert is_dataclass(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("package", "name", "maker", "wants"), MAKERS, ids=lambda value: str(value)[:40]
)
def test_every_maker_of_pages_and_files_is_listed(
    package: ModuleType, name: str, maker: str, wants: list[str]
) -> None:
    listed = getattr(package, name)
    for module in modules(package):
        function = getattr(module, maker, None)
        if function is not None and list(inspect.signature(function).parameters) == wants:
            assert function in listed, f"{module.__name__}.{maker} is not in {name}"
    assert len(set(listed)) == len(listed) > 0


def test_every_command_is_listed() -> None:
    found = {
        value
        for module in modules(commands)
        for value in vars(module).values()
        if isinstance(value, click.Command)
    }
    assert found == set(commands.COMMANDS)


def test_ids_of_charts_reporters_and_importers_are_words_with_hyphens_and_differ() -> None:
    for records in (charts.CHARTS, reporters.REPORTERS, importers.IMPORTERS):
        ids = [record.id for record in records]
        assert len(set(ids)) == len(ids)
        assert [name for name in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


def test_every_code_of_a_finding_stands_for_one_thing_and_is_words_with_hyphens() -> None:
    kinds = [*REFUSALS, *STRUCTURE, CODE_KNOWN.kind, *(rule.kind for rule in RULES)]
    codes = Counter(kind.code for kind in kinds)
    assert [code for code, times in codes.items() if times > 1] == []
    assert [code for code in codes if not re.fullmatch(r"[a-z]+(-[a-z]+)*", code)] == []


def test_every_kind_of_finding_is_in_its_catalogue() -> None:
    catalogue = {kind.code for kind in (*REFUSALS, *STRUCTURE, TRANSLATED)}
    for package in ("documents", "validation"):
        for module in modules(import_module(f"generator.{package}")):
            for label, value in vars(module).items():
                if isinstance(value, Kind):
                    assert value.code in catalogue, f"{module.__name__}.{label}"


def test_every_kind_of_finding_says_what_it_is_and_why_it_matters() -> None:
    for kind in (
        *REFUSALS,
        *STRUCTURE,
        CODE_KNOWN.kind,
        TRANSLATED,
        *(rule.kind for rule in RULES),
    ):
        assert kind.title.template
        assert not kind.title.template.endswith("."), kind.code
        assert kind.why.template.endswith("."), kind.code


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a module with its number of lines."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{named(path)}:{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_no_module_and_no_function_is_too_long() -> None:
    sizes = {named(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    lengths = {name: lines for path in MODULES for name, lines in functions(path)}
    long = {name: lines for name, lines in sizes.items() if lines > LONGEST_MODULE}
    long |= {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION}
    assert {name: lines for name, lines in long.items() if name not in LONGER} == {}
    assert set(LONGER) <= set(long), "no longer too long"
    assert [name for name, reason in LONGER.items() if not reason.endswith(".")] == []


def test_the_whole_story_is_told_in_under_eighty_lines() -> None:
    assert len((HOUSE / "pipeline.py").read_text("utf-8").splitlines()) < 80


def test_the_map_of_the_house_imports_nothing() -> None:
    node = tree(HOUSE / "__init__.py")
    assert ast.get_docstring(node)
    assert len(node.body) == 1


def test_every_module_says_what_it_is() -> None:
    assert [named(path) for path in MODULES if not ast.get_docstring(tree(path))] == []


# "Facts in; pages out" names two ends and leaves out what is done, and for whom.
TWO_ENDS = re.compile(r"\bin(?: \(.*?\))?[;,:.] .*\bout\b|, out\.")


def described(path: Path) -> Iterator[tuple[str, str]]:
    """The module, and each class and function in it, with the first paragraph of what it says of itself."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            said = (ast.get_docstring(node) or "").partition("\n\n")[0]
            yield f"{path.name}:{getattr(node, 'name', '')}", said.replace("\n", " ")


def test_every_description_is_a_sentence_that_says_what_is_done() -> None:
    every = [path for folder in (HOUSE, TESTS, BENCHMARKS) for path in folder.rglob("*.py")]
    found = [place for path in every for place, said in described(path) if TWO_ENDS.search(said)]
    assert found == []
    assert TWO_ENDS.search("Facts in; pages, one for each kind, out.")


def inexact(path: Path) -> Iterator[str]:
    """Each place of a module that makes or names a number that is not exact."""
    for node in ast.walk(tree(path)):
        name = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
        number = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        if number or name in {"float", "round", "float64", "to_numeric", "mean", "math"}:
            yield f"{named(path)}:{node.lineno}"  # type: ignore[attr-defined]


def test_no_number_is_rounded_or_approximate_but_in_drawings() -> None:
    found = [place for path in MODULES if named(path) not in INEXACT for place in inexact(path)]
    assert found == []
    assert [name for name in INEXACT if not list(inexact(HOUSE / name))] == [], "exact by now"


def test_money_is_never_divided_but_as_a_decimal() -> None:
    """In modules that know money, a slash joins folders or divides a Decimal made on the spot."""
    for path in MODULES:
        for node in ast.walk(tree(path)) if "generator.money" in imported(path) else ():
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
                exact = ast.unparse(node.left).startswith("Decimal(")
                folder = isinstance(node.right, ast.Constant | ast.JoinedStr)
                assert exact or folder, f"{named(path)}:{node.lineno} {ast.unparse(node)}"


def test_names_say_what_a_thing_does() -> None:
    for path in MODULES:
        assert not VAGUE.search(path.stem), named(path)
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                assert not VAGUE.search(node.name), f"{named(path)}:{node.name}"


def types(path: Path) -> Iterator[tuple[str, bool]]:
    """Each class of a module, and each name it gives a type, and whether it is a class; as if none were private."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_"), True
    for part in tree(path).body:
        targets = part.targets if isinstance(part, ast.Assign) else [getattr(part, "target", None)]
        if isinstance(getattr(part, "value", None), ast.Subscript | ast.BinOp | ast.Constant):
            names = [target.id.lstrip("_") for target in targets if isinstance(target, ast.Name)]
            yield from ((name, False) for name in names if not name.isupper())


def test_a_class_has_a_name_of_its_own() -> None:
    """No other class has it, a private one neither, and no other type is called so."""
    classes: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for path in MODULES:
        for name, is_class in types(path):
            (classes if is_class else others).setdefault(name, []).append(named(path))
    assert {name: found for name, found in classes.items() if len(found) > 1} == {}
    assert {name: found for name, found in others.items() if name in classes} == {}
    assert "Kept" in others


MOST_BY_POSITION = 5


def classes() -> dict[str, ast.ClassDef]:
    """Every class of the house by its name, which is its own."""
    nodes = (node for path in MODULES for node in ast.walk(tree(path)))
    return {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}


def fields(node: ast.ClassDef, known: dict[str, ast.ClassDef]) -> int:
    """How many fields a record has, with those it inherits."""
    bases = (known[name] for name in map(ast.unparse, node.bases) if name in known)
    own = sum(isinstance(part, ast.AnnAssign) for part in node.body)
    return own + sum(fields(base, known) for base in bases)


def test_a_record_of_more_than_five_fields_is_made_by_keyword() -> None:
    """Two fields that changed places would go unnoticed. A dataclass refuses it; a named tuple takes whatever comes."""
    known = classes()
    large = {n: node for n, node in known.items() if fields(node, known) > MOST_BY_POSITION}
    marks = {name: " ".join(map(ast.unparse, node.decorator_list)) for name, node in large.items()}
    records = {name: mark for name, mark in marks.items() if "dataclass" in mark}
    assert [name for name, mark in records.items() if "kw_only=True" not in mark] == []
    tuples = {name for name, node in large.items() if "NamedTuple" in map(ast.unparse, node.bases)}
    assert tuples
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in tuples:
                assert not node.args, f"{named(path)}:{node.lineno}"


CHANGED = re.compile(r"(list|dict|set|deque)\[|mmap\.")


def test_records_cannot_be_changed_and_what_is_changed_is_not_called_frozen() -> None:
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
                changed = any(CHANGED.match(ast.unparse(field.annotation)) for field in fields)
                for mark in node.decorator_list:
                    if "dataclass" in ast.unparse(mark):
                        frozen = "frozen=True" in ast.unparse(mark)
                        assert frozen != changed, f"{named(path)}:{node.name}"


CHANGING = {"add", "append", "clear", "extend", "insert", "pop", "remove", "setdefault", "update"}


def changes(node: ast.AST) -> Iterator[ast.expr]:
    """What a part of a program puts something into, or takes something out of."""
    if isinstance(node, ast.Assign | ast.AugAssign | ast.Delete):
        targets = [node.target] if isinstance(node, ast.AugAssign) else node.targets
        yield from (part.value for part in targets if isinstance(part, ast.Subscript))
    called = node.func if isinstance(node, ast.Call) else None
    if isinstance(called, ast.Attribute) and called.attr in CHANGING:
        yield called.value


def test_no_frozen_record_changes_what_it_holds() -> None:
    for path in MODULES:
        assert "object.__setattr__" not in path.read_text("utf-8"), named(path)
        for node in ast.walk(tree(path)):
            marks = " ".join(map(ast.unparse, getattr(node, "decorator_list", ())))
            if isinstance(node, ast.ClassDef) and "frozen=True" in marks:
                for part in (part for inside in ast.walk(node) for part in changes(inside)):
                    assert not ast.unparse(part).startswith("self."), f"{named(path)}:{part.lineno}"


def test_no_file_of_the_house_is_left_undone() -> None:
    undone = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    for path in MODULES:
        assert not undone.search(path.read_text("utf-8")), named(path)


def imported(path: Path) -> set[str]:
    """The name of every module that a module imports."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_nothing_asks_the_clock_chance_the_machine_or_the_network() -> None:
    asking = {"time", "random", "secrets", "uuid", "locale", "socket", "getpass", "platform"}
    network = {"urllib.request", "http.client", "requests", "httpx", "ftplib", "smtplib"}
    for path in MODULES:
        if named(path) not in ASKING:
            assert not imported(path) & (asking | network), named(path)
        text = path.read_text("utf-8")
        assert not re.search(r"\.(now|today|utcnow)\(\)|\.getcwd\(|\.cwd\(", text), named(path)
