"""How two statements of different reports stand to each other: pairs of sentences in, probabilities out.

A small cross-encoder of our own reads both sentences at once, each behind the day it was printed on. It knows
neither outlet nor speaker, and says nothing about which statement is true. `weights/MODEL_CARD.md` gives its
training, its figures and its licence. Refused: a model file without its three outputs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.compare.figures import marked
from rashomon.errors import ModelError
from rashomon.weights.sessions import open_session

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

RELATIONS = ("agreement", "contradiction", "compatible", "update", "other")
SLOTS = (
    "time",
    "duration",
    "amount",
    "count",
    "place",
    "participant",
    "role",
    "status",
    "cause",
    "quote",
    "attribution",
    "other",
)
WEIGHTS = Path(__file__).parent.parent / "weights"
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
PENN = (("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]"), ("``", '"'), ("''", '"'))
MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
# A weekday with its date beside it needs no help.
POINTER = re.compile(
    rf"\b(?:(?:(?P<turn>last|past|next|coming) )?(?P<weekday>{'|'.join(DAYS)})\b"
    rf"(?!,? (?:the )?(?:\d|{MONTHS}))"
    r"|(?P<today>today|tonight|this (?:morning|afternoon|evening))\b"
    r"|(?P<yesterday>yesterday|last night)\b|(?P<tomorrow>tomorrow)\b)",
    re.IGNORECASE,
)
LOADING = Lock()  # two threads that need a model wait for one loading of it
SHARE = 4  # pairs that a thread takes at once: few, so that both have work where a story has few
LENGTH = 128  # wordpieces of both sentences together; the longer one is cut first


@dataclass(frozen=True, slots=True)
class Statements:
    """Two statements to be compared; `published_a` and `published_b` are ISO 8601 dates or times, None if unknown."""

    a: str
    b: str
    published_a: str | None = None
    published_b: str | None = None


class Entailment(NamedTuple):
    """What a premise says of a hypothesis: three probabilities that sum to 1, rounded to four decimals."""

    entailment: float
    neutral: float
    contradiction: float

    @property
    def label(self) -> str:
        """The likeliest of the three."""
        return max(self._fields, key=lambda name: float(getattr(self, name)))


NEUTRAL = Entailment(0.0, 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Relation:
    """Five probabilities that sum to 1, rounded to four decimals, and twelve for the slot, in the order of `SLOTS`.

    `other`: the two are not about the same point. The slots are what the two would share or differ in
    if they were, so they mean little where `other` is high.
    """

    agreement: float
    contradiction: float
    compatible: float
    update: float
    other: float
    slots: tuple[float, ...]
    entailment: Entailment = NEUTRAL

    @property
    def kind(self) -> str:
        """The likeliest of `RELATIONS`."""
        return max(RELATIONS, key=lambda name: float(getattr(self, name)))

    @property
    def slot(self) -> str:
        """The likeliest of `SLOTS`."""
        return SLOTS[max(range(len(SLOTS)), key=self.slots.__getitem__)]


class Logits(NamedTuple):
    """What the model gives for one pair, before the softmax."""

    relation: NDArray[np.float32]  # (5,)
    slot: NDArray[np.float32]  # (12,)
    label: NDArray[np.float32]  # (3,)


@dataclass(frozen=True, slots=True)
class Relate:
    """Read pairs of statements with the pair model.

    An answer depends on its pair alone, never on the pairs beside it: each is read by itself, because the
    integer arithmetic of the model takes its scale from all that it is given at once. Speed comes from
    `threads` reading side by side. `both_orders` reads each pair in both orders and takes the mean; without
    it the earlier one is read first, so that (a, b) and (b, a) get one answer either way. `other_odds` is how much
    likelier two statements on different points are among the pairs asked than among those the model was tuned on,
    where about half were: below 1 for pairs that somebody has chosen.
    """

    model: Path = field(default=WEIGHTS / "relate.onnx")
    threads: int = field(default_factory=lambda: min(2, os.cpu_count() or 1))
    both_orders: bool = False
    other_odds: float = 1.0

    def __call__(self, pairs: Sequence[Statements], /) -> list[Relation]:
        """One Relation a pair, in the order given."""
        asked = [_ordered(pair) for pair in pairs]
        texts = [text for one, two in asked for text in ((one, two), (two, one))[: 1 + self.both_orders]]
        return _relations(self._read(texts), 1 + self.both_orders, self.other_odds)

    def judge(self, pairs: Sequence[tuple[str, str]], /) -> list[Entailment]:
        """One Entailment for each (premise, hypothesis), in the order given."""
        texts = [marked(running(premise), running(hypothesis)) for premise, hypothesis in pairs]
        return [Entailment(*_rounded(_softmax(logits.label))) for logits in self._read(texts)]

    def _read(self, texts: list[tuple[str, str]]) -> list[Logits]:
        distinct = sorted(set(texts))
        if not distinct:
            return []
        tokenizer, session = load(self.model)
        encoded = tokenizer.encode_batch(distinct)
        # Long texts first, so that no thread is left alone with one at the end.
        order = sorted(range(len(distinct)), key=lambda i: (-len(encoded[i].ids), i))
        with ThreadPoolExecutor(self.threads) as pool:
            shares = pool.map(
                lambda part: [_run(session, encoded[i].ids, encoded[i].type_ids) for i in part],
                [order[i : i + SHARE] for i in range(0, len(order), SHARE)],
            )
            found = dict(zip(order, (logits for share in shares for logits in share), strict=True))
        answers = {text: found[i] for i, text in enumerate(distinct)}
        return [answers[text] for text in texts]


@lru_cache(maxsize=1 << 13)
def stamped(text: str, published: str | None) -> str:
    """'Friday 14 March 2025: They met on Thursday (13/20).': a sentence behind the day its report was printed on.

    What points from that day gets the day of the month: the weekday just past, the one to come, or both where the
    words leave it open. Without a readable day there is nothing in front.
    """
    text, when = text.translate(STRAIGHT), _day(published)
    if when is None:
        return text
    pointed = POINTER.sub(lambda match: f"{match[0]} ({_pointed(match, when)})", text)
    return f"{when:%A} {when.day} {when:%B} {when.year}: {pointed}"


def running(text: str) -> str:
    """Penn-style tokens as running text: 'sold 13 million , he said' becomes 'sold 13 million, he said'."""
    text = text.translate(STRAIGHT)
    for mark, plain in PENN:
        text = text.replace(mark, plain)
    text = re.sub(r"\s+([,.;:!?%)\]]|'(?:s|re|ve|ll|d|m)\b|n't\b)", r"\1", text)
    text = re.sub(r'"\s+([^"]*?)\s+"', r'"\1"', re.sub(r"([(\[$£€])\s+", r"\1", text))
    return re.sub(r"\s+", " ", text).strip()


def _pointed(match: re.Match[str], when: date) -> str:
    """The days of the month that 'Thursday', 'yesterday' or 'next Friday' may mean, read on the day `when`."""
    if match["weekday"] is None:
        return str((when + timedelta(days=bool(match["tomorrow"]) - bool(match["yesterday"]))).day)
    back = (when.weekday() - DAYS.index(match["weekday"].lower())) % 7
    turn = (match["turn"] or "").lower()
    if back == 0 and not turn:
        return str(when.day)
    before, after = when - timedelta(days=back or 7), when + timedelta(days=7 - back)
    if turn:
        return str((before if turn in ("last", "past") else after).day)
    return f"{before.day}/{after.day}"


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _ordered(pair: Statements) -> tuple[str, str]:
    a, b = marked(pair.a, pair.b)
    ends = sorted(((pair.published_a or "", a), (pair.published_b or "", b)))
    one, two = (stamped(text, published) for published, text in ends)
    return one, two


def load(model: Path) -> tuple[Tokenizer, onnxruntime.InferenceSession]:
    """The tokenizer and the model, ready to read, loaded once a process. Raises ModelError where it is none."""
    with LOADING:
        return _load(model)


@lru_cache(maxsize=8)
def _load(model: Path) -> tuple[Tokenizer, onnxruntime.InferenceSession]:
    """The tokenizer that lies beside the model (else the one that is shipped) and a session of one thread a call."""
    from tokenizers import Tokenizer  # loaded with the first pair: most verbs read none

    if not model.exists():
        raise ModelError(f"{model}: no such model; install the package whole, or name another file")
    beside = model.parent / "tokenizer.json"
    tokenizer = Tokenizer.from_file(str(beside if beside.exists() else WEIGHTS / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LENGTH, strategy="longest_first")
    session = open_session(model)
    outputs = [each.name for each in session.get_outputs()]
    if outputs != list(Logits._fields):
        raise ModelError(
            f"{model}: outputs {outputs}, not {list(Logits._fields)}; export it with training/relate/export.py"
        )
    return tokenizer, session


def _run(session: onnxruntime.InferenceSession, ids: list[int], types: list[int]) -> Logits:
    row = np.array([ids], dtype=np.int64)
    outs = session.run(
        None,
        {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": np.array([types], dtype=np.int64)},
    )
    return Logits(*(np.asarray(out[0], dtype=np.float32) for out in outs))


def _softmax(logits: NDArray[np.float32]) -> NDArray[np.float64]:
    """Logits as probabilities, along the last axis."""
    powers = np.exp(logits.astype(np.float64) - logits.max(axis=-1, keepdims=True).astype(np.float64))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float64)


def _rounded(values: NDArray[np.float64]) -> Iterator[float]:
    return (round(value, 4) for value in values.tolist())


def _relations(read: list[Logits], step: int, other_odds: float) -> list[Relation]:
    """One Relation for every `step` readings that follow each other: the mean of what they say."""
    if not read:
        return []
    kinds, slots, label = (
        _softmax(np.stack(each)).reshape(len(read) // step, step, -1).mean(axis=1) for each in zip(*read, strict=True)
    )
    kinds[:, RELATIONS.index("other")] *= other_odds
    kinds /= kinds.sum(axis=1, keepdims=True)
    found = []
    for kind, slot, said in zip(kinds, slots, label, strict=True):
        agreement, contradiction, compatible, update, other = _rounded(kind)
        told = Entailment(*_rounded(said))
        found.append(Relation(agreement, contradiction, compatible, update, other, tuple(_rounded(slot)), told))
    return found
