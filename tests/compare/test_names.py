"""The ladder of names: one name in two spellings is one name."""

import pytest

from rashomon.compare.names import spelt_alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Port-i-Ansgar", "Port-e-Ansgar", True),
        ("Noor Mohammad Faiz", "Noor Mohammad Fayez", True),
        ("Ines Vlăsceanu", "Ines Vlasceanu", True),
        ("North Marrland", "South Marrland", False),
        ("Rehn", "Rohn", False),
        ("Highway 101", "Highway 107", False),
        ("Odd Moen", "Liv Moen", False),
    ],
)
def test_two_spellings(one, other, alike):
    """Close letters make one name only where it is long, or where the names beside it are the same."""
    assert spelt_alike(one, other) is alike
    assert spelt_alike(other, one) is alike
