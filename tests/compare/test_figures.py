"""Figures marked by how they stand to the other text's."""

import pytest

from rashomon.compare.figures import figures, marked


@pytest.mark.parametrize(
    ("a", "b", "left", "right"),
    [
        ("It sold 1,187 boats", "More than 1,200 boats sold", "It sold 1,187 < boats", "More than 1,200 > boats sold"),
        ("Twelve crew drowned", "12 crew drowned", "Twelve = crew drowned", "12 = crew drowned"),
        ("€3.5bn of debt", "3.5 billion euros of debt", "€3.5bn = of debt", "3.5 billion euros = of debt"),
        ("Up 12% a year", "Up 14 per cent a year", "Up 12% < a year", "Up 14 per cent > a year"),
        ("On May 3 it sank", "It sank on 2 May", "On May 3 > it sank", "It sank on 2 May <"),
        ("Shut at 5 p.m.", "Shut at 17:30", "Shut at 5 p.m. <", "Shut at 17:30 >"),
        ("Built in 1928", "Built in 1938", "Built in 1928 <", "Built in 1938 >"),
    ],
)
def test_each_figure_is_held_against_its_like(a, b, left, right):
    """Equal, under or over: the mark stands behind the figure, on both sides."""
    assert marked(a, b) == (left, right)


@pytest.mark.parametrize(
    ("a", "b"),
    [("It cost $40", "In 1940 it rained"), ("Twenty boats", "a fleet"), ("12% fewer", "12 boats"), ("", "7 boats")],
)
def test_unlike_figures_are_left_alone(a, b):
    """Money is not held against a year, a share not against a count."""
    assert marked(a, b) == (a, b)


def test_a_count_looks_for_its_own_thing_first():
    """Two dead beside two dead and nine hurt: the nine are not what the two are held against."""
    assert marked("2 dead", "9 hurt, 2 dead")[0] == "2 = dead"


@pytest.mark.parametrize("text", ["९९ balloons", "1,,2..3", "€ € €", "9" * 400, "x" * 5000, "12 " * 500, "½ of ﷼5"])
def test_any_text_is_read_without_an_error(text):
    """Hostile text gives figures or none, never an error."""
    assert isinstance(figures(text), tuple)
    assert all(isinstance(part, str) for part in marked(text, text))
