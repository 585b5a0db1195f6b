"""A Report as Markdown (CommonMark, with GitHub's tables left out): to paste into a note or a ticket.

Article text is escaped character by character, so that it can open no link, image, heading,
list, HTML or template, and no address in it becomes a link of its own accord.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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

# Everything that CommonMark, GitHub or a template engine reads as more than itself.
SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$@]")
# Addresses that GitHub links by itself.
AUTOLINK = re.compile(r"(?i)(?<=http)s?:(?=//)|(?<=ftp):(?=//)|(?<=www)\.")
LEADING = re.compile(r"^(\d{1,9})([.)])|^([-+=])")
KINDS = (
    (FindingKind.AGREEMENT, "Agreed"),
    (FindingKind.SINGLE, "Only one"),
)


def render_markdown(report: Report) -> str:
    """The whole report as Markdown text; ends with a newline."""
    sheet = lay_out(report)
    parts = [_header(sheet), _contested(sheet), _changed(sheet)]
    parts += [_compact(words, sheet.points[kind]) for kind, words in KINDS]
    parts += [_voices(sheet), _timeline(sheet), _origins(sheet)]
    skipped = (f"- {escape(source)} ({escape(stage)}): {escape(why)}" for source, stage, why in sheet.skipped)
    parts.append(_section("Skipped", skipped))
    text = "\n".join(line for part in parts for line in part)
    return re.sub(r"\n{3,}", "\n\n", text).rstrip("\n") + "\n"


def escape(text: str) -> str:
    """Article text as Markdown that shows it and does nothing else; expects one line of visible text."""
    text = AUTOLINK.sub(lambda found: found.group().replace(":", "\\:").replace(".", "\\."), text.strip())
    text = "".join(_keep_or_escape(piece) for piece in re.split(r"(\\[:.])", text))
    return LEADING.sub(lambda f: f"{f[1]}\\{f[2]}" if f[1] else f"\\{f[3]}", text)


def _keep_or_escape(piece: str) -> str:
    return piece if piece in ("\\:", "\\.") else SPECIAL.sub(lambda found: "\\" + found.group(), piece)


def _section(words: str, lines: Iterable[str]) -> list[str]:
    listed = list(lines)
    return [f"## {words}", "", *listed, ""] if listed else []


def _header(sheet: Sheet) -> list[str]:
    lines = [f"# {escape(sheet.title)}", "", f"{sheet_line(sheet)}.", ""]
    lines += _section("Accounts", (f"- {escape(account_line(told))}" for told in sheet.accounts))
    brief = (f"- {escape(text)} ({_outlets(passages)})" for text, passages in sheet.brief)
    return lines + _section("In brief", brief)


def _contested(sheet: Sheet) -> list[str]:
    lines: list[str] = []
    for point in sheet.points[FindingKind.CONTRADICTION]:
        lines += [f"### {escape(point.question)}", ""]
        for reply in point.replies:
            lines += [f"- {_answer(reply)}", *_sentences(reply, "  ")]
        lines += ["", *_note(point)]
    return _section("Contested: reports differ", lines)


def _changed(sheet: Sheet) -> list[str]:
    lines: list[str] = []
    for point in sheet.points[FindingKind.UPDATE]:
        lines += [f"### {escape(point.question)}", ""]
        for n, reply in enumerate(point.replies, 1):
            when = next((passage.printed for passage in reply.passages), "date unknown")
            lines += [f"{n}. {when}: {_answer(reply)}", *_sentences(reply, "   ")]
        lines += ["", *_note(point)]
    return _section("Changed as time passed", lines)


def _compact(words: str, points: Iterable[Point]) -> list[str]:
    lines = []
    for point in points:
        for reply in point.replies:
            note = f" Note: {escape(point.note)}" if point.note else ""
            lines += [f"- {_words(p)}{_said(p)} ({_support(reply)}){note}" for p in reply.passages[:1]]
    return _section(words, lines)


def _voices(sheet: Sheet) -> list[str]:
    lines: list[str] = []
    for voice in sheet.voices:
        role = f", {escape(voice.role)}" if voice.role else ""
        lines.append(f"- **{escape(voice.name) if voice.name else 'Speaker unknown'}**{role}")
        for remark in voice.remarks:
            for n, said in enumerate(remark):
                text = "".join(_strong(words) if differs else _inner(words) for words, differs in said.pieces)
                deeper = "  " if n == 0 else "    "
                lines.append(f"{deeper}- \u201c{text}\u201d ({escape(printed_by(said))})")
    return _section("Who says it", lines)


def _timeline(sheet: Sheet) -> list[str]:
    return _section("When", (
        f"- **{escape(dated.when)}**: {escape(dated.what)}" + (f" ({escape(dated.status)})" if dated.status else "")
        + f" ({_outlets(dated.passages)})"
        for dated in sheet.timeline
    ))  # fmt: skip


def _origins(sheet: Sheet) -> list[str]:
    lines = [f"- {escape(directed(shared))}" for shared in sheet.shared]
    lines += [f"- {escape(told.outlet)} credits {escape(told.credits)}" for told in sheet.accounts if told.credits]
    lines += [f"- {escape(family_line(family))}" for family in sheet.families]
    return _section("Where it comes from", lines)


def _sentences(reply: Reply, indent: str) -> Iterator[str]:
    for group in alike(reply.passages):
        yield f"{indent}- {escape(outlets_of(group))}: {_words(group[0])}{_said(group[0])}"


def _words(passage: Passage) -> str:
    return f"{_inner(passage.before)}{_strong(passage.marked)}{_inner(passage.after)}".strip()


def _strong(words: str) -> str:
    """Bold, with white space kept outside the asterisks, where Markdown wants it."""
    bare = words.strip()
    if not bare:
        return words
    start = words.index(bare)
    return f"{words[:start]}**{_inner(bare)}**{words[start + len(bare) :]}"


def _inner(words: str) -> str:
    """Escaped words within a line, with the spaces at their ends kept."""
    bare = words.strip()
    return words.replace(bare, escape(bare), 1) if bare else words


def _said(passage: Passage) -> str:
    """Whom the account credits, behind a sentence, in escaped words."""
    said = said_by(passage)
    return f" {escape(said)}" if said else ""


def _note(point: Point) -> list[str]:
    return [f"Note: {escape(point.note)}", ""] if point.note else []


def _answer(reply: Reply) -> str:
    meant = f" {escape(f'[{reply.meant}]')}" if reply.meant else ""
    return f"**{escape(reply.text)}**{meant} ({_support(reply)})"


def _support(reply: Reply) -> str:
    return f"{count(reply.witnesses, 'witness')}: {escape(', '.join(reply.outlets))}"


def _outlets(passages: Iterable[Passage]) -> str:
    return escape(outlets_of(passages))
