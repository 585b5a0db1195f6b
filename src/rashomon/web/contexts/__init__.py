"""Contexts: what each page is drawn from, one frozen dataclass a page, every field with its meaning.

A template knows nothing but the `page` of its context and the `frame` around it. docs/contexts.md lists them all:
`python -m rashomon.web.contexts` prints it.
"""

from rashomon.web.contexts.account import AccountPage
from rashomon.web.contexts.beside import BesidePage
from rashomon.web.contexts.bring import BringPage
from rashomon.web.contexts.enter import EnterPage
from rashomon.web.contexts.error import ErrorPage
from rashomon.web.contexts.frame import Frame
from rashomon.web.contexts.front import FrontPage
from rashomon.web.contexts.history import HistoryPage
from rashomon.web.contexts.ledger import LedgerPage
from rashomon.web.contexts.revisions import RevisionsPage
from rashomon.web.contexts.search import SearchPage
from rashomon.web.contexts.settings import SettingsPage
from rashomon.web.contexts.speaker import SpeakerPage
from rashomon.web.contexts.story import StoryPage
from rashomon.web.contexts.waiting import WaitingPage

PAGES = (
    FrontPage,
    StoryPage,
    WaitingPage,
    AccountPage,
    BesidePage,
    HistoryPage,
    RevisionsPage,
    SpeakerPage,
    SearchPage,
    LedgerPage,
    BringPage,
    SettingsPage,
    EnterPage,
    ErrorPage,
)

__all__ = [
    "PAGES",
    "AccountPage",
    "BesidePage",
    "BringPage",
    "EnterPage",
    "ErrorPage",
    "Frame",
    "FrontPage",
    "HistoryPage",
    "LedgerPage",
    "RevisionsPage",
    "SearchPage",
    "SettingsPage",
    "SpeakerPage",
    "StoryPage",
    "WaitingPage",
]
