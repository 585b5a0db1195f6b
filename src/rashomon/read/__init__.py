"""Read: files, folders, globs and standard input in, captures out.

Takes paths as the user gave them; gives one `Capture` an account, or one `Skipped` with what was
wrong and what to do about it. Refuses what is not text (images, archives of files, PDF), what is too
large to be one account, and URLs. The bytes are never changed; `decode` is how they become text.
"""

from rashomon.model.text import clean, decode
from rashomon.read.sources import read

__all__ = ["clean", "decode", "read"]
