"""Somebody who waits for work that takes long: when they no longer do, what goes on for them ends, searches and the
reading of large files alike."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from threading import Event, Thread, current_thread, main_thread
from typing import Any, Protocol, TypeVar
from weakref import WeakSet


class NobodyWaitsError(Exception):
    """Raised in work that nobody waits for any more."""


class Stoppable(Protocol):
    """A search, such as a solver of OR-Tools, that another thread can end."""

    parameters: Any

    def solve(self, model: Any, callback: object = None, /) -> object:
        """Searches until the end; returns how it ended."""

    def stop_search(self) -> None:
        """Ends it soon; it answers with the best that it has."""


_ItemT = TypeVar("_ItemT")


class _Waiter:
    """Somebody who waits, and the searches that end when they no longer do. A search that begins only after that ends
    at once as well."""

    def __init__(self, is_over: Callable[[], bool]) -> None:
        self.over = is_over
        self.searches: WeakSet[Stoppable] = WeakSet()
        self._ended = Event()
        # A daemon, so that a search that is never ended can't keep the process alive.
        Thread(target=self._watch, name="waiting for a search", daemon=True).start()

    def _watch(self) -> None:
        while not self._ended.wait(_SECONDS_BETWEEN_CHECKS):
            if self.over():
                # A copy: searches may be added by another thread while this one stops them.
                for search in [*self.searches]:
                    search.stop_search()

    def end(self) -> None:
        self._ended.set()


_waiter: ContextVar[_Waiter | None] = ContextVar("who waits for the search", default=None)
_SECONDS_BETWEEN_CHECKS = 0.1  # seconds between two looks at whether somebody still waits
_ITEMS = 1000  # read between two looks


@contextmanager
def stop_search_when(is_over: Callable[[], bool]) -> Iterator[None]:
    """Whatever is searched for within ends as soon as nobody waits for it any more: when `is_over` says so."""
    waiter = _Waiter(is_over)
    before = _waiter.set(waiter)
    try:
        yield
    finally:
        _waiter.reset(before)
        waiter.end()


def solve_while_awaited(search: Stoppable, model: object, callback: object = None) -> object:
    """Solves a model, and ends soon when nobody waits for it any more, or when somebody presses Ctrl-C.

    Returns:
        How the search ended.

    Raises:
        KeyboardInterrupt: on Ctrl-C, once the search has ended.
    """
    if (waiter := _waiter.get()) is not None:
        waiter.searches.add(search)
    # CP-SAT's own way with Ctrl-C answers with the best that it has, as if it were done, and leaves no handler behind.
    search.parameters.catch_sigint_signal = False
    if current_thread() is not main_thread():
        return search.solve(model, callback)
    # Python hears Ctrl-C in the main thread alone, and only while that isn't within the solver.
    status: Future[object] = Future()

    def solve() -> None:
        try:
            status.set_result(search.solve(model, callback))
        except BaseException as fault:  # noqa: BLE001 - raised again by whoever waits
            status.set_exception(fault)

    try:
        Thread(target=copy_context().run, args=(solve,), name="search", daemon=True).start()
        while not wait([status], _SECONDS_BETWEEN_CHECKS).done:
            pass  # waiting without an end can't be interrupted on Windows
    except KeyboardInterrupt:
        while not wait([status], _SECONDS_BETWEEN_CHECKS).done:
            search.stop_search()  # again and again: a search that hasn't quite begun doesn't hear it
        raise
    return status.result()


def is_abandoned() -> bool:
    """Whether there was somebody who waited, and who doesn't any longer."""
    waiter = _waiter.get()
    return waiter is not None and waiter.over()


def iterate_while_awaited(items: Iterable[_ItemT], interval: int = _ITEMS) -> Iterable[_ItemT]:
    """The items, such as rows of a large file, one after the other, as long as somebody waits for what becomes of them,
    which is looked at before the first and then before `interval` so many.

    Raises:
        NobodyWaitsError: while they are read, where nobody does any longer.
    """
    waiter = _waiter.get()
    return items if waiter is None else _iterate_until(waiter.over, items, interval)


def _iterate_until(is_over: Callable[[], bool], items: Iterable[_ItemT], interval: int) -> Iterator[_ItemT]:
    for number, item in enumerate(items):
        if number % interval == 0 and is_over():
            raise NobodyWaitsError
        yield item
