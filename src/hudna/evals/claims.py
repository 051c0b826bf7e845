"""Claims: who says what, and how."""

from hudna.evals.matching import likeness, paired, same_stretch, spare
from hudna.evals.tally import At, Sheet
from hudna.evals.wire_rows import Row, rows, span_at, word

_DENIALS = frozenset({"denies", "refuses"})
_SAME_SPEAKER = 0.5  # how alike two spans of a speaker must be


def score_claims(sheet: Sheet, labelled: Row, read: Row) -> None:
    """The claims that somebody is quoted for. Optional ones, and the outlet's own, are neither asked nor extra."""
    claims, pool = rows(labelled, "claims"), rows(read, "claims")
    asked = [one for one in claims if span_at(one, "source") and not one.get("optional")]
    own = [one for one in claims if not span_at(one, "source") and not one.get("optional")]
    match = paired(asked, pool, lambda one, other: _alike(sheet, one, other))
    for at, claim in enumerate(asked):
        if at in match:
            _found(sheet, claim, pool[match[at]])
        else:
            _missed(sheet, claim)
    left = spare(pool, match)
    left = spare(left, paired([one for one in claims if one.get("optional")], left, _same_content))
    _own_voice(sheet, own, [one for one in left if not span_at(one, "source")])
    quoted = [one for one in left if span_at(one, "source")]
    # What the labels give to the outlet and the reader to a speaker is a speaker too many, and counted as such.
    for claim in quoted:
        if not claim.get("optional"):
            _extra(sheet, claim)


def _same_content(one: Row, other: Row) -> float:
    here, there = span_at(one, "content"), span_at(other, "content")
    return likeness(here, there) if same_stretch(here, there) else 0.0


def _alike(sheet: Sheet, one: Row, other: Row) -> float:
    found = _same_content(one, other)
    return found + _same_speaker(sheet, one, other) if found else 0.0


def _same_speaker(sheet: Sheet, one: Row, other: Row) -> bool:
    here, there = span_at(one, "source"), span_at(other, "source")
    if likeness(here, there) >= _SAME_SPEAKER:
        return True
    # The same words further up or down name the same speaker.
    if here and there and sheet.words(here) == sheet.words(there):
        return True
    return sheet.names.same(word(one, "source_name"), word(other, "source_name"))


def _found(sheet: Sheet, claim: Row, read: Row) -> None:
    where = _at(claim, read)
    sheet.count("claims").right += 1
    speaker, act = _same_speaker(sheet, claim, read), claim.get("act") == read.get("act")
    named = [
        sheet.words(span_at(one, "source")) or word(one, "source_name") or "the outlet itself" for one in (claim, read)
    ]
    sheet.judge("speaker", right=speaker, labelled=named[0], read=named[1], at=where)
    if "act" in claim:
        sheet.judge("act", right=act, labelled=claim["act"], read=read.get("act"), at=where)
    if isinstance(claim.get("about_truce"), bool):
        wanted, found = claim["about_truce"], read.get("about_truce") is True
        sheet.judge("claims_about", right=wanted == found, labelled=wanted, read=found, at=where)
    _whole(sheet, right=speaker and act)
    denials, wanted, found = sheet.count("denials"), claim.get("act") in _DENIALS, read.get("act") in _DENIALS
    denials.right += wanted and found
    denials.missed += wanted and not found
    denials.extra += found and not wanted
    if wanted != found:
        sheet.miss("denials", labelled=word(claim, "act"), read=word(read, "act"), at=where)


def _whole(sheet: Sheet, *, right: bool) -> None:
    """Counted alone: each miss of it stands under recall, speaker or act already."""
    tally = sheet.count("claims_whole")
    tally.right += right
    tally.missed += not right


def _missed(sheet: Sheet, claim: Row) -> None:
    said, where = _said(sheet, claim), _at(claim, {})
    sheet.count("claims").missed += 1
    sheet.miss("claims.recall", labelled=said, read="nothing", at=where)
    _whole(sheet, right=False)
    if claim.get("act") in _DENIALS:
        sheet.count("denials").missed += 1
        sheet.miss("denials", labelled=said, read="nothing", at=where)


def _extra(sheet: Sheet, claim: Row) -> None:
    said, where = _said(sheet, claim), _at({}, claim)
    sheet.count("claims").extra += 1
    sheet.miss("claims.precision", labelled="nothing", read=said, at=where)
    if claim.get("act") in _DENIALS:
        sheet.count("denials").extra += 1
        sheet.miss("denials", labelled="nothing", read=said, at=where)


def _own_voice(sheet: Sheet, own: list[Row], left: list[Row]) -> None:
    """The outlet's own statements, asked only where the labels hold some."""
    if not own:
        return
    match = paired(own, left, _same_content)
    tally = sheet.count("own_voice")
    tally.right += len(match)
    for at, claim in enumerate(own):
        if at not in match:
            tally.missed += 1
            sheet.miss("own_voice", labelled=_said(sheet, claim), read="nothing", at=_at(claim, {}))
    for claim in spare(left, match):
        tally.extra += 1
        sheet.miss("own_voice", labelled="nothing", read=_said(sheet, claim), at=_at({}, claim))


def _said(sheet: Sheet, claim: Row) -> str:
    speaker = sheet.words(span_at(claim, "source")) or word(claim, "source_name") or "the outlet itself"
    return f"{speaker} {word(claim, 'act')}: {sheet.words(span_at(claim, 'content'))}"


def _at(claim: Row, read: Row) -> At:
    return tuple(  # type: ignore[return-value]  # two, as `At` asks
        [span_at(one, part) for part in ("source", "content")] for one in (claim, read)
    )
