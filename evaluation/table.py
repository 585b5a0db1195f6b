"""The figures as a reader sees them: figures.json in, Markdown out, the same in the terminal and in the docs.

A section that was never measured is a line that says so. The docs' table stands between
two markers and is written by `make evaluate` alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from evaluation.score import KINDS

FIGURES = Path(__file__).with_name("figures.json")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "evaluation.md"
BEGIN, END = "<!-- figures: written by make evaluate -->", "<!-- end of figures -->"

Json = dict[str, Any]


def load(path: Path = FIGURES) -> Json:
    """The figures as they were last measured, none where they never were."""
    return dict(json.loads(path.read_text("utf-8"))) if path.exists() else {}


def save(figures: Json, path: Path = FIGURES) -> None:
    """Write the figures, sections in their own order."""
    path.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def embed(page: str, table: str) -> str:
    """The page with the table between its markers; raises ValueError where the markers are not there once each."""
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise ValueError(f"docs/evaluation.md must hold {BEGIN!r} and {END!r} once each")
    head, rest = page.split(BEGIN)
    return f"{head}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}"


def render(figures: Json) -> str:
    """All figures as Markdown."""
    parts = [
        *_benchmark("Accounts never learned from", figures.get("accounts")),
        *_benchmark("Training accounts, each story by models that have not seen it", figures.get("training")),
        "### Copies, by trace alone",
        "",
        *_copies(figures.get("copies")),
        "### Two statements",
        "",
        *_statements(figures.get("relate")),
        *_judged(figures.get("judge")),
        "### What is read off one account",
        "",
        *_readings(figures),
    ]
    return "\n".join(parts)


def show(value: float | None) -> str:
    """A share with three places, a dash for none."""
    return "–" if value is None else f"{value:.3f}"


def rows(head: Sequence[str], lines: Iterable[Sequence[object]]) -> list[str]:
    """A Markdown table whose columns line up in a terminal too; all but the first are flush right."""
    cells = [list(head), *([str(cell) for cell in line] for line in lines)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(head))]
    rule = [("-" * width) if n == 0 else "-" * (width - 1) + ":" for n, width in enumerate(widths)]

    def line(row: Sequence[str]) -> str:
        first, *others = row
        flush = [first.ljust(widths[0]), *map(str.rjust, others, widths[1:])]
        return f"| {' | '.join(flush)} |"

    return [line(row) for row in (cells[0], rule, *cells[1:])]


def _benchmark(title: str, figures: Json | None) -> list[str]:
    if not figures:
        return [f"### {title}", "", "Not measured.", ""]
    seconds = figures.get("seconds_per_story")
    speed = f", {seconds:.2f} s a story" if seconds is not None else ""
    kinds = [
        (kind, show(k["precision"]), show(k["recall"]), show(k["f1"]), k["said"], k["gold"])
        for kind in KINDS
        for k in [figures[kind]]
    ]
    contradiction = figures["contradiction"]
    slots = [
        (slot, f"{n['found']}/{n['gold']}", f"{n['right']}/{n['said']}") for slot, n in contradiction["by_slot"].items()
    ]
    alarms = ", ".join(f"{name} {n}" for name, n in contradiction["false_alarms_were"].items()) or "none"
    quotes, lines, copies = figures["quotes"], figures["boilerplate"], figures["copies"]
    return [
        f"### {title}",
        "",
        f"{figures['stories']} stories, {figures['failed']} failed, {figures['bad_offsets']} cuts that do not "
        f"reproduce their text{speed}.",
        "",
        *rows(("findings", "precision", "recall", "F1", "said", "gold"), kinds),
        "",
        *rows(("contradictions by slot", "found of gold", "right of said"), slots),
        "",
        f"Slot named right where a contradiction was found: {show(contradiction['slot_accuracy'])}. "
        f"What the false alarms were to the gold: {alarms}.",
        "",
        *rows(
            ("besides", "figure"),
            [
                ("quotes found", show(quotes["recall"])),
                ("quotes with the right speaker", show(quotes["speaker_accuracy"])),
                ("junk lines dropped", show(lines["dropped"])),
                ("story lines kept", show(lines["story_kept"])),
                ("copies: precision", show(copies["precision"])),
                ("copies: recall", show(copies["recall"])),
            ],
        ),
        "",
    ]


def _copies(figures: Json | None) -> list[str]:
    if not figures:
        return ["Not measured.", ""]
    training = figures["training"]
    found = [
        ("accounts said to be copied: precision", "training accounts", show(training["precision"])),
        ("copied accounts found: recall", "training accounts", show(training["recall"])),
    ]
    if wire := figures.get("wire"):
        found += [
            ("pages of one text in one family", "agency pages", _of(wire["same_text"])),
            ("pages marked with one agency in one family", "agency pages", _of(wire["marked"])),
            ("families that mix two agencies", "agency pages", f"{wire['mixed']} of {wire['families']}"),
        ]
    return [*rows(("what", "on", "figure"), found), ""]


def _of(counted: Json) -> str:
    return f"{counted['recovered']} of {counted['pairs']} pairs ({show(counted['recall'])})"


def _statements(figures: Json | None) -> list[str]:
    """How two bare statements were related, by the program and by what knows less."""
    if not figures:
        return ["Not measured.", ""]
    lines = [
        (name, show(one["precision"]), show(one["recall"]), show(one["agreement"]), show(one["compatible"]))
        for name, one in figures.items()
    ]
    head = ("contradictions between two statements", "precision", "recall", "agreement F1", "compatible called one")
    return [*rows(head, lines), ""]


def _judged(figures: Json | None) -> list[str]:
    if not figures:
        return ["Not measured.", ""]
    return [
        *rows(
            ("pairs judged", "pairs", "accuracy"), [(k, v["pairs"], show(v["accuracy"])) for k, v in figures.items()]
        ),
        "",
    ]


def _readings(figures: Json) -> list[str]:
    found: list[tuple[str, str, str]] = []
    for name, label in (("relaxed", "overlap"), ("strict", "same span"), ("value", "overlap and same value")):
        if one := figures.get("times", {}).get(name):
            found.append((f"times, {label}: F1", "AQUAINT", show(one["f1"])))
    for name in ("source", "cue", "content"):
        if one := figures.get("attribution", {}).get(name):
            found.append((f"attribution, {name}, same span: F1", "PolNeAR dev", show(one["f1"])))
    for name, label in (("uw", "UW dev"), ("uds", "UDS-IH2 dev")):
        if one := figures.get("factuality", {}).get(name):
            found.append(("factuality: Pearson's r", label, show(one["pearson"])))
            found.append(("factuality: mean error of 6", label, show(one["mean_error"])))
    return rows(("what", "on", "figure"), found) if found else ["Not measured."]
