"""What is looked for is found, on both databases alike: words, speakers, places, days; and nothing is obeyed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from tests.store.conftest import DATABASES
from tests.store.news import FERRY, amended, dozen, row, rows

from rashomon.errors import InputError
from rashomon.model import Hit
from rashomon.pipeline import Pipeline
from rashomon.store import Store, open_store
from rashomon.store.engine import reading, writing
from rashomon.store.filters import Filters, span_of
from rashomon.store.search import Asked, search, unread

LONG = row(
    "Harbour Gazette",
    "São Tomé café reopens",
    "2031-07-01T08:00:00+00:00",
    "The café on the quay reopened.\n\n"
    + "Nothing else happened that day. " * 40
    + "Its owner sold 1,200 tickets (U.S. "
    "visitors came as well), and an émigré band played.",
)


@pytest.fixture(scope="module", params=DATABASES)
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline
) -> Iterator[Store]:
    """The dozen and one more, read and compared."""
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("search") / "store.db")
    else:
        place = request.getfixturevalue("postgres").database()
    with open_store(place) as store:
        store.add([*dozen(), LONG], pipeline)
        yield store


MANY = " ".join(f"w{n}" for n in range(65))


def found(store: Store, words: str = "", part: str = "articles", most: int = 20, **filters: object) -> list[Hit]:
    with reading(store.engine) as conn:
        return list(search(conn, Asked(words, part, Filters(**filters), most))[0])  # type: ignore[arg-type]


def outlets(hits: list[Hit]) -> set[str | None]:
    return {hit.article.outlet for hit in hits}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hollin captain", {"Skerrow Herald", "Bay Courier", "The Tidewatch", "Coastline Radio"}),
        ("STRIKING quay", {"Skerrow Herald"}),
        ('"did not answer"', {"Skerrow Herald"}),
        ("“did not answer”", {"Skerrow Herald"}),
        ('"answer not did"', set()),
        ("cracks -lorries", {"The Surveyor"}),
        ("cracks -three", {"Valley Post", "The Surveyor", "Sarnow Bulletin"}),
        ('miners -"second day" -450', {"Ostrava Ledger", "Copper Weekly"}),
        ("cafe sao", {"Harbour Gazette"}),
        ("CAFÉ", {"Harbour Gazette"}),
        ("1,200 tickets", {"Harbour Gazette"}),
        ("U.S.", {"Harbour Gazette"}),
        ("u.s. café reopens", {"Harbour Gazette"}),
        ("an", {"Radio Erz", "Harbour Gazette"}),  # no word is too common to be looked for
    ],
)
def test_words_are_found_in_any_form(filled: Store, words: str, expected: set[str]):
    """Stems, accents, capitals, phrases, what is not wanted; a word in the title and one in the text."""
    assert outlets(found(filled, words)) == expected


def test_every_hit_is_cut_from_its_article(filled: Store):
    """A stretch of the text, the words that were met within it; the best stretch of a long one."""
    for words in ("quay", "captain engine", "tickets", "pillars cost"):
        hits = found(filled, words)
        assert hits
        for hit in hits:
            assert hit.article.text[hit.evidence.start : hit.evidence.end] == hit.evidence.exact
            assert len(hit.evidence.exact) <= 300
            assert hit.met
            for cut in hit.met:
                assert hit.evidence.covers(cut)
                assert hit.article.text[cut.start : cut.end] == cut.exact
    (hit,) = found(filled, "tickets")
    assert hit.met[0].exact == "tickets"
    assert hit.evidence.start > 500, "not the beginning, but where the word stands"


def test_what_a_title_says_ranks_first(filled: Store):
    """Both accounts speak of pillars; one is headed by the cracks."""
    hits = found(filled, "ferry dock")
    assert hits[0].article.outlet == "The Tidewatch"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)  # type: ignore[type-var]


def test_quotes_are_found_by_their_speaker(filled: Store):
    """With words or without; words of another do not count."""
    hits = found(filled, part="quotes", speaker="Lindqvist")
    assert {hit.evidence.exact.rstrip(",") for hit in hits} == {
        "The engine did not answer",
        "The engine did not respond",
    }
    assert {hit.speaker for hit in hits} == {"Mara Lindqvist"}
    assert outlets(found(filled, "respond", "quotes", speaker="mara lindqvist")) == {"Bay Courier"}
    assert found(filled, "respond", "quotes", speaker="Brandl") == []


def test_claims_are_found_by_words_speakers_places_and_the_times_they_speak_of(filled: Store):
    """Each one alone, and together."""
    assert outlets(found(filled, "talks resume", "claims")) == {"Ostrava Ledger", "Tarnitz Morgen", "Radio Erz"}
    assert all(hit.speaker == "Edda Brandl" for hit in found(filled, part="claims", speaker="brandl"))
    assert outlets(found(filled, part="claims", place="tarnitz")) == {"Ostrava Ledger", "Tarnitz Morgen", "Radio Erz"}
    about = span_of("2031-06-09", "--about")
    assert outlets(found(filled, part="claims", about=about)) == {"Ostrava Ledger", "Radio Erz"}
    assert outlets(found(filled, "miners", "articles", speaker="brandl", about=span_of("2031-06-05", "--about"))) == {
        "Ostrava Ledger",
        "Tarnitz Morgen",
        "Copper Weekly",
    }
    assert {hit.article.outlet for hit in found(filled, part="claims", about=span_of("2031-10", "--about"))} >= {
        "Valley Post"
    }


def test_one_sentence_is_one_hit(filled: Store):
    """A claim within another is not shown beside it."""
    hits = found(filled, "passengers", "claims")
    for one in hits:
        assert not any(one.evidence.overlaps(other.evidence) for other in hits if other is not one)


def test_days_outlets_and_stories_narrow(filled: Store):
    """Of publication, both ends included; by a part of the outlet's name; by the story."""
    day = date(2031, 6, 4)
    assert outlets(found(filled, "ferry", since=day)) == {"The Tidewatch", "Coastline Radio"}
    assert outlets(found(filled, "ferry", until=date(2031, 6, 3))) == {"Skerrow Herald", "Bay Courier"}
    assert outlets(found(filled, since=day, until=day)) == {"The Tidewatch", "Coastline Radio"}
    assert outlets(found(filled, "the", outlet="herald")) == {"Skerrow Herald"}
    (story,) = {hit.story for hit in found(filled, "miners")}
    assert outlets(found(filled, "on", story=story)) == {
        "Ostrava Ledger",
        "Tarnitz Morgen",
        "Copper Weekly",
        "Radio Erz",
    }


def test_the_most_are_the_best_and_it_says_whether_there_are_more(filled: Store):
    """The first of all hits."""
    with reading(filled.engine) as conn:
        hits, more = search(conn, Asked("ferry dock", most=2))
        assert (len(hits), more) == (2, True)
        every, none = search(conn, Asked("ferry dock", most=20))
        assert every[:2] == hits
        assert none is False


@pytest.mark.parametrize(
    "words",
    ["", "   ", "-ferry", '"', '""', "-", "* ^ : ( ) { } +", "\0", "😀😀", MANY],
)
def test_what_is_no_question_is_refused_with_a_reason(filled: Store, words: str):
    """Nothing, only signs, only what is not wanted, too much."""
    with pytest.raises(InputError, match=r"give|ask for at most"):
        found(filled, words)


HOSTILE = [
    'ferry" OR "mine',
    "ferry AND NOT dock",
    "words : ferry",
    "NEAR(ferry dock, 3)",
    "ferry*",
    "^ferry",
    "{title text} : ferry",
    "ferry' OR 1=1 --",
    "ferry & ! dock | (",
    "ferry:*A <-> dock",
    "fer\0ry dock",
    "\ud800 ferry",
    "ferry 😀",
    "x" * 10_000,
    "%ferry% _",
    "ferry \\' ;DROP TABLE article",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_signs_are_not_obeyed(filled: Store, words: str):
    """The words between them are looked for, as words."""
    for part in ("articles", "claims", "quotes"):
        found(filled, words, part)
        found(filled, "ferry", part, speaker=words)
    assert len(found(filled, "ferry")) == 4


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60))
def test_any_question_has_an_answer_or_a_reason(filled: Store, words: str):
    """Whatever the letters are."""
    with suppress(InputError):
        assert all(hit.evidence.exact for hit in found(filled, words))


def test_what_does_not_exist_is_said(filled: Store):
    """An outlet that is none, a part that is none, a day that is none."""
    with pytest.raises(InputError, match="none here is called so; there are Bay Courier"):
        found(filled, "ferry", outlet="Gazzette")
    with pytest.raises(InputError, match="articles, claims, quotes"):
        found(filled, "ferry", "sentences")
    for day in ("2031-13", "yesterday", "2031-02-30", "31-1-1", "2031-", "20311"):
        with pytest.raises(InputError, match="not a day"):
            span_of(day, "--on")
    assert span_of("2031-12", "--on") == (date(2031, 12, 1), date(2032, 1, 1))
    assert span_of("2031", "--on") == (date(2031, 1, 1), date(2032, 1, 1))


def test_the_index_follows_what_is_written(store: Store, pipeline: Pipeline):
    """An amended text is found beside the first one; claims read anew are not found twice; nothing is left behind."""
    first, *others = (replace(one, fetched=datetime(2031, 6, 5, tzinfo=UTC)) for one in rows(FERRY))
    store.add([first, *others], pipeline)
    assert {hit.revised for hit in found(store, "12 passengers quay")} == {False}
    later = replace(first, fetched=datetime(2031, 6, 6, tzinfo=UTC))
    store.add([amended(later, "12 passengers", "14 passengers")], pipeline)
    assert [hit.revised for hit in found(store, "12 passengers", outlet="skerrow")] == [True]
    assert [hit.revised for hit in found(store, "14 passengers")] == [False]
    other = json.loads(others[0].body) | {"title": "A better zeppelin title", "fetched": None}
    with writing(store.engine) as conn:
        conn.execute(text("UPDATE article SET title = :title WHERE outlet = 'Bay Courier'"), {"title": other["title"]})
    assert outlets(found(store, "zeppelin")) == {"Bay Courier"}
    assert len(found(store, "engine answer", "quotes")) == 2, "of both texts of one account"
    with writing(store.engine) as conn:
        for name in ("reading", "claim", "quote", "account"):
            conn.execute(text(f"DELETE FROM {name}"))
        assert unread(conn) == 5
        if conn.dialect.name == "sqlite":
            for name in ("article_words", "claim_words", "quote_words"):
                conn.execute(text(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"))
    assert found(store, "engine", "quotes") == found(store, "engine", "claims") == []


# The tables of the steps after the index of words, those that point at others first.
WATCHED = ("delivery", "notice_article", "notice", "fetch", "page", "host", "feed")


def test_a_store_of_before_is_indexed_when_it_is_opened(tmp_path: Path, pipeline: Pipeline):
    """The step fills the indexes from what is there."""
    with open_store(tmp_path / "a.db") as store:
        store.add(rows(FERRY), pipeline)
        expected = [hit.article.id for hit in found(store, "engine", "claims")]
        with writing(store.engine) as conn:
            for kind in ("trigger", "view"):
                for name in (
                    conn.execute(text("SELECT name FROM sqlite_master WHERE type = :kind"), {"kind": kind})
                    .scalars()
                    .all()
                ):
                    conn.execute(text(f"DROP {kind} {name}"))
            for name in ("ended", "changed", "contested", "witnesses", "accounts"):
                conn.execute(text(f"DROP INDEX ix_story_by_{name}"))
            conn.execute(text("DROP INDEX ix_article_outlet"))
            for name in ("outlets", "witnesses", "contested", "changed"):
                conn.execute(text(f"ALTER TABLE story DROP COLUMN {name}"))
            for name in (*WATCHED, "article_words", "claim_words", "quote_words", "indexed", "forgotten"):
                conn.execute(text(f'DROP TABLE "{name}"'))
            conn.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with open_store(tmp_path / "a.db") as store:
        assert [hit.article.id for hit in found(store, "engine", "claims")] == expected
        assert len(found(store, "ferry")) == 4
        assert [one.faults for one in store.verify()] == [()] * 8, "the sums of stories among them"


@pytest.mark.parametrize(
    "told",
    [" ".join(f"w{n:x}é" for n in range(40_000)), "x" * 300_000, "😀" * 250_000, "é" * 250_000, "漢字 " * 80_000],
    ids=["many words", "one long word", "signs", "accents", "another script"],
)
def test_no_text_is_too_much_for_the_index(filled: Store, told: str):
    """What PostgreSQL would refuse to index (more than a megabyte of words, a word of a megabyte) is cut short."""
    with reading(filled.engine) as conn:
        if conn.dialect.name == "postgresql":
            conn.execute(text("SELECT length(rashomon_words(:told))"), {"told": told}).scalar()
            return
    with writing(filled.engine) as conn:
        conn.execute(text("UPDATE article SET title = :told WHERE outlet = 'Harbour Gazette'"), {"told": told})
    assert outlets(found(filled, "tickets")) == {"Harbour Gazette"}
    with writing(filled.engine) as conn:
        conn.execute(text("UPDATE article SET title = 'x' WHERE outlet = 'Harbour Gazette'"))
