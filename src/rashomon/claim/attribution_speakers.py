"""Resolve the words for a speaker: "he", "the minister", "Dan-Ladi's spokesman, Chidi Okwuosa".

In: an article's Sentences and Names, then phrases of its documents. Out: Speakers under
the fullest name of the account, with a role if one is printed anywhere. A phrase that
names nobody stays as printed; a pronoun that fits nobody gives None.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Span, Token

from rashomon.claim.attribution_bodies import NEAR, is_many
from rashomon.claim.attribution_cues import PRONOUNS
from rashomon.claim.attribution_phrases import SUBJECTS
from rashomon.claim.attribution_pronouns import OBJECTS, Pronouns
from rashomon.claim.attribution_roles import is_countryman, is_human, sex_of
from rashomon.claim.attribution_scene import STRONG, is_person, printed
from rashomon.claim.attribution_subjects import issuer
from rashomon.claim.name_keys import SHORT, SHORT_NAMES
from rashomon.claim.name_people import same_person
from rashomon.claim.name_places import countries, fold
from rashomon.claim.name_words import COURTESY
from rashomon.claim.parse import Sentence
from rashomon.model import Evidence, Name, NameKind, Speaker

WRITINGS = frozenset("statement letter email e-mail post tweet message memo note communique communiqué".split())
READING = frozenset("say read go continue run add end begin state".split())


class Cast(Pronouns):
    """The people and bodies of one account, and who was last spoken of. Grows as speakers are resolved."""

    def speaker(self, words: Span, offset: int) -> Speaker | None:
        """Who a phrase of a document means; `offset` is where the document begins in the article."""
        sentence = self.sentence_at(offset + words.start_char)
        evidence = sentence.article.quote(offset + words.start_char, offset + words.end_char)
        name = self.named(words, offset) if not is_countryman(words) else None
        word = words.root.text.lower()
        if word == "it" and len(words) == 1:
            key = self._writer(words, offset)
            if key is not None:
                return self.known(key, evidence)
        if name is None and word in PRONOUNS and len(words) <= 2:
            of_body = PRONOUNS[word] == "p" or (PRONOUNS[word] == "n" and self.body_spoke(evidence.start))
            key = None if of_body else self._pronoun(word, evidence.start)
            if key is None and PRONOUNS[word] in "pn":
                return self.group(evidence, plural=PRONOUNS[word] == "p")
            return self.known(key, evidence) if key else None
        if name is not None and not is_person(name) and words[0].lower_ == "the":
            key = self.holder(words, evidence.start)  # "the Collector", who is somebody
            if key is not None:
                return self.known(key, evidence)
        if name is not None and name.kind is NameKind.ORGANISATION and _is_house(name):
            return replace(self.known(name.key, evidence), name=name.evidence.exact, role=None)
        if name is not None:
            return self.known(name.key, evidence)
        key = self._surnamed(words, evidence.start) or self._described(words, offset) or self._writer(words, offset)
        if key:
            return self.known(key, evidence)
        body = self.firm(words, offset) or printed(evidence.exact)
        if is_human(words.root) or is_countryman(words):
            return self._unnamed(body, words.root, evidence)
        self.bodies[sentence.index].append((evidence.start, body, is_many(words.root)))
        return Speaker(body, evidence, None)

    def _surnamed(self, words: Span, place: int) -> str | None:
        """A bare surname that nobody took for a name: whoever is so called, named last before it."""
        plain = [t.text for t in words if t.text != "." and t.lower_ not in COURTESY]
        if not plain or len(plain) > 2 or not all(w[0].isupper() for w in plain):
            return None
        short = fold(" ".join(plain))
        named = [n for n in reversed(self.names) if n.kind is not NameKind.ORGANISATION and n.evidence.start < place]
        called = (n.key for n in named if is_person(n) or fold(n.key).endswith(" " + short))
        return next((key for key in called if same_person(short, fold(key))), None)

    def known(self, key: str, evidence: Evidence) -> Speaker:
        """The speaker of that key, remembered as spoken of at that place."""
        index = self.sentence_at(evidence.start).index
        self.spoken[index].append((evidence.start, key))
        roles = self.roles.get(key)
        return Speaker(self.fuller.get(key, key), evidence, max(roles, key=len) if roles else None)

    def _unnamed(self, words: str, head: Token, evidence: Evidence) -> Speaker:
        """Somebody without a name ("a passenger"), whom "she" may mean from here on."""
        sex = sex_of(head)
        if sex is not None:
            self.sex.setdefault(words, sex)
        return self.known(words, evidence)

    def _writer(self, words: Span, offset: int) -> str | None:
        """ "the statement": whoever an earlier sentence says it is from."""
        noun = words.root.lemma_.lower()
        it = noun == "it" and words.root.head.lemma_ in READING
        if not it and (noun not in WRITINGS or words[0].lower_ != "the" or len(words) > 2):
            return None
        position = self.position(offset + words.start_char)
        for sentence in reversed(self.sentences[max(0, position - (2 if it else NEAR)) : position + 1]):
            for token in sentence.span:
                low = token.lemma_.lower()
                alike = low in WRITINGS | {"voice"} and token.dep_ in SUBJECTS | OBJECTS if it else low == noun
                if alike and sentence.offset + token.idx < offset + words.start_char:
                    from_whom = issuer(token.doc[token.i : token.i + 1])
                    found = self.speaker(from_whom, sentence.offset) if from_whom is not None else None
                    if found is not None:
                        return found.name
        return None

    def person_of(self, sentence: Sentence, *, acting: bool = False) -> str | None:
        """The person a sentence is chiefly about: who speaks, acts or is named first in it; `acting`, its subject."""
        found = self._ranked(sentence, sentence.end, "?")
        return found[0][2] if found and (not acting or found[0][0] < STRONG) else None


def _is_house(name: Name) -> bool:
    """Whether a state is called by its house or capital: "the Kremlin" spoke, which is not all of Russia."""
    words, table = fold(name.evidence.exact), countries()
    house = words in table.houses and words not in SHORT_NAMES and len(words) > SHORT
    return fold(name.key) in table.names and words != fold(name.key) and (house or words in table.capitals)
