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
from ecpat_training.survey.exports.column_cells import column_cells, different
from ecpat_training.survey.exports.raw_survey import SurveyColumn
from ecpat_training.survey.instrument.instrument import WAVES, Wave
from ecpat_training.survey.reading.columns import short
from ecpat_training.survey.reading.wave_column import only_waves, wave_of
from ecpat_training.words.catalogue.message import Option, phrase, sentences


class SoleWave(NamedTuple):
    """The wave of a file that is given alone, and whether a person `said` it."""

    wave: Wave
    said: bool


def one_wave(
    table: CellTable,
    rows: Sequence[int],
    filled: Sequence[int],
    columns: Sequence[SurveyColumn],
    codes: Sequence[str],
    sole_wave: SoleWave,
) -> tuple[dict[int, Wave], list[Finding]]:
    """(the wave of each row that is `filled`, findings about it), for a file of which nothing says a wave.

    Args:
        rows: the rows of responses.
        columns: the columns of which nothing else is known.
        codes: of the responses, where a code twice would speak of two waves; else none.
    """
    waves = dict.fromkeys(filled, sole_wave.wave)
    if column := _says_waves(table, rows, columns):
        hint = phrase(
            "If it says the wave, write so in a mapping file, under `columns`: `{column}: wave`.",
            column=short(column.header),
        )
        message: str = phrase(
            "the column `{column}` holds only words for waves: does it say which answer is which?",
            column=short(column.header),
        )
        location = table.where(rows[0], column.index)
        return waves, [Finding("survey.wave-missing", Severity.ERROR, message, location, hint)]
    times = Counter(fold(code) for code in codes if code)
    repeated_count = sum(number > 1 for number in times.values())
    location = Location(table.file, sheet=table.sheet)
    if times and 2 * repeated_count > len(times):
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
    if sole_wave.said or not rows:
        return waves, []
    message = phrase(
        "nothing says which wave these answers are from: all are read as one wave, `{wave}`.", wave=sole_wave.wave
    )
    hint = sentences(
        "For a change give the files of before and after, or add a column `wave` with `pre` and `post`.",
        phrase("If all are from before, give the file as {pre}.", pre=Option("--pre")),
    )
    return waves, [Finding("survey.wave-alone", Severity.WARNING, message, location, hint)]


def _says_waves(table: CellTable, rows: Sequence[int], columns: Sequence[SurveyColumn]) -> SurveyColumn | None:
    """The first column that holds nothing but words for two waves and more."""
    for column in columns:
        texts = {text for cell in different(column_cells(table, rows, column.index)) if (text := as_text(cell))}
        if len(texts) <= len(WAVES) and only_waves(texts) and len(set(map(wave_of, texts))) > 1:
            return column
    return None
