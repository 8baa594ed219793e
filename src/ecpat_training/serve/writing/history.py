"""What was changed on pages since the server began, so that it can be taken back and made again. A file that somebody
has changed elsewhere meanwhile has no way back any more: it would take their work along."""

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A change of a file: its version before and after, and what is said of it."""

    before: str
    after: str
    said: str


class History:
    """The steps of every file, the last one last."""

    def __init__(self) -> None:
        self._done: dict[Path, list[HistoryStep]] = {}
        self._undone: dict[Path, list[HistoryStep]] = {}
        self._read: dict[Path, bytes] = {}
        self._lock = Lock()

    def did(self, path: Path, version_before: str, version_after: str, sentence: str) -> None:
        """Remembers a step; what was taken back before can't be made again."""
        with self._lock:
            done_steps = self._done.setdefault(path, [])
            # Somebody changed the file elsewhere in between: going back past that would lose their work.
            if done_steps and done_steps[-1].after != version_before:
                done_steps.clear()
            done_steps.append(HistoryStep(version_before, version_after, sentence))
            self._undone.pop(path, None)

    def last(self, path: Path, version: str) -> HistoryStep | None:
        """The step that led to this version of a file; None where it isn't known."""
        done_steps = self._done.get(path)
        return done_steps[-1] if done_steps and done_steps[-1].after == version else None

    def next(self, path: Path, version: str) -> HistoryStep | None:
        """The step that was taken back last, if this is the version that it began with; None otherwise."""
        undone = self._undone.get(path)
        return undone[-1] if undone and undone[-1].before == version else None

    def record_undo(self, path: Path, version: str) -> None:
        """Notes that the last step was taken back; the file is this version of itself now, which may be another than
        the one before the step."""
        with self._lock:
            done_steps = self._done[path]
            self._undone.setdefault(path, []).append(replace(done_steps.pop(), before=version))
            if done_steps:
                done_steps[-1] = replace(done_steps[-1], after=version)

    def record_redo(self, path: Path, version: str) -> None:
        """Notes that the step that was taken back last was made again; the file is this version of itself now."""
        with self._lock:
            undone = self._undone[path]
            self._done.setdefault(path, []).append(replace(undone.pop(), after=version))
            if undone:
                undone[-1] = replace(undone[-1], before=version)

    def record_reading(self, path: Path, data: bytes) -> None:
        """Remembers a file as it could be read, for when somebody saves it so that it no longer can."""
        with self._lock:
            self._read[path] = data

    def find_last_read(self, path: Path) -> bytes | None:
        """The file as it could last be read since the server began."""
        return self._read.get(path)
