"""Ask everything that the OpenAPI document allows, and more: Schemathesis against a real server of the example's story.

`python -m tests.web.fuzz` runs 3,000 cases and more; the tests run some. Fails where an answer is a 5xx.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from tests.command import EXAMPLE
from tests.web.serving import Served, served

from rashomon.pipeline import Pipeline
from rashomon.store import open_store
from rashomon.web import Desk, Keys

EXAMPLES = 260  # of each of the operations


def fuzz(server: Served, story: str, examples: int) -> Counter[int]:
    """Every operation with so many cases; how often each status was answered. Raises where one is a 5xx."""
    schema = schemathesis.openapi.from_url(f"{server.address}/openapi.json")
    answered: Counter[int] = Counter()
    for found in schema.get_all_operations():
        operation = found.ok()

        def ask(case) -> None:
            _known(case, story)
            answer = case.call(headers={"accept": "text/html"} if len(answered) % 2 else None)
            answered[answer.status_code] += 1
            case.validate_response(answer, checks=[not_a_server_error])

        _run(operation, ask, examples)
    return answered


def _known(case, story: str) -> None:
    """Half of the cases ask for a story that is there."""
    parameters = case.path_parameters or {}
    if "story" in parameters and len(str(parameters["story"])) % 2:
        parameters["story"] = story


def _run(operation, ask, examples: int) -> None:
    bounds = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    bounds(given(case=operation.as_strategy())(ask))()


def main() -> int:
    """The whole run."""
    pipeline = Pipeline()
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "example.db") as store:
        added = store.add(pipeline.read([str(path) for path in EXAMPLE]), pipeline, compared=True)
        with served(Desk(store, pipeline), Keys()) as server:
            answered = fuzz(server, added.compared[0], EXAMPLES)
    print(f"{sum(answered.values()):,} cases: " + ", ".join(f"{n:,} x {s}" for s, n in sorted(answered.items())))
    return 0 if sum(answered.values()) >= 3_000 and max(answered) < 500 else 1


if __name__ == "__main__":
    sys.exit(main())
