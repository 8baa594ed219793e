"""The minutes of a meeting from their file, whoever wrote it."""

from collections.abc import Iterator
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.event.meetings.model.expected import Meeting
from ecpat_training.event.meetings.model.minutes import Minutes, PaperVersion
from ecpat_training.event.meetings.reading.attendance import attenders_of, partners_of
from ecpat_training.event.meetings.reading.decisions import decisions_of, parse_day, redact_names
from ecpat_training.event.meetings.reading.names import NamesOfPeople
from ecpat_training.event.meetings.reading.reading_log import ReadingLog
from ecpat_training.event.meetings.reading.sheets import MinutesSheets, sheets_of, text_of
from ecpat_training.files.opening import display_name
from ecpat_training.files.sheets.sheet import HeadedSheet
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.decision_words import DocumentField


def read_minutes(path: Path, meeting: Meeting) -> Minutes:
    """What the file says, and what is to be asked of it.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: no sheet holds decisions.
    """
    sheets = sheets_of(path)
    file = Location(display_name(path))
    if sheets.decisions is None:
        message = "no sheet has the columns of decisions."
        hint = "Give them headers such as Number, Decision, Owner, Due date, Status and Agreed by."
        raise ContentError([*sheets.findings, Finding("meetings.columns", Severity.ERROR, message, file, hint)])
    log = ReadingLog([*sheets.findings])
    if sheets.meeting and sheets.meeting != meeting.id:
        message = phrase(
            "its title says that it is of {title_meeting}, not of {meeting}.",
            title_meeting=visible(sheets.meeting),
            meeting=meeting.id,
        )
        log.ask("meetings.other-meeting", message, file, "Please name the file of this meeting.")
    if sheets.other_tables:
        sheet_names = listing([f"`{visible(unused_table.sheet or '')}`" for unused_table in sheets.other_tables])
        message = phrase(
            "what stands on {sheets} isn't read: no row there names columns of minutes.", sheets=sheet_names
        )
        log.warn("meetings.other-sheet", message, file, "Please move what belongs to the minutes to their sheets.")
    if sheets.attendance_sheet is None:
        message = "no sheet says who was there, so that it isn't known whether the quorum was reached."
        log.ask("meetings.nobody", message, file, "Give it the headers Code, Organisation and Present.")
    names = NamesOfPeople(_people(sheets, meeting))
    attenders = attenders_of(sheets.attendance_sheet, names, log) if sheets.attendance_sheet else []
    location = (
        sheets.attendance_sheet.table.location_of(sheets.attendance_sheet.header_row)
        if sheets.attendance_sheet
        else file
    )
    partners = tuple(partners_of(attenders, meeting, location, log))
    decisions = decisions_of(sheets.decisions, partners, meeting.start, log)
    decisions = redact_names(decisions, names, log)
    papers = tuple(_papers(sheets.documents, names, log)) if sheets.documents else ()
    return Minutes(partners, tuple(decisions), papers, tuple(log.not_used), tuple(log.findings))


def _papers(sheet: HeadedSheet[DocumentField], names: NamesOfPeople, log: ReadingLog) -> Iterator[PaperVersion]:
    log.record_unread_parts(sheet)
    for row in sheet.data:
        title, version = visible(text_of(row, "document")), visible(text_of(row, "version"))
        if not title and not version:
            continue
        if not title or not version:
            message = "this document has no version." if title else "this version is of no document."
            log.ask("meetings.version", message, row.location_of("version"), "Please write both.")
        coded_texts = names.redact_names(title), names.redact_names(version)
        if coded_texts != (title, version):
            message = "this document names a person; the minutes have the code instead."
            log.warn("meetings.name", message, row.location_of("document"), "Please write the partner.")
        date_text = text_of(row, "date")
        yield PaperVersion(*coded_texts, parse_day(date_text, row.location_of("date"), log) if date_text else None)


def _people(sheets: MinutesSheets, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """The names of the list and of the minutes with their codes."""
    yield from ((guest.name, visible(guest.code)) for guest in meeting.guests if guest.name)
    if (attendance := sheets.attendance_sheet) is not None:
        yield from ((text_of(row, "name"), visible(text_of(row, "code"))) for row in attendance.data)
