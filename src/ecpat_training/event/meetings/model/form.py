"""The workbook that is filled in during a meeting: its sheets, and the columns of each."""

from dataclasses import dataclass

from ecpat_training.event.meetings.model.expected import Meeting
from ecpat_training.words.lists.decision_words import DECISION_STATUSES

ATTENDANCE_SHEET, DECISIONS_SHEET, DOCUMENTS_SHEET = "Who is there", "Decisions", "Documents"
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class MinutesColumn:
    """A column: its title, how wide it is, what to write, and the words to choose from, if it has any."""

    title: str
    column_width: int
    instruction: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """A sheet: its name, what to do with it in a line, its columns, the rows that are there, and how many are empty."""

    name: str
    how: str
    columns: tuple[MinutesColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    spare_row_count: int


def minutes_sheets(meeting: Meeting) -> tuple[MinutesSheet, ...]:
    """The three sheets of a meeting: who is there, what is decided, which documents."""
    guests = tuple((guest.code, guest.name, guest.partner) for guest in meeting.guests)
    numbers = tuple((str(number),) for number in range(1, _DECISIONS + 1))
    return (
        MinutesSheet(ATTENDANCE_SHEET, _ATTENDANCE_INSTRUCTIONS, _ATTENDANCE_COLUMNS, guests, 6),
        MinutesSheet(DECISIONS_SHEET, _DECISIONS_INSTRUCTIONS, _decision_columns(meeting.partners), numbers, 0),
        MinutesSheet(DOCUMENTS_SHEET, _DOCUMENTS_INSTRUCTIONS, _DOCUMENTS, (), 12),
    )


_DECISIONS = 20  # rows; a meeting with more adds some
_ATTENDANCE_INSTRUCTIONS = "Choose yes or no for everybody. Whoever came unannounced is added below."
_DECISIONS_INSTRUCTIONS = "A row for each decision. Leave the rows empty that you don't need."
_DOCUMENTS_INSTRUCTIONS = "The papers on which the meeting decided, each in the version that lay on the table."
_ATTENDANCE_COLUMNS = (
    MinutesColumn("Code", 12, "Leave it as it is; it stands for the person in the minutes."),
    MinutesColumn("Name", 30, "Leave it as it is. Names stay in this workbook; the minutes have codes."),
    MinutesColumn("Organisation", 44, "The partner for whom the person is here: the quorum counts partners."),
    MinutesColumn("Present", 12, "yes or no; an empty cell is asked.", (YES, NO)),
)
_DOCUMENTS = (
    MinutesColumn("Document", 60, "Its title, or the name of its file."),
    MinutesColumn("Version", 16, "Such as 2 or final; nobody can know later which one it was."),
    MinutesColumn("Date", 15, "Its date, such as 2005-05-12, or nothing."),
)


def _decision_columns(partners: tuple[str, ...]) -> tuple[MinutesColumn, ...]:
    return (
        MinutesColumn("Number", 10, "Each number once; leave it as it is."),
        MinutesColumn("Decision", 60, "What is to be done, in one sentence. No names of people: partners only."),
        MinutesColumn("Owner", 30, "The partner who sees to it; several with a semicolon between them.", partners),
        MinutesColumn("Due date", 15, "A date such as 2005-05-12, not before the meeting."),
        MinutesColumn(
            "Status", 12, "How far it is. Correct it later, when something is done.", tuple(DECISION_STATUSES)
        ),
        MinutesColumn(
            "Agreed by",
            44,
            "all for all partners who are there, nobody, or the partners with a semicolon between them.",
        ),
    )
