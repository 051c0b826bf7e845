"""Reads texts that nobody wrote until the time is up, and keeps each one that breaks a promise.

    python tools/fuzz.py --minutes 10                # from a seed that is printed
    python tools/fuzz.py --minutes 10 --seed 7       # the same texts again
    python tools/fuzz.py --again fuzz/0123abcd.txt   # one kept text

A text is kept with the shortest part of it that still breaks. The promises: `hudna.testing.fuzz`.
"""

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

from hudna.api import knowledge
from hudna.evals import load_labels
from hudna.packs.knowledge import Knowledge
from hudna.testing.fuzz import LINEAR, Pieces, endless, faults_of, growth, pieces, sentences_of

HOME = Path(__file__).resolve().parents[1]
RARELY = 20  # growth is measured on every so many texts, because that reads many times each of them
DAY = date(2019, 5, 14)


def stock(known: Knowledge) -> Pieces:
    """Pieces of all packs and of the invented reports."""
    labels, _ = load_labels([HOME / "evals" / "reports"])
    return pieces(known, (sentence for one in labels for sentence in sentences_of(one.text)))


def wrong(text: str, known: Knowledge) -> str:
    """What is wrong with the reading of a text; empty where nothing is."""
    try:
        return "; ".join(faults_of(text, known, DAY))
    except Exception:  # whatever it is, it is what we look for
        return traceback.format_exc()


def slow(text: str, known: Knowledge) -> str:
    """Whether work grows faster than the text, as it stands or as one sentence without end."""
    for shape in (text, endless(text)):
        found = growth(shape, known)
        if found > LINEAR:
            return f"work grows {found:.2f} times as fast as the text"
    return ""


def shortened(text: str, still: Callable[[str], str]) -> str:
    """A short part of the text that is still wrong: halves, then smaller parts, are left out as long as that holds."""
    size = len(text) // 2
    while size:
        at = 0
        while at < len(text):
            rest = text[:at] + text[at + size :]
            if rest and still(rest):
                text = rest
            else:
                at += size
        size //= 2
    return text


def keep(folder: Path, text: str, why: str) -> Path:
    """The text and what is wrong with it, in two files."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}.txt"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    path.with_suffix(".why").write_text(why, encoding="utf-8")
    return path


def run(minutes: float, seed: int, folder: Path) -> int:
    """How many texts broke a promise."""
    known, dice = knowledge(), random.Random(seed)  # noqa: S311 - the same seed must give the same texts
    parts, end, read, broken = stock(known), time.monotonic() + 60 * minutes, 0, 0
    while time.monotonic() < end:
        text = parts.text(dice)
        judges = [wrong, slow] if read % RARELY == 0 and text.strip() else [wrong]
        read += 1
        for judge in judges:
            if judge(text, known):
                short = shortened(text, lambda one, judge=judge: judge(one, known))  # type: ignore[misc]
                broken += 1
                print(keep(folder, short, judge(short, known)))
    print(f"{read} texts from seed {seed}, {broken} broke a promise.")
    return broken


def again(path: Path) -> int:
    """Whether a kept text is still wrong."""
    text, known = path.read_bytes().decode("utf-8", "surrogatepass"), knowledge()
    said = wrong(text, known) or slow(text, known)
    print(said or "Nothing is wrong.")
    return bool(said)


def main() -> None:
    """Exits with 1 where a promise was broken."""
    ask = argparse.ArgumentParser(description="Read texts that nobody wrote, and keep those that break a promise.")
    ask.add_argument("--minutes", type=float, default=1.0)
    ask.add_argument("--seed", type=int, default=None, help="a number; by the clock if left out")
    ask.add_argument("--out", type=Path, default=HOME / "build" / "fuzz", help="where broken texts are kept")
    ask.add_argument("--again", type=Path, help="read one kept text again")
    args = ask.parse_args()
    seed = int(time.time()) if args.seed is None else args.seed
    sys.exit(bool(again(args.again) if args.again else run(args.minutes, seed, args.out)))


if __name__ == "__main__":
    main()
