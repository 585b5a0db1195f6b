"""What a run of any size would take in machines, hours and money: `python -m benchmarks.plan`.

Out of milliseconds of a processor an article, as `python -m benchmarks.batch cost` and `speed` measure them, and prices
that are assumptions: give your own. What is not in it: fetching the archive from where it lies, and people.
"""

from __future__ import annotations

import argparse
import math

from evaluation import table

PILES = {"a CC-NEWS day": 380_000, "a month of it": 11_400_000, "the archive": 1_350_000_000}
LAPTOP = 8  # cores


def line(name: str, articles: int, given: argparse.Namespace) -> tuple[str, ...]:
    """What a pile takes."""
    work = articles * (given.page + given.story + (given.claims_ms if given.claims else 0.0)) / 3_600_000
    hours = work / given.cores / given.busy
    stored = articles * given.kilobytes / 1e9
    price = hours * given.cores * given.core_hour + stored * 1000 * given.gigabyte_month
    machines = math.ceil(hours / given.within) if hours > given.within else 1
    return (
        name, f"{articles:,}", f"{work:,.0f}", f"{work / LAPTOP / given.busy:,.1f}", f"{machines:,}",
        f"{hours / machines:,.1f}", f"{stored:,.2f}", f"{price:,.2f}",
    )  # fmt: skip


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--page", type=float, required=True, help="ms of a processor to read and extract one page")
    asked.add_argument("--story", type=float, required=True, help="ms an article for all that follows without claims")
    asked.add_argument("--claims-ms", type=float, default=0.0, help="ms an article for its claims")
    asked.add_argument("--claims", action="store_true", help="with claims")
    asked.add_argument("--cores", type=int, default=16, help="cores of one machine")
    asked.add_argument("--busy", type=float, default=0.8, help="share of the time in which a core has work")
    asked.add_argument("--within", type=float, default=24.0, help="hours that the run may take")
    asked.add_argument("--core-hour", type=float, default=0.04, help="price of a core for an hour")
    asked.add_argument("--gigabyte-month", type=float, default=0.02, help="price of a gigabyte stored for a month")
    asked.add_argument("--kilobytes", type=float, default=12.0, help="written an article, tables and work")
    given = asked.parse_args()
    head = (
        "",
        "articles",
        "core hours",
        f"hours, {LAPTOP} cores",
        f"machines of {given.cores}",
        "hours",
        "TB",
        "price",
    )
    print("\n".join(table.rows(head, [line(name, size, given) for name, size in PILES.items()])))


if __name__ == "__main__":
    main()
