"""The flow, on one page.

    bytes ─read→ Capture ─extract→ Article ─group→ Groups, one a story
    Article ─claim→ Account ─┬─trace→ kinships, families
                             ├─align→ Statements, Candidates
                             └─compare→ Judged pairs → Findings → Report

Three shapes of work: each article alone (read, extract, claim), all articles together
(group, trace), each story alone (align, compare). Whatever a step leaves out comes back as
Skipped: at every step, in = out + skipped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from rashomon import align, trace
from rashomon import claim as claiming
from rashomon import compare as comparing
from rashomon import extract as extracting
from rashomon import group as grouping
from rashomon.errors import InputError
from rashomon.intake import Intake, silent
from rashomon.model import (
    Account,
    Article,
    Candidate,
    Cited,
    FindingKind,
    Group,
    Kinship,
    Overview,
    Report,
    Skipped,
    Statement,
    Story,
)


@dataclass(frozen=True, slots=True)
class Pipeline(Intake):
    """The steps from bytes to a report, one typed slot a step; replace any of them. Those up to articles are Intake's.

    With `owners`, accounts of outlets that one owner holds are one family. `sorting` and `copying` are group and trace
    for a pile that no memory holds.
    """

    group: Callable[[Sequence[Article]], tuple[Group, ...]] = grouping.group
    sorting: grouping.Blocks = field(default_factory=grouping.Blocks)
    copying: trace.Blocks = field(default_factory=trace.Blocks)
    claim: Callable[[Sequence[Article]], Iterator[Account]] = claiming.claim
    block: Callable[[Sequence[Statement]], tuple[Candidate, ...]] = field(default_factory=align.Candidates)
    judge: comparing.Judge = field(default_factory=comparing.Judge)
    differences: comparing.Differences = field(default_factory=comparing.Differences)
    thresholds: comparing.Thresholds = field(default_factory=comparing.Thresholds.load)
    owners: bool = False

    def stories(
        self, articles: Sequence[Article], *, contested: bool | None = None, most: int | None = None
    ) -> Iterator[Overview]:
        """The stories of a pile, those with most witnesses first; the first `most` of them where that is given.

        `contested` compares the accounts of each story to count their contradictions, which takes seconds a story;
        None does so for a pile of at most SMALL_PILE articles. Each story is handed out as soon as it is compared. Of
        a story of more than COMPARED accounts so many are compared (see `telling`): all pairs would be too many.
        """
        self.progress(f"grouping {len(articles):,} articles")
        known = {article.id: article for article in articles}
        wanted = len(known) <= SMALL_PILE if contested is None else contested
        groups = self.group(articles)
        self.progress(f"counting the witnesses of {len(groups):,} stories")
        found = [(one, self.trace([known[name] for name in one.articles])[1]) for one in groups]
        listed = sorted(found, key=lambda told: (-len(told[1]), -len(told[0].articles), told[0].id))[:most]
        for number, (one, families) in enumerate(listed, 1):
            accounts = [known[name] for name in one.articles]
            compared = telling(accounts, families) if wanted else []
            if len(compared) > 1:
                self.progress(f"comparing story {number:,} of {len(listed):,}, {len(compared)} accounts")
            yield self._overview(one, accounts, len(families), compared)

    def story(self, articles: Sequence[Article], wanted: str) -> tuple[Article, ...]:
        """The articles of one story of a pile; raises InputError, naming the stories there are, for an unknown id."""
        groups = self.group(articles)
        for one in groups:
            if one.id == wanted:
                return tuple(article for article in articles if article.id in one.articles)
        told = sorted(groups, key=lambda one: (-len(one.articles), one.id))
        listed = ", ".join(f"{one.id} ({one.title or 'without a title'})" for one in told[:LISTED])
        more = f" and {len(told) - LISTED} more, which rashomon stories lists" if len(told) > LISTED else ""
        raise InputError(f"--story {wanted}: no such story here; there are {listed}{more}")

    def _overview(
        self, one: Group, articles: Sequence[Article], witnesses: int, compared: Sequence[Article]
    ) -> Overview:
        """One story in the list; `compared` are those of its accounts that are held against each other."""
        outlets = {(article.outlet or "").casefold(): article.outlet for article in articles if article.outlet}
        points = None
        if compared:
            findings = replace(self, progress=silent).compare(compared).findings if len(compared) > 1 else ()
            points = sum(finding.kind is FindingKind.CONTRADICTION for finding in findings)
        names = tuple(str(outlets[name]) for name in sorted(outlets))
        return Overview(one, names, witnesses, points, len(compared) if compared else None)

    def compare(self, articles: Sequence[Article], skipped: Sequence[Skipped] = ()) -> Report:
        """Claim, align, judge and report the accounts of one event. The order of `articles` does not matter.

        Of more than CROWD accounts those that stand for the story (see `telling`) are compared; the others are skipped.
        """
        articles, crowd = self.heard(articles)
        self.progress("reading the claims")
        if isinstance(self.judge.relate, comparing.Relate):
            comparing.load_ahead(self.judge.relate.model)
        accounts = self.accounts(articles)
        registry = self.registry(accounts)
        odd = align.outsiders(accounts, registry)
        left_out = [Skipped(a.article.source, "align", OUTSIDER) for a in accounts if a.article.id in odd]
        if odd:
            accounts = tuple(a for a in accounts if a.article.id not in odd)
            registry = self.registry(accounts)
        self.progress("comparing the accounts")
        statements = align.statements(accounts, registry)
        judged = self.judge(accounts, statements, self.block(statements))
        return self.report(accounts, statements, judged, (*skipped, *crowd, *left_out))

    def heard(self, articles: Sequence[Article]) -> tuple[Sequence[Article], list[Skipped]]:
        """The accounts of a story that are compared, and those that are too many: work and memory have a bound."""
        if len(articles) <= CROWD:
            return articles, []
        self.progress(f"choosing {CROWD} of {len(articles):,} accounts")
        ordered = sorted(articles, key=lambda a: (a.published.iso() if a.published else "", a.id))
        kept = telling(ordered, self.trace(ordered)[1], CROWD)
        chosen = {article.id for article in kept}
        return kept, [Skipped(a.source, "align", CROWDED) for a in ordered if a.id not in chosen]

    def relate(self, pairs: Sequence[comparing.Statements]) -> list[comparing.Relation]:
        """How the two bare statements of each pair stand to each other, in the order given."""
        return comparing.Bare(self.judge.relate)(self.told(pairs))

    def told(self, pairs: Sequence[comparing.Statements]) -> list[tuple[comparing.Told, comparing.Told]]:
        """Both statements of each pair, read as accounts of their own; what is told twice is read once."""
        sides = [((p.a, p.published_a), (p.b, p.published_b)) for p in pairs]
        distinct = list(dict.fromkeys(side for pair in sides for side in pair))
        accounts = self.claim([extracting.statement(text, published) for text, published in distinct])
        read = {side: (account, align.whole(0, account)) for side, account in zip(distinct, accounts, strict=True)}
        return [(read[one], read[other]) for one, other in sides]

    def accounts(self, articles: Sequence[Article]) -> tuple[Account, ...]:
        """The accounts of the articles, sorted by article id."""
        return tuple(self.claim(sorted(articles, key=lambda a: a.id)))

    def registry(self, accounts: Sequence[Account]) -> dict[str, str]:
        """One key in the story for each key that a name has in its account."""
        return align.registry(name for a in accounts for c in a.claims for name in c.names())

    def report(
        self,
        accounts: Sequence[Account],
        statements: Sequence[Statement],
        judged: Sequence[comparing.Judged],
        skipped: Sequence[Skipped] = (),
    ) -> Report:
        """Trace the copies, count the witnesses, and say what was found."""
        self.progress("tracing copies")
        story = Story(tuple(accounts), *self.trace([a.article for a in accounts]))
        counts = self._witnesses(story)
        say = comparing.Findings(counts, self.thresholds, self.judge.forest, self.differences)
        findings = say(judged, self.differences(judged))
        alone = comparing.singles(accounts, statements, judged, counts)
        found = tuple(sorted((*findings, *alone), key=lambda f: (-f.salience, f.kind, f.id)))
        return Report(
            story=story,
            title=_title(accounts),
            witnesses=len(story.families),
            findings=found,
            timeline=comparing.timeline(statements, judged),
            brief=comparing.brief(found),
            skipped=tuple(sorted(skipped)),
        )

    def trace(
        self, articles: Sequence[Article], near: Iterable[tuple[str, str]] | None = None
    ) -> tuple[tuple[Kinship, ...], tuple[frozenset[str], ...]]:
        """The kinships among the articles (of the pairs of ids in `near`, where that is given), and copy families."""
        kin = trace.kinships(articles, near)
        return kin, trace.families(articles, kin, self.houses(articles).values())

    def houses(self, articles: Sequence[Article]) -> dict[str, frozenset[str]]:
        """Owner to the ids of its accounts, two at least; empty where owners are not asked for."""
        return trace.houses(articles) if self.owners else {}

    def _witnesses(self, story: Story) -> Callable[[Iterable[Cited]], int]:
        """Counts the independent origins behind evidence in this story."""
        articles = [a.article for a in story.accounts]
        names = trace.credited_names(articles)
        for owner, ids in self.houses(articles).items():
            names |= {article: (*names[article], owner) for article in ids}
        families, kinships, passages = story.families, story.kinships, trace.shared_passages(articles)
        count = partial(trace.witnesses, families=families, kinships=kinships, passages=passages, names=names)
        return lambda cited: count((c.evidence, c.speaker) for c in cited)


SMALL_PILE = 12  # articles: few enough for their stories to be compared unasked
COMPARED = 12  # accounts of one story that are compared for a list of stories
CROWD = 60  # accounts of one story that are compared with each other: pairs grow with the square
LISTED = 20  # stories that an error names

CROWDED = (
    f"one of more than {CROWD} accounts of one event: those compared are one of each family of copies, spread over the "
    "time of the story; compare it with fewer to have it among them"
)

OUTSIDER = (
    "shares too few names and words with the other accounts to tell of the same event; "
    "compare it with accounts of its own event"
)


def telling(articles: Sequence[Article], families: Sequence[frozenset[str]], most: int = COMPARED) -> list[Article]:
    """The accounts of a story that stand for it where there are more than `most`, in the order given.

    One account a copy family, the longest; of more than `most` families those evenly spaced in the order given, the
    first and the last among them: in a Group that is the order in which they were published.
    """
    if len(articles) <= most:
        return list(articles)
    home = {member: number for number, family in enumerate(families) for member in family}
    longest: dict[int, Article] = {}
    for article in articles:
        family = home[article.id]
        longest[family] = max(longest.get(family, article), article, key=lambda a: len(a.text))
    chosen = {article.id for article in longest.values()}
    kept = [article for article in articles if article.id in chosen]
    if len(kept) <= most:
        return kept
    return [kept[round(n * (len(kept) - 1) / (most - 1))] for n in range(most)]


def _title(accounts: Sequence[Account]) -> str:
    """The shortest headline among the accounts stands for the story; the first in the alphabet among equals."""
    titles = sorted({a.article.title for a in accounts if a.article.title}, key=lambda t: (len(t), t))
    return titles[0] if titles else "an event without a headline"
