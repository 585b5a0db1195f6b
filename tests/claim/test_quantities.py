"""Figures are read with kind, unit and interval; what only looks like a figure is left alone."""

from __future__ import annotations

import time

import pytest

from rashomon.claim.parse import parse
from rashomon.claim.quantities import quantities
from rashomon.model import Article, Block, Bound, Quantity, QuantityKind


def read(text: str) -> tuple[Quantity, ...]:
    """The figures of a one-paragraph article."""
    return quantities(parse(Article("note.txt", text, (Block(0, len(text)),))))


def one(text: str) -> Quantity:
    """The only figure of a text."""
    (figure,) = read(text)
    return figure


@pytest.mark.parametrize(("text", "value", "kind", "unit"), [
    ("The ferry carried 1,140 people.", 1140, QuantityKind.COUNT, ""),
    ("Fifty-three inmates are gone.", 53, QuantityKind.COUNT, ""),
    ("A hundred and fifty sheep drowned.", 150, QuantityKind.COUNT, ""),
    ("Two dozen trucks were waiting.", 24, QuantityKind.COUNT, ""),
    ("Six thousand two hundred runners set out.", 6200, QuantityKind.COUNT, ""),
    ("Half a million people voted.", 5e5, QuantityKind.COUNT, ""),
    ("Both men were arrested.", 2, QuantityKind.COUNT, ""),
    ("No casualties were reported.", 0, QuantityKind.COUNT, ""),
    ("Nobody was hurt.", 0, QuantityKind.COUNT, ""),
    ("No one has been arrested.", 0, QuantityKind.COUNT, ""),
    ("Not one child fell ill.", 0, QuantityKind.COUNT, ""),
    ("The march passed off without a single arrest.", 0, QuantityKind.COUNT, ""),
    ("The homeless number 1,460, the mayor said.", 1460, QuantityKind.COUNT, ""),
    ("A crowd of 2000 people came.", 2000, QuantityKind.COUNT, ""),
    ("The fine was €3.5bn.", 3.5e9, QuantityKind.MONEY, "EUR"),
    ("The fund is worth $240m.", 2.4e8, QuantityKind.MONEY, "USD"),
    ("The plan costs RM421.5bil.", 4.215e11, QuantityKind.MONEY, "MYR"),
    ("The plan costs R$5 billion.", 5e9, QuantityKind.MONEY, "BRL"),
    ("They paid C$300m.", 3e8, QuantityKind.MONEY, "CAD"),
    ("India set aside Rs 2 lakh crore.", 2e12, QuantityKind.MONEY, "INR"),
    ("The contract is worth 3.4 trillion won.", 3.4e12, QuantityKind.MONEY, "KRW"),
    ("They borrowed 90 million Swedish kronor.", 9e7, QuantityKind.MONEY, "SEK"),
    ("Norway paid 2.6 billion kroner.", 2.6e9, QuantityKind.MONEY, "NOK"),
    ("In Cameroon it costs 1,500 francs.", 1500, QuantityKind.MONEY, "XAF"),
    ("In Bogotá 400m pesos changed hands.", 4e8, QuantityKind.MONEY, "COP"),
    ("She won a quarter of a million dollars.", 2.5e5, QuantityKind.MONEY, "USD"),
    ("He owes ten million Australian dollars.", 1e7, QuantityKind.MONEY, "AUD"),
    ("The levy is 20 sen a litre.", 0.2, QuantityKind.MONEY, "MYR"),
    ("Turnout was 61 per cent.", 61, QuantityKind.PERCENT, "%"),
    ("Tariffs of 155% would be imposed.", 155, QuantityKind.PERCENT, "%"),
    ("Growth came to 4.1 percent.", 4.1, QuantityKind.PERCENT, "%"),
    ("His blood held 1.4 per mille.", 0.14, QuantityKind.PERCENT, "%"),
    ("The bank raised its rate by 75 basis points.", 0.75, QuantityKind.PERCENT, "pp"),
    ("They lifted the rate by three percentage points.", 3, QuantityKind.PERCENT, "pp"),
    ("The fire burned 800 hectares.", 8e6, QuantityKind.MEASURE, "m2"),
    ("It flew 780 kilometres.", 7.8e5, QuantityKind.MEASURE, "m"),
    ("It fell ten nautical miles from the shore.", 18520, QuantityKind.MEASURE, "m"),
    ("The wall is 550 feet high.", 167.64, QuantityKind.MEASURE, "m"),
    ("A mixer of 42 tons crossed.", 42000, QuantityKind.MEASURE, "kg"),
    ("The train went at 94 kilometres an hour.", 94, QuantityKind.MEASURE, "km/h"),
    ("The wind reached 75 mph.", 120.7, QuantityKind.MEASURE, "km/h"),
    ("The plant yields 200 MW.", 2e8, QuantityKind.MEASURE, "W"),
    ("It was 41.2C in the shade.", 41.2, QuantityKind.MEASURE, "°C"),
    ("It was 106 degrees Fahrenheit.", 41.1, QuantityKind.MEASURE, "°C"),
    ("A quake of magnitude 6.1 struck.", 6.1, QuantityKind.MEASURE, "magnitude"),
    ("About 80 cubic metres of water escaped.", 80, QuantityKind.MEASURE, "m3"),
    ("A 61-year-old man fell.", 61, QuantityKind.AGE, "year"),
    ("Marit Holm, 61, fell.", 61, QuantityKind.AGE, "year"),
    ("A man of 61 fell.", 61, QuantityKind.AGE, "year"),
    ("The driver, aged 61, fell.", 61, QuantityKind.AGE, "year"),
    ("The summit was the 71st summit.", 71, QuantityKind.ORDINAL, ""),
    ("It is her second summit.", 2, QuantityKind.ORDINAL, ""),
])
def test_a_figure_has_kind_unit_and_value(text: str, value: float, kind: QuantityKind, unit: str) -> None:
    """Digits and words, money, percentages, measures, ages and ranks are read into one base unit."""
    figure = one(text)
    assert (figure.kind, figure.unit) == (kind, unit)
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low <= value <= figure.high
    assert figure.high - figure.low <= 0.22 * max(value, 1)


@pytest.mark.parametrize("text", [
    "They met on 1 November and on Nov. 10.",
    "The law of 2019 was changed in 2024.",
    "He ruled in 2010-14 and from 2017 to 2022.",
    "It began at 7.30 p.m. and ended at 21:15.",
    "The plane left at 1900 GMT.",
    "At ten to five the speaker rose.",
    "They will meet at six in the evening.",
    "The talks lasted two and a half hours.",
    "He waited two to three weeks.",
    "It was a five-year plan.",
    "He flew on a Boeing 737 under Article 5 of the pact.",
    "An HF-30 landed near the G20 venue.",
    "She lives at 14 Harbour Street.",
    "Call 555-0199 or +47 22 33 44 55.",
    "One of the drivers left, and no deal was struck.",
    "Both the mayor and the governor left.",
    "The company grew in the third quarter.",
    "On move 58 she resigned.",
])
def test_what_is_no_quantity_is_left_alone(text: str) -> None:
    """Dates, years, hours, durations, names of models, addresses and pronouns are not figures."""
    assert read(text) == ()


def test_a_list_number_is_no_figure() -> None:
    """The number at the head of a line numbers the line."""
    assert read("1. The vote was delayed") == ()


@pytest.mark.parametrize(("text", "sides"), [
    ("Lawmakers backed the credit by 68 votes to 45.", (68, 45)),
    ("The panel ruled 4-3 against the firm.", (4, 3)),
    ("Fjordby won 3-1 at home.", (3, 1)),
    ("She took the match by 7 points to 5.", (7, 5)),
    ("She won the match by 6½ to 5½.", (6.5, 5.5)),
    ("The vote was 26 for the motion, 22 against.", (26, 22)),
    ("The court decided by four votes to one.", (4, 1)),
])
def test_a_score_is_read_side_by_side(text: str, sides: tuple[float, float]) -> None:
    """A result is two readings, the first side and the second."""
    first, second = read(text)
    assert (first.kind, second.kind) == (QuantityKind.SCORE, QuantityKind.SCORE)
    assert (first.of, second.of) == ("first", "second")
    assert (first.low, second.low) == sides == (first.high, second.high)


@pytest.mark.parametrize(("text", "percent"), [
    ("A quarter of the money is spent.", 25),
    ("The board will close one school in eight.", 12.5),
    ("Two thirds of the fleet is old.", 66.7),
    ("Four-fifths must be grants.", 80),
    ("Half of the money is spent.", 50),
    ("One in five children is hungry.", 20),
    ("Four out of five voters agreed.", 80),
    ("They pay in two of every five cases.", 40),
])
def test_a_share_is_a_percentage_and_a_part(text: str, percent: float) -> None:
    """Fractions and ratios of a whole can be compared with percentages."""
    share = one(text)
    assert (share.kind, share.unit, share.part) == (QuantityKind.PERCENT, "%", True)
    assert share.low is not None
    assert share.high is not None
    assert share.low - 0.01 <= percent <= share.high + 0.01


def test_a_bare_number_takes_the_unit_said_before() -> None:
    """In "250,000 dollars, her rival 150,000" the second sum is money too."""
    first, second = read("Holm receives 250,000 dollars, her rival 150,000.")
    assert (first.unit, second.unit) == ("USD", "USD")
    assert second.low == 150_000


def test_a_change_is_two_figures_and_a_range_is_one() -> None:
    """ "From 5 to 3 per cent" tells two levels, "between 3 and 5 per cent" one uncertain level."""
    before, after = read("The rate was cut from 5 to 3 per cent.")
    assert (before.low, after.low, before.unit, after.unit) == (5, 3, "%", "%")
    span = one("Growth of between 3 and 5 per cent is likely.")
    assert (span.low, span.high, span.bound) == (3, 5, Bound.RANGE)


def test_an_unknown_country_leaves_the_currency_open() -> None:
    """Pesos of no named country stay pesos: a guess would make a false contradiction."""
    assert one("They paid 400 pesos.").unit == "peso"


def test_a_bare_dollar_beside_us_dollars_is_not_one() -> None:
    """Who writes US$ for one means another by a bare $."""
    local, foreign = read("In Jamaica she earns $148,000, or about US$930.")
    assert (local.unit, foreign.unit) == ("JMD", "USD")


def test_evidence_is_the_figure_as_printed() -> None:
    """The cut holds hedge, number and unit, at its place in the article."""
    text = "The “Lumen” fund, worth nearly €3.5bn, was closed."
    figure = one(text)
    assert figure.evidence.exact == "nearly €3.5bn"
    assert text[figure.evidence.start : figure.evidence.end] == figure.evidence.exact


@pytest.mark.parametrize("unit", ["1", "1,", "1 ", "1-", "five to ", "half a ", "a@", "Aa 1 ", "$", "1:1", "two of "])
def test_hostile_text_is_read_in_linear_time(unit: str) -> None:
    """No run of characters makes the reader hang: past 300 tokens nothing is read, before it little is walked."""
    for size in (280, 2900):
        text = unit * (size // len(unit)) + " past to of"
        sentences = parse(Article("note.txt", text, (Block(0, len(text)),)))
        started = time.perf_counter()
        quantities(sentences)
        assert time.perf_counter() - started < 1


def test_no_sentences_no_figures() -> None:
    """An article without a paragraph has no figures."""
    assert quantities(()) == ()


@pytest.mark.parametrize(("text", "name"), [
    ("Six-year-old Marek Holt fell into the well.", "Marek Holt"),
    ("A 73-year-old man, Roger Brekke, saw it.", "Roger Brekke"),
    ("Lena Brekke, a 19-year-old student, was hurt.", "Lena Brekke"),
    ("Lena Brekke, who is 61, resigned.", "Lena Brekke"),
    ("Brekke is a 42-year-old driver from Leeds.", "Brekke"),
    ("Captain Lena Brekke, 61, resigned.", "Lena Brekke"),
    ("Ms Brekke, 61, resigned.", "Brekke"),
    ("The victim was named as Lena Brekke, 19, of Oslo.", "Lena Brekke"),
    ("The driver, a 42-year-old man, was released.", ""),
    ("The killer of Lena Brekke, a 34-year-old man, fled.", ""),
    ("The 23-year-old said that Lena Brekke had seen it.", ""),
    ("She is 34.", ""),
])  # fmt: skip
def test_an_age_is_somebodys(text: str, name: str) -> None:
    """The person of whom the sentence says it, and nobody who only stands near."""
    assert one(text).holder == name
