"""The formats a Report goes out in, by name: what each is called, which media type it has, and what draws it.

Takes a Report, gives text, the same for the same report. A format's file, and the library under it, is loaded when
something is drawn in it. Refuses, by InputError, a format that is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module

from rashomon.errors import InputError
from rashomon.model import Report


@dataclass(frozen=True, slots=True)
class Kept:
    """What a store knows beside a report: the id of its story, and since when each finding stands, by its id."""

    story: str | None = None
    since: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Format:
    """One way out: `suffix` is what a file of it ends in; its drawer is `render_NAME` in the file NAME of this room.

    `dated` formats show what a store knows beside the report, where it is given.
    """

    name: str
    media_type: str
    suffix: str
    dated: bool = False

    def render(self, report: Report, kept: Kept | None = None) -> str:
        """The whole report in this format; line ends as the format wants them."""
        draw: Callable[..., str] = getattr(import_module(f"rashomon.report.{self.name}"), f"render_{self.name}")
        return draw(report, kept) if self.dated and kept else draw(report)


FORMATS = {
    one.name: one
    for one in (
        Format("json", "application/json", "json"),
        Format("markdown", "text/markdown; charset=utf-8", "md"),
        Format("html", "text/html; charset=utf-8", "html"),
        Format("csv", "text/csv; charset=utf-8", "csv"),
        Format("ics", "text/calendar; charset=utf-8", "ics"),
        Format("annotations", 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', "jsonld"),
        Format("bibtex", "application/x-bibtex; charset=utf-8", "bib"),
        Format("csl", "application/vnd.citationstyles.csl+json", "csl.json"),
        Format("timelinejs", "application/json", "timeline.json"),
        Format("geojson", "application/geo+json", "geojson"),
        Format("atom", "application/atom+xml; charset=utf-8", "atom", dated=True),
    )
}


def format_named(name: str) -> Format:
    """The format of a name, whatever its capitals; raises InputError where there is none."""
    found = FORMATS.get(name.lower())
    if found is None:
        raise InputError(f"{name}: not a format that a report goes out in; there are {', '.join(FORMATS)}")
    return found
