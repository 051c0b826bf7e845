"""Lists of headlines on a page: menus and tickers that no phrase gives away as furniture, because each is a headline.

They are told by their shape: several lines in a row, each as long as a headline and none ended like a sentence. A list of
names has shorter lines, prose longer ones.
"""

import re

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORDS = range(5, 17)  # of a headline
_ROW = 4  # so many in a row are a list
_ENDS = tuple(".؟?!:…،")


def headline_lists(text: str) -> tuple[tuple[int, int], ...]:
    """Where lists of headlines stand in a text: offsets ``[start, end)``, in order."""
    out: list[tuple[int, int]] = []
    row: list[re.Match[str]] = []
    for line in _LINE.finditer(text):
        if _is_headline(line.group()):
            row.append(line)
            continue
        out += _list(row)
        row = []
    return tuple(out + _list(row))


def _is_headline(line: str) -> bool:
    return len(line.split()) in _WORDS and not line.rstrip(" \"'»”)").endswith(_ENDS)


def _list(row: list[re.Match[str]]) -> list[tuple[int, int]]:
    return [(row[0].start(), row[-1].end())] if len(row) >= _ROW else []
