"""A file of one wave alone that doesn't say which: taken as what it was given as, unless something in it speaks of two.

| in the file | then |
| --- | --- |
| a column that holds only words for waves, two and more | asked: it may say the wave |
| most codes twice and more, where nobody said the wave | asked: it may hold before and after |
| neither | all answers are of the one wave; said where nobody named it |
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import fold
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells, distinct_cells
from ecpat_training.survey.exports.raw_survey import SurveyColumn
from ecpat_training.survey.instrument.instrument import WAVES, Wave
from ecpat_training.survey.reading.columns import shorten_text
from ecpat_training.survey.reading.wave_column import are_all_waves, wave_of
from ecpat_training.words.catalogue.message import Option, phrase, sentences


class SoleWave(NamedTuple):
    """The wave of a file that is given alone, and whether a person `said` it."""

    wave: Wave
    is_stated: bool


def assign_sole_wave(
    table: CellTable,
    rows: Sequence[int],
    nonempty_rows: Sequence[int],
    columns: Sequence[SurveyColumn],
    codes: Sequence[str],
    sole_wave: SoleWave,
) -> tuple[dict[int, Wave], list[Finding]]:
    """(the wave of each of `nonempty_rows`, findings about it), for a file of which nothing says a wave.

    Args:
        rows: the rows of responses.
        columns: the columns of which nothing else is known.
        codes: of the responses, where a code twice would speak of two waves; else none.
    """
    waves = dict.fromkeys(nonempty_rows, sole_wave.wave)
    if column := _find_wave_column(table, rows, columns):
        hint = phrase(
            "If it says the wave, write so in a mapping file, under `columns`: `{column}: wave`.",
            column=shorten_text(column.header),
        )
        message: str = phrase(
            "the column `{column}` holds only words for waves: does it say which answer is which?",
            column=shorten_text(column.header),
        )
        location = table.location_of(rows[0], column.index)
        return waves, [Finding("survey.wave-missing", Severity.ERROR, message, location, hint)]
    code_counts = Counter(fold(code) for code in codes if code)
    repeated_count = sum(number > 1 for number in code_counts.values())
    location = Location(table.file, sheet=table.sheet)
    if code_counts and 2 * repeated_count > len(code_counts):
        message = "nothing says which wave these answers are from, and most codes stand more than once."
        hint = sentences(
            phrase(
                "If before and after are in one file, please add a column `wave` with `pre` and `post`, or say {day}.",
                day=Option("--post-from", "DAY"),
            ),
            phrase(
                "If all are of one wave, give the file as {pre}, {post} or {follow_up}.",
                pre=Option("--pre"),
                post=Option("--post"),
                follow_up=Option("--follow-up"),
            ),
        )
        return waves, [Finding("survey.wave-missing", Severity.ERROR, message, location, hint)]
    if sole_wave.is_stated or not rows:
        return waves, []
    message = phrase(
        "nothing says which wave these answers are from: all are read as one wave, `{wave}`.", wave=sole_wave.wave
    )
    hint = sentences(
        "For a change give the files of before and after, or add a column `wave` with `pre` and `post`.",
        phrase("If all are from before, give the file as {pre}.", pre=Option("--pre")),
    )
    return waves, [Finding("survey.wave-alone", Severity.WARNING, message, location, hint)]


def _find_wave_column(table: CellTable, rows: Sequence[int], columns: Sequence[SurveyColumn]) -> SurveyColumn | None:
    """The first column that holds nothing but words for two waves and more."""
    for column in columns:
        texts = {text for cell in distinct_cells(column_cells(table, rows, column.index)) if (text := as_text(cell))}
        if len(texts) <= len(WAVES) and are_all_waves(texts) and len(set(map(wave_of, texts))) > 1:
            return column
    return None
