"""A Report's accounts as BibTeX: an @article an account, the outlet as the journal, to be cited in a paper.

The words are text to LaTeX, never commands: its signs are spelled out, braces too, which BibTeX counts even behind a
backslash. A writer's name is kept whole: which part of it is the surname is not guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from rashomon.model import Article, Report
from rashomon.report.addresses import address
from rashomon.report.layout import in_order
from rashomon.report.screen import one_line

SPELLED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
SIGNS = re.compile("[" + re.escape("".join(SPELLED)) + "]")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def render_bibtex(report: Report) -> str:
    """An entry an account, in the order in which they were printed; ends with a newline."""
    return "\n".join(_entry(account.article) for account in in_order(report))


def escape(text: str) -> str:
    """Words as LaTeX that prints them and does nothing else, on one line."""
    return SIGNS.sub(lambda found: SPELLED[found.group()], one_line(text).strip())


def key(article: Article) -> str:
    """What to cite an account by: outlet, year, and the beginning of its id; letters and figures alone."""
    plain = unicodedata.normalize("NFKD", article.outlet or "account").encode("ascii", "ignore").decode()
    outlet = re.sub(r"[^a-z]+", "", plain.lower())[:24] or "account"
    year = article.published.at.year if article.published else ""
    return f"{outlet}{year}-{article.id[:6]}"


def _entry(article: Article) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(article))
    return f"@article{{{key(article)},\n{fields}}}\n"


def _fields(article: Article) -> Iterator[tuple[str, str]]:
    if writers := [words for name in article.byline if (words := escape(name))]:
        yield "author", "{" + " and ".join(f"{{{words}}}" for words in writers) + "}"
    yield "title", f"{{{{{escape(article.title or '') or 'Untitled'}}}}}"
    if outlet := escape(article.outlet or ""):
        yield "journal", f"{{{outlet}}}"
    if article.published:
        day = article.published.at
        yield from (("year", f"{{{day.year}}}"), ("month", MONTHS[day.month - 1]), ("day", f"{{{day.day}}}"))
    if at := address(article):
        yield "url", f"{{{at}}}"
    if article.language:
        yield "language", f"{{{escape(article.language)}}}"
    if article.credits:
        yield "note", f"{{Credits {escape(', '.join(article.credits))}}}"
