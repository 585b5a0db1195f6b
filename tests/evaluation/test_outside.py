"""The readers of outside data, on documents written here."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from evaluation import attribution, factuality, times

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
