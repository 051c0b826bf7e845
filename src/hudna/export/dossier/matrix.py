"""Who says what: one table at a glance, then each claim with its voices, their words, its verdict and its grounds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from hudna.assess.voices import not_found
from hudna.export.dossier.blocks import Block, Card, Cell, Chorus, Fold, Heading, Heard, Points, Section, Table, Text
from hudna.export.dossier.claimed import claimed
from hudna.export.dossier.desk import TONES, Desk, unique
from hudna.export.dossier.grounds import points
from hudna.export.dossier.verdicts import confidence_sentence, likelihood_sentence
from hudna.types import Assessment, Bearing, Interest, Voice

_INTERESTS: tuple[Interest, ...] = get_args(Interest)
# Ten kinds of source make a table that nobody can read; each claim below has them apart.
_COLUMNS: Mapping[str, tuple[Interest, ...]] = {
    "sides": ("party", "ally"),
    "between": ("mediator", "third_party"),
    "outside": ("monitor", "seen", "document", "media"),
    "nameless": ("anonymous", "unknown"),
}
_BEARINGS: tuple[Bearing, ...] = ("affirms", "denies", "silent", "open")
_THEMES: Mapping[str, tuple[str, ...]] = {
    "theme_is": ("exists", "accepted", "declared_by", "written"),
    "theme_when": ("declared", "started", "ended", "duration", "extended"),
    "theme_terms": ("term", "mediated", "guaranteed", "monitored", "party", "covers"),
    "theme_holds": ("holding", "collapsed", "breached"),
    "theme_figures": ("casualties", "violations_total"),
}
_OPEN = frozenset({"theme_is", "theme_holds"})  # the others are at hand; the table has them all at a glance
_SHOWN: Mapping[Bearing, int] = {
    "affirms": 3,
    "denies": 3,
    "silent": 2,
    "open": 1,
}  # voices of one interest and one stand
_STATEMENTS = 4  # of a source that changed its word
_NOT_AT_A_GLANCE = frozenset({"party", "covers"})  # whom and what it binds stands at the head of the page
_NAMES = 3  # in a cell of the table
_EXPECTED = frozenset({"exists", "holding"})  # on these the word of every party is looked for


def matrix(desk: Desk) -> Section:
    """The matrix and its lines, by theme."""
    words, assessments = desk.words, desk.dossier.assessments
    title = words.say("section", "matrix")
    if not assessments:
        return Section(id="matrix", title=title, blocks=(Text(words.say("matrix", "nothing"), "soft"),))
    blocks: list[Block] = [Text(words.say("matrix", "intro"), "soft"), _table(_at_a_glance(assessments), desk)]
    for theme, kinds in _THEMES.items():
        found = [one for kind in kinds for one in assessments if one.proposition.kind == kind]
        if not found:
            continue
        cards = tuple(_card(one, desk) for one in found)
        if theme in _OPEN:
            blocks += [Heading(words.say("matrix", theme)), *cards]
        else:
            blocks.append(Fold(f"{words.say('matrix', theme)} ({len(cards)})", cards))
    return Section(id="matrix", title=title, blocks=tuple(blocks))


def _at_a_glance(assessments: Sequence[Assessment]) -> list[Assessment]:
    order = {kind: number for number, kind in enumerate(kind for kinds in _THEMES.values() for kind in kinds)}
    found = [one for one in assessments if one.proposition.kind not in _NOT_AT_A_GLANCE]
    return sorted(found, key=lambda one: order[one.proposition.kind])


# ---------------------------------------------------------------------------------------------------- at a glance


def _table(assessments: Sequence[Assessment], desk: Desk) -> Table:
    words = desk.words
    return Table(
        caption=words.say("matrix", "caption"),
        head=(words.say("matrix", "what"), *(words.say("column", column) for column in _COLUMNS)),
        rows=tuple(_row(one, desk) for one in assessments),
        wide=True,
    )


def _row(assessment: Assessment, desk: Desk) -> tuple[Cell, ...]:
    first = Cell(lines=(Text(claimed(assessment.proposition, desk)),))
    cells = (
        _cell([one for one in assessment.voices if one.interest in interests], desk) for interests in _COLUMNS.values()
    )
    return (first, *cells)


def _cell(voices: Sequence[Voice], desk: Desk) -> Cell:
    words, lines = desk.words, []
    for bearing in _BEARINGS:
        names = list(dict.fromkeys(_whose(voice, desk) for voice in voices if voice.bearing == bearing))
        if names:
            said = words.join(names[:_NAMES])
            left = len(names) - _NAMES
            said = words.say("matrix", "and_more", names=said, n=left) if left > 0 else said
            lines.append(Text(words.say("matrix", bearing, names=said), TONES[bearing]))
    return Cell(lines=tuple(lines))


def _whose(voice: Voice, desk: Desk) -> str:
    """A source, and whose voice it is where its name does not say so."""
    name = desk.source(voice)
    whose = voice.speaks_for
    return f"{name} ({desk.words.name(whose)})" if whose and whose != voice.source else name


# ---------------------------------------------------------------------------------------------------- one claim


def _card(assessment: Assessment, desk: Desk) -> Card:
    words = desk.words
    blocks: list[Block] = [Text(likelihood_sentence(assessment, desk, "matrix", "verdict"))]
    confidence = confidence_sentence(assessment, desk, "matrix")
    if confidence:
        blocks.append(Text(confidence))
    blocks.append(Text(_counts(assessment, desk), "soft"))
    blocks += _choruses(assessment.voices, desk)
    silent = _silent(assessment, desk)
    if silent:
        blocks.append(Text(silent, "soft"))
    # Why there is no judgement is said above, and without one there is nothing to be confident of.
    left_out = {"no_verdict"} if assessment.likelihood else {"no_verdict", "confidence"}
    shown = points((one for one in assessment.grounds if one.kind not in left_out), desk)
    credibility = words.say("credibility", str(assessment.credibility))
    blocks.append(Fold(words.say("matrix", "grounds"), (Points((*shown.items, credibility)),)))
    return Card(title=claimed(assessment.proposition, desk), blocks=tuple(blocks))


def _counts(assessment: Assessment, desk: Desk) -> str:
    return desk.words.say(
        "matrix", "counts",
        affirm=desk.words.count("origin", assessment.affirming_origins), affirm_free=assessment.independent_affirming,
        deny=desk.words.count("origin", assessment.denying_origins), deny_free=assessment.independent_denying,
    )  # fmt: skip


def _choruses(voices: Sequence[Voice], desk: Desk) -> Iterator[Chorus]:
    """The voices by interest; of each stand those with most origins in full."""
    groups: dict[Interest, list[Voice]] = defaultdict(list)
    for voice in voices:
        groups[voice.interest].append(voice)
    for interest in _INTERESTS:
        shown, more = _chosen(groups[interest])
        if shown:
            yield Chorus(
                desk.words.say("interest", interest), tuple(_heard(one, desk) for one in shown),
                tuple(_heard(one, desk) for one in more), _names_alone(more, desk),
            )  # fmt: skip


def _chosen(voices: Sequence[Voice]) -> tuple[list[Voice], list[Voice]]:
    """The voices that are shown in full, and the others."""
    shown, more = [], []
    for bearing in _BEARINGS:
        some = sorted(
            (one for one in voices if one.bearing == bearing), key=lambda one: (not one.reversed, -len(one.origins))
        )
        shown += some[: _SHOWN[bearing]]
        more += some[_SHOWN[bearing] :]
    return shown, more


def _names_alone(voices: Sequence[Voice], desk: Desk) -> str:
    parts = []
    for bearing in _BEARINGS:
        names = dict.fromkeys(_whose(one, desk) for one in voices if one.bearing == bearing)
        if names:
            parts.append(desk.words.say("matrix", bearing, names=desk.words.join(names)))
    return desk.words.say("matrix", "also", voices=desk.words.say("page", "semicolon").join(parts)) if parts else ""


def _heard(voice: Voice, desk: Desk) -> Heard:
    words = desk.words
    for_whom = voice.speaks_for if voice.speaks_for and voice.speaks_for != voice.source else None
    facts = words.dotted(
        words.say("matrix", "reversed") if voice.reversed else None,
        words.say("matrix", "for", name=words.name(for_whom)) if for_whom else None,
        words.say("matrix", "through", origins=words.count("origin", len(voice.origins))),
        words.say("matrix", "sensitive") if voice.source in desk.dossier.sensitive else None,
        words.say("people", "rated", letter=voice.reliability, by=words.name(voice.reliability_by))
        if voice.reliability_by
        else None,
    )
    quotes = unique(desk.testimony(one, plain=not voice.reversed) for one in voice.testimonies)
    shown = min(len(quotes), _STATEMENTS if voice.reversed else 1)
    numbers = dict.fromkeys(f"[{number}]" for quote in quotes[shown:] for _, number in quote.at if number)
    rest = words.say("matrix", "elsewhere", reports=words.join(numbers)) if numbers else ""
    return Heard(
        who=desk.source(voice), stand=words.say("stand", voice.bearing), tone=TONES[voice.bearing], facts=facts,
        quotes=quotes, shown=shown, rest=rest,
    )  # fmt: skip


def _silent(assessment: Assessment, desk: Desk) -> str:
    """Those whose word on it would count and was not found."""
    proposition, dossier = assessment.proposition, desk.dossier
    expected: tuple[str, ...] = ()
    if proposition.kind in _EXPECTED:
        expected = tuple(one.name for one in (*dossier.parties, *dossier.mediators))
    elif proposition.kind == "accepted" and proposition.value:
        expected = (proposition.value,)
    elif proposition.kind == "breached" and proposition.actor:
        expected = (proposition.actor,)
    missing = not_found(assessment.voices, expected)
    return desk.words.say("matrix", "not_found", names=desk.words.both(missing)) if missing else ""
