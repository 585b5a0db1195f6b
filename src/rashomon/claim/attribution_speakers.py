"""Resolve the words for a speaker: "he", "the minister", "Dan-Ladi's spokesman, Chidi Okwuosa".

In: an article's Sentences and Names, then phrases of its documents. Out: Speakers under
the fullest name of the account, with a role if one is printed anywhere. A phrase that
names nobody stays as printed; a pronoun that fits nobody gives None.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from rashomon.claim.attribution_cues import PRONOUNS, SAYING
from rashomon.claim.attribution_lead import BODIES, issuer
from rashomon.claim.attribution_phrases import SUBJECTS, phrase
from rashomon.claim.attribution_roles import AGED, fit, is_human, sex_of
from rashomon.claim.attribution_scene import STRONG, Scene, Stretch
from rashomon.claim.name_roles import is_role_word
from rashomon.claim.name_words import TITLE_HEADS
from rashomon.claim.parse import Sentence
from rashomon.model import BlockKind, Evidence, Name, NameKind, Speaker

REACH = 8  # sentences a pronoun looks back
PATIENCE = 2  # sentences behind an unnamed subject in which a woman known as such is "she" before it
NEAR = 4  # sentences "they" and "the statement" look back
LABEL = 4  # tokens of "the cheeky old fraudster"
WORDY = 10  # tokens: longer, a phrase is no label
OTHERS = frozenset("another other second fellow rival".split())
WRITINGS = frozenset("statement letter email e-mail post tweet message memo note communique communiqué".split())
INDEFINITE = frozenset("a an one another some".split())
BEFORE_OTHERS = frozenset("of for to from at in with by against over about on under".split())


class Cast(Scene):
    """The people and bodies of one account, and who was last spoken of. Grows as speakers are resolved."""

    def __init__(self, sentences: Sequence[Sentence], names: Sequence[Name], quoted: Sequence[Stretch] = ()) -> None:
        """Index the names by place; `names` as `names()` gives them, `quoted` where the article quotes."""
        super().__init__(sentences, names, quoted)
        self.parts: dict[int, list[Token]] = {}  # sentence → subjects that are a pronoun or named by their part alone
        self.meant: dict[int, str | None] = {}  # offset of such a subject → who is meant
        self.spoken: dict[int, list[tuple[int, str]]] = defaultdict(list)  # sentence → (place, key) of resolved words
        self.bodies: dict[int, list[tuple[int, str, bool]]] = defaultdict(
            list
        )  # the same of groups: place, words, many

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
        key = self._described(words, offset) or self._writer(words, offset)
        if key:
            return self.known(key, evidence)
        printed = _plain(evidence.exact)
        if is_human(words.root):
            return self._unnamed(printed, words.root, evidence)
        self.bodies[sentence.index].append((evidence.start, printed, _is_many(words.root)))
        return Speaker(printed, evidence, None)

    def known(self, key: str, evidence: Evidence) -> Speaker:
        """The speaker of that key, remembered as spoken of at that place."""
        index = self.sentence_at(evidence.start).index
        self.spoken[index].append((evidence.start, key))
        roles = self.roles.get(key)
        return Speaker(key, evidence, max(roles, key=len) if roles else None)

    def _unnamed(self, printed: str, head: Token, evidence: Evidence) -> Speaker:
        """Somebody without a name ("a passenger"), whom "she" may mean from here on."""
        sex = sex_of(head)
        if sex is not None:
            self.sex.setdefault(printed, sex)
        return self.known(printed, evidence)

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

    def _described(self, words: Span, offset: int) -> str | None:
        """The named holder of "the skipper" or "its chief executive"; the last person for "the 28-year-old"."""
        head, first = words.root, words[0].text.lower()
        low, place = head.text.lower(), offset + words.start_char
        definite = first in {"the", "his", "her", "its", "their"} or (len(words) > 1 and "'s" in words.text)
        if head.tag_ in {"NNS", "NNPS"} or not (definite or first == low):
            return None
        if any(t.lower_ in OTHERS for t in words):
            return None
        holders = []
        for key, roles in self.roles.items():
            best = max((fit(words, role) for role in roles), default=0)
            if best:
                last = self.last_words(key, place)
                holders.append((best, last.start if last else -1, key))
        if holders:
            return max(holders)[2]
        sex = {"m": "he", "f": "she"}.get(sex_of(head) or "", "he/she")
        if "year-old" in words.text.lower() or (low in AGED and len(words) <= 3):
            return self._pronoun(sex, place)
        if is_human(head) and first == "the" and len(words) <= LABEL and "'s" not in words.text:
            return self._unroled(head, sex, place)
        return None

    def _writer(self, words: Span, offset: int) -> str | None:
        """ "the statement": whoever an earlier sentence says it is from."""
        noun = words.root.lemma_.lower()
        if noun not in WRITINGS or words[0].lower_ not in {"the", "it"} or len(words) > 2:
            return None
        position = self.position(offset + words.start_char)
        for sentence in reversed(self.sentences[max(0, position - NEAR) : position + 1]):
            for token in sentence.span:
                if token.lemma_.lower() == noun and sentence.offset + token.idx < offset + words.start_char:
                    from_whom = issuer(token.doc[token.i : token.i + 1])
                    found = self.speaker(from_whom, sentence.offset) if from_whom is not None else None
                    if found is not None:
                        return found.name
        return None

    def _unroled(self, head: Token, sex: str, place: int) -> str | None:
        """ "the skipper", where nobody is called one: the person just spoken of, if no other part is known of him.

        Of "the cheeky fraudster", which is no office, the only one spoken of, whatever his part.
        """
        key = self._pronoun(sex, place, reach=4)
        if key not in self.keys or not self.roles.get(key):
            return key if key in self.keys else None
        if head.lower_ in TITLE_HEADS or self._introduced(head, place):
            return None
        position = self.position(place)
        here = self.sentences[position]
        near = {n.key for n in self.within(self.sentences[max(0, position - 2)].start, here.start) if is_person(n)}
        # "Marr said the driver told her": the driver is somebody else.
        return key if near <= {key} and not any(map(is_person, self.within(here.start, place))) else None

    def _introduced(self, head: Token, place: int) -> bool:
        """Whether the account has spoken of "a fraudster" before."""
        return any(
            t.lemma_ == head.lemma_ and sentence.offset + t.idx < place and t.doc[t.left_edge.i].lower_ in INDEFINITE
            for sentence in self.sentences[: self.position(place) + 1]
            for t in sentence.span
        )

    def _pronoun(self, word: str, place: int, reach: int = REACH) -> str | None:
        sex = PRONOUNS.get(word, "?")
        position = self.position(place)
        unsure: tuple[int, str] | None = None  # an unnamed subject, of whom nothing tells that it is "she"
        for back in range(min(reach, position + 1)):
            sentence = self.sentences[position - back]
            if sentence.kind is BlockKind.TITLE and back:
                continue
            found = self._candidates(sentence, place, sex)
            # Somebody known to be a woman is meant by "she" before somebody of whom it is not known.
            sure = [k for k in found if sex not in "mf" or self.sex.get(k) == sex]
            if sure:
                return sure[0]
            if unsure is not None and back > unsure[0] + PATIENCE:
                break
            if found and (found[0] in self.keys or found[0] in {k for _, k in self.spoken[sentence.index]}):
                return unsure[1] if unsure is not None else found[0]
            if found and unsure is None:
                unsure = back, found[0]
        return unsure[1] if unsure is not None else None

    def _candidates(self, sentence: Sentence, place: int, sex: str) -> list[str]:
        """Who a pronoun may mean in one sentence, likeliest first: who speaks, who acts, who is named."""
        ranked: list[tuple[int, int, str]] = []
        for at, key in self.spoken[sentence.index]:
            if at < place and self.fits(key, sex):
                ranked.append((0, -at, key))
        for name in self.within(sentence.start, min(sentence.end, place)):
            wanted = (name.kind is NameKind.PERSON) == (sex in "mf?")
            if not wanted or not self.fits(name.key, sex) or self.is_quoted(name.evidence.start):
                continue
            rank = self.rank(name, sentence)
            if name.kind is not NameKind.PLACE or rank <= STRONG:  # a place says nothing by lying somewhere
                ranked.append((rank, name.evidence.start, name.key))
        if sex in "mf?":
            ranked += self._subjects(sentence, place, sex)
        return [key for _, _, key in sorted(ranked)]

    def _subjects(self, sentence: Sentence, place: int, sex: str) -> Iterator[tuple[int, int, str]]:
        """Subjects that are a pronoun or named by their part alone: "the prime minister put it …"."""
        if sentence.index not in self.parts:
            self.parts[sentence.index] = [
                t
                for t in sentence.span
                if t.dep_ in SUBJECTS
                and (t.lower_ in {"he", "she"} or is_human(t))
                and not self.is_quoted(sentence.offset + t.idx)
            ]
        for token in self.parts[sentence.index]:
            at = sentence.offset + token.idx
            if at >= place or (PRONOUNS.get(token.lower_, sex) not in {sex, "?"} and sex != "?"):
                continue
            if at not in self.meant:
                self.meant[at] = None  # while it is looked for
                self.meant[at] = self._meant(token, sentence)
            key = self.meant[at]
            if key and self.fits(key, sex):
                yield (1 if token.head.lemma_ in SAYING else 2), at, key

    def _meant(self, token: Token, sentence: Sentence) -> str | None:
        at = sentence.offset + token.idx
        if token.lower_ in PRONOUNS:
            return self._pronoun(token.lower_, at)
        words = phrase(token)
        if self._named(words, sentence.offset) is not None:
            return None  # ranked by the name itself
        key = self._described(words, sentence.offset)
        if key is None and words[0].pos_ == "DET" and len(words) <= WORDY:
            key = _plain(words.text)
            sex = sex_of(token)
            if sex is not None:
                self.sex.setdefault(key, sex)
        return key

    def _group(self, evidence: Evidence, *, plural: bool) -> Speaker | None:
        """ "they": the last subject of many or of a body, as printed; "it": the last subject that is no person."""
        position = self.position(evidence.start)
        for sentence in reversed(self.sentences[max(0, position - NEAR) : position + 1]):
            said = [
                (at, words)
                for at, words, many in self.bodies[sentence.index]
                if at < evidence.start and (plural or not many)
            ]
            found = max(said)[1] if said else self._body(sentence, evidence.start, plural=plural)
            if found is not None:
                self.bodies[self.sentences[position].index].append((evidence.start, found, plural))
                return Speaker(found, evidence, None)
        return None

    def _body(self, sentence: Sentence, place: int, *, plural: bool) -> str | None:
        """The last subject of a sentence that is many or a body, as named or printed."""
        for token in reversed(sentence.span):
            at = sentence.offset + token.idx
            if token.dep_ not in SUBJECTS or at >= place or token.pos_ not in {"NOUN", "PROPN"} or self.is_quoted(at):
                continue
            words = phrase(token)
            name = self._named(words, sentence.offset)
            if (name is not None and name.kind is NameKind.PERSON) or (is_role_word(token) and not plural):
                continue
            if plural and not (_is_many(token) or name is not None):
                continue
            return name.key if name else _plain(words.text)
        return None

    def person_of(self, sentence: Sentence) -> str | None:
        """The person a sentence is chiefly about: who speaks, acts or is named first in it."""
        found = self._candidates(sentence, sentence.end, "?")
        return found[0] if found else None


def is_person(name: Name) -> bool:
    """Whether a name names a person."""
    return name.kind is NameKind.PERSON


def _is_many(head: Token) -> bool:
    return head.tag_ in {"NNS", "NNPS"} or head.lower_ in BODIES


def _plain(words: str) -> str:
    return " ".join(words.split())
