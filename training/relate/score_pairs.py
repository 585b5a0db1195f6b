"""Score pairs of statements: rows of {"a", "b", "published_a", "published_b"} in, the same rows with probabilities out.

    python -m training.relate.score_pairs --model MODEL.onnx IN.jsonl OUT.jsonl
    python -m training.relate.score_pairs --folds FOLDS [--fold K] [--every] OUT.jsonl

The second form writes the pairs of sentences of different reports of every training story that share a word or a
finding (with --every, all pairs), scored by the fold model that never saw the story: {"story", "file_a", "file_b",
"a", "b", "published_a", "published_b", "gold", "slot", "fold", "relation", "slots"}.
`relation` is in the order agreement, contradiction, compatible, update, other; `slots` in the order of data.SLOTS.
"""

from __future__ import annotations

import argparse
import json
from itertools import combinations
from pathlib import Path

from rashomon.compare.relate import RELATIONS, Relate, Statements
from training.relate import data


def statements(row: dict) -> Statements:
    return Statements(row["a"], row["b"], row.get("published_a"), row.get("published_b"))


def scored(rows: list[dict], model: Path, both: bool) -> list[dict]:
    answers = Relate(model=model, both_orders=both)([statements(r) for r in rows])
    return [
        {**row, "relation": [getattr(x, name) for name in RELATIONS], "slots": x.slots}
        for row, x in zip(rows, answers, strict=True)
    ]


def story_pairs(story: str, every: bool = False) -> list[dict]:
    """The pairs of one training story with what its gold says of them, without probabilities."""
    gold, found = data.story_sentences(data.folder("accounts_train", "accounts") / story)
    labels, when = data.story_labels(gold), {a["file"]: a["published"] for a in gold["articles"]}
    rows = []
    for one, two in combinations(sorted(found), 2):
        for a in found[one]:
            for b in found[two]:
                kind, slot = labels.get(((one, a), (two, b)), ("other", ""))
                if not every and kind == "other" and not data.content(a) & data.content(b):
                    continue
                rows.append(
                    {
                        "story": story,
                        "file_a": one,
                        "file_b": two,
                        "a": a,
                        "b": b,
                        "published_a": when[one],
                        "published_b": when[two],
                        "gold": kind,
                        "slot": slot,
                        "fold": data.fold_of(story),
                    }
                )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--fold", type=int, choices=[0, 1, 2], help="the stories of one fold alone")
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--both", action="store_true", help="read each pair in both orders")
    parser.add_argument("files", type=Path, nargs="+")
    args = parser.parse_args()
    if args.folds:
        chosen = [s for s in data.stories() if args.fold in (None, data.fold_of(s))]
        models = {story: args.folds / f"fold{data.fold_of(story)}.onnx" for story in chosen}
        out = [row for story in chosen for row in scored(story_pairs(story, args.every), models[story], args.both)]
    else:
        lines = args.files[0].read_text().splitlines()
        out = scored([json.loads(line) for line in lines if line.strip()], args.model, args.both)
    args.files[-1].write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in out))
    print(f"{args.files[-1]}: {len(out)} pairs")


if __name__ == "__main__":
    main()
