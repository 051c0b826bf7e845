"""Addresses of the web that another program may follow."""

from urllib.parse import quote


def iri(url: str | None) -> str | None:
    """An address with what a URL cannot hold written in percent; ``None`` for anything but http and https."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    return quote(url, safe="%/:?#[]@!$&'()*+,;=~-._", errors="replace")
