"""Whatever is asked along the OpenAPI document, no answer is a 5xx. `make fuzz` asks far more."""

from __future__ import annotations

import pytest
from tests.web.fuzz import fuzz
from tests.web.serving import Served


@pytest.mark.slow
def test_no_request_breaks_the_server(server: Served, story: str):
    """Some cases of every operation, half of them about a story that is there."""
    answered = fuzz(server, story, 6)
    assert sum(answered.values()) >= 60
    assert max(answered) < 500
    assert answered[200] > 20
