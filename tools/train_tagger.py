"""Trains the tagger of names that no pack knows: ``src/hudna/tagger/weights.msgpack``.

    uv sync --inexact --group train
    python tools/train_tagger.py DATA [--out WEIGHTS] [--split FOLDER]

DATA is a folder of sentences with labelled names, one JSON object a line: ``{"text", "spans": [{"start", "end",
"label"}]}``, offsets in code points. Which files and which of their labels are used stands in ``SOURCES``; where they are
from and under which licences, in ``src/hudna/tagger/CARD.md``. The data are no part of Hudna.

Newswire and encyclopaedia come cut into pieces, as treebanks have it (و قال ه); the pieces are joined again as they are
written, so that the tagger learns the words that it will meet. The same data and packs give the same weights. With
``--split`` every tenth block of twenty sentences is held back: FOLDER then holds ``train.jsonl`` and ``test.jsonl`` as
words, marks and labels, and the weights of the rest, for ``benchmarks/tagger.py``.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pycrfsuite

from hudna.packs.knowledge import Knowledge, load_knowledge
from hudna.tagger.features import EDGE, NEAR, around, known, near, own, pairs
from hudna.tagger.model import SCALE, WEIGHTS, Weights
from hudna.text.page import read_page
from hudna.types import Report

_PERSON = [
    "Politician",
    "Athlete",
    "Artist",
    "Other_PER",
    "Religious_PER",
    "Scientist",
    "Businessperson",
    "Lawyer",
    "Engineer",
    "Police",
    "PER",
    "PERS",
]
_ORGANISATION = [
    "Non-Governmental",
    "Sports",
    "Media",
    "Government",
    "Commercial",
    "Educational",
    "Medical-Science",
    "Religious_ORG",
    "Entertainment",
    "ORG",
]
_PLACE = [
    "Nation",
    "Population-Center",
    "State-or-Province",
    "GPE-Cluster",
    "Continent",
    "Water-Body",
    "County-or-District",
    "Land-Region-Natural",
    "Path",
    "Airport",
    "Building-Grounds",
    "LOC",
    "GPE",
    "FAC",
]
KINDS = {
    **dict.fromkeys(_PERSON, "person"),
    **dict.fromkeys(_ORGANISATION, "organisation"),
    **dict.fromkeys(_PLACE, "place"),
}
"""Label of the data → kind of name. All other labels are no names."""
SOURCES = {"names_newsfane": True, "names_wojood": False, "names_aqmar": True}
"""File → whether its words come cut into pieces."""
SETTINGS = {"c1": 0.3, "c2": 0.01, "max_iterations": 150, "feature.possible_transitions": True}

_FRONT = frozenset(["و", "ف", "ب", "ل", "ك", "س"])  # pieces that are written joined to the next word
_BACK = frozenset(["ه", "ها", "هم", "هما", "هن", "كم", "نا", "ني"])  # pieces that are written joined to the word before
_PADDING = "$#$"  # ends the sentences of one source


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence, what the packs know of each, and its labels: O, B-KIND, I-KIND."""

    forms: list[str]
    marks: list[str]
    labels: list[str]


Labelled = tuple[int, int, str]
"""Start, end and kind of a name."""


def sentences(folder: Path, knowledge: Knowledge) -> Iterator[Sentence]:
    """All sentences of the data, as the reader would cut and fold them."""
    for name, in_pieces in SOURCES.items():
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                text, names = row["text"], outermost(row["spans"])
                text, names = joined(text, names) if in_pieces else (text.replace(_PADDING, " " * len(_PADDING)), names)
                yield from cut(text, names, knowledge)


def outermost(spans: Iterable[dict[str, Any]]) -> list[Labelled]:
    """The names among labelled spans, in order; of nested ones the longest."""
    rows = [(span["start"], span["end"], KINDS[span["label"]]) for span in spans if span["label"] in KINDS]
    out: list[Labelled] = []
    for start, end, kind in sorted(rows, key=lambda row: row[0] - row[1]):
        if all(end <= a or b <= start for a, b, _ in out):
            out.append((start, end, kind))
    return sorted(out)


def joined(text: str, names: Sequence[Labelled]) -> tuple[str, list[Labelled]]:
    """A text with its pieces joined as they are written, and its names there."""
    out, moved, glue = "", [0] * (len(text) + 1), True
    for match in re.finditer(r"\S+", text):
        piece, start = match.group(), match.start()
        behind = piece in _BACK and out[-1:].isalpha()
        if behind and out.endswith("ة"):
            out = out[:-1] + "ت"
        out += "" if glue or behind else " "
        article = piece.startswith("لال") or (glue and out.endswith("ل") and piece.startswith("ال"))
        drop = piece.index("ا") if article else len(piece)  # ل and ال are written لل
        for at in range(len(piece)):
            moved[start + at] = len(out) + at - (at > drop)
        out += piece[:drop] + piece[drop + 1 :]
        glue = piece in _FRONT
    return out, [(moved[start], moved[end - 1] + 1, kind) for start, end, kind in names]


def cut(text: str, names: Sequence[Labelled], knowledge: Knowledge) -> Iterator[Sentence]:
    """A text as the reader cuts it into sentences and words, with the labels of its names."""
    page = read_page(Report(id="", text=text), knowledge.layout)
    marks = known(knowledge.lexicon.scan(page.folded, page.tokens), len(page.tokens))
    labels = ["O"] * len(page.tokens)
    for start, end, kind in names:
        first, last = page.tokens_in(start, end)
        inside = [at for at in range(first, last) if page.tokens[at].kind in {"word", "number"}]
        if not inside:
            continue
        if len(inside) == 1 and "P" in marks[inside[0]]:
            kind = "place"  # a state that acts is an organisation in one source and a place in the others
        labels[inside[0] : inside[-1] + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (inside[-1] - inside[0])
    for part in page.sentences:
        rows = slice(part.first, part.last)
        yield Sentence([token.form for token in page.tokens[rows]], marks[rows], labels[rows])


def features(sentence: Sentence) -> list[list[str]]:
    """The features of each word."""
    pad = [EDGE, EDGE]
    forms = [*pad, *sentence.forms, *pad]
    marks = [EDGE, *sentence.marks, EDGE]
    return [
        [
            *own(sentence.forms[at]),
            *(feature for step in NEAR for feature in near(forms[at + 2 + step], step)),
            *pairs(sentence.forms, at),
            *around(*marks[at : at + 3]),
        ]
        for at in range(len(sentence.forms))
    ]


def train(rows: Iterable[Sentence]) -> Weights:
    """The weights learned from labelled sentences, by L-BFGS with an L1 and an L2 penalty (CRFsuite)."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for row in rows:
        trainer.append(features(row), row.labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        return exported(tagger.info())


def exported(info: Any) -> Weights:
    """What CRFsuite learned, in Hudna's own shape: no name first, weights in whole thousandths, naught left out."""
    labels = sorted(info.labels, key=lambda label: (label != "O", label[2:], label))
    number = {label: at for at, label in enumerate(labels)}
    moves = [[round(SCALE * info.transitions.get((a, b), 0)) for b in labels] for a in labels]
    out: dict[str, dict[int, int]] = {}
    for (feature, label), weight in sorted(info.state_features.items()):
        if rounded := round(SCALE * weight):
            out.setdefault(feature, {})[number[label]] = rounded
    return Weights(labels, moves, out)


def split(rows: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Nine tenths to train on and one to judge by, in blocks of twenty, so that an article is seldom cut in two."""
    held = [(at // 20) % 10 == 0 for at in range(len(rows))]
    return (
        [row for row, out in zip(rows, held, strict=True) if not out],
        [row for row, out in zip(rows, held, strict=True) if out],
    )


def main() -> int:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--split", type=Path)
    asked = parser.parse_args()
    missing = [name for name in SOURCES if not (asked.data / f"{name}.jsonl").is_file()]
    if missing:
        parser.error(f"{asked.data} has no {missing[0]}.jsonl. Name the folder that holds the labelled sentences.")
    rows = list(sentences(asked.data, load_knowledge()))
    out = asked.out
    if asked.split:
        asked.split.mkdir(parents=True, exist_ok=True)
        rows, test = split(rows)
        for name, part in (("train", rows), ("test", test)):
            (asked.split / f"{name}.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, part)))
        out = asked.split / WEIGHTS.name
    weights = train(rows)
    out.write_bytes(msgspec.msgpack.encode(weights))
    print(
        f"{len(rows)} sentences, {sum(len(row.forms) for row in rows)} words: {len(weights.features)} features in {out}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
