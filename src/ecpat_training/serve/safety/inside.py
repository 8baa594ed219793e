"""Paths of the folder that is served; every other is refused, however it is written."""

from pathlib import Path

from ecpat_training.core.errors import RefusedError
from ecpat_training.core.location import Location
from ecpat_training.core.text import unsafe_characters, visible
from ecpat_training.files.writing import place_of

_NEVER = frozenset("/\\:\0\n\r\t")


def resolve_inside(folder: Path, *names: str) -> Path:
    """The path of a file or folder under `folder`, by the single names that lead to it.

    Raises:
        RefusedError: a name isn't plain (`..`, with a slash, hidden, with control characters), or a link leads out.
    """
    for name in names:
        if not name or name.startswith(".") or set(name) & _NEVER or unsafe_characters(name):
            raise _build_outside_error(name)
    return require_inside(folder, folder.joinpath(*names))


def require_inside(folder: Path, path: Path) -> Path:
    """A path, where it stands under `folder` with all links followed.

    Raises:
        RefusedError: the path, with links followed, leads out of `folder`.
    """
    # Links are followed before comparing: a name inside may lead outside.
    if not place_of(path).is_relative_to(place_of(folder)):
        raise _build_outside_error(path.name)
    return path


def _build_outside_error(name: str) -> RefusedError:
    error = RefusedError.because(
        "serve.outside",
        "this isn't a file of the programme's folder.",
        location=Location(visible(name)),
        hint="Only what stands in the folder itself is read and written.",
    )
    assert isinstance(error, RefusedError)
    return error
