"""Attendance lists: people ticked off by half-days."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from ecpat_training.commands.training_files import AGENDA, ATTENDANCE, DECISIONS, LISTS
from ecpat_training.core.text import count
from ecpat_training.folder.kind_parts.cells import (
    columns_of,
    has_few_values,
    has_halves,
    is_amount,
    is_day,
    is_filled,
    quote_headers,
)
from ecpat_training.folder.kind_parts.doubts import find_doubt
from ecpat_training.folder.kind_parts.kind import Column, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.lists import (
    DOUBTFUL,
    days_to_sign,
    find_bare_weekdays,
    find_signed_columns,
    half_days_to_sign,
    is_sign_in_list,
    marked_days,
    read_people_list,
    refuse_answers,
    roster_facts,
    unread_sheets,
)
from ecpat_training.folder.kind_parts.looked_file import PROOF, Evidence, LookedFile, RecognisedFile, TrainingSigns
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.timing import WEEK, StepProgress, after, step
from ecpat_training.folder.kind_parts.training_signs import signs_of_table
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import MEETING, TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.words.catalogue.message import Command, phrase, sentences
from ecpat_training.words.lists.calendar_words import half_day_of


def attendance_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Whether the signed sheets are typed in, half-day by half-day; of an expert meeting, also by its minutes."""
    if contents.training.kind == MEETING and ATTENDANCE not in contents.files:
        return _presence_step(contents, board_date)
    window, found_file = after(contents.end, 1, WEEK), contents.files.get(ATTENDANCE)
    if found_file is None:
        place = f"trainings/{contents.training.id}/attendance.xlsx"
        instruction: str = sentences(
            phrase("type the signed sheets into {place}:", place=place),
            phrase("{command} writes it", command=Command("event attendance", contents.training.id)),
        )
        return step("attendance", window, board_date, StepProgress(False, False, "no signed sheets", instruction))
    if problem := find_doubt(ATTENDANCE, found_file):
        return step("attendance", window, board_date, StepProgress(False, True, *problem))
    facts = found_file.facts
    if not facts.attended:
        return step(
            "attendance",
            window,
            board_date,
            StepProgress(False, True, "nobody is ticked off", sentences("tick who signed;", _asks(contents))),
        )
    summary = f"{facts.attended} came"
    if facts.half_days:
        summary += f", {count(facts.half_days, 'half-day')}"
    if facts.unclear:
        instruction = _asks(contents)
        return step(
            "attendance",
            window,
            board_date,
            StepProgress(False, True, f"{summary}; {count(facts.unclear, 'cell')} unclear", instruction),
        )
    return step("attendance", window, board_date, StepProgress(True, True, summary))


def _presence_step(contents: TrainingContents, board_date: date) -> BoardStep:
    """Who was there, as the minutes say it."""
    found_file = contents.files.get(DECISIONS)
    window = after(contents.end, 1, WEEK)
    if found_file is not None and found_file.facts.readable and found_file.facts.attended:
        return step(
            "attendance",
            window,
            board_date,
            StepProgress(True, True, f"{count(found_file.facts.attended, 'partner')} came"),
        )
    instruction = sentences(
        "fill in who was there:",
        phrase("{command} has a sheet for it", command=Command("event minutes", contents.training.id)),
    )
    return step("attendance", window, board_date, StepProgress(False, False, "nobody is ticked off", instruction))


def _asks(contents: TrainingContents) -> str:
    return phrase(
        "{command} asks what is doubtful", command=Command("event attendance", f"{contents.training.id} --check")
    )


class AttendanceKind(TrainingFileKind):
    """A list with columns of half-days."""

    name = "attendance"
    place = 30
    files = (ATTENDANCE,)
    endings = LISTS
    order = 50
    readings = (FileReading(ATTENDANCE, beside=(AGENDA,), is_unique=True),)  # its half-days are those of the agenda
    columns = (Column("attendance", 50, "Attendance", attendance_step, "all", "Signed"),)
    are_lists = True

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """A list of people with a column for each half-day, ticked or not."""
        reading = read_people_list(file)
        if reading is None:
            return None
        people, half_days = len(reading.roster.participants), half_days_to_sign(reading)
        if not half_days:
            days = marked_days(file, reading)
            reason = f"{count(people, 'person', 'people')} with marks under {quote_headers(days)}"
            weight = 5 if has_halves(days) else 3  # figures alone may be those of questions or chapters
            if not days and (days := days_to_sign(file, reading)):
                reason, weight = f"{count(people, 'person', 'people')}, to sign under {quote_headers(days)}", 4
            if not days and (days := find_signed_columns(file, reading)):
                reason, weight = f"{count(people, 'person', 'people')}, to sign under {quote_headers(days)}", 5
            if not days and is_sign_in_list(file, reading):
                reason, weight = f"{count(people, 'person', 'people')} who may have signed in by a form", DOUBTFUL
                return RecognisedFile("attendance", reason, people=people, weight=weight)
            return RecognisedFile("attendance", reason, people=people, weight=weight) if days else None
        marking = "ticked off for" if reading.layout.of("half-day") else "to be ticked off for"
        marks_summary = f"{count(people, 'person', 'people')}, {marking} {count(half_days, 'half-day')}"
        reason = "; ".join((marks_summary, *unread_sheets(file, reading)))
        half_day_positions = [column.position for column in reading.layout.columns if half_day_of(column.header)]
        row = reading.layout.header_row
        amounts = columns_of(file.table.rows, row, half_day_positions, is_amount) or columns_of(
            file.table.rows, row, half_day_positions, is_day
        )
        counterevidence = f"{quote_headers(amounts)}: amounts or days, and no marks"
        filled_headers = (
            []
            if amounts or reading.layout.of("half-day")
            else columns_of(file.table.rows, row, half_day_positions, is_filled)
        )
        if filled_headers:
            if has_few_values(file.table.rows, row, half_day_positions, max_distinct=2):
                return RecognisedFile("attendance", f"{reason}, with few marks each", people=people)
            counterevidence = f"{quote_headers(filled_headers)}: no ticks, as in a plan of shifts"
            return RecognisedFile(
                "attendance", reason, people=people, weight=4, evidence=(Evidence(-1, counterevidence),)
            )
        if week := find_bare_weekdays(reading):
            counterevidence = f"{quote_headers(week)}: a week without a date, and no office of anybody"
            return RecognisedFile(
                "attendance", reason, people=people, weight=DOUBTFUL + 1, evidence=(Evidence(-1, counterevidence),)
            )
        evidence = (Evidence(-PROOF, counterevidence),) if amounts else ()
        return RecognisedFile("attendance", reason, people=people, evidence=evidence)

    def signs(self, file: LookedFile) -> TrainingSigns:
        """The lines above it, and its people."""
        return signs_of_table(file, file.roster)

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """The signed sheets, by the half-days of the training, as certificates and the funnel count them."""
        from ecpat_training.event.attendance.reading.attendees import determine_attendance
        from ecpat_training.event.attendance.reading.half_days import read_half_days
        from ecpat_training.programme.model.completion import AttendanceSpec
        from ecpat_training.roster.reading.file import ListFile

        training = context.training
        half_day_count = (
            read_half_days(path.parent, context.programme_file, training, context.agendas).half_days if training else ()
        )
        spec = context.programme.attendance_of(training) if training else AttendanceSpec()
        attendees = determine_attendance(ListFile(path), half_day_count, spec)
        refuse_answers(path, attendees.sheets.reading, context.instrument)
        counted = roster_facts(attendees.sheets.reading.roster)
        return replace(
            counted,
            attended=attendees.attended_flags.count(True),
            half_days=attendees.half_days,
            unclear=len(attendees.questions),
        )


kind = AttendanceKind()
