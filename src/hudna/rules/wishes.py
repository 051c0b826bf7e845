"""Deeds of speech that nobody did: what is hoped for, expected, owed or made a condition ("we hope that they commit")."""

from collections.abc import Callable

Form = Callable[[int], str]
IsA = Callable[[str, str], bool]

_BACK = 4  # tokens from a verb back to the "that" that puts it under a wish, its subject between
_GOVERNED = 4  # tokens from "that" back to the wish, whom it asks between
_NOUN = 2  # tokens from a verbal noun back to the wish
_STOPS = frozenset({"،", ",", "؛", ".", ":", '"'})


def is_wished(form: Form, is_a: IsA, at: int, *, noun: bool = False, reach: int = _BACK) -> bool:
    """Whether a verb at a token, or with ``noun`` a word that may be a verbal noun, is only hoped for, expected, demanded or supposed.

    ``form`` gives the folded word at a token, ``is_a`` whether a word is of a closed class; ``reach`` is how many tokens the
    "that" may stand before it. A verb stands under أن with a word of wishing before it; a verbal noun stands
    right behind such a word. "If", and "in case", stand right before either.
    """
    if _is_supposed(form, is_a, at):
        return True
    if noun and any(is_a(form(back), "wishing") for back in _before(form, at, _NOUN)):
        return True
    for that in _before(form, at, reach):
        if is_a(form(that), "complementizers") or is_a(form(that), "that_not"):
            return _governs(form, is_a, that, at)
    return False


def _is_supposed(form: Form, is_a: IsA, at: int) -> bool:
    before = at - 1 - is_a(form(at - 1), "if_ever")
    if is_a(form(before), "supposing"):
        return True
    return is_a(form(before), "cases") and is_a(form(before - 1), "locatives")


def _governs(form: Form, is_a: IsA, that: int, verb: int) -> bool:
    """Whether a wish stands before "that", or a duty before a present verb: على فلان أن يفعل; "after X did" is neither."""
    if is_a(form(that - 1), "wishing"):
        return True
    if is_a(form(that - 1), "not_complements"):
        return False
    due = that + 1 == verb and form(verb)[:1] in _PRESENT
    for back in _before(form, that, _GOVERNED):
        if is_a(form(back), "wishing"):
            return True
        if is_a(form(back), "complementizers"):
            return False
        if due and that - back > 1 and is_a(form(back), "provided"):
            return True
    return False


_PRESENT = frozenset("يتن")


def _before(form: Form, at: int, reach: int) -> list[int]:
    """The tokens before one, the nearest first, as far as no mark parts them."""
    out: list[int] = []
    for back in range(at - 1, max(-1, at - 1 - reach), -1):
        if form(back) in _STOPS:
            break
        out.append(back)
    return out
