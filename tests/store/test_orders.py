"""One content, one digest: whatever the order, the number of workers, the database, and in how many parts it came."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from tests.store.news import amended, dozen
from tests.store.servers import Server

from rashomon.extract import Workers
from rashomon.model import Capture
from rashomon.pipeline import Pipeline
from rashomon.store import open_store


def shuffled(seed: int) -> list[Capture]:
    """The accounts, one of them in two versions and one twice, in an order of their own."""
    captures = dozen()
    captures += [amended(captures[5], "450", "480"), captures[2]]
    Random(seed).shuffle(captures)
    return captures


@pytest.fixture(scope="module")
def digests() -> set[str]:
    """What came out so far: one digest for all."""
    return set()


@pytest.mark.parametrize("workers", [1, 2, 4])
@pytest.mark.parametrize("seed", range(5))
def test_any_order_and_any_number_of_workers_give_one_digest(
    place: str, pipeline: Pipeline, digests: set[str], seed: int, workers: int
):
    """Five orders by three numbers of workers by two databases; the last order comes in two parts."""
    captures, parts = shuffled(seed), 1 if seed < 4 else 2
    working = replace(pipeline, workers=Workers(workers, few=2))
    with open_store(place) as store:
        for number in range(parts):
            store.add(captures[number::parts], working)
        digests.add(store.digest())
        assert [one.faults for one in store.verify()] == [()] * 8
    assert len(digests) == 1


def test_another_word_is_another_digest(postgres: Server, pipeline: Pipeline, digests: set[str]):
    """The digest sees the text of an article."""
    with open_store(postgres.database()) as store:
        store.add([*shuffled(0), amended(dozen()[0], "12 passengers", "13 passengers")], pipeline)
        assert digests
        assert store.digest() not in digests
