"""The history page of an account."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.web.contexts.told import told
from rashomon.web.links import StoryLinks


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words between two texts."""

    sign: str = told("same, out (taken out of the earlier text), in (put into the later), or gap (left aside here)")
    words: str = told("the words, cut from the text; empty of a gap")


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the account, and what changed from the one before."""

    article: str = told("its id")
    printed: str | None = told("the moment that it bears, ISO 8601")
    fetched: str | None = told("when it was fetched, ISO 8601, UTC")
    title: tuple[str | None, str | None] | None = told("the headline before and now, where it changed")
    edits: int = told("how many stretches of words changed")
    pieces: tuple[Piece, ...] = told("the words that changed, with those around them; of the first text nothing")


@dataclass(frozen=True, slots=True)
class Move:
    """A figure or a time that moved from text to text."""

    slot: str = told("what it is: count, money, time and so on")
    steps: tuple[str, ...] = told("the words for it, from the first text to the last")
    sentence: str = told("the sentence in which it stands last")


@dataclass(frozen=True, slots=True)
class RevisionsPage:
    """The texts of one account, word by word from each to the next."""

    links: StoryLinks = told("where the story and its parts are found")
    title: str = told("what the story is called")
    article: str = told("the id of the account that the story tells of")
    outlet: str = told("who printed it")
    texts: tuple[Text, ...] = told("all texts of it that are kept, the first one first")
    moves: tuple[Move, ...] = told("the figures and times that moved")
