"""A dossier as one HTML file that needs nothing but itself: no network, no script, no fonts from elsewhere."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from hudna.export.dossier.timeline import timeline
from hudna.export.dossier.view import view
from hudna.export.dossier.words import words_in
from hudna.export.html import sentence
from hudna.export.labels import Lang
from hudna.export.page.labels import labels
from hudna.export.page.policy import policy
from hudna.export.page.template import environment
from hudna.types.dossier import Dossier

_HERE = "hudna.export.dossier"


def html(dossier: Dossier, lang: Lang = "en", names: Mapping[str, str] | None = None) -> str:
    """The page of a dossier; the same dossier gives the same text. ``names`` as in `view`."""
    style = _style()
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            v=view(dossier, lang, names),
            w=words_in(lang, {}),
            t=labels(lang),
            style=Markup(style),  # noqa: S704  our own file
            policy=policy(style),
        )
    )


@cache
def _environment() -> Environment:
    found = environment(_HERE)
    found.filters["sentence"] = sentence
    found.filters["timeline"] = timeline
    found.filters["form"] = lambda block: type(block).__name__
    return found


@cache
def _style() -> str:
    """The style of the page of one reading, and what a dossier adds to it."""
    return files("hudna.export.page").joinpath("page.css").read_text(encoding="utf-8") + files(_HERE).joinpath(
        "dossier.css"
    ).read_text(encoding="utf-8")
