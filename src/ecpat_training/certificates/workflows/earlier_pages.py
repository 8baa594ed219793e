"""Pages of an earlier run that are nobody's any more: whoever prints the folder would hand them out."""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ecpat_training.certificates.signing.names import number_pattern
from ecpat_training.core.errors import OutputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible

_KINDS = r"\.(?:docx|pdf|jwt)"


def left_over(folder: Path, training: str, ours: Collection[Path]) -> list[Path]:
    """The files of a training's folder that are called as certificates are, and that are none of ours now. Whatever has
    another name is somebody's own."""
    pattern = re.compile(rf".+-{number_pattern(training)}{_KINDS}")
    kept = {path.name for path in ours if path.parent == folder}
    try:
        there = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []
    return [path for path in there if pattern.fullmatch(path.name) and path.name not in kept]


def about_left_over(paths: Sequence[Path], *, taken_away: bool) -> Iterator[Finding]:
    """Which they are, and whether they are taken away."""
    if not paths:
        return
    names = listing([visible(path.name) for path in paths], 20)
    where = Location(visible(str(paths[0].parent)))
    what = f"{count(len(paths), 'file')} of an earlier run {'is' if len(paths) == 1 else 'are'} nobody's now: {names}."
    hint = "Please delete what isn't to be handed out, or write all of them again with --force."
    if taken_away:
        what, hint = f"{what[:-1]}; taken away.", "If one was handed out, write its number into revoked.csv."
    yield Finding("certificate.earlier", Severity.WARNING, what, where, hint)


def take_away(paths: Sequence[Path]) -> None:
    """Deletes them, once those that count are in place.

    Raises:
        OutputError: with every file that can't be deleted.
    """
    kept = []
    for path in paths:
        try:
            path.unlink()
        except OSError:
            hint = "Please close it if it is open, and delete it: it is nobody's certificate."
            what = "this file of an earlier run can't be deleted; all others are written."
            where = Location(visible(str(path)))
            kept.append(Finding("certificate.earlier", Severity.ERROR, what, where, hint))
    if kept:
        raise OutputError(kept)
