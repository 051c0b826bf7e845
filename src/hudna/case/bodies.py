"""Reports as linking compares them, kept in memory for one run: what repeats a report mostly comes soon after it."""

import zlib
from collections import OrderedDict
from collections.abc import Iterable
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
        if version not in self._ready:
            self.make_ready(session, (version,))
        self._ready.move_to_end(version)
        return self._ready[version]

    def make_ready(self, session: Session, versions: Iterable[str]) -> None:
        """Read those of the versions, a few hundred, that are not in memory: all at once is quicker than one by one."""
        asked = set(versions).difference(self._ready)
        unread = asked.difference(self._packed)
        for version in sorted(asked & self._packed.keys()):
            self._keep(version, _BODY.decode(zlib.decompress(self._packed[version])))
        read = session.readings.wired_all(session.reports.by_ids(unread).values()) if unread else ()
        for kept, reading in read:
            self._keep(kept.id, body_of(replace(reading, id=kept.id), self._knowledge))
            unread.remove(kept.id)
        for version in unread:
            self._keep(version, None)

    def _keep(self, version: str, body: Body | None) -> None:
        self._ready[version] = body
        if len(self._ready) > _READY:
            self._pack(*self._ready.popitem(last=False))

    def _pack(self, version: str, body: Body | None) -> None:
        if body is None or version in self._packed:
            return
        self._packed[version] = zlib.compress(msgspec.msgpack.encode(body), 1)
        self._size += len(self._packed[version])
        while self._size > _PACKED:
            self._size -= len(self._packed.popitem(last=False)[1])
