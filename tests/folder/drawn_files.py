"""Files as they come by mail, drawn by a number: each kind that a training has and many that it hasn't, in varied
layouts and languages. A register of holidays was seen in BXNZ1011/nigerian-holidays-festivals; exports of forms and of
calendars have their platform's own headers. All names and sentences are invented."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from tests.folder.drawing import (
    AGENDA,
    HALVES,
    HOLIDAYS,
    LIST,
    OFFICES,
    TOPICS,
    Cell,
    Draw,
    Rows,
    laid_out,
    text,
    word,
    workbook,
)


class DrawnFile(NamedTuple):
    """A file: its name, its bytes, and the kind by which it is to be told; "" of one that no training has."""

    name: str
    data: bytes
    kind: str


def _list(draw: Draw) -> tuple[str, bytes]:
    return laid_out(draw, [[*LIST[draw.language]], *draw.people(12 + draw.randrange(8))], "Training 2005")


def _short_list(draw: Draw) -> tuple[str, bytes]:
    """Names and offices alone."""
    return laid_out(
        draw, [["No.", *LIST[draw.language][:3]], *([at, *one[:3]] for at, one in enumerate(draw.people(9), 1))]
    )


def _registration(draw: Draw) -> tuple[str, bytes]:
    """An export of a form by which people apply."""
    at = datetime(2005, 9, 1, 9)
    head = ["ID", "Start time", "Completion time", "Email", *LIST[draw.language][:3]]
    rows = [
        [number, at + timedelta(hours=number), at + timedelta(hours=number, minutes=4), one[3], *one[:3]]
        for number, one in enumerate(draw.people(40), 1)
    ]
    return "registration.xlsx", workbook({"Form1": [[*head], *rows]})


def _attendance(draw: Draw) -> tuple[str, bytes]:
    mark = ("x", "1", "✓", "X", "yes")[draw.number % 5]
    rows = [[*one[:2], *(draw.choice([mark, mark, None]) for _ in range(4))] for one in draw.people(14)]
    return laid_out(draw, [[*LIST[draw.language][:2], *HALVES[draw.language]], *rows])


def _attendance_by_dates(draw: Draw) -> tuple[str, bytes]:
    days = [draw.day, draw.day + timedelta(1)]
    rows = [[at, *one[:2], *(draw.choice(["x", "x", None]) for _ in days)] for at, one in enumerate(draw.people(14), 1)]
    return laid_out(draw, [["No.", *LIST[draw.language][:2], *(f"{day:%d.%m.%Y}" for day in days)], *rows])


def _attendance_in_other_words(draw: Draw) -> tuple[str, bytes]:
    """Names and offices in a language that lists know, and half-days in one that they don't."""
    halves = [
        ["Nap 1 de.", "Nap 1 du.", "Nap 2 de."], ["Päivä 1 ap", "Päivä 1 ip", "Päivä 2 ap"],
        ["Gün I sabah", "Gün I akşam", "Gün II sabah"], ["1η πρωί", "1η απόγευμα", "2η πρωί"],
    ][draw.number % 4]  # fmt: skip
    mark = ("x", "✓", "+", "1")[draw.number // 2]
    rows = [[*one[:2], *(draw.choice([mark, mark, None]) for _ in halves)] for one in draw.people(14)]
    return laid_out(
        draw, [[*LIST[draw.language][:2], "Telefon", *halves], *([*row[:2], None, *row[2:]] for row in rows)]
    )


def _test(draw: Draw) -> tuple[str, bytes]:
    """Right and wrong answers by name."""
    head = [*LIST[draw.language][:1], "E-mail", *(f"Q{number}" for number in range(1, 7))]
    rows = [[one[0], one[3], *(draw.randrange(2) for _ in range(6))] for one in draw.people(14)]
    return laid_out(draw, [[*head], *rows])


def _session_rows(draw: Draw, *, start_only: bool = False) -> Rows:
    at = datetime(2005, 1, 1, 9)
    rows: list[list[Cell]] = []
    for topic in TOPICS:
        end = at + timedelta(minutes=draw.choice([30, 45, 60, 90]))
        rows.append([f"{at:%H:%M}" if start_only else f"{at:%H:%M}-{end:%H:%M}", topic, draw.person()])
        at = end
    return rows


def _agenda_workbook(draw: Draw) -> tuple[str, bytes]:
    days = {f"Day {number}": [[*AGENDA[draw.language]], *_session_rows(draw)] for number in (1, 2)}
    return "programme.xlsx", workbook(days)


def _agenda_word(draw: Draw) -> tuple[str, bytes]:
    paragraphs = ["Training on the protection of children", f"{draw.day:%d.%m.%Y}", "City Hotel"]
    table = [[*AGENDA[draw.language]], *_session_rows(draw, start_only=draw.number % 2 == 1)]
    return "final.docx", word(paragraphs, [table])


def _commitments(draw: Draw) -> tuple[str, bytes]:
    head = ["Code", "I will 1", "By when 1", "I will 2", "By when 2"]
    rows = [[draw.code(), "Call the helpline first", "2006-03-01", "Tell my team", None] for _ in range(8)]
    return laid_out(draw, [[*head], *rows], name="forms")


def _became(draw: Draw) -> tuple[str, bytes]:
    rows = [[draw.code(), draw.choice(["done", "partly", "not yet"])] for _ in range(8)]
    return laid_out(draw, [["Code", "Status 1"], *rows], name=f"commitments-{(3, 6, 12)[draw.number % 3]}-months")


def _network(draw: Draw) -> tuple[str, bytes]:
    codes = [f"R{number}" for number in range(2, 10)]
    rows = [[one, other, draw.randrange(2), draw.randrange(2)] for one in codes for other in codes if one != other]
    above: Rows = [["Network before"], ["A block of rows for each form"]] if draw.number % 2 else []
    name = "sheet.xlsx" if draw.number % 2 else "network-after.xlsx"
    return name, workbook({"Network": [*above, ["From", "To", "Know", "Contact"], *rows]}, "Network")


def _decisions(draw: Draw) -> tuple[str, bytes]:
    rows = [[at, "Train the hotline", draw.choice(OFFICES), "2006-05-01", "open"] for at in range(1, 5)]
    return laid_out(draw, [["No.", "Decision", "Owner", "Due", "Status"], *rows], name="minutes")


def _trainers(draw: Draw) -> tuple[str, bytes]:
    head = ["Code", "Name", "Country", "Stakeholder type", "Side", "Organisation", "Languages", "Care", "Interviewing"]
    rows = [
        [f"AL-{at}", one[0], "AL", "NGO", "care", one[1], "sq, en", draw.choice(["x", None]), "x"]
        for at, one in enumerate(draw.people(8), 1)
    ]
    above: Rows = [["Trainers: Multi-stakeholder training"], [None]] if draw.number % 2 else []
    return "pool.xlsx", workbook({"Trainers": [*above, [*head], *rows]}, "Trainers")


def _trainers_of_others(draw: Draw) -> tuple[str, bytes]:
    head = [
        "Trainer" if draw.number == 7 else "Name",
        "Country",
        "Languages",
        "Competences",
        "Days available",
        "Fee per day",
    ]
    rows = [[one[0], "Albania", "Albanian, English", "law; interviewing", 4, 250] for one in draw.people(8)]
    return laid_out(draw, [[*head], *rows])


def _series(draw: Draw) -> tuple[str, bytes]:
    rows = [[id_, draw.day + timedelta(30 * at), "AL-1, BE-1"] for at, id_ in enumerate(("al-1", "al-2", "bg-1"))]
    table: Rows = [["Training", "First day", "Trainers"], *rows]
    return ("dates.csv", text(table)) if draw.number % 2 else ("dates.xlsx", workbook({"Series": table}))


def _certificates(draw: Draw) -> tuple[str, bytes]:
    rows = [[f"2005-{at:03d}", one[0], "2005-06-18"] for at, one in enumerate(draw.people(10), 1)]
    return "issued.xlsx", workbook({"Certificates": [["Certificate", "Name", "Issued"], *rows]})


def _form_of_others(draw: Draw) -> tuple[str, bytes]:
    at = datetime(2005, 6, 16, 9)
    head = ["ID", "Start time", "Completion time", "Email", "Name", "What did you like?", "How was the room?"]
    rows = [
        [
            n,
            at + timedelta(minutes=n),
            at + timedelta(minutes=n + 6),
            "anonymous" if draw.number < 6 else draw.people(1)[0][3],
            None if draw.number < 6 else draw.person(),
            draw.choice(TOPICS),
            draw.randrange(1, 6),
        ]
        for n in range(1, 15)
    ]
    if draw.number % 2:
        return "feedback.csv", text([[*head], *rows])
    return "feedback.xlsx", workbook({"Sheet1": [[*head], *rows]})


def _google_form_of_others(draw: Draw) -> tuple[str, bytes]:
    at = datetime(2005, 6, 16, 9)
    head = ["Timestamp", "Was the time enough?", "Which session was best?", "Comments"]
    rows = [
        [at + timedelta(minutes=n), draw.choice(["Yes", "No"]), draw.choice(TOPICS), "Thank you"] for n in range(14)
    ]
    return ("r.csv", text([[*head], *rows])) if draw.number % 2 else ("r.xlsx", workbook({"R": [[*head], *rows]}))


def _holidays(draw: Draw) -> tuple[str, bytes]:
    head, names = HOLIDAYS[draw.language]
    rows = [[name, date(2005, 1 + 4 * at, 1), "Albania"] for at, name in enumerate(names)]
    if draw.number % 3 == 2:
        head, rows = [*head, "Type"], [[*row, "public"] for row in rows]
    return laid_out(draw, [[*head], *rows])


def _concept_note(draw: Draw) -> tuple[str, bytes]:
    sentence = "Children who are exploited are often not seen as such, since services do not work with each other. "
    table = [["Time", "Activity"], ["09:00", "Opening"], ["10:00", "Group work"], ["12:30", "Lunch"]]
    return "concept.docx", word(["Concept note", *[sentence * (4 + draw.randrange(5))] * 6, "Draft agenda"], [table])


def _timeline(draw: Draw) -> tuple[str, bytes]:
    rows = [["Month", "Activity", "Responsible"], ["March", "Recruit trainers", "NGO"], ["April", "Print", "Office"]]
    return "plan.docx", word(["Project timeline", "What we do this year."], [rows])


def _budget(draw: Draw) -> tuple[str, bytes]:
    lines = ["Trainers' fees", "Hotel", "Travel", "Printing", "Interpretation"]
    rows = [[at, line, draw.randrange(1, 30), 12.5, draw.randrange(100, 900)] for at, line in enumerate(lines, 1)]
    return laid_out(draw, [["No.", "Budget line", "Units", "Unit cost", "Total"], *rows], "Budget 2005")


def _rooms(draw: Draw) -> tuple[str, bytes]:
    rows = [[one[0], 100 + at, draw.day, draw.day + timedelta(2), "single"] for at, one in enumerate(draw.people(14))]
    return laid_out(draw, [["Name", "Room", "Check-in", "Check-out", "Type"], *rows])


def _refunds(draw: Draw) -> tuple[str, bytes]:
    rows = [
        [one[0], draw.choice(OFFICES), draw.day, 45.5 + at, f"AL47{at:08d}"] for at, one in enumerate(draw.people(14))
    ]
    return laid_out(draw, [["Name", "Organisation", "Date of travel", "Amount EUR", "IBAN"], *rows], "Travel costs")


def _directory(draw: Draw) -> tuple[str, bytes]:
    rows = [[office, "Rruga 1, Tirana", f"0355 4 22{at}", f"info@office{at}.org"] for at, office in enumerate(OFFICES)]
    return laid_out(draw, [["Organisation", "Address", "Phone", "Web"], *rows], "Services in Tirana")


def _calendar(draw: Draw) -> tuple[str, bytes]:
    head = ["Subject", "Start Date", "Start Time", "End Date", "End Time", "Location"]
    rows = [[topic, f"{draw.day:%d/%m/%Y}", "09:00", f"{draw.day:%d/%m/%Y}", "10:00", "Office"] for topic in TOPICS]
    return (
        ("calendar.csv", text([[*head], *rows])) if draw.number % 2 else ("c.xlsx", workbook({"C": [[*head], *rows]}))
    )


def _grades(draw: Draw) -> tuple[str, bytes]:
    rows = [[*one[0].split(), one[3], 7.5, draw.randrange(10), "Completed"] for one in draw.people(14)]
    return laid_out(draw, [["First name", "Surname", "Email address", "Grade/10.00", "Q. 1 /1.00", "State"], *rows])


def _form(draw: Draw) -> tuple[str, bytes]:
    rows = [["text", "code", "Your code"], ["select_one yn", "q1", "Is it?"], ["note", "end", "Thank you"]]
    return "form.xlsx", workbook(
        {"survey": [["type", "name", "label"], *rows], "choices": [["list_name", "name", "label"], ["yn", "y", "Yes"]]}
    )


def _figures(draw: Draw) -> tuple[str, bytes]:
    rows = [[month, draw.randrange(90), draw.randrange(40)] for month in ("January", "February", "March", "April")]
    return laid_out(draw, [["Month", "Calls", "Referred"], *rows], "Helpline 2005")


def _flights(draw: Draw) -> tuple[str, bytes]:
    towns = ["Tirana", "Vienna", "Sofia", "Rome"]
    rows = [[one[0], draw.choice(towns), draw.choice(towns), draw.day, "09:40"] for one in draw.people(9)]
    return laid_out(draw, [["Passenger", "From", "To", "Date", "Departure"], *rows])


def _tasks(draw: Draw) -> tuple[str, bytes]:
    rows = [
        [topic, draw.person(), draw.day + timedelta(at), draw.choice(["open", "done"])]
        for at, topic in enumerate(TOPICS)
    ]
    return laid_out(draw, [["Task", "Who", "Deadline", "Status"], *rows], "To do")


def _register_of_cases(draw: Draw) -> tuple[str, bytes]:
    rows = [
        [at, draw.day + timedelta(at), draw.choice(OFFICES), draw.choice(["open", "closed"])] for at in range(1, 15)
    ]
    return laid_out(draw, [["No.", "Date received", "Referred by", "Outcome"], *rows])


MADE: dict[str, tuple[str, Callable[[Draw], tuple[str, bytes]]]] = {
    "list": ("list", _list), "short list": ("list", _short_list), "registration": ("list", _registration),
    "attendance": ("attendance", _attendance), "attendance by dates": ("attendance", _attendance_by_dates),
    "attendance in other words": ("attendance", _attendance_in_other_words),
    "agenda in a workbook": ("agenda", _agenda_workbook), "agenda in Word": ("agenda", _agenda_word),
    "commitments": ("commitments", _commitments), "what became of them": ("commitments", _became),
    "network": ("network", _network), "decisions": ("decisions", _decisions), "trainers": ("trainers", _trainers),
    "others' trainers": ("trainers", _trainers_of_others), "series": ("series", _series),
    "others' form": ("", _form_of_others), "others' Google form": ("", _google_form_of_others),
    "holidays": ("", _holidays), "concept note": ("", _concept_note), "timeline": ("", _timeline),
    "budget": ("", _budget), "rooms": ("", _rooms), "refunds": ("", _refunds), "directory": ("", _directory),
    "calendar": ("", _calendar), "grades": ("", _grades), "test": ("", _test), "form": ("", _form),
    "figures": ("", _figures), "flights": ("", _flights), "tasks": ("", _tasks),
    "register of cases": ("", _register_of_cases),
}  # fmt: skip
"""What makes a file of each sort, and the kind by which it is to be told."""


def drawn(sort: str, number: int) -> DrawnFile:
    """The file of a sort with this number."""
    kind, make = MADE[sort]
    name, data = make(Draw(sort, number))
    return DrawnFile(name, data, kind)
