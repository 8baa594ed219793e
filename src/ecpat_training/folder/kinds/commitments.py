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
    newest,
)
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import count
from ecpat_training.folder.kind_parts.doubts import doubt
from ecpat_training.folder.kind_parts.kind import Column, Dated, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import WEEK, StepProgress, after, months_after, most_urgent, step
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.followup.model.due import ENOUGH
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_NAME = "commitments"
_TITLE = "Commitments"


def commitments_step(contents: TrainingContents, on: date) -> BoardStep:
    """The forms first; once they are read without a question, the month that needs somebody most."""
    typed = step(_NAME, after(contents.end, 1, WEEK), on, _typed(contents))
    if typed.state != "done":
        return typed
    return most_urgent([typed, *(_became(contents, month, on) for month in MONTHS)])


def _typed(contents: TrainingContents) -> StepProgress:
    found_file, id_ = contents.files.get(COMMITMENTS), contents.training.id
    if found_file is None:
        do = phrase(
            "type the forms into the workbook of {command}",
            command=Command("follow-up form", f"{id_} --out commitments.xlsx"),
        )
        return StepProgress(False, False, "no forms typed", do)
    if wrong := doubt(COMMITMENTS, found_file):
        return StepProgress(False, True, *wrong)
    people, unclear = found_file.facts.people, found_file.facts.unclear
    summary = f"{count(people, 'person', 'people')} committed"
    if unclear:
        do = phrase("answer what {command} asks", command=Command("follow-up check", f"--training {id_}"))
        return StepProgress(False, True, f"{summary}; {count(unclear, 'question')}", do)
    return StepProgress(people > 0, True, summary, "type the forms")


def _became(contents: TrainingContents, month: int, on: date) -> BoardStep:
    facts = contents.files[COMMITMENTS].facts
    answered = dict(facts.answered).get(str(month), 0)
    do = sentences(
        phrase("ask them, and type what they say into commitments-{month}-months.csv;", month=month),
        phrase("{command} has a text", command=Command("follow-up due")),
    )
    enough = answered >= ENOUGH * facts.people
    progress = StepProgress(enough, answered > 0, f"{month} months: {answered} of {facts.people}", do)
    return step(_NAME, months_after(contents.end, month), on, progress)


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
            because = f"{count(len(record.commitments), 'commitment')} of {count(people, 'person', 'people')}"
            return RecognisedFile("commitments", because, people=people)
        if "statement" in fields and file.own_title == _TITLE:
            question = "it is the form that ecpat writes, and nothing is filled in yet"
            return RecognisedFile("commitments", "no commitment", question=question)
        if month in MONTHS and "status" in fields and record.people:
            people = len(record.people)
            because = f"what became of the commitments of {count(people, 'person', 'people')}"
            return RecognisedFile(
                "commitments", f"{because}; its name says after {month} months", (str(month),), people=people
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
            for file in newest(path.parent, file_kind)
        ]
        (record,) = read_commitments([CommitmentFile(path, "", None), *after])
        people = len(record.who_committed())
        answered = tuple((str(month), people - len(record.waiting(month))) for month in MONTHS)
        return FileFacts(people=people, unclear=len(questions(record.findings)), answered=answered)


kind = Commitments()
