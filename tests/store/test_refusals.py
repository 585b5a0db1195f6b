"""Full disks, read-only places and files that are no stores: a clear error each, and a sound store after it."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from tests.store.crash import forked, sound
from tests.store.news import FERRY, MINE, dozen, row, rows

from rashomon.errors import StoreError
from rashomon.model import Capture
from rashomon.pipeline import Pipeline
from rashomon.store import Wanted, engine, open_store

NOBODY = 65534
WORDS = "The council of Oberfeld met again and again about the road, the school and the well. "


def many(number: int, size: int = 20_000) -> list[Capture]:
    """Accounts that take room: what they say cannot be packed to nothing, as texts are not packed."""
    return [
        row(
            "Oberfeld Gazette",
            f"Council sits on day {n}",
            f"2031-01-{n % 28 + 1:02}T08:00:00+00:00",
            f"Day {n}. " + WORDS * (size // 85),
        )
        for n in range(number)
    ]


def printed(work: Callable[[], None]) -> str:
    """What some work says in a process of its own: "done", or its StoreError."""

    def told() -> None:
        try:
            work()
            print("done")
        except StoreError as problem:
            print(problem)

    return forked(told).printed


def adding(place: Path, captures: list[Capture], pipeline: Pipeline) -> Callable[[], None]:
    """Add some accounts, nothing compared; each that is acknowledged is noted beside the store's folder."""

    def work() -> None:
        with open_store(place) as store:
            store.add(captures, pipeline, compared=False)

    return work


def count(place: Path) -> int:
    """How many articles a store holds."""
    with open_store(place) as store:
        return int(store.stats()["articles"])


def test_a_file_that_may_grow_no_more_is_a_clear_error(tmp_path: Path, pipeline: Pipeline):
    """The system refuses to write; what was there is there, and the next run goes on."""
    place = tmp_path / "store.db"
    adding(place, rows(FERRY), pipeline)()
    before = sound(str(place))

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
        adding(place, many(60), pipeline)()

    told = printed(limited)
    assert str(place) in told
    assert "nothing was lost" in told
    assert sound(str(place)) == before or count(place) > 4
    adding(place, many(60), pipeline)()
    assert count(place) == 64
    sound(str(place))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here; the bound on a file's size is tested all the same")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_full_disk_is_a_clear_error(small_disk: Path, pipeline: Pipeline):
    """It says that the disk is full; with more room the same command ends as if nothing had been."""
    place = small_disk / "store.db"
    adding(place, rows(FERRY), pipeline)()
    told = printed(adding(place, many(80), pipeline))
    assert "full" in told
    assert "free some space" in told
    sound(str(place))
    subprocess.run(["mount", "-o", "remount,size=32m", small_disk], check=True)
    adding(place, many(80), pipeline)()
    assert count(place) == 84
    sound(str(place))


@pytest.fixture
def fixed(pipeline: Pipeline) -> Iterator[Path]:
    """A store with one story that may be read and not written."""
    folder = Path(mkdtemp())
    place = folder / "a store.db"
    with open_store(place) as store:
        store.add(rows(FERRY), pipeline)
    place.chmod(0o444)
    folder.chmod(0o555)
    yield place
    folder.chmod(0o755)
    place.unlink()
    folder.rmdir()


def test_a_store_that_may_not_be_written_can_be_read(fixed: Path, pipeline: Pipeline):
    """Lists, shows, verifies; to add is refused with the way out; nothing appears beside the file."""

    def look() -> None:
        if os.getuid() == 0:
            os.setuid(NOBODY)  # nothing is read-only to root
        with open_store(fixed) as store:
            (one,), _ = store.stories(pipeline, Wanted())
            assert store.shown(one.overview.group.id, pipeline).findings
            assert not [fault for checked in store.verify() for fault in checked.faults]
            store.add(rows(MINE), pipeline)

    told = printed(look)
    assert "readonly" in told
    assert "give a place that you may write to with --store" in told
    assert [path.name for path in fixed.parent.iterdir()] == [fixed.name]


def test_a_place_that_cannot_be_is_refused(tmp_path: Path):
    """A file in the way of the folder, something that is no database, an address of another kind."""
    (tmp_path / "file").write_text("A letter.")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "store.db")
    with pytest.raises(StoreError, match=r"not a database; give another file"):
        open_store(tmp_path / "file")
    with pytest.raises(StoreError, match="neither SQLite nor PostgreSQL"):
        open_store("mysql://somebody:secret@there/news")
    with pytest.raises(StoreError) as refused:
        open_store("postgresql://somebody:secret@127.0.0.1:1/news")
    assert "check that the server runs" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_writer_that_waits_in_vain_says_so(place: str, monkeypatch: pytest.MonkeyPatch):
    """Another program has been writing for longer than this one has patience; readers do not notice."""
    monkeypatch.setattr(engine, "PATIENCE", 0.2)
    with open_store(place) as one, open_store(place) as other, engine.writing(one.engine):
        assert other.stats()["articles"] == 0
        with pytest.raises(StoreError, match="another program is writing to it"), engine.writing(other.engine):
            pass


def test_a_damaged_file_is_found(tmp_path: Path, pipeline: Pipeline):
    """A page of the file is overwritten: verify says so, or the database does."""
    place = tmp_path / "store.db"
    with open_store(place) as store:
        store.add(dozen(), pipeline)
    whole = place.read_bytes()
    middle = len(whole) // 2 // 4096 * 4096
    place.write_bytes(whole[:middle] + b"\x5a" * 4096 + whole[middle + 4096 :])
    with open_store(place) as store:
        try:
            faults = [fault for one in store.verify() for fault in one.faults]
        except StoreError as problem:
            faults = [str(problem)]
    assert faults
