"""How Alembic runs the steps: on the connection it is handed, inside that connection's transaction."""

from __future__ import annotations

from alembic import context

from rashomon.store.points import reached
from rashomon.store.schema import metadata
from rashomon.store.schema_search import is_ours

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    include_object=is_ours,
    on_version_apply=lambda **step: reached("mid-migration"),
    transactional_ddl=False,  # the transaction is the caller's: it holds the lock as well
)
context.run_migrations()
