"""Files as somebody at a notebook names them."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

AnyPath: TypeAlias = str | os.PathLike[str]


def input_path(path: AnyPath) -> Path:
    """A file that is read; `~` is the home folder. `-` is a name like others: a notebook has no standard input."""
    expanded = Path(path).expanduser()
    return expanded.absolute() if expanded == Path("-") else expanded


def input_paths(paths: AnyPath | Iterable[AnyPath] | None) -> tuple[Path, ...]:
    """One file, several or none."""
    if paths is None:
        return ()
    return tuple(map(input_path, (paths,) if isinstance(paths, str | os.PathLike) else paths))


def optional_path(path: AnyPath | None) -> Path | None:
    """A file, if one is named."""
    return None if path is None else input_path(path)


output_path = input_path
"""A file that is written, which is never standard output."""
