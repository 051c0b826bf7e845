"""When a truce holds: the day it begins, the day it ends, how long it runs, and the day it was announced.

A day belongs to a truce only where a word says so: a word of beginning beside both, "since", the word of its signing.
"""

import re
from bisect import bisect_left
from datetime import date, timedelta

from hudna.extract.truce_board import Board, Cluster, Placed, claim_around, shown_day
from hudna.extract.truce_sheet import Sheet
from hudna.extract.truce_status import is_negated
from hudna.rules.lexicon import Hit
from hudna.text.layout import Sentence
from hudna.types import Claim, Duration, Time

_MARKER_REACH = 12  # tokens between "begins" and its day


def window(
    board: Board, cluster: Cluster, scope: tuple[int, ...], sheet: Sheet
) -> tuple[str | None, str | None, float | None, bool | None]:
    """First day, last day, days of length, and whether it may be extended; ``None`` for what no word states."""
    start = _marked_time(board, cluster, "start_marker", "start", sheet)
    if start is None and cluster.made is not None:
        start = _made_in(board, cluster, sheet)
    if start is None:
        start = _since(board, cluster, sheet) or _from_until(board, cluster, sheet)
    if start is None:
        start = _signed(board, cluster, sheet)
    days, extendable, duration = _duration(board, cluster, scope, sheet)
    end = _after(start, _marked_time(board, cluster, "end_marker", "end", sheet), sheet)
    if end is not None and end == start:
        end = None
        sheet.evidence.pop("end", None)
    if (
        end is None
        and start is not None
        and days is not None
        and len(start) == _DAY_LENGTH
        and float(days).is_integer()
        and days <= (date.max - date.fromisoformat(start)).days
    ):
        end = (date.fromisoformat(start) + timedelta(days=int(days))).isoformat()
        sheet.note("end", *sheet.evidence["start"], *([duration.span] if duration else []))
    return start, end, days, extendable


def _after(start: str | None, end: str | None, sheet: Sheet) -> str | None:
    """The end, in the first year in which it comes after the start where no year was written: "from 20 May to 19 July"."""
    if start is None or end is None or len(start) != _DAY_LENGTH or len(end) != _DAY_LENGTH or end >= start:
        return end
    if any(_YEAR.search(span.text) for span in sheet.evidence.get("end", ())):
        return end
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if (last.month, last.day) == (2, 29) or first.year == date.max.year:
        return end
    moved = last.replace(year=first.year)
    return (moved if moved >= first else last.replace(year=first.year + 1)).isoformat()


_YEAR = re.compile(r"\d{4}")
_DAY_LENGTH = 10
_TOLD = 3  # tokens from a day to the verb of announcing


def _made_in(board: Board, cluster: Cluster, sheet: Sheet) -> str | None:
    """An agreement that is not said to begin later begins on the day it was made."""
    for number in cluster.sentences:
        for item in board.inside(board.times, number):
            told = board.hits.within(
                "declaration", item.last, item.last + _TOLD
            )  # the day of the news, not of the truce
            if isinstance(item.mention, Time) and shown_day(item.mention) == cluster.made and not told:
                sheet.note("start", item.mention.span)
                return cluster.made
    return None


def _since(board: Board, cluster: Cluster, sheet: Sheet) -> str | None:
    """The day since which it holds, or on which it fell quiet: "in force since Monday", "the shelling stopped on Friday"."""
    for word in cluster.words:
        part = board.page.sentences[word.sentence]
        for item in board.near(board.times, word.last, min(part.last, word.last + _SINCE)):
            opened = board.form(item.first - 1) in _SINCE_WORDS or board.form(item.first) in _SINCE_WORDS
            if _is_year(item):
                continue  # a war's year more often than the truce's own
            if opened or (word.strength == "halt" and item.first - word.last < _HALTED):
                value = _day_of(board, item, "start", sheet)
                if value is not None:
                    return value
    return None


def _from_until(board: Board, cluster: Cluster, sheet: Sheet) -> str | None:
    """The first of two days between which it holds: "a truce from 3 May until 9 May"."""
    grammar = board.knowledge.grammar
    for number in cluster.sentences:
        for item in board.inside(board.times, number):
            opened = grammar.is_a(board.form(item.first - 1), "from") or grammar.is_a(board.form(item.first), "from")
            until = board.hits.within("end_marker", item.last, item.last + 1)
            near = cluster.words_near(item.first - _OWN_REACH, item.first)
            closed = any(
                other.first - item.last <= _UNTIL for other in board.near(board.times, item.last, item.last + 6)
            )
            if (
                opened
                and until
                and closed
                and near
                and _is_one_clause(board, near[-1].last, item.first, marks=_CLAUSE_MARKS)
            ):
                value = _day_of(board, item, "start", sheet)
                if value is not None:
                    return value
    return None


_UNTIL = 3  # tokens from "from A" to the day of "until B"


def _is_year(item: Placed) -> bool:
    return isinstance(item.mention, Time) and item.mention.granularity == "year"


_SINCE = 6  # tokens from a truce to "since Monday"
_HALTED = 4  # tokens from a halt to its day
_SINCE_WORDS = frozenset({"منذ", "ومنذ"})


def _signed(board: Board, cluster: Cluster, sheet: Sheet) -> str | None:
    """The day on which it was signed or reached, which stands right beside the word of making: in the sentence of the
    truce, or in the next, where the truce is taken up as the agreement or the document."""
    for word in cluster.words:
        part = board.page.sentences[word.sentence]
        value = _made_between(board, max(part.first, word.first - _MADE), min(part.last, word.last + _MADE), sheet)
        if value is not None:
            return value
    for number in cluster.sentences:
        after = board.page.sentences[min(number + 1, len(board.page.sentences) - 1)]
        for hit in board.hits.within("truce_anaphor", after.first, after.last):
            value = _made_between(board, max(after.first, hit.first - _TOLD), min(after.last, hit.last + _TOLD), sheet)
            if value is not None:
                return value
    return None


def _made_between(board: Board, low: int, high: int, sheet: Sheet) -> str | None:
    """The day beside a word of making that begins in tokens ``[low, high)``."""
    for hit in board.hits.within("making", low, high):
        for item in board.near(board.times, hit.first - _BESIDE_MAKING, hit.last + _BESIDE_MAKING):
            time = item.mention
            if is_negated(board, hit.first) or not isinstance(time, Time) or time.granularity != "day":
                continue
            if _is_of_saying(board, hit, time) or board.knowledge.grammar.is_a(board.form(hit.last), "despite"):
                continue
            value = _day_of(board, item, "start", sheet)
            if value is not None:
                return value
    return None


def _is_of_saying(board: Board, hit: Hit, time: Time) -> bool:
    """Whether a day beside "the signing" is the day of the news: "confirmed on Sunday the signing"; or it is denied."""
    claim = claim_around(board, hit.start)
    if claim is None or claim.cue is None:
        return False
    return claim.act in _UNMADE or claim.cue.end <= time.start < claim.content.start


_UNMADE = frozenset({"denies", "refuses", "calls_for"})
_MADE = 14  # tokens between a truce and the word of its making
_BESIDE_MAKING = 5  # tokens between that word and its day


def _marked_time(board: Board, cluster: Cluster, table: str, wanted: str, sheet: Sheet) -> str | None:
    """The day nearest to a word of beginning or end; a day that stands elsewhere says something else."""
    other = "end_marker" if table == "start_marker" else "start_marker"
    own = cluster.sentences
    after = _taken_up(board, own) if wanted == "start" else ()
    for number in (*own, *after):
        beside = []
        for item in board.inside(board.times, number):
            gap, rival = (
                _nearest(board, cluster if wanted == "start" else None, table, item, number),
                _nearest(board, None, other, item, number),
            )
            if gap is not None and (rival is None or gap <= rival):
                beside.append(((_is_hour(item), gap), item))
        for _order, item in sorted(beside, key=lambda pair: pair[0]):
            value = _day_of(board, item, wanted, sheet)
            if value is not None:
                return value
    return None


def _taken_up(board: Board, own: tuple[int, ...]) -> tuple[int, ...]:
    """The sentences right after one of the truce that take it up without its name: "It takes effect on Friday"."""
    known, last = set(own), len(board.page.sentences)
    following = (number + 1 for number in own if number + 1 < last and number + 1 not in known)
    parts = ((number, board.page.sentences[number]) for number in following)
    return tuple(number for number, part in parts if not board.hits.within("truce_word", part.first, part.last))


def _is_hour(item: Placed) -> bool:
    return isinstance(item.mention, Time) and item.mention.granularity == "hour"


def _day_of(board: Board, item: Placed, wanted: str, sheet: Sheet) -> str | None:
    time = item.mention
    if not isinstance(time, Time):
        return None
    if time.earliest is None:
        sheet.unknown.setdefault(wanted, time.unknown or "the expression names no day")
        return None
    if time.granularity not in {"day", "hour", "month", "year"} or time.approximate:
        return None
    if _is_limit(board, item) if wanted == "start" else _is_horizon(board, item):
        return None
    sheet.note(wanted, time.span)
    return (_since_announced(board, item, time) if wanted == "start" else None) or shown_day(time)


def _is_limit(board: Board, item: Placed) -> bool:
    """Whether a day is the last one: "extended until 14 July"."""
    before = board.hits.within("end_marker", item.first - _LIMIT, item.first + 1)
    return any(hit.entry.get("before") and item.first <= hit.last <= item.first + 1 for hit in before)


def _is_horizon(board: Board, item: Placed) -> bool:
    """Whether a day only says how far the report can see: "held until Sunday evening", printed on that Sunday."""
    day, published = _day(item, of_hours=True), board.page.report.published
    if day is None or published is None or not 0 <= (published - day).days <= 1:
        return False
    for at in range(item.first - 1, max(-1, item.first - _HELD), -1):
        if board.form(at) in _CLAUSE_MARKS:
            return False
        if board.knowledge.grammar.is_a(board.form(at), "held"):
            return True
    return False


_LIMIT = 2  # tokens of "it lasts until"
_HELD = 30  # tokens from "it held" to the day


def _since_announced(board: Board, item: Placed, time: Time) -> str | None:
    """The weekday of a beginning told together with the day of its announcement: the first one after that day."""
    published = board.page.report.published
    if published is None or time.granularity not in {"day", "hour"} or _NUMBER.search(time.text) or not time.earliest:
        return None
    day, week = date.fromisoformat(time.earliest[:_DAY_LENGTH]), timedelta(days=7)
    part = board.page.sentences[board.page.sentence_of(item.first)]
    if day > published and not board.hits.within("not_yet", item.first, item.last + 1):
        told = [_day(other) for other in board.near(board.times, part.first, item.first)]
        return (day - week).isoformat() if any(one and one < day - week <= published for one in told) else None
    announcing = board.hits.within("declaration", part.first, item.first)
    around = board.hits.within("start_marker", max(part.first, item.first - _SET), item.last + _SET)
    to_come = any(board.form(hit.first)[:1] in _PRESENT for hit in announcing) or any(
        hit.entry.get("sets") for hit in around
    )
    if day < published and to_come:
        return (day + week).isoformat()
    return None


_SET = 3  # tokens between a day and "as the date of the beginning"
_NUMBER = re.compile(r"\d")
_PRESENT = frozenset("نيت")  # نعلن: what is being announced is to come


def _day(item: Placed, of_hours: bool = False) -> date | None:
    time = item.mention
    known = isinstance(time, Time) and time.earliest and (time.granularity == "day" or of_hours)
    return (
        date.fromisoformat(time.earliest[:_DAY_LENGTH]) if known and isinstance(time, Time) and time.earliest else None
    )


def _nearest(board: Board, cluster: Cluster | None, table: str, item: Placed, number: int) -> int | None:
    """Tokens from a day to the nearest marker of its sentence that it can belong to."""
    part = board.page.sentences[number]
    low, high = max(part.first, item.first - _FRAME_REACH), min(part.last, item.last + _FRAME_REACH)
    return min(
        (
            _distance(hit, item)
            for hit in board.hits.within(table, low, high)
            if (_beside(hit, item) and (cluster is None or _of_this(board, cluster, hit, item)))
            or (cluster is not None and (_governs(board, cluster, hit, item) or _frames(board, cluster, item, hit)))
        ),
        default=None,
    )


def _of_this(board: Board, cluster: Cluster, hit: Hit, item: Placed) -> bool:
    """Whether a beginning is near enough to the truce to be its own: "since the raids began on Friday" is not."""
    if hit.entry.get("framed"):
        return False
    if hit.entry.get("follows"):
        return _is_of_truce(board, cluster, hit)
    part = board.page.sentences[board.page.sentence_of(hit.first)]
    told = cluster.words_near(max(part.first, hit.first - _POINTED), min(part.last, hit.last + _POINTED))
    if hit.entry.get("points") or not told:  # in a sentence that only takes the truce up, nothing else is its beginning
        return bool(hit.entry.get("points")) and (bool(told) or not _names_truce(board, part))
    doer = bool(board.names_between(hit.last, hit.last + 1))  # who begins something of his own
    if cluster.words_near(hit.first - (0 if doer else _CLOSE_BY), hit.last + _CLOSE_BY):
        return True
    if hit.last <= item.first and cluster.words_near(
        item.last, min(item.last + _DECLARED_AFTER, hit.last + _OWN_REACH)
    ):
        return True  # "began in the town on Tuesday a truce"
    before = cluster.words_near(hit.first - _OWN_REACH, hit.first)
    if not before or doer:
        return False
    return not any(_parts(board, at) for at in range(before[-1].last, hit.first))


def _names_truce(board: Board, part: Sentence) -> bool:
    return bool(board.hits.within("truce_word", part.first, min(part.last, part.first + _POINTED)))


_POINTED = 60  # tokens of a sentence from a truce to a beginning that points back to it


def _parts(board: Board, at: int) -> bool:
    """Whether a token parts a beginning from the truce before it; "provided that it begins" goes on with the truce."""
    grammar = board.knowledge.grammar
    opens = grammar.is_a(board.form(at), "complementizers") and not grammar.is_a(board.form(at - 1), "provided")
    return opens or board.form(at) == "."


def _is_of_truce(board: Board, cluster: Cluster, hit: Hit) -> bool:
    """Whether the words behind "a date for the beginning of" are the truce, what stands for it, or its taking effect."""
    grammar = board.knowledge.grammar
    return (
        grammar.is_a(board.form(hit.last), "taking_effect")
        or bool(cluster.words_near(hit.last, hit.last + _SUBJECT))
        or bool(board.hits.within("truce_anaphor", hit.last, hit.last + _SUBJECT - 1))
    )


_SUBJECT = 4  # tokens from a word of beginning to what begins


def _governs(board: Board, cluster: Cluster, hit: Hit, item: Placed) -> bool:
    """Whether a day ends the clause of a beginning whose subject is the truce: "began, between A and B in the city, on"."""
    subject = cluster.words_near(hit.last, hit.last + _SUBJECT)
    if not subject or not 0 <= item.first - subject[0].last <= _FRAME_REACH or item.first - hit.last <= _MARKER_REACH:
        return False
    return _is_one_clause(board, subject[0].last, item.first, marks=_CLAUSE_MARKS)


def _frames(board: Board, cluster: Cluster, item: Placed, hit: Hit) -> bool:
    """Whether a day opens the sentence and is told of all of it: "At six on Friday the guns fell silent as it began"."""
    part = board.page.sentences[board.page.sentence_of(item.first)]
    opened = range(_past_credit(board, part.first, item.first), item.first)
    grammar = board.knowledge.grammar
    if len(opened) > _FRAME_HEAD or not all(grammar.is_a(board.form(at), "time_frames") for at in opened):
        return False
    if not item.last <= hit.first <= item.last + _FRAME_REACH or hit.entry.get("follows"):
        return False
    since = any(grammar.is_a(board.form(at), "since") for at in (*opened, item.first))
    if hit.entry.get("framed") and not since:
        return False
    began = cluster.words_near(item.last if since else hit.first - _SUBJECT, hit.last + _SUBJECT)
    return bool(began) and _is_one_clause(board, item.last, hit.first, marks=_SENTENCE_MARKS)


def _past_credit(board: Board, first: int, limit: int) -> int:
    """Past the outlet in brackets that opens a report, and its dash."""
    if board.form(first) not in {"(", "["}:
        return first
    reach = range(first, min(limit, first + _CREDIT))
    close = next((at for at in reach if board.form(at) in {")", "]"}), None)
    return first if close is None else close + 1 + (board.form(close + 1) in {"-", "–"})


_CREDIT = 10  # tokens of a credit in brackets
_FRAME_HEAD = 3  # tokens before a day that opens its sentence
_FRAME_REACH = 30  # tokens of a clause from the day that opens or ends it to its beginning
_CLAUSE_MARKS = frozenset("،؛:.")
_SENTENCE_MARKS = frozenset("؛:.")
_OTHER_MATTERS = ("declaration", "end_marker")  # words that open another matter within a sentence


def _is_said_in(board: Board, start: int, end: int) -> bool:
    """Whether a verb or noun of saying stands between two offsets."""
    low = bisect_left(board.claims, start - _CLAIM, key=_content_start)
    high = bisect_left(board.claims, end + _CLAIM, key=_content_start)
    return any(one.cue is not None and start <= one.cue.start < end for one in board.claims[low:high])


def _content_start(claim: Claim) -> int:
    return claim.content.start


_CLAIM = 300  # characters between a verb of saying and what is said


def _is_one_clause(board: Board, first: int, last: int, *, marks: frozenset[str]) -> bool:
    """Whether nothing between two tokens opens another matter, or names another day."""
    grammar = board.knowledge.grammar
    forms = [board.form(at) for at in range(first, last)]
    if any(form in marks or grammar.is_a(form, "complementizers") or grammar.is_a(form, "relatives") for form in forms):
        return False
    dated = [one for one in board.near(board.times, first, last) if _day(one) is not None]
    said = last > first and _is_said_in(board, board.page.tokens[first].start, board.page.tokens[last - 1].end)
    return not (dated or said) and not any(board.hits.within(table, first, last) for table in _OTHER_MATTERS)


_DECLARED_AFTER = 4  # tokens from a day to the truce that began on it
_CLOSE_BY = 8  # tokens between a truce and its beginning
_OWN_REACH = 16  # tokens from a truce to its beginning, no other clause or doer between them


def _distance(hit: Hit, item: Placed) -> int:
    return item.first - hit.last if item.first >= hit.last else hit.first - item.last


def _beside(hit: Hit, item: Placed) -> bool:
    """A marker before the day, or right after it; one inside the expression ("until now") marks nothing."""
    behind = 0 <= hit.first - item.last <= 2 and not hit.entry.get("before")
    return 0 <= item.first - hit.last <= _MARKER_REACH or behind


def announced(board: Board, own: tuple[int, ...], sheet: Sheet) -> str | None:
    """The day of the announcement, where a day stands right beside the announcing word."""
    for number in own:
        for item in board.inside(board.times, number):
            time = item.mention
            if (
                isinstance(time, Time)
                and time.earliest
                and time.granularity == "day"
                and not time.approximate
                and _beside_declaration(board, item)
            ):
                sheet.note("declared", time.span)
                return time.earliest[:10]
    return None


def _beside_declaration(board: Board, item: Placed) -> bool:
    near = board.hits.within("declaration", item.first - _MARKER_REACH, item.last + _MARKER_REACH)
    return any(
        (0 <= item.first - hit.last <= 4 or 0 <= hit.first - item.last <= 3) and _is_of_news(board, hit, item)
        for hit in near
    )


def _is_of_news(board: Board, hit: Hit, item: Placed) -> bool:
    """Whether the truce is what was announced: not the dead, in a sentence that begins with a breach of it."""
    if is_negated(board, hit.first):
        return False
    part = board.page.sentences[board.page.sentence_of(item.first)]
    behind = max(hit.last, item.last)
    told = [hit for table in ("truce_word", "truce_anaphor") for hit in board.hits.within(table, behind, part.last)]
    if told:  # who announces its end announces no truce
        status = board.hits.within("truce_status", behind, min(hit.first for hit in told) + 1)
        return not any(hit.entry.get("value") in _OVER for hit in status)
    before = board.hits.within("truce_word", part.first, min(hit.first, item.first))
    return bool(before) and not any(board.form(at) in _SENTENCE_MARKS for at in range(before[-1].last, hit.first))


_OVER = frozenset({"violated", "collapsed", "expired"})


def _duration(
    board: Board, cluster: Cluster, scope: tuple[int, ...], sheet: Sheet
) -> tuple[float | None, bool | None, Duration | None]:
    """The length that follows a truce word; one that follows the mediation is the mediation's."""
    for number in dict.fromkeys((*cluster.sentences, *scope)):
        for item in board.inside(board.durations, number):
            duration = item.mention
            if (
                not isinstance(duration, Duration)
                or duration.days_min is None
                or not _of_the_truce(board, cluster, item, number)
            ):
                continue
            sheet.note("duration_days", duration.span)
            if duration.extendable:
                sheet.note("extendable", duration.span)
            return _plain_days(duration), duration.extendable or None, duration
    return None, None, None


def _plain_days(duration: Duration) -> float:
    days = duration.days_min or 0.0
    return int(days) if float(days).is_integer() else days


_ELAPSED = frozenset(
    {"في", "مرور", "مضي", "بعد", "منذ", "قبل", "خلال", "مدي", "مدار", "طوال", "طيله"}
)  # what has passed is no length


def _has_lasted(board: Board, item: Placed) -> bool:
    """ "The crisis, which has lasted four months": a length of what is told in the past, whose noun is a war and no truce."""
    grammar = board.knowledge.grammar
    verb = item.first - 1
    if not grammar.is_a(board.form(verb), "lasting"):
        return False
    low = max(board.page.sentences[board.page.sentence_of(verb)].first, verb - _LASTING_NOUN)
    for at in range(verb - 1, low - 1, -1):
        if board.hits.within("truce_word", at, at + 1) or board.hits.within("truce_anaphor", at, at + 1):
            return False
        if grammar.is_a(board.form(at), "long_ills"):
            return True
    return False


_LASTING_NOUN = 5  # tokens from "lasted" back to what did
_LASTED = 4  # tokens from a word of mediation to its own length: a mediation that lasted a week


def _of_the_truce(board: Board, cluster: Cluster, item: Placed, number: int) -> bool:
    words = [
        w
        for w in cluster.words_near(item.first - 3 * _MARKER_REACH, item.first + 3 * _MARKER_REACH)
        if w.sentence == number
    ]
    if not words or _ELAPSED.intersection(
        (board.form(item.first - 1), board.form(item.first), board.form(item.first + 1))
    ):
        return False
    nearest = min(words, key=lambda word: abs(item.first - word.last))
    low, high = sorted((nearest.last, item.first))
    before = board.hits.within("mediation", max(low, item.first - _LASTED), item.first)
    if _has_lasted(board, item):
        return False
    lasted = any("،" not in {board.form(at) for at in range(hit.last, item.first)} for hit in before)
    return not lasted and high - low <= 2 * _MARKER_REACH
