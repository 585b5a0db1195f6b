"""A story's findings before and after in, what a reader should hear of out.

A finding's id is a digest of its evidence: one more account that says the same makes another finding of it. That is
no news; an answer that was not given before is. Agreements and what a single account says are no news either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.model import Finding, FindingKind, Slot
from rashomon.watch.notice import Kind

NEWS = {FindingKind.CONTRADICTION: Kind.CONTRADICTION, FindingKind.UPDATE: Kind.UPDATE}


def news(before: Sequence[Finding], after: Iterable[Finding]) -> Iterator[tuple[Kind, Finding]]:
    """The findings of `after` that are news, each with the kind of notice it makes, in the order given."""
    known = {finding.id for finding in before}
    for finding in after:
        kind = NEWS.get(finding.kind)
        if kind is None or finding.id in known or any(_says(old, finding) for old in before):
            continue
        yield (Kind.QUOTE if finding.slot is Slot.QUOTE else kind), finding


def _says(old: Finding, new: Finding) -> bool:
    """Whether an earlier finding already held every answer of a new one, on words that both cite."""
    if (old.kind, old.slot) != (new.kind, new.slot):
        return False
    shared = _words(old) & _words(new)
    return bool(shared) and {a.value for a in new.answers} <= {a.value for a in old.answers}


def _words(finding: Finding) -> set[str]:
    """The sentences that a finding cites: an amended article is another article, and most of its words are the same."""
    return {c.evidence.exact for a in finding.answers for c in a.cited}
