"""Resolve the words for a speaker: "he", "the minister", "Dan-Ladi's spokesman, Chidi Okwuosa".

In: an article's Sentences and Names, then phrases of its documents. Out: Speakers under
the fullest name of the account, with a role if one is printed anywhere. A phrase that
names nobody stays as printed; a pronoun that fits nobody gives None.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from rashomon.claim.attribution_cues import PRONOUNS, SAYING
from rashomon.claim.attribution_phrases import SUBJECTS, phrase
from rashomon.claim.name_gender import genders
from rashomon.claim.name_places import fold
from rashomon.claim.name_roles import is_role_word
from rashomon.claim.name_words import ROLE_GENDER
from rashomon.claim.parse import Sentence
from rashomon.model import BlockKind, Evidence, Name, NameKind, Speaker

REACH = 8  # sentences a pronoun looks back
OTHERS = frozenset("former another other second senior fellow rival".split())
BODIES = frozenset(
    """police media government ministry company team court army navy union party council board committee
    family crew""".split()
)
AGED = frozenset("old man woman girl boy winner loser champion veteran pensioner teenager".split())
BEFORE_OTHERS = frozenset("of for to from at in with by against over about on under".split())


class Cast:
    """The people and bodies of one account, and who was last spoken of. Grows as speakers are resolved."""

    def __init__(self, sentences: Sequence[Sentence], names: Sequence[Name]) -> None:
        """Index the names by place; `names` as `names()` gives them."""
        self.sentences = tuple(sentences)
        self.starts = [s.start for s in sentences]
        self.names = sorted(names, key=lambda n: n.evidence.start)
        self.name_starts = [n.evidence.start for n in self.names]
        self.sex = genders(sentences, self.names)
        self.roles: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            if name.role and name.role not in self.roles[name.key]:
                self.roles[name.key].append(name.role)
        self.parts: dict[int, list[Token]] = {}  # sentence → subjects named by their part alone
        self.spoken: dict[int, list[tuple[int, str]]] = defaultdict(list)  # sentence → (place, key) of resolved words

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

    def speaker(self, words: Span, offset: int) -> Speaker | None:
        """Who a phrase of a document means; `offset` is where the document begins in the article."""
        sentence = self.sentence_at(offset + words.start_char)
        evidence = sentence.article.quote(offset + words.start_char, offset + words.end_char)
        name = self._named(words, offset)
        word = words.root.text.lower()
        if name is None and word in PRONOUNS and len(words) <= 2:
            key = self._pronoun(word, evidence.start) if PRONOUNS[word] != "p" else None
            if key is None and PRONOUNS[word] in "pn":
                return self._group(evidence, plural=PRONOUNS[word] == "p")
            return self.known(key, evidence) if key else None
        if name is not None:
            return self.known(name.key, evidence)
        key = self._described(words, offset)
        if key:
            return self.known(key, evidence)
        return Speaker(_plain(evidence.exact), evidence, None)

    def known(self, key: str, evidence: Evidence) -> Speaker:
        """The speaker of that key, remembered as spoken of at that place."""
        index = self.sentence_at(evidence.start).index
        self.spoken[index].append((evidence.start, key))
        roles = self.roles.get(key)
        return Speaker(key, evidence, max(roles, key=len) if roles else None)

    def _named(self, words: Span, offset: int) -> Name | None:
        """The person, else the body, that heads a phrase; not one that only owns it or stands after "of"."""
        found = [
            n for n in self.within(offset + words.start_char, offset + words.end_char) if self._heads(n, words, offset)
        ]
        people = [n for n in found if n.kind is NameKind.PERSON]
        if people:
            return people[0]
        head = words.root
        bodies = [n for n in found if n.evidence.start <= offset + head.idx < n.evidence.end]
        return bodies[0] if bodies and not is_role_word(head) else None

    def _heads(self, name: Name, words: Span, offset: int) -> bool:
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

    def _described(self, words: Span, offset: int, *, fallback: bool = True) -> str | None:
        """The named holder of "the skipper" or "its chief executive"; the last person for "the 28-year-old"."""
        head = words.root
        low = head.text.lower()
        first = words[0].text.lower()
        place = offset + words.start_char
        definite = first in {"the", "his", "her", "its", "their"} or (len(words) > 1 and "'s" in words.text)
        if head.tag_ in {"NNS", "NNPS"} or not (definite or first == low):
            return None
        holders = []
        mine = {t.lemma_.lower() for t in words if t.pos_ in {"NOUN", "PROPN", "ADJ"} and t.text != "'s"}
        for key, roles in self.roles.items():
            fit = max(
                (
                    len(mine & set(fold(r).replace("-", " ").split()))
                    for r in roles
                    if low in fold(r).replace("-", " ").split()
                ),
                default=0,
            )
            if fit:
                last = self.last_words(key, place)
                holders.append((fit, last.start if last else -1, key))
        if any(t.lower_ in OTHERS for t in words):
            return None
        if holders:
            return max(holders)[2]
        if not fallback:
            return None
        sex = {"m": "he", "f": "she"}.get(ROLE_GENDER.get(low, ""), "he/she")
        if "year-old" in words.text.lower() or (low in AGED and len(words) <= 3):
            return self._pronoun(sex, place)
        if is_role_word(head) and first == "the" and len(words) <= 3:
            return self._unroled(sex, place)
        return None

    def _unroled(self, sex: str, place: int) -> str | None:
        """ "the skipper", where nobody is called one: the person just spoken of, if no other part is known of him."""
        key = self._pronoun(sex, place, reach=4)
        return key if key and not self.roles.get(key) else None

    def _pronoun(self, word: str, place: int, reach: int = REACH) -> str | None:
        sex = PRONOUNS.get(word, "?")
        position = self.position(place)
        for back in range(reach):
            if position - back < 0:
                return None
            sentence = self.sentences[position - back]
            if sentence.kind is BlockKind.TITLE and back:
                continue
            found = self._candidates(sentence, place, sex)
            # Somebody known to be a woman is meant by "she" before somebody of whom it is not known.
            sure = [k for k in found if sex not in "mf" or self.sex.get(k) == sex]
            if found:
                return sure[0] if sure else found[0]
        return None

    def _candidates(self, sentence: Sentence, place: int, sex: str) -> list[str]:
        """Who a pronoun may mean in one sentence, likeliest first: who speaks, who acts, who is named."""
        ranked: list[tuple[int, int, str]] = []
        for at, key in self.spoken[sentence.index]:
            if at < place and self._fits(key, sex):
                ranked.append((0, -at, key))
        for name in self.within(sentence.start, min(sentence.end, place)):
            wanted = (name.kind is NameKind.PERSON) == (sex in "mf?")
            if not wanted or not self._fits(name.key, sex):
                continue
            ranked.append((self._rank(name, sentence), name.evidence.start, name.key))
        if sex in "mf?":
            ranked += self._described_subjects(sentence, place, sex)
        return [key for _, _, key in sorted(ranked)]

    def _described_subjects(self, sentence: Sentence, place: int, sex: str) -> Iterator[tuple[int, int, str]]:
        """Subjects that are named by their part alone: "the prime minister put it …"."""
        if sentence.index not in self.parts:
            self.parts[sentence.index] = [t for t in sentence.span if t.dep_ in SUBJECTS and is_role_word(t)]
        for token in self.parts[sentence.index]:
            if sentence.offset + token.idx < place:
                key = self._described(phrase(token), sentence.offset, fallback=False)
                if key and self._fits(key, sex):
                    yield 2, sentence.offset + token.idx, key

    def _rank(self, name: Name, sentence: Sentence) -> int:
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
            return 2 if root.head.dep_ in {"ROOT", "ccomp", "conj"} else 3
        return 5 if root.dep_ == "poss" else 4

    def _fits(self, key: str, sex: str) -> bool:
        known = self.sex.get(key)
        return sex in "?np" or known is None or known == sex

    def _group(self, evidence: Evidence, *, plural: bool) -> Speaker | None:
        """ "they": the last subject of many or of a body, as printed; "it": the last subject that is no person."""
        position = self.position(evidence.start)
        for back in range(3):
            if position < back:
                break
            sentence = self.sentences[position - back]
            for token in reversed(sentence.span):
                if (
                    token.dep_ not in SUBJECTS
                    or sentence.offset + token.idx >= evidence.start
                    or token.pos_ not in {"NOUN", "PROPN"}
                ):
                    continue
                words = phrase(token)
                name = self._named(words, sentence.offset)
                if (name is not None and name.kind is NameKind.PERSON) or (is_role_word(token) and not plural):
                    continue
                if plural and not (token.tag_ in {"NNS", "NNPS"} or token.lower_ in BODIES or name is not None):
                    continue
                return Speaker(name.key if name else _plain(words.text), evidence, None)
        return None

    def last_words(self, key: str, place: int) -> Evidence | None:
        """Where the article last names `key` before an offset."""
        return next((n.evidence for n in reversed(self.names) if n.key == key and n.evidence.start < place), None)

    def person_of(self, sentence: Sentence) -> str | None:
        """The person a sentence is chiefly about: who speaks, acts or is named first in it."""
        found = self._candidates(sentence, sentence.end, "?")
        return found[0] if found else None


def _plain(words: str) -> str:
    return " ".join(words.split())
