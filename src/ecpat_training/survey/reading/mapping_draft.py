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
from ecpat_training.files.mapping_decisions import Decision, DecisionByKey, merge_decided_entries
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.survey.exports.wording import heading_key, strip_markup
from ecpat_training.survey.instrument.instrument import (
    THEN_PREFIX,
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
from ecpat_training.survey.reading.wave_column import are_all_waves, wave_of
from ecpat_training.survey.reading.wide import wide_survey

_MIN_SIMILARITY = 0.8  # of two texts' letters are the same, in the same order


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
    _, raw_survey = recognise(table)
    matches = _matches(table, raw_survey, instrument, mapping)
    known_columns = _matched_columns(instrument, [matched_columns for _, matched_columns in matches])
    other_waves = OtherWaves(WaveTable(table, raw_survey), other_wave_tables)
    proposed_meanings = _proposals(table, raw_survey, instrument, known_columns, matches, other_waves)
    confirmed_mapping = _as_if_confirmed(mapping, raw_survey, table, proposed_meanings)
    matches = _matches(table, raw_survey, instrument, confirmed_mapping)
    unclear_texts: dict[str, Counter[str]] = {}
    for view, matched_columns in matches:
        answer_table = read_answers(
            table, _rows(table, view, matched_columns), matched_columns.items, instrument, view.labels, mapping
        )
        for id_, texts in answer_table.unclear_texts.items():
            unclear_texts.setdefault(id_.removeprefix(THEN_PREFIX), Counter()).update(texts)
    decidable_texts = {id_: decidable(texts) for id_, texts in unclear_texts.items()}
    withheld_counts = {id_: texts.total() - decidable_texts[id_].total() for id_, texts in unclear_texts.items()}
    entries = _columns(table, raw_survey, instrument, known_columns, proposed_meanings, other_waves)
    platform_headers = [
        column.header for column in raw_survey.columns if column.kind is not ColumnKind.QUESTION and column.header
    ]
    return SurveyMap(
        Path(table.file).name,  # its folder may name a user
        raw_survey.platform,
        _mapping_part("columns", entries, column_choices(instrument), mapping.columns),
        _mapping_part("waves", _waves(table, raw_survey, matches[0][1], mapping), list(WAVES), mapping.waves),
        _draft_doubtful_rows(table, raw_survey, matches[0][1], mapping),
        tuple(_answers(instrument, decidable_texts, mapping)),
        tuple(platform_headers),
        {id_: number for id_, number in withheld_counts.items() if number},
        codes=_mapping_part(
            "codes", other_waves.near(matches[0][1].code, _code_columns(instrument)), [], mapping.codes
        ),
    )


def _code_columns(instrument: Instrument) -> Callable[[WaveTable], Sequence[SurveyColumn]]:
    """How the columns of the code are found in another wave."""
    return lambda wave_table: (
        match_columns(wave_table.table, wave_table.raw_survey, instrument, WAVES, row_is_person=True).code
    )


_Matches = list[tuple[RawSurvey, MatchedColumns]]


def _matches(table: CellTable, raw_survey: RawSurvey, instrument: Instrument, mapping: SurveyMapping) -> _Matches:
    """What is found of the whole table; or of each of the waves that stand side by side."""
    wide_table = wide_survey(table, raw_survey, instrument, mapping, None)
    if wide_table is None:
        return [(raw_survey, match_columns(table, raw_survey, instrument, WAVES, mapping))]
    return [
        (view, match_columns(table, view, instrument, (wave,), mapping, row_is_person=True))
        for wave, view in wide_table.views.items()
    ]


def _as_if_confirmed(
    mapping: SurveyMapping, raw_survey: RawSurvey, table: CellTable, proposed_meanings: Mapping[int, tuple[str, str]]
) -> SurveyMapping:
    """The mapping with every proposal confirmed, to see which answers would be left to decide then."""
    file_location = Location(table.file)
    places = {
        decision_key(place_of(raw_survey.columns[index], table)): Decision("", meaning.rstrip("?"), file_location)
        for index, (meaning, _) in proposed_meanings.items()
    }
    return replace(mapping, columns={**mapping.columns, **places})


def _rows(table: CellTable, raw_survey: RawSurvey, matched: MatchedColumns) -> Sequence[int]:
    return response_rows(table, raw_survey, find_filled_rows(table, raw_survey.first), matched.code).rows


def _draft_doubtful_rows(
    table: CellTable, raw_survey: RawSurvey, matched: MatchedColumns, mapping: SurveyMapping
) -> MappingPart:
    """The rows that may be nobody's answers, open, and those decided before."""
    reason_by_row = response_rows(
        table, raw_survey, find_filled_rows(table, raw_survey.first), matched.code
    ).doubtful_rows
    places = {table.location_of(row): reason for row, reason in reason_by_row.items()}
    doubtful_entries = [
        MappingEntry(row_name(location), mapping.row(location) or "", reason) for location, reason in places.items()
    ]
    earlier_decisions = {
        key: decision
        for key, decision in mapping.rows.items()
        if key
        not in {decision_key(name) for location in places for name in (row_name(location), location.place_in_file)}
    }
    return _mapping_part("rows", doubtful_entries, [*ROW_CHOICES], earlier_decisions)


def _mapping_part(
    name: str, entries: Iterable[MappingEntry], choices: list[str], decisions: DecisionByKey
) -> MappingPart:
    """The entries, those that an earlier mapping decides as it does, and those of it that this file doesn't ask for."""
    entries = [entry for entry in entries if not entry.open or decision_key(entry.written) not in decisions]
    return MappingPart(name, merge_decided_entries(entries, decisions, decision_key, _meaning_text), tuple(choices))


def _meaning_text(meaning: object) -> str:
    return NO_ANSWER if meaning is None else f"{meaning:g}" if isinstance(meaning, float) else str(meaning)


def _columns(
    table: CellTable,
    raw_survey: RawSurvey,
    instrument: Instrument,
    known_columns: Mapping[int, tuple[str, str]],
    proposed_meanings: Mapping[int, tuple[str, str]],
    other_waves: OtherWaves,
) -> Iterator[MappingEntry]:
    """Every question's column: as what it was found and why, or what it may be."""
    expected_headers = set(map(heading_key, instrument.expected))
    wording = _wordings(instrument)
    headers = set[str]()
    for column in raw_survey.columns:
        if not column.header or (column.kind is not ColumnKind.QUESTION and column.index not in known_columns):
            continue
        place = place_of(column, table)
        name = (
            column.header if len(column.header) <= LONGEST_KEY and decision_key(column.header) not in headers else place
        )
        headers.add(decision_key(name))
        shared_codes = other_waves.find_shared_codes(column)
        if column.index in known_columns:
            meaning, reason = known_columns[column.index]
        elif expected_headers & set(map(heading_key, (column.header, *column.names))):
            meaning, reason = NOT_USED, "asked and not scored"
        else:
            meaning, reason = proposed_meanings.get(column.index, ("", "" if shared_codes else "not known"))
        shown_place = place if name != place else ""
        words = _words(column, wording.get(meaning, ""), excluded_wording=column.header if shown_place else "")
        yield MappingEntry(
            name, meaning, "; ".join(filter(None, (shown_place, words, reason, shared_codes and shared_codes.reason)))
        )
        if shared_codes and (code := meaning.removesuffix("?")) in instrument.code.columns:
            yield from other_waves.propose_code_columns(column, code, chain.from_iterable(instrument.code.wordings()))


def _wordings(instrument: Instrument) -> dict[str, str]:
    """The words of each question by its id, in the instrument's first language."""
    items = [item for scale in instrument.scales for item in (*scale.items, *scale.then_items())]
    return {item.id: next(iter(item.texts()), "") for item in items}


def _words(column: SurveyColumn, item: str, *, excluded_wording: str) -> str:
    """The words of a column's question, as a person knows it again: what the file has besides a short header, else the
    instrument's; nothing where the line holds them already."""
    longest_name = max((column.header, *column.names), key=len)
    shown_words = longest_name if len(decision_key(longest_name)) > len(decision_key(excluded_wording)) else item
    return (
        ""
        if decision_key(shown_words) == decision_key(excluded_wording)
        else f"“{visible(squeeze(shown_words))[:LONGEST_KEY]}”"
        if shown_words
        else ""
    )


def _proposals(
    table: CellTable,
    raw_survey: RawSurvey,
    instrument: Instrument,
    known_columns: Mapping[int, tuple[str, str]],
    matches: _Matches,
    other_waves: OtherWaves,
) -> dict[int, tuple[str, str]]:
    """What columns that nothing is known of may be, with a question mark, and why."""
    expected_headers = set(map(heading_key, instrument.expected))
    unknown_columns = [
        column
        for column in raw_survey.of_kind(ColumnKind.QUESTION)
        if column.index not in known_columns
        and column.header
        and not expected_headers & set(map(heading_key, (column.header, *column.names)))
    ]
    proposed_meanings = _find_near_columns(unknown_columns, _find_missing_items(instrument, dict(known_columns)))
    rows = _rows(table, *matches[0])
    texts = {
        column.index: [text for text in map(as_text, column_cells(table, rows, column.index)) if text]
        for column in unknown_columns
        if column.index not in proposed_meanings
    }
    meanings = {meaning for meaning, _ in known_columns.values()}
    missing_code = [name for name in instrument.code.columns if name not in meanings]
    if len(instrument.code.columns) == len(missing_code) == 1:
        codes = [index for index, column_texts in texts.items() if looks_like_codes(Counter(column_texts))]
        code_questions = [
            column.index for column in unknown_columns if column.index in texts and asks_for_a_code(column.header)
        ]
        if sharing_column := other_waves.code_among(unknown_columns):
            proposed_meanings[sharing_column.index] = (f"{missing_code[0]}?", "")
        elif len(codes) == 1 or len(code_questions) == 1:
            (index,) = code_questions if len(code_questions) == 1 else codes
            proposed_meanings[index] = (
                f"{missing_code[0]}?",
                "by its name" if code_questions else "its answers look like codes",
            )
    if WAVE not in meanings and len(matches) == 1:
        proposed_meanings |= _wave_columns(
            {index: set(column_texts) for index, column_texts in texts.items() if index not in proposed_meanings}
        )
    return proposed_meanings


def _wave_columns(texts: Mapping[int, set[str]]) -> dict[int, tuple[str, str]]:
    """The column that holds only words for waves, else the one whose answers are numbered like waves, as a proposal;
    of several none is proposed, and each says why it may be."""
    words = [
        index
        for index, column_texts in texts.items()
        if len(column_texts) <= len(WAVES) and are_all_waves(column_texts)
    ]
    numbered_columns = [
        index
        for index, column_texts in texts.items()
        if 1 < len(column_texts) <= len(WAVES) and _numbered(column_texts)
    ]
    reason = "its answers are only words for waves" if words else "its answers are numbered like waves"
    candidates = words or numbered_columns
    return {index: (f"{WAVE}?" if len(candidates) == 1 else "", reason) for index in candidates}


def _numbered(texts: set[str]) -> bool:
    """Whether words are one letter or word with the numbers of the first waves: T1 and T2."""
    words = {text.rstrip("0123456789 ") for text in texts}
    return len(words) == 1 and "" not in words and all(text[-1] in "0123" for text in texts)


def _matched_columns(instrument: Instrument, matches: list[MatchedColumns]) -> dict[int, tuple[str, str]]:
    """What is known of a column, and why. Columns for single choices can't be written down, and need not be."""
    known_columns: dict[int, tuple[str, str]] = {}
    for matched_columns in matches:
        for match in matched_columns.items:
            if not match.parts:
                reason = "decided before" if match.match_reason == BY_MAPPING else match.match_reason
                known_columns.setdefault(match.column.index, (match.item.id, reason))
        for name, column in zip(instrument.code.columns, matched_columns.code, strict=False):
            known_columns.setdefault(column.index, (name, "the code"))
        for name, column in matched_columns.groups.items():
            known_columns.setdefault(column.index, (name, "a group"))
        for name, special_column in ((WAVE, matched_columns.wave), (FORM, matched_columns.form)):
            if special_column is not None:
                known_columns.setdefault(special_column.index, (name, ""))
    return known_columns


def _find_missing_items(instrument: Instrument, known_columns: dict[int, tuple[str, str]]) -> list[ScaleItem]:
    """The items, then-items among them, that no column was found for."""
    found_ids = {meaning for meaning, _ in known_columns.values()}
    items = [item for scale in instrument.scales for item in (*scale.items, *scale.then_items())]
    return [item for item in items if item.id not in found_ids]


def _find_near_columns(columns: list[SurveyColumn], items: list[ScaleItem]) -> dict[int, tuple[str, str]]:
    """For a column that is nearly an item, by its name or by its text, a proposal; one that is nearly two is open."""
    wordings: dict[str, set[str]] = {}
    name_by_text: dict[str, str] = {}
    for item in items:
        for _, name in names_of(item):
            wordings.setdefault(strip_markup(name), set()).add(item.id)
            name_by_text.setdefault(strip_markup(name), name)
    guesses = {}
    for column in columns:
        close_texts: list[str] = []
        for name in map(strip_markup, (column.header, *column.names)):
            close_texts += difflib.get_close_matches(name, wordings, n=2, cutoff=_MIN_SIMILARITY)
            close_texts += [
                text for text in wordings if len(name) > 11 and (text.startswith(name) or name.endswith(f" {text}"))
            ]
        ids = {id_ for text in close_texts for id_ in wordings[text]}
        if len(ids) == 1:
            guesses[column.index] = (f"{ids.pop()}?", f"nearly {name_by_text[close_texts[0]]}"[:LONGEST_KEY])
    return guesses


def _waves(
    table: CellTable, raw_survey: RawSurvey, matched_columns: MatchedColumns, mapping: SurveyMapping
) -> Iterator[MappingEntry]:
    """The words of the wave's column that say no wave clearly; two or three numbered ones may be the waves in order."""
    if matched_columns.wave is None:
        return
    cells = map(as_text, column_cells(table, _rows(table, raw_survey, matched_columns), matched_columns.wave.index))
    text_counts = Counter(text for text in cells if text and not wave_of(text))
    wave_texts = sorted(text_counts)
    is_wave_sequence = 1 < len(wave_texts) <= len(WAVES) and _numbered(set(wave_texts))
    for index, text in enumerate(wave_texts):
        decided_wave = mapping.wave(text)
        meaning = decided_wave or (f"{WAVES[index]}?" if is_wave_sequence else "")
        yield MappingEntry(text, meaning, count(text_counts[text], "time"))


def _answers(
    instrument: Instrument, unclear_texts: Mapping[str, Counter[str]], mapping: SurveyMapping
) -> Iterator[MappingPart]:
    """For each scale, or item with options of its own, the texts that aren't answers to it."""
    for scale in instrument.scales:
        is_keyed = isinstance(scale, KeyedScale)
        groups = [(item.id, [item]) for item in scale.items] if is_keyed else [(scale.id, list(scale.items))]
        for name, items in groups:
            text_counts: Counter[str] = Counter()
            for item in items:
                text_counts.update(unclear_texts.get(item.id, {}))
            keyed_item = items[0] if is_keyed else None
            entries = (
                MappingEntry(text, _proposal(text, text_counts, scale, keyed_item), count(number, "time"))
                for text, number in sorted(text_counts.items(), key=lambda entry: (-entry[1], entry[0]))
            )
            part = _mapping_part(name, entries, answer_choices(scale, keyed_item), mapping.answers.get(name, {}))
            if part.entries:
                yield part


def _proposal(text: str, text_counts: Counter[str], scale: Scale, item: ScaleItem | None) -> str:
    """What a text may mean as an answer, with a question mark: what it nearly is, or the option of that number."""
    words: dict[str, str] = {}
    if isinstance(scale, LikertScale):
        words = {strip_markup(label): f"{number:g}" for label, number in scale.labels.items()}
    elif item is not None:
        words = {strip_markup(word): id_ for id_ in item.options for word in (id_, *item.option_texts(id_))}
    if close_words := difflib.get_close_matches(strip_markup(text), words, n=1, cutoff=_MIN_SIMILARITY):
        return f"{words[close_words[0]]}?"
    options = list(item.options) if item else []
    numbers = [
        int(answer_number) if re.fullmatch(r"\d{1,3}", answer_number := answer_text.lstrip("A")) else 0
        for answer_text in text_counts
    ]
    if options and all(0 < number <= len(options) for number in numbers):
        return f"{options[int(text.lstrip('A')) - 1]}?"
    return ""
