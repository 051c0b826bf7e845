"""Long lists of values for IN (…): databases take only so many at once."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

_MOST = 500
Value = TypeVar("Value")


def chunks(values: Sequence[Value], most: int = _MOST) -> Iterator[Sequence[Value]]:
    """The values in order, at most ``most`` at a time."""
    for start in range(0, len(values), most):
        yield values[start : start + most]
