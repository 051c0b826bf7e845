"""Did the fighting stop: windows before and after, beside how much was reported, and the days themselves."""

from datetime import date, timedelta

from hudna.export.dossier.blocks import Bar, Block, Cell, Chart, Fold, Heading, Section, Table, Text
from hudna.export.dossier.desk import Desk
from hudna.types.life_cycle import ChangeInViolence, DayCount

_HEAD = (
    "window", "before", "after", "killed_before", "killed_after", "reports_before", "reports_after", "ratio", "reading",
)  # fmt: skip


def violence(desk: Desk) -> Section:
    """The comparison with its reading, and the days."""
    words, dossier = desk.words, desk.dossier
    blocks: list[Block] = [Text(words.say("violence", "intro"), "soft")]
    if dossier.violence:
        blocks += [_windows(desk), Text(words.say("violence", "owner"), "soft")]
    else:
        why = "no_window" if dossier.life.in_force else "no_start"
        blocks.append(Text(words.say("violence", why)))
    if dossier.days:
        blocks += _days(desk)
    return Section(id="violence", title=words.say("section", "violence"), blocks=tuple(blocks))


def _windows(desk: Desk) -> Table:
    words = desk.words
    return Table(
        caption=words.say("violence", "caption"),
        head=tuple(words.say("violence", key) for key in _HEAD),
        rows=tuple(_row(one, desk) for one in desk.dossier.violence),
        wide=True,
    )


def _row(change: ChangeInViolence, desk: Desk) -> tuple[Cell, ...]:
    words = desk.words
    reading = words.coded("no_change", change.unknown) if change.unknown else words.say("change", change.change)
    ratio = "–" if change.ratio is None else words.say(
        "violence", "ratio_value", ratio=f"{change.ratio:.2f}", low=_bound(change.low, desk), high=_bound(change.high, desk)
    )  # fmt: skip
    values = (
        words.count("day", change.window), _per(change.before, change.days_before, desk),
        _per(change.after, change.days_after, desk), str(change.killed_before), str(change.killed_after),
        str(change.reports_before), str(change.reports_after), ratio, reading,
    )  # fmt: skip
    return tuple(Cell(lines=(Text(value),)) for value in values)


def _per(number: int, days: int, desk: Desk) -> str:
    return desk.words.say("violence", "per", n=number, days=desk.words.count("day", days))


def _bound(value: float | None, desk: Desk) -> str:
    return desk.words.say("violence", "no_bound") if value is None else f"{value:.2f}"


def _days(desk: Desk) -> list[Block]:
    words, days = desk.words, sorted(desk.dossier.days, key=lambda one: one.day)
    label = words.say("violence", "chart_label", first=words.day(days[0].day), last=words.day(days[-1].day))
    chart = Chart(
        label=label, note=words.say("violence", "chart"), bars=_bars(days), marks=tuple(_marks(desk)),
        events=words.say("violence", "events"), reports=words.say("violence", "reports"),
    )  # fmt: skip
    rows = tuple(
        tuple(
            Cell(lines=(Text(value),))
            for value in (words.day(one.day), str(one.events), str(one.killed), str(one.reports))
        )
        for one in days
        if one.events or one.killed or one.reports
    )
    head = tuple(words.say("violence", key) for key in ("day", "events", "killed", "reports"))
    table = Table(caption=words.say("violence", "days_caption"), head=head, rows=rows)
    return [Heading(words.say("violence", "days")), chart, Fold(words.say("violence", "as_table"), (table,))]


def _bars(days: list[DayCount]) -> tuple[Bar, ...]:
    """Every day from the first to the last, also those of which nothing was reported."""
    known = {one.day: one for one in days}
    first, last = (date.fromisoformat(one.day) for one in (days[0], days[-1]))
    spread = ((first + timedelta(days=number)).isoformat() for number in range((last - first).days + 1))
    empty = DayCount("", 0)
    return tuple(Bar(day, known.get(day, empty).events, known.get(day, empty).reports) for day in spread)


def _marks(desk: Desk) -> list[tuple[str, str]]:
    life, words = desk.dossier.life, desk.words
    starts, ends = ([day for day in days if len(day) == 10][:1] for days in (life.in_force, life.ends))
    return [
        *((day, words.say("violence", "start")) for day in starts),
        *((day, words.say("violence", "end")) for day in ends),
    ]
