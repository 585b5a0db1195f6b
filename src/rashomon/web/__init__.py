"""Web: a store as pages to be read in a browser, drawn on the server, whole without scripts.

Takes a Store and a Pipeline; gives an ASGI application. Every page has a template of its own, and a context that is a
frozen dataclass in `contexts/`. Refuses hosts it was not asked by, writes without the key to its own forms, bodies
past a bound; shows article text as text, and nothing that is not cut from an account.
"""

from rashomon.web.app import application
from rashomon.web.desk import Desk
from rashomon.web.guard import Keys

__all__ = ["Desk", "Keys", "application"]
