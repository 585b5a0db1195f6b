"""Stories of a pile as rows and lines: Groups and Overviews in, dicts ready for JSON or text for a terminal out."""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.model import Article, Group, Overview
from rashomon.report.rows import Row, moment
from rashomon.report.screen import one_line


def group_row(group: Group, articles: Mapping[str, Article]) -> Row:
    """One row of `rashomon group --json`; articles go by the id the input brought along, else the digest."""
    return {
        "story": group.id,
        "articles": [articles[name].given or name for name in group.articles],
        "title": group.title,
        "started": moment(group.started),
        "ended": moment(group.ended),
    }


def overview_row(overview: Overview, articles: Mapping[str, Article]) -> Row:
    """One row of `rashomon stories --json`: that of the group, who published it, and what was counted."""
    return {
        **group_row(overview.group, articles),
        "outlets": list(overview.outlets),
        "witnesses": overview.witnesses,
        "contested": overview.contested,
        "compared": overview.compared,
    }


def group_line(row: Row) -> str:
    """A story on one line."""
    return f"{row['story']}  {_dates(row)}  {_counted(len(row['articles']), 'article')}  {_title(row)}"


def overview_lines(row: Row) -> str:
    """A story on a few lines: its title, when it ran, who tells it, and what was counted."""
    counts = [_counted(len(row["articles"]), "article"), _counted(row["witnesses"], "independent witness", "es")]
    if row["contested"] is not None:
        some = f" among {row['compared']} of its accounts" if row["compared"] < len(row["articles"]) else ""
        counts.append(_counted(row["contested"], "contested point") + some)
    outlets = [f"  {one_line(', '.join(row['outlets']))}"] if row["outlets"] else []
    return "\n".join([_title(row), f"  {row['story']}  {_dates(row)}  {', '.join(counts)}", *outlets])


def _title(row: Row) -> str:
    return one_line(row["title"] or "without a title")


def _dates(row: Row) -> str:
    """The first and the last day, one where they are the same."""
    first, last = ((row[name] or "")[:10] for name in ("started", "ended"))
    return (first if first == last else f"{first} to {last}") or "no date"


def _counted(number: int, what: str, plural: str = "s") -> str:
    return f"{number} {what}{'' if number == 1 else plural}"
