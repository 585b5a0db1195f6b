"""What became of an article or a story, as rows and as lines; words are cut from the texts, never composed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rashomon.model import Article, Changed, Edit, Finding, FindingKind, Revisions, Step, Track, Version
from rashomon.report.rows import Row, moment, place, span
from rashomon.report.screen import visible

NEWS = (FindingKind.CONTRADICTION, FindingKind.UPDATE)  # told one by one; of the rest how many
AROUND = 40  # characters shown on each side of an edit


def revisions_row(found: Revisions) -> Row:
    """`rashomon history ARTICLE --json`: every text, what changed from the one before, and the tracks."""
    return {"versions": [_version(one) for one in found.versions], "tracks": [_track(one) for one in found.tracks]}


def changed_row(change: Changed) -> Row:
    """One row of `rashomon history STORY --json`: what one commit changed."""
    findings = {name: [_finding(one) for one in getattr(change, name)] for name in ("new", "changed", "gone")}
    told = {"edition": change.edition, "at": change.at, "run": change.run, "verb": change.verb}
    return {**told, "joined": change.joined, "left": change.left, **findings}


def revisions_lines(found: Revisions) -> Iterator[str]:
    """The same in the terminal: what was taken out in [-brackets-], what was put in in {+braces+}, as wdiff has it."""
    before: Article | None = None
    for version in found.versions:
        article = version.article
        told = moment(article.modified or article.published) or "undated"
        fetched = f", fetched {version.fetched[:19]}" if version.fetched else ""
        yield visible(f"{article.id}  {article.outlet or article.source}, {told}{fetched}: {article.title or ''}")
        if version.title:
            yield visible(f"    title: [-{version.title[0] or ''}-] {{+{version.title[1] or ''}+}}")
        if before is not None:
            yield from (visible(f"    {_edit_line(before, article, one)}") for one in version.edits)
        before = article
    if found.tracks:
        yield "changed:"
    for track in found.tracks:
        yield visible(f"    {track.slot}: {' → '.join(_said(step) for step in track.steps)}")
        yield visible(f"      {_flat(track.steps[-1].sentence.exact)}")


def changed_lines(change: Changed, outlets: Mapping[str, str]) -> Iterator[str]:
    """One commit in the terminal; `outlets` names the articles."""
    yield f"{change.at[:19]}  {change.verb} (edition {change.edition})"
    for sign, names in (("+", change.joined), ("-", change.left)):
        for name in names:
            yield visible(f"    {sign} {outlets.get(name, 'forgotten')} ({name})")
    gone = {_asked(one): one for one in change.gone}
    again = {_asked(one): one for one in change.new if _asked(one) in gone}
    for one in again.values():
        if _answers(one) != _answers(gone[_asked(one)]):
            yield visible(f"    changed {_told(one)} (before: {_answers(gone[_asked(one)])})")
    for word, findings in (("new", change.new), ("changed", change.changed), ("gone", change.gone)):
        alone = [one for one in findings if _asked(one) not in again]
        yield from (visible(f"    {word} {_told(one)}") for one in alone if one.kind in NEWS)
        rest = Counter(one.kind.value for one in alone if one.kind not in NEWS)
        if rest:
            yield f"    {word}: {', '.join(f'{number} {kind}' for kind, number in sorted(rest.items()))}"


def _asked(finding: Finding) -> tuple[str, str, str]:
    """What a finding is about: on an amended text it is another finding, and asks the same."""
    return (finding.kind, finding.slot, finding.question)


def _answers(finding: Finding) -> str:
    return " / ".join(_flat(answer.text) for answer in finding.answers)


def _told(finding: Finding) -> str:
    return f"{finding.kind}: {finding.question} {_answers(finding)}"


def _version(version: Version) -> Row:
    article = version.article
    return {
        "article": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "published": moment(article.published),
        "modified": moment(article.modified),
        "fetched": version.fetched,
        "text": article.text,
        "title_before": version.title[0] if version.title else None,
        "edits": [
            {
                "removed": span(one.removed) if one.removed else None,
                "added": span(one.added) if one.added else None,
                "before": one.before,
                "after": one.after,
            }
            for one in version.edits
        ],
    }


def _track(track: Track) -> Row:
    return {
        "kind": "update",
        "slot": track.slot.value,
        "steps": [
            {
                "article": step.evidence.article,
                "value": step.value,
                **span(step.sentence),
                "focus": place(step.evidence),
            }
            for step in track.steps
        ],
    }


def _finding(finding: Finding) -> Row:
    told = {"id": finding.id, "kind": finding.kind.value, "slot": finding.slot.value, "question": finding.question}
    return {**told, "answers": [{"value": one.value, "text": one.text} for one in finding.answers]}


def _edit_line(before: Article, after: Article, edit: Edit) -> str:
    """An edit between the words around it, which stand in both texts."""
    end = edit.added.end if edit.added else edit.after
    ahead = after.text[max(0, edit.after - AROUND) : edit.after]
    behind = after.text[end : end + AROUND]
    removed = f"[-{edit.removed.exact}-]" if edit.removed else ""
    added = f"{{+{edit.added.exact}+}}" if edit.added else ""
    lead = ahead.rpartition("\n")[2].partition(" ")[2] if len(ahead) == AROUND else ahead.rpartition("\n")[2]
    tail = behind.partition("\n")[0]
    tail = tail.rpartition(" ")[0] if len(tail) == AROUND else tail
    return _flat(f"{lead}{removed}{' ' if removed and added else ''}{added}{tail}")


def _said(step: Step) -> str:
    return f"{step.evidence.exact} [{step.value}]"


def _flat(text: str) -> str:
    return " ".join(text.split())
