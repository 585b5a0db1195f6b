"""Models are loaded beside other work, once, and what is missing is reported where it is used."""

from pathlib import Path
from threading import Thread

import pytest

from rashomon.compare import Relate, Statements, load_ahead, relate
from rashomon.errors import ModelError


def test_a_model_is_loaded_once(monkeypatch):
    """However often it is asked for, and by however many at once."""
    opened = []
    plain = relate._load.__wrapped__
    relate._load.cache_clear()
    load_ahead.cache_clear()
    monkeypatch.setattr(relate, "_load", relate.lru_cache(lambda model: opened.append(model) or plain(model)))
    askers = [Thread(target=relate.load, args=(Relate().model,)) for _ in range(3)]
    for asker in askers:
        asker.start()
    assert load_ahead(Relate().model) is load_ahead(Relate().model)
    for thread in (*askers, load_ahead(Relate().model)):
        thread.join()
    assert opened == [Relate().model]


def test_a_missing_model_is_reported_where_it_is_used():
    """Not by the thread that looked for it first."""
    load_ahead(Path("no such.onnx")).join()
    with pytest.raises(ModelError, match="install the package whole"):
        Relate(Path("no such.onnx"))([Statements("It sank.", "It did not sink.")])
