"""What a command that asks does first: the case is linked, or it is said that it cannot be."""

from hudna.case import Case
from hudna.cli.ending import complain


def bring_up_to_date(case: Case) -> None:
    """Link what is not linked. In a case that may only be read that waits, which is said on standard error."""
    case.link()
    if case.read_only and case.is_pending():
        complain(
            f"{case.where} may only be read, and not everything in it is linked: the answer is of what was linked. "
            "For the rest copy it to where you may write, and ask again."
        )
