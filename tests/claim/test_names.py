"""Names: each mention under the fullest form of its account, with its kind and the role printed beside it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from rashomon.claim.names import names
from rashomon.claim.parse import parse
from rashomon.model import Article, Block, Name, NameKind


def read(*paragraphs: str) -> tuple[Name, ...]:
    """The names of an account of these paragraphs."""
    text, blocks = "", []
    for paragraph in paragraphs:
        blocks.append(Block(len(text), len(text) + len(paragraph)))
        text += paragraph + "\n\n"
    return names(parse(Article("test", text, tuple(blocks))))


def keys(found: tuple[Name, ...], words: str) -> list[str]:
    """The keys under which some words were found."""
    return [n.key for n in found if n.evidence.exact == words]


def test_a_bare_surname_takes_the_full_name():
    """'Halvorsen' and 'Ms Halvorsen' are Karin Halvorsen once she has been named."""
    found = read(
        "Karin Halvorsen, the harbour master, closed the port.", "Ms Halvorsen blamed the ice. Halvorsen left."
    )
    assert keys(found, "Halvorsen") == ["Karin Halvorsen", "Karin Halvorsen"]


def test_every_mention_of_a_person_is_a_person():
    """A tagger that takes the surname for a company is overruled by the full name."""
    found = read(
        "President Oumar Bakayoko spoke on Monday.", "Bakayoko said taxes would fall. Critics of Bakayoko laughed."
    )
    kinds = {n.kind for n in found if n.key == "Oumar Bakayoko"}
    assert kinds == {NameKind.PERSON}
    assert sum(n.key == "Oumar Bakayoko" for n in found) == 3


def test_two_people_of_one_surname_stay_two():
    """Husband and wife are not one person; 'Mr' and 'Mrs' tell whom a surname means."""
    found = read(
        "Peter Lindholm and Anna Lindholm own the mill.", "Mrs Lindholm said she would sell. Mr Lindholm would not."
    )
    assert {n.key for n in found} >= {"Peter Lindholm", "Anna Lindholm"}
    assert keys(found, "Lindholm") == ["Anna Lindholm", "Peter Lindholm"]


@pytest.mark.parametrize(
    ("sentence", "person", "role"),
    [
        ("Captain Maren Toft said the ship was safe.", "Maren Toft", "Captain"),
        ("Gorka Ibarra, the county director, said the road was shut.", "Gorka Ibarra", "county director"),
        ("The head of the lifeboat service, Gorka Ibarra, said so.", "Gorka Ibarra", "head of the lifeboat service"),
        ("Farmer-turned-senator aside, chief executive Gorka Ibarra resigned.", "Gorka Ibarra", "chief executive"),
        ("The brewery's auctioneer, Maren Toft, closed the sale.", "Maren Toft", "brewery's auctioneer"),
        ("Gorka Ibarra, 54, who chairs the fishermen's guild, wept.", "Gorka Ibarra", "chairs the fishermen's guild"),
    ],
)
def test_a_role_is_read_before_or_after_a_name(sentence: str, person: str, role: str):
    """Titles, appositions on either side and 'who chairs …' read alike; ages are no roles."""
    found = [n for n in read(sentence) if n.key == person]
    assert [n.role for n in found] == [role]


def test_a_title_is_no_part_of_the_name():
    """'Foreign Minister' goes into the role, 'Bolivian' is its own mention."""
    found = read("Bolivian Foreign Minister Inés Quiroga arrived.")
    assert [(n.evidence.exact, n.key) for n in found] == [("Bolivian", "Bolivia"), ("Inés Quiroga", "Inés Quiroga")]


def test_an_acronym_takes_its_expansion():
    """'National Reef Agency (NRA)', then 'NRA'."""
    found = read("The National Reef Agency (NRA) closed the bay.", "The NRA said the coral was dying.")
    assert set(keys(found, "NRA")) == {"National Reef Agency"}


@pytest.mark.parametrize(
    ("sentence", "words", "country"),
    [
        ("The Kremlin said the talks had failed.", "Kremlin", "Russia"),
        ("Downing Street rejected the claim.", "Downing Street", "United Kingdom"),
        ("Nairobi said it had received no warning.", "Nairobi", "Kenya"),
        ("The Dutch government fell.", "Dutch", "Netherlands"),
        ("The U.S. warned its citizens.", "U.S.", "United States"),
    ],
)
def test_a_government_goes_under_its_country(sentence: str, words: str, country: str):
    """Houses, capitals that speak, demonyms and short forms resolve to the country's name."""
    assert keys(read(sentence), words) == [country]


def test_a_capital_that_is_a_place_stays_a_town():
    """'in Nairobi' is the town, whatever its government says elsewhere."""
    found = [n for n in read("The summit opened in Nairobi on Friday.") if n.evidence.exact == "Nairobi"]
    assert [(n.key, n.kind) for n in found] == [("Nairobi", NameKind.PLACE)]


def test_a_body_is_no_person():
    """'the distributor Volgia' is an organisation, 'the tanker Aurora Belle' neither body nor person."""
    found = read("The distributor Volgia said the tanker Aurora Belle was late.")
    assert {n.key: n.kind for n in found} == {"Volgia": NameKind.ORGANISATION, "Aurora Belle": NameKind.OTHER}


@pytest.mark.parametrize("word", ["Monday", "October", "RM421.5bil", "US$"])
def test_dates_and_money_are_no_names(word: str):
    """A capital alone makes no name."""
    found = read(f"The council, on {word}, spoke to Karin Halvorsen.")
    assert [n.key for n in found] == ["Karin Halvorsen"]


def test_evidence_cuts_the_article():
    """Each name's evidence is the article's own words, in reading order and without overlap."""
    found = read("“Karin Halvorsen’s boat,” said Søren Ø. Bakke of Tromsø Lines, “is gone.”")
    assert found
    assert all(a.evidence.end <= b.evidence.start for a, b in pairwise(found))


def test_no_sentences_no_names():
    """An empty account has no names."""
    assert names(()) == ()


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("The crew was delighted, Fjord Wire reports.", "Fjord Wire", NameKind.ORGANISATION),
        ("He told Radio Solvang that the ice had gone.", "Radio Solvang", NameKind.ORGANISATION),
        ("On Sunday Brandal were beaten by a late goal.", "Brandal", NameKind.ORGANISATION),
        ("In the village of Tolga Slett some elders received her.", "Tolga Slett", NameKind.PLACE),
        ("For Nurit Halloran of Brandal, who is 34, the day began badly.", "Brandal", NameKind.PLACE),
        ("You were staring at Anjan Raghav's face when the news broke.", "Anjan Raghav", NameKind.PERSON),
        ("Moen's mom Gladness (58) is proud but cross.", "Gladness", NameKind.PERSON),
    ],
)
def test_what_stands_beside_a_name_tells_its_kind(sentence: str, words: str, kind: NameKind):
    """An outlet reports, a team is many, people hail from towns and have faces and ages."""
    assert [n.kind for n in read(sentence) if n.evidence.exact == words] == [kind]


def test_a_courtesy_that_is_an_office_is_a_role():
    """'Queen Sofie' has the part of a queen, 'Mr Moen' none."""
    found = {n.key: n.role for n in read("Queen Sofie met Mr Moen.")}
    assert found == {"Sofie": "Queen", "Moen": None}


def test_an_argument_is_nobodys_part():
    """Few words in "-ment" name people: what is quoted before a name is not its role."""
    found = {n.key: n.role for n in read('It grew from "a personal argument", Rolf Smid, a detective, said.')}
    assert found == {"Rolf Smid": "detective"}


@pytest.mark.parametrize("name", ["Bae Jun-ho", "Abdel-Fattah al-Masri", "Park Geun-sook", "Anne-Marie O'Hara"])
def test_a_hyphen_ties_a_name_together(name: str) -> None:
    """ "Jun" is a month by itself, and "al-" an article."""
    assert name in {found.evidence.exact for found in read(f"The road is gone, {name} told a reporter in the harbour.")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The dentist, Orban Velikó, had opened late.",
        "The warden, P. Velikó, sat down.",
        "Apple grower Sorrel Vantong stayed at home.",
        "Opposite Velikó sat the mayor, Sorrel Vantong.",
        "Head of Government Sorrel Vantong arrived at noon.",
    ],
)
def test_a_part_beside_a_name_makes_it_a_person(sentence: str):
    """'The dentist, X,', 'apple grower X', an initial; 'Opposite' and 'Government' are no part of a name."""
    found = {n.key: n.kind for n in read(sentence)}
    last = "Sorrel Vantong" if "Sorrel" in sentence else "P. Velikó" if "P." in sentence else "Orban Velikó"
    assert found[last] is NameKind.PERSON


def test_a_name_that_only_opens_sentences_is_one_beside_its_office():
    """'Velikakis, the minister, …': a name; 'the well of X' is a place."""
    assert keys(read("Velikakis, the minister, has said sorry. He left."), "Velikakis") == ["Velikakis"]
    found = {n.key: n.kind for n in read("The first lorry stopped at the well of Tessarit.")}
    assert found["Tessarit"] is NameKind.PLACE


def test_a_firm_beside_its_part_stays_a_firm():
    """'the contractor, X Y,': a firm as often as somebody."""
    found = {n.key: n.kind for n in read("The contractor, Velmora Harbour Works, had left. The firm is broke.")}
    assert found["Velmora Harbour Works"] is NameKind.ORGANISATION
