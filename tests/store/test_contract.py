"""Both databases keep the contract of a store."""

from collections.abc import Callable
from typing import Any

import pytest

from hudna.testing.stores import STORE_CONTRACT, OpenStore


@pytest.mark.parametrize("check", STORE_CONTRACT, ids=[check.__name__.strip("_") for check in STORE_CONTRACT])
def test_a_store_does_as_it_must(check: Callable[[OpenStore], None], opened: Any) -> None:
    check(opened)
