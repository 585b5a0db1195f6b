"""Imports point one way: model <- rooms <- intake <- pipeline <- store, run, report <- cli, web.

No stage room imports another. Read off the syntax of every file, so that an import inside a function counts as well.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "rashomon"
ROOMS = ("read", "extract", "trace", "group", "claim", "align", "compare")
BASE = {"errors", "later", "model"}

# What each part may import of ours, besides itself. A part that is not here may import nothing.
MAY: dict[str, set[str]] = {
    "errors": set(),
    "later": set(),
    "model": {"errors"},
    "weights": {"errors"},
    **{room: {*BASE, "weights"} for room in ROOMS},
    "intake": {*BASE, "read", "extract"},
    "pipeline": {*BASE, *ROOMS, "intake"},
    "report": BASE,
    "store": {*BASE, "compare", "intake", "pipeline"},  # of `compare` the values that are kept
    "watch": {*BASE, "read", "pipeline", "store"},
    "run": {*BASE, "intake", "pipeline", "store"},
    "testing": {*BASE, *ROOMS, "pipeline"},
    "mcp": {*BASE, "pipeline", "report", "store"},
    "cli": {*BASE, *ROOMS, "intake", "pipeline", "report", "store", "watch", "run", "web", "mcp"},
    "web": {*BASE, "pipeline", "report", "store", "run"},
    # The package's own face: the public names, and the version.
    "__init__": {*BASE, *ROOMS, "pipeline", "report"},
    "__main__": {"cli"},
}


def part(path: Path) -> str:
    """The part of the program that a file belongs to: its room, or its own name at the top."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(tree: ast.AST, package: tuple[str, ...]) -> set[str]:
    """The parts of ours that a module imports; `package` is where it stands, for relative imports."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            stem = ".".join([*base, *([node.module] if node.module else [])])
            names.update(f"{stem}.{alias.name}" for alias in node.names)
    return {bits[1] for name in names if len(bits := name.split(".")) > 1 and bits[0] == "rashomon"}


def breaks(path: Path) -> set[str]:
    """The parts that a file imports and may not; a name of the package itself (`rashomon.compare`) is no part."""
    inside = ("rashomon", *path.relative_to(SOURCE).parts[:-1])
    parts = {part(p) for p in SOURCE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    return (imported(ast.parse(path.read_text("utf-8")), inside) & parts) - MAY.get(part(path), set()) - {part(path)}


FILES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_imports_only_what_lies_before_it(path: Path):
    """A room that needs another room's work gets it as a value, from the pipeline."""
    assert breaks(path) == set()


def test_every_part_has_its_place():
    """A new room is drawn into the picture before it is built."""
    assert {part(path) for path in FILES} <= set(MAY)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("import rashomon.claim.parse", {"claim"}),
        ("from rashomon.model import Article", {"model"}),
        ("from rashomon import trace", {"trace"}),
        ("def f():\n    from ..align import x", {"align"}),
        ("from .neighbour import x", {"compare"}),
        ("import spacy", set()),
    ],
)
def test_the_law_sees_every_form_of_import(line: str, parts: set[str]):
    """Absolute, relative, inside a function; not other people's packages."""
    assert imported(ast.parse(line), ("rashomon", "compare")) == parts


def test_every_package_imported_is_declared():
    """What the program needs at run time is among its dependencies, not merely installed here."""
    project = tomllib.loads((SOURCE.parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["mcp"], *extras["scale"]]
    declared = {plain(re.split(r"[<>=!~ \[]", line)[0]) for line in wanted}
    sold_as = packages_distributions()
    imports = set().union(*(roots(ast.parse(path.read_text("utf-8"))) for path in FILES))
    outside = imports - sys.stdlib_module_names - {"rashomon"}
    assert {name for name in outside if not declared & {plain(d) for d in sold_as.get(name, [name])}} == set()
    assert len(outside) > 5, "the law sees imports"


def plain(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def roots(tree: ast.AST) -> set[str]:
    """The top packages that a module imports."""
    names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    names += [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module and not n.level]
    return {name.split(".")[0] for name in names}
