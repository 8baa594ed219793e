"""Waves side by side: one row per person, and in the columns' names which wave each is from.

| written | read as |
| --- | --- |
| `q1.pre`, `q1_post`, `q1 (after)`, `q1 [follow-up]` | a word for the wave behind the name |
| `pre_q1`, `post.q1`, `Before: how sure are you?`, `after/q1` | in front of it |
| `q1_t1`, `q1_t2`, `t0.q1` | by number, from the first to the last, with a warning |
| `q1 pre`, `Post q1`, `Date before` | with a space alone, of an item's name and of the time of sending |

A mapping file says it of any header: `Test in May: s1.pre`.

A word counts only where the same name stands with two waves, or where the name without it is an item's: `After: what
will you do?` alone is a question. Once some names stand with two waves, other names that end in just the same way say
their wave, too: `hopes.pre`, beside `q1.pre` and `q1.post`, was asked before.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.submission_times import SUBMITTED
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import THEN_PREFIX, WAVES, Instrument, Wave
from ecpat_training.survey.platforms import entry_workbook, plain_table
from ecpat_training.survey.reading.mapping import NO_MAPPING, NOT_USED, SurveyMapping, item_and_wave
from ecpat_training.survey.reading.wave_column import wave_of
from ecpat_training.words.catalogue.message import phrase

_WORD = r"[^\W\d_]+(?:[ -][^\W\d_]+)?"
_TRAILING_WAVE_MARK = re.compile(
    rf"(?P<base>\S.*?)\s*(?:[._:/-]|\s[-–—]\s|\s*[(\[])\s*(?P<mark>{_WORD}|[a-z]\d)\s*[)\]]?", re.I
)
_BEFORE = re.compile(rf"[(\[]?(?P<mark>{_WORD}|[a-z]\d)[)\]]?\s*(?:[._:/-]|\s[-–—]\s)\s*(?P<base>\S.*)", re.I)
_SPACED = (
    re.compile(r"(?P<base>\S.*?)\s+(?P<mark>[^\W\d_]+)"),
    re.compile(r"(?P<mark>[^\W\d_]+)\s+(?P<base>\S.*)"),
)
_NUMBERED_WAVE = re.compile(r"[tw]\d", re.I)


@dataclass(frozen=True, slots=True)
class _MarkedName:
    """A name with the mark taken off; a mark is a wave or, such as `t1`, only a number until all are known. `ending` is
    what stands behind the base, as it is written; "" where the mark stands in front."""

    base: str
    mark: str
    ending: str = ""


@dataclass(frozen=True)
class WideSurvey:
    """What each wave's columns are, under the names that they have without the wave; and what to know of it."""

    views: dict[Wave, RawSurvey]
    findings: tuple[Finding, ...] = ()


def wide_survey(
    table: CellTable, raw_survey: RawSurvey, instrument: Instrument, mapping: SurveyMapping, file_wave: Wave | None
) -> WideSurvey | None:
    """The waves of a table that has them side by side; None for a table that hasn't.

    Args:
        file_wave: the wave that the file was given as: then only columns of that wave are looked for.
    """
    names = _item_names(instrument)
    unused_indices = {column.index for column in raw_survey.columns if mapping.column(column, table) == NOT_USED}
    chosen_names, waves = _chosen(raw_survey, names, mapping, unused_indices)
    if decided_names := _find_decided_names(table, raw_survey, mapping):
        chosen_names = {
            index: marked_name
            for index, marked_name in chosen_names.items()
            if mapping.column(raw_survey.columns[index], table) is None
        } | decided_names
        marks = {marked_name.mark for marked_name in chosen_names.values()}
        waves = {mark: wave for mark, wave in waves.items() if mark in marks} | {
            wave: wave for wave in WAVES if wave in marks
        }
    if (file_wave and waves and file_wave not in waves.values()) or (not file_wave and len(set(waves.values())) < 2):
        return None
    if (
        not any(
            heading_key(marked_name.base) in names or _stem(marked_name.base) in names
            for marked_name in chosen_names.values()
        )
        and not mapping.columns
    ):
        return None
    found_waves = {wave for wave in waves.values() if file_wave in (None, wave)}
    views = {wave: _view(raw_survey, chosen_names, waves, wave) for wave in WAVES if wave in found_waves}
    return WideSurvey(views, tuple(_report_numbered_waves(table, raw_survey, waves))) if views else None


def _find_decided_names(table: CellTable, raw_survey: RawSurvey, mapping: SurveyMapping) -> dict[int, _MarkedName]:
    """The columns of which a mapping file says the item and the wave, whatever their headers are."""
    if not mapping.waves_beside():
        return {}
    meaning_by_index = {
        column.index: item_and_wave(mapping.column(column, table) or "") for column in raw_survey.columns
    }
    return {index: _MarkedName(item, wave) for index, (item, wave) in meaning_by_index.items() if wave}


def is_sent_at_once(raw_survey: RawSurvey) -> bool:
    """Whether a platform sent each row as one form at one time: then before and after were both asked afterwards."""
    return (
        raw_survey.platform not in (plain_table.NAME, entry_workbook.NAME)
        and len(raw_survey.of_kind(ColumnKind.SUBMITTED)) == 1
    )


def waves_side_by_side(raw_survey: RawSurvey) -> dict[Wave, list[str]]:
    """The headers of each wave in a table that has them side by side, before any instrument is laid beside it: those of
    names that stand with two waves; nothing for other tables."""
    chosen_names, waves = _chosen(raw_survey, set(), NO_MAPPING)
    if is_sent_at_once(raw_survey) and not {marked_name.mark for marked_name in chosen_names.values()} - {
        "pre",
        "post",
        "t0",
        "t1",
        "t2",
    }:
        return {}
    headers_by_wave: dict[Wave, list[str]] = {wave: [] for wave in WAVES if wave in waves.values()}
    for column in raw_survey.columns:
        if (marked_name := chosen_names.get(column.index)) is not None and (
            wave := waves.get(marked_name.mark)
        ) is not None:
            headers_by_wave[wave].append(column.header)
    return headers_by_wave if len(headers_by_wave) > 1 else {}


def split_wave_from_names(raw_survey: RawSurvey) -> dict[int, tuple[str, Wave]]:
    """(name without the wave, wave) of each column whose name holds one, by the column's index."""
    chosen_names, waves = _chosen(raw_survey, set(), NO_MAPPING)
    return {
        index: (marked_name.base, waves[marked_name.mark])
        for index, marked_name in chosen_names.items()
        if marked_name.mark in waves
    }


def _chosen(
    raw_survey: RawSurvey, names: set[str], mapping: SurveyMapping, unused_indices: Collection[int] = ()
) -> tuple[dict[int, _MarkedName], dict[str, Wave]]:
    """The columns whose names hold a wave, with the name taken apart; and the wave of each mark. Those that are not
    used say nothing of the others."""
    candidates = {
        column.index: [
            reading
            for text in (column.header, *column.names)
            if text
            for reading in (*_find_marked_names(text, mapping), *_spaced(text, names, mapping))
        ]
        for column in raw_survey.of_kind(ColumnKind.QUESTION, ColumnKind.CHOICE_PART)
        # `Before: how sure?` may be the whole name of an item about the time before
        if heading_key(column.header) not in names and column.index not in unused_indices
    }
    marks_by_base: dict[str, set[str]] = defaultdict(set)
    for possible_names in candidates.values():
        for marked_name in possible_names:
            marks_by_base[heading_key(marked_name.base)].add(marked_name.mark)
    chosen_names: dict[int, _MarkedName] = {}
    for index, possible_names in candidates.items():
        item_readings = [
            reading for reading in possible_names if heading_key(reading.base) in names or _stem(reading.base) in names
        ]
        repeated_readings = [reading for reading in possible_names if len(marks_by_base[heading_key(reading.base)]) > 1]
        best_readings = [reading for reading in item_readings if reading in repeated_readings]
        if picked_names := best_readings or item_readings or repeated_readings:
            chosen_names[index] = picked_names[0]
    waves = _waves({reading.mark for reading in chosen_names.values()})
    if len(waves) > 1:
        chosen_names |= _single_wave_columns(chosen_names, candidates)
    return chosen_names, waves


def _single_wave_columns(
    chosen_names: Mapping[int, _MarkedName], candidates: Mapping[int, Sequence[_MarkedName]]
) -> dict[int, _MarkedName]:
    """The columns of one wave only, among columns of several: their names end as the names of the others do."""
    endings = {marked_name.ending for marked_name in chosen_names.values() if marked_name.ending}
    name_by_index = {
        index: next((reading for reading in possible_names if reading.ending in endings), None)
        for index, possible_names in candidates.items()
        if index not in chosen_names
    }
    return {index: marked_name for index, marked_name in name_by_index.items() if marked_name is not None}


def _item_names(instrument: Instrument) -> set[str]:
    items = [item for scale in instrument.scales for item in (*scale.items, *scale.then_items())]
    return {heading_key(name) for item in items for name in (item.id, *item.texts())}


def _stem(base: str) -> str:
    """The question of a choice's column: `k1` of `k1/court`, and the name behind groups."""
    return heading_key(base.split("/")[0])


def _find_marked_names(text: str, mapping: SurveyMapping) -> Iterator[_MarkedName]:
    """The readings of a name as a base and a wave."""
    if text.startswith(THEN_PREFIX):
        for reading in _find_marked_names(text.removeprefix(THEN_PREFIX), mapping):
            yield _MarkedName(THEN_PREFIX + reading.base, reading.mark, reading.ending)
        return
    for pattern in (_TRAILING_WAVE_MARK, _BEFORE):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        wave = mapping.wave(match["mark"]) or wave_of(match["mark"])
        ending = text[match.end("base") :].casefold()
        if wave == "pre" and match["base"].startswith(THEN_PREFIX):
            continue  # `before/then_q1` is about the time before, and asked afterwards
        if wave is not None:
            yield _MarkedName(match["base"], wave, ending)
        elif _NUMBERED_WAVE.fullmatch(match["mark"]):
            yield _MarkedName(match["base"], match["mark"].lower(), ending)


def _spaced(text: str, names: set[str], mapping: SurveyMapping) -> Iterator[_MarkedName]:
    """The readings of a name from which a space alone parts the word for the wave, where what is left is an item's name
    or the time of sending; with no item known, none: `What do you do after` is a question."""
    for pattern in _SPACED if names else ():
        match = pattern.fullmatch(text)
        if match is None or heading_key(match["base"]) not in names | SUBMITTED:
            continue
        wave = mapping.wave(match["mark"]) or wave_of(match["mark"])
        if wave is not None:
            yield _MarkedName(match["base"], wave)


def _waves(marks: set[str]) -> dict[str, Wave]:
    """The wave of each mark: two or three numbers in a row are the waves in their order."""
    waves: dict[str, Wave] = {wave: wave for wave in WAVES if wave in marks}
    numbered_marks = sorted(marks - set(waves))
    numbers = [int(mark[1]) for mark in numbered_marks]
    has_same_letter = len({mark[0] for mark in numbered_marks}) == 1 and 2 <= len(numbers) <= len(WAVES)
    if not waves and has_same_letter and numbers[0] < 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return dict(zip(numbered_marks, WAVES, strict=False))
    return waves


def _view(raw_survey: RawSurvey, chosen_names: dict[int, _MarkedName], waves: dict[str, Wave], wave: Wave) -> RawSurvey:
    """The table as one wave's: its columns by their names without the wave, those of the others not at all."""
    columns: list[SurveyColumn] = []
    for column in raw_survey.columns:
        marked_name = chosen_names.get(column.index)
        column_wave = waves.get(marked_name.mark) if marked_name else None
        if marked_name is None or column_wave is None:
            columns.append(column)
        elif column_wave != wave:
            columns.append(SurveyColumn(column.index, "", ColumnKind.PLATFORM))
        else:
            base_choices = tuple(
                (base, choice) for base, _, choice in [marked_name.base.rpartition("/")] if base and choice
            )
            ending_choices = tuple((_strip_wave(stem, wave), choice) for stem, choice in column.choices)
            column_kind = ColumnKind.SUBMITTED if heading_key(marked_name.base) in SUBMITTED else column.kind
            columns.append(
                replace(column, kind=column_kind, names=(marked_name.base,), choices=(*base_choices, *ending_choices))
            )
    return replace(raw_survey, columns=tuple(columns))


def _strip_wave(stem: str, wave: Wave) -> str:
    for pattern in (_TRAILING_WAVE_MARK, _BEFORE):
        match = pattern.fullmatch(stem)
        if match is not None and wave_of(match["mark"]) == wave:
            return match["base"]
    return stem


def _report_numbered_waves(table: CellTable, raw_survey: RawSurvey, waves: dict[str, Wave]) -> Iterator[Finding]:
    """That numbers were taken for waves, which a person should confirm."""
    numbered_marks = [f"`{mark}` as `{wave}`" for mark, wave in waves.items() if mark not in WAVES]
    if numbered_marks:
        message = phrase("the numbers in the columns' names are read as waves: {waves}.", waves=listing(numbered_marks))
        hint = "If that isn't so, please write pre, post or follow-up into the names, or say it in a mapping file."
        yield Finding("survey.waves-by-number", Severity.WARNING, message, table.location_of(raw_survey.header), hint)


def side_by_side(table: CellTable, raw_survey: RawSurvey, waves: Sequence[Wave]) -> Finding:
    """A finding that waves stand side by side, and how that is known."""
    message = phrase("the waves {waves} are side by side in a row.", waves=listing([f"`{wave}`" for wave in waves]))
    return Finding("survey.waves-side-by-side", Severity.NOTE, message, table.location_of(raw_survey.header))
