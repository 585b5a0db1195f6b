"""Accounts that tell of something else."""

from rashomon.align import outsiders
from rashomon.model import Account, Article, Block, Claim, Name, NameKind

FERRY = "The ferry Aurora struck the quay at Hollin Bay on Monday and twelve passengers were hurt, harbour police said."
AGAIN = (
    "Twelve passengers were hurt when the ferry Aurora hit a quay in Hollin Bay, police at the harbour said on Monday."
)
BREAD = "Bakers across the northern valleys expect dearer flour this winter after a poor wheat harvest in the plains."


def account(source, text, name):
    """An account of one paragraph in which one place is named."""
    article = Article(source, text, (Block(0, len(text)),))
    whole = article.quote(0, len(text))
    at = text.find(name)
    names = (Name(article.quote(at, at + len(name)), NameKind.PLACE, name),) if at >= 0 else ()
    return Account(article, (Claim(whole, whole, 0, readings=names),), ())


def test_the_odd_account_is_found():
    """Two ferries and a bakery: the bakery is another story."""
    accounts = [account("a", FERRY, "Hollin Bay"), account("b", AGAIN, "Hollin Bay"), account("c", BREAD, "plains")]
    assert set(outsiders(accounts, {})) == {accounts[2].article.id}


def test_of_two_accounts_none_is_odd():
    """Nobody can say which of two is the wrong one."""
    assert outsiders([account("a", FERRY, "Hollin Bay"), account("c", BREAD, "plains")], {}) == {}


def test_a_shared_name_is_enough():
    """An account that names the same place stays, however it tells it."""
    other = account("c", BREAD.replace("plains", "plains near Hollin Bay"), "Hollin Bay")
    assert outsiders([account("a", FERRY, "Hollin Bay"), account("b", AGAIN, "Hollin Bay"), other], {}) == {}
