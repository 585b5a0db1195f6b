"""Precision, recall and F1 of marked spans: counts in, shares from 0 to 1 out."""

from __future__ import annotations


def prf(hit: int, said: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1, rounded to four places; 0 where there is nothing to divide by."""
    precision, recall = (hit / said if said else 0.0), (hit / gold if gold else 0.0)
    both = precision + recall
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(2 * precision * recall / both, 4) if both else 0.0,
    }


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without quotation marks and outer punctuation, which annotators place either way."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def meet(one: tuple[int, int], others: set[tuple[int, int]]) -> bool:
    """Whether a half-open span shares a character with one of the others."""
    return any(one[0] < end and start < one[1] for start, end in others)
