"""The verbs print what they promise: standard output holds the result alone, the same input gives the same bytes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from tests.command import EXAMPLE, ROOT, rashomon

SCHEMA = ROOT / "src" / "rashomon" / "report" / "schema.json"
ARTICLE_FIELDS = {"id", "source", "url", "outlet", "title", "published", "modified", "byline", "credits", "language"}
KINDS = {"agreement", "contradiction", "update", "single"}


@pytest.fixture(scope="module")
def report() -> str:
    """What `compare --json` prints of the example accounts."""
    outcome = rashomon("compare", *EXAMPLE, "--json")
    assert outcome.code == 0, outcome.err
    return outcome.out


def test_the_example_is_three_accounts():
    """A web page, a saved text and a JSON row."""
    assert sorted(path.suffix for path in EXAMPLE) == [".html", ".json", ".txt"]


def test_the_report_is_what_its_schema_says(report: str):
    """The contract `rashomon/report/1`."""
    jsonschema.validate(json.loads(report), json.loads(SCHEMA.read_text("utf-8")))


def test_the_order_of_arguments_does_not_matter(report: str):
    """The same bytes; the installed command, below, is given a third order."""
    assert rashomon("compare", *reversed(EXAMPLE), "--json").out == report


def test_every_cut_reproduces_its_text(report: str):
    """Offsets count code points in the article's text, start included, end not; a focus lies in its evidence."""
    row = json.loads(report)
    texts = {a["id"]: a["text"] for a in row["articles"]}
    cuts = [e for f in row["findings"] for a in f["answers"] for e in a["evidence"]]
    for cut in [*cuts, *row["quotes"], *(e for entry in row["timeline"] + row["brief"] for e in entry["evidence"])]:
        assert texts[cut["article"]][cut["start"] : cut["end"]] == cut["text"]
        if focus := cut.get("focus"):
            assert cut["start"] <= focus["start"] < focus["end"] <= cut["end"]
    assert cuts


def test_findings_keep_their_promises(report: str):
    """A contradiction shows two answers, an agreement two accounts; witnesses are never more than accounts."""
    row = json.loads(report)
    assert row["findings"]
    for finding in row["findings"]:
        assert finding["kind"] in KINDS
        if finding["kind"] in {"contradiction", "update"}:
            assert len(finding["answers"]) >= 2
        if finding["kind"] == "agreement":
            assert len({e["article"] for e in finding["answers"][0]["evidence"]}) >= 2
        for answer in finding["answers"]:
            assert 1 <= answer["witnesses"] <= len({e["article"] for e in answer["evidence"]})
        assert 0 <= finding["confidence"] <= 1
        assert 0 <= finding["salience"] <= 1


def test_the_brief_says_nothing_that_no_account_says(report: str):
    """Every sentence of it is the words of its evidence."""
    for line in json.loads(report)["brief"]:
        assert line["evidence"]
        words = " ".join(" ".join(e["text"] for e in line["evidence"]).split())
        assert " ".join(line["text"].split()) in words


@pytest.mark.parametrize("options", [(), ("--markdown",)])
def test_text_and_markdown_need_no_terminal(options: tuple[str, ...]):
    """Plain characters, no escape codes, nothing on standard error."""
    outcome = rashomon("compare", *EXAMPLE, *options)
    assert (outcome.code, outcome.err) == (0, "")
    assert "\x1b" not in outcome.out
    assert len(outcome.out.splitlines()) > 20


def test_the_page_stands_alone_and_explain_names_the_rung(tmp_path: Path, report: str):
    """One file, no script, nothing fetched from anywhere; the level that fired is the explanation."""
    page = tmp_path / "page.html"
    outcome = rashomon("compare", *EXAMPLE, "--explain", "--all", "--html", page)
    assert outcome.code == 0, outcome.err
    text = page.read_text("utf-8").lower()
    assert text.startswith("<!doctype html>")
    assert not [mark for mark in ("<script", 'src="http', "<link", "@import") if mark in text]
    contested = next(f for f in json.loads(report)["findings"] if f["kind"] != "single")
    assert contested["level"] in " ".join(outcome.out.split())


def test_extract_prints_an_article_a_row():
    """With the text as it is, and the body's places in it."""
    outcome = rashomon("extract", *EXAMPLE, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert len(outcome.rows) == 3
    for row in outcome.rows:
        assert row.keys() >= ARTICLE_FIELDS | {"text", "body"}
        assert all(0 <= s["start"] < s["end"] <= len(row["text"]) for s in row["body"])
    plain = next(p for p in EXAMPLE if p.suffix == ".txt")
    row = next(r for r in outcome.rows if r["source"].endswith(".txt"))
    assert row["text"] == plain.read_text("utf-8")


def test_claims_print_a_claim_a_row():
    """Speaker and cue with their places, times and quantities as readings."""
    outcome = rashomon("claims", EXAMPLE[0], "--json")
    text = rashomon("extract", EXAMPLE[0], "--json").rows[0]["text"]
    assert outcome.rows
    for row in outcome.rows:
        parts = [row, *filter(None, (row["speaker"], row["cue"])), *row["times"], *row["quantities"]]
        assert all(text[p["start"] : p["end"]] == p["text"] for p in parts)
        assert -3 <= row["factuality"] <= 3
        assert row["voice"] in {"direct", "indirect", "mixed", "narration"}
    assert any(row["speaker"] for row in outcome.rows)


def test_standard_input_is_rows():
    """A row's id comes back, and its offsets count in the row's own text."""
    text = "The ferry left Orsund at noon on Friday with 80 people, the harbour office said. " * 4
    row = json.dumps({"id": "mine-1", "text": text}) + "\n"
    outcome = rashomon("claims", "-", "--json", stdin=row.encode())
    assert outcome.code == 0, outcome.err
    assert {r["article"] for r in outcome.rows} == {"mine-1"}
    (article,) = rashomon("extract", "-", "--json", stdin=row.encode()).rows
    assert (article["id"], article["text"]) == ("mine-1", text)


def test_copies_print_a_pair_a_row(tmp_path: Path):
    """How much of each one's words stand in the other."""
    text = next(p for p in EXAMPLE if p.suffix == ".txt").read_text("utf-8")
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text(text, "utf-8")
    two.write_text(text + "\nThe paper adds that the talks were still being prepared on Saturday evening.\n", "utf-8")
    (row,) = rashomon("copies", one, two, "--json").rows
    assert row.keys() >= {"a", "b", "share_a", "share_b", "spans", "family"}
    assert min(row["share_a"], row["share_b"]) > 0.8


def test_copies_are_told_to_a_reader(tmp_path: Path):
    """Who shares how much with whom, on what ground, and how many are independent."""
    body = (
        "The old lock at the mouth of the river was closed on Monday after a barge had torn a gate from its hinges.\n\n"
        "Divers went down twice before dark and came up with pictures of a crack that runs along the inner sill.\n\n"
        "Until it is mended no ship longer than forty metres can pass, and the grain boats wait at the outer quay."
    )
    rows = [
        {"id": site, "outlet": site, "published": f"2031-03-0{day}", "text": f"{body}\n\nNo more from {site} tonight."}
        for day, site in ((2, "quay.example"), (5, "salt.example"))
    ]
    words = (
        "The mayor opened a school for two hundred children, who had waited for it for three years in a disused mill.",
        "Rain has spoiled most of the apples in the valley, and the growers say that they will ask the state for help.",
    )
    sites = ("chicagotribune.com", "mercurynews.com")
    rows += [{"id": site, "outlet": site, "text": text} for site, text in zip(sites, words, strict=True)]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    plain = rashomon("copies", path).out
    assert "of salt.example's words stand in quay.example, which was printed earlier" in plain
    assert "one owner" not in plain
    owned = rashomon("copies", path, "--owners").out
    assert "chicagotribune.com, mercurynews.com: one owner, Alden Global Capital" in owned


def test_relate_answers_every_pair():
    """One row a pair, in their order."""
    pairs = [
        {"a": "Twelve people were hurt in the fire.", "b": "Nineteen people were hurt in the fire."},
        {"a": "The minister met the unions on Monday.", "b": "The stadium has 40,000 seats."},
    ]
    lines = "".join(json.dumps(p) + "\n" for p in pairs)
    rows = rashomon("relate", "-", "--json", stdin=lines.encode()).rows
    assert len(rows) == 2
    relations = {"agreement", "contradiction", "update", "compatible", "other", "undecided"}
    assert all(r["relation"] in relations and 0 <= r["confidence"] <= 1 for r in rows)


def test_judge_answers_every_pair():
    """A label and three probabilities that sum to one."""
    line = json.dumps({"premise": "The bridge is open.", "hypothesis": "The bridge is closed."}) + "\n"
    (row,) = rashomon("judge", "-", "--json", stdin=line.encode()).rows
    assert row["label"] in {"entailment", "neutral", "contradiction"}
    three = [v for v in row.values() if isinstance(v, float | int)] or list(row["probabilities"].values())
    assert sum(three) == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("words", [("compare",), ("nonsense",), ("compare", "--no-such-option", "x.txt")])
def test_wrong_words_are_exit_2(words: tuple[str, ...]):
    """And what is off is said on standard error."""
    outcome = rashomon(*words)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err


def test_the_installed_command_prints_the_same_bytes(report: str):
    """In a process of its own, with another hash seed, locale, width and order of arguments."""
    command = Path(sys.executable).with_name("rashomon")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C", "COLUMNS": "40"}
    files = [EXAMPLE[1], EXAMPLE[2], EXAMPLE[0]]
    done = subprocess.run([command, "compare", *files, "--json"], capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode() == report


def test_extract_prints_the_same_whatever_the_number_of_workers():
    """Twelve pages on standard input, a German one among them, its language said."""
    story = "<p>The ferry to Skerrow sailed at dawn on Tuesday with forty passengers, the harbour office said.</p>" * 4
    german = "<p>Der Rat von Skerrow hat am Montag beschlossen, die Fähre zu reparieren und dafür zu zahlen.</p>" * 4
    heads = [f"<h1>Ferry {n} to Skerrow sails</h1>" for n in range(12)]
    pages = [{"id": str(n), "html": head + (german if n == 3 else story)} for n, head in enumerate(heads)]
    given = "".join(json.dumps(page) + "\n" for page in pages).encode()
    one, two = (rashomon("extract", "-", "--json", "--workers", n, stdin=given) for n in ("1", "2"))
    assert one.out == two.out
    assert {row["id"]: row["language"] for row in one.rows} == {str(n): "de" if n == 3 else "en" for n in range(12)}
    assert all({"section", "paywalled", "notes"} <= row.keys() for row in one.rows)


def test_python_m_rashomon_is_the_command():
    """For where the command itself is not on the path."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    words = [sys.executable, "-m", "rashomon", "extract", EXAMPLE[0], "--json"]
    done = subprocess.run(words, capture_output=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["text"] == rashomon("extract", str(EXAMPLE[0]), "--json").rows[0]["text"]


def test_extracting_loads_nothing_that_compares():
    """The models, the parser, the templates and the terminal's library take longer to load than a page to read."""
    heavy = (
        "onnxruntime",
        "tokenizers",
        "spacy",
        "jinja2",
        "rich.console",
        "Stemmer",
        "lxml",
        "fastwarc",
        "httpx",
    )
    code = (
        "import sys; from rashomon import cli\n"
        "try: cli.app(sys.argv[1:])\n"
        f"except SystemExit: print([name for name in {heavy} if name in sys.modules], file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    words = [sys.executable, "-c", code, "extract", EXAMPLE[1], "--json"]
    done = subprocess.run(words, capture_output=True, text=True, env=environment, check=False)
    assert done.stderr.strip() == "[]"
