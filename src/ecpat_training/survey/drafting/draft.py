"""The draft as a whole: what all files ask, how people are recognised, what is scored together, what is left out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, slug, visible
from ecpat_training.survey.drafting.asked_questions import draft_asked_questions, platform_points
from ecpat_training.survey.drafting.code import code_of
from ecpat_training.survey.drafting.columns import AnswerFile, SeenColumn
from ecpat_training.survey.drafting.forms import add_seen_answers, merged_forms
from ecpat_training.survey.drafting.ids import IdAllocator, options_of
from ecpat_training.survey.drafting.keys import RightAnswers, add_answer_keys
from ecpat_training.survey.drafting.merged_questions import MergedQuestion, merge_questions
from ecpat_training.survey.drafting.scales import scales_of
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.item import WAVES, Wave
from ecpat_training.survey.model.draft import DraftCode, DraftItem, DraftQuestion, ReadForm, SurveyDraft, UnscoredColumn
from ecpat_training.survey.platforms import plain_table
from ecpat_training.survey.reading.wave_column import wave_of
from ecpat_training.words.catalogue.message import Command, phrase

_SHOWN_OWN = 30


def questions_of(
    files: Sequence[AnswerFile], forms: Sequence[ReadForm], waves: Sequence[Sequence[Wave]], code: DraftCode
) -> tuple[list[DraftQuestion], list[MergedQuestion]]:
    """(every question of the forms and files of answers, each once; the columns of the files, those of one question
    together)."""
    names = {heading_key(name) for name in (*code.columns, code.text, *code.candidates, *code.kept_out)}
    codes = [column for file in files for column in file.columns if column.stem and heading_key(column.text) in names]
    names |= {heading_key(column.text) for file in files for column in file.columns if _in_pieces(column, codes)}
    merged_questions = merge_questions(files, waves, names) if files else []
    questions = [*draft_asked_questions(merged_questions, len(files)), *platform_points(files, waves)]
    return (add_seen_answers(merged_forms(forms), questions) if forms else questions), merged_questions


def _in_pieces(column: SeenColumn, codes: Sequence[SeenColumn]) -> bool:
    """Whether a column is a piece from which people make their code, asked in the same grid."""
    return any(code_column.file == column.file and code_column.stem == column.stem for code_column in codes)


def survey_draft(
    files: Sequence[AnswerFile],
    forms: Sequence[ReadForm],
    waves: Sequence[Sequence[Wave]],
    answer_sheets: Sequence[RightAnswers] = (),
) -> SurveyDraft:
    """The draft of an instrument, from forms and files of answers.

    Args:
        files: files of answers.
        forms: forms of the same questionnaire.
        waves: which waves each file of answers holds; empty where that isn't known.
        answer_sheets: sheets of right answers.

    Raises:
        ContentError: nothing in the files can be scored.
    """
    code = code_of(files, forms, waves)
    questions, merged_questions = questions_of(files, forms, waves, code)
    for sheet in answer_sheets:
        questions = add_answer_keys(questions, sheet)
    ids = IdAllocator(_names(merged_questions, files), {name.casefold() for name in code.columns})
    all_waves = _waves_seen(waves, forms)
    groups = {name: label for form in forms for name, label in form.groups.items()}
    scales = scales_of(questions, groups, ids, all_waves)
    scored_names = {item.question.name for scale in scales for item in scale.items}
    then_names = {item.then.name for scale in scales for item in scale.items if item.then}
    remaining_questions = [
        question for question in questions if question.name not in scored_names and question.name not in then_names
    ]
    unscored = [
        question
        for question in remaining_questions
        if question.kind in ("choice", "several", "number", "grade", "points")
    ]
    words = [question for question in remaining_questions if question.kind == "words"]
    omitted_columns = [
        *_columns_of([question for question in remaining_questions if question.kind == "left out"]),
        *_columns_of([question for question in unscored if not _askable(question)], "one answer alone"),
        *_columns_of([question for question in words if question.reason != "free text"]),
        *(omission for form in forms for omission in form.left_out),
    ]
    names = [*(form.name for form in forms), *(file.name for file in files)]
    draft = SurveyDraft(
        title=(forms[0].title if forms else f"Survey of {names[0]}")[:300],
        id=slug(Path(names[0]).stem, 40),
        files=tuple(names),
        code=code,
        scales=tuple(scales),
        questions=tuple(_item(question, ids) for question in unscored if _askable(question)),
        not_scored=tuple(question for question in words if question.reason == "free text"),
        left_out=(*omitted_columns, *_platform_columns(files, scored_names)),
        languages=tuple(dict.fromkeys(code for form in forms for code in form.languages)),
        groups=tuple(question.name for question in unscored if question.scoring.get("group")),
        waves={file.name: tuple(waves[number]) for number, file in enumerate(files)},
    )
    if not draft.scales:
        raise _no_questions_error(draft, side_by_side=any(file.inspection.side_by_side for file in files))
    return draft


def _columns_of(questions: Iterable[DraftQuestion], common_reason: str = "") -> list[UnscoredColumn]:
    """The questions as columns that aren't scored, each with its own reason where none is given for all."""
    return [UnscoredColumn(question.words, question.place, common_reason or question.reason) for question in questions]


def _askable(question: DraftQuestion) -> bool:
    """Whether it can be written as a question that is asked only: with two answers to choose at least."""
    return question.kind == "number" or len(question.options) > 1


def _item(question: DraftQuestion, ids: IdAllocator) -> DraftItem:
    question_kind = "choice" if question.kind == "grade" else question.kind
    return DraftItem(
        ids.of(question),
        replace(question, kind=question_kind),
        () if question_kind == "number" else options_of(question.options),
    )


def _names(merged_questions: Sequence[MergedQuestion], files: Sequence[AnswerFile]) -> dict[str, int]:
    """Every name that a column bears, folded, and how many questions have it; those of columns that are no questions,
    such as codes, count as several, since no question may get them."""
    question_columns = {
        (column.file, column.index) for merged_question in merged_questions for column in merged_question.columns
    }
    other_columns = [
        column for file in files for column in file.columns if (column.file, column.index) not in question_columns
    ]
    names: Counter[str] = Counter(dict.fromkeys(map(heading_key, (column.header for column in other_columns)), 2))
    for merged_question in merged_questions:
        names.update(
            {
                heading_key(name)
                for column in merged_question.columns
                for name in (column.header, column.text, *column.names)
            }
        )
    return names


def _waves_seen(waves: Sequence[Sequence[Wave]], forms: Sequence[ReadForm]) -> tuple[Wave, ...]:
    wave_set = {wave for file_waves in waves for wave in file_waves} | {wave for form in forms for wave in form.waves}
    return tuple(wave for wave in WAVES if wave in wave_set)


def _platform_columns(files: Sequence[AnswerFile], scored_names: set[str]) -> list[UnscoredColumn]:
    """The platforms' own columns, a line for each file; those of points are scored."""
    omissions = []
    for file in files:
        if names := [f"`{visible(name)[:60]}`" for name in file.own if name not in scored_names]:
            reason = "made by the platform" if file.raw_survey.platform != plain_table.NAME else "dates or times"
            omissions.append(UnscoredColumn(listing(names, _SHOWN_OWN), file.name, reason))
    return omissions


def _no_questions_error(draft: SurveyDraft, *, side_by_side: bool) -> ContentError:
    """There is no question that can be scored; columns of points may stand `side_by_side` each other, one for each
    wave."""
    reason_counts = Counter(omission.reason for omission in draft.left_out)
    reason_counts.update({"free text": len(draft.not_scored)} if draft.not_scored else {})
    reason_counts.update({"what somebody is": len(draft.questions)} if draft.questions else {})
    reasons_text = listing(
        [f"{reason} ({count(number, 'column')})" for reason, number in reason_counts.most_common()], 8
    )
    message = (
        phrase("no question here can be scored: {reasons}.", reasons=reasons_text)
        if reasons_text
        else "no question here can be scored."
    )
    hint = "Please check that these are answers to a test or to graded questions; name all files of the survey."
    if side_by_side:
        hint = phrase(
            "If these are points before and after, they need no questionnaire: {command}.",
            command=Command("evaluate", str(draft.files[0])),
        )
    return ContentError([Finding("draft.nothing", Severity.ERROR, message, Location(draft.files[0]), hint)])


def waves_of(files: Sequence[AnswerFile]) -> tuple[list[tuple[Wave, ...]], list[Finding]]:
    """(the waves of each file, findings about them): as the file's columns say, else its name, else the order in
    which files are given."""
    waves_by_file: list[tuple[Wave, ...]] = []
    guessed_waves: list[str] = []
    for number, file in enumerate(files):
        named_wave = wave_of(file.table.sheet or "") or next(
            (wave for wave in WAVES if wave == file.inspection.wave_by_name), None
        )
        if file.waves:
            waves_by_file.append(file.waves)
        elif named_wave is not None:
            waves_by_file.append((named_wave,))
        elif len(files) > 1 and number < len(WAVES):
            waves_by_file.append((WAVES[number],))
            guessed_waves.append(f"{file.name} as `{WAVES[number]}`")
        else:
            waves_by_file.append(())
    if not guessed_waves:
        return waves_by_file, []
    message = phrase(
        "no name or column says the wave; the files are taken in their order: {waves}.", waves=listing(guessed_waves)
    )
    hint = "If that isn't so, give them in the order of the waves."
    return waves_by_file, [Finding("draft.waves-by-order", Severity.NOTE, message, Location(files[0].name), hint)]
