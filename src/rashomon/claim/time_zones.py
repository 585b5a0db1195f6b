"""Time zones as news prints them: an abbreviation or "Nigerian time" and a day, as minutes from UTC.

In: words, and the day where summer time matters. Out: minutes east of UTC, None where the
words name no zone that is known. Rules are today's (EU since 1996, US since 2007); a
country that has several zones, or that changed its clocks lately, is left out.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from unicodedata import combining, normalize

# Abbreviations by their minutes; those below change with the season.
_FIXED_CODES = {
    -600: "HST", -540: "AKST", -480: "PST AKDT", -420: "MST PDT", -360: "CST MDT", -300: "EST CDT PET COT",
        -240: "EDT AST",
    -210: "NST", -180: "ADT BRT ART", -150: "NDT", 0: "GMT UTC WET", 60: "BST WEST CET WAT", 120: "CEST EET CAT SAST",
    180: "EEST MSK EAT", 300: "PKT", 330: "IST", 345: "NPT", 420: "ICT WIB", 480: "HKT SGT PHT WITA AWST",
        540: "JST KST WIT",
    570: "ACST", 600: "AEST", 660: "AEDT", 720: "NZST", 780: "NZDT",
}  # fmt: skip
# The summer-time rule, and the minutes in winter.
_MOVING_CODES = {
    ("us", -300): "ET Eastern", ("us", -360): "CT", ("us", -420): "MT", ("us", -480): "PT Pacific",
}  # fmt: skip
ZONES: dict[str, int | tuple[str, int]] = {
    **{code: minutes for minutes, codes in _FIXED_CODES.items() for code in codes.split()},
    **{code: rule for rule, codes in _MOVING_CODES.items() for code in codes.split()},
}

# What stands before "time": demonyms, capitals, countries with one zone.
_PLACES = {
    -360: "costa rican|salvadoran|guatemalan|honduran|nicaraguan|mexico city",
    -300: "peruvian|colombian|ecuadorean|ecuadorian|panamanian|jamaican|lima|bogota|quito",
    -240: "venezuelan|bolivian|dominican|caracas|la paz",
    -180: "argentine|argentinian|uruguayan|buenos aires|montevideo|brasilia",
    0: "ghanaian|senegalese|ivorian|malian|gambian|liberian|icelandic|accra|dakar|reykjavik|universal|greenwich mean",
    60: "nigerian|algerian|tunisian|cameroonian|angolan|chadian|gabonese|lagos|abuja|tunis|algiers|west africa",
    120: "south african|zambian|zimbabwean|mozambican|rwandan|malawian|libyan|botswanan|johannesburg|harare|lusaka|"
        "central africa",
    180: "kenyan|ethiopian|tanzanian|ugandan|somali|saudi|iraqi|kuwaiti|qatari|bahraini|yemeni|turkish|belarusian|"
        "jordanian|syrian"
         "|moscow|nairobi|addis ababa|riyadh|baghdad|doha|ankara|istanbul|minsk|damascus|amman|east africa",
    210: "iranian|tehran",
    240: "emirati|omani|georgian|armenian|azerbaijani|gulf|dubai|abu dhabi|tbilisi|yerevan|baku",
    270: "afghan|kabul",
    300: "pakistani|uzbek|tajik|turkmen|maldivian|islamabad|karachi|tashkent|astana",
    330: "indian|sri lankan|india|delhi|mumbai|colombo",
    345: "nepali|nepalese|nepal|kathmandu",
    360: "bangladeshi|kyrgyz|dhaka|bishkek",
    390: "burmese|yangon",
    420: "thai|vietnamese|cambodian|lao|bangkok|hanoi|jakarta|phnom penh|western indonesia",
    480: "chinese|singaporean|malaysian|philippine|taiwanese|mongolian|beijing|shanghai|hong kong|singapore|manila|"
        "taipei"
         "|kuala lumpur|ulaanbaatar|perth",
    540: "japanese|japan|korean|korea|south korean|tokyo|seoul|pyongyang",
    600: "brisbane|queensland|papua new guinean",
    660: "solomon islands|honiara|vanuatu",
}  # fmt: skip
_SUMMER = {
    ("eu", 0): "british|uk|portuguese|irish|london|lisbon|dublin",
    ("eu", 60): "german|french|spanish|italian|dutch|belgian|swiss|austrian|polish|czech|slovak|hungarian|danish|"
        "swedish|norwegian"
                "|croatian|serbian|slovenian|albanian|paris|berlin|madrid|rome|brussels|vienna|warsaw|oslo|stockholm"
                "|central european",
    ("eu", 120): "greek|finnish|bulgarian|romanian|ukrainian|estonian|latvian|lithuanian|cypriot|moldovan|kyiv|"
        "athens|helsinki"
                 "|eastern european",
    ("us", -300): "eastern|new york|washington|toronto",
    ("us", -360): "central|chicago",
    ("us", -420): "mountain|denver",
    ("us", -480): "pacific|los angeles|california",
}  # fmt: skip
_NAMED: dict[str, int | tuple[str, int]] = {
    **{name: minutes for minutes, names in _PLACES.items() for name in names.split("|")},
    **{name: rule for rule, names in _SUMMER.items() for name in names.split("|")},
}
_SHIFT = re.compile(r"(?:gmt|utc)\s?([+-])\s?(\d{1,2})(?::(\d\d))?")


def zone(words: str, day: date | None = None) -> int | None:
    """Minutes east of UTC for "GMT", "UTC+5", "Nigerian"; None if unknown, or if it hangs on an unknown day."""
    shift = _SHIFT.fullmatch(words.lower())
    if shift:
        minutes = int(shift[2]) * 60 + int(shift[3] or 0)
        return minutes if shift[1] == "+" else -minutes
    plain = "".join(c for c in normalize("NFKD", words.lower()) if not combining(c))
    found = ZONES.get(words, _NAMED.get(plain))
    if isinstance(found, tuple):
        rule, winter = found
        return None if day is None else winter + 60 * _summer(rule, day)
    return found


def _summer(rule: str, day: date) -> bool:
    """Whether clocks are put forward on that day (by the day, not the hour)."""
    if rule == "eu":
        return _sunday(day.year, 3, -1) <= day < _sunday(day.year, 10, -1)
    return _sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1)


def _sunday(year: int, month: int, nth: int) -> date:
    """The nth Sunday of a month; -1 is the last (for months of 31 days)."""
    if nth < 0:
        last = date(year, month, 31)
        return last - timedelta(days=(last.weekday() + 1) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))
