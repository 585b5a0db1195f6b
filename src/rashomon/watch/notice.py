"""A notice: one thing that has changed in a story, with the words it is read from and who printed them where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from rashomon.model import Answer, Article, Cited, Evidence, Finding
from rashomon.watch.amended import Change

SCHEMA = "rashomon/notice/1"
Document = dict[str, Any]
Articles = Mapping[str, Article]


class Kind(StrEnum):
    """What has happened."""

    CONTRADICTION = "contradiction"  # two accounts answer one question differently
    UPDATE = "update"  # a later account answers it anew
    QUOTE = "quote"  # one remark in two wordings, in two accounts or in two versions of one
    AMENDED = "amended"  # an outlet has changed its article


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `document` is all of it, as JSON prints it; `id` depends on what it is about, not on when."""

    id: str
    kind: Kind
    story: str
    at: str  # when the change was found: ISO 8601, UTC
    document: Document

    def json(self) -> str:
        """The document on one line, the same bytes each time."""
        return json.dumps(self.document, ensure_ascii=False, separators=(",", ":"))

    def articles(self) -> set[str]:
        """The ids of the articles whose words it holds."""
        cited = [one["article"] for answer in self.document.get("answers", ()) for one in answer["evidence"]]
        parts = [part for change in self.document.get("changes", ()) for part in change.values()]
        return {*cited, *(part["article"] for part in parts if part is not None)}


def of_finding(kind: Kind, finding: Finding, story: tuple[str, str | None], articles: Articles, at: str) -> Notice:
    """A notice of a finding; `story` is the story's id and title."""
    told = {
        "question": finding.question,
        "slot": str(finding.slot),
        "finding": finding.id,
        "confidence": finding.confidence,
        "answers": [_answer(answer, articles) for answer in finding.answers],
    }
    words = sorted({f"{a.value}\x1f{c.evidence.exact}" for a in finding.answers for c in a.cited})
    return _notice(kind, story, at, "|".join([finding.kind, finding.slot, *words]), told)


def of_changes(
    kind: Kind, earlier: Article, later: Article, made: Iterable[Change], story: tuple[str, str | None], at: str
) -> Notice:
    """A notice of what was changed between two texts of one article."""
    known = {earlier.id: earlier, later.id: later}
    told = {
        "article": {"id": later.id, "outlet": later.outlet, "title": later.title, "url": later.url},
        "changes": [
            {
                name: _evidence(words, known) if words is not None else None
                for name, words in (
                    ("removed", change.removed),
                    ("added", change.added),
                    ("before", change.before),
                    ("after", change.after),
                )
            }
            for change in made
        ],
    }
    return _notice(kind, story, at, f"{earlier.id}|{later.id}", told)


def _notice(kind: Kind, story: tuple[str, str | None], at: str, about: str, told: Document) -> Notice:
    name = sha256(f"{kind}|{about}".encode()).hexdigest()[:16]
    head = {"schema": SCHEMA, "id": name, "kind": str(kind), "at": at, "story": {"id": story[0], "title": story[1]}}
    return Notice(name, kind, story[0], at, {**head, **told})


def _answer(answer: Answer, articles: Articles) -> Document:
    return {
        "value": answer.value,
        "text": answer.text,
        "witnesses": answer.witnesses,
        "evidence": [_cited(cited, articles) for cited in answer.cited],
    }


def _cited(cited: Cited, articles: Articles) -> Document:
    focus = {"start": cited.focus.start, "end": cited.focus.end} if cited.focus else None
    told = _evidence(cited.evidence, articles)
    return {**told, "focus": focus, "speaker": cited.speaker, "certainty": str(cited.certainty)}


def _evidence(evidence: Evidence, articles: Articles) -> Document:
    """The words, their place, and whose they are."""
    article = articles.get(evidence.article)
    whose = {"outlet": article.outlet, "url": article.url} if article else {"outlet": None, "url": None}
    return {**whose, "article": evidence.article, "start": evidence.start, "end": evidence.end, "text": evidence.exact}
