"""Names that are spelt nearly alike, and why: for a person to judge, for letters alone decide nothing."""

_LIKE = 80  # per cent of letters alike below which two spellings are not even proposed (rapidfuzz ratio)
_LONG = 5  # letters of a family name, below which one slip makes another family
_SAME_FAMILY = "same family name"
_ONE_LETTER = "one letter apart"


def near_names(a: str, b: str) -> tuple[str, ...]:
    """Why two spellings may be one name; empty where nothing speaks for it."""
    one, other = a.split(), b.split()
    if one[-1] == other[-1]:
        return _with_middle(one, other) or _near(a, b)
    return _family_slip(one, other)


def _near(a: str, b: str) -> tuple[str, ...]:
    """Alike but for a letter or two, with one family name."""
    from rapidfuzz import fuzz  # imported where names are near, not at start-up

    letters = letters_apart(a, b) if fuzz.ratio(a, b) >= _LIKE else None
    return (letters, _SAME_FAMILY) if letters is not None else ()


def _with_middle(one: list[str], other: list[str]) -> tuple[str, ...]:
    """One given name and one family name, and the one has a middle name that the other leaves out."""
    short, full = sorted((one, other), key=len)
    left_out = short[0] == full[0] and set(short) < set(full) and len(short) > 1
    return ("same given name", _SAME_FAMILY, "a middle name more") if left_out else ()


def _family_slip(one: list[str], other: list[str]) -> tuple[str, ...]:
    """Everything alike but one slip in a long family name: a letter too many, another one, or two swapped."""
    if one[:-1] != other[:-1] or min(len(one[-1]), len(other[-1])) < _LONG:
        return ()
    letters = letters_apart(one[-1], other[-1])
    return (letters, "same given name") if letters == _ONE_LETTER else ()


def letters_apart(a: str, b: str) -> str | None:
    """How few slips lie between two spellings, in words; two letters swapped are one. ``None`` where more than two lie."""
    from rapidfuzz.distance import OSA

    return {1: _ONE_LETTER, 2: "two letters apart"}.get(OSA.distance(a, b))
