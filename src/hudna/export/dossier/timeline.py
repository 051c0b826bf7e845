"""The chart of days as SVG, drawn here: events above the line, reports below."""

from html import escape

from markupsafe import Markup

from hudna.export.dossier.blocks import Bar, Chart
from hudna.export.harmless import harmless
from hudna.export.page.labels import Labels

_WIDTH, _TOP, _BOTTOM, _MARGIN = 720, 92, 64, 34
_BASE = 20 + _TOP
_HEIGHT = _BASE + _BOTTOM + 22
_TICKS = 4


def timeline(chart: Chart, words: Labels) -> Markup:
    """One image with a name; its figures stand in the table beside it. Time runs as the page is read."""
    drawing = _Drawing(chart, words)
    parts = "".join([*drawing.bars(), drawing.axis(), *drawing.marks(), *drawing.ticks(), *drawing.scales()])
    # Every word inside is escaped, every other part is a number.
    return Markup(  # noqa: S704
        f'<svg class="days" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{_safe(chart.label)}" font-family="Amiri, sans-serif" font-size="12">{parts}</svg>'
    )


class _Drawing:
    def __init__(self, chart: Chart, words: Labels) -> None:
        self._chart, self._words = chart, words
        self._step = (_WIDTH - 2 * _MARGIN) / len(chart.bars)
        self._at = {bar.day: number for number, bar in enumerate(chart.bars)}
        self._most = max((bar.events for bar in chart.bars), default=0)
        self._most_reports = max((bar.reports for bar in chart.bars), default=0)

    def _x(self, number: float) -> float:
        """Where a day begins; on a page read from the right, on the right."""
        across = number * self._step
        return _WIDTH - _MARGIN - across if self._words.direction == "rtl" else _MARGIN + across

    def bars(self) -> list[str]:
        return [one for number, bar in enumerate(self._chart.bars) for one in self._bar(number, bar)]

    def _bar(self, number: int, bar: Bar) -> list[str]:
        width = max(self._step - 1.5, self._step * 0.6)
        left = min(self._x(number), self._x(number + 1)) + (self._step - width) / 2
        out = []
        if bar.events:
            tall = _TOP * bar.events / self._most
            out.append(_rect(left, _BASE - tall, width, tall, "events", "#ad2f2a"))
        if bar.reports:
            tall = (_BOTTOM - 6) * bar.reports / self._most_reports
            out.append(_rect(left, _BASE, width, tall, "reports", "#8a9097"))
        return out

    def axis(self) -> str:
        return f'<line class="axis" x1="{_MARGIN}" x2="{_WIDTH - _MARGIN}" y1="{_BASE}" y2="{_BASE}" stroke="#1c2126" stroke-width="1"/>'

    def marks(self) -> list[str]:
        out = []
        for day, name in self._chart.marks:
            if day in self._at:
                x = self._x(self._at[day])
                line = f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="14" y2="{_BASE + _BOTTOM}" stroke="#0b5a63" stroke-width="1.5" stroke-dasharray="4 3"/>'
                out.append(line + self._text(x, 11, name, "mark", "middle"))
        return out

    def ticks(self) -> list[str]:
        """The first and the last day, and some between."""
        last = len(self._chart.bars) - 1
        numbers = sorted({round(last * part / _TICKS) for part in range(_TICKS + 1)})
        shown = numbers if last >= 2 * _TICKS else sorted({0, last})
        return [
            self._text(self._x(at + 0.5), _HEIGHT - 5, self._words.day(self._chart.bars[at].day), "tick", "middle")
            for at in shown
        ]

    def scales(self) -> list[str]:
        """The highest figures, beside the axis where the days begin."""
        # Figures are written from the left on every page, whatever direction the image inherits.
        x = self._x(0) + (4 if self._words.direction == "rtl" else -4)
        anchor = "start" if self._words.direction == "rtl" else "end"
        return [
            self._text(x, y, str(most), "tick", anchor, ' direction="ltr"')
            for y, most in ((_BASE - _TOP + 9, self._most), (_BASE + _BOTTOM - 8, self._most_reports))
            if most
        ]

    def _text(self, x: float, y: float, words: str, kind: str, anchor: str, more: str = "") -> str:
        return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#565e66"{more}>{_safe(words)}</text>'


def _rect(x: float, y: float, width: float, height: float, kind: str, fill: str) -> str:
    return f'<rect class="{kind}" x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}"/>'


def _safe(words: str) -> str:
    return escape(harmless(words))
