"""A parsed paragraph with its quotations: what lies inside them, and where sentences really end.

In: the Sentences of one paragraph and the Quoted stretches in it. Out: token ranges
around a quotation. A sentence ends at a full stop outside quotations, not where the
parser thinks; what stands inside any quotation is never a cue.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from rashomon.claim.attribution_cues import HOLDING, QUOTING, SAYING, STANCE
from rashomon.claim.attribution_marks import Quoted
from rashomon.claim.attribution_phrases import lemma
from rashomon.claim.name_words import TITLES
from rashomon.claim.parse import Sentence
from rashomon.model import Evidence, Quote

CUES = SAYING | HOLDING | STANCE
FINITE = frozenset({"VBD", "VBZ", "VBP"})
STOPS = frozenset(".?!;")
FULL = frozenset(".?!…")
MARKS = "\"'“”„«»‘’`"
PLAIN_CUES = frozenset("said says told wrote added read reads".split())  # cues whatever the tagger takes them for
REACH = 150  # tokens of a sentence looked at on either side: enough for any, and linear on hostile text
Region = tuple[int, int]  # tokens of a document, half-open


@dataclass(frozen=True)
class Paragraph:
    """One parsed paragraph with its quotations; `people` is where the article names people (offsets in its text)."""

    sentences: tuple[Sentence, ...]
    quotes: tuple[Quoted, ...]
    people: tuple[tuple[int, int], ...] = ()

    @property
    def doc(self) -> Doc:
        """The paragraph's document."""
        return self.sentences[0].span.doc

    @property
    def offset(self) -> int:
        """Where the document begins in the article's text."""
        return self.sentences[0].offset

    @cached_property
    def end(self) -> int:
        """Where the document ends in the article's text, half-open."""
        return self.offset + (self.doc[-1].idx + len(self.doc[-1]) if len(self.doc) else 0)

    def text(self, start: int, end: int) -> str:
        """The article's text between two offsets."""
        return self.sentences[0].article.text[start:end]

    def quote(self, stretch: Quoted) -> Evidence:
        """A quotation as evidence, without its marks."""
        return self.sentences[0].article.quote(stretch.start, stretch.end)

    @cached_property
    def inside(self) -> frozenset[int]:
        """Tokens in quotations, marks included."""
        found: set[int] = set()
        for quote in self.quotes:
            span = self.tokens(quote)
            found.update(range(max(0, span.start - 1), min(len(self.doc), span.end + quote.closed)))
        return frozenset(found)

    def tokens(self, quote: Quoted) -> Span:
        """The tokens of a quotation, without its marks."""
        span = self.doc.char_span(quote.start - self.offset, quote.end - self.offset, alignment_mode="expand")
        return span if span is not None else self.doc[0:1]

    def span_of(self, quote: Quote) -> Span:
        """The tokens of a Quote of this paragraph."""
        return self.tokens(Quoted(quote.evidence.start, quote.evidence.end))

    def before(self, span: Span) -> Region:
        """The tokens of a quotation's sentence in front of it, marks apart."""
        start = at = max(0, span.start - 1)
        while start > max(0, at - REACH) and not self._ends(start - 1):
            start -= 1
        return start, at

    def after(self, span: Span, *, closed: bool) -> Region:
        """The tokens behind a quotation up to the end of the sentence that stands there."""
        end = at = span.end + closed
        while end < min(at + REACH, len(self.doc)) and not self._ends(end):
            if end in self.inside and end - 1 not in self.inside and self.doc[end - 1].text == ".":
                break
            end += 1
        return at, end

    def goes_on(self, span: Span, after: Region) -> bool:
        """Whether the words behind a quotation belong to its sentence."""
        start, end = after
        if start >= end:
            return False
        last, first = span[-1].text, self.doc[start].text
        if last == ".":
            return first[0].islower()
        ends_open = last in {",", "?", "!", "…", "-", "—", "–"} or first in {",", "-", "—", "–"}
        return ends_open or first[0].islower() or self._tagged(start)

    def is_cue(self, token: Token) -> bool:
        """Whether a token outside quotations may carry words of somebody."""
        if token.i in self.inside or token.pos_ not in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}:
            return False
        word, finite = lemma(token), token.tag_ in FINITE
        if word == "put" and finite and token.i + 1 < len(self.doc) and token.nbor(1).lower_ == "it":
            return True
        if word == "go" and finite and token.i + 1 < len(self.doc) and token.nbor(1).lower_ == "on":
            return True
        if word in QUOTING and finite and token.i + 1 < len(self.doc):
            after = token.nbor(1)
            return after.text in {",", ":", "."} or after.lower_ in {"out", "in"} or after.pos_ == "PROPN"
        return word in CUES and (token.pos_ == "VERB" or finite or token.lower_ in PLAIN_CUES)

    def _ends(self, i: int) -> bool:
        """Whether a sentence ends with this token."""
        token = self.doc[i]
        if i in self.inside:
            if token.text not in {'"', "'", "''"} or i == 0 or i + 1 >= len(self.doc):
                return False
            begins = self.doc[i + 1].text[0].isupper() or self._reopens(i + 1)
            return self.doc[i - 1].text in FULL and begins and not self._tagged(i + 1)
        if token.is_space and "\n" in token.text:
            return True
        if token.text not in STOPS:
            return False
        if token.text != "." or i + 1 >= len(self.doc):
            return True
        last = self.doc[i - 1]
        title = last.text[0].isupper() and len(last) <= 5 and bool(token.whitespace_) and last.lower_ in TITLES
        return not title and (bool(self.doc[i + 1].is_sent_start) or len(last) > 3)

    def _reopens(self, i: int) -> bool:
        """Whether another quotation begins here, and with a capital."""
        return i + 1 < len(self.doc) and i in self.inside and self.doc[i + 1].text[0].isupper()

    def _tagged(self, i: int) -> bool:
        """Whether what follows "…!" goes on with the same sentence: a speaker and a cue, nothing else."""
        if i > 1 and self.doc[i - 2].text == ".":
            return False
        for token in self.doc[i : i + 8]:
            if token.i in self.inside:
                return False
            if token.pos_ in {"VERB", "AUX"}:
                return lemma(token) in SAYING and token.tag_ in FINITE
        return False
