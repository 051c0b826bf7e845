"""Gender agreement between a verb and who acts: it tells a subject from an object, and whom a dropped subject means.

A verb that stands before its subject agrees with it in gender (Ryding, A Reference Grammar of Modern Standard Arabic,
2005, §3.1). Only what the written form shows is used; where it shows nothing the gender is ``None`` and agrees with all.
"""

from typing import Literal

from hudna.extract.scene import Scene, bare
from hudna.rules.lexicon import Hit
from hudna.text.fold import fold_key

Gender = Literal["f", "m"]


def verb_gender(cue: Hit) -> Gender | None:
    """The gender of a finite verb of the third person; ``None`` for other forms."""
    word = cue.surface.words[0]
    if cue.form in {"past", "passive_past"}:
        return "f" if word.endswith("ت") and word not in _stems(cue) else "m"
    if cue.form in {"present", "passive_present"}:
        return {"ت": "f", "ي": "m"}.get(word[:1])  # type: ignore[return-value]
    return None


def is_first_person(cue: Hit) -> bool:
    """Whether a verb of saying is of the first person: نؤكد, أطالب, رفضنا. Nobody else is its subject."""
    word = cue.surface.words[0]
    if cue.form == "past":
        return word.endswith("نا") and word.removesuffix("نا") in _stems(cue)
    return cue.form == "present" and word[:1] in {"ن", "ا"}


def _stems(cue: Hit) -> set[str]:
    stated = cue.entry.get(cue.form, ())
    return {fold_key(stem).split(" ")[0] for stem in ([stated] if isinstance(stated, str) else stated)}


def noun_gender(scene: Scene, first: int, last: int) -> Gender | None:
    """The gender that the head of a noun phrase shows.

    Persons are as their office or given name says; bodies as their common noun; bare names of states and movements
    show nothing.
    """
    while first < last and (scene.form(first) in {'"', "("} or scene.is_a(first, "demonstratives")):
        first += 1
    if first >= last:
        return None
    named = scene.name_at.get(first)
    if named is not None and named[0].kind == "person" and first not in scene.role_at:
        return "f" if _is_womans(scene, first) else "m" if scene.hits.within("given_name", first, first + 1) else None
    word = bare(_stem(scene, first))
    if word in scene.grammar["feminine_nouns"]:
        return "f"
    if word in scene.grammar["masculine_nouns"]:
        return "m"
    if first in scene.place_at or not _is_common(scene, first) or _is_broken_plural(scene, first):
        return None
    if word.endswith(("ه", "ات")):
        return "f"
    plain = first not in scene.name_at or first in scene.source_at or scene.is_a(first, "heads_of_bodies")
    return "m" if plain and not word.endswith(("ا", "ي", "ء")) else None  # الأمم in a name may be a plural


def _stem(scene: Scene, at: int) -> str:
    """A word without the conjunction that a source noun, an office or a name at it carries."""
    form = scene.form(at)
    known = scene.source_at.get(at) or scene.role_at.get(at)
    if known is not None:
        return known.surface.words[0]
    named = scene.name_at.get(at)
    cut = named[0].start - scene.page.tokens[at].start if named is not None and named[1] == at else 0
    return form[cut:] if 0 < cut < len(form) else form


def _is_common(scene: Scene, at: int) -> bool:
    """Whether a word is a common noun whose ending tells its gender: one of the packs' nouns, or with the article."""
    if at in scene.source_at or at in scene.role_at or scene.is_a(at, "heads_of_bodies"):
        return True
    named = scene.name_at.get(at)
    if named is not None:
        return named[2] - named[1] > 1 and _stem(scene, at).startswith("ال")
    return _stem(scene, at).startswith("ال")


def _is_broken_plural(scene: Scene, at: int) -> bool:
    """Whether a source noun stands in a plural that its ending does not show: الوقائع is read as a feminine too."""
    source = scene.source_at.get(at)
    if source is None:
        return False
    many = {fold_key(word) for word in source.entry.get("many", ())}
    return bool(many & {" ".join(source.surface.words), bare(" ".join(source.surface.words))})


def _is_womans(scene: Scene, at: int) -> bool:
    return any(hit.entry.get("women") for hit in scene.hits.within("given_name", at, at + 1))


def agrees(a: Gender | None, b: Gender | None) -> bool:
    """Whether two genders can belong together."""
    return a is None or b is None or a == b
