"""The signed texts of codes that a text, a file of text or a certificate's own Word file holds."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from ecpat_training.core.errors import InputError
from ecpat_training.core.location import Location
from ecpat_training.event.certificates.signing.signature import PREFIX
from ecpat_training.files.opening import decode_utf, display_name, read_bytes
from ecpat_training.files.word.gate import MOST_XML, open_word
from ecpat_training.files.word.text import TooLongError, WordTable, main_part, word_text

_MAX_FILE_BYTES = 16 << 20
_WORD = ".docx"
_CODE = re.compile(rf"{PREFIX}\s*\S*(?:\s+[A-Z2-7]+(?=\s|$))*")
_GROUP = 10


def format_digit_groups(text: str) -> str:
    """A text in groups of ten letters, which break at the end of a line and are read back as they stand."""
    return " ".join(text[position : position + _GROUP] for position in range(0, len(text), _GROUP))


def find_certificate_texts(text: str) -> list[str]:
    """Every signed text in what is said, blanks and ends of lines left out; also those that turn out to be none."""
    return ["".join(code.split()) for code in _CODE.findall(text)]


class CodeFile(NamedTuple):
    """The signed texts of a file; of a Word file also its paragraphs, since these say what is printed."""

    texts: list[str]
    paragraphs: tuple[str, ...] = ()


def read_code_file(path: Path) -> CodeFile:
    """Every signed text in a file: of a Word file its paragraphs, else its text.

    Raises:
        InputError, RefusedError: the file can't be read, or holds no text.
    """
    name = display_name(path)
    data = read_bytes(path, _MAX_FILE_BYTES)
    if path.suffix.lower() == _WORD:
        archive = open_word(data, name)
        try:
            blocks = word_text(archive.read_part(main_part(archive), MOST_XML)).blocks
        except (TooLongError, ExpatError, ValueError):
            raise _build_no_text_error(name) from None
        paragraphs = tuple(_paragraphs(blocks))
        return CodeFile([text for paragraph in paragraphs for text in find_certificate_texts(paragraph)], paragraphs)
    decoded = decode_utf(data, name)
    if decoded is None:
        raise _build_no_text_error(name)
    return CodeFile(find_certificate_texts(decoded[0]))


def _paragraphs(blocks: list[str | WordTable]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, str):
            yield block
            continue
        yield from (text for row in block.rows for cell in row for text in cell.paragraphs)


def _build_no_text_error(name: str) -> Exception:
    message = "this file holds no text that can be read: a picture, a PDF or a scan isn't read here."
    hint = "Please scan the square code with a telephone, and give the text that it shows."
    return InputError.because("certificate.no-text", message, location=Location(name), hint=hint)
