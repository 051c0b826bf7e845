"""Hudna reads reports of armed conflict, Arabic first: is there a truce, who says so, who denies it, on what terms?"""

from typing import TYPE_CHECKING

from hudna.api import open_case, read

if TYPE_CHECKING:
    from hudna.case import Case
    from hudna.types import Reading

__all__ = ["Case", "Reading", "__version__", "open_case", "read", "version"]


def version() -> str:
    """The installed version of Hudna."""
    from importlib.metadata import version as installed  # costs more than the rest of this module

    return installed("hudna")


def __getattr__(name: str) -> object:
    if name == "Reading":
        from hudna.types import Reading

        return Reading
    if name == "Case":
        from hudna.case import Case

        return Case
    if name == "__version__":
        return version()
    raise AttributeError(f"module 'hudna' has no attribute {name!r}")
