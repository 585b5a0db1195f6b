"""A Ray cluster of several nodes on this machine's loopback, for tests of what runs on one: nodes of one core each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DISABLE_IMPORT_WARNING": "1", "RAY_DEDUP_LOGS": "0"}
# Ray has its workers stand back by 15, which on a machine that is shared is to stand still.
QUIET["RAY_worker_niceness"] = "0"
# Names alone go through a node's object store.
ARGS: dict[str, Any] = {"object_store_memory": 100_000_000, "include_dashboard": False}


@contextmanager
def cluster(nodes: int) -> Iterator[tuple[str, Any]]:
    """A cluster of a head without work of its own and so many nodes: its address, and the cluster."""
    os.environ.update(QUIET)
    from ray.cluster_utils import Cluster

    running = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, **ARGS})
    try:
        for _ in range(nodes):
            running.add_node(num_cpus=1, **ARGS)
        running.wait_for_nodes()
        yield running.address, running
    finally:
        running.shutdown()
