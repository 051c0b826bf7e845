"""A small neural tagger, trained and run for ``tagger.py``; it needs spaCy and nothing of Hudna.

``python tagger_neural.py FOLDER`` reads ``train.jsonl`` and ``test.jsonl``, and prints the processor seconds that the test
took and, for each sentence, ``[first token, last token, kind]`` of its names. What the packs know of a word is given to it
as the word's tag.
"""

import json
import random
import sys
import time
from pathlib import Path

import numpy
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import compounding, fix_random_seed, minibatch

ROUNDS = 12
CONFIG = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": {
            "@architectures": "spacy.Tok2Vec.v2",
            "embed": {
                "@architectures": "spacy.MultiHashEmbed.v2",
                "width": 96,
                "rows": [5000, 2500, 2500, 1000],
                "attrs": ["NORM", "PREFIX", "SUFFIX", "TAG"],
                "include_static_vectors": False,
            },
            "encode": {
                "@architectures": "spacy.MaxoutWindowEncoder.v2",
                "width": 96,
                "depth": 4,
                "window_size": 1,
                "maxout_pieces": 3,
            },
        },
    }
}


def main() -> None:
    """Train, run, print."""
    folder = Path(sys.argv[1])
    random.seed(0)
    numpy.random.seed(0)
    fix_random_seed(0)
    nlp = spacy.blank("ar")
    ner = nlp.add_pipe("ner", config=CONFIG)

    def document(row: dict[str, list[str]]) -> Doc:
        return Doc(nlp.vocab, words=row["forms"], tags=[mark or "_" for mark in row["marks"]])

    def example(row: dict[str, list[str]]) -> Example:
        gold = document(row)
        spans: list[list[int]] = []
        kinds: list[str] = []
        for at, label in enumerate(row["labels"]):
            if label.startswith("B-"):
                spans.append([at, at + 1])
                kinds.append(label[2:])
            elif label.startswith("I-") and spans:
                spans[-1][1] = at + 1
        gold.ents = [Span(gold, first, last, label=kind) for (first, last), kind in zip(spans, kinds, strict=True)]
        return Example(document(row), gold)

    train, test = (
        [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        for name in ("train", "test")
    )
    examples = [example(row) for row in train]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(ROUNDS):
        random.shuffle(examples)
        for batch in minibatch(examples, size=compounding(16.0, 64.0, 1.002)):
            nlp.update(batch, sgd=optimizer, drop=0.3)
    documents = [document(row) for row in test]
    began = time.process_time()
    read = [ner(one) for one in documents]
    seconds = time.process_time() - began
    print(json.dumps([seconds, [[[ent.start, ent.end, ent.label_] for ent in one.ents] for one in read]]))


if __name__ == "__main__":
    main()
