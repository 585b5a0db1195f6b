"""A Report on a terminal: readable at 80 columns, plain when piped, never by colour alone.

Takes the console to draw on; everything goes in as Rich `Text`, so brackets in article text
are brackets. Kinds are told apart by symbol and word; the words in question are underlined on
a terminal and stand between asterisks elsewhere. Blue and orange are told apart by all readers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from rashomon.model import FindingKind, Report
from rashomon.report.layout import Passage, Point, Reply, Sheet, lay_out
from rashomon.report.phrases import (
    account_line,
    alike,
    count,
    directed,
    family_line,
    outlets_of,
    printed_by,
    said_by,
    sheet_line,
)

SYMBOLS = {"contradiction": "≠", "update": "→", "agreement": "=", "single": "·"}  # also without colour
STRONG, MARK, QUIET, HEAD = "bold", "bold underline", "dim", "bold"
COLOURS = {"contradiction": "bold dark_orange3", "update": "bold dodger_blue2", "agreement": "bold", "single": "bold"}
SHORTEST = 160  # characters of a sentence shown where a section is to be compact


def render_terminal(report: Report, console: Console, *, limit: int | None = 8, explain: bool = False) -> None:
    """Draw the report on the console; lists longer than `limit` are cut, with a line that says so.

    `explain` shows the rung of the ladder and the features behind each finding.
    """
    page = _Page(console, limit, explain)
    sheet = lay_out(report)
    page.header(sheet)
    page.contested(sheet.points[FindingKind.CONTRADICTION])
    page.changed(sheet.points[FindingKind.UPDATE])
    page.brief_points("Agreed", sheet.points[FindingKind.AGREEMENT])
    page.brief_points("Only one", sheet.points[FindingKind.SINGLE])
    page.voices(sheet)
    page.timeline(sheet)
    page.origins(sheet)
    page.section("Skipped", [Text(f"{source} ({stage}): {reason}") for source, stage, reason in sheet.skipped])


@dataclass(frozen=True, slots=True)
class _Page:
    """Where and how much to draw."""

    console: Console
    limit: int | None
    explain: bool

    def put(self, text: Text, indent: int = 0) -> None:
        """A paragraph, wrapped within the console and indented."""
        indent = min(indent, max(0, self.console.width - 20))
        for line in text.wrap(self.console, self.console.width - indent, overflow="fold"):
            line.rstrip()  # Rich pads wrapped lines; piped text should not end in spaces
            self.console.print(Text(" " * indent) + line, no_wrap=True, overflow="ignore", crop=False)

    def heading(self, words: str, kind: str = "") -> None:
        """A section's heading after an empty line."""
        self.console.print()
        if self.console.is_terminal:
            self.console.rule(Text(words, style=HEAD), align="left", style=COLOURS.get(kind, QUIET))
        else:
            self.put(Text(words.upper()))

    def cut(self, items: Sequence[Text | Point]) -> tuple[Sequence[Text | Point], Text | None]:
        """The items to show, and the line that says how many are not."""
        if self.limit is None or len(items) <= self.limit:
            return items, None
        return items[: self.limit], Text(f"… and {len(items) - self.limit} more (--all shows them)", style=QUIET)

    def section(self, words: str, lines: Sequence[Text], indent: int = 2) -> None:
        """A heading and its lines; nothing at all where there are none."""
        if not lines:
            return
        self.heading(words)
        shown, rest = self.cut(lines)
        for line in [*shown, *([rest] if rest else [])]:
            if isinstance(line, Text):
                deeper = len(line.plain) - len(line.plain.lstrip(" "))
                self.put(line[deeper:], indent + deeper)

    def header(self, sheet: Sheet) -> None:
        """Title, how many outlets and witnesses, the accounts, the brief."""
        self.put(Text(sheet.title, style=STRONG))
        self.put(Text(sheet_line(sheet)))
        self.section("Accounts", [Text(account_line(told)) for told in sheet.accounts])
        self.section("In brief", [_join(text, " ", _quiet(_outlets(passages))) for text, passages in sheet.brief])

    def points(self, words: str, points: Sequence[Point]) -> Iterable[Point]:
        """A heading and the points under it, then the line for those left out."""
        if not points:
            return
        self.heading(f"{words} ({len(points)})", points[0].kind.value)
        shown, rest = self.cut(points)
        for point in shown:
            if isinstance(point, Point):
                yield point
        if rest:
            self.put(rest, 2)

    def contested(self, points: Sequence[Point]) -> None:
        """Each question with its answers, who gives them and in whose words."""
        for point in self.points("Contested: reports differ", points):
            self.question(point)
            for reply in point.replies:
                self.put(_answer(reply), 4)
                for group in alike(reply.passages):
                    self.put(self.sentence(group), 6)
            self.reasons(point)

    def changed(self, points: Sequence[Point]) -> None:
        """Each track, oldest answer first."""
        for point in self.points("Changed as time passed", points):
            self.question(point)
            for n, reply in enumerate(point.replies):
                self.put(_join("→ " if n else "  ", _answer(reply)), 4)
                for group in alike(reply.passages):
                    self.put(_quiet(group[0].printed), 8)
                    self.put(self.sentence(group), 8)
            self.reasons(point)

    def brief_points(self, words: str, points: Sequence[Point]) -> None:
        """A point in two lines: the sentence, and who stands behind it."""
        for point in self.points(words, points):
            symbol = _join(SYMBOLS[point.kind.value], " ")
            for reply in point.replies:
                for passage in reply.passages[:1]:
                    self.put(_join(symbol, self.words(passage, SHORTEST)), 2)
                    self.put(_quiet(f"{_support(reply)}{said_by(passage)}"), 4)
            self.reasons(point)

    def question(self, point: Point) -> None:
        """The question, behind the kind's symbol."""
        self.put(_join((f"{SYMBOLS[point.kind.value]} ", COLOURS[point.kind.value]), (point.question, STRONG)), 2)

    def reasons(self, point: Point) -> None:
        """The note; where asked for, the level and the features."""
        if point.note:
            self.put(_quiet(f"Note: {point.note}"), 4)
        if self.explain:
            self.put(_quiet(f"Level: {point.level} (confidence {point.confidence:.2f})"), 4)
            if len(point.replies) > 1:
                self.put(_quiet("Side by side: " + " | ".join(map(_reading, point.replies))), 4)
            if point.features:
                self.put(_quiet("Features: " + ", ".join(f"{n} {w:.2f}" for n, w in point.features)), 4)

    def sentence(self, group: Sequence[Passage]) -> Text:
        """The sentence that a group of outlets prints, the words in question marked, and whom they credit."""
        return _join((f"{outlets_of(group)}: ", STRONG), self.words(group[0]), _quiet(said_by(group[0])))

    def words(self, passage: Passage, longest: int | None = None) -> Text:
        """The sentence with its mark; cut around the mark where it is longer than `longest`."""
        before, after = passage.before, passage.after
        if longest and len(before) + len(passage.marked) + len(after) > longest:
            room = max(20, (longest - len(passage.marked)) // 2)
            before = "…" + before[-room:] if len(before) > room else before
            after = after[:room] + "…" if len(after) > room else after
        return _join(before, self.mark(passage.marked), after)

    def mark(self, words: str) -> Text:
        """Words in question: underlined where styles show, between asterisks where they do not."""
        if not words:
            return Text()
        return Text(words, style=MARK) if self.console.is_terminal else Text(f"*{words}*")

    def voices(self, sheet: Sheet) -> None:
        """Speakers with their remarks, the wordings of one remark under each other."""
        lines = []
        for voice in sheet.voices:
            role = f", {voice.role}" if voice.role else ""
            lines.append(_join((voice.name or "Speaker unknown", STRONG), _quiet(role)))
            for remark in voice.remarks:
                for n, said in enumerate(remark):
                    pieces = [self.mark(t) if m else Text(t) for t, m in said.pieces]
                    opening = "  “" if n == 0 else "  ≈ “"
                    lines.append(_join(opening, *pieces, "” ", _quiet(f"({printed_by(said)})")))
        self.section("Who says it", lines)

    def timeline(self, sheet: Sheet) -> None:
        """Days, what happens on them, and where it stands."""
        lines = []
        for dated in sheet.timeline:
            status = f" ({dated.status})" if dated.status else ""
            lines.append(_join((f"{dated.when}: ", STRONG), f"{dated.what}{status} ", _quiet(_outlets(dated.passages))))
        self.section("When", lines)

    def origins(self, sheet: Sheet) -> None:
        """Shared prose and credits."""
        lines = [Text(directed(shared)) for shared in sheet.shared]
        lines += [Text(f"{told.outlet} credits {told.credits}") for told in sheet.accounts if told.credits]
        lines += [Text(family_line(family)) for family in sheet.families]
        self.section("Where it comes from", lines)


def _answer(reply: Reply) -> Text:
    return _join((reply.text, STRONG), _quiet(f"{_meant(reply)}  ({_support(reply)})"))


def _reading(reply: Reply) -> str:
    """The words of an answer and what was read off them."""
    return f"“{reply.text}”" + (f" read as {reply.value}" if reply.value != reply.text else "")


def _meant(reply: Reply) -> str:
    return f" [{reply.meant}]" if reply.meant else ""


def _support(reply: Reply) -> str:
    return f"{count(reply.witnesses, 'witness')}: {', '.join(reply.outlets)}"


def _outlets(passages: Iterable[Passage]) -> str:
    names = outlets_of(passages)
    return f"[{names}]" if names else ""


def _quiet(words: str) -> Text:
    return Text(words, style=QUIET)


def _join(*parts: str | Text | tuple[str, str]) -> Text:
    return Text.assemble(*parts)
