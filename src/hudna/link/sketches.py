"""The sketch of a report: what is kept to find others that repeat it."""

from hudna.link.body import Body, body_of
from hudna.link.shingles import sample, shingles
from hudna.packs.knowledge import Knowledge
from hudna.types.reading import Reading
from hudna.types.sketch import Sketch


def sketch_of(reading: Reading, knowledge: Knowledge) -> Sketch:
    """The sketch of a reading that carries its report."""
    return sketch_of_body(body_of(reading, knowledge))


def sketch_of_body(body: Body) -> Sketch:
    """The sketch of a body, for a caller that needs the body too."""
    numbers = shingles(body.words)
    return Sketch(
        report=body.report,
        published=body.published,
        outlet=body.outlet,
        hashes=sample(numbers),
        total=len(numbers),
        credits=body.credits,
    )
