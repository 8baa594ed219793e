"""What takes long to make and several tests begin with: one worker makes it, the others wait for it and copy it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ecpat_training.core.file_lock import lock_new


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of this worker's own with what `make` makes in an empty one; the name says what it is."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if base.name.startswith("popen-") else base) / f"made-once-{name}"
    begun = shared.with_suffix(".begun")
    with shared.with_suffix(".lock").open("wb") as handle:
        lock_new(handle)  # whoever comes second waits here
        if not shared.exists():
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(shared)
    mine = tmp_path_factory.mktemp(name)
    shutil.copytree(shared, mine, dirs_exist_ok=True)
    return mine
