"""Pages of an earlier run that are nobody's any more: whoever prints the folder would hand them out."""

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.event.certificates.signing.names import number_pattern
from ecpat_training.words.catalogue.message import Option, phrase

_SUFFIX_PATTERN = r"\.(?:docx|pdf|jwt)"


def obsolete_pages(folder: Path, training: str, current_paths: Collection[Path]) -> list[Path]:
    """The files of a training's folder that are called as certificates are, and that are none of ours now. Whatever has
    another name is somebody's own."""
    pattern = re.compile(rf".+-{number_pattern(training)}{_SUFFIX_PATTERN}")
    current_names = {path.name for path in current_paths if path.parent == folder}
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []
    return [path for path in files if pattern.fullmatch(path.name) and path.name not in current_names]


def obsolete_page_findings(paths: Sequence[Path], *, were_removed: bool) -> Iterator[Finding]:
    """Which they are, and whether they are taken away."""
    if not paths:
        return
    names = listing([visible(path.name) for path in paths], 20)
    location = Location(visible(str(paths[0].parent)))
    template = "{files:,} {files:file|files} of an earlier run {files:is|are} nobody's now: {names}"
    message = phrase(f"{template}; taken away." if were_removed else f"{template}.", files=len(paths), names=names)
    hint = (
        "If one was handed out, write its number into revoked.csv."
        if were_removed
        else phrase(
            "Please delete what isn't to be handed out, or write all of them again with {option}.",
            option=Option("--force"),
        )
    )
    yield Finding("certificate.earlier", Severity.WARNING, message, location, hint)
