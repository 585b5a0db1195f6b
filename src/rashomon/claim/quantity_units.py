"""Units of measure and money: words beside a number in, a base unit and a factor out.

Measures become m, m2, m3, kg, l, km/h, °C, W, Wh, Pa or stay what they are ("magnitude", "byte"). Money becomes an
ISO 4217 code, or the currency's family in lower case ("peso", "krone") where the words leave the country open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

# What stands before a number, longest first wins: the sign, and the code or family it means.
SIGNS = {
    "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD",
    "r$": "BRL", "n$": "NAD", "j$": "JMD", "tt$": "TTD", "nt$": "TWD", "mx$": "MXN", "z$": "ZWL", "fj$": "FJD",
    "si$": "SBD", "b$": "BND", "bz$": "BZD", "cl$": "CLP", "ar$": "ARS", "$": "dollar", "€": "EUR", "£": "GBP",
    "¥": "JPY", "₹": "INR", "₩": "KRW", "₦": "NGN", "₱": "PHP", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS",
    "฿": "THB", "₫": "VND", "₡": "CRC", "₲": "PYG", "₵": "GHS", "gh₵": "GHS", "gh¢": "GHS", "₸": "KZT", "₮": "MNT",
    "₾": "GEL", "₼": "AZN", "৳": "BDT", "s/": "PEN", "rm": "MYR", "rs": "rupee", "rs.": "rupee", "re": "rupee",
    "tk": "BDT", "tk.": "BDT", "ksh": "KES", "sh": "shilling", "ush": "UGX", "tsh": "TZS", "rp": "IDR", "kr": "krone",
    "p": "peso", "php": "PHP", "lkr": "LKR", "pkr": "PKR", "npr": "NPR", "inr": "INR", "fcfa": "XAF", "cfa": "XAF",
    "zł": "PLN", "dh": "AED", "dhs": "AED", "n": "NGN", "r": "ZAR", "k": "kwacha", "f": "franc", "q": "GTQ",
}
RISKY_SIGNS = frozenset({"n", "r", "k", "f", "q", "re", "sh", "p", "rs"})  # only as a capital glued to the digits
CODES = frozenset(
    "USD EUR GBP JPY CHF CNY RMB AUD NZD CAD HKD SGD SEK NOK DKK ISK INR PKR LKR NPR BDT KRW BRL MXN ARS CLP COP PEN "
    "UYU PYG BOB RUB UAH PLN CZK HUF RON BGN TRY ILS AED SAR QAR KWD EGP ZAR NGN GHS KES UGX TZS ETB XAF XOF MAD TND "
    "DZD NAD BWP ZMW THB VND IDR MYR PHP TWD KZT KGS MNT GEL AMD AZN RSD ALL MKD JMD TTD SBD FJD PGK".split())
# The plain names of money, singular; a family in lower case is settled by the country named beside it.
NAMES = {
    "dollar": "dollar", "buck": "dollar", "quid": "GBP", "euro": "EUR", "pound": "pound", "sterling": "GBP",
    "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "won": "KRW", "rupee": "rupee", "taka": "BDT", "reais": "BRL",
    "peso": "peso", "ringgit": "MYR", "baht": "THB", "dong": "VND", "rand": "ZAR", "naira": "NGN",
    "cedi": "GHS", "birr": "ETB", "tenge": "KZT", "hryvnia": "UAH", "hryvnias": "UAH", "zloty": "PLN", "zlotys": "PLN",
    "forint": "HUF", "koruna": "CZK", "crown": "krone", "lira": "TRY", "shekel": "ILS", "dirham": "dirham",
    "riyal": "SAR", "rial": "rial", "togrog": "MNT", "tugrik": "MNT", "som": "KGS", "soms": "KGS", "lev": "BGN",
    "leva": "BGN", "lei": "RON", "leu": "RON", "dram": "AMD", "lari": "GEL", "manat": "AZN", "kwacha": "kwacha",
    "pula": "BWP", "sol": "PEN", "soles": "PEN", "guarani": "PYG", "lek": "ALL", "leke": "ALL", "afghani": "AFN",
    "kyat": "MMK", "riel": "KHR", "kip": "LAK", "krone": "krone", "kroner": "krone", "krona": "krone", "kr": "krone",
    "kronor": "SEK", "kronur": "ISK", "franc": "franc", "dinar": "dinar", "shilling": "shilling", "ruble": "RUB",
    "rouble": "RUB", "rupiah": "IDR", "boliviano": "BOB", "quetzal": "GTQ", "lempira": "HNL", "bolivar": "VES",
    "metical": "MZN", "meticais": "MZN", "kina": "PGK", "vatu": "VUV", "ariary": "MGA", "dalasi": "GMD",
    "leone": "SLE", "ouguiya": "MRU", "euros": "EUR", "denar": "MKD",
}
CENTS = {"cent": ("dollar", 0.01), "pence": ("GBP", 0.01), "penny": ("GBP", 0.01), "sen": ("MYR", 0.01),
         "øre": ("krone", 0.01), "paisa": ("rupee", 0.01), "centavo": ("peso", 0.01), "kopeck": ("RUB", 0.01)}
# A country's stems (lower case) and the code its money of each family has.
COUNTRIES: Mapping[str, Mapping[str, str]] = {
    "dollar": {"australia": "AUD", "canad": "CAD", "new zealand": "NZD", "hong kong": "HKD", "singapor": "SGD",
               "jamaica": "JMD", "solomon": "SBD", "fiji": "FJD", "namibia": "NAD", "taiwan": "TWD", "us ": "USD",
               "trinidad": "TTD", "zimbabwe": "ZWL", "liberia": "LRD", "guyan": "GYD", "barbad": "BBD",
               "tasmania": "AUD", "american": "USD", "u.s.": "USD"},
    "peso": {"mexic": "MXN", "colombia": "COP", "philippin": "PHP", "manila": "PHP", "argentin": "ARS",
             "chile": "CLP", "urugua": "UYU", "cuba": "CUP", "dominican": "DOP", "bogot": "COP"},
    "krone": {"norw": "NOK", "oslo": "NOK", "danish": "DKK", "denmark": "DKK", "copenhagen": "DKK", "swed": "SEK",
              "stockholm": "SEK", "iceland": "ISK", "czech": "CZK", "prague": "CZK", "faroe": "DKK"},
    "franc": {"swiss": "CHF", "switzerland": "CHF", "cameroon": "XAF", "gabon": "XAF", "chad": "XAF", "congo": "XAF",
              "seneg": "XOF", "ivor": "XOF", "mali": "XOF", "togo": "XOF", "benin": "XOF", "burkina": "XOF",
              "niger ": "XOF", "rwand": "RWF", "burundi": "BIF", "guinea": "GNF", "djibout": "DJF", "cfa": "XAF"},
    "rupee": {"india": "INR", "delhi": "INR", "mumbai": "INR", "pakistan": "PKR", "sri lanka": "LKR",
              "colombo": "LKR", "nepal": "NPR", "kathmandu": "NPR", "mauriti": "MUR", "seychell": "SCR"},
    "dinar": {"serbia": "RSD", "kuwait": "KWD", "jordan": "JOD", "algeria": "DZD", "tunisia": "TND", "iraq": "IQD",
              "libya": "LYD", "bahrain": "BHD"},
    "shilling": {"kenya": "KES", "uganda": "UGX", "tanzania": "TZS", "somali": "SOS"},
    "dirham": {"emirat": "AED", "dubai": "AED", "morocc": "MAD"},
    "rial": {"iran": "IRR", "oman": "OMR", "yemen": "YER", "qatar": "QAR"},
    "kwacha": {"zambia": "ZMW", "malawi": "MWK"},
    "pound": {"egypt": "EGP", "leban": "LBP", "syria": "SYP", "sudan": "SDG"},
}
DEFAULTS = {"dollar": "USD", "pound": "GBP"}  # what the bare word means to the world's press

_MEASURES: dict[str, tuple[float, str]] = {
    "m": (1, "metre meter metres meters m"),
    "m km": (1e3, "kilometre kilometer kilometres kilometers km kms"),
    "m mi": (1609.344, "mile miles"),
    "m nmi": (1852, "nautical-mile nautical-miles"),
    "m ft": (0.3048, "foot feet ft"),
    "m in": (0.0254, "inch inches"),
    "m yd": (0.9144, "yard yards"),
    "m cm": (0.01, "centimetre centimeter centimetres centimeters cm"),
    "m mm": (0.001, "millimetre millimeter millimetres millimeters mm"),
    "m2 ha": (1e4, "hectare hectares ha"),
    "m2 ac": (4046.8564, "acre acres"),
    "m2": (1, "square-metre square-metres square-meter square-meters sqm m² m2"),
    "m2 km2": (1e6, "square-kilometre square-kilometres square-kilometer square-kilometers sq-km km² km2"),
    "m2 mi2": (2589988.11, "square-mile square-miles"),
    "m2 ft2": (0.09290304, "square-foot square-feet"),
    "m3": (1, "cubic-metre cubic-metres cubic-meter cubic-meters m³ m3"),
    "m3 ft3": (0.0283168, "cubic-foot cubic-feet"),
    "kg": (1, "kilogram kilograms kilogramme kilogrammes kilo kilos kg"),
    "kg t": (1e3, "tonne tonnes ton tons"),
    "kg lb": (0.45359237, "lb lbs"),
    "kg g": (1e-3, "gram grams gramme grammes g"),
    "kg oz": (0.0283495, "ounce ounces oz"),
    "l": (1, "litre liter litres liters"),
    "l bbl": (158.987, "barrel barrels bbl"),
    "l gal": (3.78541, "gallon gallons"),
    "l ml": (1e-3, "millilitre millilitres ml"),
    "km/h mph": (1.609344, "mph"),
    "km/h": (1, "kph kmh"),
    "km/h kn": (1.852, "knot knots"),
    "W": (1, "watt watts"),
    "W kW": (1e3, "kilowatt kilowatts kw"),
    "W MW": (1e6, "megawatt megawatts mw"),
    "W GW": (1e9, "gigawatt gigawatts gw"),
    "Wh": (1e3, "kilowatt-hour kilowatt-hours kwh"),
    "Wh MWh": (1e6, "megawatt-hour megawatt-hours mwh"),
    "Wh GWh": (1e9, "gigawatt-hour gigawatt-hours gwh"),
    "°C": (1, "degree degrees celsius °c"),
    "dB": (1, "decibel decibels"),
    "byte": (1e9, "gigabyte gigabytes gb"),
    "byte TB": (1e12, "terabyte terabytes tb"),
    "kt": (1, "kiloton kilotons"),
}
MEASURES = {name: (key.split()[0], factor) for key, (factor, names) in _MEASURES.items() for name in names.split()}
PER_HOUR = {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609344}


def plural(word: str, table: Mapping[str, object]) -> str | None:
    """The table's key for a word, with or without its plural s; None where there is none."""
    if word in table:
        return word
    return word[:-1] if word.endswith("s") and word[:-1] in table else None


@lru_cache(maxsize=256)
def settle(family: str, beside: str, whole: str) -> str:
    """The code of a currency's family: by the country in the words before it, else by the country the text speaks of.

    `beside` are the few words before the money, `whole` the article, both in lower case. A family comes back
    unchanged where no country decides.
    """
    stems = COUNTRIES.get(family)
    if stems is None:
        return family
    for stem, code in stems.items():
        if stem in beside:
            return code
    if family == "dollar" and "us$" in whole:  # who writes US$ for one means another by a bare $
        votes = Counter({code: whole.count(stem) for stem, code in stems.items() if code != "USD"})
        return votes.most_common(1)[0][0] if votes.total() else "dollar"
    if family in DEFAULTS:
        return DEFAULTS[family]
    tally: Counter[str] = Counter()
    for stem, code in stems.items():
        tally[code] += whole.count(stem)
    ranked = tally.most_common(2)
    if not ranked[0][1] or (len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]):
        return family
    return ranked[0][0]
