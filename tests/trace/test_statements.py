"""What several quote is shown apart from what one copied of another."""

from __future__ import annotations

from rashomon.model import Article, Block
from rashomon.trace import common_statements, families, kinships, shared_passages

WORDS = (
    "We shall pay every fisherman for every day on which the channel stays shut, and we shall pay before the month ends"
)
MORE = "Nobody on the board knew of the cracks before the divers came up with their pictures on Tuesday"


def account(outlet: str, *paragraphs: str) -> Article:
    """An account of one paragraph a block."""
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return Article(outlet, "\n".join(paragraphs), tuple(blocks), outlet=outlet)


def statements(*accounts: Article) -> list[list[str]]:
    """The common statements, as printed."""
    return [[q.exact for q in group] for group in common_statements(accounts, families(accounts, kinships(accounts)))]


def test_one_statement_in_two_accounts_is_common():
    """Cut in one of them, between other marks, and no copy."""
    one = account("Echo", f"The port is shut. “{WORDS},” the director said.")
    other = account("Post", f'"{WORDS[:80]}," she promised the crews.', "They will wait and see.")
    (group,) = statements(one, other)
    assert sorted(group) == sorted([f"“{WORDS},”", f'"{WORDS[:80]},"'])
    assert shared_passages([one, other]) == ()


def test_a_statement_printed_without_marks_is_a_statement_where_it_is_announced():
    """A press release as a paragraph of its own."""
    told = f"{WORDS}. {MORE}."
    one = account("Echo", "The owner has answered. The statement in full reads:", told)
    other = account("Post", "Late at night the firm wrote to the crews:", told)
    assert kinships([one, other]) == ()
    assert statements(one, other) == [[told, told]]
    bare = [account("Echo", "The owner has answered.", told), account("Post", "It was late at night.", told)]
    assert len(kinships(bare)) == 1, "without the announcement it is prose that two accounts share"


def test_what_one_family_quotes_is_not_common():
    """A copy quotes what its origin quotes."""
    prose = "The northern channel was closed to all traffic after divers had found a crack in the lock's inner gate."
    rest = "Forty boats lay at the fish quay over night, and the ice house ran out of ice in the small hours."
    accounts = [account(outlet, prose, f"“{WORDS},” she said.", rest) for outlet in ("Echo", "Post")]
    assert len(kinships(accounts)) == 1
    assert statements(*accounts) == []


def test_a_short_quote_is_no_statement():
    """Two words between marks are a phrase."""
    accounts = [account(outlet, f"{outlet} heard her call it “a black day”.") for outlet in ("Echo", "Post")]
    assert statements(*accounts) == []
