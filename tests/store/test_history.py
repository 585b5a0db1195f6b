"""An amended article shows what was taken out and put in; a figure that moved is a track; a story as it stood."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.command import rashomon
from tests.store.news import FERRY, amended, rows
from tests.store.revisions import CASES, by_place, texts

from rashomon.model import Article, Block, Capture, Slot
from rashomon.pipeline import Pipeline
from rashomon.store import Change, Hooks, Store, open_store
from rashomon.store.engine import reading
from rashomon.store.history import accounts, editions, revisions, versions
from rashomon.store.runs import edition_at
from rashomon.store.wording import WORD, edits

AT = datetime(2031, 6, 3, 10, tzinfo=UTC)
WORDS = st.lists(st.sampled_from("the ferry hit a quay 12 21 hurt , . said\nSome".split(" ")), max_size=25)


def changes(store: Store, captures: list, pipeline: Pipeline) -> list[Change]:
    """What adding some captures changed in stories."""
    found: list[Change] = []
    store.add(captures, pipeline, hooks=Hooks(compared=found.append))
    return found


def written(store: Store, capture: Capture, pipeline: Pipeline) -> str:
    """The id of the article that a capture makes."""
    found: list[str] = []
    store.add([capture], pipeline, hooks=Hooks(acknowledged=lambda done: found.extend(a.id for a in done.articles)))
    return found[0]


def article(text: str) -> Article:
    return Article("made.txt", text, (Block(0, len(text)),) if text.strip() else ())


@given(before=WORDS, after=WORDS)
def test_what_was_taken_out_and_put_in_makes_one_text_of_the_other(before: list[str], after: list[str]):
    """The words of the earlier text, less what was removed, plus what was added, are the words of the later."""
    old, new = article(" ".join(before) + " end."), article(" ".join(after) + " end.")
    changed = edits(old, new)
    left = [
        f
        for f in WORD.finditer(old.text)
        if not any(e.removed and e.removed.start <= f.start() < e.removed.end for e in changed)
    ]
    kept = [
        f
        for f in WORD.finditer(new.text)
        if not any(e.added and e.added.start <= f.start() < e.added.end for e in changed)
    ]
    assert [f[0] for f in left] == [f[0] for f in kept]
    for edit in changed:
        assert edit.removed or edit.added
        for cut, text in ((edit.removed, old.text), (edit.added, new.text)):
            assert cut is None or text[cut.start : cut.end] == cut.exact


def test_one_word_that_changed_is_one_edit():
    """Not the sentence around it; nothing where nothing changed; what stands beside the account does not count."""
    old = article("The ferry struck the quay. 12 passengers were hurt.\nIt will sail on Friday.")
    new = article("The ferry struck the quay. 14 passengers were hurt.\nIt will sail on Friday, if all goes well.")
    told = [(e.removed and e.removed.exact, e.added and e.added.exact) for e in edits(old, new)]
    assert told == [("12", "14"), (None, ", if all goes well")]
    assert edits(old, replace(new, text=old.text, blocks=old.blocks)) == ()
    offer = Article("made.txt", "Buy our app!\n" + old.text, (Block(13, 13 + len(old.text)),))
    assert edits(old, offer) == ()


def test_words_that_both_have_by_chance_do_not_tear_a_passage():
    """A passage written anew is one edit, though both say `the`."""
    old, new = (
        article("A crew of nine divers searched the wreck in vain."),
        article("Strong winds kept boats in the port for days."),
    )
    assert len(edits(old, new)) <= 2


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[1][:40])
def test_values_that_moved_are_found_and_no_others(case, pipeline: Pipeline):
    """Amendments made by hand."""
    before, after = pipeline.claim(texts(case))
    assert by_place(before, after, pipeline) == case[2]


def test_an_article_amended_twice_shows_both_changes_and_the_track(store: Store, pipeline: Pipeline):
    """12, 14 and 17 passengers are one track; the words that went and came are each shown with their place."""
    first = replace(rows(FERRY)[0], fetched=AT)
    second = amended(replace(first, fetched=AT + timedelta(hours=1)), "12 passengers", "14 passengers")
    other = amended(replace(second, fetched=AT + timedelta(hours=2)), "in dock until Friday", "in dock until Sunday")
    third = amended(replace(other, fetched=AT + timedelta(hours=3)), "14 passengers", "17 passengers")
    store.add([first, *rows(FERRY)[1:]], pipeline)
    added = [written(store, one, pipeline) for one in (second, other, third)]
    for name in (added[0], added[2]):
        with reading(store.engine) as conn:
            kept = versions(conn, name)
            found = revisions(kept, accounts(conn, [one for one, _ in kept], pipeline))
        assert [v.article.id for v in found.versions][1:] == added
        told = [[(e.removed and e.removed.exact, e.added and e.added.exact) for e in v.edits] for v in found.versions]
        assert told == [[], [("12", "14")], [("Friday", "Sunday")], [("14", "17")]]
        values = {track.slot: [step.evidence.exact for step in track.steps] for track in found.tracks}
        assert values == {Slot.COUNT: ["12", "14", "17"], Slot.TIME: ["Friday", "Sunday"]}


def test_a_story_is_told_commit_by_commit_and_as_it_stood(store: Store, pipeline: Pipeline):
    """Who joined when, which findings that made and ended; before and after a moment."""
    first = replace(rows(FERRY)[0], fetched=AT)
    (change,) = changes(store, [first, *rows(FERRY)[1:3]], pipeline)
    between = datetime.now(UTC)
    later = amended(replace(first, fetched=AT + timedelta(hours=1)), "12 passengers", "21 passengers")
    store.add([later, *rows(FERRY)[3:]], pipeline)
    with reading(store.engine) as conn:
        told = editions(conn, change.story)
        then = editions(conn, change.story, edition_at(conn, between))
    assert told[: len(then)] == then
    assert sum(len(one.joined) for one in then) == 3
    assert sum(len(one.joined) for one in told) == 5
    assert [f.id for f in then[-1].new] == [f.id for f in change.report.findings]
    last = store.report(change.story)
    assert last is not None
    alive = {f.id for one in told for f in one.new} - {f.id for one in told for f in one.gone}
    assert alive >= {f.id for f in last.findings}
    assert {f.id for one in told for f in one.gone}, "what the first text said is over"
    assert store.report(change.story, edition_at_moment(store, between)) == change.report


def edition_at_moment(store: Store, moment: datetime) -> int:
    with reading(store.engine) as conn:
        return edition_at(conn, moment)


def test_the_verbs_print_it(tmp_path: Path, pipeline: Pipeline):
    """history on an article and on a story, show --as-of; in words and as JSON."""
    place = str(tmp_path / "a.db")
    first = replace(rows(FERRY)[0], fetched=AT)
    with open_store(place) as store:
        story = changes(store, [first, *rows(FERRY)[1:]], pipeline)[0].story
        moment = datetime.now(UTC).isoformat()
        later = amended(replace(first, fetched=AT + timedelta(hours=1)), "12 passengers", "14 passengers")
        name = written(store, later, pipeline)
    told = rashomon("history", name[:10], "--store", place)
    assert told.code == 0
    assert "[-12-] {+14+} passengers were hurt" in told.out
    assert "count: 12 [12] → 14 [14]" in told.out
    (row,) = rashomon("history", later.url or "", "--store", place, "--json").rows
    assert [step["value"] for step in row["tracks"][0]["steps"]] == ["12", "14"]
    for version in row["versions"]:
        for edit in version["edits"]:
            assert version["text"][edit["added"]["start"] : edit["added"]["end"]] == edit["added"]["text"]
    assert "add (edition" in rashomon("history", story, "--store", place).out
    assert len(rashomon("history", story, "--store", place, "--json").rows) > len(
        rashomon("history", story, "--store", place, "--json", "--as-of", moment).rows
    )
    assert "14 passengers" in rashomon("show", story, "--store", place, "--json").out
    before = rashomon("show", story, "--store", place, "--json", "--as-of", moment)
    assert "14 passengers" not in before.out
    assert before.json["findings"]
    early = rashomon("show", story, "--store", place, "--as-of", "2001-01-01")
    assert early.code == 1
    assert "was not compared" in early.err
    assert rashomon("show", story, "--store", place, "--as-of", "noon").code == 1
    assert "no story and no article" in rashomon("history", "zz", "--store", place).err
