"""A story as data, and the desk as a feed: one address a format, drawn by the same code as `rashomon show --as`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from rashomon.report import FORMATS, Format, Kept, render_desk
from rashomon.store import Wanted
from rashomon.store.found import changed_at, kept_of
from rashomon.web.desk import Desk, Shown
from rashomon.web.errors import not_here
from rashomon.web.links import StoryLinks
from rashomon.web.pages.asked import StoryId, TheDesk

router = APIRouter()
BY_SUFFIX = {one.suffix: one for one in FORMATS.values()}
NAMES = {
    "json": "JSON",
    "md": "Markdown",
    "html": "one page to keep",
    "csv": "CSV, a row a claim",
    "ics": "calendar",
    "jsonld": "Web Annotations",
    "bib": "BibTeX",
    "csl.json": "CSL",
    "timeline.json": "TimelineJS",
    "geojson": "GeoJSON",
    "atom": "Atom feed",
}
Suffix = Annotated[str, Path(pattern="^[a-z]{1,12}$", description="What a file of the format ends in")]
FEED = 30  # stories in the desk's feed


@router.get("/stories.atom", response_class=Response)
def desk_feed(desk: TheDesk) -> Response:
    """The stories with the latest news, as an Atom feed."""
    found, _ = desk.store.stories(desk.pipeline, Wanted(most=FEED))
    changed = changed_at(desk.store.engine, [one.overview.group.id for one in found])
    feed = render_desk(((one.overview, one.articles) for one in found), changed)
    return Response(feed, media_type=FORMATS["atom"].media_type)


@router.get("/story/{story}.{suffix}.json", response_class=Response)
def story_json(desk: TheDesk, story: StoryId, suffix: Suffix) -> Response:
    """The report of a story in one of the formats that are JSON of a kind of their own."""
    return story_data(desk, story, f"{suffix}.json")


@router.get("/story/{story}.{suffix}", response_class=Response)
def story_data(desk: TheDesk, story: StoryId, suffix: Suffix) -> Response:
    """The report of a story in one of its formats."""
    found = desk.story(story)
    if suffix not in BY_SUFFIX:
        raise not_here("format", suffix, f"there are {', '.join(BY_SUFFIX)}")
    if found.report is None:
        raise not_here("report of story", story, "it was not compared yet; its page has a button that does")
    return _sent(desk, found, BY_SUFFIX[suffix])


def offered(links: StoryLinks) -> tuple[tuple[str, str], ...]:
    """The formats of a story: what each is called, and its address."""
    return tuple((NAMES.get(suffix, suffix), links.data(suffix)) for suffix in BY_SUFFIX)


def _sent(desk: Desk, found: Shown, form: Format) -> Response:
    """The file. The page to keep brings a sheet of its own, which this server lets no page do: it is to be saved."""
    assert found.report is not None
    kept = Kept(*kept_of(desk.store.engine, found.id)) if found.kept and form.dated else None
    headers = {"content-disposition": f'attachment; filename="{found.id}.html"'} if form.name == "html" else {}
    return Response(form.render(found.report, kept), media_type=form.media_type, headers=headers)
