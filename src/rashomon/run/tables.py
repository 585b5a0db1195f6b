"""Tables as Parquet: rows in, bytes out, and back. The columns of an article are those of the store's table `article`.

The same rows give the same bytes. Needs pyarrow, which comes with `rashomon[scale]`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rashomon.errors import RunError
from rashomon.model import Article, Outcome, Skipped
from rashomon.run.folder import Bytes
from rashomon.store.rows import Row, article_of, article_row

KINDS = {
    "articles": "id home source outlet url title text blocks published published_hour:b modified modified_hour:b "
    "byline credits language given section paywalled:b day",
    "stories": "story title started ended articles:l outlets:l witnesses:i families",
    "copies": "story a b share_a:f share_b:f origin ground agency passages",
    "skipped": "source stage reason outcome count:i",
    "claims": "article place:i id start:i end:i exact speaker role voice certainty factuality:f background:b",
    "readings": "article place:i claim:i start:i end:i exact kind detail value unit low:f high:f begins ends",
    "quotes": "article place:i start:i end:i exact speaker role via",
}
COLUMNS = {name: tuple(word.split(":")[0] for word in words.split()) for name, words in KINDS.items()}


def arrow() -> Any:
    """pyarrow with its Parquet; raises RunError where it is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise RunError("batch needs pyarrow; install it with: pip install 'rashomon[scale]'") from None
    return pyarrow


def parquet(kind: str, rows: Sequence[Mapping[str, Any]], told: Mapping[str, Any] | None = None) -> bytes:
    """Rows of one kind of table as a Parquet file; `told` goes along as the file's own description."""
    pa = arrow()
    types = {"b": pa.bool_(), "i": pa.int64(), "f": pa.float64(), "l": pa.list_(pa.string())}
    fields = []
    for word in KINDS[kind].split():
        name, _, letter = word.partition(":")
        fields.append(pa.field(name, types.get(letter, pa.string())))
    meta = {b"rashomon": json.dumps(told or {}, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")}
    schema = pa.schema(fields, metadata=meta)
    columns = [pa.array([row[field.name] for row in rows], field.type) for field in fields]
    kept = io.BytesIO()
    pa.parquet.write_table(pa.table(columns, schema=schema), kept, compression="zstd", compression_level=1)
    return kept.getvalue()


def rows(kept: Bytes, columns: Iterable[str] | None = None) -> list[Row]:
    """The rows of a Parquet file, of all columns or some."""
    pa = arrow()
    wanted = None if columns is None else list(columns)
    # Not read_table: it reads in a thread of its own even when told to use none, and a process that ends while
    # that thread does aborts.
    table = pa.parquet.ParquetFile(pa.BufferReader(kept), pre_buffer=False).read(columns=wanted, use_threads=False)
    found: list[Row] = table.to_pylist()
    return found


def told(kept: Bytes) -> dict[str, Any]:
    """The file's own description."""
    pa = arrow()
    meta = pa.parquet.read_schema(pa.BufferReader(kept)).metadata or {}
    found: dict[str, Any] = json.loads(meta[b"rashomon"].decode("utf-8", "surrogatepass"))
    return found


def length(kept: Bytes) -> int:
    """How many rows there are."""
    pa = arrow()
    return int(pa.parquet.read_metadata(pa.BufferReader(kept)).num_rows)


def row_of(article: Article) -> Row:
    """An article as a row."""
    return article_row(article, None, 0)


def article_at(row: Row) -> Article:
    """The article of a row, id and all; raises StoreError where it is damaged."""
    return article_of(row)


def skipped_row(one: Skipped) -> Row:
    """What was left out, as a row."""
    return {"source": one.source, "stage": one.stage, "reason": one.reason, "outcome": one.outcome.value,
            "count": one.count}  # fmt: skip


def skipped_at(row: Row) -> Skipped:
    """What was left out, of its row."""
    return Skipped(row["source"], row["stage"], row["reason"], Outcome(row["outcome"]), row["count"])
