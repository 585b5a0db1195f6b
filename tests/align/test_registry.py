"""The registry: names of several accounts that name one thing have one canonical key."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.registry import registry
from rashomon.model import Evidence, Name, NameKind

PERSON, BODY, PLACE = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE


def name(key: str, kind: NameKind = PERSON) -> Name:
    """A mention under a key."""
    return Name(Evidence("a", 0, len(key), key), kind, key)


def test_a_surname_in_one_account_meets_the_full_name_in_another():
    """'Marr' beside 'Ilse Marr'."""
    assert registry([name("Marr"), name("Ilse Marr")])["Marr"] == "Ilse Marr"


def test_a_longer_full_name_wins():
    """A second surname or a spelled-out initial is the same person."""
    found = registry([name("Inés Quiroga"), name("Inés Quiroga Salas"), name("I. Quiroga")])
    assert set(found.values()) == {"Inés Quiroga Salas"}


def test_other_given_names_are_other_people():
    """One surname, two given names: never one person, and the bare surname is left alone."""
    found = registry([name("Peter Lindholm"), name("Anna Lindholm"), name("Lindholm")])
    assert found == {"Peter Lindholm": "Peter Lindholm", "Anna Lindholm": "Anna Lindholm", "Lindholm": "Lindholm"}


def test_names_that_share_the_family_name_in_front_stay_apart():
    """'Noh Min-ho' and 'Noh Min-seo'."""
    found = registry([name("Noh Min-ho"), name("Noh Min-seo")])
    assert len(set(found.values())) == 2


def test_diacritics_and_capitals_make_no_difference():
    """The form with its diacritics is kept."""
    found = registry([name("Marit Sjoberg"), name("Marit Sjöberg"), name("TROMSO", PLACE), name("Tromsø", PLACE)])
    assert found["Marit Sjoberg"] == found["Marit Sjöberg"] == "Marit Sjöberg"
    assert found["TROMSO"] == "Tromsø"


def test_an_acronym_meets_its_expansion():
    """By first letters, with or without stops, unless two bodies fit."""
    assert registry([name("NRA", BODY), name("National Reef Agency", BODY)])["NRA"] == "National Reef Agency"
    assert registry([name("N.R.A.", BODY), name("National Reef Agency", BODY)])["N.R.A."] == "National Reef Agency"
    two = [name("NRA", BODY), name("National Reef Agency", BODY), name("Northern Rail Authority", BODY)]
    assert registry(two)["NRA"] == "NRA"


def test_a_body_said_for_short_meets_its_full_name():
    """Two words or more of the longer name; one common word is not enough."""
    found = registry([name("Harbour Pearl Hotel", BODY), name("Harbour Pearl", BODY), name("Harbour", BODY)])
    assert found["Harbour Pearl"] == "Harbour Pearl Hotel"
    assert found["Harbour"] == "Harbour"


def test_a_town_is_no_surname_of_somebody_named_once():
    """A headline's stray capitals do not turn a town into a person."""
    assert registry([name("Reading Odessa"), name("Odessa", PLACE)])["Odessa"] == "Odessa"


KEYS = [
    "Marr",
    "Ilse Marr",
    "Ilse Ann Marr",
    "Peter Marr",
    "P. Marr",
    "ilse marr",
    "NRA",
    "National Reef Agency",
    "Reef",
]


@given(st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(list(NameKind))), max_size=12), st.randoms())
def test_order_does_not_matter(rows, random):
    """The same names in another order give the same registry, and every canonical key stands for itself."""
    found = [name(key, kind) for key, kind in rows]
    shuffled = list(found)
    random.shuffle(shuffled)
    first = registry(found)
    assert first == registry(shuffled)
    assert all(first[target] == target for target in first.values())
    assert set(first) == {n.key for n in found}
