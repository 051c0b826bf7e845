"""Reports as linking compares them, kept in memory for one run: what repeats a report mostly comes soon after it."""

import zlib
from collections import OrderedDict
from dataclasses import replace

import msgspec

from hudna.link.body import Body, body_of
from hudna.packs.knowledge import Knowledge
from hudna.store import Session

_READY = 2000  # reports, at about 80 KB each
_PACKED = (
    400_000_000  # bytes: a hundred thousand short reports, at a twentieth of the time that reading them again takes
)
_BODY = msgspec.msgpack.Decoder(Body)


class Bodies:
    """The last few thousand reports ready to be compared, and those before them packed."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._ready, self._packed, self._size = OrderedDict[str, Body | None](), OrderedDict[str, bytes](), 0

    def of(self, version: str, session: Session) -> Body | None:
        """The body of a version; ``None`` where it has no reading."""
        if version in self._ready:
            self._ready.move_to_end(version)
            return self._ready[version]
        packed = self._packed.get(version)
        body = _BODY.decode(zlib.decompress(packed)) if packed else self._read(version, session)
        self._ready[version] = body
        if len(self._ready) > _READY:
            self._pack(*self._ready.popitem(last=False))
        return body

    def _read(self, version: str, session: Session) -> Body | None:
        kept = session.reports.by_id(version)
        reading = session.readings.wired(kept) if kept else None
        return body_of(replace(reading, id=version), self._knowledge) if reading else None

    def _pack(self, version: str, body: Body | None) -> None:
        if body is None or version in self._packed:
            return
        self._packed[version] = zlib.compress(msgspec.msgpack.encode(body), 1)
        self._size += len(self._packed[version])
        while self._size > _PACKED:
            self._size -= len(self._packed.popitem(last=False)[1])
