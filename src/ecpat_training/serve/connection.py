"""Connections on which nobody asks anything are closed soon, and the first when there are many: any program of this
machine can open some, and the pages must stay open to the person. Uvicorn waits for a first request without end."""

from typing import Protocol

from uvicorn.protocols.http.h11_impl import H11Protocol

PATIENCE = 20.0
"""Seconds until the next request must have come, up to where its body begins; browsers open another when needed."""
MANY = 128
"""So many connections may be there at once before those make room on which nobody asks."""
MOMENT = 0.5
"""Seconds in which a browser that has just opened a connection has asked something on it."""


class ScheduledCall(Protocol):
    """A call that the loop makes later, as it says itself."""

    def cancel(self) -> None:
        """Cancels the call."""

    def when(self) -> float:
        """When the call will be made, by the loop's clock."""


class Connection(H11Protocol):
    """A connection of a browser, as Uvicorn keeps it."""

    _waits: ScheduledCall | None = None

    def connection_made(self, transport: object) -> None:
        """Begins to wait for a request; where there are too many connections, closes those that have waited longest."""
        super().connection_made(transport)  # type: ignore[arg-type]  # whatever the loop hands over
        self._wait()
        if (excess := len(self.connections) - MANY) > 0:
            other_connections = [peer for peer in self.connections if isinstance(peer, Connection) and peer is not self]
            # Connections younger than a moment stay: a browser opens several and asks on them at once.
            waiting = [peer for peer in other_connections if peer.since + MOMENT <= self.since]
            for connection in sorted(waiting, key=lambda peer: peer.since)[:excess]:
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
        self._wait()
        super().on_response_complete()
        if not self.cycle.response_complete:
            self._stop_waiting()

    @property
    def since(self) -> float:
        """When the connection began to wait, by its loop's clock plus `PATIENCE`; infinite where it doesn't wait."""
        return self._waits.when() if self._waits is not None else float("inf")

    def close(self) -> None:
        """Closes the connection."""
        self._stop_waiting()
        self.transport.close()

    def _wait(self) -> None:
        self._stop_waiting()
        self._waits = self.loop.call_later(PATIENCE, self.close)

    def _stop_waiting(self) -> None:
        if self._waits is not None:
            self._waits.cancel()
            self._waits = None
