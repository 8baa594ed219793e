"""A file that is held while somebody publishes, so that two don't judge beside one ledger at once."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.file_lock import locked
from ecpat_training.core.interrupted_sets import settle

_MAX_WAIT_SECONDS, _PAUSE = 20.0, 0.05  # seconds to wait for somebody who is publishing, and between two looks


@contextmanager
def open_locked(path: Path, opening: Callable[[], BinaryIO], busy_error: EcpatError) -> Iterator[BinaryIO]:
    """The file that `opening` opens by the name of `path`, held. Who had it before may have put another in its place,
    or have been killed while doing so.

    Raises:
        EcpatError: `busy_error`, where somebody else goes on holding it.
    """
    deadline = time.monotonic() + _MAX_WAIT_SECONDS
    while True:
        with opening() as handle:
            while not locked(handle):
                if time.monotonic() > deadline:
                    raise busy_error
                time.sleep(_PAUSE)
            settle(path.parent)
            # A file that was replaced while we waited is locked for nobody: the new one by its name is what counts.
            if _is_current(handle, path):
                yield handle
                return


def _is_current(handle: BinaryIO, path: Path) -> bool:
    """Whether the open file is still the one by its name."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle.fileno()), path.stat())
    return False
