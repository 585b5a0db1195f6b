"""Measure everything that can be measured here: `make evaluate`, or `python -m evaluation [SECTION ...]`.

Rewrites figures.json and the table of docs/evaluation.md, and prints the table. A section
whose data are not here keeps the figures it had, and one line says what to do about it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from subprocess import CalledProcessError
from typing import Any

from evaluation import (
    attribution,
    benchmark,
    copies,
    crossvalidate,
    data,
    entailment,
    factuality,
    statements,
    table,
    times,
)

Figures = dict[str, Any]


def _trained(name: str, measure: Callable[[], Figures]) -> Callable[[], Figures | str]:
    def section() -> Figures | str:
        try:
            return measure()
        except CalledProcessError as problem:
            return f"not measured: {name} ended with {problem.returncode}; what it said stands above"

    return section


def _outside(name: str, measure: Callable[..., Figures]) -> Callable[[], Figures | str]:
    def section() -> Figures | str:
        path = data.outside(name)
        return measure(path) if path else data.MISSING.format(name=name)

    return section


def _copies() -> Figures | str:
    """The training accounts are in the project; without the pages the section keeps what it knew of them."""
    measured = copies.measure()
    if "wire" not in measured:
        print(f"copies: agency pages {data.MISSING.format(name=copies.NAME)}", file=sys.stderr)
        measured |= {k: v for k, v in table.load().get("copies", {}).items() if k == "wire"}
    return measured


SECTIONS: dict[str, Callable[[], Figures | str]] = {
    "accounts": benchmark.measure,
    "training": _trained(crossvalidate.MODULE, crossvalidate.measure),
    "copies": _copies,
    "relate": _trained(statements.MODULE, statements.measure),
    "judge": _outside(entailment.NAME, entailment.measure),
    "times": _outside(times.NAME, times.measure),
    "attribution": _outside(attribution.NAME, attribution.measure),
    "factuality": _outside(factuality.NAME, factuality.measure),
}


def main() -> int:
    """Measure the sections named on the command line (all by default), write the figures, print the table."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"one of {', '.join(SECTIONS)}; all by default")
    chosen = parser.parse_args().sections or list(SECTIONS)
    if unknown := set(chosen) - set(SECTIONS):
        parser.error(f"no section {', '.join(sorted(unknown))}: there are {', '.join(SECTIONS)}")
    figures = table.load()
    for name in chosen:
        print(f"== {name}", file=sys.stderr, flush=True)
        result = SECTIONS[name]()
        if isinstance(result, str):
            print(f"{name}: {result}", file=sys.stderr)
        else:
            figures[name] = result
    ordered = {name: figures[name] for name in SECTIONS if name in figures}
    table.save(ordered)
    text = table.render(ordered)
    table.PAGE.write_text(table.embed(table.PAGE.read_text("utf-8"), text), "utf-8")
    print(text)
    return 0
