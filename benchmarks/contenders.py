"""What is timed: Hudna, and what one would pick for a part of its work. Each runs in a process of its own.

Called by ``read.py`` as ``contenders.py NAME FILE``: says ``ready``, then answers every line on standard input with the
processor seconds that one round over the reports of FILE took, and at the end with its peak memory in MB.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

Row = dict[str, str | None]
Work = Callable[[Row], object]


def hudna() -> Work:
    """The whole reading."""
    from hudna import read

    return lambda row: read(row["text"] or "", published=row.get("published"), outlet=row.get("outlet"))


def dateparser() -> Work:
    """Dates alone."""
    from dateparser.search import search_dates

    return lambda row: search_dates(row["text"], languages=["ar"])


def regex() -> Work:
    """Whether a word for truce stands in the report."""
    words = re.compile(Path(__file__).with_name("truce_words.txt").read_text(encoding="utf-8").strip())
    return lambda row: words.findall(row["text"] or "")


CONTENDERS: dict[str, Callable[[], Work]] = {"hudna": hudna, "dateparser": dateparser, "regex": regex}
_WARM = 5  # reports read before the first round, so that no round pays for loading


def serve(name: str, rows: list[Row]) -> None:
    """Answer every line of standard input with the seconds of one round."""
    work = CONTENDERS[name]()
    for row in rows[:_WARM]:
        work(row)
    print("ready", flush=True)
    for _ in sys.stdin:
        began = time.process_time()
        for row in rows:
            work(row)
        print(time.process_time() - began, flush=True)
    print(peak_mb(), flush=True)


def peak_mb() -> float:
    """The most memory this process has held. ``ru_maxrss`` also counts the parent's, from before the program was loaded."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text(encoding="ascii").split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    serve(sys.argv[1], [json.loads(line) for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()])
