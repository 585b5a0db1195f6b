"""Find the numbers that are no quantities: a sentence in, the stretches to leave alone out.

Dates, years, clock times, durations (read elsewhere), phone numbers, addresses, the numbers of flights, articles,
models and lists. Refused: nothing; every pattern is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from rashomon.claim.quantity_numerals import Word

MONTH = (r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|Jun(?:e|\.)?|Jul(?:y|\.)?|"
         r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)")
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
SMALL = (r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|twenty-five|"
         r"half|quarter|a quarter)")
ORDINAL_DAY = (r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|"
               r"fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|thirty-first)")
STREET = r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Boulevard|Square|Drive|Place|Row|Terrace|Quay|Way)"
LABELS = ("number|room|flight|article|articles|section|chapter|page|pages|route|highway|platform|gate|pier|"
          "terminal|channel|resolution|line|boeing|airbus|type|class|level|phase|stage|group|block|building|day|"
          "part|volume|lot|table|form|protocol|category|tier|version|act|clause|paragraph|appendix|annex|schedule|"
          "division|ward|zone|sector|bus|hangar|berth|update|round|step|option|figure|task|reactor|unit|runway|"
          "train|exhibit|apollo|windows|title|law|order|decree|case|docket|track|hole|turn|lane|pump|camp|district")
TIMES = (
    rf"\b{MONTH} {DAY}(?: ?(?:-|–|to|and|or|/) ?(?:{MONTH} )?{DAY})?\b(?:,? \d{{4}}\b)?",
    rf"\b{DAY}(?: ?(?:-|–|to|and|or|/) ?{DAY})? (?:of )?{MONTH}(?:,? \d{{4}}\b(?:,? \d{{1,2}}[.:]\d{{2}}\b)?)?",
    rf"\b{MONTH} \d{{4}}\b,? \d{{1,2}}[.:]\d{{2}}\b",
    rf"\b{ORDINAL_DAY} of {MONTH}",
    rf"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?{DAY}(?![\d,.]*\d)(?= ?[,.;)]|$)",
    r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}\b",
    r"\b\d{1,2}[:h]\d{2}(?::\d{2})?\b",
    r"\b\d{1,2}(?:\.\d{2})?(?: ?(?:-|–|to|and) ?\d{1,2}(?:\.\d{2})?)? ?(?:[ap]\.?m\b\.?|o'?clock|noon|hrs\b)",
    r"\b(?:at|from|until|till|since|around|about|by|before|after|and|to) \d{1,2}\.[0-5]\d\b"
    r"(?! ?(?:%|per|pc|m\b|million|billion|bn|[a-z]+s\b|to\b))",
    r"\b\d{1,2}(?:\.\d{2})? ?(?:GMT|UTC|BST|CET|CEST|EST|EDT|local time)\b",
    r"\b\d{4} ?(?:GMT|UTC|BST|CET|CEST|EST|EDT|hrs|hours|local)\b",
    rf"\b(?i:at|until|till|around|about|since|before|after|nearly|almost|past) {SMALL}(?:-\w+)? (?:minutes? )?"
    rf"(?:past|to) {SMALL}\b(?! ?\w+s\b)",
    rf"\b{SMALL} (?:in the (?:morning|evening|afternoon)|at night|o'clock|sharp)",
    rf"\b(?i:at|until|till|around|before|after|from) {SMALL} (?:this|that|yesterday|tomorrow) "
    r"(?:morning|evening|afternoon)",
    rf"\b(?:half|quarter) (?:past|to) {SMALL}\b",
    r"\b(?:1[5-9]|20|21)\d\ds\b",
    r"'\d0s\b",
    r"\b(?:1[5-9]|20)\d\d ?[-–/] ?\d{2,4}\b",
    r"(?<!\w)24/7\b|\b9/11\b|\b\d{1,3}/\d{1,3}\b",
)
PLACES = (
    rf"\b\d{{1,5}}[A-Za-z]? (?:[A-Z][\w'-]* ){{1,3}}{STREET}\b",
    r"(?<![\w$€£])\+\d{1,3}(?:[ -]\(?\d{2,4}\)?){2,5}\b",
    r"(?<![\w$€£,.])0\d{2,4}(?:[ -]\d{3,4}){1,3}\b",
    r"\b\d{3}-\d{4}\b",
    r"\bhttps?://\S+|\bwww\.\S+|\b[\w.+-]{1,64}@\S+",
    r"\bN(?:o|os)\.? ?\d+\b",
    rf"\b(?i:{LABELS})\b\.?(?: |-|#)#?(?!\d{{1,3}},\d{{3}})\d+(?![\d,.]*(?:%|bn|m\b)| ?(?:per|million|billion))"
    r"(?: ?(?:-|–|and|to) ?\d+\b)?(?! (?:people|men|women))",
    r"\b(?i:phase|part|level|stage|table|room|chapter|gate|number|category|tier|day|line) "
    r"(?:one|two|three|four|five)\b",
)
BLOCKED = re.compile("|".join((*TIMES, *PLACES)))
TIME_UNITS = frozenset(
    "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks weekend weekends "
    "fortnight fortnights month months year years yr yrs decade decades century centuries season seasons quarter "
    "quarters semester semesters morning mornings afternoon afternoons evening evenings sec secs".split())
LENGTHENED = frozenset("full consecutive long straight more working extra whole short solid further successive "
                       "business calendar additional odd rainy dry sitting trading "
                       "other financial school tense entire".split())
JOINERS = frozenset({"to", "or", "-", "–", "—", "and"})


class Blocked:
    """The stretches of one sentence that hold no quantity: half-open offsets, sorted."""

    __slots__ = ("ends", "starts")

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        if any(c.isdecimal() for c in text) or "past" in text or " to " in text or " of " in text or " in the " in text:
            for match in BLOCKED.finditer(text):
                self.starts.append(match.start())
                self.ends.append(match.end())

    def __contains__(self, at: int) -> bool:
        n = bisect_right(self.starts, at) - 1
        return n >= 0 and at < self.ends[n]


def lasts(tokens: Sequence[Word], last: int) -> bool:
    """Whether the number that ends before word `last` counts seconds, days, years: a duration."""
    at = last + 3 if [t.text for t in tokens[last : last + 3]] == ["and", "a", "half"] else last
    for _ in range(3):
        if at < len(tokens) and (tokens[at].text == "-" or tokens[at].text in LENGTHENED):
            at += 1
    return at < len(tokens) and tokens[at].text in TIME_UNITS
