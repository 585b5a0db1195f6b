"""Store: what was read is kept, and what was found in it; SQLite in a file, or PostgreSQL for a desk.

Takes captures as they are read, and a Pipeline; gives back the very values, and a story's report as it stands or as it
stood. Ids are digests of content, so adding twice changes nothing, in any order. Acknowledged means committed. Refuses
to overwrite: what changes with time is ended and begun anew; and a store that a newer program has written.
"""

from typing import TYPE_CHECKING

from rashomon.later import later

if TYPE_CHECKING:
    from rashomon.store.compared import Change
    from rashomon.store.desk import Store, open_store
    from rashomon.store.held import Diff
    from rashomon.store.hooks import Added, Hooks
    from rashomon.store.listing import Listed, Wanted
    from rashomon.store.verify import Checked
    from rashomon.store.write import Written

__all__ = ["Added", "Change", "Checked", "Diff", "Hooks", "Listed", "Store", "Wanted", "Written", "open_store"]

# The database takes a fifth of a second to load: a batch that only writes rows does not wait for it.
__getattr__ = later(
    __name__,
    {
        "Added": "hooks",
        "Change": "compared",
        "Checked": "verify",
        "Diff": "held",
        "Hooks": "hooks",
        "Listed": "listing",
        "Store": "desk",
        "Wanted": "listing",
        "Written": "write",
        "open_store": "desk",
    },
)
