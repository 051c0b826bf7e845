"""The Jinja environment of a page: everything escaped, a missing value an error."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from hudna.export.page.marked import isolated


def environment(package: str) -> Environment:
    """An environment for the templates of a package, with the filter ``isolated``; autoescape is on."""
    found = Environment(
        loader=PackageLoader(package, "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["isolated"] = isolated
    return found
