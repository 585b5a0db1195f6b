"""Indexes of words over articles, claims and quotes, kept by triggers; and what was forgotten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# Each index of words: its table, whose rows it finds, the columns looked in, and the columns that they come from.
INDEXES = (
    ("article_words", "articles", "article", "id", "0", {"title": "title", "words": "text"}),
    ("claim_words", "claims", "claim", "article", "place", {"words": "exact", "speaker": "speaker"}),
    ("quote_words", "quotes", "quote", "article", "place", {"words": "exact", "speaker": "speaker"}),
)
# Marks above letters, and what is no letter and no figure: both databases then see the same words.
ACCENTS = "[\u0300-\u036f]+"
BETWEEN = (
    "[\x01-/:-@\\[-`{-\x7f\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf"
    "\u2000-\u2bff\u3000-\u303f\U0001f000-\U0001fbff]+"
)


def upgrade() -> None:
    """One step on."""
    op.create_table(
        "indexed",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("article", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name=op.f("fk_indexed_article")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_indexed")),
        sa.UniqueConstraint("article", "part", "place", name="uq_indexed_article_part_place"),
    )
    op.create_table(
        "forgotten",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("home", sa.String(), nullable=False),
        sa.Column("capture", sa.String(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["run.id"], name=op.f("fk_forgotten_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forgotten")),
    )
    op.create_index(op.f("ix_forgotten_home"), "forgotten", ["home"], unique=False)
    statements = _sqlite() if op.get_bind().dialect.name == "sqlite" else _postgresql()
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """There is no way back: what a newer program wrote, an older one does not know."""
    raise NotImplementedError


def _numbered(part: str, source: str, key: str, place: str) -> str:
    """What is there already gets its numbers."""
    return f"INSERT INTO indexed (part, article, place) SELECT '{part}', {key}, {place} FROM {source} ORDER BY 2, 3"


def _sqlite() -> list[str]:
    """FTS5 over views: the words are held once, in their own tables, and the index can be checked against them."""
    found = []
    for table, part, source, key, place, columns in INDEXES:
        names = ", ".join(columns)
        told = ", ".join(f"s.{column} AS {name}" for name, column in columns.items())
        same = "" if place == "0" else f" AND s.{place} = i.place"
        number = f"(SELECT number FROM indexed WHERE article = {{0}}.{key} AND part = '{part}' AND place = {{1}})"
        new, old = (number.format(row, place if place == "0" else f"{row}.{place}") for row in ("NEW", "OLD"))
        given, gone = (", ".join(f"{row}.{column}" for column in columns.values()) for row in ("NEW", "OLD"))
        spot = place if place == "0" else f"NEW.{place}"
        take = f"INSERT INTO {table} ({table}, rowid, {names}) VALUES ('delete', {old}, {gone});"
        put = f"INSERT INTO {table} (rowid, {names}) VALUES ({new}, {given});"
        other = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns.values())
        found += [
            f"CREATE VIEW {table}_told AS SELECT i.number AS number, {told} FROM indexed i JOIN {source} s "
            f"ON s.{key} = i.article{same} WHERE i.part = '{part}'",
            f"CREATE VIRTUAL TABLE {table} USING fts5({names}, content='{table}_told', content_rowid='number', "
            "tokenize='porter unicode61 remove_diacritics 2')",
            f"CREATE TRIGGER {table}_in AFTER INSERT ON {source} BEGIN "
            f"INSERT INTO indexed (part, article, place) VALUES ('{part}', NEW.{key}, {spot}); {put} END",
            f"CREATE TRIGGER {table}_out BEFORE DELETE ON {source} BEGIN {take} "
            f"DELETE FROM indexed WHERE number = {old}; END",
            f"CREATE TRIGGER {table}_new AFTER UPDATE ON {source} WHEN {other} BEGIN {take} {put} END",
            _numbered(part, source, key, place),
            f"INSERT INTO {table} ({table}) VALUES ('rebuild')",
        ]
    return found


def _postgresql() -> list[str]:
    """Tsvectors in tables of their own, under the stemmer that SQLite has, with no word too common to be looked for.

    A text is indexed up to its 200,000th character: a tsvector holds a megabyte.
    """
    words = "asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart"
    found = [
        "CREATE TEXT SEARCH DICTIONARY rashomon_stem (TEMPLATE = snowball, LANGUAGE = 'porter')",
        'CREATE TEXT SEARCH CONFIGURATION rashomon (PARSER = "default")',
        f"ALTER TEXT SEARCH CONFIGURATION rashomon ADD MAPPING FOR {words} WITH rashomon_stem",
        "ALTER TEXT SEARCH CONFIGURATION rashomon ADD MAPPING FOR int, uint, float, sfloat, version WITH simple",
        "CREATE FUNCTION rashomon_plain(told text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT "
        "regexp_replace(regexp_replace(lower(normalize(left(coalesce(told, ''), 200000), NFKD)), "
        f"'{ACCENTS}', '', 'g'), '{BETWEEN}', ' ', 'g') $$",
        "CREATE FUNCTION rashomon_words(told text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS "
        "$$ SELECT to_tsvector('rashomon', rashomon_plain(told)) $$",
    ]
    for table, part, source, key, place, given_by in INDEXES:
        columns = {name: f"rashomon_words({{row}}.{column})" for name, column in given_by.items()}
        if "title" in columns:  # one column, so that a question may find one word in the title and one in the text
            columns = {"words": "setweight(rashomon_words({row}.title), 'A') || rashomon_words({row}.text)"}
        spot, gone = (place if place == "0" else f"{row}.{place}" for row in ("NEW", "OLD"))
        names = ", ".join(columns)
        given, told = (", ".join(one.format(row=row) for one in columns.values()) for row in ("NEW", "s"))
        same = "" if place == "0" else f" AND s.{place} = i.place"
        here = f"part = '{part}' AND article = {{0}}.{key} AND place = {{1}}"
        found += [
            f"CREATE TABLE {table} (number integer PRIMARY KEY REFERENCES indexed (number) ON DELETE CASCADE, "
            + ", ".join(f"{name} tsvector NOT NULL" for name in columns)
            + ")",
            f"CREATE FUNCTION {table}_in() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE n integer; BEGIN "
            f"INSERT INTO indexed (part, article, place) VALUES ('{part}', NEW.{key}, {spot}) RETURNING number INTO n; "
            f"INSERT INTO {table} (number, {names}) VALUES (n, {given}); RETURN NEW; END $$",
            f"CREATE FUNCTION {table}_out() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"DELETE FROM indexed WHERE {here.format('OLD', gone)}; RETURN OLD; END $$",
            f"CREATE FUNCTION {table}_new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"UPDATE {table} SET ({names}) = ROW({given}) WHERE number = "
            f"(SELECT number FROM indexed WHERE {here.format('NEW', spot)}); RETURN NEW; END $$",
            f"CREATE TRIGGER {table}_in AFTER INSERT ON {source} FOR EACH ROW EXECUTE FUNCTION {table}_in()",
            f"CREATE TRIGGER {table}_out BEFORE DELETE ON {source} FOR EACH ROW EXECUTE FUNCTION {table}_out()",
            f"CREATE TRIGGER {table}_new AFTER UPDATE OF {', '.join(given_by.values())} ON {source} FOR EACH ROW "
            f"EXECUTE FUNCTION {table}_new()",
            _numbered(part, source, key, place),
            f"INSERT INTO {table} SELECT i.number, {told} FROM indexed i JOIN {source} s "
            f"ON s.{key} = i.article{same} WHERE i.part = '{part}'",
        ]
        found += [f"CREATE INDEX {table}_{name} ON {table} USING gin ({name})" for name in columns]
    return found
