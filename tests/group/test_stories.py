"""The verbs: `group`, `stories`, and `compare --story`."""

from __future__ import annotations

import json

import pytest
from tests.command import rashomon
from tests.group.fires import FLAT, MILL

from rashomon.model import Article
from rashomon.pipeline import COMPARED, Pipeline, telling


@pytest.fixture(scope="module")
def rows() -> bytes:
    """Two fires in one town on one day, three accounts each."""
    found = []
    for event, accounts in (("mill", MILL), ("flat", FLAT)):
        for n, one in enumerate(accounts):
            found.append({"id": f"{event}-{n}", "outlet": one.outlet, "title": one.title, "text": one.text,
                          "published": one.published.iso()})  # fmt: skip
    return "\n".join(json.dumps(row) for row in found).encode()


def test_group_prints_a_story_a_row(rows):
    """The ids given, a title, the first and the last day."""
    outcome = rashomon("group", "-", "--json", stdin=rows)
    assert outcome.code == 0, outcome.err
    assert sorted(sorted(row["articles"]) for row in outcome.rows) == [
        [f"{event}-{n}" for n in range(3)] for event in ("flat", "mill")
    ]
    for row in outcome.rows:
        assert set(row) == {"story", "articles", "title", "started", "ended"}
        assert row["started"] <= row["ended"]
        assert row["started"].startswith("2031-03-0")
    assert rashomon("group", "-", "--json", stdin=b"\n".join(reversed(rows.split(b"\n")))).out == outcome.out


def test_stories_lists_outlets_witnesses_and_contested_points(rows):
    """Contested points where they are asked for, and not where they are not."""
    quick = rashomon("stories", "-", "--quick", "--json", stdin=rows)
    assert [(len(row["outlets"]), row["witnesses"], row["contested"]) for row in quick.rows] == [(3, 3, None)] * 2
    lines = rashomon("stories", "-", "--quick", stdin=rows).out
    assert all(row["story"] in lines and row["title"] in lines for row in quick.rows)
    assert "3 independent witnesses" in lines
    assert "contested" not in lines
    compared = rashomon("stories", "-", "--json", stdin=rows)
    assert all(row["contested"] is not None for row in compared.rows)


def test_copies_are_one_witness(rows):
    """Two outlets that print one text stand for one origin."""
    first = json.loads(rows.split(b"\n")[0])
    wordy = first["text"] + " " + " ".join(
        f"The {what} of the town has been asked to look into it again before the winter comes and the snow falls."
        for what in ("council", "court", "guild", "school", "parish")
    )  # fmt: skip
    pair = [{**first, "id": name, "outlet": name, "text": wordy} for name in ("Lantern Post", "Morning Quill")]
    (row,) = rashomon("stories", "-", "--quick", "--json", stdin="\n".join(map(json.dumps, pair)).encode()).rows
    assert (len(row["outlets"]), row["witnesses"]) == (2, 1)


def test_compare_takes_one_story_of_the_pile(rows):
    """The report has its accounts alone."""
    story = rashomon("group", "-", "--json", stdin=rows).rows[0]
    report = rashomon("compare", "--story", story["story"], "-", "--json", stdin=rows)
    assert report.code == 0, report.err
    assert sorted(a["title"] for a in report.json["articles"]) == sorted(
        json.loads(line)["title"] for line in rows.split(b"\n") if json.loads(line)["id"] in story["articles"]
    )


def test_an_unknown_story_is_an_error_that_names_those_there_are(rows):
    """One line, no traceback, exit 1."""
    there = [row["story"] for row in rashomon("group", "-", "--json", stdin=rows).rows]
    outcome = rashomon("compare", "--story", "nosuch", "-", stdin=rows)
    assert outcome.code == 1
    assert "nosuch" in outcome.err
    assert all(story in outcome.err for story in there)
    assert outcome.out == ""


def test_hostile_titles_stay_text(rows):
    """An escape sequence in a headline does not reach the terminal."""
    row = {**json.loads(rows.split(b"\n")[0]), "title": "Fire \x1b[31m in Kelmir"}
    assert "\x1b" not in rashomon("stories", "-", stdin=json.dumps(row).encode()).out
    assert "\x1b" not in rashomon("group", "-", stdin=json.dumps(row).encode()).out


def test_the_first_story_is_there_before_the_second_is_compared():
    """Each comparison takes seconds: what is done is shown, and what is being done is said."""
    told: list[str] = []
    found = Pipeline(progress=told.append).stories([*MILL, *FLAT], contested=True)
    first = next(found)
    assert (first.contested is not None, first.compared) == (True, 3)
    assert [step for step in told if step.startswith("comparing")] == ["comparing story 1 of 2, 3 accounts"]


def test_the_first_so_many_are_listed(rows):
    """Those with most witnesses, as in the whole list."""
    whole = rashomon("stories", "-", "--quick", "--json", stdin=rows).rows
    one = rashomon("stories", "-", "--quick", "--json", "--most", "1", stdin=rows).rows
    assert one == whole[:1]
    assert len(whole) == 2


def print_of(number: int, words: int = 5) -> Article:
    """One of many accounts of one event."""
    return Article(f"{number}.txt", " ".join([f"word{number}"] * words), outlet=f"Outlet {number}")


def test_a_large_story_is_compared_by_some_of_its_accounts():
    """One a family, the longest; of many families the first, the last, and between them evenly."""
    accounts = [print_of(n, 9 if n == 7 else 5) for n in range(60)]
    alone = [frozenset((account.id,)) for account in accounts]
    chosen = telling(accounts, alone)
    assert len(chosen) == COMPARED
    assert (chosen[0], chosen[-1]) == (accounts[0], accounts[-1])
    assert [accounts.index(account) for account in chosen] == sorted(accounts.index(account) for account in chosen)
    copies = [frozenset(account.id for account in accounts[:58]), *alone[58:]]
    assert telling(accounts, copies) == [accounts[7], *accounts[58:]]
    assert telling(accounts[:COMPARED], alone) == accounts[:COMPARED]
