"""The tables that a store began with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """One step on."""
    op.create_table(
        "capture",
        sa.Column("id", sa.String(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("charset", sa.String(), nullable=True),
        sa.Column("fetched", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("started", sa.String(), nullable=False),
        sa.Column("ended", sa.String(), nullable=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("weights", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_table(
        "score",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_score")),
    )
    op.create_table(
        "article",
        sa.Column("id", sa.String(), autoincrement=False, nullable=False),
        sa.Column("capture", sa.String(), nullable=True),
        sa.Column("home", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_hour", sa.Boolean(), nullable=True),
        sa.Column("modified", sa.String(), nullable=True),
        sa.Column("modified_hour", sa.Boolean(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=False),
        sa.Column("credits", sa.Text(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("given", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("paywalled", sa.Boolean(), nullable=True),
        sa.Column("fetched", sa.String(), nullable=True),
        sa.Column("day", sa.String(), nullable=True),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["capture"], ["capture.id"], name=op.f("fk_article_capture")),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_article_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
    )
    op.create_index(op.f("ix_article_day"), "article", ["day"], unique=False)
    op.create_index(op.f("ix_article_home"), "article", ["home"], unique=False)
    op.create_index(op.f("ix_article_run"), "article", ["run"], unique=False)
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_edition_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition")),
    )
    op.create_table(
        "ledger",
        sa.Column("run", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("batch", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_ledger_run")),
        sa.PrimaryKeyConstraint("run", "batch", "line", name=op.f("pk_ledger")),
    )
    op.create_table(
        "account",
        sa.Column("article", sa.String(), autoincrement=False, nullable=False),
        sa.Column("reader", sa.String(), nullable=False),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("published_hour", sa.Boolean(), nullable=True),
        sa.Column("claims", sa.LargeBinary(), nullable=False),
        sa.Column("quotes", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_account_article")),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_account")),
    )
    op.create_table(
        "claim",
        sa.Column("article", sa.String(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("voice", sa.String(), nullable=False),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("factuality", sa.Float(), nullable=False),
        sa.Column("background", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_claim_article")),
        sa.PrimaryKeyConstraint("article", "place", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_id"), "claim", ["id"], unique=False)
    op.create_index(op.f("ix_claim_speaker"), "claim", ["speaker"], unique=False)
    op.create_table(
        "quote",
        sa.Column("article", sa.String(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("via", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_quote_article")),
        sa.PrimaryKeyConstraint("article", "place", name=op.f("pk_quote")),
    )
    op.create_index(op.f("ix_quote_speaker"), "quote", ["speaker"], unique=False)
    op.create_table(
        "reading",
        sa.Column("article", sa.String(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("begins", sa.String(), nullable=True),
        sa.Column("ends", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_reading_article")),
        sa.PrimaryKeyConstraint("article", "place", name=op.f("pk_reading")),
    )
    op.create_index("ix_reading_begins", "reading", ["begins"], unique=False)
    op.create_index("ix_reading_kind_value", "reading", ["kind", "value"], unique=False)
    op.create_table(
        "story",
        sa.Column("id", sa.String(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("started", sa.String(), nullable=True),
        sa.Column("started_hour", sa.Boolean(), nullable=True),
        sa.Column("ended", sa.String(), nullable=True),
        sa.Column("ended_hour", sa.Boolean(), nullable=True),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("became", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["since"], ["edition.id"], name=op.f("fk_story_since")),
        sa.ForeignKeyConstraint(["until"], ["edition.id"], name=op.f("fk_story_until")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
    )
    op.create_index(op.f("ix_story_ended"), "story", ["ended"], unique=False)
    op.create_index(op.f("ix_story_stale"), "story", ["stale"], unique=False)
    op.create_index(op.f("ix_story_started"), "story", ["started"], unique=False)
    op.create_table(
        "cited",
        sa.Column("story", sa.String(), autoincrement=False, nullable=False),
        sa.Column("finding", sa.String(), autoincrement=False, nullable=False),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("exact", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_cited_article")),
        sa.ForeignKeyConstraint(["since"], ["edition.id"], name=op.f("fk_cited_since")),
        sa.ForeignKeyConstraint(["story"], ["story.id"], name=op.f("fk_cited_story")),
        sa.PrimaryKeyConstraint("story", "finding", "since", "place", name=op.f("pk_cited")),
    )
    op.create_index(op.f("ix_cited_article"), "cited", ["article"], unique=False)
    op.create_table(
        "finding",
        sa.Column("story", sa.String(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("salience", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since"], ["edition.id"], name=op.f("fk_finding_since")),
        sa.ForeignKeyConstraint(["story"], ["story.id"], name=op.f("fk_finding_story")),
        sa.ForeignKeyConstraint(["until"], ["edition.id"], name=op.f("fk_finding_until")),
        sa.PrimaryKeyConstraint("story", "id", "since", name=op.f("pk_finding")),
    )
    op.create_table(
        "kinship",
        sa.Column("story", sa.String(), autoincrement=False, nullable=False),
        sa.Column("a", sa.String(), autoincrement=False, nullable=False),
        sa.Column("b", sa.String(), autoincrement=False, nullable=False),
        sa.Column("share_a", sa.Float(), nullable=False),
        sa.Column("share_b", sa.Float(), nullable=False),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["a"], ["article.id"], name=op.f("fk_kinship_a")),
        sa.ForeignKeyConstraint(["b"], ["article.id"], name=op.f("fk_kinship_b")),
        sa.ForeignKeyConstraint(["since"], ["edition.id"], name=op.f("fk_kinship_since")),
        sa.ForeignKeyConstraint(["story"], ["story.id"], name=op.f("fk_kinship_story")),
        sa.ForeignKeyConstraint(["until"], ["edition.id"], name=op.f("fk_kinship_until")),
        sa.PrimaryKeyConstraint("story", "a", "b", "since", name=op.f("pk_kinship")),
    )
    op.create_table(
        "report",
        sa.Column("story", sa.String(), autoincrement=False, nullable=False),
        sa.Column("witnesses", sa.Integer(), nullable=False),
        sa.Column("contested", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["since"], ["edition.id"], name=op.f("fk_report_since")),
        sa.ForeignKeyConstraint(["story"], ["story.id"], name=op.f("fk_report_story")),
        sa.ForeignKeyConstraint(["until"], ["edition.id"], name=op.f("fk_report_until")),
        sa.PrimaryKeyConstraint("story", "since", name=op.f("pk_report")),
    )
    op.create_table(
        "story_article",
        sa.Column("story", sa.String(), autoincrement=False, nullable=False),
        sa.Column("article", sa.String(), autoincrement=False, nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("since", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_story_article_article")),
        sa.ForeignKeyConstraint(["since"], ["edition.id"], name=op.f("fk_story_article_since")),
        sa.ForeignKeyConstraint(["story"], ["story.id"], name=op.f("fk_story_article_story")),
        sa.ForeignKeyConstraint(["until"], ["edition.id"], name=op.f("fk_story_article_until")),
        sa.PrimaryKeyConstraint("story", "article", "since", name=op.f("pk_story_article")),
    )
    op.create_index("ix_story_article_article", "story_article", ["article"], unique=False)
