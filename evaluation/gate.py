"""The gate: `make gate`. Measures the accounts, holds every figure to its floor, refuses a lowered floor.

Figures of the other sections are those that were last recorded. Exit 0: all hold. 1: one does not.
`--raise` lifts the floors to what is measured, less what another machine's arithmetic may cost.
"""

from __future__ import annotations

import argparse
import json
import sys

from evaluation import floors, table


def main() -> int:
    """Measure, print figure and floor side by side, and say what does not hold."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.gate", description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to the figures")
    lift = parser.parse_args().lift
    from evaluation import benchmark  # loads the models: not before the words of the command are read

    figures = {**table.load(), "accounts": benchmark.measure()}
    held = floors.load()
    if lift:
        held = floors.raised(figures, held)
        floors.PATH.write_text(json.dumps(held, indent=1) + "\n", "utf-8")
    problems = floors.lowered(held, floors.history())
    for what, count in (("failed", "stories failed"), ("bad_offsets", "cuts do not reproduce their text")):
        if figures["accounts"][what]:
            problems.append(f"accounts: {figures['accounts'][what]} {count}")
    rows = floors.hold(figures, held)
    print("\n".join(table.rows(("figure", "is", "floor", "holds"), [_line(row) for row in rows])))
    under = [row for row in rows if not row.holds]
    problems += [f"{row.name} is {table.show(row.figure)}, under its floor of {row.floor:.3f}" for row in under]
    for problem in problems:
        print(f"gate: {problem}", file=sys.stderr)
    print(f"gate: {'holds' if not problems else 'does not hold'}: {len(rows)} floors, {len(problems)} problems")
    return 1 if problems else 0


def _line(row: floors.Row) -> tuple[str, str, str, str]:
    return row.name, table.show(row.figure), f"{row.floor:.3f}", "yes" if row.holds else "NO"


if __name__ == "__main__":
    sys.exit(main())
