"""Fetching from a server of our own on the loopback address; nothing else is ever asked."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from hudna.errors import InputError
from hudna.ingest import read_source, read_url
from hudna.ingest.failure import Failure
from hudna.ingest.url import Fetched, Limits, fetch, is_url

PAGE = "<html><head><title>هدوء</title></head><body><p>قال سكان إن القصف توقف في الصباح.</p></body></html>".encode()
OK = b"HTTP/1.1 200 OK\r\n"
HTML = b"Content-Type: text/html; charset=utf-8\r\n"

Handler = Callable[[socket.socket, bytes], None]


def whole(*heads: bytes, body: bytes = PAGE, status: bytes = OK) -> Handler:
    answer = status + b"".join(heads) + b"Content-Length: %d\r\n\r\n" % len(body) + body
    return lambda sock, _request: sock.sendall(answer)


@contextmanager
def serving(handler: Handler) -> Iterator[int]:
    """A server that hands each request to ``handler``; gives its port."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def answer(sock: socket.socket) -> None:
        with sock:
            try:
                handler(sock, sock.recv(65536))
            except OSError:
                return  # the client hung up, as it should

    def accept() -> None:
        while not stop.is_set():
            try:
                sock, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(sock,), daemon=True).start()

    worker = threading.Thread(target=accept, daemon=True)
    worker.start()
    try:
        yield listener.getsockname()[1]
    finally:
        stop.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        worker.join(2)


def loopback(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def ask(port: int, path: str = "/", host: str = "news.example", seconds: float = 5, size: int = 100_000) -> Fetched:
    limits = Limits(max_bytes=size, seconds=seconds, ports=frozenset({port}))
    return fetch(f"http://{host}:{port}{path}", guard=lambda ip: ip == "127.0.0.1", resolve=loopback, limits=limits)


def test_a_page_comes_with_its_charset_and_address() -> None:
    with serving(whole(HTML)) as port:
        assert ask(port, "/a?b=c") == Fetched(PAGE, "utf-8", f"http://news.example:{port}/a?b=c", "text/html")


def test_the_request_names_host_and_reader_and_encodes_arabic() -> None:
    seen: list[bytes] = []

    def keep(sock: socket.socket, request: bytes) -> None:
        seen.append(request)
        whole(HTML)(sock, request)

    with serving(keep) as port:
        ask(port, "/خبر عاجل?q=هدنة", host="أخبار.example")
    lines = seen[0].decode("ascii").split("\r\n")
    assert lines[0].startswith("GET /%D8%AE%D8%A8%D8%B1%20%D8%B9")
    assert f"Host: xn--igbhe7b5a.example:{port}" in lines or any(line.startswith("Host: xn--") for line in lines)
    assert any(line.startswith("User-Agent: hudna/") for line in lines)
    assert not any(line.lower().startswith(("cookie", "referer", "authorization")) for line in lines)


def test_proxies_of_the_environment_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(whole(HTML)) as port:
        assert ask(port).data == PAGE


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "10.0.0.1", "[::ffff:127.0.0.1]"]
)
def test_loopback_and_private_hosts_are_refused_by_default(host: str) -> None:
    with pytest.raises(InputError, match=r"not on the public internet|has no address"):
        fetch(f"http://{host}/")


def test_one_private_answer_among_public_ones_refuses_the_name() -> None:
    with pytest.raises(InputError, match="not on the public internet"):
        fetch("http://news.example/", resolve=lambda *_: ["8.8.8.8", "169.254.169.254"])


def test_a_name_is_looked_up_once_and_its_checked_address_asked() -> None:
    asked: list[str] = []

    def rebinding(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with serving(whole(HTML)) as port:
        limits = Limits(ports=frozenset({port}))
        fetch(f"http://news.example:{port}/", guard=lambda ip: ip == "127.0.0.1", resolve=rebinding, limits=limits)
    assert asked == ["news.example"]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.org/a", "is not fetched"),
        ("file:///etc/passwd", "is not fetched"),
        ("http://user:word@example.org/", "user name or password"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:99999/", "is not an address"),
        ("http://[::1/", "is not an address"),
        ("http:///path", "host name"),
        ("http://exa mple.org/", "host name"),
        ("http://" + "a" * 300 + ".org/", "host name"),
        ("http://ا" + "ا" * 300 + ".org/", "host name"),
    ],
)
def test_addresses_that_are_not_asked(url: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as error:
        fetch(url, resolve=lambda *_: ["8.8.8.8"], guard=lambda _: False)
    assert str(error.value).endswith(".")


def test_an_unknown_host_is_said() -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(InputError, match="has no address"):
        fetch("http://nowhere.example/", resolve=unknown)


def test_a_slow_look_up_is_not_waited_for() -> None:
    def slow(_host: str, _port: int) -> list[str]:
        time.sleep(1)
        return ["127.0.0.1"]

    with pytest.raises(InputError, match="took longer"):
        fetch("http://slow.example/", resolve=slow, limits=Limits(seconds=0.1))


def redirect(where: str, code: int = 302) -> Handler:
    return whole(b"Location: " + where.encode() + b"\r\n", body=b"", status=b"HTTP/1.1 %d Moved\r\n" % code)


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(code: int) -> None:
    def handle(sock: socket.socket, request: bytes) -> None:
        (whole(HTML) if b"GET /there" in request else redirect("/there", code))(sock, request)

    with serving(handle) as port:
        assert ask(port).url == f"http://news.example:{port}/there"


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ("http://10.0.0.1:{port}/", "not on the public internet"),
        ("http://169.254.169.254:{port}/latest", "not on the public internet"),
        ("http://[::1]:{port}/", "not on the public internet"),
        ("file:///etc/passwd", "is not fetched"),
        ("http://news.example:22/", "port 22"),
        ("http://a:b@news.example/", "user name"),
        ("http://[", "no address"),
        ("", "redirects to nowhere"),
    ],
)
def test_a_redirect_is_checked_again(where: str, says: str) -> None:
    def resolve(host: str, _port: int) -> list[str]:
        return ["127.0.0.1"] if host == "news.example" else [host]

    def handle(sock: socket.socket, request: bytes) -> None:
        redirect(where.replace("{port}", str(port)))(sock, request)

    with serving(handle) as port, pytest.raises(InputError, match=says):
        limits = Limits(ports=frozenset({port}))
        fetch(f"http://news.example:{port}/", guard=lambda ip: ip == "127.0.0.1", resolve=resolve, limits=limits)


def test_a_ring_of_redirects_ends() -> None:
    with serving(redirect("/again")) as port, pytest.raises(InputError, match="redirects more than 5 times"):
        ask(port)


@pytest.mark.parametrize(
    ("handler", "says"),
    [
        (whole(HTML, status=b"HTTP/1.1 404 Not Found\r\n"), "answered 404 Not Found"),
        (whole(b"Content-Type: application/pdf\r\n"), 'is "application/pdf"'),
        (whole(), "of no stated type"),
        (whole(HTML, b"Content-Encoding: br\r\n"), 'packed as "br"'),
        (whole(HTML, b"Content-Encoding: gzip\r\n", body=b"not gzip"), "damaged"),
        (whole(HTML, b"Content-Encoding: gzip\r\n", body=gzip.compress(PAGE)[:-12]), "broke off"),
        (whole(HTML, body=b"x" * 200_000), "is larger than"),
        (whole(HTML, b"Content-Encoding: gzip\r\n", body=gzip.compress(bytes(50_000_000))), "is larger than"),
        (lambda sock, _: sock.sendall(OK + HTML + b"Content-Length: 900\r\n\r\nabc"), "broke off|could not be reached"),
        (lambda sock, _: sock.sendall(b"nonsense\r\n\r\n"), "could not be reached"),
        (lambda *_: None, "could not be reached"),
        (lambda sock, _: sock.sendall(OK + b"X: " + b"y" * 70_000 + b"\r\n\r\n"), "could not be reached"),
        (lambda sock, _: sock.sendall(OK + HTML + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"), "could not be reached"),
    ],
)
def test_answers_that_are_refused(handler: Handler, says: str) -> None:
    with serving(handler) as port, pytest.raises(InputError, match=says) as error:
        ask(port)
    assert str(error.value).endswith(".")


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        (b"gzip", gzip.compress(PAGE)),
        (b"deflate", zlib.compress(PAGE)),
        (b"deflate", zlib.compress(PAGE, wbits=-15)),
    ],
)
def test_packed_pages_are_unpacked(coding: bytes, body: bytes) -> None:
    with serving(whole(HTML, b"Content-Encoding: " + coding + b"\r\n", body=body)) as port:
        assert ask(port).data == PAGE


def drip(first: bytes, again: bytes) -> Handler:
    def handle(sock: socket.socket, _request: bytes) -> None:
        sock.sendall(first)
        for _ in range(200):
            time.sleep(0.05)
            sock.sendall(again)

    return handle


@pytest.mark.parametrize(
    "handler",
    [
        drip(b"", b"H"),
        drip(OK, b"X: y\r\n"),
        drip(OK + HTML + b"\r\n", b"x"),
        drip(OK + HTML + b"Content-Encoding: gzip\r\n\r\n", b""),
    ],
)
def test_a_slow_drip_is_cut_at_the_total_time(handler: Handler) -> None:
    begun = time.monotonic()
    with serving(handler) as port, pytest.raises(InputError, match=r"took longer|in time|could not be reached"):
        ask(port, seconds=0.4)
    assert time.monotonic() - begun < 3


def test_a_closed_port_and_a_false_https_are_said() -> None:
    with serving(whole(HTML)) as port:
        limits = Limits(ports=frozenset({port}))
        with pytest.raises(InputError, match="could not be reached"):
            fetch(f"https://news.example:{port}/", guard=lambda _: True, resolve=loopback, limits=limits)
    with pytest.raises(InputError, match="could not be reached"):
        ask(port)


def test_a_report_is_read_from_an_address() -> None:
    with serving(whole(HTML)) as port:
        limits = Limits(ports=frozenset({port}))
        url = f"http://news.example:{port}/a"
        report = read_url(url, guard=lambda _: True, resolve=loopback, limits=limits)
    assert report.text == "هدوء\n\nقال سكان إن القصف توقف في الصباح."
    assert report.url == url


def test_plain_text_is_read_as_text_in_its_charset() -> None:
    body = "قال سكان إن القصف توقف".encode("cp1256")
    with serving(whole(b"Content-Type: text/plain; charset=windows-1256\r\n", body=body)) as port:
        limits = Limits(ports=frozenset({port}))
        report = read_url(f"http://news.example:{port}/", guard=lambda _: True, resolve=loopback, limits=limits)
    assert report.text == "قال سكان إن القصف توقف"
    assert report.notes == ("not UTF-8; read as windows-1256, as it declares",)


def test_a_refused_address_is_a_failure_among_the_inputs() -> None:
    (failure,) = read_source("http://127.0.0.1/a")
    assert isinstance(failure, Failure)
    assert str(failure).startswith('http://127.0.0.1/a: "127.0.0.1" is not on the public internet')


@pytest.mark.parametrize(
    ("source", "is_one"),
    [("https://a.example/", True), ("gopher://a", True), ("a.txt", False), ("C:/a", False), ("-", False)],
)
def test_addresses_are_told_from_files(source: str, is_one: bool) -> None:
    assert is_url(source) is is_one
