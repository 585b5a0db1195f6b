"""Names that are loaded when they are first asked for."""

import subprocess
import sys

import pytest

import rashomon
from rashomon import read, report, run, store


@pytest.mark.parametrize("package", [rashomon, read, report, run, store], ids=lambda package: package.__name__)
def test_every_public_name_is_there(package):
    assert [name for name in package.__all__ if getattr(package, name, None) is None] == []


@pytest.mark.parametrize("package", [rashomon, read, report, run, store], ids=lambda package: package.__name__)
def test_a_name_that_is_not_there_is_refused_by_its_package(package):
    with pytest.raises(AttributeError, match=rf"module '{package.__name__}' has no attribute 'nobody'"):
        package.nobody  # noqa: B018 - the look-up is the test


def test_what_is_slow_to_load_waits_until_it_is_wanted():
    loaded = "'sqlalchemy' in sys.modules"
    code = f"import sys, rashomon.store; print({loaded}); rashomon.store.Store; print({loaded})"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told.split() == ["False", "True"]
