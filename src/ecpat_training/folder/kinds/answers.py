"""Answers to the questionnaire: from before a training, from after it, from months later."""

import re
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.commands.training_files import (
    ATTENDANCE,
    FOLLOW_UPS,
    PARTICIPANTS,
    POST,
    PRE,
    PRE_EARLY,
    STEPS,
    TABLES,
    TrainingFile,
    step_file,
)
from ecpat_training.core.finding import errors
from ecpat_training.core.text import count, listing
from ecpat_training.files.csv.stream import Beginning
from ecpat_training.folder.kind_parts.answers import recognise_answers
from ecpat_training.folder.kind_parts.days import BEFORE, wave_by_days
from ecpat_training.folder.kind_parts.doubts import find_doubt, find_wrong_days
from ecpat_training.folder.kind_parts.kind import Against, Column, Dated, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.large import read_answers_rest
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile, TrainingSigns
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import (
    WEEK,
    StepProgress,
    after,
    before,
    find_most_urgent,
    months_after,
    step,
)
from ecpat_training.folder.kind_parts.training_signs import codes_of_answers
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.followup.model.due import ENOUGH
from ecpat_training.words.catalogue.message import Command, phrase

if TYPE_CHECKING:
    from ecpat_training.core.finding import Finding
    from ecpat_training.survey.instrument.instrument import Instrument

_MAX_ANSWER_SHARE = 1.25  # of the people: more answers are of another training too, or of people who answered twice
_PRE_OPENS = 14
_STEP = re.compile(r"step[-_ ]?([0-9]{1,2})(?:-v[0-9]+)?", re.IGNORECASE)


def before_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Whether the answers from before have come."""
    return step("before", before(contents.start, _PRE_OPENS, 0), board_date, _progress(contents, PRE, "pre"))


def after_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Whether the answers from after have come."""
    return step("after", after(contents.end, 0, WEEK), board_date, _progress(contents, POST, "post"))


def follow_up_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """The follow-ups together: the one that needs somebody most."""
    steps = []
    for months, file_kind in FOLLOW_UPS.items():
        follow_up = step(
            "follow-up", months_after(contents.end, months), board_date, _progress(contents, file_kind, "follow-up")
        )
        steps.append(
            BoardStep(
                follow_up.name,
                follow_up.state,
                f"{months} months: {follow_up.what}" if follow_up.what else "",
                follow_up.do,
                follow_up.by,
            )
        )
    return find_most_urgent(steps)


def _expected(contents: TrainingContents) -> int:
    """How many answers there should be: as many as came; else as are on the list; else as the training has seats."""
    attendance_file, participants_file = contents.files.get(ATTENDANCE), contents.files.get(PARTICIPANTS)
    if attendance_file and attendance_file.facts.readable and attendance_file.facts.attended:
        return attendance_file.facts.attended
    if participants_file and participants_file.facts.readable and participants_file.facts.people:
        return participants_file.facts.people
    return contents.training.participants


def _progress(contents: TrainingContents, file_kind: TrainingFile, wave: str) -> StepProgress:
    found_file = contents.files.get(file_kind)
    if found_file is None and wave in {
        counted_wave for count_file in contents.counts for counted_wave, _ in count_file.facts.counted
    }:
        return _home_count_progress(contents, wave)
    if found_file is None:
        instruction = phrase(
            "export the answers and {command:run}",
            command=Command("add", f"FILE --training {contents.training.id} --as {file_kind.stem}"),
        )
        return StepProgress(False, False, "no answers", instruction)
    if problem := find_doubt(file_kind, found_file) or find_wrong_days(found_file, contents, wave):
        return StepProgress(False, True, *problem)
    people, facts = _expected(contents), found_file.facts
    summary = f"{facts.people} of {people}"
    if facts.people > people:
        summary = f"{facts.people} answers for {count(people, 'person', 'people')}"
    if facts.people > people * _MAX_ANSWER_SHARE:
        return StepProgress(False, True, summary, "look whether others' are among them")
    if facts.people < people * ENOUGH:
        return StepProgress(False, True, summary, "remind those who haven't answered")
    return StepProgress(True, True, summary)


def _home_count_progress(contents: TrainingContents, wave: str) -> StepProgress:
    """Answers that partners counted at home."""
    people, answer_count = (
        _expected(contents),
        sum(dict(count_file.facts.counted).get(wave, 0) for count_file in contents.counts),
    )
    summary = f"{answer_count} of {people}, counted at home"
    if answer_count > people:
        summary = f"{answer_count} answers for {count(people, 'person', 'people')}, counted at home"
    if answer_count > people * _MAX_ANSWER_SHARE:
        return StepProgress(False, True, summary, "look whether two files count the same people")
    if answer_count < people * ENOUGH:
        return StepProgress(False, True, summary, "remind those who haven't answered; then the partner counts again")
    return StepProgress(True, True, summary)


@lru_cache(maxsize=4)  # a folder has one or few, and many files of answers to them
def _questionnaire(path: Path, _version: str) -> "tuple[Instrument, tuple[Finding, ...]]":
    from ecpat_training.survey.reading.instrument import read_instrument

    questionnaire, source = read_instrument(path)
    return questionnaire, tuple(source.findings)


def _is_before_and_after(recognised_file: RecognisedFile) -> bool:
    return recognised_file.by_sheet and {*recognised_file.waves} == {"pre", "post"}


def _is_long_before(recognised_file: RecognisedFile, dated_training: Dated) -> bool:
    return bool(
        recognised_file.last_day
        and dated_training.start
        and date.fromisoformat(recognised_file.last_day[:10]) < dated_training.start - timedelta(BEFORE)
    )


class Answers(TrainingFileKind):
    """A wave of answers, as a platform exports them."""

    name = "answers"
    place = 40
    files = (PRE, PRE_EARLY, POST, *FOLLOW_UPS.values())
    endings = TABLES
    order = 10
    choices = files
    readings = (
        FileReading(PRE, "pre", is_unique=True),
        FileReading(PRE_EARLY, "pre"),
        FileReading(POST, "post", is_unique=True),
        *(FileReading(file, "follow-up", is_unique=True) for file in FOLLOW_UPS.values()),
    )
    columns = (
        Column("before", 60, "Before", before_step),
        Column("after", 70, "After", after_step),
        Column("follow-up", 80, "Follow-up", follow_up_step),
    )
    gives_answers = True

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """A table with columns for half of the questionnaire's items."""
        return recognise_answers(file)

    def against(self, file: LookedFile) -> Against | None:
        """How few of the questionnaire's items have a column."""
        _, matched_items, items = file.inspected
        if not items:
            return Against("no answers that could be recognised, as there is no questionnaire yet", matched_items > 0)
        reason = f"no answers to the questionnaire ({matched_items} of its {items} items have a column)"
        return Against(reason, matched_items > 0)

    def throughout(
        self, recognised: RecognisedFile, path: Path, looked: LookedFile, start: Beginning
    ) -> RecognisedFile:
        """The days and waves that all rows say."""
        from ecpat_training.files.table_file import read_table
        from ecpat_training.survey.reading.long_file import summarize_long_file
        from ecpat_training.survey.reading.recognise import recognise

        table = read_table(looked.path, is_long=True)
        survey = summarize_long_file(table, recognise(table)[1], read_answers_rest(path, start, table))
        basis = f"{looked.basis(start)}, its days and waves by all {count(survey.responses, 'row')}"
        reason = f"{recognised.because}; {basis}"
        return recognised._replace(
            because=reason,
            waves=survey.waves,
            first_day=survey.first_day,
            last_day=survey.last_day,
            people=survey.responses,
        )

    def signs(self, file: LookedFile) -> TrainingSigns:
        """The lines above them, and the codes of those who answered."""
        return super().signs(file)._replace(codes=codes_of_answers(file))

    def beside_programme(self, file: Path) -> tuple[TrainingFile, str] | None:
        """What all countries answered at a step of a programme, where its name says at which."""
        match = _STEP.fullmatch(file.stem)
        if match is None or int(match[1]) > STEPS:
            return None
        reason = "its name says that all countries answered it at this step; it belongs beside the programme"
        return step_file(int(match[1])), reason

    def further(self, recognised: RecognisedFile) -> tuple[TrainingFile, ...]:
        """A workbook with a sheet before and one after holds both waves."""
        return (POST,) if _is_before_and_after(recognised) else ()

    def target(self, file: Path, recognised: RecognisedFile, dated: Dated) -> tuple[TrainingFile | None, str]:
        """The wave, by what the answers say and by their days; where these contradict each other, somebody is asked."""
        wave = recognised.waves[0] if len(recognised.waves) == 1 else ""
        if _is_before_and_after(recognised):
            return PRE, "a sheet for each wave"
        if len(recognised.waves) > 1:
            return None, f"it holds answers of {listing(list(recognised.waves))}"
        kind_by_days = wave_by_days(recognised, dated)
        if wave in ("pre", "post"):
            file_kind = PRE if wave == "pre" else POST
            if kind_by_days and kind_by_days != file_kind:
                return None, f"it says {wave}, and its days are those of {kind_by_days.stem}"
            if file_kind == PRE and _is_long_before(recognised, dated):
                return None, "it says pre, long before the training: pre-early where these people waited, else pre"
            return file_kind, f"it says {wave}"
        if kind_by_days:
            return kind_by_days, "by the days on which it was answered"
        return None, "which wave it is isn't known"

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """How many answered, which waves they say, and when they answered."""
        from ecpat_training.files.table_file import read_table
        from ecpat_training.survey.instrument.item import WAVES
        from ecpat_training.survey.reading.inspection import answer_summary
        from ecpat_training.survey.reading.recognise import recognise
        from ecpat_training.survey.reading.wave_sheets import sheets_by_wave
        from ecpat_training.survey.workflows.read import count_answers

        if context.instrument is None:
            table = read_table(path, is_long=True)
            survey = answer_summary(table, recognise(table)[1])
            return FileFacts(people=len(survey.rows), first_day=survey.first_day or "", last_day=survey.last_day or "")
        wave = next(candidate for candidate in WAVES if candidate == context.wave)
        answer_counts = count_answers(path, wave, *_questionnaire(context.instrument, context.version))
        waves = {stated_wave for _, stated_wave, _ in answer_counts.said.waves if stated_wave} or set(
            answer_counts.said.side_by_side
        )
        waves |= set(sheets_by_wave(path))
        return FileFacts(
            people=answer_counts.people,
            unclear=len(errors(answer_counts.findings)),
            waves=tuple(sorted(waves)),
            first_day=answer_counts.said.first_day or "",
            last_day=answer_counts.said.last_day or "",
        )


kind = Answers()
