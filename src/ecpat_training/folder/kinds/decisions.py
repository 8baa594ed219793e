"""Minutes of an expert meeting: who was there, what was decided, and the documents."""

from datetime import date
from pathlib import Path

from ecpat_training.commands.training_files import DECISIONS, PARTICIPANTS, TABLES
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import errors
from ecpat_training.core.text import count
from ecpat_training.event.meetings.judgement import SOON_DUE_PERIOD
from ecpat_training.folder.kind_parts.doubts import find_doubt
from ecpat_training.folder.kind_parts.kind import Column, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import WEEK, StepProgress, after, step
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import MEETING, TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.programme.model.training import Training
from ecpat_training.words.catalogue.message import Command, phrase

_NAME = "decisions"


def decisions_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """The minutes first, a week after the meeting; once they are read without a question, the days of what was
    decided. Minutes that were prepared before the meeting are nothing to be asked yet."""
    window, found_file, id_ = after(contents.end, 1, WEEK), contents.files.get(DECISIONS), contents.training.id
    if found_file is None:
        instruction: str = phrase("fill in the workbook that {command} writes", command=Command("event minutes", id_))
        return step(_NAME, window, board_date, StepProgress(False, False, "no decisions", instruction))
    if problem := find_doubt(DECISIONS, found_file):
        return step(_NAME, window, board_date, StepProgress(False, True, *problem))
    facts = found_file.facts
    summary = count(facts.people, "decision")
    if facts.unclear or not facts.people:
        if window.opens is not None and board_date < window.opens:
            return step(_NAME, window, board_date, StepProgress(False, False, "", ""))
        question_text = f"; {count(facts.unclear, 'question')}" if facts.unclear else ""
        instruction = (
            phrase("answer what {command} asks", command=Command("event minutes", id_))
            if facts.unclear
            else "write down what was decided"
        )
        return step(_NAME, window, board_date, StepProgress(False, True, summary + question_text, instruction))
    days = sorted(date.fromisoformat(day) for _, day in facts.due if day)
    overdue_count, due_soon_count = (
        sum(day < board_date for day in days),
        sum(board_date <= day <= board_date + SOON_DUE_PERIOD for day in days),
    )
    instruction = phrase(
        "ask the owners whom {command} names, and correct the status in {file}",
        command=Command("event minutes", id_),
        file=found_file.name,
    )
    if overdue_count:
        return BoardStep(_NAME, "late", f"{overdue_count} of {summary} late", instruction, days[0])
    if due_soon_count:
        return BoardStep(_NAME, "partly", f"{due_soon_count} of {summary} due", instruction, days[0])
    open_text = f", {len(facts.due)} open" if facts.due else ""
    open_text += f", {facts.broken} without effect" if facts.broken else ""
    coming = f"; next by {days[0]}" if days else ""
    return BoardStep(_NAME, "done", f"{summary}{open_text}{coming}")


class DecisionsKind(TrainingFileKind):
    """The workbook of a meeting's decisions."""

    name = "decisions"
    place = 90
    files = (DECISIONS,)
    endings = TABLES
    order = 30
    looked_for = "decisions of a meeting"
    readings = (FileReading(DECISIONS, beside=(PARTICIPANTS,), is_unique=True),)
    columns = (Column("decisions", 130, "Decisions", decisions_step, "meetings"),)

    def is_of(self, training: Training) -> bool:
        """An expert meeting alone has decisions."""
        return training.kind == MEETING

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """The minutes of a meeting, also before anything is filled in."""
        from ecpat_training.event.meetings.reading.sheets import sheets_of

        try:
            sheets = sheets_of(file.path)
        except EcpatError:
            return None
        if sheets.decisions is None:
            return None
        suffix = " and of who was there" if sheets.attendance_sheet else ""
        return RecognisedFile("decisions", f"columns of decisions{suffix}", training=sheets.meeting)

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """How many decisions were made, how many don't stand, what is to be asked, which are open until when."""
        from ecpat_training.event.meetings.judgement import judge
        from ecpat_training.event.meetings.reading.minutes import read_minutes
        from ecpat_training.event.meetings.workflows.decisions import meeting_in_folder

        if context.training is None:
            return FileFacts(code="input.unreadable")
        meeting = meeting_in_folder(context.programme, context.programme_file, context.training)
        minutes = read_minutes(path, meeting)
        standing = judge(minutes, meeting.quorum, date.min)
        decisions = [open_decision.decision for open_decision in standing.those("open")]
        due = tuple((decision.number, decision.due.isoformat() if decision.due else "") for decision in decisions)
        return FileFacts(
            people=len(minutes.decisions),
            unclear=len(errors(minutes.findings)),
            broken=len(standing.those("does not stand")),
            attended=standing.quorum.low,
            due=due,
        )


kind = DecisionsKind()
