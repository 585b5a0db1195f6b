"""What `rashomon copies` tells a reader."""

from __future__ import annotations

from rashomon.model import Article, Copy, Direction, Evidence, Ground, Kinship
from rashomon.report import copy_lines, copy_rows

WIRE, POST, ECHO, TWIN = (
    Article(source=f"{n}.txt", text=f"The ferry was afloat again by noon. {n}", outlet=outlet)
    for n, outlet in enumerate(("Verano Wire", "Quay Post", "Echo\x1b[31m", "Echo\x1b[31m"))
)


def kin(
    one: Article, other: Article, origin: Article | None, ground: Ground | None, agency: str | None = None
) -> Kinship:
    """A kinship of 60% of the one and 20% of the other."""
    direction = Direction.KNOWN if ground is Ground.CREDIT else Direction.LIKELY if origin else Direction.UNKNOWN
    passage = Copy(one.quote(0, 10), other.quote(0, 10), direction)
    shares = {one.id: 0.6, other.id: 0.2}
    a, b = sorted((one.id, other.id))
    return Kinship(a, b, shares[a], shares[b], (passage,), origin.id if origin else None, ground, agency)


def lines(kinships, families, **more) -> list[str]:
    """The lines on all four accounts."""
    return list(copy_lines([WIRE, POST, ECHO, TWIN], kinships, [frozenset(a.id for a in f) for f in families], **more))


def test_a_family_says_who_copied_whom_and_how_that_is_known():
    """The copy first, its share, its origin, the ground."""
    shown = lines([kin(POST, WIRE, WIRE, Ground.CREDIT)], [(WIRE, POST), (ECHO,), (TWIN,)])
    assert shown == [
        "4 accounts, 3 independent witnesses; 1 family of copies",
        "",
        "One text, counted once: Quay Post, Verano Wire",
        "  60% of Quay Post's words stand in Verano Wire, which it credits",
    ]


def test_accounts_of_one_outlet_are_told_apart_and_nothing_is_obeyed():
    """By their source; a control character becomes visible."""
    shown = "\n".join(lines([kin(ECHO, TWIN, None, None, "VMNA")], [(WIRE,), (POST,), (ECHO, TWIN)]))
    assert "Echo␛[31m [2.txt]" in shown
    assert "Echo␛[31m [3.txt]" in shown
    assert "both credit VMNA" in shown
    assert "\x1b" not in shown


def test_two_texts_that_share_a_passage_and_stand_alone_are_listed():
    """Neither has a family: what they share is said all the same."""
    shown = lines([kin(POST, WIRE, None, None)], [(WIRE,), (POST,), (ECHO,), (TWIN,)])
    assert shown[0] == "4 accounts, 4 independent witnesses; 0 families of copies"
    assert shown[1:3] == ["", "Shared, and two texts all the same:"]
    assert "Quay Post" in shown[3]


def test_owners_quotes_and_links_between_families_are_listed_apart():
    """Nothing that was found goes unsaid."""
    quotes: list[Evidence] = [WIRE.quote(0, 10), POST.quote(0, 10)]
    shown = lines(
        [kin(POST, WIRE, WIRE, Ground.LONGER)],
        [(WIRE,), (POST, ECHO), (TWIN,)],
        statements=[quotes],
        owners={"Salt Media": frozenset((POST.id, ECHO.id))},
    )
    assert "Counted once: Echo␛[31m [2.txt], Quay Post" in shown
    assert "  Echo␛[31m [2.txt], Quay Post: one owner, Salt Media" in shown
    assert "Shared, and two texts all the same:" in shown
    assert "  The ferry (Quay Post, Verano Wire)" in shown


def test_a_row_names_the_ground_and_the_agency():
    """Beside the fields of the contract."""
    found = [kin(POST, WIRE, WIRE, Ground.EARLIER)]
    (row,) = copy_rows([WIRE, POST], found, [frozenset((WIRE.id, POST.id))])
    assert (row["origin"], row["ground"], row["agency"]) == (WIRE.id, "earlier", None)
    assert row.keys() >= {"a", "b", "share_a", "share_b", "spans", "family"}
