"""Questions for times and figures: when, how long, how many, how much, how old. None where the pattern does not fit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.compare.question_asked import Asked, attributive, distant, in_subject, moved, nearest, next_word, noun_at
from rashomon.compare.question_build import finished, inverted, lowered
from rashomon.compare.question_phrase import Phrase, phrase_of
from rashomon.compare.question_words import DETERMINERS, PREPOSITIONS, Word, spelled
from rashomon.model import Quantity, QuantityKind, Time, TimeRole
from rashomon.model.reading import Granularity

FAR = frozenset("north south east west away inland ahead offshore downstream upstream".split())
SIZES = frozenset("high wide deep long tall thick heavy".split())
MORE = frozenset("more less higher lower fewer bigger smaller longer shorter better worse dearer cheaper".split())
GROUPS = frozenset(
    "fleet crew team group party convoy staff workforce board panel squad delegation jury cabinet".split()
)
PLURALS = frozenset(
    "people men women children staff crew police dead injured aircraft fish sheep more others spacecraft".split()
)
TIMES = {
    "until": "Until when",
    "till": "Until when",
    "through": "Until when",
    "since": "Since when",
    "from": "From when",
}
ROLES = {TimeRole.END: "Until when", TimeRole.DEADLINE: "By when", TimeRole.SINCE: "Since when"}
HOURS = (Granularity.HOUR, Granularity.MINUTE, Granularity.SECOND)
SINGLE = ("one", "a single", "single")
RUNS = frozenset("last take run continue talk speak stay remain wait work serve hold go".split())


def time(asked: Asked) -> str | None:
    """When, by when, since when, at what time."""
    phrase = phrase_of(asked.statement, asked.clause)
    if asked.place in ("subject", "verb") or attributive(asked, phrase):
        return None
    reading = asked.reading if isinstance(asked.reading, Time) else None
    asking = TIMES.get(phrase.preposition) or ROLES.get(reading.role if reading else TimeRole.AT, "When")
    if phrase.preposition in ("for", "after", "before", "by") and phrase.preposition != "by":
        asking = f"{phrase.preposition} when" if phrase.preposition == "for" else "When"
    if asking == "When" and reading and reading.granularity in HOURS:
        asking = "At what time"
    return moved(asked, phrase, asking)


def duration(asked: Asked) -> str | None:
    """How long, after how long, within how long."""
    clause = asked.clause
    phrase = phrase_of(asked.statement, clause)
    noun = noun_at(asked, phrase.out[1])
    if noun and attributive(asked, phrase):
        if asked.place == "after" and not phrase.definite and not phrase.preposition:
            out = (phrase.out[0], phrase.out[1] + len(noun))
            return inverted(asked.statement, clause, f"How long a {spelled(noun)}", out)
        return finished(f"How long {was_or_were(noun)} the {spelled(noun)}")
    if asked.place == "subject":
        return in_subject(asked, phrase, "How much time")
    if asked.place == "verb":
        return None
    if phrase.of:
        return moved(asked, phrase, f"{phrase.preposition} how long a {spelled(list(phrase.of))}")
    asking = {"for": "How long", "": "How long", "in": "In what time", "to": "How long"}.get(
        phrase.preposition, f"{phrase.preposition} how long"
    )
    if not phrase.preposition and next_word(asked, phrase) in FAR | {"later", "earlier", "ago"}:
        return None
    if not phrase.preposition and clause.verb.lemma not in RUNS and not asked.copular and phrase.out[1] < clause.stop:
        return None if clause.words[phrase.out[1]].low not in PREPOSITIONS else moved(asked, phrase, asking)
    return moved(asked, phrase, asking)


def count(asked: Asked) -> str | None:
    """How many, with what is counted."""
    if re.search(r"\d[-–]\d", asked.clause.words[asked.clause.focus[0]].text):
        return score(asked)
    if re.search(r"\d(?:st|nd|rd|th)$", asked.focus.exact):
        return None
    phrase = phrase_of(asked.statement, asked.clause, counted=True)
    single = asked.focus.exact.lower() in SINGLE
    if not _countable(phrase.noun) and not single:
        return None
    noun = _plural(asked.focus.exact, spelled(list(phrase.noun)))
    if asked.place == "subject":
        return _counted_subject(asked, phrase, noun, single=single)
    if phrase.of:
        group = phrase.of[-1].low in GROUPS
        return finished(f"How many {noun} are in the {spelled(list(phrase.of))}") if group and noun else None
    if asked.place != "after" or (phrase.out[0] > 0 and asked.clause.words[phrase.out[0] - 1].low == "of"):
        return None
    if phrase.preposition in ("as", "like", "than") or (phrase.preposition and not noun):
        return None
    if distant(asked, phrase) or (asked.copular and not phrase.noun):
        return None
    return moved(asked, phrase, f"{phrase.preposition} how many {noun}")


def _counted_subject(asked: Asked, phrase: Phrase, noun: str, *, single: bool) -> str | None:
    verb = asked.clause.words[asked.clause.verb.first].low
    if verb in ("was", "has", "is") or (single and asked.clause.verb.operator is None and verb.endswith("s")):
        return None  # one of them: "how many has" is no English
    if single:
        return in_subject(asked, phrase, f"How many {noun}")
    return in_subject(asked, phrase_of(asked.statement, asked.clause), "How many")


def amount(asked: Asked) -> str | None:
    """How much, how far, what share, at what price."""
    clause, reading = asked.clause, asked.reading
    if asked.place == "before" and clause.words[clause.focus[0] - 1].text == ",":
        return finished(f"How much was {lowered(asked.statement, clause.subject)}")
    phrase = phrase_of(asked.statement, clause)
    unit = reading.unit if isinstance(reading, Quantity) else ""
    measure = isinstance(reading, Quantity) and reading.kind is QuantityKind.MEASURE
    following = next_word(asked, phrase)
    asking, extra = ("what distance" if measure and unit == "m" else "how much"), 0
    if unit == "%" and following == "of":
        asking = "what share"
    if measure and unit == "km/h":
        asking = "what speed"
    if following in FAR or (measure and following in ("from", "off")):
        asking = "how far"
    if following in SIZES | MORE:
        asking, extra = f"how {following}" if following in SIZES else f"how much {following}", 1
    if asked.place == "subject":
        return None if following == "of" else in_subject(asked, phrase, asking)
    if asked.place != "after" or (not phrase.of and clause.words[phrase.out[0] - 1].low == "of"):
        return None
    if phrase.of:
        return moved(asked, phrase, f"{phrase.preposition} what {spelled(list(phrase.of))}")
    noun = noun_at(asked, phrase.out[1])
    if not extra and noun and following not in FAR:
        if not attributive(asked, phrase) or phrase.preposition:
            return None
        size = "What" if phrase.definite else "How large a"
        return inverted(asked.statement, clause, f"{size} {spelled(noun)}", (phrase.out[0], phrase.out[1] + len(noun)))
    if distant(asked, phrase) and not extra:
        return None
    out = (_from(asked, phrase), phrase.out[1] + extra)
    if following == "of":  # "49 percent of the venture": the whole goes with the question word
        whole = phrase_of(asked.statement, clause, counted=True)
        if len(whole.noun) < 2:
            return None
        part = whole.noun if whole.noun[1].low in DETERMINERS or asking == "what share" else whole.noun[1:]
        asking, out = f"{asking} {spelled(list(part))}", whole.out
    if asking == "what distance" and not phrase.preposition:
        asking = "how far"
    return inverted(asked.statement, clause, f"{phrase.preposition} {asking}", out)


def _from(asked: Asked, phrase: Phrase) -> int:
    """Where the phrase begins: "from 3 to 4 euros" begins with what it was before."""
    words, start = asked.clause.words, phrase.out[0]
    if phrase.preposition == "to":
        for n in range(max(asked.clause.verb.head + 1, start - 4), start - 1):
            if words[n].low == "from" and any(ch.isdigit() for ch in words[n + 1].text):
                return n
    return start


def score(asked: Asked) -> str | None:
    """By how many votes, with what result."""
    phrase = phrase_of(asked.statement, asked.clause)
    end = phrase.out[1]
    while end < asked.clause.stop and (
        asked.clause.words[end].low in ("votes", "vote", "to") or asked.clause.words[end].text.isdigit()
    ):
        end += 1
    if end < asked.clause.stop and asked.clause.words[end - 1].low == "to":
        end += 1  # "five to two"
    phrase = replace(phrase, out=(phrase.out[0], end))
    if asked.place != "after":
        return None
    votes = any("vote" in w.low for w in asked.clause.words[phrase.out[0] : end])
    return moved(asked, phrase, "By how many votes" if votes and phrase.preposition == "by" else "With what result")


def age(asked: Asked) -> str | None:
    """How old the person is whom the figure stands beside."""
    clause = asked.clause
    if asked.copular and asked.place == "after":
        return finished(f"How old is {lowered(asked.statement, clause.subject)}")
    near = nearest(asked.statement, asked.focus)
    if asked.place == "before" and clause.start <= clause.focus[0]:
        return finished(f"How old is {lowered(asked.statement, clause.subject)}")
    if near is not None:
        return finished(f"How old is {near.evidence.exact}")
    noun = noun_at(asked, clause.focus[1])
    return finished(f"How old is the {spelled(noun)}") if noun else None


def _plural(figure: str, noun: str) -> str:
    """The noun behind "one" as it stands behind "how many"; plain plurals only."""
    if figure.lower() not in SINGLE or not noun or noun.endswith("s") or noun.startswith("of "):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("ch", "sh", "x")) else f"{noun}s"


def _countable(noun: Sequence[Word]) -> bool:
    """Whether "how many" can stand before the words: nothing, "of …", or a plural."""
    if not noun or noun[0].low == "of":
        return True
    last = noun[-1].low
    return (last.endswith("s") and not last.endswith(("ss", "'s"))) or last in PLURALS


def was_or_were(noun: Sequence[Word]) -> str:
    """The past of "be" that goes with a noun."""
    return "were" if noun[-1].low.endswith("s") else "was"
