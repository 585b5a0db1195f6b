"""What was read and judged once is not read and judged again: a Pipeline in, one that asks the store first out.

Two things of a comparison are dear, and each depends on its own input alone: the claims of an article, and what the
cross-encoder says of two texts. Both are kept; so an article that joins a story of fifty costs its own pairs.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from sqlalchemy import Connection, Engine, select

from rashomon.compare import RELATIONS, Relation, Statements
from rashomon.compare.relate import Entailment
from rashomon.model import Account, Article, Outcome, Skipped
from rashomon.pipeline import Pipeline
from rashomon.store import schema
from rashomon.store.accounts import accounts_of, keep_accounts
from rashomon.store.engine import reading, writing
from rashomon.store.points import reached
from rashomon.store.shares import shares
from rashomon.store.values import spelled
from rashomon.store.versions import model_of

PART = 64  # articles whose claims one commit makes lasting
# Probabilities come rounded to four decimals: as whole ten-thousandths nothing of them is lost.
SHAPE = struct.Struct(">20H")
UNIT = 10_000

Relating = Callable[[Sequence[Statements]], list[Relation]]


@dataclass(slots=True)
class Memory:
    """A pipeline that remembers: `pipeline` is to be used in the place of the one it was made of.

    `asked` and `told` count the pairs that a comparison wanted and those that the model had to read. New answers wait
    in `fresh` until `keep` writes them. `failed` names the articles whose claims could not be read.
    """

    engine: Engine
    plain: Pipeline
    asked: int = 0
    told: int = 0
    fresh: dict[bytes, bytes] = field(default_factory=dict)
    failed: list[Skipped] = field(default_factory=list)

    @property
    def pipeline(self) -> Pipeline:
        """The same steps, asking the store first."""
        judge, differences = self.plain.judge, self.plain.differences
        return replace(
            self.plain,
            claim=self.claim,
            judge=replace(judge, relate=self._remembering(judge.relate)),
            differences=replace(differences, relate=self._remembering(differences.relate)),
        )

    def claim(self, articles: Sequence[Article], /) -> Iterator[Account]:
        """The account of each article, in the order given; those not read before are read, and kept at once."""
        with reading(self.engine) as conn:
            known = accounts_of(conn, articles)
        unread = [article for article in articles if article.id not in known]
        for part in shares(unread, PART):
            accounts = self._read(part)
            with writing(self.engine) as conn:
                keep_accounts(conn, accounts)
                reached("before-commit-accounts")
            reached("after-commit-accounts")
            known |= {account.article.id: account for account in accounts}
        yield from (known[article.id] for article in articles)

    def _read(self, articles: Sequence[Article]) -> tuple[Account, ...]:
        """The accounts of some articles; of one that cannot be read an empty one, so that the rest goes on."""
        try:
            return tuple(self.plain.claim(articles))
        except Exception as problem:  # whatever one article does to the parser must not keep the others waiting
            if len(articles) > 1:
                return tuple(account for article in articles for account in self._read([article]))
            reason = f"its claims could not be read ({type(problem).__name__}: {problem}); it is kept without them"
            self.failed.append(Skipped(articles[0].source, "claim", reason, Outcome.QUARANTINED))
            return (Account(articles[0], (), ()),)

    def _remembering(self, relate: Relating) -> Relating:
        model = model_of(relate)
        if model is None:  # not known to give one answer to one pair
            return relate

        def remembered(pairs: Sequence[Statements], /) -> list[Relation]:
            keys = [_key(model, pair) for pair in pairs]
            known = self._known(keys)
            new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in known}
            answers = dict(zip(new, relate(list(new.values())), strict=True))
            self.asked += len(set(keys))
            self.told += len(new)
            self.fresh |= {key: _packed(answer) for key, answer in answers.items()}
            return [answers[key] if key in answers else _unpacked(known[key]) for key in keys]

        return remembered

    def _known(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What was said before of some pairs."""
        known = {key: self.fresh[key] for key in keys if key in self.fresh}
        with reading(self.engine) as conn:
            for share in shares({key for key in keys if key not in known}):
                rows = conn.execute(select(schema.score).where(schema.score.c.key.in_(share)))
                known |= {bytes(key): bytes(value) for key, value in rows}
        return known

    def keep(self, conn: Connection) -> None:
        """Write the new answers; the caller commits."""
        there = set()
        for share in shares(self.fresh):
            there |= set(
                map(bytes, conn.execute(select(schema.score.c.key).where(schema.score.c.key.in_(share))).scalars())
            )
        rows = [{"key": key, "value": value} for key, value in sorted(self.fresh.items()) if key not in there]
        if rows:
            conn.execute(schema.score.insert(), rows)
        self.fresh.clear()


def _key(model: str, pair: Statements) -> bytes:
    """Digest of a pair as the model reads it: the earlier one first, whichever way round it is given."""
    sides = sorted([(pair.published_a or "", pair.a), (pair.published_b or "", pair.b)])
    return sha256(spelled([model, sides]).encode()).digest()[:16]


def _packed(answer: Relation) -> bytes:
    figures = (*(getattr(answer, name) for name in RELATIONS), *answer.slots, *answer.entailment)
    return SHAPE.pack(*(round(figure * UNIT) for figure in figures))


def _unpacked(kept: bytes) -> Relation:
    figures = [figure / UNIT for figure in SHAPE.unpack(kept)]
    kinds = dict(zip(RELATIONS, figures, strict=False))
    return Relation(**kinds, slots=tuple(figures[5:17]), entailment=Entailment(*figures[17:]))
