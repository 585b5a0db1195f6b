"""Somebody who speaks, over all stories."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.web.contexts.told import told


@dataclass(frozen=True, slots=True)
class Spoken:
    """A remark as one account prints it."""

    words: str = told("the words between quotation marks")
    outlet: str = told("who prints them")
    printed: str = told("when")
    via: str | None = told("the agency or outlet that the account has them from")
    role: str | None = told("the title that the account gives the speaker")
    place: str | None = told("where they stand in the account; None where its story was not compared yet")


@dataclass(frozen=True, slots=True)
class SpokenIn:
    """What is said in one story."""

    title: str = told("what the story is called")
    page: str | None = told("its address; None of an account that is in no story")
    remarks: tuple[Spoken, ...] = told("the remarks, in the order in which the accounts were printed")


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """What one name is quoted with, story by story, the latest first."""

    name: str = told("the name as accounts give it; two people of one name cannot be told apart here")
    stories: tuple[SpokenIn, ...] = told("the stories in which the name speaks")
    number: int = told("how many quotes there are")
    more: bool = told("whether there are more than are shown")
