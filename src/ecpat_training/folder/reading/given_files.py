"""Files as they are given to be added: a text in an encoding that a person named becomes UTF-8, so that no later
command has to be told."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ecpat_training.files.csv.encoding import decode, require_encoding
from ecpat_training.files.opening import decode_utf, display_name, read_bytes
from ecpat_training.folder.kind_parts.large import TEXTS

MAX_FILE_BYTES = 256 << 20  # bytes of a file


class GivenFile(NamedTuple):
    """A file: what it is called where it was named, and where it can be read."""

    name: str
    path: Path


@contextmanager
def unpack_given_files(files: Sequence[Path], encoding: str | None) -> Iterator[list[GivenFile]]:
    """The files; where an `encoding` is named, texts that aren't Unicode already as UTF-8 copies, in a folder that
    nobody else may open and that is gone afterwards.

    Raises:
        UsageError: there is no such encoding.
        InputError, RefusedError: a text can't be read.
    """
    if encoding is None:
        yield [GivenFile(display_name(file), file) for file in files]
        return
    codec = require_encoding(encoding)
    with TemporaryDirectory() as place:
        yield [
            GivenFile(display_name(file), _read_given_file(file, codec, Path(place) / str(index)))
            for index, file in enumerate(files)
        ]


def _read_given_file(file: Path, encoding: str, folder: Path) -> Path:
    if file.suffix.lower() not in TEXTS:
        return file
    data = read_bytes(file, MAX_FILE_BYTES)
    if decode_utf(data, display_name(file)) is not None:
        return file
    text, _ = decode(data, display_name(file), encoding)
    folder.mkdir()
    copy = folder / file.name
    copy.write_bytes(text.encode("utf-8-sig"))
    return copy
