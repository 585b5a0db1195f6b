"""Average link: groups join where the mean over all their pairs is high enough."""

from itertools import permutations

from rashomon.group.cluster import average_link


def edges(pairs: dict[str, float]) -> dict[str, dict[str, float]]:
    """Edges both ways, from "ab": probability."""
    both: dict[str, dict[str, float]] = {}
    for (a, b), chance in pairs.items():
        both.setdefault(a, {})[b] = both.setdefault(b, {})[a] = chance
    return both


def test_sure_pairs_join_and_strangers_stay_alone():
    """Two stories and one article by itself."""
    assert average_link("abcde", edges({"ab": 0.9, "cd": 0.8}), 0.5) == [["a", "b"], ["c", "d"], ["e"]]


def test_one_bridge_does_not_join_two_look_alike_events():
    """The pairs across that were never weighed count against: 0.9 of four pairs is 0.225."""
    assert average_link("abcd", edges({"ab": 0.9, "cd": 0.9, "bc": 0.89}), 0.5) == [["a", "b"], ["c", "d"]]
    whole = {"ab": 0.9, "cd": 0.9, "bc": 0.8, "ac": 0.6, "ad": 0.5, "bd": 0.6}
    assert average_link("abcd", edges(whole), 0.5) == [["a", "b", "c", "d"]]


def test_the_order_of_members_and_edges_changes_nothing():
    """All orders of a case with a tie."""
    pairs = {"ab": 0.7, "bc": 0.7, "cd": 0.7, "ad": 0.3}
    seen = {
        str(average_link(members, edges(dict(sorted(pairs.items(), reverse=turned))), 0.4))
        for members in permutations("abcd")
        for turned in (False, True)
    }
    assert len(seen) == 1


def test_edges_to_articles_outside_are_left_alone():
    """A part of a graph is grouped as if it were all."""
    assert average_link("ab", edges({"ab": 0.9, "bz": 0.99}), 0.5) == [["a", "b"]]
