"""A survey's mapping file, from an export that has been read: what was found, what is proposed, what is open."""

import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from ecpat_training.core.location import Location
from ecpat_training.core.text import count, squeeze, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.mapping import MappingEntry, MappingPart
from ecpat_training.files.mapping_decisions import Decided, Decision, merge_decided_entries
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.response_rows import filled_rows
from ecpat_training.survey.exports.wording import heading_key, strip_markup
from ecpat_training.survey.instrument.instrument import (
    THEN,
    WAVES,
    Instrument,
    KeyedScale,
    LikertScale,
    Scale,
    ScaleItem,
)
from ecpat_training.survey.model.survey_map import SurveyMap
from ecpat_training.survey.reading.answer_columns import read_answers
from ecpat_training.survey.reading.codes import asks_for_a_code, looks_like_codes
from ecpat_training.survey.reading.column_directory import BY_MAPPING, names_of
from ecpat_training.survey.reading.columns import MatchedColumns, match_columns
from ecpat_training.survey.reading.mapping import (
    FORM,
    NO_ANSWER,
    NO_MAPPING,
    NOT_USED,
    WAVE,
    SurveyMapping,
    decision_key,
    place_of,
    row_name,
)
from ecpat_training.survey.reading.mapping_file import ROW_CHOICES, answer_choices, column_choices
from ecpat_training.survey.reading.other_wave import LONGEST_KEY, OtherWaves, WaveTable
from ecpat_training.survey.reading.personal import decidable
from ecpat_training.survey.reading.recognise import recognise
from ecpat_training.survey.reading.responses import response_rows
from ecpat_training.survey.reading.wave_column import only_waves, wave_of
from ecpat_training.survey.reading.wide import wide_survey

_NEAR = 0.8  # of two texts' letters are the same, in the same order


def survey_map(
    table: CellTable,
    instrument: Instrument,
    mapping: SurveyMapping = NO_MAPPING,
    other_wave_tables: Sequence[WaveTable] = (),
) -> SurveyMap:
    """The content of an export's mapping file, decisions of an earlier one among it; by the files of other
    waves, which columns hold the same people's codes.

    Raises:
        InputError: the table comes from a platform that isn't read.
        ContentError: there is no header row.
    """
    _, raw = recognise(table)
    matches = _matches(table, raw, instrument, mapping)
    known_columns = _matched_columns(instrument, [matched for _, matched in matches])
    other_waves = OtherWaves(WaveTable(table, raw), other_wave_tables)
    proposed = _proposals(table, raw, instrument, known_columns, matches, other_waves)
    confirmed = _as_if_confirmed(mapping, raw, table, proposed)
    matches = _matches(table, raw, instrument, confirmed)
    unclear: dict[str, Counter[str]] = {}
    for view, matched in matches:
        read = read_answers(table, _rows(table, view, matched), matched.items, instrument, view.labels, mapping)
        for id_, texts in read.unclear.items():
            unclear.setdefault(id_.removeprefix(THEN), Counter()).update(texts)
    written = {id_: decidable(texts) for id_, texts in unclear.items()}
    left_out = {id_: texts.total() - written[id_].total() for id_, texts in unclear.items()}
    entries = _columns(table, raw, instrument, known_columns, proposed, other_waves)
    platform_headers = [
        column.header for column in raw.columns if column.kind is not ColumnKind.QUESTION and column.header
    ]
    return SurveyMap(
        Path(table.file).name,  # its folder may name a user
        raw.platform,
        _part("columns", entries, column_choices(instrument), mapping.columns),
        _part("waves", _waves(table, raw, matches[0][1], mapping), list(WAVES), mapping.waves),
        _doubtful(table, raw, matches[0][1], mapping),
        tuple(_answers(instrument, written, mapping)),
        tuple(platform_headers),
        {id_: number for id_, number in left_out.items() if number},
        codes=_part("codes", other_waves.near(matches[0][1].code, _code_columns(instrument)), [], mapping.codes),
    )


def _code_columns(instrument: Instrument) -> Callable[[WaveTable], Sequence[SurveyColumn]]:
    """How the columns of the code are found in another wave."""
    return lambda wave_table: (
        match_columns(wave_table.table, wave_table.raw, instrument, WAVES, row_is_person=True).code
    )


_Matches = list[tuple[RawSurvey, MatchedColumns]]


def _matches(table: CellTable, raw: RawSurvey, instrument: Instrument, mapping: SurveyMapping) -> _Matches:
    """What is found of the whole table; or of each of the waves that stand side by side."""
    wide = wide_survey(table, raw, instrument, mapping, None)
    if wide is None:
        return [(raw, match_columns(table, raw, instrument, WAVES, mapping))]
    return [
        (view, match_columns(table, view, instrument, (wave,), mapping, row_is_person=True))
        for wave, view in wide.views.items()
    ]


def _as_if_confirmed(
    mapping: SurveyMapping, raw: RawSurvey, table: CellTable, proposed: Mapping[int, tuple[str, str]]
) -> SurveyMapping:
    """The mapping with every proposal confirmed, to see which answers would be left to decide then."""
    nowhere = Location(table.file)
    places = {
        decision_key(place_of(raw.columns[index], table)): Decision("", means.rstrip("?"), nowhere)
        for index, (means, _) in proposed.items()
    }
    return replace(mapping, columns={**mapping.columns, **places})


def _rows(table: CellTable, raw: RawSurvey, matched: MatchedColumns) -> Sequence[int]:
    return response_rows(table, raw, filled_rows(table, raw.first), matched.code).rows


def _doubtful(table: CellTable, raw: RawSurvey, matched: MatchedColumns, mapping: SurveyMapping) -> MappingPart:
    """The rows that may be nobody's answers, open, and those decided before."""
    reason_by_row = response_rows(table, raw, filled_rows(table, raw.first), matched.code).doubtful
    places = {table.where(row): reason for row, reason in reason_by_row.items()}
    open_ = [
        MappingEntry(row_name(location), mapping.row(location) or "", reason) for location, reason in places.items()
    ]
    earlier_decisions = {
        key: decision
        for key, decision in mapping.rows.items()
        if key not in {decision_key(name) for location in places for name in (row_name(location), location.inside)}
    }
    return _part("rows", open_, [*ROW_CHOICES], earlier_decisions)


def _part(name: str, entries: Iterable[MappingEntry], choices: list[str], decided: Decided) -> MappingPart:
    """The entries, those that an earlier mapping decides as it does, and those of it that this file doesn't ask for."""
    remaining = [entry for entry in entries if not entry.open or decision_key(entry.written) not in decided]
    return MappingPart(name, merge_decided_entries(remaining, decided, decision_key, _meaning_text), tuple(choices))


def _meaning_text(meaning: object) -> str:
    return NO_ANSWER if meaning is None else f"{meaning:g}" if isinstance(meaning, float) else str(meaning)


def _columns(
    table: CellTable,
    raw: RawSurvey,
    instrument: Instrument,
    known_columns: Mapping[int, tuple[str, str]],
    proposed: Mapping[int, tuple[str, str]],
    other_waves: OtherWaves,
) -> Iterator[MappingEntry]:
    """Every question's column: as what it was found and why, or what it may be."""
    expected = set(map(heading_key, instrument.expected))
    wording = _wordings(instrument)
    written = set[str]()
    for column in raw.columns:
        if not column.header or (column.kind is not ColumnKind.QUESTION and column.index not in known_columns):
            continue
        place = place_of(column, table)
        name = (
            column.header if len(column.header) <= LONGEST_KEY and decision_key(column.header) not in written else place
        )
        written.add(decision_key(name))
        shared = other_waves.shared_by(column)
        if column.index in known_columns:
            means, reason = known_columns[column.index]
        elif expected & set(map(heading_key, (column.header, *column.names))):
            means, reason = NOT_USED, "asked and not scored"
        else:
            means, reason = proposed.get(column.index, ("", "" if shared else "not known"))
        shown = place if name != place else ""
        words = _words(column, wording.get(means, ""), unless=column.header if shown else "")
        yield MappingEntry(name, means, "; ".join(filter(None, (shown, words, reason, shared and shared.reason))))
        if shared and (code := means.removesuffix("?")) in instrument.code.columns:
            yield from other_waves.further_columns(column, code, chain.from_iterable(instrument.code.wordings()))


def _wordings(instrument: Instrument) -> dict[str, str]:
    """The words of each question by its id, in the instrument's first language."""
    items = [item for scale in instrument.scales for item in (*scale.items, *scale.then_items())]
    return {item.id: next(iter(item.texts()), "") for item in items}


def _words(column: SurveyColumn, item: str, *, unless: str) -> str:
    """The words of a column's question, as a person knows it again: what the file has besides a short header, else the
    instrument's; nothing where the line holds them already."""
    longest = max((column.header, *column.names), key=len)
    shown_words = longest if len(decision_key(longest)) > len(decision_key(unless)) else item
    return (
        ""
        if decision_key(shown_words) == decision_key(unless)
        else f"“{visible(squeeze(shown_words))[:LONGEST_KEY]}”"
        if shown_words
        else ""
    )


def _proposals(
    table: CellTable,
    raw: RawSurvey,
    instrument: Instrument,
    known_columns: Mapping[int, tuple[str, str]],
    matches: _Matches,
    other_waves: OtherWaves,
) -> dict[int, tuple[str, str]]:
    """What columns that nothing is known of may be, with a question mark, and why."""
    expected = set(map(heading_key, instrument.expected))
    unknown_columns = [
        column
        for column in raw.of_kind(ColumnKind.QUESTION)
        if column.index not in known_columns
        and column.header
        and not expected & set(map(heading_key, (column.header, *column.names)))
    ]
    proposed = _near_columns(unknown_columns, _missing(instrument, dict(known_columns)))
    rows = _rows(table, *matches[0])
    texts = {
        column.index: [text for text in map(as_text, column_cells(table, rows, column.index)) if text]
        for column in unknown_columns
        if column.index not in proposed
    }
    meanings = {means for means, _ in known_columns.values()}
    missing_code = [name for name in instrument.code.columns if name not in meanings]
    if len(instrument.code.columns) == len(missing_code) == 1:
        codes = [index for index, column_texts in texts.items() if looks_like_codes(Counter(column_texts))]
        named = [column.index for column in unknown_columns if column.index in texts and asks_for_a_code(column.header)]
        if sharing := other_waves.code_among(unknown_columns):
            proposed[sharing.index] = (f"{missing_code[0]}?", "")
        elif len(codes) == 1 or len(named) == 1:
            (index,) = named if len(named) == 1 else codes
            proposed[index] = (f"{missing_code[0]}?", "by its name" if named else "its answers look like codes")
    if WAVE not in meanings and len(matches) == 1:
        proposed |= _wave_columns(
            {index: set(column_texts) for index, column_texts in texts.items() if index not in proposed}
        )
    return proposed


def _wave_columns(texts: Mapping[int, set[str]]) -> dict[int, tuple[str, str]]:
    """The column that holds only words for waves, else the one whose answers are numbered like waves, as a proposal;
    of several none is proposed, and each says why it may be."""
    words = [
        index for index, column_texts in texts.items() if len(column_texts) <= len(WAVES) and only_waves(column_texts)
    ]
    numbered = [
        index
        for index, column_texts in texts.items()
        if 1 < len(column_texts) <= len(WAVES) and _numbered(column_texts)
    ]
    reason = "its answers are only words for waves" if words else "its answers are numbered like waves"
    candidates = words or numbered
    return {index: (f"{WAVE}?" if len(candidates) == 1 else "", reason) for index in candidates}


def _numbered(texts: set[str]) -> bool:
    """Whether words are one letter or word with the numbers of the first waves: T1 and T2."""
    words = {text.rstrip("0123456789 ") for text in texts}
    return len(words) == 1 and "" not in words and all(text[-1] in "0123" for text in texts)


def _matched_columns(instrument: Instrument, matches: list[MatchedColumns]) -> dict[int, tuple[str, str]]:
    """What is known of a column, and why. Columns for single choices can't be written down, and need not be."""
    known_columns: dict[int, tuple[str, str]] = {}
    for matched in matches:
        for match in matched.items:
            if not match.parts:
                reason = "decided before" if match.why == BY_MAPPING else match.why
                known_columns.setdefault(match.column.index, (match.item.id, reason))
        for name, column in zip(instrument.code.columns, matched.code, strict=False):
            known_columns.setdefault(column.index, (name, "the code"))
        for name, column in matched.groups.items():
            known_columns.setdefault(column.index, (name, "a group"))
        for name, special_column in ((WAVE, matched.wave), (FORM, matched.form)):
            if special_column is not None:
                known_columns.setdefault(special_column.index, (name, ""))
    return known_columns


def _missing(instrument: Instrument, known_columns: dict[int, tuple[str, str]]) -> list[ScaleItem]:
    """The items, then-items among them, that no column was found for."""
    found_ids = {means for means, _ in known_columns.values()}
    items = [item for scale in instrument.scales for item in (*scale.items, *scale.then_items())]
    return [item for item in items if item.id not in found_ids]


def _near_columns(columns: list[SurveyColumn], items: list[ScaleItem]) -> dict[int, tuple[str, str]]:
    """For a column that is nearly an item, by its name or by its text, a proposal; one that is nearly two is open."""
    wordings: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for item in items:
        for _, name in names_of(item):
            wordings.setdefault(strip_markup(name), set()).add(item.id)
            shown.setdefault(strip_markup(name), name)
    near = {}
    for column in columns:
        close: list[str] = []
        for name in map(strip_markup, (column.header, *column.names)):
            close += difflib.get_close_matches(name, wordings, n=2, cutoff=_NEAR)
            close += [
                text for text in wordings if len(name) > 11 and (text.startswith(name) or name.endswith(f" {text}"))
            ]
        ids = {id_ for text in close for id_ in wordings[text]}
        if len(ids) == 1:
            near[column.index] = (f"{ids.pop()}?", f"nearly {shown[close[0]]}"[:LONGEST_KEY])
    return near


def _waves(table: CellTable, raw: RawSurvey, matched: MatchedColumns, mapping: SurveyMapping) -> Iterator[MappingEntry]:
    """The words of the wave's column that say no wave clearly; two or three numbered ones may be the waves in order."""
    if matched.wave is None:
        return
    cells = map(as_text, column_cells(table, _rows(table, raw, matched), matched.wave.index))
    times = Counter(text for text in cells if text and not wave_of(text))
    numbered = sorted(times)
    in_order = 1 < len(numbered) <= len(WAVES) and _numbered(set(numbered))
    for index, text in enumerate(numbered):
        decided = mapping.wave(text)
        means = decided or (f"{WAVES[index]}?" if in_order else "")
        yield MappingEntry(text, means, count(times[text], "time"))


def _answers(
    instrument: Instrument, unclear: Mapping[str, Counter[str]], mapping: SurveyMapping
) -> Iterator[MappingPart]:
    """For each scale, or item with options of its own, the texts that aren't answers to it."""
    for scale in instrument.scales:
        of_item = isinstance(scale, KeyedScale)
        groups = [(item.id, [item]) for item in scale.items] if of_item else [(scale.id, list(scale.items))]
        for name, items in groups:
            times: Counter[str] = Counter()
            for item in items:
                times.update(unclear.get(item.id, {}))
            chosen = items[0] if of_item else None
            entries = (
                MappingEntry(text, _proposal(text, times, scale, chosen), count(number, "time"))
                for text, number in sorted(times.items(), key=lambda entry: (-entry[1], entry[0]))
            )
            part = _part(name, entries, answer_choices(scale, chosen), mapping.answers.get(name, {}))
            if part.entries:
                yield part


def _proposal(text: str, times: Counter[str], scale: Scale, item: ScaleItem | None) -> str:
    """What a text may mean as an answer, with a question mark: what it nearly is, or the option of that number."""
    words: dict[str, str] = {}
    if isinstance(scale, LikertScale):
        words = {strip_markup(label): f"{number:g}" for label, number in scale.labels.items()}
    elif item is not None:
        words = {strip_markup(word): id_ for id_ in item.options for word in (id_, *item.option_texts(id_))}
    if close := difflib.get_close_matches(strip_markup(text), words, n=1, cutoff=_NEAR):
        return f"{words[close[0]]}?"
    options = list(item.options) if item else []
    numbers = [
        int(digits) if re.fullmatch(r"\d{1,3}", digits := answer_text.lstrip("A")) else 0 for answer_text in times
    ]
    if options and all(0 < number <= len(options) for number in numbers):
        return f"{options[int(text.lstrip('A')) - 1]}?"
    return ""
