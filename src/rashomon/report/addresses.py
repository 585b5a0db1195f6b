"""What things are called outside the program: an address on the web, else urn:rashomon: with what it is and its id."""

from __future__ import annotations

import re
from hashlib import sha256

from rashomon.model import Article, Finding, Report
from rashomon.report.layout import web

# What an address holds only in writing it out, byte by byte (RFC 3986); bare it could end a field that holds it.
UNFIT = re.compile(r"[^!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~\[\]]")


def address(article: Article) -> str | None:
    """Where the account stands on the web, in plain ASCII; None where it has no http address."""
    found = web(article.url)
    return UNFIT.sub(_percent, found) if found else None


def urn(what: str, name: str) -> str:
    """A story, article or finding by its id."""
    return f"urn:rashomon:{what}:{name}"


def finding_urn(finding: Finding) -> str:
    """A finding: the same while the same words are in question, in the same evidence."""
    return urn("finding", finding.id)


def report_urn(report: Report, story: str | None = None) -> str:
    """A report by its story's id where a store gave it one, else by its accounts."""
    if story is not None:
        return urn("story", story)
    names = "|".join(sorted(account.article.id for account in report.story.accounts))
    return urn("report", sha256(names.encode()).hexdigest()[:16])


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode())
