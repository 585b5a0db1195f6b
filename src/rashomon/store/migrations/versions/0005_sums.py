"""What a list of stories shows of each, in the story's own row; indexes in the orders that a list can be asked in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

COLUMNS = (("outlets", sa.Text()), ("witnesses", sa.Integer()), ("contested", sa.Integer()), ("changed", sa.Integer()))
ORDERS = (("ended",), ("changed",), ("contested", "ended"), ("witnesses", "ended"), ("accounts", "ended"))


def upgrade() -> None:
    """One step on."""
    from rashomon.store.sums import sum_up

    for name, kind in COLUMNS:
        op.add_column("story", sa.Column(name, kind, nullable=True))
    conn = op.get_bind()
    sum_up(conn, conn.execute(sa.text("SELECT id FROM story")).scalars().all())
    for order in ORDERS:
        op.create_index(f"ix_story_by_{order[0]}", "story", ["until", *order, "id"], unique=False)
    op.create_index(op.f("ix_article_outlet"), "article", ["outlet"], unique=False)


def downgrade() -> None:
    """There is no way back: what a newer program wrote, an older one does not know."""
    raise NotImplementedError
