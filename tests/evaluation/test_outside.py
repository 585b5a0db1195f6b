"""The readers of outside data, on documents written here."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from evaluation import attribution, factuality, real_stories, times
from rashomon.pipeline import Pipeline

TML = """<TimeML><DCT>
<TIMEX3 tid="t0" type="DATE" value="2031-05-04" functionInDocument="CREATION_TIME">May 4</TIMEX3></DCT>
<TEXT>The mill shut on <TIMEX3 tid="t1" type="DATE" value="2031-05-02">Friday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="P2D">two <EVENT>days</EVENT></TIMEX3>.</TEXT></TimeML>"""


def test_a_timeml_document_is_its_text_and_its_times():
    """Offsets count in the text alone, tags inside a time are no part of it."""
    document = times.read("mill", TML)
    assert document.created == "2031-05-04"
    assert [(document.text[t.start : t.end], t.kind, t.value) for t in document.times] == [
        ("Friday", "DATE", "2031-05-02"),
        ("two days", "DURATION", "P2D"),
    ]


def test_a_time_is_matched_once():
    """Two marks on one said time: one of them is missed."""
    mark = times.Mark
    gold = [mark(0, 6, "DATE", "2031-05-02"), mark(4, 10, "DATE", "2031-05-03")]
    counts = times.score(gold, [mark(0, 10, "DATE", "2031-05-02")])
    assert counts == {"gold": 2, "said": 1, "strict": 0, "relaxed": 1, "type": 1, "value": 1}


def test_marks_in_pieces_run_from_first_to_last_without_outer_punctuation():
    """As the scorer of the corpus compares them."""
    text = '"It is shut," said Ola Berg, "for good."'
    notes = "T1\tContent 0 13;29 40\tx\nT2\tSource 19 27\tOla Berg\nE1\tAttribution:T1\n"
    marks = attribution.marks(notes, text)
    (content,), (source,) = marks["content"], marks["source"]
    assert text[slice(*content)] == 'It is shut," said Ola Berg, "for good'
    assert text[slice(*source)] == "Ola Berg"


def test_an_event_stands_where_its_tokens_stand(tmp_path: Path):
    """Token numbers become code points."""
    row = {"text": "It did n't rain .", "targets": [{"span1": [3, 4], "label": -2.5}]}
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(row) + "\n").encode()))
    ((text, (event,)),) = factuality.rows(path)
    assert (text[event.start : event.end], event.label) == ("rain", -2.5)


def test_contradictions_of_real_stories_are_told_with_all_that_is_behind_them(tmp_path):
    """An event's articles are compared; what belongs to no event is left out."""
    days = {"One": "Monday", "Two": "Thursday"}
    rows = [
        {
            "id": name,
            "event": event,
            "url": f"https://{name}.example/a",
            "outlet": name,
            "title": "Bridge to open",
            "published": "2031-05-04T10:00:00Z",
            "text": f"The new bridge over the Skarn will open to traffic on {day} at noon, the council said. "
            "The old one was shut in spring, when divers found cracks in two of its piers. Since then all cars "
            "and buses have gone by way of Lund, which takes them half an hour longer on most mornings.",
            "fivew": [],
        }
        for name, day, event in (*((n, d, "bridge") for n, d in days.items()), ("Three", "Friday", None))
    ]
    path = tmp_path / "stories.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    ((event, articles),) = real_stories.events(path).items()
    report = real_stories.compared(Pipeline(), articles)
    lines = real_stories.told(report)
    assert event == "bridge"
    assert len(real_stories.contradictions(report)) == 1
    assert lines[0].startswith("1. time, ")
    for name, day in days.items():
        assert any(line.strip().startswith(f"{name}, 2031-05-04") and f"on {day} at noon" in line for line in lines)
