"""JSON files become one capture a row, each row with its own place in the world."""

import gzip
import json

from rashomon.model import Capture, Skipped
from rashomon.read import read

ROW = {"id": "f1", "text": "The ferry sails again."}


def rows(tmp_path, body, name="rows.json"):
    """What comes of a file of these bytes, by its name without the folder."""
    path = tmp_path / name
    path.write_bytes(body)
    things = list(read([str(path)]))
    return [(thing.source.removeprefix(f"{tmp_path}/"), thing) for thing in things]


def test_one_object_is_one_capture_under_the_files_own_name(tmp_path):
    """A single row needs no number, and keeps its bytes."""
    body = json.dumps(ROW).encode()
    ((name, capture),) = rows(tmp_path, body)
    assert (name, capture.body, capture.media_type) == ("rows.json", body, "application/json")


def test_an_array_is_numbered(tmp_path):
    """Each row of several is found again by path#number."""
    found = rows(tmp_path, json.dumps([ROW, {"text": "Second", "url": "https://courier.example/2"}]).encode())
    assert [name for name, _ in found] == ["rows.json#1", "rows.json#2"]
    assert json.loads(found[0][1].body) == ROW
    assert found[1][1].url == "https://courier.example/2"


def test_a_wrapped_list_is_its_rows(tmp_path):
    """The answers of news services hold their articles in a field."""
    found = rows(tmp_path, json.dumps({"status": "ok", "articles": [ROW, ROW]}).encode())
    assert len(found) == 2


def test_a_bad_line_costs_only_itself(tmp_path):
    """A JSONL row that does not parse is skipped with its line; the others are read."""
    body = b'{"text": "one"}\n\n{"text": }\n{"text": "three"}\n[1]\n'
    found = rows(tmp_path, body, "rows.jsonl")
    assert [type(thing) for _, thing in found] == [Capture, Skipped, Capture, Skipped]
    assert [name for name, _ in found] == [f"rows.jsonl#{n}" for n in (1, 2, 3, 4)]
    assert "line 3, column 10" in found[1][1].reason
    assert "not an object" in found[3][1].reason


def test_json_that_does_not_parse_names_line_and_column(tmp_path):
    """A person can go to the place."""
    ((_, thing),) = rows(tmp_path, b'{"text": "one",\n "title" "two"}')
    assert isinstance(thing, Skipped)
    assert "line 2, column 10" in thing.reason


def test_rows_named_json_are_read_as_rows(tmp_path):
    """JSONL under the wrong suffix is still JSONL."""
    found = rows(tmp_path, b'{"text": "one"}\n{"text": "two"}\n')
    assert [json.loads(thing.body)["text"] for _, thing in found] == ["one", "two"]


def test_an_empty_array_and_a_deep_one_are_refused(tmp_path):
    """Neither is an account, and neither stops the program."""
    assert "empty" in rows(tmp_path, b"[ ]")[0][1].reason
    deep = rows(tmp_path, b'{"a":' * 200_000 + b"1" + b"}" * 200_000)[0][1]
    assert isinstance(deep, Skipped)


def test_a_lone_surrogate_in_a_row_survives_reading(tmp_path):
    """Half a pair is no reason to lose the row."""
    found = rows(tmp_path, b'[{"text": "a\\ud83d b"}, {"text": "c"}]')
    assert all(isinstance(thing, Capture) for _, thing in found)


def test_a_number_of_thousands_of_digits_costs_only_its_row(tmp_path):
    """Python refuses to read it, by another error than that of a comma in the wrong place."""
    body = b'{"text": "one"}\n{"text": "two", "n": ' + b"9" * 5000 + b'}\n{"text": "three"}\n'
    assert [type(thing) for _, thing in rows(tmp_path, body, "rows.jsonl")] == [Capture, Skipped, Capture]
    assert [type(thing) for _, thing in rows(tmp_path, body)] == [Capture, Skipped, Capture]


def test_rows_that_come_piece_by_piece_are_rows():
    """Also where the first piece ends with the first line."""
    packed = gzip.compress(b'{"text": "one"}\n', 0) + gzip.compress(b'{"text": "two"}\n', 0)
    assert [json.loads(thing.body)["text"] for thing in read(["-"], stdin=packed)] == ["one", "two"]
