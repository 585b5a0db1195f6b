"""Store: what was read is kept, and what was found in it; SQLite in a file, or PostgreSQL for a desk.

Takes captures as they are read, and a Pipeline; gives back the very values, and a story's report as it stands or as it
stood. Ids are digests of content, so adding twice changes nothing, in any order. Acknowledged means committed. Refuses
to overwrite: what changes with time is ended and begun anew; and a store that a newer program has written.
"""

from rashomon.store import schema_watch  # noqa: F401 - what a watch remembers is part of every store
from rashomon.store.compared import Change
from rashomon.store.desk import Store, open_store
from rashomon.store.held import Diff
from rashomon.store.hooks import Added, Hooks
from rashomon.store.listing import Listed, Wanted
from rashomon.store.verify import Checked
from rashomon.store.write import Written

__all__ = ["Added", "Change", "Checked", "Diff", "Hooks", "Listed", "Store", "Wanted", "Written", "open_store"]
