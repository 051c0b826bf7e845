"""Where displaced or evacuated people went: the places after "to" in the words of the event."""

from hudna.extract.board import Board, Placed
from hudna.extract.triggers import Trigger
from hudna.packs.knowledge import Knowledge
from hudna.types import Place

_REACH = 45  # tokens after the trigger


def destinations_of(board: Board, trigger: Trigger, knowledge: Knowledge) -> list[Placed[Place]]:
    """The places named after a word of direction; a country only where nothing finer is named with it."""
    if not trigger.moving:
        return []
    last = min(board.page.sentences[trigger.sentence].last, trigger.last + _REACH)
    toward = next((at for at in range(trigger.last, last) if board.form(at) in knowledge.grammar["toward"]), None)
    if toward is None:
        return []
    found = [board.places[at] for at in range(toward + 1, last) if at in board.places]
    finer = [placed for placed in found if placed.mention.precision != "country"]
    return finer or found
