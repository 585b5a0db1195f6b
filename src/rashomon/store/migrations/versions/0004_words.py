"""On SQLite the words of new rows are indexed many at a time: the triggers that did so one by one are dropped."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """One step on."""
    if op.get_bind().dialect.name == "sqlite":
        for table in ("article_words", "claim_words", "quote_words"):
            op.get_bind().exec_driver_sql(f"DROP TRIGGER {table}_in")


def downgrade() -> None:
    """There is no way back: what a newer program wrote, an older one does not know."""
    raise NotImplementedError
