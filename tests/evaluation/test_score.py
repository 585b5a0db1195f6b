"""The scorer counts what accounts/FORMAT.md says: stories and reports built by hand, counts known beforehand."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.score import figures, same_speaker, score_story, total

PAGES = {
    "a.txt": """Fire in the yard
Menu | Home
Twelve men were hurt. The yard is shut.
It began at nine, Mara Lind said.
""",
    "b.txt": """Yard burns
Twenty-one were hurt. The yard is closed.
It began at nine o'clock.
“All out,” Ms Lind said.
""",
}


def gold(**fields: Any) -> dict[str, Any]:
    """Gold of the two pages, with one finding of each kind."""

    def answer(*evidence: tuple[str, str]) -> dict[str, Any]:
        return {"value": "x", "evidence": [{"file": f, "sentence": s} for f, s in evidence]}

    hurt, many = ("a.txt", "Twelve men were hurt."), ("b.txt", "Twenty-one were hurt.")
    shut, closed = ("a.txt", "The yard is shut."), ("b.txt", "The yard is closed.")
    nine, clock = ("a.txt", "It began at nine, Mara Lind said."), ("b.txt", "It began at nine o'clock.")
    base: dict[str, Any] = {
        "articles": [
            {"file": "a.txt", "boilerplate": ["Menu | Home"], "copied_from": None},
            {"file": "b.txt", "boilerplate": [], "copied_from": "a.txt"},
        ],
        "findings": [
            {"kind": "contradiction", "slot": "count", "answers": [answer(hurt), answer(many)]},
            {"kind": "agreement", "slot": "status", "answers": [answer(shut, closed)]},
            {"kind": "compatible", "slot": "time", "answers": [answer(nine), answer(clock)]},
        ],
        "quotes": [{"file": "b.txt", "text": "All out,", "speaker": "Mara Lind", "role": None}],
    }
    return {**base, **fields}


def cut(file: str, words: str) -> dict[str, Any]:
    """Evidence of a report."""
    start = PAGES[file].index(words)
    return {"article": file[0], "start": start, "end": start + len(words), "text": words}


def finding(kind: str, *answers: list[dict[str, Any]], slot: str = "count") -> dict[str, Any]:
    """A finding of a report."""
    return {"kind": kind, "slot": slot, "answers": [{"value": str(n), "evidence": e} for n, e in enumerate(answers)]}


def report(*findings: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A report on the two pages, whose whole text is body unless told."""
    articles: list[dict[str, Any]] = []
    for file, text in PAGES.items():
        body = [{"start": 0, "end": len(text)}]
        articles.append({"id": file[0], "source": f"a/{file}", "text": text, "body": body, "copied_from": None})
    return {"articles": articles, "findings": list(findings), "quotes": [], **fields}


HURT, MANY = cut("a.txt", "Twelve"), cut("b.txt", "Twenty-one were hurt. The")
SHUT, CLOSED = cut("a.txt", "yard is shut."), cut("b.txt", "The yard is closed.")
NINE, CLOCK = cut("a.txt", "nine"), cut("b.txt", "nine o'clock")


def scored(*findings: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Figures of one report."""
    return figures(score_story(gold(), report(*findings, **fields)))


def test_a_contradiction_is_found_by_evidence_on_both_sides():
    """Evidence that overlaps two different gold answers, under two different answers, whatever their order."""
    for answers in ([HURT], [MANY]), ([MANY], [HURT]):
        got = scored(finding("contradiction", *answers))["contradiction"]
        assert (got["precision"], got["recall"], got["f1"], got["slot_accuracy"]) == (1.0, 1.0, 1.0, 1.0)


def test_both_sides_under_one_answer_are_no_contradiction():
    """A system that puts both figures under one answer has said that they agree."""
    got = scored(finding("contradiction", [HURT, MANY]))["contradiction"]
    assert (got["precision"], got["recall"]) == (0.0, 0.0)


def test_a_contradiction_of_another_kind_is_a_false_alarm_with_a_name():
    """What the gold calls compatible is a false alarm, and the figures say so."""
    got = scored(finding("contradiction", [NINE], [CLOCK]))["contradiction"]
    assert got["precision"] == 0.0
    assert got["false_alarms_were"] == {"compatible": 1}


def test_a_contradiction_nobody_listed_is_a_false_alarm_of_nothing():
    """The gold lists every contradiction there is."""
    got = scored(finding("contradiction", [SHUT], [CLOSED]))["contradiction"]
    assert got["false_alarms_were"] == {"nothing": 1}


def test_the_same_contradiction_twice_is_found_once():
    """Recall counts gold findings, precision counts what was said."""
    twice = [finding("contradiction", [HURT], [MANY])] * 2
    got = scored(*twice)["contradiction"]
    assert (got["said"], got["precision"], got["recall"]) == (2, 1.0, 1.0)


def test_a_wrong_slot_is_still_found():
    """The slot has a figure of its own."""
    got = scored(finding("contradiction", [HURT], [MANY], slot="time"))["contradiction"]
    assert (got["recall"], got["slot_accuracy"]) == (1.0, 0.0)
    assert got["by_slot"]["count"] == {"found": 1, "gold": 1, "right": 0, "said": 0}
    assert got["by_slot"]["time"] == {"found": 0, "gold": 0, "right": 1, "said": 1}


def test_an_agreement_wants_two_files_under_one_answer():
    """One file alone agrees with nobody."""
    assert scored(finding("agreement", [SHUT, CLOSED]))["agreement"]["recall"] == 1.0
    assert scored(finding("agreement", [SHUT]))["agreement"]["precision"] == 0.0


def test_agreement_on_the_two_sides_of_a_compatible_pair_is_not_false():
    """It is not listed as an agreement, and it is none the less right."""
    got = scored(finding("agreement", [NINE, CLOCK]))["agreement"]
    assert (got["precision"], got["recall"]) == (1.0, 0.0)


def test_agreement_on_the_two_sides_of_a_contradiction_is_false():
    """Twelve and twenty-one do not agree."""
    assert scored(finding("agreement", [HURT, MANY]))["agreement"]["precision"] == 0.0


def test_evidence_that_does_not_reproduce_its_text_is_bad_and_counts_for_nothing():
    """Each such cut is counted once, wherever it stands."""
    off = {**HURT, "start": HURT["start"] + 1, "end": HURT["end"] + 1}
    got = scored(finding("contradiction", [off], [MANY]), quotes=[{**off, "speaker": None}])
    assert got["bad_offsets"] == 2
    assert got["contradiction"]["recall"] == 0.0


@pytest.mark.parametrize(
    ("speaker", "right"), [("Mara Lind", 1.0), ("Lind", 1.0), ("M. Lind", 1.0), ("Ola", 0.0), (None, 0.0)]
)
def test_a_quote_is_found_and_credited(speaker: str | None, right: float):
    """The quote counts as found whoever is credited."""
    got = scored(quotes=[{**cut("b.txt", "All out,"), "speaker": speaker}])["quotes"]
    assert got == {"recall": 1.0, "speaker_accuracy": right}


def test_a_nameless_speaker_is_nobody():
    """An empty name is not a part of every name."""
    assert not same_speaker("", "Mara Lind")
    assert not same_speaker(" . ", "Mara Lind")


def test_a_line_is_kept_where_its_middle_is_in_the_body():
    """Junk kept and story dropped both show."""
    pages = report()
    pages["articles"][0]["body"] = [{"start": 0, "end": PAGES["a.txt"].index("Menu")}]
    got = figures(score_story(gold(), pages))["boilerplate"]
    assert got == {"dropped": 1.0, "story_kept": round(5 / 7, 4)}


def test_a_copy_is_right_whoever_is_taken_for_the_origin():
    """A pair is a pair; an invented one is not right."""
    right, wrong = report(), report()
    right["articles"][1]["copied_from"] = "a"
    wrong["articles"][0]["copied_from"] = "b"
    assert figures(score_story(gold(), right))["copies"] == {"precision": 1.0, "recall": 1.0}
    assert figures(score_story(gold(), wrong))["copies"] == {"precision": 0.0, "recall": 0.0}


def test_a_story_without_a_report_found_nothing():
    """A failure costs recall."""
    good = score_story(gold(), report(finding("contradiction", [HURT], [MANY])))
    got = figures(total([good, score_story(gold(), None)]))
    assert (got["stories"], got["failed"]) == (2, 1)
    assert (got["contradiction"]["precision"], got["contradiction"]["recall"]) == (1.0, 0.5)


def test_nothing_said_has_no_precision():
    """A share of nothing is no share."""
    got = scored()["contradiction"]
    assert (got["precision"], got["recall"], got["f1"]) == (None, 0.0, None)
