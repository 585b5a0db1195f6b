"""Bytes in, text out: the only way text is made. Refuses nothing; what cannot be read becomes U+FFFD.

The text holds no NUL, no CR and no lone surrogate, and no byte-order mark at its start, so that
offsets counted in it hold for good.
"""

from __future__ import annotations

import codecs
import re

REPLACEMENT = "\ufffd"
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the UTF-16 mark
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
HEAD = 2048  # bytes searched for a declared character set, as browsers do
DECLARED = re.compile(rb"(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:-]{2,40})", re.IGNORECASE)
UNSAFE = re.compile("[\0\ud800-\udfff]")


def decode(body: bytes, charset: str | None = None) -> str:
    """The text of some bytes, with LF line ends and without a byte-order mark.

    Tried in this order: a byte-order mark, UTF-8, UTF-16 without a mark, `charset` (what the server said),
    the character set that the page declares, Windows-1252. Never raises: bytes that fit nothing become U+FFFD.
    """
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return clean(body[len(mark) :].decode(encoding, "replace"))
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return clean(_legacy(body, charset))
    unmarked = _unmarked_utf16(body) if "\0" in text else None
    return clean(body.decode(unmarked, "replace") if unmarked else text)


def clean(text: str) -> str:
    """The same text, fit for an article: CRLF and CR become LF, NUL and lone surrogates U+FFFD."""
    if text.startswith("\ufeff"):
        text = text[1:]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if is_clean(text) else UNSAFE.sub(REPLACEMENT, text)


def is_clean(text: str) -> bool:
    """Whether a text holds no NUL, no CR and no lone surrogate: what cannot be encoded holds a surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text and "\r" not in text


def _legacy(body: bytes, charset: str | None) -> str:
    """Text of bytes that are not wholly UTF-8: a declared set, damaged UTF-8, else Windows-1252."""
    unmarked = _unmarked_utf16(body)
    if unmarked:
        return body.decode(unmarked, "replace")
    declared = _known(charset) or _declared(body[:HEAD])
    if declared:
        return body.decode(declared, "replace")
    repaired = body.decode("utf-8", "replace")
    # A page cut off within a character is still UTF-8: read as Windows-1252, every accent would break.
    good = sum(c > "\x7f" and c != REPLACEMENT for c in repaired)
    if good > repaired.count(REPLACEMENT):
        return repaired
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError:
        return repaired if good else body.decode("cp1252", "replace")


def _declared(head: bytes) -> str | None:
    """The character set that a page names for itself."""
    found = DECLARED.search(head)
    return _known(found.group(1).decode("ascii")) if found else None


def _known(charset: str | None) -> str | None:
    """A character set as Python calls it, if it knows it and it is one of text."""
    if not charset:
        return None
    try:
        info = codecs.lookup(charset)
    except (LookupError, ValueError):
        return None
    # UTF-8 has been tried; codecs such as "hex" or "zip" are not character sets.
    known = getattr(info, "_is_text_encoding", True) and not info.name.startswith(("utf", "idna", "punycode"))
    known = known and info.name not in ("raw_unicode_escape", "unicode_escape", "undefined")
    return info.name if known else None


def _unmarked_utf16(body: bytes) -> str | None:
    """Which UTF-16 the bytes are, if every second one of the head is nearly always NUL."""
    head = body[:HEAD]
    half = len(head) // 2
    if half < 8:
        return None
    if head[1::2].count(0) > 0.8 * half and head[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if head[0::2].count(0) > 0.8 * half and head[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None
