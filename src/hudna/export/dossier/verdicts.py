"""Verdicts in words: likelihood in one sentence, confidence in another (ICD-203, D.6.e.2: never in one)."""

from hudna.export.dossier.desk import Desk
from hudna.types import LIKELIHOODS, Assessment


def reason_for_none(assessment: Assessment, desk: Desk) -> str:
    """Why there is no verdict."""
    codes = [ground.values[0] for ground in assessment.grounds if ground.kind == "no_verdict" and ground.values]
    return desk.words.coded("no_verdict", codes[0] if codes else "too_little")


def likelihood_sentence(assessment: Assessment, desk: Desk, section: str, key: str) -> str:
    """The likelihood with its range, or why none is given, worded by a phrase of a section."""
    if assessment.likelihood is None:
        return desk.words.say(section, "no_verdict", reason=reason_for_none(assessment, desk))
    word, low, high = next(row for row in LIKELIHOODS if row[0] == assessment.likelihood)
    return desk.words.say(
        section, key, word=desk.words.say("likelihood", word), low=round(low * 100), high=round(high * 100)
    )


def confidence_sentence(assessment: Assessment, desk: Desk, section: str) -> str:
    """The confidence, in a sentence of its own; empty where there is no verdict to be confident of."""
    if assessment.likelihood is None:
        return ""
    return desk.words.say(section, "confidence", level=desk.words.say("confidence", assessment.confidence))
