"""What the tests of the watch share with those of the store: a place on each database, and a pipeline."""

from tests.store.conftest import pipeline, place, postgres, store

__all__ = ["pipeline", "place", "postgres", "store"]
