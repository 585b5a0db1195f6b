"""The sentences and names of an account by place: who stands where, and how prominently.

In: an article's Sentences, its Names and where it quotes. Out: names within a stretch, the
rank of a name in its sentence, whether a person can be "he" or "she". Resolves nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Span, Token

from rashomon.claim.attribution_cues import SAYING
from rashomon.claim.attribution_phrases import SUBJECTS
from rashomon.claim.attribution_roles import QUALIFIERS
from rashomon.claim.name_gender import genders
from rashomon.claim.name_roles import is_role_word
from rashomon.claim.parse import Sentence
from rashomon.model import Evidence, Name, NameKind

Stretch = tuple[int, int]  # half-open offsets in the article's text
BEFORE_OTHERS = frozenset("of for to from at in with by against over about on under".split())
QUALIFIED = 80  # characters before a name in which its role and a "former" stand
STRONG = 3  # the rank up to which a name is what its sentence is about


class Scene:
    """The names of one account by place."""

    def __init__(self, sentences: Sequence[Sentence], names: Sequence[Name], quoted: Sequence[Stretch] = ()) -> None:
        """Index the names; `quoted` is where the article quotes, in reading order."""
        self.sentences = tuple(sentences)
        self.starts = [s.start for s in sentences]
        self.names = sorted(names, key=lambda n: n.evidence.start)
        self.keys = frozenset(n.key for n in names)
        self.fuller = _fuller(self.names)
        self.people = frozenset(n.key for n in names if is_person(n))
        self.name_starts = [n.evidence.start for n in self.names]
        self.quoted = tuple(quoted)
        self.quoted_starts = [start for start, _ in quoted]
        self.sex = dict(genders(sentences, self.names))
        self.roles: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            role = _whole_role(name, sentences) if name.role else None
            if role and role not in self.roles[name.key]:
                self.roles[name.key].append(role)

    def sentence_at(self, place: int) -> Sentence:
        """The sentence that holds, or last began before, an offset of the article."""
        return self.sentences[self.position(place)]

    def position(self, place: int) -> int:
        """Which of the sentences that is, counted from 0."""
        return max(0, bisect_right(self.starts, place) - 1)

    def within(self, start: int, end: int) -> list[Name]:
        """Names whose evidence lies in `start` to `end`."""
        low = bisect_right(self.name_starts, start - 1)
        found = []
        for name in self.names[low:]:
            if name.evidence.start >= end:
                break
            if name.evidence.end <= end:
                found.append(name)
        return found

    def is_quoted(self, place: int) -> bool:
        """Whether an offset lies in a quotation."""
        at = bisect_right(self.quoted_starts, place) - 1
        return at >= 0 and place < self.quoted[at][1]

    def last_words(self, key: str, place: int) -> Evidence | None:
        """Where the article last names `key` before an offset."""
        return next((n.evidence for n in reversed(self.names) if n.key == key and n.evidence.start < place), None)

    def fits(self, key: str, sex: str) -> bool:
        """Whether a pronoun of that sex can mean `key`; what is not known fits."""
        known = self.sex.get(key)
        return sex in "?np" or known is None or known == sex

    def rank(self, name: Name, sentence: Sentence) -> int:
        """How prominent a name is in its sentence: 1 who speaks, 2 and 3 who acts, 4 the others, 5 who owns."""
        span = sentence.span.doc.char_span(
            name.evidence.start - sentence.offset, name.evidence.end - sentence.offset, alignment_mode="expand"
        )
        if span is None:
            return 4
        if span.start == sentence.span.start and span.end < sentence.span.end and span.doc[span.end].text in {",", "("}:
            return 2
        root: Token = span.root
        while root.dep_ in {"appos", "compound", "flat"} and root.head.i != root.i:
            root = root.head
        if root.dep_ in SUBJECTS:
            if root.head.lemma_ in SAYING:
                return 1
            return 2 if root.head.dep_ in {"ROOT", "ccomp", "conj"} else STRONG
        return 5 if root.dep_ == "poss" else 4

    def named(self, words: Span, offset: int) -> Name | None:
        """The person, else the body, that heads a phrase; not one that only owns it or stands after "of"."""
        found = [n for n in self.within(offset + words.start_char, offset + words.end_char) if heads(n, words, offset)]
        head = words.root
        people = [n for n in found if is_person(n)]
        own = [n for n in people if not modifies(n, words, offset)]
        if own:
            return own[0]
        if people and (head.pos_ == "PROPN" or is_role_word(head)):
            return people[0]  # a parse of names alone is not to be trusted
        bodies = [n for n in found if n.evidence.start <= offset + head.idx < n.evidence.end]
        return bodies[0] if bodies and not is_role_word(head) else None


def _fuller(names: Sequence[Name]) -> dict[str, str]:
    """Surnames of people whose full name was taken for something else, to that name: "Moen", "Odd Moen"."""
    people = {n.key for n in names if is_person(n)}
    longer = [n.key for n in names if n.kind in {NameKind.OTHER, NameKind.PLACE} and " " in n.key]
    return {k: full for full in longer for k in people if " " not in k and full.split()[-1] == k}


def _whole_role(name: Name, sentences: Sequence[Sentence]) -> str | None:
    """A role with the "former" or "deputy" right before it."""
    start = name.evidence.start
    before = sentences[0].article.text[max(0, start - QUALIFIED) : start] if sentences else ""
    words, _, _ = before.rpartition(name.role or "")
    last = words.split()[-1].lower() if words.split() else ""
    return f"{last} {name.role}" if last in QUALIFIERS else name.role


def heads(name: Name, words: Span, offset: int) -> bool:
    """Whether a name within a phrase is what the phrase names, not its owner, nor what stands behind an "of"."""
    doc = words.doc
    span = doc.char_span(name.evidence.start - offset, name.evidence.end - offset, alignment_mode="expand")
    if span is None:
        return False
    after = doc[span.end].text if span.end < words.end else ""
    if after in {"'s", "’s", "'"}:
        return False
    at = span.start - 1
    while (
        at >= words.start
        and (doc[at].pos_ in {"DET", "ADJ", "PROPN", "NUM"} or (is_role_word(doc[at]) and at > words.start))
        and doc[at].text != ","
    ):
        at -= 1
    if at < words.start:
        return True
    return doc[at].text.lower() not in BEFORE_OTHERS


def modifies(name: Name, words: Span, offset: int) -> bool:
    """ "the Marr campaign", "Marr aide Olav Strand": a name that says whose somebody else is."""
    doc = words.doc
    span = doc.char_span(name.evidence.start - offset, name.evidence.end - offset, alignment_mode="expand")
    root = span.root if span is not None else None
    return root is not None and span is not None and root.dep_ in {"compound", "nmod"} and root.head.i >= span.end


def adjoins(name: Name, sentence: Sentence) -> bool:
    """Whether a name stands before a noun that is no part of it: "Brandal paper"."""
    return modifies(name, sentence.span, sentence.offset)


def is_person(name: Name) -> bool:
    """Whether a name names a person."""
    return name.kind is NameKind.PERSON


def printed(words: str) -> str:
    """Words without line breaks or doubled blanks."""
    return " ".join(words.split())
