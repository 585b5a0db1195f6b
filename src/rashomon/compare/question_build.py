"""Turn a clause into a question: a Clause, the words taken out and a question word in, text out.

Subject and operator change places; a verb without an operator gets "do", "does" or "did". Nothing but the clause's own
words and these function words is put in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.compare.question_clause import Clause
from rashomon.compare.question_verbs import Verb
from rashomon.compare.question_words import (
    ADVERBS,
    BE,
    COORDINATORS,
    DATELINE,
    DETERMINERS,
    INVARIANT,
    LINKS,
    NEGATORS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SAYING,
    SUBORDINATORS,
    Word,
    spelled,
)
from rashomon.model import Name, Statement, Time

MAX_REST = 11
DANGLING = (
    PREPOSITIONS
    | DETERMINERS
    | COORDINATORS
    | SUBORDINATORS
    | LINKS
    | RELATIVES
    | frozenset(("not", "starting", "beginning", "effective"))
)
POSITIVE = {"no": "any", "nobody": "anybody", "nothing": "anything", "none": "any", "neither": "either"}
SINGULAR = frozenset("a an one this that he she it each every".split())
FINITE = frozenset("was were is are has had will would".split())
LINKING = RELATIVES | SUBORDINATORS | LINKS | COORDINATORS | {"that", "what", "how", "why"}
LISTING = frozenset(("and", "or", "&", ","))
BARE = frozenset("it this these those each both him her them us all".split())
PEOPLES = re.compile(r"(?:ese|ian|ish|ean|can|ani|aeli|qi|French|Dutch|Greek|Czech|Swiss|Thai|German|Arab)$")
CIVIL = frozenset("musician technician civilian politician physician guardian librarian pedestrian veteran".split())


def inverted(statement: Statement, clause: Clause, asking: str, out: tuple[int, int], *, plain: bool = False) -> str:
    """ "asking" + operator + subject + rest, without the words in `out` (half-open); `plain` leaves negation out."""
    verb = clause.verb
    if not _agrees(clause):
        return ""
    operator, opening = _operator(clause)
    begin = (verb.operator if verb.operator is not None else verb.head) + 1
    before, after = _rest(clause, begin, out)
    subject = lowered(statement, clause.subject)
    if plain:
        before = [w for w in before if w.low not in NEGATORS]
        first, _, others = subject.partition(" ")
        subject = f"{POSITIVE.get(first, first)} {others}"
    negated = [] if plain or not clause.words[verb.first].low.endswith(("n't", "cannot")) else ["not"]
    told = _trimmed(before, after)
    if _second(told):
        return ""
    if verb.lemma in SAYING and not told and clause.stop < len(clause.words) - 1:
        return ""  # what is said is cut off
    rest = " ".join(t for t in (*negated, *opening, spelled(told)) if t)
    return finished(f"{asking} {operator} {subject} {rest}")


def subject_asked(statement: Statement, clause: Clause, asking: str, kept: Sequence[Word] = ()) -> str:
    """ "asking" in the subject's place, then what is `kept` of the subject, then the clause from its verb on."""
    rest = _trimmed((), _until_comma(clause.words[clause.verb.first : clause.stop]))
    return finished(" ".join(t for t in (asking, spelled(list(kept)), spelled(rest)) if t))


def stated(statement: Statement, clause: Clause) -> str:
    """The clause as it stands, subject first, cut short; for "Who said that …"."""
    rest = _trimmed((), _until_comma(clause.words[clause.verb.first : clause.stop]))
    return f"{lowered(statement, clause.subject)} {spelled(rest)}"


def _second(rest: Sequence[Word]) -> bool:
    """Whether another finite verb stands among the words with nothing to link it: two clauses run into one."""
    for n, word in enumerate(rest):
        if word.low in FINITE:
            return not any(w.low in LINKING for w in rest[:n])
    return False


def _operator(clause: Clause) -> tuple[str, list[str]]:
    """The operator to put before the subject, and what then stands after it: adverb and lemma."""
    verb = clause.verb
    if clause.reduced:
        return ("were" if _plural(clause.subject) else "was"), [verb.form]
    if verb.operator is not None:
        return _positive(clause.words[verb.operator].low), []
    adverbs = [w.text for w in clause.words[clause.start : verb.first][-2:] if _manner(w)]
    adverbs = [a for a in adverbs if clause.words[verb.first - 1].text == a]
    return _do(verb), [*adverbs, _base(verb)]


def _base(verb: Verb) -> str:
    """The lemma; "hoped" and "hopes" are of "hope", whatever the lemmatiser took them for."""
    silent = re.fullmatch(r"[^aeiou]+[aeiou][bdgklmnprt]", verb.lemma) and verb.form in (
        f"{verb.lemma}ed",
        f"{verb.lemma}es",
    )
    return f"{verb.lemma}e" if silent else verb.lemma


def _positive(operator: str) -> str:
    irregular = {"won't": "will", "can't": "can", "cannot": "can"}
    return irregular.get(operator, operator.removesuffix("n't"))


def _do(verb: Verb) -> str:
    if verb.form == verb.lemma:
        return "did" if verb.form in INVARIANT else "do"
    return "does" if verb.form.endswith("s") and verb.form[:2] == verb.lemma[:2] else "did"


def _agrees(clause: Clause) -> bool:
    """Whether a bare present has a subject that takes it: "a seat open" is no clause."""
    verb = clause.verb
    if clause.reduced or verb.operator is not None or verb.form != verb.lemma or verb.form in INVARIANT:
        return True
    return clause.subject[0].low not in SINGULAR and (verb.form.endswith("ss") or not verb.form.endswith("s"))


def _manner(word: Word) -> bool:
    return word.low in ADVERBS - {"both", "all", "here", "there"} or (
        word.low.endswith("ly") and word.text[0].islower()
    )


def _plural(words: Sequence[Word]) -> bool:
    first = words[0].low
    return words[-1].low.endswith("s") and first not in ("a", "an", "one", "each", "this", "that")


def _rest(clause: Clause, begin: int, out: tuple[int, int]) -> tuple[list[Word], list[Word]]:
    """The words of the predicate before and after those taken out, up to the first comma."""
    words = clause.words
    a, b = max(begin, out[0]), max(begin, out[1])
    before = _until_comma(words[begin : min(a, clause.stop)])
    if begin < a < clause.stop and words[a - 1].low in COORDINATORS:
        # "has 12 ships and … crew": what stands beside the answer is another answer.
        before = before[: max((n for n, w in enumerate(before) if w.low in PREPOSITIONS), default=0)]
    cut = any(w.text == "," for w in words[begin : min(a, clause.stop)])
    after = [] if cut else _until_comma(words[b : clause.stop])
    if after and (
        after[0].low in COORDINATORS or after[0].low in RELATIVES or after[0].low == "of" or after[0].text[0].isdigit()
    ):
        after = []
    return before, after


def _until_comma(words: Sequence[Word]) -> list[Word]:
    kept: list[Word] = []
    for n, word in enumerate(words):
        if word.mark and word.text not in "-'’":
            # Of "a visit to Malaysia, Japan and Korea" no one country is the whole: the phrase goes.
            heads = [i for i, w in enumerate(kept) if w.low in PREPOSITIONS - {"of"}]
            return kept[: heads[-1]] if heads and _lists(words, n) else kept
        kept.append(word)
    return kept


def _lists(words: Sequence[Word], comma: int) -> bool:
    """Whether a comma stands between members of a list: a few words like the one before it, then "and" or another."""
    end = next((n for n in range(comma + 2, min(comma + 6, len(words))) if words[n].low in LISTING), None)
    if words[comma].text != "," or comma == 0 or end is None:
        return False
    members = words[comma + 1 : end]
    alike = members[0].text[0].isupper() == words[comma - 1].text[0].isupper()
    return alike and not any(w.low in LINKING | PREPOSITIONS - {"of"} or w.mark for w in members)


def _trimmed(before: Sequence[Word], after: Sequence[Word]) -> list[Word]:
    """At most MAX_REST words, cut before a preposition or link, with no word left hanging at the end."""
    rest, fixed = [*before, *after], len(before)
    while len(rest) > MAX_REST:
        cuts = [n for n in range(2, len(rest)) if rest[n].low in PREPOSITIONS - {"of", "than"} | COORDINATORS | LINKS]
        if not cuts:
            rest = rest[:MAX_REST]
            break
        rest = rest[: cuts[-1]]
    between = next((n for n, w in enumerate(rest) if w.low == "between"), None)
    if between is not None and all(w.low != "and" for w in rest[between:]) and len(rest) > fixed:
        rest = rest[:between]
    while rest and (rest[-1].low in DANGLING - BARE or rest[-1].mark) and (len(rest) > fixed or _hangs(rest)):
        rest.pop()
    return rest


def _hangs(rest: Sequence[Word]) -> bool:
    """Whether the last word cannot end a question: articles, conjunctions, a preposition after another."""
    low = rest[-1].low
    return low not in PREPOSITIONS or low in LINKS or (len(rest) > 1 and rest[-2].low in PREPOSITIONS)


def lowered(statement: Statement, words: Sequence[Word]) -> str:
    """The words as text; the first loses the capital that only its place at the sentence's head gave it."""
    line = spelled(list(words))
    if not words or not words[0].text[:1].isupper():
        return line
    first = words[0]
    if first.low in DETERMINERS | PRONOUNS - {"i"}:
        return first.text[0].lower() + line[1:]
    if first.start > _head(statement):
        return line
    if first.low == "i" or first.text[1:2].isupper() or "." in first.text:
        return line
    plain = first.low in DETERMINERS | PRONOUNS | PREPOSITIONS | ADVERBS | BE
    return first.text[0].lower() + line[1:] if plain or not _proper(statement, words) else line


def _head(statement: Statement) -> int:
    text = statement.evidence.exact
    dateline = DATELINE.match(text)
    opening = re.compile(r"\W*").match(text, dateline.end() if dateline else 0)
    return opening.end() if opening else 0


def _proper(statement: Statement, words: Sequence[Word]) -> bool:
    first, base = words[0], statement.evidence.start
    named = any(
        isinstance(r, Name | Time) and r.evidence.start - base < first.end and first.start < r.evidence.end - base
        for r in statement.readings
    )
    followed = len(words) > 1 and words[1].text[0].isupper()
    people = PEOPLES.search(first.text) and first.low.removesuffix("s") not in CIVIL
    return bool(named or followed or people or first.text.endswith(("'s", "’s")))


def finished(text: str) -> str:
    """One line with a capital and a question mark."""
    line = " ".join(text.split()).rstrip(" ,;:.-–—")
    line += "." if line.endswith((" a.m", " p.m")) else ""
    return f"{line[:1].upper()}{line[1:]}?"
