"""Read: files, folders, globs, URLs and standard input in, captures out.

Takes paths and addresses as the user gave them: saved text, pages, JSON and JSONL rows, feeds, lists of feeds,
WARC archives, each plain or as gzip, xz or zstd. Gives one `Capture` an account, or a `Skipped` with what was
wrong and what to do about it. Refuses what is not text, what is too large to be one account, bombs, and
addresses outside the public network. The bytes are never changed; `decode` is how they become text.
"""

from typing import TYPE_CHECKING

from rashomon.later import later
from rashomon.model.text import clean, decode
from rashomon.read.sources import read

if TYPE_CHECKING:
    from rashomon.read.answers import Answered, Asked, Fetched, Seen
    from rashomon.read.fetch import Fetcher

__all__ = ["Answered", "Asked", "Fetched", "Fetcher", "Seen", "clean", "decode", "read"]

# Most runs read files alone, and fetch nothing.
__getattr__ = later(
    __name__, {"Answered": "answers", "Asked": "answers", "Fetched": "answers", "Fetcher": "fetch", "Seen": "answers"}
)
