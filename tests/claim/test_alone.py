"""spaCy without its command line: what a reader of claims loads, and that nothing of spaCy is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent.parent / "src"


def told(code):
    """What a fresh process prints."""
    run = [sys.executable, "-c", code]
    fresh = {**os.environ, "PYTHONPATH": str(SOURCE)}
    return subprocess.run(run, capture_output=True, text=True, check=True, env=fresh).stdout.strip()


def test_reading_claims_loads_no_command_line():
    """Neither spaCy's own tools nor the web client that they bring."""
    code = "from rashomon.claim import claim; list(claim([])); import sys; "
    code += "print('spacy' in sys.modules, *(m for m in sys.modules if m.split('.')[0] in ('weasel', 'requests')))"
    assert told(code) == "True"


@pytest.mark.parametrize(
    "code", ["import spacy.cli; print(callable(spacy.cli.download))", "print(bool(spacy.info(silent=True)))"]
)
def test_what_was_left_out_loads_where_it_is_asked_for(code):
    """By its own name, or by the one function that spaCy keeps at hand."""
    assert told(f"from rashomon.claim import alone; import spacy; {code}") == "True"
