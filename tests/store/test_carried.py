"""A story goes to another store and is the same there; a bundle that was tampered with does nothing."""

from __future__ import annotations

import io
import json
import os
import signal
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.command import rashomon
from tests.store.news import FERRY, MINE, amended, rows

from rashomon.errors import BundleError, StoreError
from rashomon.pipeline import Pipeline
from rashomon.report import render_json
from rashomon.store import Store, open_store, schema
from rashomon.store.carried import export, take_in
from rashomon.store.engine import reading
from rashomon.store.values import spelled


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> tuple[Path, str]:
    """A store with two stories, one article of the first amended; and the id of the first."""
    path = tmp_path_factory.mktemp("given") / "given.db"
    with open_store(path) as store:
        first, *others = rows(FERRY)
        store.add([first, *others, *rows(MINE)], pipeline)
        store.add([amended(first, "12 passengers", "14 passengers")], pipeline)
        with reading(store.engine) as conn:
            table = schema.story_article
            (story,) = conn.execute(
                select(table.c.story).where(table.c.why == "revision", table.c.until.is_(None))
            ).scalars()
    return path, str(story)


@pytest.fixture
def bundle(given: tuple[Path, str], tmp_path: Path) -> Path:
    """The first story with its captures."""
    out = tmp_path / "story.zip"
    with open_store(given[0]) as store:
        export(store, given[1], out, render_json, captures=True)
    return out


def counted(store: Store) -> dict[str, int]:
    """How many rows each table holds."""
    with reading(store.engine) as conn:
        return {
            table.name: int(conn.execute(select(func.count()).select_from(table)).scalar() or 0)
            for table in schema.metadata.sorted_tables
        }


def test_a_story_is_the_same_elsewhere(given: tuple[Path, str], bundle: Path, store: Store, tmp_path: Path):
    """Its report, on each database; what is exported from there is the same file; it verifies."""
    done = take_in(store, bundle)
    assert (done.articles, done.known, done.whole) == (5, 0, True)
    with open_store(given[0]) as origin:
        assert store.report(given[1]) == origin.report(given[1])
    again = tmp_path / "again.zip"
    export(store, given[1], again, render_json, captures=True)
    assert again.read_bytes() == bundle.read_bytes()
    assert [(check.name, check.faults) for check in store.verify() if check.faults] == []
    assert store.waiting() == []


def test_what_is_imported_twice_is_there_once(bundle: Path, store: Store):
    """The second time nothing is written, not even that it was tried."""
    take_in(store, bundle)
    before = counted(store)
    assert take_in(store, bundle).articles == 0
    assert counted(store) == before


def test_without_captures_the_bytes_stay_and_may_follow(
    given: tuple[Path, str], bundle: Path, store: Store, tmp_path: Path
):
    """The texts are there, the bytes as they were fetched are not; a later bundle brings them."""
    small = tmp_path / "small.zip"
    with open_store(given[0]) as origin:
        export(origin, given[1], small, render_json)
    assert not [name for name in zipfile.ZipFile(small).namelist() if name.startswith("captures/")]
    take_in(store, small)
    with reading(store.engine) as conn:
        assert set(conn.execute(select(schema.capture.c.body)).scalars()) == {None}
    take_in(store, bundle)
    with reading(store.engine) as conn:
        assert None not in set(conn.execute(select(schema.capture.c.body)).scalars())


def test_a_story_that_meets_another_here_is_sorted_with_it(bundle: Path, store: Store, pipeline: Pipeline):
    """Its articles come in; which story they make is for the store to say."""
    store.add(rows(FERRY)[:2], pipeline)
    store.add([amended(rows(FERRY)[3], "Twelve passengers", "Thirteen passengers")], pipeline)
    done = take_in(store, bundle)
    assert not done.whole
    store.add((), pipeline, verb="import")
    with reading(store.engine) as conn:
        table = schema.story_article
        held = conn.execute(select(table.c.story, table.c.article).where(table.c.until.is_(None))).all()
    assert len({article for _, article in held}) == len(held) == 6
    assert len({story for story, _ in held}) == 1
    assert [check.faults for check in store.verify() if check.faults] == []


def remade(bundle: Path, change: Callable[[dict[str, bytes]], None], *, honest: bool = True) -> Path:
    """The bundle with other members; its manifest says what they are where `honest`."""
    with zipfile.ZipFile(bundle) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    change(members)
    if honest and "manifest.json" in members:
        manifest = json.loads(members["manifest.json"])
        rest = {name: body for name, body in members.items() if name != "manifest.json"}
        manifest["members"] = {n: {"size": len(b), "sha256": sha256(b).hexdigest()} for n, b in rest.items()}
        members["manifest.json"] = spelled(manifest).encode()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, body in members.items():
            packed.writestr(name, body)
    return bundle


def put(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new)

    return change


def drop(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda members: members.pop(name) and None


def extra(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda members: members.update({name: b"x"})


FORGED = [
    (put("rows/article.jsonl", b"14 passengers", b"99 passengers"), "not what it was stored as"),
    (put("rows/article.jsonl", b"Skerrow Herald", b"Skerrow Tribune"), "not what it was stored as"),
    (put("rows/article.jsonl", b'"home":"', b'"home":"0'), "not what its contents say"),
    (put("rows/finding.jsonl", b'"kind":"', b'"kind":"x'), "do not hold together|not what its contents say"),
    (put("rows/finding.jsonl", b'"salience":', b'"salience":1'), "not what its contents say|hold together"),
    (put("rows/report.jsonl", b"witnesses", b"witnesss"), "not a row of report"),
    (put("rows/account.jsonl", b'"claims":"', b'"claims":"!'), "hold together"),
    (put("rows/story_article.jsonl", b'"grouped"', b'"because"'), "not what its contents say"),
    (put("report.json", b"12 passengers", b"15 passengers"), "its report cites"),
    (put("rows/story.jsonl", b'"id":"', b'"id":"../'), "not what its contents say"),
    (drop("rows/report.jsonl"), "not what its contents say"),
    (drop("rows/capture.jsonl"), "not what its contents say"),
    (drop("report.json"), "its report"),
    (drop("manifest.json"), "no manifest"),
    (extra("../../outside.txt"), "is no member of one"),
    (extra("/tmp/outside.txt"), "is no member of one"),
    (extra("captures/../../x"), "is no member of one"),
    (extra("captures/0123456789abcdef"), "not what its name says"),
    (put("manifest.json", b"rashomon/bundle/1", b"rashomon/bundle/2"), "newer rashomon"),
    (put("manifest.json", b"rashomon/bundle/1", b"something/else"), "not a bundle"),
    (put("rows/article.jsonl", b'"text":"', b'"text":"\\u0000'), "not a row of article"),
    (put("rows/article.jsonl", b"{", b"[" * 100_000), "cannot be read"),
]


@pytest.mark.parametrize(("change", "why"), FORGED, ids=lambda one: one if isinstance(one, str) else "")
def test_a_forged_bundle_is_refused_and_writes_nothing(bundle: Path, tmp_path: Path, change, why: str):
    """Whatever was changed, though the manifest was changed along."""
    remade(bundle, change)
    there = {path for path in tmp_path.rglob("*")}
    with open_store(tmp_path / "a.db") as store:
        before = counted(store)
        with pytest.raises((BundleError, StoreError), match=why):
            take_in(store, bundle)
        assert counted(store) == before
    assert {path for path in tmp_path.rglob("*") if not path.name.startswith("a.db")} == there
    assert not Path("/tmp/outside.txt").exists()


def test_a_damaged_bundle_is_refused(bundle: Path, tmp_path: Path):
    """Another digest, half of it, no zip at all, nothing there, a bomb, a member twice."""
    body = bundle.read_bytes()
    with open_store(tmp_path / "a.db") as store:
        for name, content, why in (
            ("half.zip", body[: len(body) // 2], "not a bundle, or a damaged one"),
            ("text.zip", b"Dear colleague", "not a bundle, or a damaged one"),
            ("empty.zip", b"", "not a bundle"),
            ("bomb.zip", bomb(), "unpacks to more than"),
            ("many.zip", many(), "members"),
            ("none.zip", None, "cannot be read"),
        ):
            path = tmp_path / name
            if content is not None:
                path.write_bytes(content)
            with pytest.raises(BundleError, match=why):
                take_in(store, path)
        with pytest.raises(BundleError, match="another digest"):
            take_in(store, remade(bundle, put("report.json", b"12 passengers", b"15 passengers"), honest=False))


def bomb() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
        packed.open("rows/article.jsonl", "w") as member,
    ):
        for _ in range(260):
            member.write(bytes(1 << 20))
    return out.getvalue()


def many() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for number in range(10_001):
            packed.writestr(f"captures/{number:016x}", b"")
    return out.getvalue()


@pytest.mark.parametrize("flipped", range(0, 100, 12))
def test_one_byte_off_is_noticed_or_does_not_matter(bundle: Path, tmp_path: Path, flipped: int):
    """Wherever it lies: an error that says so, or a bundle that reads as before."""
    body = bytearray(bundle.read_bytes())
    body[len(body) * flipped // 100] ^= 0x41
    bundle.write_bytes(bytes(body))
    with open_store(tmp_path / "a.db") as store:
        try:
            done = take_in(store, bundle)
        except BundleError:
            assert counted(store)["article"] == 0
        else:
            assert done.articles == 5


def killed_at(point: str, run: Callable[[], object]) -> None:
    """Run something in a process of its own, which the point kills with SIGKILL."""
    child = os.fork()
    if child == 0:
        os.environ["RASHOMON_KILL_AT"] = point
        try:
            run()
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize("point", ["mid-export:3", "before-rename-export", "after-rename-export"])
def test_a_killed_export_leaves_no_half_file(given: tuple[Path, str], bundle: Path, tmp_path: Path, point: str):
    """What was there before stays until the new one is whole; the next export goes through."""
    out = tmp_path / "out.zip"
    out.write_bytes(b"the one before")
    words = ("export", given[1], "-o", out, "--captures", "--store", given[0])
    killed_at(point, lambda: rashomon(*words))
    whole = bundle.read_bytes()
    assert out.read_bytes() == (whole if point.startswith("after") else b"the one before")
    done = rashomon(*words)
    assert done.code == 0
    assert out.read_bytes() == whole
    assert not out.with_name("out.zip.part").exists()


@pytest.mark.parametrize("point", ["mid-import", "before-commit-import", "after-commit-import"])
def test_a_killed_import_is_whole_or_not_there(bundle: Path, tmp_path: Path, point: str, given: tuple[Path, str]):
    """And the next one goes through."""
    place = str(tmp_path / "a.db")
    killed_at(point, lambda: rashomon("import", bundle, "--store", place))
    with open_store(place) as store:
        assert counted(store)["article"] == (5 if point.startswith("after") else 0)
        take_in(store, bundle)
        assert store.report(given[1]) is not None
        assert [check.faults for check in store.verify() if check.faults] == []


def test_the_verbs_say_what_they_did(given: tuple[Path, str], tmp_path: Path):
    """export, import, import again; a folder that is not there."""
    out, place = tmp_path / "s.zip", tmp_path / "other.db"
    assert f"exported {given[1]}" in rashomon("export", given[1][:8], "-o", out, "--store", given[0]).out
    assert "5 articles, 0 were here" in rashomon("import", out, "--store", place).out
    assert "0 articles, 5 were here" in rashomon("import", out, "--store", place).out
    shown = [rashomon("show", given[1], "--store", one, "--json").out for one in (given[0], place)]
    assert shown[0] == shown[1]
    nowhere = rashomon("export", given[1], "-o", tmp_path / "none" / "s.zip", "--store", given[0])
    assert nowhere.code == 1
    assert "cannot be written" in nowhere.err
