"""Connections on which nobody asks anything are closed soon, and the first when there are many: any program of this
machine, also of another account, can open some, and the pages must stay open to the person.

Strangers make room for whoever comes, the first to come first, also where they have sent half a request; a connection
on which somebody was let in doesn't. A browser asks within moments of opening a connection, so that `MANY` others would
have to open theirs in between to keep it out. Uvicorn waits for a first request without end, and refuses everybody when
there are too many connections."""

import sys
from typing import Protocol

from uvicorn.protocols.http.h11_impl import H11Protocol

from ecpat_training.serve.safety.token import ADMITTED_STATE_KEY

PATIENCE = 20.0
"""Seconds until the next request must have come, up to where its body begins; browsers open another when needed."""
_MAX_CONNECTIONS = 512


def _strangers() -> int:
    """How many strangers may wait: no more than a quarter of what this process may have open (256 in all on macOS),
    since the pages' own files and connections need some."""
    if sys.platform == "win32":
        return _MAX_CONNECTIONS
    import resource

    file_limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _MAX_CONNECTIONS if file_limit == resource.RLIM_INFINITY else min(_MAX_CONNECTIONS, file_limit // 4)


MANY = _strangers()
"""So many connections of strangers may wait at once; the next lets the first go."""


class ScheduledCall(Protocol):
    """A call that the loop makes later, as it says itself."""

    def cancel(self) -> None:
        """Cancels the call."""

    def when(self) -> float:
        """When the call will be made, by the loop's clock."""


class Connection(H11Protocol):
    """A connection of a browser, as Uvicorn keeps it."""

    _waits: ScheduledCall | None = None
    _is_authenticated = False

    def connection_made(self, transport: object) -> None:
        """Begins to wait for a request; where too many strangers wait, closes those that came first."""
        super().connection_made(transport)  # type: ignore[arg-type]  # whatever the loop hands over
        self._wait()
        removable_connections = [peer for peer in self.connections if isinstance(peer, Connection) and peer.may_go]
        for connection in sorted(removable_connections, key=lambda peer: peer.since)[
            : max(0, len(removable_connections) - MANY)
        ]:
            connection.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends the wait for a request."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Takes what comes; once a request's body begins, nothing is waited for any more."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Waits for the next request, which may have come already."""
        self._is_authenticated = self._is_authenticated or bool(self.scope["state"].get(ADMITTED_STATE_KEY))
        self._wait()
        super().on_response_complete()
        if not self.cycle.response_complete:
            self._stop_waiting()

    @property
    def since(self) -> float:
        """When the connection began to wait, by its loop's clock plus `PATIENCE`; infinite where it doesn't wait."""
        return self._waits.when() if self._waits is not None else float("inf")

    @property
    def may_go(self) -> bool:
        """Whether the connection waits, and nobody was let in on it."""
        return self._waits is not None and not self._is_authenticated

    def close(self) -> None:
        """Closes the connection, which counts no more."""
        self._stop_waiting()
        self.connections.discard(self)
        self.transport.close()

    def _wait(self) -> None:
        self._stop_waiting()
        self._waits = self.loop.call_later(PATIENCE, self.close)

    def _stop_waiting(self) -> None:
        if self._waits is not None:
            self._waits.cancel()
            self._waits = None
