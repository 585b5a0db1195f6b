"""What the tests of the pages share: a store with the example's story, reports built by hand, a client, a server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.command import EXAMPLE
from tests.report import sample
from tests.store.news import rows
from tests.store.once import asked_once
from tests.web.serving import Served, served

from rashomon.pipeline import Pipeline
from rashomon.store import Wanted, open_store
from rashomon.web import Desk, Keys, application

LONELY = {
    "The Lantern": (
        "Lighthouse at Orrin lit again",
        "2031-07-01T08:00:00+00:00",
        "The lighthouse at Orrin was lit again on Monday after eleven years, its keeper Odd Halvorsen said.\n\n"
        '"The lamp is new and the lens is the old one," said Halvorsen, who has lived on the island since 2019. '
        "The harbour office expects ferries to use the light from September on.",
    )
}


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The steps as they are shipped, each text read once."""
    return asked_once(Pipeline())


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> Iterator[Desk]:
    """A desk with the example's story compared, and an account that stands alone."""
    with open_store(tmp_path_factory.mktemp("desk") / "store.db") as store:
        store.add([*pipeline.read([str(path) for path in EXAMPLE]), *rows(LONELY)], pipeline, compared=True)
        yield Desk(store, pipeline)


@pytest.fixture(scope="session")
def keys() -> Keys:
    """The keys of a server on this machine alone."""
    return Keys()


@pytest.fixture(scope="session")
def client(desk: Desk, keys: Keys) -> TestClient:
    """A reader's browser, as far as it sends and receives; it follows no redirect."""
    return reader(desk, keys)


def reader(desk: Desk, keys: Keys, address: str = "http://127.0.0.1:8321") -> TestClient:
    """A client of its own, with no cookie yet."""
    app = application(desk, keys)
    return TestClient(app, base_url=address, follow_redirects=False, headers={"accept": "text/html"})


@pytest.fixture(scope="session")
def story(desk: Desk) -> str:
    """The id of the example's story."""
    found, _ = desk.store.stories(desk.pipeline, Wanted())
    return next(one.overview.group.id for one in found if len(one.articles) == len(EXAMPLE))


@pytest.fixture(scope="session")
def by_hand(desk: Desk) -> str:
    """The name of a report with every kind of finding, held and not kept."""
    return desk.hold(sample.report())


@pytest.fixture(scope="session")
def hostile(desk: Desk) -> str:
    """The name of a report in which every string from outside is hostile."""
    return desk.hold(sample.hostile())


@pytest.fixture(scope="session")
def server(desk: Desk, keys: Keys) -> Iterator[Served]:
    """The same desk behind a real server on a loopback port."""
    with served(desk, keys) as found:
        yield found
