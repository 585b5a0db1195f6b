"""Terminal: reader's order, 80 columns, plain when piped, marks without colour, hostile text inert."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console
from tests.report import sample

from rashomon.model import Finding, FindingKind, Report, Slot
from rashomon.report import render_terminal

ORDER = ["Vessa", "CONTESTED", "CHANGED", "AGREED", "ONLY ONE", "WHO SAYS IT", "WHEN", "WHERE IT COMES", "SKIPPED"]
REPORTS = {"plain": sample.report(), "hostile": sample.hostile()}
# What Rich itself writes: styles (never cursor, title or screen commands).
STYLES = re.compile(r"\x1b\[[0-9;]*m")


def drawn(report: Report, width: int = 80, terminal: bool = False, **options: object) -> str:
    """What a console of that width shows; `terminal`: one with colours."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, color_system="truecolor" if terminal else None)
    render_terminal(report, console, **options)  # type: ignore[arg-type]
    return out.getvalue()


def many(n: int) -> Report:
    """A report with n agreements, their questions numbered."""
    base = sample.report()
    answers = sample.CRACK.answers
    found = tuple(Finding(FindingKind.AGREEMENT, Slot.OTHER, f"Point {i}?", answers, 0.5, 0.5, "") for i in range(n))
    return Report(base.story, base.title, base.witnesses, found)


def test_the_sections_come_in_readers_order():
    """What is contested comes first, where it all comes from last."""
    text = drawn(sample.report())
    places = [text.index(words) for words in ORDER]
    assert places == sorted(places)
    assert "3 outlets, 2 independent witnesses" in text


def test_a_contested_point_shows_question_answers_and_marked_words():
    """Question, each answer with its outlet, the sentence with the words in question marked, who said it."""
    text = " ".join(drawn(sample.report()).split())
    assert "≠ When should the repairs be finished?" in text
    assert "March 14 (1 witness: Norrland Wire)" in text
    assert "Coastline Daily: Repairs should be finished by *March 24*, said" in text
    assert "(said by Ilka Brandvold, told as expected)" in text


def test_one_remark_in_two_wordings_stands_under_its_speaker():
    """The words that differ are marked, and the account that has them at second hand says through whom."""
    text = " ".join(drawn(sample.report()).split())
    assert "bridge *again* until every bolt *has been* checked,” (Norrland Wire)" in text
    assert "≈ “We will not open this bridge until every bolt *is* checked,” (Coastline Daily, via" in text


def test_an_update_is_a_track_in_the_order_given():
    """The older answer stands before the newer one, each with the time of its account."""
    text = drawn(sample.report())
    assert text.index("At least two people  (") < text.index("→ Five people")
    assert "4 March 2031, 18:20" in text


def test_it_never_says_who_is_right():
    """Reports differ; none of them is called true or false."""
    assert not re.search(r"\b(true|false|wrong|incorrect|lie)\b", drawn(sample.report(), explain=True), re.I)


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_width_is_never_exceeded(report: Report, terminal: bool, width: int):
    """No line is wider than the console, nor does one end in spaces when piped."""
    lines = STYLES.sub("", drawn(report, width, terminal, explain=True)).split("\n")
    assert len(lines) > 20
    assert max(cell_len(line) for line in lines) <= width
    assert terminal or not any(line.endswith(" ") for line in lines)


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_piped_text_has_no_escape_codes_and_no_boxes(report: Report):
    """Plain text alone, whatever the articles hold."""
    text = drawn(report)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u257f\u202a-\u202e\u2066-\u2069]", text)


def test_article_text_cannot_command_a_terminal():
    """On a terminal only Rich's own styles are escape codes; those of the article are shown as symbols."""
    rest = STYLES.sub("", drawn(sample.hostile(), terminal=True))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", rest)
    assert "␛[31mred" in rest
    assert "⟨U+202E⟩" in rest
    joined = "".join(rest.split())
    assert "[bold]shout[/bold]" in joined
    assert ":smile:" in joined
    assert "{{7*7}}" in joined


def test_long_lists_are_cut_and_say_so():
    """Past the limit a line tells how many are left out; without a limit none are."""
    text = drawn(many(15), limit=8)
    assert "… and 7 more (--all shows them)" in text
    assert text.count("2 independent witnesses:") == 8
    whole = drawn(many(15), limit=None)
    assert "--all" not in whole
    assert whole.count("2 independent witnesses:") == 15


def test_levels_and_features_are_shown_where_asked_for():
    """`explain` tells which rung of the ladder fired and what carried it."""
    assert "Level:" not in drawn(sample.report())
    text = drawn(sample.report(), explain=True)
    assert "Level: same event, other deadline (confidence 0.88)" in text
    assert "masked words alike 0.96" in text
    assert re.search(r"Side by side: “[^”]+” read as [^|]+ \| “[^”]+”", " ".join(text.split()))


def test_an_empty_report_has_no_empty_sections():
    """Nothing found: a header and the accounts, and no heading over nothing."""
    base = sample.report()
    text = drawn(Report(base.story, base.title, 2, ()))
    assert "CONTESTED" not in text
    assert "SKIPPED" not in text
    assert "ACCOUNTS" in text
