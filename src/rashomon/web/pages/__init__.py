"""Pages: one file a page, each with a router: a request in, a context made from the desk, and drawn."""

from rashomon.web.pages import (
    account,
    beside,
    bring,
    data,
    enter,
    front,
    history,
    ledger,
    read,
    revisions,
    search,
    settings,
    speaker,
    story,
)

# Data before stories: `/story/ID.json` is no story of the name `ID.json`.
ROUTERS = tuple(
    page.router
    for page in (
        *(front, data, story, history, account, revisions, beside),
        *(bring, read, speaker, search, ledger, settings, enter),
    )
)

__all__ = ["ROUTERS"]
