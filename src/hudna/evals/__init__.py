"""How good is a reader, by somebody's own labels: what ``hudna eval`` measures.

``load_labels`` gives the labelled reports of files, ``score`` compares them with readings (plain objects in the shape of
the reading contract, so that any reader can be scored), ``FIGURES`` says what each figure is.
"""

from hudna.evals.figures import FIGURES, Figure, Scores, score
from hudna.evals.floors import Floor, Floors, read_floors
from hudna.evals.interval import intervals
from hudna.evals.labels import Labelled, load_labels
from hudna.evals.misses import Miss
from hudna.evals.names import Names

__all__ = [
    "FIGURES", "Figure", "Floor", "Floors", "Labelled", "Miss", "Names", "Scores", "intervals", "load_labels",
    "read_floors", "score",
]  # fmt: skip
