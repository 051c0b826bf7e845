"""What the written genders of a verb and of the nouns around it say of its subject.

A verb before its subject, and one in a clause on a noun, agrees with it in gender: غارة استهدفت X, and of the masculine
استهدف no body in ـات is the subject. Only what is written is used.
"""

from hudna.extract.agreement import verb_gender
from hudna.extract.board import Board, Placed
from hudna.extract.triggers import Trigger
from hudna.types.mention import Name

_FEMININE = "ة"
_PLURAL = "ات"
_CASES = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"  # vowel marks at the end of a word


def its_subject(board: Board, noun: Trigger, verb: Trigger) -> bool:
    """Whether a noun before a verb is the verb's subject: "a raid that targeted X", and not "… and targeted X"."""
    if verb.nominal or verb.hit.proclitic in ("و", "ف"):
        return False
    return _is_feminine(board, noun.hit.last - 1) == (verb_gender(verb.hit) == "f")


def disagrees(board: Board, trigger: Trigger, placed: Placed[Name]) -> bool:
    """Whether a body named right behind a masculine verb shows a feminine ending: it is the object."""
    if trigger.nominal or placed.mention.kind == "person" or verb_gender(trigger.hit) != "m":
        return False
    return placed.first == trigger.hit.last and _is_feminine(board, placed.first)


def agrees_with(board: Board, trigger: Trigger, placed: Placed[Name]) -> bool:
    """Whether a body named before a verb can be its subject: both show the feminine, or neither does."""
    return _is_feminine(board, placed.first) == (verb_gender(trigger.hit) == "f")


def _is_feminine(board: Board, at: int) -> bool:
    token = board.page.tokens[at]
    word = board.page.text[token.start : token.end].rstrip(_CASES)
    return word.endswith((_FEMININE, _PLURAL))
