"""Lines in, the names of those who wrote the account out.

Takes "By X and Y", "X, Nairobi", "X | 4 March 2026", names in capitals; refuses what is no name: an empty tuple.
"""

from __future__ import annotations

import re

from rashomon.extract.stamps import FORMS, HOUR, LABEL, WEEKDAY, stamps
from rashomon.extract.words import MENU

LEAD = re.compile(
    r"^(?:by|from|posted by|written by|story by|words by|report(?:ed)? by|analysis by|text(?: and photos?)?(?: by)?:?|"
    r"logged by|text:|author:|von|par|por|di)\s+(?=\S)",
    re.IGNORECASE,
)
NAME_WORD = r"[A-ZÀ-ÞĀ-Ž][\w'’.-]{0,30}"
PARTICLE = (
    r"(?:de|da|do|dos|das|del|della|di|du|la|le|van|von|der|den|bin|bint|al|el|ter|ten|kyzy|uulu|y|e|af|av|ibn|mac|"
    r"ní|nic|zu|st|ó)"
)
NAME = re.compile(rf"{NAME_WORD}(?: (?:{PARTICLE} ){{0,2}}{NAME_WORD}| kyzy| uulu){{0,4}}")
HANDLE = re.compile(r"[\w.-]{2,25}")
SPLIT = re.compile(r"\s*(?:,| and | & |;|\bwith\b)\s*")
CUT = re.compile(r"\s*(?:[|•·/]|\s[–—-]\s|\bat \d|\bon (?=\d|[A-Z][a-z]{2})|\()")
PLACE = re.compile(r" in [A-ZÀ-Þ][\w'’.-]{1,20}(?: [A-ZÀ-Þ][\w'’.-]{1,20}){0,2}(?=$|,| and | &)")
ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|writers?|staff|desk|team|newsroom|columnist|bureau chief|agenc(?:y|ies)|"
    r"admin|contributors?|analyst|press)\b",
    re.IGNORECASE,
)
LEADING_ROLE = re.compile(
    r"^(?:(?:our|the|a|chief|senior|state|health|political|foreign|crime|sports?|science|business|environment|staff|"
    r"special|legal|economics?|education|arts|defence|europe|asia|africa|world|news) ){1,4}"
    r"(?:reporter|correspondent|editor|writer)s? ",
    re.IGNORECASE,
)
KINDS = re.compile(
    r"^(?:analysis|opinion|comment|feature|report|exclusive|explainer|news|video|watch)\b[\s|:–-]+", re.IGNORECASE
)
SIGNED_OFF = re.compile(r"\b(?:Report(?:ing|ed)|Writing|Written) by ([^();\n]{3,90})", re.IGNORECASE)
# A heading in capitals may look like a name and a place ("The Vote in Ghana"), but for how it begins.
NO_NAME = frozenset("a the what why how who where when which this that these no not in on at to one two three".split())
STOPPED = re.compile(r"[.?!] \S|[)\]]$")
SHORTENED = re.compile(r"[ap]\.m\.$|\b[A-Z]\.$")
LENGTH = 110


def looks_like_byline(line: str) -> bool:
    """Whether a line, by itself, looks like the one that names its writers."""
    if len(line) > LENGTH:
        return False
    lead = LEAD.match(line)
    if lead and _begins_name(line[lead.end() :]):
        return True
    return bool(_bare(line))


def byline(line: str) -> tuple[str, ...]:
    """The names on a line that is known to be a byline, in order; empty where none can be read."""
    if len(line) > LENGTH:
        return ()
    lead = LEAD.match(line)
    rest = KINDS.sub("", line[lead.end() :] if lead else line)
    rest = PLACE.sub("", LEADING_ROLE.sub("", _undated(rest)))
    names: list[str] = []
    for part in SPLIT.split(CUT.split(rest, maxsplit=1)[0]):
        name = _name(part, bool(lead))
        if not name or (names and not _another(line, name)):
            break
        names.append(name)
    return tuple(names)


def _bare(line: str) -> bool:
    """Whether a line without "By" is a name, alone or before a place, a role or a date."""
    rest = PLACE.sub("", CUT.split(_undated(KINDS.sub("", line)), maxsplit=1)[0])
    first = SPLIT.split(rest)[0].strip(" ,.")
    words = first.split()
    if STOPPED.search(line) and not any(stamps(line)):
        return False  # a caption, not a name
    if not 1 <= len(words) <= 6 or any(word.lower() in MENU for word in words):
        return False
    if words[0].lower() in NO_NAME and not ROLE.search(first):
        return False
    if len(words) == 1 and not any(stamp.day for stamp in stamps(line)):
        return False
    tail = line[len(first) :]
    stopped = line.endswith((".", "?", "!")) and not SHORTENED.search(line)
    if len(tail) > 75 or stopped:
        return False
    return bool(NAME.fullmatch(first)) or (bool(ROLE.search(first)) and len(words) <= 4)


def _begins_name(rest: str) -> bool:
    """Whether what follows "By" begins as a name does, or as a handle before a date."""
    return bool(NAME.match(rest)) or bool(HANDLE.match(rest) and any(stamp.day for stamp in stamps(rest)))


def _undated(line: str) -> str:
    """A line up to its first date, weekday or hour."""
    ends = [len(line)]
    ends += [match.start() for pattern in (*FORMS, HOUR, LABEL) if (match := pattern.search(line))]
    day = WEEKDAY.search(line)
    if day and (day.start() == 0 or line[day.start() - 1] in " ,|"):
        ends.append(day.start())
    left = line[: min(ends)].rstrip(" ,|/·•–—-:").lstrip(" ,|/·•–—-:.")
    return left.removesuffix(" on").removesuffix(" at")


def _name(part: str, introduced: bool) -> str:
    """A part of a byline as a name, capitals turned into case; empty where it is a place, a role or nothing."""
    bare = part.strip(" ,;:|–—-")
    bare = bare if re.search(r"\b[A-ZÀ-Þ]\.$", bare) else bare.rstrip(".")
    if not bare or len(bare.split()) > 6:
        return ""
    if bare.isupper() and len(bare.split()) > 1:
        bare = re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), bare)
    if NAME.fullmatch(bare):
        return bare
    if ROLE.search(bare) or (introduced and HANDLE.fullmatch(bare)):
        return bare
    return ""


def _another(line: str, name: str) -> bool:
    """Whether a further part of a byline is a second writer, and not the first one's town or role."""
    at = line.lower().find(name.lower())
    before = line[max(0, at - 6) : at].lower()
    joined = before.rstrip().endswith((" and", "&", ";")) or before.endswith(" and ")
    return joined and not (ROLE.search(name) and len(name.split()) < 2)


def signed_off(line: str) -> tuple[str, ...]:
    """The writers that a line under the story names: "(Reporting by X in Nairobi and Y; editing by Z)"."""
    found = SIGNED_OFF.search(line)
    return byline("By " + found.group(1)) if found else ()
