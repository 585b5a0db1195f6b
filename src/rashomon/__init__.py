"""Rashomon: what several accounts of one event agree on, contradict, change, and say alone.

    >>> from rashomon import compare_accounts
    >>> report = compare_accounts(["a.html", "b.txt", "c.json"])        # doctest: +SKIP
    >>> [finding.question for finding in report.findings]      # doctest: +SKIP

Bytes are read into captures, each capture is an article, each article is read for its
claims; claims of different accounts that may speak of one point are aligned, compared on
ladders of readings and by a small cross-encoder, and gathered into findings. Every
statement of a report is cut from an account, with its place. It never says which account
is true. `rashomon.pipeline` is the flow on one page.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rashomon import model
from rashomon.errors import RashomonError
from rashomon.later import later

if TYPE_CHECKING:
    from rashomon.pipeline import Pipeline

__version__ = "0.1.0"
__all__ = ["Pipeline", "RashomonError", "compare_accounts", "model"]


def compare_accounts(sources: Iterable[str]) -> model.Report:
    """Compare the accounts of one event: paths, folders or globs in, a Report out.

    Nothing that cannot be read raises: it is among the report's `skipped`.
    """
    from rashomon.pipeline import Pipeline

    pipeline = Pipeline()
    return pipeline.compare(*pipeline.articles(sources))


# A command that finds articles needs none of the models.
__getattr__ = later(__name__, {"Pipeline": "pipeline"})
