"""Any input a user names: a file, standard input or an address."""

from collections.abc import Iterator

from hudna.errors import InputError
from hudna.ingest.failure import Failure
from hudna.ingest.files import Format, read_path, read_text
from hudna.ingest.guard import AddressGuard, public_only
from hudna.ingest.html import read_page
from hudna.ingest.url import TEXT_TYPE, Limits, Resolver, fetch, is_url, system_resolver
from hudna.types import Report


def read_source(source: str, form: Format | None = None) -> Iterator[Report | Failure]:
    """The reports of a file, of standard input (``-``) or of an http(s) address, or why there is none."""
    if not is_url(source):
        yield from read_path(source, form)
        return
    try:
        yield read_url(source, form)
    except InputError as error:
        yield Failure(source, str(error))


def read_url(
    url: str,
    form: Format | None = None,
    *,
    guard: AddressGuard = public_only,
    resolve: Resolver = system_resolver,
    limits: Limits | None = None,
) -> Report:
    """The report at an address. Raises ``InputError``."""
    if form == "jsonl":
        raise InputError("JSON lines are not read from an address. Save the file and read that.")
    page = fetch(url, guard=guard, resolve=resolve, limits=limits)
    if (form or ("text" if page.kind == TEXT_TYPE else "html")) == "text":
        return read_text(page.data, charset=page.charset, url=page.url)
    return read_page(page.data, charset=page.charset, url=page.url)
