"""The key as it was written by the draw: nobody edits it, so that one that doesn't fit together is refused."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold
from ecpat_training.effect.performance.model.key import OCCASIONS, Key, KeyedAnswer, Occasion
from ecpat_training.effect.performance.model.rubric import Rubric
from ecpat_training.files.sheets.header import meaning_by_words
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import SheetRow
from ecpat_training.files.table_file import read_table
from ecpat_training.words.catalogue.message import Command, phrase
from ecpat_training.words.lists.rating_words import RATING_FIELD_OF, RatingField

_HINT = phrase(
    "A key is never edited: please put the file back as {command} wrote it.", command=Command("performance sheets")
)

_COLUMNS: tuple[RatingField, ...] = ("blind", "code", "half", "wave", "case")
_KEY: SheetReader[RatingField] = SheetReader(meaning_by_words(RATING_FIELD_OF), [(field,) for field in _COLUMNS])


def read_key(path: Path, rubric: Rubric, *, encoding: str | None = None) -> Key:
    """The key.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: the file is no key, belongs to another rubric, or contradicts itself.
    """
    table = read_table(path, encoding=encoding)
    sheet = _KEY.read(table)
    if sheet.missing_fields:
        location = Location(table.file, sheet=table.sheet)
        message = phrase(
            "this is no key: {columns} of its columns Answer, Code, Half, Wave and Case aren't there.",
            columns=len(sheet.missing_fields),
        )
        raise ContentError.because("performance.key", message, location=location, hint=_HINT)
    rows = sheet.filled_rows
    wrong_row_findings = [*_find_wrong_rows(rows, rubric.case_ids)]
    if wrong_row_findings:
        raise ContentError(wrong_row_findings)
    return Key(
        tuple(
            KeyedAnswer(row.text("blind"), row.text("code"), int(row.text("half")), _wave(row), row.text("case"))
            for row in rows
        )
    )


def _wave(row: SheetRow[RatingField]) -> Occasion:
    return "pre" if row.text("wave") == "pre" else "post"


def _find_wrong_rows(rows: Sequence[SheetRow[RatingField]], cases: tuple[str, str]) -> Iterator[Finding]:
    """Each row alone, then answers that are there twice."""
    blind = Counter(fold(row.text("blind")) for row in rows)
    rows_per_person = Counter((fold(row.text("code")), row.text("wave")) for row in rows)
    for row in rows:
        half_text, wave = row.text("half"), row.text("wave")
        if half_text not in ("1", "2") or wave not in OCCASIONS or not row.text("code") or not row.text("blind"):
            message = "this row isn't one of a key: half is 1 or 2, wave is pre or post, and both codes are there."
        elif row.text("case") != (expected_case := cases[(int(half_text) - 1 + OCCASIONS.index(_wave(row))) % 2]):
            message = phrase(
                "half {half} gets the case `{case}` in the wave `{wave}`, and another one stands here.",
                half=half_text,
                case=expected_case,
                wave=wave,
            )
        elif blind[fold(row.text("blind"))] > 1 or rows_per_person[fold(row.text("code")), wave] > 1:
            message = "an answer, or a wave of one person, stands in the key twice."
        else:
            continue
        yield Finding("performance.key", Severity.ERROR, message, row.location_of(), _HINT)
