"""An account's words in, the agencies that it says it has its news from out.

Takes "With inputs from Reuters", "(Reporting by …; Sources: AP, AFP)", "BOGOTA, Nov 11 (Andina Press) -",
"Hangang reports". Refuses the route of a quote ("told Reuters"): that is no credit for the account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

KNOWN = frozenset(
    "Reuters;Associated Press;AP;AFP;Agence France-Presse;Bloomberg;PTI;Press Trust of India;ANI;IANS;UPI;Xinhua;Kyodo;"
    "Kyodo News;Yonhap;TASS;Interfax;EFE;ANSA;DPA;dpa;PA Media;AAP;CNA;Bernama;Antara;Anadolu;Anadolu Agency;SPA;WAM;"
    "MENA;APA;Ritzau;NTB;TT;STT;Belga;ANP;Lusa;Tanjug;BTA;Agerpres;MTI;PAP;CTK;ČTK;BNS;LETA;Ukrinform;BELTA;"
    "Canadian Press;NAN;GNA;Jiji;Jiji Press;Press Association".split(";")
)
_NAME = r"[A-ZÀ-Þ][\w&'’.-]{0,25}(?: (?:de |del |do |of |and |& )?[A-ZÀ-Þ][\w&'’.-]{0,25}){0,4}"
BYLINED = re.compile(r"^[^\n]{0,60}?[,.—–-]?\s?\((" + _NAME + r"|[a-z]{2,5})\)\s?(?:[-–—]{1,2}|$)")
OPENING = re.compile(r"^[A-ZÀ-Þ][^()\n]{2,60}\. ([A-Z][A-Z ]{3,30}) [-–—] ")
INPUTS = re.compile(
    r"\b(?:[Ww]ith (?:additional |further )?(?:inputs?|reports?|reporting|information|files|material|agenc(?:y|ies))"
    r"(?: inputs)? (?:from|by|of)|[Ii]nputs? from|[Ss]ources?:|[Cc]redit:|[Vv]ia|"
    r"(?:[Bb]ased on|[Ff]rom) (?:a |an )?(?:reports?|dispatch) (?:by|from|of)|"
    r"[Oo]riginally published (?:by|on|in)|[Ff]irst (?:published|appeared|reported) (?:by|in|on))\s+"
    r"(?:the )?(" + _NAME + r"(?:(?:,| and|, and) (?:the )?" + _NAME + r"){0,4})"
)
# No line of INPUTS is without one of these: the pattern is tried at every word, and most lines have none.
NEEDS = ("ith ", "nput", "ource", "redit:", "via", "Via", " dispatch", " report", "riginally p", "irst ")
PER = re.compile(
    r"\b(?:per|[Aa]ccording to) (?:the )?((?:" + _NAME + r" )?"
    r"(?:[Aa]gency|[Nn]ews [Aa]gency|[Nn]ewswire|[Pp]ress|[Ww]ire)\b(?: [A-Z][a-z]+)?)"
)
REPORTS = re.compile(r"\b(" + _NAME + r") (?:reports|reported)\b")
QUIPS = re.compile(
    r", (" + _NAME + r") (?:reports|reported)[.,;]|[.,;] (?:says|reports) (" + _NAME + r")(?:[.,;]|$)"
    r"|, per (" + _NAME + r")[.,;]"
)
WITH = re.compile(r"\b(?:with|and|/) (?:the )?(" + _NAME + r")$")
AGENCY = re.compile(r"\b(?:agency|agencia|agência|agence|press|wire|newswires?|news service|bureau)\b", re.IGNORECASE)
# What is written after a person's name, not after an agency's.
SAYS = r",? (?:who\b|whose (?!reporter|correspondent)|said|told|added|\d\d\b)"


def credits(lead: str, body: Sequence[str], bylines: Sequence[str], furniture: Sequence[str]) -> tuple[str, ...]:
    """The agencies credited, in the order found, each once.

    `lead` is the first paragraph, `body` all paragraphs, `bylines` the byline lines, `furniture` what is
    left out of the story.
    """
    found: dict[str, None] = {}
    for name in _found(lead, body, bylines, furniture):
        cleaned = name.strip(" .,;:").removesuffix("'s").removesuffix("’s")
        if cleaned and not any(_same(cleaned, other) for other in found):
            found[cleaned] = None
    return tuple(found)


def dateline_agency(lead: str) -> str | None:
    """The agency that a first paragraph begins with: "LISBON, Sept 23 (APS) — …"."""
    opening = next((found for pattern in (BYLINED, OPENING) if (found := pattern.search(lead[:110]))), None)
    return opening.group(1) if opening else None


def _found(lead: str, body: Sequence[str], bylines: Sequence[str], furniture: Sequence[str]) -> Iterator[str]:
    """Every agency named as an origin, repeated where it is."""
    opening = dateline_agency(lead)
    if opening:
        yield opening
    for line in [*bylines, *furniture, *body]:
        if any(need in line for need in NEEDS):
            for match in INPUTS.finditer(line):
                yield from _listed(match.group(1))
        if line in KNOWN:
            yield line
    for line in bylines:
        joined = WITH.search(line.strip())
        if joined and (
            joined.group(1) in KNOWN
            or AGENCY.search(joined.group(1))
            or (joined.group(1).isupper() and len(joined.group(1)) <= 6)
        ):
            yield joined.group(1)
    text = "\n".join(body)
    for paragraph in body:
        told = " report" in paragraph
        quipped = told or " says " in paragraph or ", per " in paragraph
        for match in QUIPS.finditer(paragraph) if quipped else ():
            name = next(group for group in match.groups() if group)
            if not _somebody(name, text):
                yield name
        for match in PER.finditer(paragraph) if "per " in paragraph or "ccording to " in paragraph else ():
            yield match.group(1)
        for match in REPORTS.finditer(paragraph) if told else ():
            if match.group(1) in KNOWN or AGENCY.search(match.group(1)):
                yield match.group(1)


def _somebody(name: str, text: str) -> bool:
    """Whether a name is a person's or a speaker's: part of a longer one, with a title, or one who also says things."""
    if name in KNOWN or AGENCY.search(name):
        return False
    last = re.escape(name.split()[-1])
    longer = len(name.split()) == 1 and re.search(rf"\b[A-ZÀ-Þ][\w'’-]+ {last}\b", text)
    return bool(longer or re.search(rf"\b{last}{SAYS}|\bM[rs]s?\.? {last}", text))


def _listed(names: str) -> Iterator[str]:
    """The names of a list that are agencies by name or by their only being there as a source."""
    for name in re.split(r",? and |, ", names):
        yield name.removeprefix("the ")


def _same(one: str, other: str) -> bool:
    """Whether two names are one agency: equal, or one short for the other's beginning."""
    a, b = one.lower(), other.lower()
    return a == b or a.startswith(b + " ") or b.startswith(a + " ")
