"""A survey's table: from its cells to the answers of one wave, or of several."""

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.model.instrument import WAVES, Instrument, KeyedScale, Wave
from ecpat_training.model.responses import WaveResponses
from ecpat_training.read.answer_columns import AnswerTable, column_cells, read_answers
from ecpat_training.read.cell import as_text
from ecpat_training.read.free_text import free_text_findings
from ecpat_training.read.raw_survey import Evidence, Kind, RawSurvey
from ecpat_training.read.recognise import recognise
from ecpat_training.read.stray_cells import stray_cell_findings
from ecpat_training.read.submitted import Moments, read_moments
from ecpat_training.read.survey_codes import code_findings, read_codes
from ecpat_training.read.survey_columns import Matched, group_missing, match_columns, short
from ecpat_training.read.survey_waves import read_waves
from ecpat_training.read.table import Table
from ecpat_training.read.wording import key

if TYPE_CHECKING:
    import pandas

_EMPTY = "answered none of the questions"


def survey_of(
    table: Table, instrument: Instrument, wave: Wave | None = None
) -> tuple[list[WaveResponses], list[Finding]]:
    """The responses of each wave in a table, in the order of the waves, and what was noted on the way.

    Args:
        wave: the wave that the whole table holds; without it, the table needs a column such as `wave`.

    Raises:
        InputError: the table comes from a platform that isn't read yet.
        ContentError: with everything in it that a person must decide.
    """
    name, evidence, raw = recognise(table)
    matched = match_columns(table, raw, instrument, (wave,) if wave else WAVES)
    filled = [row for row in range(raw.first, len(table.rows)) if any(map(as_text, table.rows[row]))]
    rows = [row for row in filled if row not in raw.set_aside]
    answers = read_answers(table, rows, matched.items, instrument)
    not_used = {row: raw.set_aside[row] for row in filled if row in raw.set_aside} | _empty(answers, rows)
    wave_of, wave_findings = read_waves(table, filled, not_used, matched.wave, wave)
    moments, moment_findings = _moments(table, raw, rows)
    findings = [
        *table.findings,
        _platform(table, raw, evidence, len(filled)),
        *matched.findings,
        *_groups_missing(table, raw, instrument, matched, wave),
        *stray_cell_findings(table, raw, filled),
        *wave_findings,
        *answers.findings,
        *moment_findings,
        *code_findings(table, rows, matched.code),
        *_not_used(table, raw, instrument, matched),
        *free_text_findings(table, rows, matched.unused, instrument.not_scored),
    ]
    if not rows:
        findings.append(_no_responses(table, raw))
    findings += _set_aside(table, not_used)
    if errors(findings):
        raise ContentError([finding for finding in findings if finding.severity is not Severity.NOTE])
    build = _Builder(table, name, instrument, matched, rows, answers, moments, not_used)
    return [build.wave(one, wave_of) for one in WAVES if one in wave_of.values()], findings


class _Builder:
    """Cuts what was read of a table into waves."""

    def __init__(
        self,
        table: Table,
        platform: str,
        instrument: Instrument,
        matched: Matched,
        rows: Sequence[int],
        answers: AnswerTable,
        moments: Moments,
        not_used: dict[int, str],
    ) -> None:
        self.table, self.platform, self.instrument, self.matched = table, platform, instrument, matched
        self.answers, self.moments, self.not_used = answers, moments, not_used
        self.rows = rows
        self.codes = read_codes(table, rows, matched.code)
        self.groups = {
            name: [as_text(cell) or None for cell in column_cells(table, rows, column.index)]
            for name, column in matched.groups.items()
        }

    def wave(self, wave: Wave, wave_of: dict[int, Wave]) -> WaveResponses:
        """The responses of one wave."""
        import pandas

        at = [i for i, row in enumerate(self.rows) if wave_of[row] == wave and row not in self.not_used]
        left_out = sorted(row for row in self.not_used if wave_of[row] == wave)
        sent = [moment for i in at if (moment := self.moments[i]) is not None]
        groups = {name: [values[i] for i in at] for name, values in self.groups.items()}
        return WaveResponses(
            wave=wave,
            file=self.table.file,
            sheet=self.table.sheet,
            platform=self.platform,
            rows=len(at) + len(left_out),
            answers=self._answers(wave, at),
            codes=pandas.Series([self.codes[i] for i in at], dtype=object),
            groups=pandas.DataFrame(groups, index=pandas.RangeIndex(len(at)), dtype=object),
            places=[self.table.where(self.rows[i]) for i in at],
            not_used=[self.table.where(row) for row in left_out],
            submitted=(min(sent), max(sent)) if sent else None,
            columns_ignored=tuple(column.header for column in self.matched.unused),
        )

    def _answers(self, wave: Wave, at: Sequence[int]) -> "pandas.DataFrame":
        """A column per item asked in the wave: floats, or objects for the ids of options."""
        import pandas

        columns = {}
        for scale in self.instrument.scales:
            kind = object if isinstance(scale, KeyedScale) else float
            for item in scale.items:
                values = self.answers.values.get(item.id)
                if values is not None and wave in scale.asked:
                    found = (values[i] for i in at)
                    columns[item.id] = pandas.Series([math.nan if v is None else v for v in found], dtype=kind)
        return pandas.DataFrame(columns, index=pandas.RangeIndex(len(at)))


def _moments(table: Table, raw: RawSurvey, rows: Sequence[int]) -> tuple[Moments, list[Finding]]:
    columns = raw.of_kind(Kind.SUBMITTED)
    if not columns:
        return [None] * len(rows), []
    index = columns[0].index
    return read_moments(column_cells(table, rows, index), lambda i: table.where(rows[i], index))


def _platform(table: Table, raw: RawSurvey, evidence: Evidence, responses: int) -> Finding:
    what = f"read as an export of {raw.platform}, as {evidence.because}"
    if not evidence.seen:
        what = "read as a plain table"
    tags = f" The tags of {table.where(raw.extra_headers[0]).inside} are no response." if raw.extra_headers else ""
    message = f"{what}; {count(responses, 'response')}.{tags}"
    return Finding("survey.platform", Severity.NOTE, message, table.where(evidence.header))


def _groups_missing(
    table: Table, raw: RawSurvey, instrument: Instrument, matched: Matched, wave: Wave | None
) -> list[Finding]:
    """A file of several waves must answer what somebody is; one file of several may leave it to the others."""
    severity = Severity.WARNING if wave else Severity.ERROR
    told = {finding.where for finding in matched.findings if finding.code == "survey.column-ambiguous"}
    missing = [name for name in instrument.groups if name not in matched.groups]
    return [] if told else [group_missing(name, table, raw, severity) for name in missing]


def _not_used(table: Table, raw: RawSurvey, instrument: Instrument, matched: Matched) -> list[Finding]:
    expected = set(map(key, instrument.not_scored))
    names = [f"`{short(column.header)}`" for column in matched.unused if key(column.header) not in expected]
    if not names:
        return []
    message = f"{count(len(names), 'column')} not in the instrument, and not used: {listing(names, 20)}."
    return [Finding("survey.columns-not-used", Severity.NOTE, message, table.where(raw.header))]


def _no_responses(table: Table, raw: RawSurvey) -> Finding:
    hint = "Please check that this is the right file, and that the survey was exported with its responses."
    message = "there are no responses below the header."
    return Finding("survey.no-responses", Severity.ERROR, message, table.where(raw.header), hint)


def _empty(answers: AnswerTable, rows: Sequence[int]) -> dict[int, str]:
    """The rows in which no item is answered; all of them are faults of the columns, not of the people."""
    columns = list(answers.values.values())
    if not columns:
        return {}
    return {
        row: _EMPTY
        for i, row in enumerate(rows)
        if row not in answers.faulty and all(column[i] is None for column in columns)
    }


def _set_aside(table: Table, not_used: dict[int, str]) -> list[Finding]:
    """The rows not used, by reason."""
    by_reason: dict[str, list[Location]] = defaultdict(list)
    for row in sorted(not_used):
        by_reason[not_used[row]].append(table.where(row))
    return [
        Finding(
            "survey.row-not-used",
            Severity.WARNING,
            f"{count(len(places), 'row')} not used ({visible(reason)}): "
            f"{listing([place.inside for place in places], 20)}.",
            places[0],
        )
        for reason, places in by_reason.items()
    ]
