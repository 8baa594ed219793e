"""The user's own text of a letter: a plain text file, its first line the subject, with `{fields}`."""

from collections.abc import Sequence
from pathlib import Path
from string import Formatter

from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import closest_name, listing, visible
from ecpat_training.event.model.letter import FIELDS, LetterKind, LetterText
from ecpat_training.files.opening import read_bytes
from ecpat_training.words.catalogue.message import phrase

_SUBJECT = "subject:"
MAX_TEXT_BYTES = 100_000  # bytes


def text_files(arguments: Sequence[str]) -> dict[LetterKind, Path]:
    """The files by the letter that they are for, as `invitation=letter.txt` gives them.

    Raises:
        UsageError: there is no such letter, or it is given twice.
    """
    file_by_kind: dict[LetterKind, Path] = {}
    for argument in arguments:
        letter_kind, equals_sign, name = (argument_part.strip() for argument_part in argument.partition("="))
        letter_names = [str(letter_kind) for letter_kind in LetterKind]
        if not equals_sign or not name or letter_kind not in letter_names:
            suggestion = closest_name(letter_kind, letter_names)
            hint = (
                phrase("Did you mean `{letter}={file}`?", letter=suggestion, file=name or "FILE.txt")
                if suggestion
                else phrase("The letters are: {letters}.", letters=listing(letter_names))
            )
            raise UsageError.because(
                "event.letter", phrase("`{argument}` names no letter.", argument=visible(argument[:80])), hint=hint
            )
        if LetterKind(letter_kind) in file_by_kind:
            raise UsageError.because(
                "event.letter",
                phrase("the letter `{letter}` has two texts.", letter=letter_kind),
                hint="Leave one of them out.",
            )
        file_by_kind[LetterKind(letter_kind)] = Path(name)
    return file_by_kind


def read_text(path: Path) -> LetterText:
    """Reads the text of a letter from a file.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file isn't UTF-8 text, is empty, or names a field that letters don't have.
    """
    try:
        text = (
            read_bytes(path, MAX_TEXT_BYTES).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        )
    except UnicodeDecodeError:
        hint = "Save it as plain text in UTF-8."
        raise ContentError.because(
            "event.text", "this isn't plain text in UTF-8.", location=Location(str(path)), hint=hint
        ) from None
    first_line, _, body = text.partition("\n")
    subject = first_line[len(_SUBJECT) :] if first_line.lower().startswith(_SUBJECT) else first_line
    if not subject.strip() or not body.strip():
        hint = "The first line is the subject, the lines below it are the letter."
        raise ContentError.because(
            "event.text", "this text has no subject or no letter.", location=Location(str(path)), hint=hint
        )
    problems = [
        problem
        for number, line in enumerate(text.split("\n"), 1)
        for problem in _problems(line, Location(str(path), line=number))
    ]
    if problems:
        raise ContentError(problems)
    return LetterText(subject.strip(), body.strip("\n"))


def _problems(line: str, location: Location) -> list[Finding]:
    """What can't be filled in."""
    placeholder_hint = (
        f"There are: {listing([f'{{{field_name}}}' for field_name in FIELDS], 20)}; a brace itself is written twice."
    )
    try:
        format_parts = list(Formatter().parse(line))
    except ValueError:
        return [Finding("event.field", Severity.ERROR, "a brace has no other one.", location, placeholder_hint)]
    names = [(name, bool(spec or conversion)) for _, name, spec, conversion in format_parts if name is not None]
    return [
        Finding(
            "event.field",
            Severity.ERROR,
            phrase("there is no field `{{{name}}}`.", name=visible(name[:40])),
            location,
            placeholder_hint,
        )
        for name, has_format in names
        if name not in FIELDS or has_format
    ]
