"""What a search found, as rows and as lines; every word that is shown is cut from its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Evidence, Hit
from rashomon.report.rows import Row, moment, number, place, span
from rashomon.report.screen import visible


def hit_row(hit: Hit) -> Row:
    """One hit of `rashomon search --json`."""
    article = hit.article
    return {
        "in": hit.part,
        "article": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published": moment(article.published),
        "story": hit.story,
        "revised": hit.revised,
        **span(hit.evidence),
        "met": [place(one) for one in hit.met],
        "speaker": hit.speaker,
        "role": hit.role,
        "score": number(hit.score),
    }


def hit_lines(hit: Hit) -> Iterator[str]:
    """A hit in the terminal: where it stands, then the words, those that were met *marked*."""
    article = hit.article
    told = f"{article.outlet or article.source}, {moment(article.published) or 'undated'}"
    later = ", amended since" if hit.revised else ""
    yield visible(f"{article.id}  {told}{later}: {article.title or 'without a title'}")
    said = f"{hit.speaker}: " if hit.speaker else ""
    yield visible(f"    {said}{marked(hit.evidence, hit.met)}")
    if hit.story:
        yield visible(f"    story {hit.story}")


def marked(evidence: Evidence, met: Sequence[Evidence]) -> str:
    """Words on one line, some of them between stars."""
    text, at = "", 0
    for one in met:
        start, end = one.start - evidence.start, one.end - evidence.start
        text += f"{evidence.exact[at:start]}*{evidence.exact[start:end]}*"
        at = end
    return " ".join((text + evidence.exact[at:]).split())
