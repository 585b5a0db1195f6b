"""What lists show of a story stands in its own row: every commit that changes it sums it up, and verify checks it."""

from __future__ import annotations

from sqlalchemy import text
from tests.store.news import FERRY, rows

from rashomon.pipeline import Pipeline
from rashomon.store import Store
from rashomon.store.engine import reading, writing
from rashomon.store.summaries import Sifted, mark_of, summaries


def test_a_story_is_summed_up_and_a_wrong_sum_is_found(store: Store, pipeline: Pipeline):
    """Its outlets, in the alphabet; no counts before it is compared; its mark moves with its accounts."""
    first, *others = rows(FERRY)
    store.add(others, pipeline, compared=False)
    with reading(store.engine) as conn:
        (one,), number = summaries(conn, Sifted(), 10)
        before = mark_of(conn, one.id)
    assert number == 1
    assert one.outlets == tuple(sorted(set(FERRY) - {next(iter(FERRY))}))
    assert (one.witnesses, one.contested, before.compared) == (None, None, False)
    store.add([first], pipeline, compared=False)
    with reading(store.engine) as conn:
        (one,), _ = summaries(conn, Sifted(order="changed"), 10)
        assert one.outlets == tuple(sorted(FERRY))
        assert mark_of(conn, one.id).changed > before.changed
    assert [fault for check in store.verify() for fault in check.faults] == []
    with writing(store.engine) as conn:
        conn.execute(text("UPDATE story SET contested = 99"))
    faults = [fault for check in store.verify() for fault in check.faults]
    assert len(faults) == 1
    assert one.id in faults[0]
