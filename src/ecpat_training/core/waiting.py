"""Somebody who waits for work that takes long: when they no longer do, every search that goes on for them ends."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event, Thread
from typing import Protocol, TypeVar
from weakref import WeakSet


class Stoppable(Protocol):
    """A search that another thread can end."""

    def stop_search(self) -> None:
        """Ends it soon; it answers with the best that it has."""


_SearchT = TypeVar("_SearchT", bound=Stoppable)


class _Waiting:
    """Somebody who waits, and the searches that end when they no longer do. A search that begins only after that ends
    at once as well."""

    def __init__(self, over: Callable[[], bool]) -> None:
        self.over = over
        self.searches: WeakSet[Stoppable] = WeakSet()
        self._ended = Event()
        Thread(target=self._watch, name="waiting for a search", daemon=True).start()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK):
            if self.over():
                for one in [*self.searches]:
                    one.stop_search()

    def end(self) -> None:
        self._ended.set()


_waiting: ContextVar[_Waiting | None] = ContextVar("who waits for the search", default=None)
_LOOK = 0.1  # seconds between two looks at whether somebody still waits


@contextmanager
def stopped_when(over: Callable[[], bool]) -> Iterator[None]:
    """Whatever is searched for within ends as soon as nobody waits for it any more: when it is `over`."""
    waiting = _Waiting(over)
    before = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(before)
        waiting.end()


def watched(search: _SearchT) -> _SearchT:
    """A search that is about to begin, which ends when nobody waits for it any more."""
    if (waiting := _waiting.get()) is not None:
        waiting.searches.add(search)
    return search


def nobody_waits() -> bool:
    """Whether there was somebody who waited, and who doesn't any longer."""
    waiting = _waiting.get()
    return waiting is not None and waiting.over()
