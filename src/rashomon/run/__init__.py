"""Run: many articles on one machine or on several, with one result.

Takes what `read` takes, archives in object stores too; gives a folder of Parquet tables (articles, stories, copies,
claims, skipped) and a digest of them. The stages are those of the Pipeline; `local` and `distributed` say only where
they run. What is done lies in the folder and is not done again. Refuses to hold the pile in memory.
"""

from typing import TYPE_CHECKING

from rashomon.later import later
from rashomon.run.batch import Done, Executor, batch, left_out
from rashomon.run.digest import digest
from rashomon.run.distributed import Distributed
from rashomon.run.job import Job, Part
from rashomon.run.local import Local
from rashomon.run.parts import parts

if TYPE_CHECKING:
    from rashomon.run.keeping import keep

__all__ = ["Distributed", "Done", "Executor", "Job", "Local", "Part", "batch", "digest", "keep", "left_out", "parts"]

# Most runs write tables alone, and open no store.
__getattr__ = later(__name__, {"keep": "keeping"})
