"""The brief: Findings in, a few Lines out, each cut from an account. It has no words of its own.

First what most independent witnesses agree on, then what is contested (one line for each
answer), then what changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Cited, Evidence, Finding, FindingKind, Line


def brief(findings: Sequence[Finding], *, lines: int = 8) -> tuple[Line, ...]:
    """At most `lines` lines, no sentence twice."""
    agreements = sorted(
        (f for f in findings if f.kind is FindingKind.AGREEMENT),
        key=lambda f: (-f.answers[0].witnesses, -f.salience, f.id),
    )
    chosen: list[Line] = []
    used: set[Evidence] = set()
    for finding in agreements[: lines // 2]:
        _add(chosen, used, finding.answers[0].cited)
    for kind in (FindingKind.CONTRADICTION, FindingKind.UPDATE):
        for finding in (f for f in findings if f.kind is kind):
            if len(chosen) + len(finding.answers) > lines:
                break
            for answer in finding.answers:
                _add(chosen, used, answer.cited)
    return tuple(chosen)


def _add(chosen: list[Line], used: set[Evidence], cited: Sequence[Cited]) -> None:
    fresh = [c for c in cited if c.evidence not in used]
    if fresh and len(fresh) == len(cited):
        best = min(fresh, key=lambda c: (not _ends(c.evidence), len(c.evidence.exact), c.evidence))
        chosen.append(Line(best.evidence.exact, tuple(cited)))
        used.update(c.evidence for c in cited)


def _ends(words: Evidence) -> bool:
    """Whether the words end as a sentence does: headlines do not."""
    return words.exact.rstrip("\"'”’)]").endswith((".", "!", "?", "…"))
