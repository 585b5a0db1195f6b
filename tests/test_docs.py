"""The documentation names commands that exist, links that lead somewhere, and versions that the locks hold."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.command import ROOT, rashomon

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"(?:^ {4}.*\n)+", re.MULTILINE)
INLINE = re.compile(r"`((?:rashomon|make) [^`\n]+)`")
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def lines_of(page: Path) -> Iterator[str]:
    """Every line of a code block, fenced or indented, and every inline command."""
    text = page.read_text("utf-8")
    for _, block in FENCE.findall(text):
        yield from block.splitlines()
    for block in INDENTED.findall(FENCE.sub("", text)):
        yield from block.splitlines()
    yield from INLINE.findall(text)


def commands(page: Path) -> list[list[str]]:
    """The words of each `rashomon` and `make` command of a page, comments and prompts left out."""
    found = []
    for line in lines_of(page):
        for piece in re.split(r"&&|\|", line.strip().removeprefix("$ ").split(" #")[0]):
            words = piece.split()
            if len(words) > 1 and words[0] in {"rashomon", "make"}:
                found.append(words)
    return found


@pytest.fixture(scope="module")
def verbs() -> dict[str, str]:
    """The verbs of the program, each with its own help text."""
    text = rashomon("--help").out
    names = set(re.findall(r"^\W*([a-z]+)\s{2,}\S", text, re.MULTILINE))
    return {name: outcome.out for name in names if (outcome := rashomon(name, "--help")).code == 0}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_command_in_the_docs_is_one(page: Path, verbs: dict[str, str]):
    """A verb or target that is there, with options that it has."""
    for words in commands(page):
        if words[0] == "make":
            assert not {w for w in words[1:] if "=" not in w} - TARGETS, " ".join(words)
        elif words[1] != "--help":
            assert words[1] in verbs, " ".join(words)
            for option in (w for w in words[2:] if w.startswith("--")):
                assert option.split("=")[0] in verbs[words[1]], " ".join(words)


def test_the_readme_names_every_verb(verbs: dict[str, str]):
    """What the program can do is what the README says it can."""
    named = {words[1] for words in commands(ROOT / "README.md") if words[0] == "rashomon"}
    assert named == set(verbs)
    assert len(verbs) >= 6


@pytest.mark.parametrize("page", [*PAGES, ROOT / "changelog.d" / "README.md"], ids=lambda p: p.name)
def test_every_link_leads_to_a_file(page: Path):
    """Links inside the project."""
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


CONSOLE = [
    (page.name, line.removeprefix("$ "), expected)
    for page in PAGES
    for kind, block in FENCE.findall(page.read_text("utf-8"))
    if kind == "console"
    for line, expected in re.findall(r"^(\$ .*)\n((?:(?!\$ ).*\n?)*)", block, re.MULTILINE)
]


@pytest.mark.parametrize(("page", "line", "expected"), CONSOLE, ids=[f"{p}: {line}" for p, line, _ in CONSOLE])
def test_what_the_docs_show_is_what_is_printed(page: str, line: str, expected: str, monkeypatch: pytest.MonkeyPatch):
    """A console block's lines appear in the output in their order; a line of … stands for any."""
    monkeypatch.chdir(ROOT)
    words = shlex.split(line)
    assert words[0] == "rashomon", f"{page}: a console block shows the program's own commands"
    arguments = [str(p) for word in words[1:] for p in (sorted(Path().glob(word)) if "*" in word else [word])]
    outcome = rashomon(*arguments)
    assert outcome.code == 0, outcome.err
    printed = iter(line.rstrip() for line in outcome.out.splitlines())
    for wanted in (line.rstrip() for line in expected.splitlines()):
        assert not wanted.strip(" …") or wanted in printed, f"{page} shows a line that is not printed: {wanted}"


def test_every_dependency_has_its_reason_and_its_locked_version():
    """A line in docs/dependencies.md for each direct dependency, with the version of the locks."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    lines = (ROOT / "docs" / "dependencies.md").read_text("utf-8").splitlines()
    rows = {cells[0]: cells for line in lines if len(cells := [c.strip() for c in line.strip("|").split("|")]) == 4}
    lock = (ROOT / "requirements-test.lock").read_text("utf-8")
    pinned = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock, re.MULTILINE))
    wanted = [*project["project"]["dependencies"], *extras["test"], *extras["train"]]
    wanted += project["dependency-groups"]["build"]
    for name in (re.split(r"[<>=!~ ]", requirement)[0] for requirement in wanted):
        assert name in rows, f"{name} has no line in docs/dependencies.md"
        assert pinned.get(name, "") in rows[name][1], f"{name} is locked at {pinned.get(name)}"


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_locks_are_pinned_and_name_no_place(lock: str):
    """Every package with a version and hashes; no address, no folder, no option of an installer."""
    text = (ROOT / lock).read_text("utf-8")
    packages = re.split(r"\n(?=[a-z0-9])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    assert len(packages) > 30
    for package in packages:
        assert re.match(r"[a-z0-9.-]+==\S+", package), package[:60]
        assert "--hash=sha256:" in package, package[:60]
    assert not re.search(r"://|file:|-url|find-links| @ ", text)
