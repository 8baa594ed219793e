"""A drafted instrument from files of answers and forms: written once, completed by a person."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.failures import merge_failures
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, visible
from ecpat_training.files.opening import display_name, read_bytes
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.drafting import keys
from ecpat_training.survey.drafting.code import code_of
from ecpat_training.survey.drafting.columns import AnswerFile, inspect_answer_file
from ecpat_training.survey.drafting.completing import apply_choices
from ecpat_training.survey.drafting.draft import questions_of, survey_draft, waves_of
from ecpat_training.survey.drafting.limesurvey import is_structure, read_lss_tables, read_table_of_classes
from ecpat_training.survey.drafting.xlsform import is_xlsform, read_xlsform
from ecpat_training.survey.exports import lss
from ecpat_training.survey.model.draft import ReadForm, SurveyDraft
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.mapping_files import assign_sheets
from ecpat_training.survey.reading.other_wave import name_among
from ecpat_training.survey.reading.wave_sheets import sheets_by_wave
from ecpat_training.survey.report.draft import draft_document, open_lines
from ecpat_training.survey.report.for_machines import SurveyDraftResult
from ecpat_training.survey.report.instrument_yaml import instrument_yaml
from ecpat_training.words.catalogue.message import Option, phrase

ENDINGS = (".yaml", ".yml")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
_SHOWN = 60
_SHEETS = ("survey", "choices", "settings")


class _Source(NamedTuple):
    """A form, or a file of answers as a table."""

    form: ReadForm | None
    table: CellTable | None
    findings: Sequence[Finding]


class DraftedInstrument(NamedTuple):
    """A draft, and all that was noted."""

    draft: SurveyDraft
    findings: Sequence[Finding]


def draft_survey(
    files: Sequence[Path],
    delivery: Delivery,
    *,
    key_row: str | None = None,
    answer_key: Path | None = None,
    encoding: str | None = None,
    sheets: Sequence[str] = (),
    is_one_form: bool = False,
) -> Outcome:
    """`ecpat survey draft`: writes what files of answers and forms ask as an instrument; see `draft_of` for what is
    asked and raised."""
    delivery.check([*files, answer_key])
    draft, findings = draft_of(
        files,
        delivery,
        key_row=key_row,
        answer_key=answer_key,
        encoding=encoding,
        sheets=sheets,
        is_one_form=is_one_form,
    )
    delivery.findings(findings)
    text, origin = instrument_yaml(draft).encode(), provenance("ecpat survey draft", [*files, answer_key])
    delivery.document(draft_document(draft, origin), content_by_ending=dict.fromkeys(ENDINGS, text))
    delivery.data(lambda: SurveyDraftResult(draft), findings, origin)
    return Outcome(exit_code(findings), f"{count(open_lines(draft), 'line')} to decide.")


def completed_instrument(draft: SurveyDraft, choices: Mapping[str, str], trial_path: Path) -> bytes:
    """The instrument that a draft becomes by what a person has chosen (see `apply_choices`). It is written to
    `trial_path` first and read from there, so that none is written by which nothing can be evaluated.

    Raises:
        ContentError: parts of the draft are still open or don't fit; each is among the findings.
    """
    text = instrument_yaml(apply_choices(draft, choices)).encode()
    trial_path.write_bytes(text)
    read_instrument(trial_path)
    return text


def draft_of(
    files: Sequence[Path],
    delivery: Delivery,
    *,
    key_row: str | None = None,
    answer_key: Path | None = None,
    encoding: str | None = None,
    sheets: Sequence[str] = (),
    is_one_form: bool = False,
) -> DraftedInstrument:
    """What files of answers and forms ask, as a draft of an instrument.

    Args:
        files: exports of any platform, XLSForms, structures of LimeSurvey.
        delivery: is told how far the reading is.
        key_row: the row of the first file of answers that holds the right ones: its number, or a word in it.
        answer_key: a table of questions and right answers.
        encoding: of CSV files that are not Unicode.
        sheets: of workbooks with several: one for all files, or one for each.
        is_one_form: whether columns that call themselves before and after were asked at once, afterwards.

    Raises:
        UsageError: there are more or fewer sheets than files, or a row of right answers and no file of answers.
        InputError, RefusedError: files can't be read; all of them are tried first.
        ContentError: no question can be scored, or there is no such row or answer sheet.
    """
    sheet_names = assign_sheets(sheets, len(files))
    sources: list[_Source] = []
    failures: list[EcpatError] = []
    for path, sheet in zip(files, sheet_names, strict=True):
        try:
            with progress_line(delivery, f"reading {visible(path.name)}"):
                sources += [_read(path, encoding, sheet_name) for sheet_name in _sheets_of(path, sheet)]
        except EcpatError as failure:  # the other files' problems are wanted too
            failures.append(failure)
    if failures:
        raise merge_failures(failures)
    forms = [source.form for source in sources if source.form is not None]
    tables = [source.table for source in sources if source.table is not None]
    right_answers, row = _key_row(tables, key_row, files)
    inspected_files = _inspect_files(tables, row, is_one_form=is_one_form)
    waves, findings = waves_of(inspected_files)
    sheet_of_answers, key_findings = _answer_key(answer_key, encoding, inspected_files, forms, waves)
    draft = survey_draft(inspected_files, forms, waves, [*right_answers, *sheet_of_answers])
    findings = [
        *(finding for source in sources for finding in source.findings),
        *_findings_of_files(inspected_files),
        *findings,
        *key_findings,
        *_unlike_findings(draft),
        *_stray_findings(draft),
    ]
    return DraftedInstrument(draft, findings)


def _unlike_findings(draft: SurveyDraft) -> Iterator[Finding]:
    """The questions that are answered quite otherwise in another file."""
    for question in (item.question for item in draft.items):
        if question.alike is not None and question.alike.unlike:
            message = phrase(
                "{place}: is it the question `{name}`?", place=question.alike.place, name=visible(question.words)
            )
            hint = "Please decide it in the drafted file: `same`, or `other`, and it isn't scored."
            yield Finding("survey.unlike-answers", Severity.WARNING, message, question.location, hint)


def _stray_findings(draft: SurveyDraft) -> Iterator[Finding]:
    """The answers that are none of their question's scale."""
    for text, questions in draft.stray:
        for question in questions:
            occurrences = next(answer.times or 0 for answer in question.stray if answer.value == text)
            message = phrase(
                "`{answer}`, given {times:,} {times:time|times} in {place}, is no answer of the scale of `{question}`: "
                "read as no answer.",
                answer=visible(text)[:_SHOWN],
                times=occurrences,
                place=question.place,
                question=visible(question.words)[:_SHOWN],
            )
            hint = "If it is one, take it out of `missing:` in the drafted file, and correct it in the export."
            yield Finding("draft.stray-answer", Severity.WARNING, message, question.location, hint)


def _sheets_of(path: Path, sheet: str | None) -> Sequence[str | None]:
    """The sheet that is named, else those of the waves of a workbook that has one for each, else the first."""
    sheet_by_wave = sheets_by_wave(path) if sheet is None and path.suffix.lower() in _WORKBOOKS else {}
    return [*sheet_by_wave.values()] or [sheet]


def _read(path: Path, encoding: str | None, sheet: str | None) -> _Source:
    """A form or a file of answers, by its content."""
    name, ending = visible(path.name), path.suffix.lower()
    if ending == lss.ENDING:
        tables = lss.read_lss(read_bytes(path, lss.MOST_BYTES), display_name(path))
        return _Source(read_lss_tables(tables, name), None, ())
    table = read_table(path, encoding=encoding, sheet=sheet)
    if ending in _WORKBOOKS and sheet is None:
        sheet_by_name = {title.casefold(): title for title in table.sheets}
        if "survey" in sheet_by_name and is_xlsform(survey := read_table(path, sheet=sheet_by_name["survey"])):
            other_tables = [
                table
                for sheet_name in _SHEETS[1:]
                if sheet_name in sheet_by_name
                for table in _filled(path, sheet_by_name[sheet_name])
            ]
            return _Source(read_xlsform([survey, *other_tables], name), None, survey.findings)
    if is_structure(table):
        return _Source(read_table_of_classes(table, name), None, table.findings)
    return _Source(None, table, ())


def _filled(path: Path, sheet: str) -> list[CellTable]:
    """A sheet, if anything stands in it: a form without answers to choose has none."""
    try:
        return [read_table(path, sheet=sheet)]
    except ContentError:
        return []


def _inspect_files(tables: Sequence[CellTable], row: int | None, *, is_one_form: bool) -> list[AnswerFile]:
    """Every file of answers, looked at; those that can't be told are told together."""
    inspected_files: list[AnswerFile] = []
    failures: list[EcpatError] = []
    for number, table in enumerate(tables):
        try:
            key_row = row if number == 0 else None
            inspected_files.append(
                inspect_answer_file(table, number, name_among(table, tables), key_row, is_one_form=is_one_form)
            )
        except EcpatError as failure:
            failures.append(failure)
    if failures:
        raise merge_failures(failures)
    return inspected_files


def _findings_of_files(inspected_files: Sequence[AnswerFile]) -> list[Finding]:
    findings = [finding for file in inspected_files for finding in file.findings]
    return [
        *findings,
        *(_taken_for_waves(file) for file in inspected_files if set(file.inspection.side_by_side) == {"pre", "post"}),
    ]


def _taken_for_waves(file: AnswerFile) -> Finding:
    """That columns before and after are taken for answers from two times, which one form may have asked at once."""
    before, after = (file.inspection.side_by_side[wave][0] for wave in ("pre", "post"))
    message = phrase(
        "columns such as `{before}` and `{after}` are taken for answers from before and from after.",
        before=visible(before)[:_SHOWN],
        after=visible(after)[:_SHOWN],
    )
    hint = phrase("If one form asked both, after the training, add {one_form}.", one_form=Option("--one-form"))
    return Finding("draft.two-times", Severity.NOTE, message, Location(file.table.file), hint)


def _key_row(
    tables: Sequence[CellTable], key_row_text: str | None, files: Sequence[Path]
) -> tuple[list[keys.RightAnswers], int | None]:
    """The right answers of a row of the first file of answers, and which row it is."""
    if key_row_text is None:
        return [], None
    if not tables:
        hint = phrase("Leave {key_row} out, or name the file of answers that has the row.", key_row=Option("--key-row"))
        raise UsageError.because("usage.key-row", "no file of answers is named, only forms.", hint=hint)
    from ecpat_training.survey.reading.recognise import recognise

    row = keys.row_of(tables[0], key_row_text)
    if row is None:
        raise keys.key_row_error(key_row_text, Location(display_name(files[0])))
    return [keys.read_key_row(tables[0], row, recognise(tables[0])[1].header)], row


def _answer_key(
    path: Path | None,
    encoding: str | None,
    inspected_files: Sequence[AnswerFile],
    forms: Sequence[ReadForm],
    waves: Sequence[Sequence[object]],
) -> tuple[list[keys.RightAnswers], list[Finding]]:
    """The right answers of an answer sheet."""
    if path is None:
        return [], []
    table = read_table(path, encoding=encoding)
    questions, _ = questions_of(inspected_files, forms, waves, code_of(inspected_files, forms, waves))  # type: ignore[arg-type]
    right_answers, findings = keys.read_key_sheet(table, questions, visible(path.name))
    return [right_answers], [*table.findings, *findings]
