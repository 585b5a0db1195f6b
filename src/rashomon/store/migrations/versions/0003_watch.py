"""The tables of a watch: feeds, pages, hosts, the log of fetches, notices and their delivery."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """One step on."""
    followed()
    asked()
    told()


def followed() -> None:
    """What is followed: feeds and their pages."""
    op.create_table(
        "feed",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("interval", sa.Float(), nullable=False),
        sa.Column("next", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_feed")),
    )
    op.create_table(
        "page",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("feed", sa.Text(), nullable=False),
        sa.Column("found", sa.String(), nullable=False),
        sa.Column("born", sa.String(), nullable=False),
        sa.Column("stamp", sa.Text(), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.Column("next", sa.String(), nullable=True),
        sa.Column("looks", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("capture", sa.String(), nullable=True),
        sa.Column("article", sa.String(), nullable=True),
        sa.Column("earlier", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_page")),
    )
    op.create_index(op.f("ix_page_next"), "page", ["next"])
    op.create_index(op.f("ix_page_feed"), "page", ["feed"])
    op.create_index(op.f("ix_page_article"), "page", ["article"])
    op.create_index(op.f("ix_page_earlier"), "page", ["earlier"])


def asked() -> None:
    """Who was asked, and what for."""
    op.create_table(
        "host",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_host")),
    )
    op.create_table(
        "fetch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fetch")),
    )
    op.create_index(op.f("ix_fetch_at"), "fetch", ["at"])


def told() -> None:
    """What is told, and to whom."""
    op.create_table(
        "notice",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("story", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("number", name=op.f("uq_notice_number")),
    )
    op.create_table(
        "notice_article",
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("notice", "article", name=op.f("pk_notice_article")),
    )
    op.create_index(op.f("ix_notice_article_article"), "notice_article", ["article"])
    op.create_table(
        "delivery",
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next", sa.String(), nullable=True),
        sa.Column("done", sa.String(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("notice", "target", name=op.f("pk_delivery")),
    )
    op.create_index(op.f("ix_delivery_next"), "delivery", ["next"])
