"""The text of a saved page in, its layout out: which units are title, byline, heading, paragraph, note, and which none.

What is not the story is in no block. When in doubt a unit is kept. Refuses nothing: a page without
story has a layout without blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.extract.bylines import LEAD
from rashomon.extract.ending import INPUTS, close
from rashomon.extract.features import ADDRESS, PRICE
from rashomon.extract.galleries import pieces
from rashomon.extract.junk import THRESHOLD, chances
from rashomon.extract.moments import dateline, looks_like_date
from rashomon.extract.prose import WORD, ends_sentence
from rashomon.extract.stamps import stamps
from rashomon.extract.tops import is_trail
from rashomon.extract.units import Unit, units
from rashomon.extract.words import FUNCTION, IMPERATIVES, OFFERS
from rashomon.model import Block, BlockKind

NOTE = re.compile(
    r"\W{0,3}(?:(?:editor'?s?’?s? note|corrections?|clarification)\s?[:(–—-]|corrects? \w|"
    r"(?:this|the|an?) (?:earlier |previous |original )?(?:article|story|report|headline|version|"
    r"piece|post|page|text)\b"
    r".{0,40}\b(?:was|has been|have been|is being)\b.{0,40}\b(?:amended|corrected|updated|clarified|"
    r"changed|revised|removed)\b"
    r"|an (?:earlier|previous|original) (?:version|headline|edition)\b)",
    re.IGNORECASE,
)
OWN = re.compile(r"\b(?:this|earlier|previous|original|note|correct\w*|clarif\w+)\b", re.IGNORECASE)
CREDIT = re.compile(
    r"\s?[(\[](?:additional |with |further )?(?:report(?:ing|ed)|writing|written|editing|edited|compiled) by "
    r"[^()\[\]]{2,300}[)\]]?$|\s?©[^©]{2,150}$",
    re.IGNORECASE,
)
# A line of its own that says who reported: where the account comes from is part of it.
REPORTERS = re.compile(
    r"^\W{0,4}(?:(?:additional|further|some|with|based on|contains|includes|agency) ){0,2}"
    r"(?:report(?:ing|s|ed)|writing|written|edit(?:ing|ed)|compiled|material|inputs?|information|files|copy)"
    r"(?: (?:with )?(?:\w+ )?(?:by|from|of)|:) [^|]{2,150}$"
    r"|^\W{0,4}(?:with|from|via|by) (?:[A-Z]{2,6}|agenc(?:y|ies)|wires|wire services)\W{0,3}$",
    re.IGNORECASE,
)
CAPTION = re.compile(
    r"^(?=.{10,250}$).*[.\w”\"] ?[(\[](?:(?:file )?(?:photo|image|picture|pic)s?\b[^()]{0,60}|reuters|ap|afp|pti|epa|"
    r"getty(?: images)?|(?:ap|afp|epa|file) (?:photo|image)[^()]{0,40})[)\]]$"
    r"|^(?:photo(?:graph)?|image|picture|illustration)(?: credit| by)?: |^\[(?:image|photo|picture|video|advert|ad)\b",
    re.IGNORECASE,
)
LONG = 20  # words of a unit that is as good as prose: better than nothing of a page of which nothing else is left
SPARED = 0.9  # the chance of being junk up to which a line may still be the headline where no other is
FEW = 3  # words below which a line is a label ("Introduction") sooner than the headline
UNDER_TITLE = 0.7  # the chance of being junk up to which a line between headline and first paragraph is kept
HEAD = 14  # units from the top within which the title and the byline stand
DATED = 25  # characters on either side of a date line's date: "Published at:", "(Astana time)"
HEADING = 100  # characters
CREDIT_LINE = 160  # characters
HEADINGS = range(1, 13)  # words of a line between two paragraphs that is taken for a heading
FURNISHED = re.compile(r"[|•·»>▸▶☰+@\[\]{}]|\s/\s|^\W*\d[\d.,]*k?\W")


@dataclass(frozen=True, slots=True)
class Layout:
    """A page sorted: its units, what each is (None: furniture), and which one is the title."""

    units: tuple[Unit, ...]
    kinds: tuple[BlockKind | None, ...]

    def of(self, kind: BlockKind | None) -> list[Unit]:
        """The units of one kind, in order; those of no kind are the furniture."""
        return [unit for unit, is_ in zip(self.units, self.kinds, strict=True) if is_ is kind]

    def title(self) -> str | None:
        """The headline on one line, if the page has one."""
        return next((" ".join(unit.text.split()) for unit in self.of(BlockKind.TITLE)), None)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks of an article of this text, sorted; a paragraph without the credits and galleries run into it."""
        found: list[Block] = []
        for unit, kind in zip(self.units, self.kinds, strict=True):
            if kind is None:
                continue
            tail = CREDIT.search(unit.text, max(0, len(unit.text) - 320)) if kind is BlockKind.PARAGRAPH else None
            end = unit.start + tail.start() if tail and tail.start() else unit.end
            parts = pieces(unit.text[: end - unit.start]) if kind is BlockKind.PARAGRAPH else [(0, end - unit.start)]
            found.extend(Block(unit.start + first, unit.start + last, kind) for first, last in parts)
        return tuple(found)


def lay_out(text: str, threshold: float = THRESHOLD) -> Layout:
    """Sort the units of a page's text; a unit is left out where its chance of being junk is past the threshold."""
    page = units(text)
    likely = chances(page)
    kept = [chance <= threshold for chance in likely]
    for i, unit in enumerate(page):
        kept[i] = kept[i] and not CAPTION.match(unit.text) and not (i < HEAD and is_trail(page, i))
    if not any(kept[i] and len(unit.text.split()) >= LONG for i, unit in enumerate(page)):
        kept = [kept[i] or len(unit.text.split()) >= LONG for i, unit in enumerate(page)]
    _keep_headings(page, kept, likely)
    writers = close(page, kept, likely)
    kept = [keep or is_note(unit.text) for keep, unit in zip(kept, page, strict=True)]
    _keep_dates(page, kept)
    head = _head(page, kept)
    title = _title(page, kept, head)
    if title is None or len(page[title].text.split()) < FEW:
        # A headline is worth more than a menu line costs: take the likeliest, if it speaks of the story.
        above = [not (i and chance > SPARED) for i, chance in enumerate(likely)]
        rescued = _title(page, above, head, sharing=0.2)
        title = title if rescued is None else rescued
        if rescued is not None:
            kept[rescued] = True
    _keep_under_title(page, kept, likely, title)
    kinds = [_kind(page, kept, i, head=i < head, title=title) if kept[i] else None for i in range(len(page))]
    for i in writers:
        kinds[i] = BlockKind.BYLINE
    return Layout(page, tuple(kinds))


def is_note(text: str) -> bool:
    """Whether a unit is the outlet's word on its own account; "The report was revised" is the story's."""
    return bool(NOTE.match(text)) and bool(OWN.search(text[:60]))


def _keep_dates(page: tuple[Unit, ...], kept: list[bool]) -> None:
    """Keep a line that is a date and little else, under the headline: it says when, even between two offers."""
    prose = [i for i, unit in enumerate(page) if kept[i] and unit.prose]
    above = next((i for i in range(len(page)) if kept[i]), len(page))
    for i in range(above + 1, min(HEAD, prose[1] if len(prose) > 1 else len(page))):
        stamp = next(stamps(page[i].text), None)
        if stamp and stamp.day and stamp.year and stamp.start <= DATED and len(page[i].text) - stamp.end <= DATED:
            kept[i] = True


def _keep_headings(page: tuple[Unit, ...], kept: list[bool], likely: list[float]) -> None:
    """Keep a short line between two paragraphs of the story, a blank line beside it or not: it heads the second one."""
    for i in range(1, len(page) - 1):
        around = kept[i - 1] and kept[i + 1] and page[i - 1].prose and page[i + 1].prose
        if around and not kept[i] and likely[i] <= SPARED and _heads(page[i].text):
            kept[i] = True


def _heads(text: str) -> bool:
    """Whether a line, by itself, may be a heading: short, no sentence, and nothing in it that furniture has."""
    words = text.lower().split()
    if len(words) not in HEADINGS or len(text) > HEADING or text.endswith((".", "!", "…")) or not text[0].isalnum():
        return False
    lower = text.lower()
    if words[0] in IMPERATIVES or FURNISHED.search(text) or CAPTION.match(text) or looks_like_date(text):
        return False
    return not any(p.within(lower) for p in (ADDRESS, PRICE, *OFFERS.values()))


def _keep_under_title(page: tuple[Unit, ...], kept: list[bool], likely: list[float], title: int | None) -> None:
    """Keep what stands between the headline and the first paragraph unless it is clearly furniture; and credits."""
    prose = next((i for i, unit in enumerate(page) if kept[i] and i != title and unit.prose), 0)
    for i in range(title + 1 if title is not None else prose, prose):
        furniture = likely[i] > UNDER_TITLE or len(page[i].text) > HEADING or CAPTION.match(page[i].text)
        kept[i] = kept[i] or not furniture
    for i, unit in enumerate(page):
        kept[i] = kept[i] or (i > prose and len(unit.text) <= CREDIT_LINE and bool(REPORTERS.match(unit.text)))


def _head(page: tuple[Unit, ...], kept: list[bool]) -> int:
    """How many units stand at the head: all to the last byline or date there, else all before the first paragraph."""
    prose = [i for i, unit in enumerate(page) if kept[i] and unit.prose]
    limit = min(HEAD, prose[2] if len(prose) > 2 else len(page))
    signed = [i for i in range(limit) if kept[i] and _signs(page[i])]
    # One or two paragraphs may stand above the byline: a long headline, and the line under it.
    signed = [i for i in signed if sum(at < i for at in prose) <= 2]
    first = prose[0] if prose else 0
    return max(signed[-1] + 1 if signed else 0, first)


def _signs(unit: Unit) -> bool:
    """Whether a unit names the writer or the day."""
    return unit.dated or unit.signed


def _title(page: tuple[Unit, ...], kept: list[bool], head: int, sharing: float = 0.0) -> int | None:
    """Which unit of the head is the headline: the first that could be one and speaks of what the story does."""
    body = {word for unit in page[head:] for word in unit.low}
    best, chosen = 0.0, None
    seen = 0
    for i in range(min(head, HEAD)):
        text = page[i].text
        if not kept[i] or page[i].dated or dateline(text) or (sharing and len(text.split()) < 4):
            continue
        words = [word.lower() for word in WORD.findall(text) if len(word) > 3 and word.lower() not in FUNCTION]
        shared = sum(word in body for word in words) / max(1, len(words))
        if shared < sharing:
            continue
        score = 1 + shared + min(len(text.split()), 5) * 0.3 - 0.4 * seen - 0.5 * text.endswith((".", ":"))
        score -= 0.5 * any(pattern.within(page[i].lower) for pattern in OFFERS.values())
        if page[i].signed:
            score -= 1 if len(text.split()) > 4 and not LEAD.match(text) else 3
        seen += 1
        if score > best:
            best, chosen = score, i
    return chosen


def _kind(page: tuple[Unit, ...], kept: list[bool], i: int, *, head: bool, title: int | None) -> BlockKind:
    """What a unit that is kept is."""
    text = page[i].text
    if i == title:
        return BlockKind.TITLE
    if is_note(text):
        return BlockKind.NOTE
    if (
        (REPORTERS.match(text) and len(text) <= CREDIT_LINE)
        or (page[i].dated and not page[i].prose)
        or (INPUTS.match(text) and len(text) < HEADING)
        or _bare_dateline(text)
    ):
        return BlockKind.BYLINE
    if head and (title is None or i > title) and page[i].signed:
        return BlockKind.BYLINE
    if head and title is not None and i < title:
        return BlockKind.BYLINE  # "Analysis": the kind of story, above its headline
    ends = len(text) > HEADING or (ends_sentence(text) and not text.endswith("?"))
    if ends or not any(kept[i + 1 :]) or text[0] in "-–—•*":
        return BlockKind.BYLINE if _signs_off(page, kept, i) else BlockKind.PARAGRAPH
    return BlockKind.BYLINE if _signs_off(page, kept, i) else BlockKind.HEADING


def _bare_dateline(text: str) -> bool:
    """Whether a unit is an agency's dateline and nothing else: "HOLLIN BAY, June 3 (Fjord Press)"."""
    return len(text) < 70 and dateline(text) is not None and not ends_sentence(text.rstrip(")."))


def _signs_off(page: tuple[Unit, ...], kept: list[bool], i: int) -> bool:
    """Whether a unit under the last paragraph names the writer."""
    if not page[i].signed or len(page[i].text.split()) < 2:
        return False
    return not any(kept[n] and page[n].prose for n in range(i + 1, len(page)))
