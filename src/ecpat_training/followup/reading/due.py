"""How far the follow-ups of a programme have come, from the files in the trainings' folders."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ecpat_training.commands.questionnaires import instrument_of
from ecpat_training.commands.training_files import FOLLOW_UPS, MONTHS, folder_of, newest_versions
from ecpat_training.core.errors import EcpatError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.followup.model.commitment import TrainingCommitments
from ecpat_training.followup.model.due import DueBoard, FollowUpDue, asked_by, asked_on
from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.first_days import PlannedDays
from ecpat_training.followup.reading.places import places_in
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.words.catalogue.message import Command, phrase, sentences

MEETING = "expert meeting"
"""The kind of event after which nobody is asked."""


class DueReading:
    """Reads a programme's folder; `files` are those that were read, `findings` what is wrong with them."""

    def __init__(self, programme: Programme, file: Path, planned_days: PlannedDays) -> None:
        self.programme, self.file, self.planned = programme, file, planned_days
        self.files: list[Path] = [*planned_days.files]
        self.findings: list[Finding] = [*planned_days.findings]

    def board(self, reference_date: date) -> DueBoard:
        """Every follow-up on a day, the earliest first."""
        trainings = [training for training in self.programme.list_trainings() if training.kind != MEETING]
        steps = [step for training in trainings for step in self._steps(training)]
        steps.sort(key=lambda step: (step.on, step.training))
        undated_trainings = tuple(training.id for training in trainings if self.planned.last_day(training) is None)
        return DueBoard(self.programme.programme, self.programme.id, reference_date, tuple(steps), undated_trainings)

    def _steps(self, training: Training) -> Iterator[FollowUpDue]:
        end = self.planned.last_day(training)
        if end is None:
            return
        typed_commitments = self._typed(training)
        for month in MONTHS:
            waiting_people = typed_commitments.waiting(month) if typed_commitments else ()
            people = len(typed_commitments.who_committed()) if typed_commitments else training.participants
            yield FollowUpDue(
                training.id, training.country, month, asked_on(end, month), asked_by(end, month),
                typed_commitments is not None, people, people - len(waiting_people) if typed_commitments else 0,
                waiting_people,
                self._questionnaires(training, month), self.planned.sequence(training),
            )  # fmt: skip

    def _typed(self, training: Training) -> TrainingCommitments | None:
        """The commitments of a training; None where none are typed, or they can't be read."""
        folder = folder_of(self.file, training.id)
        if not folder.is_dir():
            return None
        try:
            places = places_in([folder])
            (record,) = read_commitments(places)
        except UsageError:  # there are none
            return None
        except EcpatError as failure:
            self._told(training, "commitments", failure)
            return None
        self.files += [place.path for place in places]
        return record if record.commitments else None

    def _questionnaires(self, training: Training, month: int) -> int | None:
        """How many people answered the questionnaire of a month; None where there is no file of them."""
        from ecpat_training.files.table_file import read_table
        from ecpat_training.survey.reading.inspection import inspect_table
        from ecpat_training.survey.reading.instrument import read_instrument

        files = newest_versions(folder_of(self.file, training.id), FOLLOW_UPS[month])
        if len(files) != 1:
            return None
        instrument = instrument_of(self.file, training.id)
        try:
            questions = read_instrument(instrument)[0] if instrument else None
            inspection, _ = inspect_table(read_table(files[0], is_long=True), questions)
        except EcpatError as failure:
            self._told(training, f"answers after {month} months", failure)
            return None
        self.files.append(files[0])
        return inspection.responses

    def _told(self, training: Training, subject: str, failure: EcpatError) -> None:
        code = failure.findings[0].code if failure.findings else "input.unreadable"
        location = failure.findings[0].where if failure.findings else None
        message = phrase(
            "the {subject} of {training} can't be read ({code}); nothing of them is counted.",
            subject=subject,
            training=training.id,
            code=code,
        )
        hint = sentences(
            "Please correct the file;", phrase("{command} says what is wrong.", command=Command("help", "CODE"))
        )
        self.findings.append(
            Finding(
                "follow-up.unread", Severity.WARNING, message, location or Location(f"trainings/{training.id}"), hint
            )
        )
