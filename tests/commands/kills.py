"""A process that is killed at its k-th call to the system that changes the disk, played within this process.

From that call on no call reaches the disk, whatever is tried on the way out, and its open files are closed: what is
left is what a killed process leaves.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

STEPS = ("open", "write", "fsync", "chmod", "link", "replace", "rename", "unlink", "mkdir", "rmdir")


class Killed(BaseException):
    """Nothing catches it, and nothing after it reaches the disk."""


class Kill:
    """Kills at the call of number `at`, from 1; a `write` that is killed has written half. `busy` are names of files
    that can't be moved or replaced, as where they are open in Excel; a disk without `links` gives no file a second
    name."""

    def __init__(self, at: int, busy: frozenset[str] = frozenset(), *, links: bool = True) -> None:
        self.at, self.busy, self.links, self.calls = at, busy, links, 0
        self.opened: dict[int, tuple[int, int]] = {}

    @property
    def dead(self) -> bool:
        """Whether the kill has come."""
        return self.calls >= self.at

    def around(self, step: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """The call with the kill in it."""

        def called(*args: Any, **options: Any) -> Any:
            if self.dead:
                raise Killed
            if step == "open" and not args[1] & os.O_CREAT:  # only looks
                return real(*args, **options)
            self.calls += 1
            if self.dead:
                if step == "write":
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                raise Killed
            if step == "link" and not self.links:
                raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(args[-1]))
            if step in ("replace", "rename", "unlink") and any(Path(one).name in self.busy for one in args):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(args[-1]))
            if step == "fsync":
                return None  # it matters to a power cut alone, and takes its time
            made = real(*args, **options)
            return self._opened(made) if step == "open" else made

        return called

    def _opened(self, number: int) -> int:
        self.opened[number] = _file(number)
        return number

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """The time in which the kill may come; it passes in silence."""
        close = os.close

        def closed(number: int) -> None:
            self.opened.pop(number, None)
            close(number)

        with pytest.MonkeyPatch.context() as patch:
            for step in STEPS:
                patch.setattr(os, step, self.around(step, getattr(os, step)))
            patch.setattr(os, "close", closed)
            with suppress(Killed):
                yield
        for number, file in self.opened.items():
            with suppress(OSError):
                if _file(number) == file:  # else it was closed without a word, and the number may be another's
                    close(number)
        self.opened.clear()


def _file(number: int) -> tuple[int, int]:
    found = os.fstat(number)
    return found.st_dev, found.st_ino


def hidden(folder: Path) -> list[str]:
    """What of our own files on the way is left anywhere in a folder."""
    return sorted(path.name for path in folder.rglob(".ecpat-*"))


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder that is not hidden."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".ecpat-")
    }
