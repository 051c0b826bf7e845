"""Fetching one page, carefully: the address asked is the address checked, and everything is bounded."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from hudna.errors import InputError
from hudna.ingest.encoding import MAX_BYTES
from hudna.ingest.guard import AddressGuard, public_only

if TYPE_CHECKING:
    from http.client import HTTPResponse

Resolver = Callable[[str, int], list[str]]

HTML_TYPES = ("text/html", "application/xhtml+xml")
TEXT_TYPE = "text/plain"
_REDIRECTS = (301, 302, 303, 307, 308)
_INSTEAD = "Save the page from a browser and read the file."


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a fetch may take: bytes (sent and unpacked), seconds in all, redirects, and the ports it may ask."""

    max_bytes: int = MAX_BYTES
    seconds: float = 20.0
    redirects: int = 5
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent: the unpacked bytes, the charset it named, where it was found in the end, and its type."""

    data: bytes
    charset: str | None
    url: str
    kind: str


@dataclass(frozen=True, slots=True)
class _Target:
    scheme: str
    host: str
    port: int
    path: str
    url: str


@dataclass(frozen=True, slots=True)
class _Terms:
    guard: AddressGuard
    resolve: Resolver
    limits: Limits
    deadline: float

    def left(self) -> float:
        """Seconds left. Raises ``InputError`` where there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise InputError(f"took longer than {self.limits.seconds:g} seconds. Try again, or: {_INSTEAD}")
        return left


def is_url(source: str) -> bool:
    """Whether a source is an address of the web (or of another scheme, to be refused) rather than a file."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://", source) is not None


def system_resolver(host: str, port: int) -> list[str]:
    """Every address that the system's name service gives for a host."""
    import socket

    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def fetch(
    url: str,
    *,
    guard: AddressGuard = public_only,
    resolve: Resolver = system_resolver,
    limits: Limits | None = None,
) -> Fetched:
    """What a public http(s) address serves. Raises ``InputError`` for all that is refused, too large, slow or absent."""
    bounds = limits or Limits()
    terms = _Terms(guard, resolve, bounds, time.monotonic() + bounds.seconds)
    for _ in range(bounds.redirects + 1):
        found = _ask(_target(url, bounds), terms)
        if isinstance(found, Fetched):
            return found
        url = found
    raise InputError(f"redirects more than {bounds.redirects} times. {_INSTEAD}")


def _target(url: str, limits: Limits) -> _Target:
    parts, port = _split(url)
    if parts.scheme not in ("http", "https"):
        raise InputError(f'"{parts.scheme or url[:40]}" is not fetched. Give an http or https address, or a file.')
    if parts.username is not None or parts.password is not None:
        raise InputError("has a user name or password in it, which is not sent. Remove it, or: " + _INSTEAD)
    port = port if port is not None else (443 if parts.scheme == "https" else 80)
    if port not in limits.ports:
        raise InputError(f"asks for port {port}; only {_listed(limits.ports)} are allowed. {_INSTEAD}")
    host = _ascii_host(parts.hostname or "")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return _Target(parts.scheme, host, port, urlunsplit(("", "", path, query, "")), url)


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise InputError("is not an address. Write it like https://example.org/page.") from None
    return parts, port


def _ascii_host(host: str) -> str:
    try:
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        ascii_host = ""
    if not re.fullmatch(r"[A-Za-z0-9._:%-]{1,253}", ascii_host):
        raise InputError("has no usable host name. Write it like https://example.org/page.")
    return ascii_host


def _ask(target: _Target, terms: _Terms) -> Fetched | str:
    """What a target serves, or where it redirects to."""
    from hudna.ingest.connection import open_connection

    addresses = _checked(target, terms)
    connection = open_connection(target.scheme, target.host, target.port, addresses, terms.left)
    try:
        return _exchange(connection.ask(target.path), target, terms)
    finally:
        connection.close()


def _checked(target: _Target, terms: _Terms) -> list[str]:
    """The addresses of the host. One that is not public refuses them all: a name that answers both ways is a trap."""
    addresses = _resolved(target, terms)
    if not addresses:
        raise InputError(f'"{target.host}" has no address. Check the spelling and the network, or: {_INSTEAD}')
    if not all(terms.guard(address) for address in addresses):
        raise InputError(f'"{target.host}" is not on the public internet and is not asked. {_INSTEAD}')
    return addresses


def _resolved(target: _Target, terms: _Terms) -> list[str]:
    """The resolver's answer, waited for no longer than the time left: the system's own call knows no limit."""
    from threading import Thread

    answers: list[list[str]] = []
    worker = Thread(target=_look_up, args=(terms.resolve, target, answers), daemon=True)
    worker.start()
    worker.join(terms.left())
    terms.left()
    return answers[0] if answers else []


def _look_up(resolve: Resolver, target: _Target, answers: list[list[str]]) -> None:
    try:
        answers.append(resolve(target.host, target.port))
    except (OSError, UnicodeError):  # unknown host; a label too long
        answers.append([])


def _exchange(response: "HTTPResponse", target: _Target, terms: _Terms) -> Fetched | str:
    if response.status in _REDIRECTS:
        location = response.getheader("Location")
        return _redirected(target.url, location) if location else _refuse("redirects to nowhere.")
    if response.status != 200:
        _refuse(f"answered {response.status} {response.reason[:60]}.")
    kind, charset = _content_type(response.getheader("Content-Type") or "")
    if kind not in (*HTML_TYPES, TEXT_TYPE):
        _refuse(f'is "{kind[:60] or "of no stated type"}", not a page or plain text.')
    return Fetched(_body(response, terms), charset, target.url, kind)


def _redirected(base: str, location: str) -> str:
    # http.client hands headers on as Latin-1; addresses in them are UTF-8 in practice
    raw = location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return urljoin(base, raw)
    except ValueError:
        return _refuse("redirects to something that is no address.")


def _content_type(header: str) -> tuple[str, str | None]:
    kind, _, rest = header.partition(";")
    found = re.search(r"""charset\s?=\s?["']?([A-Za-z0-9_:.-]{1,40})""", rest, re.IGNORECASE)
    return kind.strip().lower(), found.group(1) if found else None


def _body(response: "HTTPResponse", terms: _Terms) -> bytes:
    from hudna.ingest.connection import read_chunks, unpacker

    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    unpack = unpacker(encoding, terms.limits.max_bytes)
    data, taken = bytearray(), 0
    for chunk in read_chunks(response):
        terms.left()
        taken += len(chunk)
        data += unpack.feed(chunk)
        if max(taken, len(data)) > terms.limits.max_bytes:
            _refuse(f"is larger than {terms.limits.max_bytes / 1024 / 1024:g} MB.")
    unpack.finish()
    return bytes(data)


def _refuse(reason: str) -> NoReturn:
    raise InputError(f"{reason} {_INSTEAD}")


def _listed(ports: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(ports)))
