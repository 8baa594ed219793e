"""Which format a file's ending asks for."""

from collections.abc import Mapping
from pathlib import Path

from ecpat_training.core import registry
from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import listing
from ecpat_training.documents import formats
from ecpat_training.documents.document import Document
from ecpat_training.documents.prepared import prepared_document
from ecpat_training.files.writing import STDOUT
from ecpat_training.words.catalogue.message import phrase

WORD = "docx"


def endings() -> list[str]:
    """The endings that a document can be written in: `.docx`, `.html` and so on."""
    return [f".{name}" for name in registry.members(formats)]


def ending(path: Path, extra_suffixes: tuple[str, ...] = ()) -> str:
    """The ending of `path`, in small letters, as one that can be written; `extra_suffixes` are those that the caller
    writes itself, and may have two parts, such as `.frab.json`. Standard output (`-`) is meant for programs and gets
    `.json`.

    Raises:
        UsageError: nothing writes such a file.
    """
    possible = sorted([*endings(), *extra_suffixes])
    name = path.name.lower()
    two_parts = [
        candidate
        for candidate in extra_suffixes
        if candidate.count(".") > 1 and name.endswith(candidate) and name != candidate
    ]
    suffix = ".json" if path == STDOUT else next(iter(two_parts), path.suffix.lower())
    if suffix not in possible:
        message = f"Files ending in {suffix} can't be written" if suffix else "This name has no ending"
        raise UsageError.because(
            "output.ending",
            f"{path}: {message}.",
            hint=phrase("Give it one of these endings: {endings}.", endings=listing(possible, 20)),
        )
    return suffix


def render(
    document: Document, path: Path, *, data: Mapping[str, object] | None = None, letterhead: bytes | None = None
) -> bytes:
    """The document in the format that the ending of `path` asks for; nothing is written.

    `data` is what JSON holds, where it is more than the document says; `letterhead` the Word file on whose page a
    Word file is written.

    Raises:
        UsageError: nothing writes such a file.
    """
    name = ending(path).removeprefix(".")
    module = registry.load(formats, name)
    if name == "json" and data is not None:
        written: bytes = module.canonical(data)
    else:
        shown = prepared_document(document, name)
        written = module.render(shown, *([letterhead] if name == WORD and letterhead else []))
    return written
