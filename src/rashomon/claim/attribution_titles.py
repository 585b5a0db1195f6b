"""Tell the name of a book, a programme or a thing between marks from words that somebody says.

In: a quotation as tokens, what leads up to it. Out: yes or no.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from rashomon.claim.attribution_lead import DASHES
from rashomon.claim.attribution_paragraphs import Region
from rashomon.claim.attribution_phrases import lemma
from rashomon.claim.attribution_wording import Frame

LEADS = frozenset({",", ":", "that", "as"}) | DASHES
NAMING = frozenset("call dub brand label deem term name nickname christen describe title".split())
SMALL = frozenset("a an the of in on for and to at by with from or".split())
# What a title is the title of.
WORKS = frozenset(
    """book novel film movie song single album show series programme program podcast play episode musical opera poem
    painting documentary magazine anthem hymn essay memoir entitled titled""".split()
)


def is_titled(span: Span) -> bool:
    """The name of a book or film, by its capitals: the sentence around it is not its speaker's."""
    words = [t for t in span if t.is_alpha]
    return len(words) < 5 and all(t.text[0].isupper() for t in words) and span[-1].text not in {",", ".", "!", "?"}


def gives_name(found: Frame, doc: Doc, before: Region) -> bool:
    """Whether a cue gives a name ("called it “Project Frost”") or stands right before it: else a title is a title."""
    last = doc[before[1] - 1]
    return lemma(found.cue.root) in NAMING or last.text in LEADS or last.i == found.cue.end - 1


def is_work(doc: Doc, span: Span) -> bool:
    """The name of a programme, a book or a song inside its sentence: "on “Night Harbour,”", "his book, “Salt”"."""
    words = [t for t in span if t.is_alpha and t.lower_ not in SMALL]
    at = span.start - 2  # in front of the opening mark
    if not words or not all(t.text[0].isupper() for t in words) or span[-1].text in {"!", "?"} or at < 0:
        return False
    at -= doc[at].text == "," and at > 0
    return doc[at].lower_ in WORKS or (len(words) > 1 and (doc[at].lower_ in {"on", "in"} or doc[at].text == "'s"))
