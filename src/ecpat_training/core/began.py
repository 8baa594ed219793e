"""When this process began its work, for what must end in time: starting the program takes time as well."""

import time


class _Process:
    """What the entry point says; a process that does other things besides says nothing."""

    start_time: float | None = None


def mark_start() -> None:
    """Says that this process was started for what it does now; what it has computed so far belongs to that."""
    _Process.start_time = time.monotonic() - time.process_time()


def start_time() -> float | None:
    """When the process began, by the clock of `time.monotonic`; None where it isn't known."""
    return _Process.start_time
