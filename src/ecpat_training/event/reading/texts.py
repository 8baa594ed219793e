"""The user's own text of a letter: a plain text file, its first line the subject, with `{fields}`."""

from collections.abc import Sequence
from pathlib import Path
from string import Formatter

from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, name_meant, visible
from ecpat_training.event.model.letter import FIELDS, LetterKind, LetterText
from ecpat_training.files.opening import read_bytes

_SUBJECT = "subject:"
LONGEST = 100_000  # bytes


def text_files(written: Sequence[str]) -> dict[LetterKind, Path]:
    """The files by the letter that they are for, as `invitation=letter.txt` gives them.

    Raises:
        UsageError: there is no such letter, or it is given twice.
    """
    found: dict[LetterKind, Path] = {}
    for one in written:
        kind, equals, name = (part.strip() for part in one.partition("="))
        known = [str(each) for each in LetterKind]
        if not equals or not name or kind not in known:
            meant = name_meant(kind, known)
            hint = f"Did you mean `{meant}={name or 'FILE.txt'}`?" if meant else f"The letters are: {listing(known)}."
            raise UsageError.because("event.letter", f"`{visible(one[:80])}` names no letter.", hint=hint)
        if LetterKind(kind) in found:
            raise UsageError.because(
                "event.letter", f"the letter `{kind}` has two texts.", hint="Leave one of them out."
            )
        found[LetterKind(kind)] = Path(name)
    return found


def read_text(path: Path) -> LetterText:
    """Reads the text of a letter from a file.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file isn't UTF-8 text, is empty, or names a field that letters don't have.
    """
    try:
        text = read_bytes(path, LONGEST).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    except UnicodeDecodeError:
        hint = "Save it as plain text in UTF-8."
        raise ContentError.because(
            "event.text", "this isn't plain text in UTF-8.", where=Location(str(path)), hint=hint
        ) from None
    first, _, body = text.partition("\n")
    subject = first[len(_SUBJECT) :] if first.lower().startswith(_SUBJECT) else first
    if not subject.strip() or not body.strip():
        hint = "The first line is the subject, the lines below it are the letter."
        raise ContentError.because(
            "event.text", "this text has no subject or no letter.", where=Location(str(path)), hint=hint
        )
    problems = [
        one
        for number, line in enumerate(text.split("\n"), 1)
        for one in _problems(line, Location(str(path), line=number))
    ]
    if problems:
        raise ContentError(problems)
    return LetterText(subject.strip(), body.strip("\n"))


def _problems(line: str, where: Location) -> list[Finding]:
    """What can't be filled in."""
    can = f"There are: {listing([f'{{{one}}}' for one in FIELDS], 20)}; a brace itself is written twice."
    try:
        parts = list(Formatter().parse(line))
    except ValueError:
        return [Finding("event.field", Severity.ERROR, "a brace has no other one.", where, can)]
    names = [(name, bool(spec or conversion)) for _, name, spec, conversion in parts if name is not None]
    return [
        Finding("event.field", Severity.ERROR, f"there is no field `{{{visible(name[:40])}}}`.", where, can)
        for name, more in names
        if name not in FIELDS or more
    ]
