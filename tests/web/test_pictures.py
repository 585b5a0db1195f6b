"""The pictures: why a blank may be one, days on one scale, figures as they moved; each says the same in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.report import sample
from tests.report.sample import at

from rashomon.model import Article, Block, FindingKind, Report
from rashomon.report.layout import lay_out
from rashomon.web.pictures.calendar import BASE, WIDTH, strip
from rashomon.web.pictures.silence import Silence, is_cut, silence
from rashomon.web.pictures.tracks import track


def matrix(report: Report) -> Silence:
    """The matrix of a report."""
    sheet = lay_out(report)
    points = {point.anchor: point for several in sheet.points.values() for point in several}
    found = silence(report, points, sheet.accounts)
    assert found is not None
    return found


def test_every_point_has_a_cell_for_every_account():
    """An answer where the account is cited for it, with its place; a reason elsewhere."""
    report = sample.report()
    found, order = matrix(report), [told.article for told in lay_out(report).accounts]
    by_anchor = {f"f-{finding.id}": finding for finding in report.findings}
    assert len(found.lines) == len(report.findings)
    assert found.lines[0].kind == "contradiction"
    for line in found.lines:
        telling = {c.evidence.article for a in by_anchor[line.anchor].answers for c in a.cited}
        assert [cell.sign == "answer" for cell in line.cells] == [name in telling for name in order]
        assert all((cell.anchor is None) == (cell.answer < 0) and cell.words for cell in line.cells)


def test_who_was_printed_first_may_not_have_known():
    """Earlier than every account that tells of it: said so, and not called silence."""
    report = sample.report()
    one = next(f for f in report.findings if f.kind is FindingKind.SINGLE)
    (teller,) = {c.evidence.article for a in one.answers for c in a.cited}
    signs = {}
    for day in (1, 28):
        accounts = tuple(
            a if a.article.id == teller else replace(a, article=replace(a.article, published=at(day, 1), modified=None))
            for a in report.story.accounts
        )
        later = replace(report, story=replace(report.story, accounts=accounts), findings=(one,))
        signs[day] = {cell.sign for cell in matrix(later).lines[0].cells if cell.sign != "answer"}
    assert signs[1] <= {"earlier", "before"}
    assert signs[28] <= {"silent", "cut"}


@pytest.mark.parametrize(
    ("text", "sold", "cut"),
    [
        ("The bridge was closed.", None, False),
        ("The bridge was closed,", None, True),
        ("“We will not open it.”", None, False),
        ("The bridge was closed and …", None, True),
        ("The bridge was closed...", None, True),
        ("The bridge was closed [+1200 chars]", None, True),
        ("The bridge was closed.", True, True),
    ],
)
def test_a_text_that_breaks_off(text: str, sold: bool | None, cut: bool):
    """By its last words, or by what the page says of itself."""
    assert is_cut(Article("s", text, (Block(0, len(text)),), paywalled=sold)) is cut


def test_days_stand_in_their_order_on_one_scale():
    """From the first to the last, within the picture, each with its words."""
    report = sample.report()
    found = strip(report)
    if found is None:
        assert len({entry.start[:10] for entry in report.timeline}) < 2
        pytest.fail("the sample tells of two days")
    placed = sorted((report.timeline[dot.place].start, dot.x) for dot in found.dots)
    assert [x for _, x in placed] == sorted(x for _, x in placed)
    assert all(0 <= dot.x <= dot.to <= WIDTH and 0 < dot.y < BASE for dot in found.dots)
    assert all(dot.words for dot in found.dots)
    assert len(found.printed) >= 1


def test_a_figure_moves_up_and_words_do_not():
    """Steps from left to right, higher for more; None of what has no height."""
    point = lay_out(sample.report()).points[FindingKind.UPDATE][0]
    replies = [replace(point.replies[0], value=value, text=value) for value in ("2 people", "5 people", "3 people")]
    moves = track(replace(point, replies=tuple(replies)))
    assert moves is not None
    first, second, third = moves.steps
    assert first.x < second.x < third.x
    assert second.y < third.y < first.y
    assert moves.path.startswith(f"M{first.x} {first.y}H{second.x}V{second.y}")
    for values in (("planned", "done"), ("2 people", "3 dogs"), ("2",)):
        assert track(replace(point, replies=tuple(replace(replies[0], value=value) for value in values))) is None
