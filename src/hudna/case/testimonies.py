"""The testimonies of a case, with their words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hudna.case.derive import testimonies_in
from hudna.case.names import MARK
from hudna.store import Kept, Session
from hudna.types import Testimony


@dataclass(frozen=True, slots=True)
class Told:
    """A testimony with the report it stands in and the truce it is about."""

    testimony: Testimony
    report: Kept
    truce: str | None  # id of the group


def testimonies(session: Session, versions: Iterable[str] | None = None) -> Iterator[Told]:
    """Every testimony of the current readings of some versions, or of all; streams, by report."""
    for row in session.readings.part("testimonies", versions):
        kept = session.reports.by_number([row.version])[row.version]
        told = testimonies_in(row.body, kept.text)
        groups = session.groups.of("truce", {f"{kept.id}{MARK}{one.truce}" for one in told})
        for one in told:
            yield Told(one, kept, groups.get(f"{kept.id}{MARK}{one.truce}"))
