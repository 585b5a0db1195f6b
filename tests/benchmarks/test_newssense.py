"""The rival on two short accounts written here: what it finds, what its thresholds keep out, how it is scored."""

from __future__ import annotations

import json
import socket
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from jsonschema import Draft202012Validator

from benchmarks.newssense import MOST, Cut, Cuts, Link, NewsSense, kept, report
from benchmarks.stories import Read, read, score
from benchmarks.tuning import tuned, unnamed
from evaluation.score import figures
from rashomon.compare.relate import Entailment
from rashomon.model import FindingKind
from rashomon.report import render_json
from rashomon.report.json import SCHEMA

TWELVE = "Twelve miners died when the Kestrel shaft near Ostrava collapsed on Monday."
THIRTY = "Thirty miners died when the Kestrel shaft near Ostrava collapsed on Monday."
SHUT = "The company has closed the mine until an inquiry is finished."
CLOSED = "The mine will stay closed until the inquiry is over, the company said."
CHOIR = "The town choir has cancelled its spring concert."
PAGES = {
    "a.txt": ("Shaft collapse kills miners", TWELVE, SHUT),
    "b.txt": ("Miners die at Kestrel", THIRTY, CLOSED, CHOIR),
}
BOTH = (FindingKind.CONTRADICTION, FindingKind.AGREEMENT)


def gold() -> dict[str, Any]:
    """What a careful reader finds in the two."""

    def answer(*evidence: tuple[str, str]) -> dict[str, Any]:
        return {"value": "x", "evidence": [{"file": f, "sentence": s} for f, s in evidence]}

    dead = [answer(("a.txt", TWELVE)), answer(("b.txt", THIRTY))]
    return {
        "articles": [{"file": file, "boilerplate": [], "copied_from": None} for file in PAGES],
        "findings": [
            {"kind": "contradiction", "slot": "count", "answers": dead},
            {"kind": "agreement", "slot": "status", "answers": [answer(("a.txt", SHUT), ("b.txt", CLOSED))]},
        ],
        "quotes": [],
    }


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two accounts as a story folder."""
    folder = tmp_path_factory.mktemp("mine")
    for file, (title, *sentences) in PAGES.items():
        body = "\n\n".join(sentences)
        (folder / file).write_text(f"{title}\n\nBy Jana Holub\n\nMarch 3, 2031\n\n{body}\n", "utf-8")
    (folder / "gold.json").write_text(json.dumps(gold()), "utf-8")
    return folder


@pytest.fixture(scope="module")
def mine(story: Path) -> Read:
    """The story, read by the models that are shipped, with no way to the network."""
    with pytest.MonkeyPatch.context() as patch:

        def refused(*_: Any, **__: Any) -> None:
            raise AssertionError("something is being downloaded")

        patch.setattr(socket.socket, "connect", refused)
        patch.setattr(socket, "getaddrinfo", refused)
        return read(story, NewsSense())


def words(links: Sequence[Link]) -> list[set[str]]:
    """The sentences of each link."""
    return [{link.a.evidence.exact, link.b.evidence.exact} for link in links]


def test_a_plain_contradiction_is_found_with_nothing_downloaded(mine: Read):
    """Twelve dead and thirty dead, in the same words: the surest link of the story."""
    assert words(kept(mine.links, FindingKind.CONTRADICTION, Cut()))[0] == {TWELVE, THIRTY}


def test_its_report_keeps_the_contract_and_is_scored(mine: Read):
    """The schema takes it, every offset cuts its text, and the scorer finds the contradiction in it."""
    cuts = Cuts(Cut(0.8, 0.7), Cut(0.8, 0.7))
    row = json.loads(render_json(report(mine.accounts, mine.links, cuts)))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(row)
    (found,) = [f for f in row["findings"] if f["kind"] == "contradiction"]
    assert [a["value"] for a in found["answers"]] in ([TWELVE, THIRTY], [THIRTY, TWELVE])
    assert found["slot"] == "count"
    got = figures(score(mine, cuts))
    assert (got["failed"], got["bad_offsets"]) == (0, 0)
    assert (got["contradiction"]["precision"], got["contradiction"]["recall"]) == (1.0, 1.0)


class Table:
    """Stands in for both models: sentences of one subject lie near; what a pair says is looked up."""

    def __init__(self, said: dict[tuple[str, str], Entailment]) -> None:
        """Take what the model says of (premise, hypothesis); of all others it says nothing."""
        self.said = said
        self.asked: list[tuple[str, str]] = []

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        """Miners to the east, the mine's closure 60 degrees to the north of it, all else to the north."""
        angles = [0.0 if "miners died" in t else np.pi / 3 if "inquiry" in t else np.pi / 2 for t in texts]
        return np.array([(np.cos(a), np.sin(a)) for a in angles], dtype=np.float32)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        """What it says of each pair."""
        self.asked += pairs
        return [self.said.get(pair, Entailment(0.1, 0.8, 0.1)) for pair in pairs]


def linked(story: Path, said: dict[tuple[str, str], Entailment], **settings: Any) -> tuple[Read, Table]:
    """The story read by a table."""
    models = Table(said)
    return read(story, NewsSense(models.embed, models.judge, **settings)), models


def test_no_pair_lies_within_one_account(story: Path):
    """What an account says twice it does not corroborate."""
    found, models = linked(story, {})
    assert found.links
    assert all(link.a.account != link.b.account for link in found.links)
    assert found.pairs == len(models.asked)


def test_only_the_nearest_are_read(story: Path):
    """With one neighbour each, a sentence on miners is held against that on miners alone."""
    _, models = linked(story, {}, nearest=1)
    assert [pair for pair in models.asked if pair[0] == TWELVE] == [(TWELVE, THIRTY)]


def test_below_the_floor_nothing_is_read(story: Path):
    """The cosine of miners and closure is a half."""
    _, lax = linked(story, {}, floor=0.4)
    _, strict = linked(story, {}, floor=0.6)
    assert (TWELVE, CLOSED) in lax.asked
    assert (TWELVE, CLOSED) not in strict.asked
    assert (TWELVE, THIRTY) in strict.asked


def test_the_likelier_order_counts(story: Path):
    """An entailment may hold one way alone; the pair is one link."""
    found, _ = linked(story, {(SHUT, CLOSED): Entailment(0.2, 0.8, 0.0), (CLOSED, SHUT): Entailment(0.9, 0.1, 0.0)})
    (link,) = [link for link in found.links if words([link]) == [{SHUT, CLOSED}]]
    assert (link.entailment, link.asked) == (0.9, 2)


@pytest.mark.parametrize(
    ("cut", "keeps"),
    [
        (Cut(0.4, 0.7), True),
        (Cut(0.4, 0.75), True),
        (Cut(0.4, 0.76), False),
        (Cut(0.6, 0.7), False),
    ],
)
@pytest.mark.parametrize("kind", BOTH)
def test_a_link_must_reach_both_thresholds(story: Path, kind: FindingKind, cut: Cut, keeps: bool):
    """A cosine of a half, a probability of three quarters; a threshold itself is enough."""
    sure = Entailment(0.75, 0.0, 0.25) if kind is FindingKind.AGREEMENT else Entailment(0.25, 0.0, 0.75)
    found, _ = linked(story, {(TWELVE, CLOSED): sure})
    assert ({TWELVE, CLOSED} in words(kept(found.links, kind, cut))) is keeps


def test_the_cut_of_one_kind_is_not_that_of_the_other(story: Path):
    """Each kind is held to its own thresholds in the report."""
    found, _ = linked(story, {(TWELVE, THIRTY): Entailment(0.0, 0.2, 0.8), (SHUT, CLOSED): Entailment(0.8, 0.2, 0.0)})
    for cuts, kinds in ((Cuts(agreement=Cut(probability=0.9)), ["contradiction"]), (Cuts(), [str(k) for k in BOTH])):
        said = report(found.accounts, found.links, cuts, slots=unnamed)
        assert sorted(f.kind for f in said.findings) == sorted(kinds)


def test_only_the_surest_are_kept(story: Path):
    """At most so many of a kind, the surest first."""
    found, _ = linked(story, {(TWELVE, THIRTY): Entailment(0.0, 0.2, 0.8), (SHUT, CLOSED): Entailment(0.0, 0.1, 0.9)})
    surest = kept(found.links, FindingKind.CONTRADICTION, Cut(), most=1)
    assert words(surest) == [{SHUT, CLOSED}]
    assert MOST == 100


def test_tuning_takes_the_thresholds_of_the_best_f1(story: Path):
    """A false link that is less sure is cut off, and of equal cuts the stricter is taken."""
    said = {
        (TWELVE, THIRTY): Entailment(0.0, 0.1, 0.9),
        (CHOIR, SHUT): Entailment(0.0, 0.4, 0.6),
        (SHUT, CLOSED): Entailment(0.6, 0.4, 0.0),
    }
    found, _ = linked(story, said)
    cuts = tuned([found], cosines=(-1.0, 0.5), probabilities=(0.5, 0.7, 0.8))
    assert cuts.contradiction == Cut(0.5, 0.8)
    assert cuts.agreement == Cut(0.5, 0.5)
    assert figures(score(found, cuts, unnamed))["contradiction"]["f1"] == 1.0
    assert cuts.floor == 0.5
