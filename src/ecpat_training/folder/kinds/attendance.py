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
    quoted,
)
from ecpat_training.folder.kind_parts.doubts import doubt
from ecpat_training.folder.kind_parts.kind import Column, FileReading, TrainingFileKind
from ecpat_training.folder.kind_parts.lists import (
    DOUBTFUL,
    days_to_sign,
    half_days_to_sign,
    list_in,
    marked_days,
    refuse_answers,
    roster_facts,
    signed_columns,
    signed_in,
    unread_sheets,
    weekdays_alone,
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


def attendance_step(contents: TrainingContents, on: date) -> BoardStep:
    """Whether the signed sheets are typed in, half-day by half-day; of an expert meeting, also by its minutes."""
    if contents.training.kind == MEETING and ATTENDANCE not in contents.files:
        return _presence_step(contents, on)
    window, found_file = after(contents.end, 1, WEEK), contents.files.get(ATTENDANCE)
    if found_file is None:
        place = f"trainings/{contents.training.id}/attendance.xlsx"
        do: str = sentences(
            phrase("type the signed sheets into {place}:", place=place),
            phrase("{command} writes it", command=Command("event attendance", contents.training.id)),
        )
        return step("attendance", window, on, StepProgress(False, False, "no signed sheets", do))
    if wrong := doubt(ATTENDANCE, found_file):
        return step("attendance", window, on, StepProgress(False, True, *wrong))
    facts = found_file.facts
    if not facts.attended:
        return step(
            "attendance",
            window,
            on,
            StepProgress(False, True, "nobody is ticked off", sentences("tick who signed;", _asks(contents))),
        )
    summary = f"{facts.attended} came"
    if facts.half_days:
        summary += f", {count(facts.half_days, 'half-day')}"
    if facts.unclear:
        do = _asks(contents)
        return step(
            "attendance",
            window,
            on,
            StepProgress(False, True, f"{summary}; {count(facts.unclear, 'cell')} unclear", do),
        )
    return step("attendance", window, on, StepProgress(True, True, summary))


def _presence_step(contents: TrainingContents, on: date) -> BoardStep:
    """Who was there, as the minutes say it."""
    found_file = contents.files.get(DECISIONS)
    window = after(contents.end, 1, WEEK)
    if found_file is not None and found_file.facts.readable and found_file.facts.attended:
        return step(
            "attendance", window, on, StepProgress(True, True, f"{count(found_file.facts.attended, 'partner')} came")
        )
    do = sentences(
        "fill in who was there:",
        phrase("{command} has a sheet for it", command=Command("event minutes", contents.training.id)),
    )
    return step("attendance", window, on, StepProgress(False, False, "nobody is ticked off", do))


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
        reading = list_in(file)
        if reading is None:
            return None
        people, half_days = len(reading.roster.participants), half_days_to_sign(reading)
        if not half_days:
            days = marked_days(file, reading)
            because = f"{count(people, 'person', 'people')} with marks under {quoted(days)}"
            weight = 5 if has_halves(days) else 3  # figures alone may be those of questions or chapters
            if not days and (days := days_to_sign(file, reading)):
                because, weight = f"{count(people, 'person', 'people')}, to sign under {quoted(days)}", 4
            if not days and (days := signed_columns(file, reading)):
                because, weight = f"{count(people, 'person', 'people')}, to sign under {quoted(days)}", 5
            if not days and signed_in(file, reading):
                because, weight = f"{count(people, 'person', 'people')} who may have signed in by a form", DOUBTFUL
                return RecognisedFile("attendance", because, people=people, weight=weight)
            return RecognisedFile("attendance", because, people=people, weight=weight) if days else None
        marking = "ticked off for" if reading.layout.of("half-day") else "to be ticked off for"
        marked = f"{count(people, 'person', 'people')}, {marking} {count(half_days, 'half-day')}"
        because = "; ".join((marked, *unread_sheets(file, reading)))
        written = [column.position for column in reading.layout.columns if half_day_of(column.header)]
        row = reading.layout.header_row
        amounts = columns_of(file.table.rows, row, written, is_amount) or columns_of(
            file.table.rows, row, written, is_day
        )
        against = f"{quoted(amounts)}: amounts or days, and no marks"
        filled = (
            [] if amounts or reading.layout.of("half-day") else columns_of(file.table.rows, row, written, is_filled)
        )
        if filled:
            if has_few_values(file.table.rows, row, written, at_most=2):
                return RecognisedFile("attendance", f"{because}, with few marks each", people=people)
            against = f"{quoted(filled)}: no ticks, as in a plan of shifts"
            return RecognisedFile("attendance", because, people=people, weight=4, evidence=(Evidence(-1, against),))
        if week := weekdays_alone(reading):
            against = f"{quoted(week)}: a week without a date, and no office of anybody"
            return RecognisedFile(
                "attendance", because, people=people, weight=DOUBTFUL + 1, evidence=(Evidence(-1, against),)
            )
        evidence = (Evidence(-PROOF, against),) if amounts else ()
        return RecognisedFile("attendance", because, people=people, evidence=evidence)

    def signs(self, file: LookedFile) -> TrainingSigns:
        """The lines above it, and its people."""
        return signs_of_table(file, file.roster)

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """The signed sheets, by the half-days of the training, as certificates and the funnel count them."""
        from ecpat_training.event.attendance.reading.attendees import who_came
        from ecpat_training.event.attendance.reading.half_days import half_days_in
        from ecpat_training.programme.model.completion import AttendanceSpec
        from ecpat_training.roster.reading.file import ListFile

        training = context.training
        halves = (
            half_days_in(path.parent, context.programme_file, training, context.agendas).half_days if training else ()
        )
        spec = context.programme.attendance_of(training) if training else AttendanceSpec()
        attendees = who_came(ListFile(path), halves, spec)
        refuse_answers(path, attendees.sheets.reading, context.instrument)
        counted = roster_facts(attendees.sheets.reading.roster)
        return replace(
            counted, attended=attendees.came.count(True), half_days=attendees.half_days, unclear=len(attendees.asked)
        )


kind = AttendanceKind()
