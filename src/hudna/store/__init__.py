"""Where a case is kept: SQLite for one, PostgreSQL for a team."""

from hudna.store.opinions import Judged, Mark
from hudna.store.readings import Derived, Row
from hudna.store.reports import Added, Kept, identity_of
from hudna.store.store import Met, Run, Session, Stamp, Store, now
from hudna.store.words import Phrase, Word

__all__ = [
    "Added", "Derived", "Judged", "Kept", "Mark", "Met", "Phrase", "Row", "Run", "Session", "Stamp", "Store", "Word",
    "identity_of", "now",
]  # fmt: skip
