"""`rashomon watch` killed with SIGKILL at each of its points, and started again: nothing lost, nothing told twice."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from tests.store.crash import Ended, forked
from tests.store.news import FERRY
from tests.watch.press import Press, hurry, table
from tests.watch.site import Page, Site, address, site

import rashomon.watch as room
from rashomon.cli import main, watch
from rashomon.pipeline import Pipeline
from rashomon.store import open_store, points, schema, schema_watch
from rashomon.watch import Pace

HOSTS = [address(number) for number in range(5)]
POINTS = [
    f"{when}-commit-{what}"
    for what in ("polls", "articles", "findings", "amendments", "told", "delivery")
    for when in ("before", "after")
] + ["mid-batch", "mid-findings"]


class Killed:
    """A press of two accounts, one of which is amended between two rounds; the command that watches it."""

    def __init__(self, servers: Site, pipeline: Pipeline) -> None:
        self.servers, self.pipeline = servers, pipeline
        self.hook = servers.put(HOSTS[4], "/hook", Page(status=204))

    def run(self, place: Path, kill_at: str = "nowhere") -> Ended:
        """`rashomon watch --once` in a process of its own."""
        return forked(partial(self._child, place, kill_at))

    def _child(self, place: Path, kill_at: str) -> None:
        os.environ[points.VARIABLE] = kill_at
        points.REACHED.clear()
        room.Pace = partial(Pace, pause=0.01)  # type: ignore[misc,assignment]
        watch.Pipeline = lambda: self.pipeline  # type: ignore[misc,assignment]
        press = self.press()
        words = ["--once", "--every", "0.01s", "--json", "--allow-private", "--webhook", self.hook]
        sys.argv = ["rashomon", "watch", *press.feeds, *words, "--store", str(place)]
        main()

    def press(self) -> Press:
        """The accounts as they were first."""
        return Press(self.servers).publish({name: FERRY[name] for name in ("Skerrow Herald", "Bay Courier")})

    def both(self, place: Path, kill_at: str = "nowhere") -> list[Ended]:
        """A round, an amendment, a round; each started again where it was killed."""
        ended = []
        for amended in (False, True):
            press = self.press()
            if amended:
                press.amend("Skerrow Herald", "12 passengers", "19 passengers")
                due(place)
            ended.append(self.run(place, kill_at))
            if ended[-1].killed:
                ended.append(self.run(place))
        return ended


def due(place: Path) -> None:
    """Time goes by."""
    with open_store(place) as store:
        hurry(store)


def held(place: Path) -> dict[str, object]:
    """What must be the same however often a watch was killed."""
    with open_store(place) as store:
        assert [fault for one in store.verify() for fault in one.faults] == []
        return {
            "articles": sorted(str(row["id"]) for row in table(store, schema.article)),
            "findings": sorted((str(r["story"]), str(r["id"])) for r in table(store, schema.finding) if not r["until"]),
            "notices": sorted(str(row["id"]) for row in table(store, schema_watch.notice)),
            "owed": [row for row in table(store, schema_watch.delivery) if not row["done"]],
            "pages": sorted((str(row["url"]), row["outcome"], row["article"], row["earlier"]) for row in
                            table(store, schema_watch.page)),
        }  # fmt: skip


@pytest.fixture(scope="module")
def killed(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Killed, dict[str, object]]]:
    """The command, and what an uninterrupted run of it leaves."""
    place = tmp_path_factory.mktemp("whole") / "s.db"
    with site(HOSTS) as servers:
        command = Killed(servers, pipeline)
        # What the model has read here no child has to read.
        with open_store(place.with_name("warm.db")) as store:
            press = command.press()
            press.round(store, pipeline)
            press.amend("Skerrow Herald", "12 passengers", "19 passengers")
            due(place.with_name("warm.db"))
            press.round(store, pipeline)
        whole = command.both(place)
        assert [one.status for one in whole] == [0, 0], whole
        assert set(POINTS) <= set(whole[0].reached) | set(whole[1].reached)
        yield command, held(place)


@pytest.mark.parametrize("point", POINTS)
def test_a_watch_that_was_killed_goes_on(point: str, killed: tuple[Killed, dict[str, object]], tmp_path: Path):
    """The store is the one of a run that nobody killed; each notice is there once and was handed to all who want it."""
    command, whole = killed
    before = len(command.servers.posted)
    ended = command.both(tmp_path / "s.db", point)
    assert any(one.killed for one in ended), point
    assert all(one.killed or one.status == 0 for one in ended)
    assert held(tmp_path / "s.db") == whole
    printed = [json.loads(line)["id"] for one in ended for line in one.printed.splitlines()]
    assert set(printed) == set(whole["notices"])  # type: ignore[call-overload]
    # Told twice only where it was killed between the telling and the note of it; and then under one id.
    assert len(printed) == len(set(printed)) or point == "before-commit-told"
    posted = [headers["rashomon-notice"] for _, headers, _ in command.servers.posted[before:]]
    assert set(posted) == set(printed)
    # The receiver may get the one twice that it was being offered when the program was killed.
    assert len(posted) - len(set(posted)) <= sum(one.killed for one in ended)
