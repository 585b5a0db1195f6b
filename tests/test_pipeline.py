"""The whole flow: nothing is lost, nothing depends on the order of what is given, every cut is a cut."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Block, FindingKind
from rashomon.pipeline import CROWD, Pipeline
from rashomon.report import render_json

FIRST = """Ferry strikes quay in Hollin Bay
By Ilan Oduya
3 June 2025, 09:10 GMT

The ferry Aurora struck the quay at Hollin Bay on Monday evening and 12 passengers were hurt, harbour police said.

"The engine did not answer," said Captain Mara Lindqvist. The ferry will stay in dock until Friday.

The line carries 900 people a day between Hollin Bay and Skerrow.
"""
SECOND = FIRST.replace("12 passengers", "21 passengers").replace("By Ilan Oduya", "By Sef Marrow").replace("900", "900")
THIRD = """Aurora back in dock after crash
Tova Lind
4 June 2025

Twelve passengers were hurt when the ferry Aurora hit the quay at Hollin Bay on Monday evening, harbour police said.

Captain Mara Lindqvist said that the engine had failed. The ferry is to stay in dock until Friday, the line said.
"""


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Three accounts of one crash, of which one has another figure."""
    paths = []
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND), ("c.txt", THIRD)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        paths.append(str(tmp_path / name))
    return paths


def run(sources: list[str]):
    """The report on some sources."""
    pipeline = Pipeline()
    return pipeline.compare(*pipeline.articles(sources))


def test_a_figure_that_differs_is_a_contradiction(files):
    """Twelve against twenty-one of the same passengers, with the sentences of both sides."""
    counts = [f for f in run(files).findings if f.kind is FindingKind.CONTRADICTION and f.slot == "count"]
    assert len(counts) == 1
    assert {a.value for a in counts[0].answers} == {"12", "21"}


def test_what_lies_ahead_has_not_come_about(tmp_path):
    """In whatever tense it is told, and whatever stands beside it; what is past has."""
    told = (
        "Captain to leave Hollin Bay",
        "By Ilan Oduya\n3 June 2025, 09:10 GMT",
        "The ferry struck the quay at Hollin Bay on Monday evening, harbour police said, and nobody was hurt.",
        "The captain leaves on 6 June. The hearing opens in Skerrow on 12 June and he hopes to be heard there.",
    )
    page = "\n\n".join(told)
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    entries = {entry.start: entry.status for entry in run([str(tmp_path / "a.txt")]).timeline}
    assert entries == {"2025-06-02": "done", "2025-06-06": "planned", "2025-06-12": "planned"}


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_accounts_does_not_matter(files, data):
    """Any order gives the same bytes."""
    assert render_json(run(data.draw(st.permutations(files)))) == render_json(run(files))


def test_in_is_out_and_skipped(files, tmp_path):
    """Every input is an account or is skipped with a reason, and the rest goes on."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "again.txt").write_text(FIRST, encoding="utf-8")
    given_ = [*files, str(tmp_path / "empty.txt"), str(tmp_path / "again.txt"), str(tmp_path / "nowhere.txt")]
    report = run(given_)
    told = {a.article.source for a in report.story.accounts} | {s.source for s in report.skipped}
    assert told == set(given_)
    assert all(s.reason for s in report.skipped)


def test_every_cut_is_a_cut(files):
    """The evidence law over a whole report."""
    report = run(files)
    texts = {a.article.id: a.article.text for a in report.story.accounts}
    cuts = [c for f in report.findings for a in f.answers for c in a.cited]
    cuts += [c for line in (*report.timeline, *report.brief) for c in line.cited]
    assert cuts
    for cited in cuts:
        for cut in filter(None, (cited.evidence, cited.focus)):
            assert texts[cut.article][cut.start : cut.end] == cut.exact


def test_the_brief_has_no_words_of_its_own(files):
    """Each line of the brief stands in an account."""
    report = run(files)
    assert report.brief
    assert all(any(line.text in a.article.text for a in report.story.accounts) for line in report.brief)


def test_a_crowd_is_heard_through_those_that_stand_for_it():
    """Of seventy accounts sixty are compared, whatever their order; the others are skipped with a reason."""
    texts = [f"The clerk of Hollin counted {n} boats, and {n * 7} on the day after." for n in range(70)]
    articles = [Article(f"{n}.txt", text, (Block(0, len(text)),)) for n, text in enumerate(texts)]
    kept, skipped = Pipeline().heard(articles)
    assert len(kept) == CROWD
    assert {a.source for a in kept} | {s.source for s in skipped} == {a.source for a in articles}
    assert len(kept) + len(skipped) == len(articles)
    assert all("60 accounts" in s.reason for s in skipped)
    assert {a.id for a in Pipeline().heard(articles[::-1])[0]} == {a.id for a in kept}
    assert Pipeline().heard(articles[:60]) == (articles[:60], [])
