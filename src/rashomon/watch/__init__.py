"""Watch: feeds are polled, new accounts join their story, and what has changed is told.

Takes the addresses of feeds, a Store and a Pipeline; gives notices: a new contradiction, a changed answer, a quote in
two wordings, an amended article, each with its evidence, each once. Refuses to hurry a server, to let one host wait
for another, and to go where an address leads inside, unless told so. Where it stands lies in the store.
"""

from rashomon.watch.lines import lines
from rashomon.watch.notice import Kind, Notice
from rashomon.watch.pace import Pace
from rashomon.watch.sources import feeds_of
from rashomon.watch.watcher import Watch
from rashomon.watch.webhook import SECRET, Webhook

__all__ = ["SECRET", "Kind", "Notice", "Pace", "Watch", "Webhook", "feeds_of", "lines"]
