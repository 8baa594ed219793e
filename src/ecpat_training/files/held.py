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

_PATIENCE, _PAUSE = 20.0, 0.05  # seconds to wait for somebody who is publishing, and between two looks


@contextmanager
def open_locked(path: Path, opening: Callable[[], BinaryIO], busy: EcpatError) -> Iterator[BinaryIO]:
    """The file that `opening` opens by the name of `path`, held. Who had it before may have put another in its place,
    or have been killed while doing so.

    Raises:
        EcpatError: `busy`, where somebody else goes on holding it.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        with opening() as handle:
            while not locked(handle):
                if time.monotonic() > until:
                    raise busy
                time.sleep(_PAUSE)
            settle(path.parent)
            # A file that was replaced while we waited is locked for nobody: the new one by its name is what counts.
            if _stands(handle, path):
                yield handle
                return


def _stands(handle: BinaryIO, path: Path) -> bool:
    """Whether the open file is still the one by its name."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle.fileno()), path.stat())
    return False
