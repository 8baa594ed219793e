"""Commitments as they were typed, and what became of them 3, 6 and 12 months later."""

from datetime import date
from pathlib import Path

from ecpat_training.commands.training_files import (
    COMMITMENTS,
    COMMITMENTS_AFTER,
    MONTHS,
    PARTICIPANTS,
    TABLES,
    TrainingFile,
    newest_versions,
)
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import count
from ecpat_training.folder.kind_parts.doubts import find_doubt
from ecpat_training.folder.kind_parts.kind import Column, Dated, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import WEEK, StepProgress, after, find_most_urgent, months_after, step
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.followup.model.due import ENOUGH
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_NAME = "commitments"
_TITLE = "Commitments"


def commitments_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """The forms first; once they are read without a question, the month that needs somebody most."""
    typing_step = step(_NAME, after(contents.end, 1, WEEK), board_date, _typed(contents))
    if typing_step.state != "done":
        return typing_step
    return find_most_urgent([typing_step, *(_became(contents, month, board_date) for month in MONTHS)])


def _typed(contents: TrainingContents) -> StepProgress:
    found_file, id_ = contents.files.get(COMMITMENTS), contents.training.id
    if found_file is None:
        instruction = phrase(
            "type the forms into the workbook of {command}",
            command=Command("follow-up form", f"{id_} --out commitments.xlsx"),
        )
        return StepProgress(False, False, "no forms typed", instruction)
    if problem := find_doubt(COMMITMENTS, found_file):
        return StepProgress(False, True, *problem)
    people, unclear_count = found_file.facts.people, found_file.facts.unclear
    summary = f"{count(people, 'person', 'people')} committed"
    if unclear_count:
        instruction = phrase("answer what {command} asks", command=Command("follow-up check", f"--training {id_}"))
        return StepProgress(False, True, f"{summary}; {count(unclear_count, 'question')}", instruction)
    return StepProgress(people > 0, True, summary, "type the forms")


def _became(contents: TrainingContents, month: int, board_date: date) -> BoardStep:
    facts = contents.files[COMMITMENTS].facts
    answer_count = dict(facts.answered).get(str(month), 0)
    instruction = sentences(
        phrase("ask them, and type what they say into commitments-{month}-months.csv;", month=month),
        phrase("{command} has a text", command=Command("follow-up due")),
    )
    has_enough_answers = answer_count >= ENOUGH * facts.people
    progress = StepProgress(
        has_enough_answers, answer_count > 0, f"{month} months: {answer_count} of {facts.people}", instruction
    )
    return step(_NAME, months_after(contents.end, month), board_date, progress)


class Commitments(TrainingFileKind):
    """The forms typed into a workbook; also what people said months later."""

    name = "commitments"
    place = 50
    files = (COMMITMENTS, *COMMITMENTS_AFTER.values())
    endings = TABLES
    order = 20
    looked_for = "commitments"
    readings = (FileReading(COMMITMENTS, beside=(*COMMITMENTS_AFTER.values(), PARTICIPANTS), is_unique=True),)
    columns = (Column("commitments", 90, "Commitments", commitments_step),)

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """A table of statements; also one of what became of them, where its name says after how many months."""
        from ecpat_training.followup.reading.columns import sheet_of
        from ecpat_training.followup.reading.commitments import read_commitments
        from ecpat_training.followup.reading.places import CommitmentFile, place_of

        month = place_of(file.path).month
        try:
            fields = {column.field for column in sheet_of(file.table, month).places}
            (record,) = read_commitments([CommitmentFile(file.path, "", month)])
        except EcpatError:
            return None
        if "statement" in fields and record.commitments:
            people = len(record.who_committed())
            reason = f"{count(len(record.commitments), 'commitment')} of {count(people, 'person', 'people')}"
            return RecognisedFile("commitments", reason, people=people)
        if "statement" in fields and file.own_title == _TITLE:
            question = "it is the form that ecpat writes, and nothing is filled in yet"
            return RecognisedFile("commitments", "no commitment", question=question)
        if month in MONTHS and "status" in fields and record.people:
            people = len(record.people)
            reason = f"what became of the commitments of {count(people, 'person', 'people')}"
            return RecognisedFile(
                "commitments", f"{reason}; its name says after {month} months", (str(month),), people=people
            )
        return None

    def target(self, file: Path, recognised: RecognisedFile, dated: Dated) -> tuple[TrainingFile | None, str]:
        """By the month that its name says."""
        return (COMMITMENTS_AFTER[int(recognised.waves[0])] if recognised.waves else COMMITMENTS), ""

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """People who made commitments, cells that are doubtful, and how many said what became of theirs."""
        from ecpat_training.followup.model.commitment import questions
        from ecpat_training.followup.reading.commitments import read_commitments
        from ecpat_training.followup.reading.places import CommitmentFile

        after = [
            CommitmentFile(file, "", month)
            for month, file_kind in COMMITMENTS_AFTER.items()
            for file in newest_versions(path.parent, file_kind)
        ]
        (record,) = read_commitments([CommitmentFile(path, "", None), *after])
        people = len(record.who_committed())
        answers_by_month = tuple((str(month), people - len(record.waiting(month))) for month in MONTHS)
        return FileFacts(people=people, unclear=len(questions(record.findings)), answered=answers_by_month)


kind = Commitments()
