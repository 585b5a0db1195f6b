"""The point encoder: sentences that answer one question lie close, whatever they answer."""

import numpy as np

from rashomon.weights import points

FIRST_OUTPUT = "The mine is to give its first copper in 2031, the company said."
ROLLING = "First ingots should leave the smelter in the spring of 2029."
LOOK_ALIKE = "The company said in 2031 words that it was sorry for the dust."


def test_rows_have_length_one_and_stand_in_the_order_given():
    """Twice the same text is twice the same row."""
    rows = points.embed([ROLLING, FIRST_OUTPUT, ROLLING])
    assert rows.shape == (3, points.WIDTH)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-4)
    assert (rows[0] == rows[2]).all()


def test_a_vector_depends_on_its_text_alone():
    """Integer arithmetic takes its scale from all it is given: so each text is read by itself."""
    alone = points.embed([ROLLING])[0]
    beside = points.embed(["A much longer text about a harbour, with 1,200 ships and no wind at all.", ROLLING])[1]
    assert (alone == beside).all()


def test_one_question_draws_together_what_one_word_does_not():
    """Two answers to "when does the first metal come?" are closer than two sentences that share the year."""
    first, rolling, alike = points.embed([FIRST_OUTPUT, ROLLING, LOOK_ALIKE])
    assert first @ rolling > first @ alike


def test_no_texts_no_rows():
    """An empty list is no error."""
    assert points.embed([]).shape == (0, points.WIDTH)
