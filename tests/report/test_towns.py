"""A town is located where its name and the countries beside it leave one choice, and nowhere else."""

from __future__ import annotations

import pytest

from rashomon.report.towns import _towns, located


@pytest.mark.parametrize(
    ("name", "beside", "country"),
    [
        ("Kuala Lumpur", ("Malaysia",), "Malaysia"),
        ("Tokyo", (), "Japan"),  # known without its country
        ("Bergen", ("Norway", "Luxembourg"), "Norway"),  # there are towns of the name elsewhere
        ("Valencia", ("Venezuela",), "Venezuela"),
        ("Valencia", ("Spain",), "Spain"),
        ("Yaounde", ("Cameroon",), "Cameroon"),  # an accent the less
        ("Cologne", ("Germany",), "Germany"),  # as English has it
        ("Aberdeen", ("Scotland",), "United Kingdom"),
        ("The Hague", ("Netherlands",), "Netherlands"),
    ],
)
def test_one_choice(name: str, beside: tuple[str, ...], country: str):
    """The country decides, or the size."""
    found = located(name, beside)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize(
    ("name", "beside"),
    [
        ("Bergen", ()),  # which of them?
        ("Springfield", ("United States",)),  # several, alike in size
        ("Valencia", ("Spain", "Venezuela")),
        ("Malaysia", ("Malaysia",)),  # a country is no point
        ("Skerrow", ("Norway",)),  # not in the table
        ("", ("Andorra",)),
    ],
)
def test_no_choice(name: str, beside: tuple[str, ...]):
    """Nothing is guessed."""
    assert located(name, beside) is None


def test_the_table_is_whole():
    """Every row can be read, and lies on the globe."""
    towns = {town for named in _towns().values() for town in named}
    assert len(towns) > 30_000
    assert all(-90 <= t.latitude <= 90 and -180 <= t.longitude <= 180 and t.name for t in towns)
