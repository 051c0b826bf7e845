"""Origins of reports that have been read: how many, how right on judged pairs, and some of the joined pairs to look at.

    hudna read --from jsonl --to jsonl reports.jsonl > readings.jsonl
    python tools/origins.py reports.jsonl readings.jsonl [--pairs judged.jsonl] [--show 60]

A judged pair is {"a", "b", "label"}: copy, edited_copy and same_statement are one origin, independent is not, and
shared_passage may be either. Pairs are scored as the grouping of all reports puts them, and by halves, so that one half can
be held out: pairs that have a report in common are in one.
"""

import argparse
import itertools
import json
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha1
from pathlib import Path
from typing import Any

from hudna.link.body import Body, body_of
from hudna.link.likeness import likeness
from hudna.link.origins import group
from hudna.link.postings import MemoryPostings, candidates
from hudna.link.sketches import sketch_of_body
from hudna.packs.knowledge import load_knowledge
from hudna.types import Likeness, Origin
from hudna.wire import from_wire

_SAME = {"copy", "edited_copy", "same_statement"}


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def linked(bodies: Mapping[str, Body]) -> tuple[list[Likeness], tuple[Origin, ...]]:
    """The likenesses and origins of bodies."""
    postings, sketches, found = MemoryPostings(), [], []
    for body in bodies.values():
        sketch = sketch_of_body(body)
        pairs = (likeness(body, bodies[other]) for other in candidates(sketch, postings))
        found += [one for one in pairs if one is not None]
        postings.add(sketch)
        sketches.append(sketch)
    return found, group(sketches, found)


def halves(pairs: Sequence[dict[str, Any]]) -> list[int]:
    """For each pair the half that its component falls into."""
    inside: dict[str, frozenset[str]] = {}
    for pair in pairs:
        alone = (frozenset({pair[end]}) for end in ("a", "b"))
        joined = frozenset().union(*(inside.get(pair[end], one) for end, one in zip(("a", "b"), alone, strict=True)))
        inside |= dict.fromkeys(joined, joined)
    return [sha1(min(inside[pair["a"]]).encode()).digest()[0] & 1 for pair in pairs]  # noqa: S324


def score(pairs: Sequence[dict[str, Any]], origin_of: Mapping[str, str]) -> str:
    """Precision, recall and F1 of judged pairs."""
    seen = Counter(
        (pair["label"] in _SAME, origin_of[pair["a"]] == origin_of[pair["b"]])
        for pair in pairs
        if pair["label"] != "shared_passage"
    )
    right, wrong, missed = seen[True, True], seen[False, True], seen[True, False]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  n={right + missed}"


def show(bodies: Mapping[str, Body], origins: Sequence[Origin], likenesses: Sequence[Likeness], count: int) -> None:
    """Some joined pairs, by chance, to be read."""
    known = {frozenset((one.a, one.b)): one for one in likenesses}
    pairs = [pair for origin in origins for pair in itertools.combinations(origin.reports, 2)]
    for pair in random.Random(1).sample(pairs, min(count, len(pairs))):  # noqa: S311
        one = known.get(frozenset(pair))
        print(f"\n{one.relation} {one.of_a} {one.of_b}" if one else "\nby way of others")
        for report in pair:
            print(
                "   ",
                report,
                bodies[report].outlet,
                bodies[report].published,
                bodies[report].text[:240].replace("\n", " "),
            )


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ask.add_argument("reports", type=Path)
    ask.add_argument("readings", type=Path)
    ask.add_argument("--pairs", type=Path)
    ask.add_argument("--show", type=int, default=0)
    args = ask.parse_args()
    knowledge = load_knowledge()
    texts = {row["id"]: row["text"] for row in rows(args.reports)}
    bodies = {row["id"]: body_of(from_wire(row, texts[row["id"]]), knowledge) for row in rows(args.readings)}
    began = time.process_time()
    likenesses, origins = linked(bodies)
    spent = time.process_time() - began
    print(f"{len(bodies)} reports, {len(origins)} origins, {len(likenesses)} likenesses, {spent:.1f} s")
    print(dict(sorted(Counter(one.relation for one in likenesses).items())))
    if args.pairs:
        pairs = rows(args.pairs)
        origin_of = {report: origin.id for origin in origins for report in origin.reports}
        print("all judged pairs ", score(pairs, origin_of))
        for half in (0, 1):
            print(
                f"half {half}           ",
                score([p for p, h in zip(pairs, halves(pairs), strict=True) if h == half], origin_of),
            )
    show(bodies, origins, likenesses, args.show)


if __name__ == "__main__":
    main()
