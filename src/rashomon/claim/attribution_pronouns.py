"""Resolve "he", "she" and "the skipper": whoever was last spoken of and can be meant.

In: Holders, and who was resolved so far. Out: the key of a person, or the printed words for
somebody without a name; None where nobody fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from rashomon.claim.attribution_cues import PRONOUNS, SAYING
from rashomon.claim.attribution_holders import DEFINITE, OTHERS, Holders
from rashomon.claim.attribution_paragraphs import FINITE
from rashomon.claim.attribution_phrases import SUBJECTS, phrase
from rashomon.claim.attribution_roles import AGED, LEADERS, is_countryman, is_human, sex_of
from rashomon.claim.attribution_scene import STRONG, Stretch, adjoins, is_person, printed
from rashomon.claim.name_given import FEMALE, MALE
from rashomon.claim.name_places import fold
from rashomon.claim.name_roles import is_part
from rashomon.claim.name_words import TITLE_HEADS
from rashomon.claim.parse import Sentence
from rashomon.model import BlockKind, Name, NameKind

SPEAKS = 1  # the rank of whoever speaks in a sentence
REACH = 8  # sentences a pronoun looks back
PATIENCE = 2  # sentences behind an unnamed subject in which a woman known as such is "she" before it
LABEL = 4  # tokens of "the cheeky old fraudster"
WORDY = 10  # tokens: longer, a phrase is no label
INDEFINITE = frozenset("a an one another some".split())
OFFICIAL = frozenset("of for at with".split())  # "the head of the works", whoever that is
ASKING = frozenset("ask interview phone telephone ring meet".split())
OBJECTS = frozenset({"dobj", "dative", "obj", "iobj"})


class Pronouns(Holders):
    """The people of one account, and who was last spoken of."""

    def __init__(self, sentences: Sequence[Sentence], names: Sequence[Name], quoted: Sequence[Stretch] = ()) -> None:
        """Index the names by place, as a Scene does."""
        super().__init__(sentences, names, quoted)
        self.parts: dict[int, list[Token]] = {}  # sentence → subjects that are a pronoun or named by their part alone
        self.meant: dict[int, str | None] = {}  # offset of such a subject → who is meant
        self.spoken: dict[int, list[tuple[int, str]]] = defaultdict(list)  # sentence → (place, key) of resolved words
        self.barred: dict[tuple[int, str], tuple[Stretch, ...]] = {}  # sentence, sex → who cannot be "she"

    def _described(self, words: Span, offset: int) -> str | None:
        """The named holder of "the skipper" or "its chief executive"; the last person for "the 28-year-old"."""
        head, first = words.root, words[0].text.lower()
        low, place = head.text.lower(), offset + words.start_char
        key = self.holder(words, place) or self.honoured(words, place)
        if key is not None:
            return key
        definite = first in DEFINITE or (len(words) > 1 and "'s" in words.text)
        if head.tag_ in {"NNS", "NNPS"} or not (definite or first == low) or any(t.lower_ in OTHERS for t in words):
            return None
        sex = {"m": "he", "f": "she"}.get(sex_of(head) or "", "he/she")
        if is_countryman(words) or "year-old" in words.text.lower() or (low in AGED and len(words) <= 3):
            return self._pronoun(sex, place)
        if is_human(head) and first == "the" and len(words) <= LABEL and "'s" not in words.text:
            return self._unroled(head, sex, place)
        return self._sole(words, place) if first == "the" and len(words) > 2 else None

    def _sole(self, words: Span, place: int) -> str | None:
        """ "Marr woke early. “…,” said the retired miller from Brandal": the one the sentence before is about.

        Only for what somebody is ("retired", "third-generation", "77"), no office, and nobody with another part.
        """
        head, position = words.root, self.position(place)
        tail = words.doc[head.i + 1 : words.end]
        if head.lower_ in TITLE_HEADS or not (is_human(head) or is_part(head)) or "'s" in words.text:
            return None
        if any(t.lower_ in OFFICIAL or t.tag_ in FINITE for t in tail) or self._introduced(head, place):
            return None
        here = self.sentences[position]
        told = next((s for s in reversed(self.sentences[:position]) if s.kind is BlockKind.PARAGRAPH), here)
        if told.paragraph < here.paragraph - 1 or any(map(is_person, self.within(here.start, place))):
            return None
        near = [n for n in self.within(told.start, told.end) if is_person(n) and not self.is_quoted(n.evidence.start)]
        one = near[0] if len({n.key for n in near}) == 1 else None
        alone = one is not None and self.rank(one, told) <= STRONG and not self.roles.get(one.key)
        return one.key if one is not None and alone and self.fits(one.key, sex_of(head) or "?") else None

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
        near = {n.key for n in self.within(self.sentences[max(0, position - 1)].start, here.start) if is_person(n)}
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
            ranked = self._ranked(sentence, place, sex)
            found = [key for _, _, key in ranked]
            if ranked and ranked[0][0] == SPEAKS and found[0] in self.people and found[0] not in self.sex and back <= 1:
                return unsure[1] if unsure is not None else found[0]  # whoever speaks goes on, not who is spoken of
            # Somebody known to be a woman is meant by "she" before somebody of whom it is not known.
            sure = [k for k in found if sex not in "mf" or self.sex.get(k) == sex]
            if sure:
                return sure[0]
            if unsure is not None and back > unsure[0] + PATIENCE:
                break
            if found and (found[0] in self.keys or found[0] in {k for _, k in self.spoken[sentence.index]}):
                return unsure[1] if unsure is not None else found[0]
            if found and back <= 1 and _is_office(found[0]):
                return found[0]
            if found and unsure is None:
                unsure = back, found[0]
        if unsure is not None or sex not in "mf":
            return unsure[1] if unsure is not None else None
        return self._spoke_before(position)

    def _spoke_before(self, position: int) -> str | None:
        """Nobody fits "he": whoever spoke in the sentence before, if a mere "she" in it made him a woman."""
        before = self.sentences[max(0, position - 1)]
        found = self._ranked(before, before.end, "?") if position else []
        key = found[0][2] if found and found[0][0] == SPEAKS else ""
        return key if key in self.people and fold(key).split()[0] not in MALE | FEMALE else None

    def _ranked(self, sentence: Sentence, place: int, sex: str) -> list[tuple[int, int, str]]:
        """Who a pronoun may mean in one sentence, likeliest first: who speaks, who acts, who is named."""
        ranked: list[tuple[int, int, str]] = []
        somebody, barred = sex in "mf?", self._barred(sentence, sex)
        for at, key in self.spoken[sentence.index]:
            person = key in self.people or key not in self.keys
            if at < place and person == somebody and self.fits(key, sex) and not _lies_in(at, barred):
                ranked.append((0, -at, key))
        for name in self.within(sentence.start, min(sentence.end, place)):
            at = name.evidence.start
            if (
                is_person(name) != somebody
                or not self.fits(name.key, sex)
                or self.is_quoted(at)
                or _lies_in(at, barred)
            ):
                continue
            rank = self.rank(name, sentence)
            if not somebody and rank > STRONG and adjoins(name, sentence):
                continue  # "on Brandal paper": it is not Brandal
            if name.kind is not NameKind.PLACE or rank <= STRONG:  # a place says nothing by lying somewhere
                ranked.append((rank, name.evidence.start, name.key))
        if sex in "mf?":
            ranked += self._subjects(sentence, place, sex)
        return sorted(ranked)

    def _barred(self, sentence: Sentence, sex: str) -> tuple[Stretch, ...]:
        """Where the subject of "X asked her" stands: X is not she, or it would say "herself"."""
        if (sentence.index, sex) not in self.barred:
            whom = [t for t in sentence.span if t.lower_ in {"her", "him"} and PRONOUNS[t.lower_] == sex]
            acts = [t.head for t in whom if t.dep_ in OBJECTS and not self.is_quoted(sentence.offset + t.idx)]
            who = [phrase(c) for verb in acts for c in verb.children if c.dep_ in SUBJECTS]
            found = tuple((sentence.offset + w.start_char, sentence.offset + w.end_char) for w in who)
            self.barred[sentence.index, sex] = found
        return self.barred[sentence.index, sex]

    def _subjects(self, sentence: Sentence, place: int, sex: str) -> Iterator[tuple[int, int, str]]:
        """Subjects that are a pronoun or named by their part alone: "the prime minister put it …"."""
        if sentence.index not in self.parts:
            self.parts[sentence.index] = [
                t
                for t in sentence.span
                if (t.dep_ in SUBJECTS or _is_asked(t))
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
        if self.named(words, sentence.offset) is not None:
            return None  # ranked by the name itself
        key = self._described(words, sentence.offset)
        if key is None and words[0].pos_ == "DET" and len(words) <= WORDY:
            key = printed(words.text)
            sex = sex_of(token)
            if sex is not None:
                self.sex.setdefault(key, sex)
        return key


def _is_asked(token: Token) -> bool:
    """ "We asked a fitter": who is asked may answer."""
    return token.dep_ in OBJECTS and token.head.lemma_ in ASKING and token.doc[token.left_edge.i].lower_ in INDEFINITE


def _is_office(key: str) -> bool:
    """ "The president": somebody whom an account knows by the office alone."""
    words = key.lower().split()
    return len(words) == LABEL - 2 and words[0] == "the" and words[-1] in LEADERS


def _lies_in(place: int, stretches: Sequence[Stretch]) -> bool:
    return any(start <= place < end for start, end in stretches)
