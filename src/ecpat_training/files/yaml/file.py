"""YAML files: text scalars, a place for everything, and nothing that could run, explode or hide."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from ecpat_training.core.errors import ContentError, InputError
from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.files.opening import decode_utf, display_name, first_invalid_byte, line_of, read_bytes
from ecpat_training.files.workbook.kind import ZIP
from ecpat_training.files.yaml.events import Mark, Node, compose
from ecpat_training.values.base import Noun
from ecpat_training.words.catalogue.message import phrase

MOST_BYTES = 1 << 20

NounT = TypeVar("NounT", bound=Noun)
Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """What a YAML file says, and where.

    `data` holds mappings, lists and text only: every scalar is text as written, and None where nothing, `~` or
    `null` is written without quotes. `findings` are warnings; errors have been raised.
    """

    file: str
    data: Node
    findings: tuple[Finding, ...] = ()
    marks: dict[Path_, Mark] = field(default_factory=dict, repr=False)

    def location_of(self, path: Path_ = ()) -> Location:
        """The place of what stands at a path such as `("trainings", 2, "start")`; steps that the file doesn't have
        are passed over, so that a place is always found."""
        nearest_path: Path_ = ()
        for step in path:
            spellings = (step, step.replace("_", " "), step.replace(" ", "_")) if isinstance(step, str) else (step,)
            nearest_path = next(
                ((*nearest_path, spelling) for spelling in spellings if (*nearest_path, spelling) in self.marks),
                nearest_path,
            )
        line, column = self.marks.get(nearest_path, (1, 1))
        return Location(self.file, line=line, column=column)


def read_yaml(path: Path | str, most_bytes: int = MOST_BYTES) -> Source:
    """Reads a YAML file of so many bytes at most, scalars as text.

    Raises:
        InputError: the file can't be opened, is a workbook or a Word file, or isn't UTF-8 text (UTF-16 with its
            byte-order mark will do).
        RefusedError: the file is too large, or uses tags, anchors or aliases.
        ContentError: the file is empty, isn't YAML, or has a key twice.
    """
    return read_text(yaml_text(path, most_bytes), display_name(path))


def yaml_text(path: Path | str, most_bytes: int = MOST_BYTES) -> str:
    """The text of a YAML file, as yet without regard to what it says.

    Raises:
        InputError, RefusedError: the file can't be opened, is too large, is a workbook or a Word file, or isn't UTF-8
            text.
    """
    file = display_name(path)
    data = read_bytes(path, most_bytes)
    if data.startswith(ZIP):
        message = "this is a workbook or a Word file, and a text file with lines of `key: value` is expected."
        raise InputError.because("yaml.kind", message, location=Location(file), hint="Please name a .yaml file here.")
    decoded = decode_utf(data, file)
    if decoded is None:
        offset = first_invalid_byte(data) or 0
        raise InputError.because(
            "yaml.encoding",
            phrase("this text is not UTF-8 (byte {offset}).", offset=offset + 1),
            location=Location(file, line=line_of(data, offset)),
            hint="Please save as UTF-8: most editors offer it in `Save as`.",
        )
    return decoded[0]


def read_text(text: str, file: str) -> Source:
    """What a YAML text says, and where: of a file that has been read already, or is yet to be written; `file` is its
    name in messages.

    Raises:
        RefusedError: the text uses tags, anchors or aliases.
        ContentError: the text is empty, isn't YAML, or has a key twice.
    """
    composed_yaml = compose(text, file)
    return Source(file, composed_yaml.data, tuple(composed_yaml.warnings), composed_yaml.marks)


def build(
    source: Source,
    noun: type[NounT],
    further_problems: Callable[[Node], Sequence[tuple[Path_, str]]] = lambda _: (),
    context: Mapping[str, object] | None = None,
) -> NounT:
    """The noun that a file describes.

    Args:
        further_problems: tells of a file that doesn't fit what else in it doesn't fit together.
        context: what the noun's validators may ask for of the rest of the file.

    Raises:
        ContentError: parts of the file don't fit; each is among the findings, with its place.
    """
    try:
        return noun.model_validate(source.data, context=dict(context or {}))
    except ValidationError as error:
        from ecpat_training.files.yaml.validation import explain  # most files fit

        raise ContentError(
            explain(error, noun, source.data, source.location_of, further_problems(source.data))
        ) from None
