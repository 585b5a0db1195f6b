"""Saved pages with their junk marked in, the weights of the line classifier out.

Run from the project's root with the training environment:
    PYTHONPATH=src:. python training/junk/train.py --accounts FOLDER [--pages FOLDER] [--write]
Prints what cross-validation by story and by site measures, and writes src/rashomon/extract/junk.json
with --write. --accounts is a folder of story folders with gold.json (the format of evaluation/accounts),
--pages one of web pages with their main text (training/junk/pages.py).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from rashomon.extract.features import features
from rashomon.extract.units import Unit, units
from training.junk.pages import saved_pages

OUT = Path("src/rashomon/extract/junk.json")
FOLDS = 6


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page: its units, which of them are junk (None: unknown), and what it must not be split from."""

    group: str
    units: tuple[Unit, ...]
    marks: tuple[bool | None, ...]
    web: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """A unit with the chance that a model gave it which had not seen its story or site."""

    chance: float
    junk: bool
    page: Page
    index: int


def accounts(folder: Path) -> Iterator[Page]:
    """The pages of the benchmark, with the junk that gold lists."""
    for gold in sorted(folder.glob("*/gold.json")):
        for article in json.loads(gold.read_text())["articles"]:
            drop = {line.strip() for line in article["boilerplate"]}
            for text in spaced((gold.parent / article["file"]).read_text()):
                page = units(text)
                yield Page(gold.parent.name, page, tuple(unit.text in drop for unit in page))


def spaced(text: str) -> tuple[str, str, str]:
    """A page as it was saved, without blank lines, and with one after each line: browsers save all three ways."""
    lines = [line for line in text.splitlines() if line.strip()]
    return text, "\n".join(lines), "\n\n".join(lines)


def fit(pages: list[Page], args: argparse.Namespace) -> tuple[DictVectorizer, LogisticRegression]:
    """A logistic regression over the features of all units whose mark is known."""
    rows, labels, weights = [], [], []
    for page in pages:
        for row, mark in zip(features(page.units), page.marks, strict=True):
            if mark is not None:
                rows.append(row)
                labels.append(mark)
                weights.append(args.web_weight if page.web else 1.0)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    return vectorizer, LogisticRegression(C=args.strength, max_iter=5000).fit(matrix, labels, sample_weight=weights)


def validate(pages: list[Page], args: argparse.Namespace) -> list[Scored]:
    """Every unit scored by a model that has seen nothing of its group."""
    scored = []
    for train, test in GroupKFold(FOLDS).split(pages, groups=[page.group for page in pages]):
        vectorizer, model = fit([pages[i] for i in train], args)
        for page in (pages[i] for i in test):
            chances = model.predict_proba(vectorizer.transform(features(page.units)))[:, 1]
            marked = zip(chances, page.marks, strict=True)
            scored += [Scored(float(p), mark, page, n) for n, (p, mark) in enumerate(marked) if mark is not None]
    return scored


def report(scored: list[Scored], verbose: bool) -> None:
    """Print how much junk is dropped and story kept, at several thresholds, and what went wrong at .5."""
    for web in sorted({unit.page.web for unit in scored}):
        some = [unit for unit in scored if unit.page.web is web]
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
            dropped = np.mean([unit.chance > threshold for unit in some if unit.junk])
            kept = np.mean([unit.chance <= threshold for unit in some if not unit.junk])
            print(f"{'web' if web else 'accounts'} {threshold}: junk dropped {dropped:.4f}, story kept {kept:.4f}")
    wrong = [unit for unit in scored if unit.junk != (unit.chance > 0.5) and not unit.page.web]
    for unit in sorted(wrong, key=lambda unit: unit.chance) if verbose else ():
        place = f"{unit.index}/{len(unit.page.units)} {unit.page.group}"
        print(f"{unit.chance:.2f} {'junk ' if unit.junk else 'story'} {place} {unit.page.units[unit.index].text[:100]}")


def write(pages: list[Page], args: argparse.Namespace) -> None:
    """Fit on everything, and write the weights that are not nothing."""
    vectorizer, model = fit(pages, args)
    names = vectorizer.get_feature_names_out()
    weights = {name: round(float(weight), 3) for name, weight in zip(names, model.coef_[0], strict=True)}
    kept = {name: weight for name, weight in sorted(weights.items()) if weight}
    OUT.write_text(json.dumps({"bias": round(float(model.intercept_[0]), 3), "weights": kept}, indent=1) + "\n")


def main() -> None:
    """Cross-validate, report, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accounts", type=Path, required=True)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--web-weight", type=float, default=0.01)
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    pages = list(accounts(args.accounts))
    if args.pages:
        pages += [Page(site, page, marks, web=True) for site, page, marks in saved_pages(args.pages)]
    report(validate(pages, args), args.verbose)
    if args.write:
        write(pages, args)


if __name__ == "__main__":
    main()
