"""One small tree of errors; each message names the thing, the fact and the way out.

RashomonError
├── ReadError        bytes that cannot become a capture
│   └── UnreachableError  a server that gives no whole answer now, or no rules
├── ExtractError     a capture in which no article was found
├── EvidenceError    offsets that do not cut what they claim to cut
├── ModelError       a model file that is missing or damaged
├── StoreError       a store that cannot be opened, read or written
├── BundleError      a story's bundle that is damaged or forged, or cannot be written
├── WatchError       a notice that cannot be handed on, a list of feeds that lists none
├── RunError         a run over many articles that cannot begin or go on
└── InputError       the words of a command, or a row of pairs, are off
"""

from __future__ import annotations


class RashomonError(Exception):
    """Anything this program raises on purpose."""


class ReadError(RashomonError):
    """A file, URL or row whose bytes cannot become a capture."""


class UnreachableError(ReadError):
    """A server that gives no whole answer now, or no rules to go by: worth another try later."""


class ExtractError(RashomonError):
    """A capture in which no article was found."""


class EvidenceError(RashomonError):
    """Offsets that do not lie in the article, or do not cut the words they claim to cut."""


class ModelError(RashomonError):
    """A model file that is missing or damaged."""


class StoreError(RashomonError):
    """A store that cannot be opened, read or written: nothing of what was committed before is touched."""


class BundleError(RashomonError):
    """A story's bundle that is damaged, forged or of a newer program, or that cannot be written."""


class WatchError(RashomonError):
    """A watch that cannot begin or go on: no feed to follow, or a place for notices that cannot be written."""


class RunError(RashomonError):
    """A run that cannot begin or go on: what was done stays, and is not done again."""


class InputError(RashomonError):
    """The words of a command, or a row handed to it, are off."""
