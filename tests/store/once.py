"""A pipeline with the very answers of another one, each worked out once: tests add the same news often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from importlib.resources import files
from pathlib import Path
from typing import Any, ClassVar

from rashomon.compare import Forest, Relate, Relation, Statements
from rashomon.model import Account, Article
from rashomon.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class Once:
    """The cross-encoder, asked once a pair; `read` counts the pairs that it was asked for."""

    relate: Relate
    known: dict[Statements, Relation] = field(default_factory=dict)
    read: list[int] = field(default_factory=list)

    @property
    def model(self) -> Path:
        """Where its weights lie."""
        return self.relate.model

    def __call__(self, pairs: Sequence[Statements], /) -> list[Relation]:
        """One Relation a pair."""
        self.read.append(len(set(pairs)))
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self.known]
        self.known.update(zip(new, self.relate(new), strict=True))
        return [self.known[pair] for pair in pairs]


@dataclass(frozen=True, slots=True, eq=False)
class OnceForest(Forest):
    """Trees that are walked once for the same rows."""

    known: ClassVar[dict[tuple[str, bytes], Any]] = {}

    def __call__(self, rows: Sequence[Mapping[str, float]], /) -> Any:
        """Probabilities, (n, classes) float64."""
        key = (repr(self.names), self.table(rows).tobytes() if rows else b"")
        if key not in self.known:
            self.known[key] = Forest.__call__(self, rows)
        return self.known[key]


def walked_once(forest: Forest) -> OnceForest:
    """The same trees."""
    return OnceForest(**{field.name: getattr(forest, field.name) for field in fields(Forest)})


def asked_once(pipeline: Pipeline) -> Pipeline:
    """The same pipeline; claims are read once an article too."""
    judge = pipeline.judge
    glance = walked_once(Forest.load(files("rashomon.weights") / "glance.npz"))
    once, accounts = Once(Relate()), dict[tuple[str, str], Account]()

    def claim(articles: Sequence[Article]) -> Iterator[Account]:
        new = [one for one in articles if (one.id, repr(one)) not in accounts]
        accounts.update({(a.article.id, repr(a.article)): a for a in pipeline.claim(new)})
        yield from (accounts[one.id, repr(one)] for one in articles)

    return replace(
        pipeline,
        claim=claim,
        judge=replace(
            judge, relate=once, forest=walked_once(Forest.load()), glance=replace(judge.glance, forest=glance)
        ),
        differences=replace(pipeline.differences, relate=once, forest=walked_once(pipeline.differences.trees())),
    )
