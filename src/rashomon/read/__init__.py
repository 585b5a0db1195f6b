"""Read: files, folders, globs, URLs and standard input in, captures out.

Takes paths and addresses as the user gave them: saved text, pages, JSON and JSONL rows, feeds, lists of feeds,
WARC archives, each plain or as gzip, xz or zstd. Gives one `Capture` an account, or a `Skipped` with what was
wrong and what to do about it. Refuses what is not text, what is too large to be one account, bombs, and
addresses outside the public network. The bytes are never changed; `decode` is how they become text.
"""

from rashomon.model.text import clean, decode
from rashomon.read.fetch import Fetched, Fetcher, Seen
from rashomon.read.sources import read

__all__ = ["Fetched", "Fetcher", "Seen", "clean", "decode", "read"]
