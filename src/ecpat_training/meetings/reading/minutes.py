"""The minutes of a meeting from their file, whoever wrote it."""

from collections.abc import Iterator
from pathlib import Path

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.opening import display_name
from ecpat_training.files.sheets.sheet import HeadedSheet
from ecpat_training.meetings.model.expected import Meeting
from ecpat_training.meetings.model.minutes import Minutes, PaperVersion
from ecpat_training.meetings.reading.asking import Asking
from ecpat_training.meetings.reading.decisions import decisions_of, without_names, written_day
from ecpat_training.meetings.reading.names import NamesOfPeople
from ecpat_training.meetings.reading.sheets import MinutesSheets, sheets_of, text_of
from ecpat_training.meetings.reading.there import attenders_of, partners_of
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
        what = "no sheet has the columns of decisions."
        hint = "Give them headers such as Number, Decision, Owner, Due date, Status and Agreed by."
        raise ContentError([*sheets.findings, Finding("meetings.columns", Severity.ERROR, what, file, hint)])
    asking = Asking([*sheets.findings])
    if sheets.meeting and sheets.meeting != meeting.id:
        what = f"its title says that it is of {visible(sheets.meeting)}, not of {meeting.id}."
        asking.ask("meetings.other-meeting", what, file, "Please name the file of this meeting.")
    if sheets.others:
        named = listing([f"`{visible(one.sheet or '')}`" for one in sheets.others])
        what = f"what stands on {named} isn't read: no row there names columns of minutes."
        asking.warn("meetings.other-sheet", what, file, "Please move what belongs to the minutes to their sheets.")
    if sheets.there is None:
        what = "no sheet says who was there, so that it isn't known whether the quorum was reached."
        asking.ask("meetings.nobody", what, file, "Give it the headers Code, Organisation and Present.")
    names = NamesOfPeople(_people(sheets, meeting))
    attenders = attenders_of(sheets.there, names, asking) if sheets.there else []
    where = sheets.there.table.where(sheets.there.header_row) if sheets.there else file
    partners = tuple(partners_of(attenders, meeting, where, asking))
    decisions = decisions_of(sheets.decisions, partners, meeting.start, asking)
    decisions = without_names(decisions, names, asking)
    papers = tuple(_papers(sheets.documents, names, asking)) if sheets.documents else ()
    return Minutes(partners, tuple(decisions), papers, tuple(asking.not_used), tuple(asking.findings))


def _papers(sheet: HeadedSheet[DocumentField], names: NamesOfPeople, asking: Asking) -> Iterator[PaperVersion]:
    asking.left_out(sheet)
    for row in sheet.data:
        title, version = visible(text_of(row, "document")), visible(text_of(row, "version"))
        if not title and not version:
            continue
        if not title or not version:
            what = "this document has no version." if title else "this version is of no document."
            asking.ask("meetings.version", what, row.where("version"), "Please write both.")
        told = names.replaced(title), names.replaced(version)
        if told != (title, version):
            what = "this document names a person; the minutes have the code instead."
            asking.warn("meetings.name", what, row.where("document"), "Please write the partner.")
        said = text_of(row, "date")
        yield PaperVersion(*told, written_day(said, row.where("date"), asking) if said else None)


def _people(sheets: MinutesSheets, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """The names of the list and of the minutes with their codes."""
    yield from ((one.name, visible(one.code)) for one in meeting.guests if one.name)
    if (there := sheets.there) is not None:
        yield from ((text_of(row, "name"), visible(text_of(row, "code"))) for row in there.data)
