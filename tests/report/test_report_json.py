"""JSON: the contract holds, offsets cut what they say, the same report gives the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError
from tests.report import sample

from rashomon.model import Report
from rashomon.report import article_row, claim_rows, render_json
from rashomon.report.json import OBEYED, SCHEMA

REPORTS = {"plain": sample.report(), "hostile": sample.hostile()}
PARTS = ["schema", "story", "articles", "findings", "quotes", "timeline", "copies", "brief", "skipped"]
ARTICLE = [*"id source url outlet title published modified byline credits language text body".split()]
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text()))


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_a_report_keeps_the_contract(report: Report):
    """What is printed validates against the published schema."""
    VALIDATOR.check_schema(VALIDATOR.schema)
    VALIDATOR.validate(json.loads(render_json(report)))


@pytest.mark.parametrize("spoil", PARTS)
def test_the_schema_misses_nothing_of_the_contract(spoil: str):
    """A report without one of the contract's parts does not validate."""
    row = json.loads(render_json(sample.report()))
    del row[spoil]
    with pytest.raises(ValidationError):
        VALIDATOR.validate(row)


def test_a_contradiction_needs_two_answers():
    """The schema refuses a contradiction with one answer to show."""
    row = json.loads(render_json(sample.report()))
    row["findings"][0]["answers"].pop()
    with pytest.raises(ValidationError):
        VALIDATOR.validate(row)


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_every_offset_reproduces_its_text(report: Report):
    """Wherever a row has an article, offsets and a text, the offsets cut that text."""
    row = json.loads(render_json(report))
    texts = {a["id"]: a["text"] for a in row["articles"]}
    cuts = [e for f in row["findings"] for a in f["answers"] for e in a["evidence"]]
    cuts += [e for part in ("timeline", "brief") for x in row[part] for e in x["evidence"]] + row["quotes"]
    assert len(cuts) > 5
    for cut in cuts:
        assert texts[cut["article"]][cut["start"] : cut["end"]] == cut["text"]
        focus = cut.get("focus")
        assert focus is None or cut["start"] <= focus["start"] < focus["end"] <= cut["end"]
    for copy in row["copies"]:
        for end in (copy["from"], copy["to"]):
            assert texts[end["article"]][end["start"] : end["end"]]


def test_the_words_of_the_accounts_come_through_unchanged():
    """Parsed again, texts, answers and marks are what the values hold."""
    row = json.loads(render_json(sample.report()))
    assert [a["id"] for a in row["articles"]] == sorted(a.id for a in (sample.wire, sample.daily, sample.gazette))
    first = row["findings"][0]
    assert (first["kind"], first["slot"], first["id"]) == ("contradiction", "time", sample.REOPENS.id)
    assert first["salience"] == 0.9321
    focus = first["answers"][1]["evidence"][0]["focus"]
    assert sample.daily.text[focus["start"] : focus["end"]] == "March 24"
    by_source = {a["source"]: a for a in row["articles"]}
    assert by_source["wire.txt"]["text"] == sample.wire.text
    assert by_source["wire.txt"]["published"] == "2031-03-03T13:05:00+01:00"
    assert row["story"] == {**row["story"], "outlets": 3, "witnesses": 2}
    assert {q["reported_by"] for q in row["quotes"]} == {None, "Norrland Wire"}


def test_the_copy_names_its_origin():
    """`copied_from` is set on the copy alone, and the passages say from where to where."""
    row = json.loads(render_json(sample.report()))
    owes = {a["source"]: a["copied_from"] for a in row["articles"]}
    assert owes == {"wire.txt": None, "daily.html": sample.wire.id, "gazette.txt": None}
    assert {(c["from"]["article"], c["to"]["article"], c["direction"]) for c in row["copies"]} == {
        (sample.wire.id, sample.daily.id, "known")
    }


def test_an_unknown_direction_accuses_nobody():
    """Two accounts that share prose, who copied whom unknown: neither is a copy."""
    report = sample.report()
    kin = replace(report.story.kinships[0], origin=None)
    row = json.loads(render_json(replace(report, story=replace(report.story, kinships=(kin,)))))
    assert all(a["copied_from"] is None for a in row["articles"])
    assert row["copies"]


def test_the_same_report_gives_the_same_bytes():
    """The order in which the accounts were given changes nothing."""
    report = sample.report()
    turned = replace(report, story=replace(report.story, accounts=report.story.accounts[::-1]))
    assert render_json(turned) == render_json(report)


def test_no_character_that_a_screen_obeys_is_printed_raw():
    """Escapes and direction overrides are written as JSON escapes, and read back as they were."""
    text = render_json(sample.hostile())
    assert not OBEYED.search(text)
    assert "\x1b" not in text
    assert json.loads(text)["story"]["title"] == sample.HOSTILE


def test_an_article_row_carries_the_id_that_was_given():
    """A row's own id comes back; an article without one goes by its digest."""
    assert article_row(sample.wire)["id"] == "w-1"
    row = article_row(sample.gazette)
    assert row["id"] == sample.gazette.id
    assert list(row) == ARTICLE
    body = "".join(row["text"][s["start"] : s["end"]] for s in row["body"])
    assert "Allow notifications" not in body
    assert "Bus passengers" in body


def test_claim_rows_name_speaker_cue_and_readings():
    """Each claim is a row whose parts cut the article's text."""
    account = next(a for a in sample.report().story.accounts if a.claims)
    rows = list(claim_rows(account))
    text = account.article.text
    assert len(rows) == 3
    for row in rows:
        assert row["article"] == "w-1"
        parts = [row, row["speaker"], row["cue"], *row["times"], *row["quantities"]]
        assert all(text[p["start"] : p["end"]] == p["text"] for p in parts if p)
    said = rows[1]
    assert (said["voice"], said["speaker"]["name"], said["cue"]["text"]) == ("indirect", "Ilka Brandvold", "said")
    assert (said["certainty"], said["factuality"]) == ("expected", 1)
    assert [(t["type"], t["value"]) for t in said["times"]] == [("DATE", "2031-03-14")]
    cost = rows[2]["quantities"][0]
    assert (cost["low"], cost["high"], cost["unit"], cost["of"]) == (2350000, 2450000, "SEK", "work")
    assert rows[0]["speaker"] is None
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows


def test_the_docs_name_every_field():
    """Each property of the schema stands in docs/report.md."""
    docs = (Path(__file__).parents[2] / "docs" / "report.md").read_text("utf-8")
    schema = json.loads(SCHEMA.read_text("utf-8"))
    names = {name for part in (schema, *schema["$defs"].values()) for name in part.get("properties", {})}
    assert len(names) > 40
    assert [name for name in sorted(names) if f"`{name}`" not in docs] == []
