"""Which wave each row of a survey belongs to, by the words that people write for before, after and months later."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import get_args

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells, name_other_places
from ecpat_training.survey.exports.raw_survey import SurveyColumn
from ecpat_training.survey.exports.wording import heading_key, heading_keys
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.reading.mapping import NO_MAPPING, SurveyMapping
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.word_tables import words_by_meaning, words_of

WAVE_HEADERS = heading_keys(words_of("survey_words", "wave_headers"))
_MEANING: dict[str, Wave] = {
    word: wave
    for wave, words in words_by_meaning("survey_words", "waves", get_args(Wave)).items()
    for line in words.values()
    for word in heading_keys(line)
}
_BESIDE_WAVES = heading_keys(words_of("survey_words", "beside_waves"))
# How REDCap writes events: `pre_training_arm_1`, `3_month_follow_up_arm_1`, `Before (Arm 1: Police)`.
_ARM = re.compile(r" arm \d+\b.*$")
_AFTER = re.compile(r"\b\d+ ?(?:m|months?|weeks?|days?|years?|mois|monate?|semaines?|wochen?)\b")


def is_wave_column(header: str) -> bool:
    """Whether a column's name says that it holds the wave."""
    return heading_key(header) in WAVE_HEADERS


def are_all_waves(texts: Collection[str]) -> bool:
    """Whether these are words for waves and nothing else."""
    return bool(texts) and all(map(wave_of, texts))


def odd_among_waves(texts: Sequence[str]) -> list[int] | None:
    """The places of the texts that are no words for a wave, where nearly all the others are words for two waves and
    more; None where the texts say something else. Empty texts don't count."""
    filled_places = [place for place, text in enumerate(texts) if text]
    meanings = {text: wave_of(text) for text in set(texts) if text}
    unclear_places = [place for place in filled_places if meanings[texts[place]] is None]
    waves = set(filter(None, meanings.values()))
    return unclear_places if len(waves) > 1 and len(unclear_places) <= _MOST_ODD * len(filled_places) else None


def wave_of(text: str) -> Wave | None:
    """The wave that a word means: `pre`, `Vorher`, `Post-training`. Numbers such as `T1` or `2` say nothing clear."""
    words = _ARM.sub("", f" {heading_key(text)}").strip()
    wave = _wave_of_words(words)
    return wave or _wave_of_words(_AFTER.sub("", words)) if "follow" in words else wave


def _wave_of_words(text: str) -> Wave | None:
    return _MEANING.get(" ".join(word for word in text.split() if word not in _BESIDE_WAVES))


_MAX_LISTED_TEXTS = 20
_MOST_ODD = 0.1  # share of a column's texts


def read_waves(
    table: CellTable,
    rows: Sequence[int],
    excluded_rows: Collection[int],
    column: SurveyColumn | None,
    wave: Wave | None,
    mapping: SurveyMapping = NO_MAPPING,
) -> tuple[dict[int, Wave], list[Finding]]:
    """(the wave of each row, findings about it).

    Args:
        rows: the rows that hold anything.
        excluded_rows: those of them that are no responses, and needn't name their wave; without one, they count with
            the
            wave of the row above.
        column: the file's own column for the wave, if it has one.
        wave: the wave that the file was given as, if it was.
        mapping: what a person has decided about the words for waves.
    """
    if column is None:
        return (dict.fromkeys(rows, wave), []) if wave else ({}, [_no_wave_column_finding(table)])
    texts = dict(zip(rows, map(as_text, column_cells(table, rows, column.index)), strict=True))
    meaning = {text: mapping.wave(text) or wave_of(text) for text in set(texts.values())}
    if wave and not any(meaning.values()):
        return dict.fromkeys(rows, wave), []  # a column of another meaning, such as the project's phase
    waves: dict[int, Wave] = {}
    faults: list[tuple[int, str]] = []
    clear_waves: list[Wave] = [row_wave for text in texts.values() if (row_wave := meaning[text]) is not None]
    current_wave: Wave = wave or (clear_waves[0] if clear_waves else "pre")
    for row, text in texts.items():
        row_wave = meaning[text]
        if row not in excluded_rows and (problem := _problem(text, row_wave, wave)):
            faults.append((row, problem))
        current_wave = waves[row] = row_wave or current_wave
    return waves, _unclear_waves(table, column, faults)


def waves_by_day(
    table: CellTable,
    rows: Sequence[int],
    excluded_rows: Collection[int],
    sent_time_by_row: Mapping[int, datetime | None],
    day: date,
) -> tuple[dict[int, Wave], list[Finding]]:
    """(the wave of each row, findings about it): before the training if sent before `day`, else after it.

    Args:
        rows: the rows that hold anything.
        excluded_rows: those of them that are no responses, and count with the row above.
        sent_time_by_row: when each response was sent, None where that isn't known.
        day: the first day on which answers are from after the training.
    """
    waves: dict[int, Wave] = {}
    undated_rows = []
    current_wave: Wave = "pre"
    for row in rows:
        sent_time = sent_time_by_row.get(row)
        if sent_time is not None:
            current_wave = "post" if sent_time.date() >= day else "pre"
        elif row not in excluded_rows:
            undated_rows.append(row)
        waves[row] = current_wave
    if not undated_rows:
        return waves, []
    places = name_other_places([table.location_of(row) for row in undated_rows[1:]])
    message = phrase(
        "nothing says when this was answered, so that it is neither from before nor from after {day}{further_places}.",
        day=str(day),
        further_places=places,
    )
    hint = "Please add a column `wave`, or write the day of the answer as 2025-04-03."
    return waves, [Finding("survey.wave-unclear", Severity.ERROR, message, table.location_of(undated_rows[0]), hint)]


def _problem(text: str, row_wave: Wave | None, file_wave: Wave | None) -> str:
    shown_word = visible(text)[:40]
    if row_wave is None:
        return (
            phrase("`{word}` doesn't say clearly which wave it is", word=shown_word) if text else "the wave is missing"
        )
    if file_wave and row_wave != file_wave:
        return phrase(
            "`{word}` is another wave than `{wave}`, as which the file is read", word=shown_word, wave=file_wave
        )
    return ""


def _unclear_waves(table: CellTable, column: SurveyColumn, faults: Sequence[tuple[int, str]]) -> list[Finding]:
    hint = (
        "Please write `pre`, `post` or `follow-up`, or say in a mapping file what the words mean. A file that holds "
        "several waves is given alone; each of several files holds one wave."
    )
    rows_by_problem: dict[str, list[int]] = defaultdict(list)
    for row, problem in faults:
        rows_by_problem[problem].append(row)
    findings = []
    for problem, rows in list(rows_by_problem.items())[:_MAX_LISTED_TEXTS]:
        first_place, *other_places = (table.location_of(row, column.index) for row in rows)
        findings.append(
            Finding(
                "survey.wave-unclear",
                Severity.ERROR,
                phrase("{problem}{places}.", problem=problem, places=name_other_places(other_places)),
                first_place,
                hint,
            )
        )
    remaining_rows = [row for rows in list(rows_by_problem.values())[_MAX_LISTED_TEXTS:] for row in rows]
    if remaining_rows:
        message = phrase("and {rows:,} more of this kind from here on.", rows=len(remaining_rows))
        findings.append(
            Finding("survey.wave-unclear", Severity.ERROR, message, table.location_of(remaining_rows[0], column.index))
        )
    return findings


def _no_wave_column_finding(table: CellTable) -> Finding:
    return Finding(
        "survey.wave-missing",
        Severity.ERROR,
        "nothing says whether these answers are from before or after the training.",
        Location(table.file, sheet=table.sheet),
        "Please give the files of before and after as two files, or add a column `wave` with `pre`, `post` or "
        "`follow-up` in each row; where each person has one row, name the columns `q1.pre` and `q1.post`.",
    )
