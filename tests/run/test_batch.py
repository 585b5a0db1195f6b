"""One run, one result: whoever runs it, in whatever order, cut off or not; and the result is what the verbs print."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from tests.run import pile

from benchmarks import kills
from benchmarks.batch_run import SMALL
from rashomon.errors import RunError
from rashomon.pipeline import Pipeline
from rashomon.run import Distributed, Done, Job, Local, batch, digest, keep, pairing, parts
from rashomon.run.folder import Folder
from rashomon.run.steps import Asked
from rashomon.run.tables import KINDS, article_at, rows
from rashomon.store import open_store
from rashomon.store import search as searching
from rashomon.store.engine import reading

ROOT = Path(__file__).resolve().parents[2]
HERE = {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "OMP_NUM_THREADS": "1"}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The pile."""
    return pile.write(tmp_path_factory.mktemp("pile"))


@pytest.fixture(scope="module")
def first(inputs: list[str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """A run on one worker: the folder and what it came to."""
    out = tmp_path_factory.mktemp("first")
    return out, run(out, inputs, Local(1))


def run(out: Path, inputs: list[str], executor: Local | Distributed, **settings: bool) -> Done:
    """A run with small windows, so that few articles make several of everything."""
    return batch(Job(str(out), parts(inputs), **SMALL, **settings), executor)


def table(out: Path, kind: str) -> list[dict[str, object]]:
    """All rows of one kind."""
    folder = Folder(str(out)).under(kind)
    return [row for name in sorted(folder.names()) for row in rows(folder.view(name))]


@pytest.mark.parametrize("workers", [2, 4])
def test_any_number_of_workers_finds_the_same(
    inputs: list[str], first: tuple[Path, Done], tmp_path: Path, workers: int
):
    """In any order of the input: the digest is the one of a single worker."""
    mixed = list(inputs)
    Random(workers).shuffle(mixed)
    assert run(tmp_path, [*mixed, inputs[0]], Local(workers)) == first[1]


def test_a_small_pile_is_work_for_all(inputs: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Few pairs are cut into pieces as well, so that one worker does not do all of it."""
    asked: Counter[str] = Counter()

    class Watched(Local):
        def each(self, job: Job, several: Iterable[Asked]) -> Iterator[Asked]:
            several = list(several)
            asked.update(step for step, _ in several)
            yield from super().each(job, several)

    monkeypatch.setattr(pairing, "FEW_PAIRS", 8)
    batch(Job(str(tmp_path), parts(inputs)), Watched(2))
    assert asked["weigh"] > 4


def test_daft_finds_the_same(inputs: list[str], tmp_path: Path):
    """On Daft's own engine, in processes of its own."""
    pytest.importorskip("daft", reason="Daft is not installed: pip install 'rashomon[scale]'")
    some = inputs[2:]
    assert run(tmp_path / "daft", some, Distributed(None, 2)) == run(tmp_path / "local", some, Local(1))


def test_the_stories_are_those_of_group_and_the_copies_those_of_trace(inputs: list[str], first: tuple[Path, Done]):
    """Block by block comes out what the same stages find in memory."""
    pipeline = Pipeline()
    articles, _ = pipeline.articles(inputs)
    known = {article.id: article for article in articles}
    found = {row["story"]: row for row in table(first[0], "stories")}
    groups = pipeline.group(articles)
    assert {(one.id, one.articles, one.title) for one in groups} == {
        (name, tuple(row["articles"]), row["title"]) for name, row in found.items()
    }
    told = [(one, *pipeline.trace([known[name] for name in one.articles])) for one in groups]
    assert all(found[one.id]["witnesses"] == len(families) for one, _, families in told)
    assert {(kin.a, kin.b) for _, kinships, _ in told for kin in kinships} <= {
        (row["a"], row["b"]) for row in table(first[0], "copies")
    }
    assert {article.id for article in articles} == {row["id"] for row in table(first[0], "articles")}
    # Given ids that two rows share are told apart where they are printed; here every article goes by its digest.
    stored = {article.id: article for article in map(article_at, table(first[0], "articles"))}
    assert all(replace(stored[name], given=None) == replace(known[name], given=None) for name in known)


def test_everything_is_accounted_for(first: tuple[Path, Done]):
    """In = out + skipped: the empty row and the two that come twice are told, and nothing else is missing."""
    done = first[1]
    assert done.read == done.captures + sum(n for why, n in done.skipped.items() if why.startswith("read"))
    assert done.captures == done.articles + sum(n for why, n in done.skipped.items() if why.startswith("extract"))
    assert done.skipped["extract, duplicate"] == 2
    assert sum(len(row["articles"]) for row in table(first[0], "stories")) == done.articles > 40
    assert done.several > 5


def test_what_is_done_is_not_done_again(inputs: list[str], first: tuple[Path, Done], tmp_path: Path):
    """A second run answers at once; with one more input, what was read before is not read again."""
    out = tmp_path / "out"
    done = run(out, inputs[:2], Local(1))
    read = {
        name: (out / "work" / "read" / name).stat().st_mtime_ns for name in Folder(str(out)).under("work/read").names()
    }
    assert run(out, inputs[:2], Local(1)) == done
    assert run(out, inputs, Local(1)) == first[1]
    assert all((out / "work" / "read" / name).stat().st_mtime_ns == at for name, at in read.items())
    assert digest(str(out)) == first[1].digest
    assert run(out, inputs[:2], Local(1)) == done, "and back: no table of the larger pile stays"
    assert digest(str(out)) == done.digest


class Cut(Local):
    """A local executor that stops before stories are told."""

    def each(self, job: Job, asked: Iterable[Asked]) -> Iterator[Asked]:
        """Do steps up to there."""
        todo = list(asked)
        if any(step == "tell" for step, _ in todo):
            raise RunError("cut off")
        yield from super().each(job, todo)


def test_a_run_that_was_cut_off_is_not_mixed_with_another(inputs: list[str], tmp_path: Path):
    """Between its two halves another run writes its tables to the same folder."""
    wanted = run(tmp_path / "alone", inputs[:2], Local(1))
    with pytest.raises(RunError, match="cut off"):
        run(tmp_path / "out", inputs[:2], Cut(1))
    run(tmp_path / "out", inputs[1:2], Local(1))
    assert run(tmp_path / "out", inputs[:2], Local(1)) == wanted
    assert digest(str(tmp_path / "out")) == wanted.digest


def test_a_driver_that_is_killed_goes_on(inputs: list[str], first: tuple[Path, Done], tmp_path: Path):
    """SIGKILL three times, each after some more files: the digest is the same."""
    killed = kills.driver(command(tmp_path, inputs), tmp_path, 3, Random(3), most=16)
    assert (killed.answer, killed.kills) == (first[1].digest, 3)


def test_a_worker_that_is_killed_costs_nothing(inputs: list[str], first: tuple[Path, Done], tmp_path: Path):
    """SIGKILL of whatever process works at the time: its page or its step is done again."""
    killed = kills.workers(command(tmp_path, inputs), tmp_path, 6, Random(5), every=0.15)
    assert killed.answer == first[1].digest
    assert killed.kills > 1


def command(out: Path, inputs: list[str]) -> list[str]:
    """The run as a process of its own, on two workers."""
    words = [f"{name}={value}" for name, value in HERE.items()]
    return ["env", *words, sys.executable, "-m", "benchmarks.batch_run", str(out), "local", "2", *inputs]


def test_a_store_takes_the_articles_and_stories(inputs: list[str], first: tuple[Path, Done], tmp_path: Path):
    """Twice the same: every story of the tables, every check of the store, and the ledger in balance."""
    place = str(tmp_path / "news.db")
    job = Job(str(first[0]), parts(inputs), **SMALL)
    assert keep(job, place) == first[1].articles
    with open_store(place) as store:
        held, stats = store.digest(), store.stats()
        assert (stats["articles"], stats["stories"]) == (first[1].articles, first[1].stories)
        assert not any(checked.faults for checked in store.verify())
        ledger = {stage: (came, kept + sum(one.count for one in left)) for stage, came, kept, left in store.ledger(1)}
        assert all(came == out for came, out in ledger.values())
        assert ledger["read"][0] == first[1].read
        with reading(store.engine) as conn:
            hits, _ = searching.search(conn, searching.Asked(str(table(first[0], "articles")[0]["title"]), most=5))
        assert hits  # what was taken is found by its words
    assert keep(job, place) == 0
    with open_store(place) as store:
        assert store.digest() == held


def test_claims_are_those_of_the_verb(inputs: list[str], tmp_path: Path):
    """Every claim of every article, with its place."""
    some = sorted(map(str, Path(inputs[3]).iterdir()))[:2]
    done = run(tmp_path, some, Local(1), claims=True)
    accounts = Pipeline().accounts(Pipeline().articles(some)[0])
    assert done.claims == sum(len(account.claims) for account in accounts) > 10
    told = {(row["article"], row["start"], row["exact"]) for row in table(tmp_path, "claims")}
    assert told == {(a.article.id, c.content.start, c.content.exact) for a in accounts for c in a.claims}


def test_inputs_may_lie_in_an_object_store(inputs: list[str], tmp_path: Path):
    """An address that fsspec knows is read as a file is; its name stands in every row."""
    import fsspec

    disk = fsspec.filesystem("memory")
    disk.pipe_file("/news/a.jsonl", Path(inputs[0]).read_bytes())
    done = run(tmp_path / "there", ["memory://news/*.jsonl"], Local(1))
    assert done.articles == run(tmp_path / "here", [inputs[0]], Local(1)).articles
    assert all(str(row["source"]).startswith("memory://") for row in table(tmp_path / "there", "articles"))


def test_a_pile_of_nothing_is_a_result(tmp_path: Path):
    """A file that is not there is told of, and the run ends."""
    done = run(tmp_path / "out", [str(tmp_path / "nothing.warc")], Local(1))
    assert (done.articles, done.stories, done.skipped) == (0, 0, {"read, rejected": 1})


def test_standard_input_is_refused():
    """It cannot be read again by a run that goes on."""
    with pytest.raises(RunError, match="standard input"):
        parts(["-"])


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="threads are counted in /proc")
def test_a_table_is_read_by_the_thread_that_asks(first: tuple[Path, Done]):
    """A thread of the library's own that still runs when the command ends aborts it: there is none."""
    look = (
        "import os, sys; from pathlib import Path; from rashomon.run.tables import arrow, rows; arrow()\n"
        "def running(): return len(os.listdir('/proc/self/task'))\n"
        "before = running(); found = [row for name in sys.argv[1:] for row in rows(Path(name).read_bytes())]\n"
        "print(len(found), running() - before)"
    )
    tables = map(str, (first[0] / "articles").iterdir())
    said = subprocess.run([sys.executable, "-c", look, *tables], env={**os.environ, **HERE}, capture_output=True,
                          check=True, text=True)  # fmt: skip
    assert said.stdout.split() == [str(first[1].articles), "0"]


def test_the_command_prints_what_it_came_to(inputs: list[str], tmp_path: Path):
    """`rashomon batch`: a line of JSON, tables of every kind, and the digest again by itself."""
    words = [sys.executable, "-m", "rashomon", "batch"]
    out = tmp_path / "tables"
    told = {**os.environ, **HERE}
    given = [inputs[3], str(tmp_path / "nothing.warc")]
    said = subprocess.run([*words, *given, "--out", str(out), "--json"], env=told, capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    done = json.loads(said.stdout)
    assert f"skipped {given[1]}: no such file; check the path" in said.stderr
    again = subprocess.run(
        [*words, "--out", str(out), "--digest"], env=told, capture_output=True, check=True, text=True
    )
    assert again.stdout.strip() == done["digest"]
    assert {path.name for path in out.iterdir()} >= {"articles", "stories", "skipped"}
    assert {path.name for path in out.iterdir()} <= {*KINDS, "work"}
