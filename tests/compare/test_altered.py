"""Stories with one value altered: the gold that training reads off them says what was altered, and nothing else."""

import json
import random
import re

import pytest

from training.pairs.altered import other_value, write

FIRST = "The bridge was shut on Tuesday after a truck hit it."
SECOND = "A truck struck the bridge, which has been shut since Tuesday."
AMOUNT = "Repairs will cost $40,000, the council says."


def story(folder, *contradictions):
    """A story of two accounts that agree on a day, as a folder."""
    home = folder / "bridge"
    home.mkdir()
    (home / "a.txt").write_text(f"Bridge shut\n\n{FIRST} {AMOUNT}\n")
    (home / "b.txt").write_text(f"Truck hits bridge\n\n{SECOND}\n")
    cited = [{"file": "a.txt", "sentence": FIRST}, {"file": "b.txt", "sentence": SECOND}]
    agreed = {"kind": "agreement", "slot": "time", "answers": [{"value": "Tuesday", "evidence": cited}]}
    (home / "gold.json").write_text(json.dumps({"articles": [], "findings": [agreed, *contradictions]}))
    return home


def test_the_copy_contradicts_the_other_account_in_what_was_altered(tmp_path):
    """The altered sentence leaves its agreement, and the two days are a contradiction of the time."""
    (copy, *_) = write(story(tmp_path), tmp_path / "copies")
    agreed, altered = json.loads((copy / "gold.json").read_text())["findings"]
    assert (altered["kind"], altered["slot"]) == ("contradiction", "time")
    old, new = altered["answers"]
    assert old["value"] == "Tuesday" != new["value"]
    (changed,) = new["evidence"]
    assert changed["sentence"] in (copy / changed["file"]).read_text()
    assert changed not in agreed["answers"][0]["evidence"]
    assert changed["sentence"].replace(new["value"], "Tuesday") in (FIRST, SECOND)


def test_everything_else_stays_as_it_was(tmp_path):
    """One value of one sentence differs from the story it was made from."""
    home = story(tmp_path)
    for copy in write(home, tmp_path / "copies"):
        before, after = ("".join((f / n).read_text() for n in ("a.txt", "b.txt")) for f in (home, copy))
        assert len([1 for x, y in zip(before.split(), after.split(), strict=True) if x != y]) == 1


def test_a_value_in_dispute_is_left_alone(tmp_path):
    """Where accounts already differ on the day, altering it would make the gold wrong."""
    sides = [{"value": day, "evidence": [{"file": "a.txt", "sentence": FIRST}]} for day in ("Tuesday", "Monday")]
    disputed = {"kind": "contradiction", "slot": "time", "answers": sides}
    copies = write(story(tmp_path, disputed), tmp_path / "copies")
    assert all(FIRST in (copy / "a.txt").read_text() for copy in copies)


def test_the_same_story_gives_the_same_copies(tmp_path):
    """Trees can be grown again: nothing depends on the run."""
    home = story(tmp_path)
    texts = [[f.read_text() for c in write(home, tmp_path / n) for f in sorted(c.iterdir())] for n in ("one", "two")]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("old", "shape"),
    [
        ("Monday", r"[A-Z][a-z]+day"),
        ("March", r"[A-Z][a-z]+"),
        ("this week", r"(next|last) week"),
        ("two", r"three|four"),
        ("1987", r"19\d\d"),
        ("12", r"\d+"),
        ("1,250", r"[\d,]+"),
        ("3.5", r"\d\.5"),
        ("6:24", r"\d+:24"),
    ],
)
def test_another_value_has_the_shape_of_the_old(old, shape):
    """A day stays a day and a decimal a decimal, and it is never the same."""
    found = {other_value(old, random.Random(seed)) for seed in range(40)}
    assert old not in found
    assert all(re.fullmatch(shape, new) for new in found), found
