"""Findings: an id for each, and the same one every time."""

from __future__ import annotations

from rashomon.model import Answer, Article, Cited, Finding, FindingKind, Slot

LEFT = Article("one", "Ada Holm beat Tom Ader on Sunday.")
RIGHT = Article("two", "Ida Bolm beat Tim Oder on Sunday.")


def finding(at: tuple[int, int]) -> Finding:
    """A contradiction of the two sentences in the words at that place."""
    answers = tuple(
        Answer(one.text[slice(*at)], one.text[slice(*at)], 1, (Cited(one.quote(0, 33), one.quote(*at)),))
        for one in (LEFT, RIGHT)
    )
    return Finding(FindingKind.CONTRADICTION, Slot.PARTICIPANT, "Who?", answers, 0.9, 0.9, "other name")


def test_two_sentences_that_differ_in_two_names_are_two_findings():
    """One evidence, two questions: a report that held one id twice could not be kept or linked to."""
    assert finding((0, 8)).id != finding((14, 22)).id
    assert finding((0, 8)).id == finding((0, 8)).id
