"""One HTTP exchange with an address already checked: no second look-up, no wait past the deadline, no bomb."""

import io
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

from hudna.errors import InputError

Left = Callable[[], float]

_CHUNK = 64 * 1024
_INSTEAD = "Save the page from a browser and read the file."


class Unpacker(Protocol):
    """Takes chunks as sent and gives them unpacked, a little past its limit at most."""

    def feed(self, chunk: bytes) -> bytes:
        """The unpacked bytes of a chunk."""
        ...

    def finish(self) -> None:
        """Raise ``InputError`` where the stream ended too early."""
        ...


class _DeadlineReader(io.RawIOBase):
    """A socket whose every read waits no longer than what is left in all: a slow drip cannot add up."""

    def __init__(self, sock: socket.socket, left: Left) -> None:
        self._sock = sock
        self._left = left

    def readable(self) -> bool:
        """Always: it is only read."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Bytes read into the buffer."""
        self._sock.settimeout(self._left())
        return self._sock.recv_into(buffer)


class _DeadlineSocket:
    """What ``http.client`` needs of a socket."""

    def __init__(self, sock: socket.socket, left: Left) -> None:
        self._sock = sock
        self._left = left

    def makefile(self, _mode: str) -> io.BufferedReader:
        """The reading side."""
        return io.BufferedReader(_DeadlineReader(self._sock, self._left))

    def sendall(self, data: bytes) -> None:
        """Send all, within what is left."""
        self._sock.settimeout(self._left())
        self._sock.sendall(data)

    def close(self) -> None:
        """Nothing: ``http.client`` closes before the body is read; ``Connection`` closes the socket itself."""


class Connection:
    """An open connection to one checked address."""

    def __init__(self, http: HTTPConnection, sock: socket.socket) -> None:
        self._http = http
        self._sock = sock

    def ask(self, path: str) -> HTTPResponse:
        """The response to GET. Raises ``InputError`` where none comes."""
        try:
            self._http.request("GET", path, headers=_headers())
            return self._http.getresponse()
        except (OSError, HTTPException, ValueError) as error:
            raise _broken(error) from None

    def close(self) -> None:
        """Close it."""
        self._sock.close()


def open_connection(scheme: str, host: str, port: int, addresses: list[str], left: Left) -> Connection:
    """A connection to the first of the addresses that answers; the host is only named to it. Raises ``InputError``."""
    failure: Exception = OSError("no address")
    for address in addresses:
        try:
            sock = _dial(scheme, host, address, port, left)
        except (OSError, ValueError) as error:
            failure = error
        else:
            return Connection(_speaker(scheme, host, port, _DeadlineSocket(sock, left)), sock)
    raise _broken(failure)


def _speaker(scheme: str, host: str, port: int, sock: _DeadlineSocket) -> HTTPConnection:
    http = HTTPConnection(host, port)
    http.default_port = 443 if scheme == "https" else 80  # so that Host names the port only where it must
    http.auto_open = 0  # never a second connection, which would look the host up again
    http.sock = sock
    return http


def _dial(scheme: str, host: str, address: str, port: int, left: Left) -> socket.socket:
    sock = socket.create_connection((address, port), timeout=left())
    if scheme == "http":
        return sock
    sock.settimeout(left())
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except (OSError, ValueError):
        sock.close()
        raise


def read_chunks(response: HTTPResponse) -> Iterator[bytes]:
    """The body as sent, in pieces. Raises ``InputError`` where it breaks off."""
    while chunk := _read(response):
        yield chunk
    if response.length:  # what Content-Length promised and did not come
        raise InputError(f"broke off before its end. Try again, or: {_INSTEAD}")


def _read(response: HTTPResponse) -> bytes:
    try:
        return response.read1(_CHUNK)
    except (OSError, HTTPException, ValueError) as error:
        raise _broken(error) from None


def unpacker(encoding: str, limit: int) -> Unpacker:
    """What unpacks a content encoding, never further than ``limit`` bytes and one. Raises ``InputError``."""
    if encoding in ("", "identity"):
        return _Plain()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _Zipped(limit)
    raise InputError(f'is packed as "{encoding[:20]}", which is not read. {_INSTEAD}')


class _Plain:
    def feed(self, chunk: bytes) -> bytes:
        return chunk

    def finish(self) -> None:
        return None


class _Zipped:
    """gzip or deflate, bounded: zlib is never asked for more than is still allowed."""

    def __init__(self, limit: int) -> None:
        self._room = limit + 1
        self._zlib: zlib._Decompress | None = None

    def feed(self, chunk: bytes) -> bytes:
        self._zlib = self._zlib or zlib.decompressobj(_window(chunk))
        if self._room <= 0 or self._zlib.eof:
            return b""
        try:
            out = self._zlib.decompress(self._zlib.unconsumed_tail + chunk, self._room)
        except zlib.error:
            raise InputError(f"sent a damaged page. Try again, or: {_INSTEAD}") from None
        self._room -= len(out)
        return out

    def finish(self) -> None:
        if self._zlib is not None and not self._zlib.eof:
            raise InputError(f"broke off before its end. Try again, or: {_INSTEAD}")


def _window(first: bytes) -> int:
    """gzip or zlib by their headers; some servers send bare deflate under the name of deflate."""
    headed = first[:1] == b"\x1f" or (len(first) > 1 and first[0] & 15 == 8 and (first[0] << 8 | first[1]) % 31 == 0)
    return 47 if headed else -15


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"hudna/{_version()}",
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
        "Accept-Language": "ar, en;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _version() -> str:
    try:
        return version("hudna")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "0"


def _broken(error: Exception) -> InputError:
    if isinstance(error, ssl.SSLCertVerificationError):
        return InputError(f"has a certificate that cannot be trusted ({error.verify_message}). {_INSTEAD}")
    if isinstance(error, TimeoutError):
        return InputError(f"did not answer in time. Try again, or: {_INSTEAD}")
    said = str(error) or type(error).__name__
    return InputError(f"could not be reached ({said[:120]}). Check the address and the network, or: {_INSTEAD}")
