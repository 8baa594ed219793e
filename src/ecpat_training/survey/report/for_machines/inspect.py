"""`ecpat survey inspect --json`: what each file of answers is; no answer is quoted."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.core.location import Location
from ecpat_training.survey.model.inspection import ColumnSeen, Matching, RowsAside, SurveySeen


@dataclass(frozen=True, slots=True)
class WaveWord:
    """A word of the wave's column, the wave that it means (null: it isn't known), and how many responses have it."""

    word: str
    wave: str | None
    responses: int


@dataclass(frozen=True, slots=True)
class InspectedItem:
    """An item, and the letters and the header of the column that answers it; null where there is none."""

    item: str
    column: str | None
    header: str


@dataclass(frozen=True, slots=True)
class InstrumentMatch:
    """A file beside an instrument: the column of each item, and the items that no column answers."""

    instrument: str
    items: tuple[InspectedItem, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoResponses:
    """Rows below the header that are no responses, and why."""

    reason: str
    places: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class InspectedFile:
    """One file. Rows count as the spreadsheet or the editor does, from 1; columns are letters."""

    file: str
    sheet: str | None
    sheets: tuple[str, ...]
    kind: str
    encoding: str | None
    delimiter: str | None
    platform: str
    header_rows: tuple[int, ...]
    first_response: int | None
    responses: int
    no_responses: tuple[NoResponses, ...]
    response_id: str | None
    code: tuple[str, ...]
    wave_column: str | None
    waves: tuple[WaveWord, ...]
    waves_side_by_side: dict[str, tuple[str, ...]]
    wave_by_name: str | None
    submitted: str | None
    first_day: str | None
    last_day: str | None
    several_answers: tuple[str, ...]
    columns: tuple[ColumnSeen, ...]
    beside_the_instrument: InstrumentMatch | None


@dataclass(frozen=True, slots=True)
class SurveyInspectResult:
    """The files, in the order in which they were named; those that can't be read are among the findings."""

    files: tuple[InspectedFile, ...]


def result(seen: Sequence[SurveySeen]) -> SurveyInspectResult:
    """What each file is."""
    return SurveyInspectResult(tuple(map(_file, seen)))


def _file(one: SurveySeen) -> InspectedFile:
    return InspectedFile(
        file=one.file,
        sheet=one.sheet,
        sheets=one.sheets,
        kind=one.kind,
        encoding=one.encoding or None,
        delimiter=one.delimiter or None,
        platform=one.platform,
        header_rows=one.header_rows,
        first_response=one.first_row or None,
        responses=one.responses,
        no_responses=tuple(map(_aside, one.aside)),
        response_id=one.response_id,
        code=one.code,
        wave_column=one.wave_column,
        waves=tuple(WaveWord(*wave) for wave in one.waves),
        waves_side_by_side=dict(one.side_by_side),
        wave_by_name=one.wave_by_name,
        submitted=one.submitted,
        first_day=one.first_day,
        last_day=one.last_day,
        several_answers=one.several_answers,
        columns=one.columns,
        beside_the_instrument=_beside(one.matching) if one.matching else None,
    )


def _aside(rows: RowsAside) -> NoResponses:
    return NoResponses(rows.reason, rows.places)


def _beside(matching: Matching) -> InstrumentMatch:
    return InstrumentMatch(matching.instrument, tuple(InspectedItem(*one) for one in matching.items), matching.missing)
