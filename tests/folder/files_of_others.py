"""A second bank of files as they come by mail, in layouts and languages that the first lacks: sorts that
look like one of a training's files and are none among them. Columns as in public files: reports of a video call in
AdelaideBaron/csv_teams_attendance_collation, a training's list in sahana/eden, an agenda in neuromatch/nmc-box. All
names and sentences are invented."""

from collections.abc import Callable
from datetime import datetime, timedelta

from tests.folder.drawing import OFFICES, Cell, Draw, Rows, text, word, workbook
from tests.folder.drawn_files import DrawnFile

EACH = 6
_LANGUAGES = ("es", "pl", "it", "hr", "tr", "uk")
_LIST = {
    "es": ["Nombres", "Apellidos", "Institución", "Cargo", "Correo electrónico", "Teléfono"],
    "pl": ["Imię", "Nazwisko", "Instytucja", "Stanowisko", "Adres e-mail", "Telefon"],
    "it": ["Nome", "Cognome", "Ente", "Qualifica", "E-mail", "Telefono"],
    "hr": ["Ime", "Prezime", "Ustanova", "Radno mjesto", "E-pošta", "Telefon"],
    "tr": ["Adı", "Soyadı", "Kurum", "Görevi", "E-posta", "Telefon"],
    "uk": ["Ім'я", "Прізвище", "Установа", "Посада", "Ел. пошта", "Телефон"],
}
_HALVES = {
    "es": ["Día 1 mañana", "Día 1 tarde", "Día 2 mañana", "Día 2 tarde"],
    "pl": ["Dzień 1 rano", "Dzień 1 po południu", "Dzień 2 rano", "Dzień 2 po południu"],
    "it": ["Giorno 1 mattina", "Giorno 1 pomeriggio", "Giorno 2 mattina", "Giorno 2 pomeriggio"],
    "hr": ["1. dan prije podne", "1. dan poslije podne", "2. dan prije podne", "2. dan poslije podne"],
    "tr": ["1. gün öğleden önce", "1. gün öğleden sonra", "2. gün öğleden önce", "2. gün öğleden sonra"],
    "uk": ["День 1 ранок", "День 1 після обіду", "День 2 ранок", "День 2 після обіду"],
}
_AGENDA = {
    "es": ["Inicio", "Fin", "Sesión", "Facilitador"], "pl": ["Od", "Do", "Temat", "Prowadzący"],
    "it": ["Inizio", "Fine", "Sessione", "Relatore"], "hr": ["Početak", "Kraj", "Tema", "Predavač"],
    "tr": ["Başlangıç", "Bitiş", "Oturum", "Eğitmen"], "uk": ["Початок", "Кінець", "Тема", "Тренер"],
}  # fmt: skip
_TITLE = {
    "es": "Lista de participantes", "pl": "Lista uczestników", "it": "Elenco dei partecipanti",
    "hr": "Popis sudionika", "tr": "Katılımcı listesi", "uk": "Список учасників",
}  # fmt: skip
_SIGN = {
    "es": "Firma", "pl": "Podpis", "it": "Firma", "hr": "Potpis", "tr": "İmza", "uk": "Підпис",
}  # fmt: skip
_TOPICS = ["Welcome", "Signs of exploitation", "Coffee", "First interview", "Lunch", "Whom to call", "Evaluation"]
_SENTENCE = "The partners agreed that the police and the shelters meet each month and that nobody is asked twice. "


def _language(draw: Draw) -> str:
    return _LANGUAGES[draw.number % len(_LANGUAGES)]


def _halved(draw: Draw, number: int) -> list[list[Cell]]:
    """Given name, surname, organisation, work, address and telephone of so many people."""
    return [[*one[0].split(), one[1], one[2], one[3], f"+355 6{at:07d}"] for at, one in enumerate(draw.people(number))]


def _sheet(draw: Draw, rows: Rows, name: str, title: str = "") -> tuple[str, bytes]:
    """As text, or in a workbook with or without lines above."""
    if draw.number % 3 == 0:
        return f"{name}.csv", text(rows, ";")
    above: Rows = [[title or name.capitalize()], [f"{draw.day:%d.%m.%Y}"], []] if draw.number % 3 == 1 else []
    return f"{name}.xlsx", workbook({"Лист1" if draw.number > 3 else "Foglio1": [*above, *rows]})


def _list_in_halves(draw: Draw) -> tuple[str, bytes]:
    language = _language(draw)
    return _sheet(draw, [_LIST[language], *_halved(draw, 15)], "doc", _TITLE[language])


def _numbered_list(draw: Draw) -> tuple[str, bytes]:
    language = _language(draw)
    rows = [[at, f"{one[1]} {one[0]}", *one[2:4]] for at, one in enumerate(_halved(draw, 12), 1)]
    head = ["№", f"{_LIST[language][1]}, {_LIST[language][0]}", *_LIST[language][2:4]]
    return _sheet(draw, [head, *rows], "scan", _TITLE[language])


def _register_of_a_course(draw: Draw) -> tuple[str, bytes]:
    head = ["Course", "Organisation", "Facility", "Start", "End", "Hours", "First Name", "Last Name", "Sex", "Email"]
    rows = [
        ["Protection", one[2], "Hall", f"{draw.day}", f"{draw.day + timedelta(1)}", 12, one[0], one[1], "F", one[4]]
        for one in _halved(draw, 10)
    ]
    return _sheet(draw, [head, *rows], "course")


def _ticket_shop(draw: Draw) -> tuple[str, bytes]:
    head = ["Order #", "Order Date", "First Name", "Last Name", "Email", "Quantity", "Ticket Type", "Total Paid",
            "Attendee Status", "Company", "Job Title"]  # fmt: skip
    rows = [
        [90000 + at, f"{draw.day} 10:{at:02d}", *one[:2], one[4], 1, "Free", "0.00", "Attending", *one[2:4]]
        for at, one in enumerate(_halved(draw, 14))
    ]
    return _sheet(draw, [head, *rows], "report")


def _attendance_in_halves(draw: Draw) -> tuple[str, bytes]:
    language = _language(draw)
    mark = ("x", "1", "✓", "+", "X", "v")[draw.number]
    rows = [[*one[:3], *(draw.choice([mark, mark, None]) for _ in range(4))] for one in _halved(draw, 13)]
    return _sheet(draw, [[*_LIST[language][:3], *_HALVES[language]], *rows], "doc")


def _sheet_to_sign(draw: Draw) -> tuple[str, bytes]:
    language = _language(draw)
    days = [f"{_SIGN[language]} {draw.day + timedelta(at):%d.%m.%Y}" for at in range(2)]
    return _sheet(draw, [[*_LIST[language][:3], *days], *([*one[:3], None, None] for one in _halved(draw, 13))], "doc")


def _clock(draw: Draw) -> list[tuple[str, str, str]]:
    at, rows = datetime(2006, 1, 1, 9), []
    for topic in _TOPICS:
        end = at + timedelta(minutes=draw.choice([15, 30, 45, 90]))
        rows.append((f"{at:%H:%M}", f"{end:%H:%M}", topic))
        at = end
    return rows


def _agenda_from_to(draw: Draw) -> tuple[str, bytes]:
    head = _AGENDA[_language(draw)]
    sheets = {f"{draw.day + timedelta(at):%d.%m}": [head, *([*row, draw.person()] for row in _clock(draw))]
              for at in range(2)}  # fmt: skip
    return "tabla.xlsx", workbook(sheets)


def _agenda_in_a_letter(draw: Draw) -> tuple[str, bytes]:
    """A table for each day, under a line with its date."""
    head = _AGENDA[_language(draw)]
    heads = [f"{head[0]} - {head[1]}", head[2], head[3]]
    tables = [[heads, *([f"{row[0]} - {row[1]}", row[2], draw.person()] for row in _clock(draw))] for _ in range(2)]
    return "letter.docx", word(["Day 1 and day 2", f"{draw.day:%d.%m.%Y}", "Hotel Drini"], tables)


def _programme_of_a_conference(draw: Draw) -> tuple[str, bytes]:
    rows = [[at // 4 + 1, *row, draw.person(), "Hall A"] for at, row in enumerate(_clock(draw))]
    return "export.xlsx", workbook({"Schedule": [["Day", "Start", "End", "Title", "Speaker", "Room"], *rows]})


def _network_as_square(draw: Draw) -> tuple[str, bytes]:
    codes = [draw.code() + str(at) for at in range(6)]
    rows = [[code, *(None if code == one else draw.randrange(2) for one in codes)] for code in codes]
    return "network-before.xlsx", workbook({"Sheet1": [[None, *codes], *rows]})


def _commitments(draw: Draw) -> tuple[str, bytes]:
    rows = [[draw.code(), "Invite the prosecutor to our meeting", f"{draw.day}"] for _ in range(9)]
    return _sheet(draw, [["Code", "Commitment 1", "By when 1"], *rows], "typed")


def _decisions(draw: Draw) -> tuple[str, bytes]:
    rows = [[at, "Share the list of shelters", draw.choice(OFFICES), f"{draw.day}", "open"] for at in range(1, 7)]
    return _sheet(draw, [["No.", "Decision", "Responsible", "Due", "Status"], *rows], "meeting")


def _trainers(draw: Draw) -> tuple[str, bytes]:
    head = ["Name", "Organisation", "Languages", "Competences", "Sessions led", "E-mail"]
    rows = [[one[0], one[1], "en, sq", "interviewing; law", draw.randrange(9), one[3]] for one in draw.people(7)]
    return _sheet(draw, [head, *rows], "pool")


def _series(draw: Draw) -> tuple[str, bytes]:
    rows = [[id_, f"{draw.day + timedelta(40 * at)}"] for at, id_ in enumerate(("al-1", "al-2", "bg-1", "bg-2"))]
    return _sheet(draw, [["Training", "Start"], *rows], "calendar")


def _call_report(draw: Draw) -> tuple[str, bytes]:
    head = ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)"]
    rows = [[one[0], one[3], f"{draw.day} 09:00:00", f"{draw.day} 11:{at:02d}:00", 120 + at]
            for at, one in enumerate(draw.people(12))]  # fmt: skip
    return ("call.csv", text([head, *rows])) if draw.number % 2 else ("call.xlsx", workbook({"R": [head, *rows]}))


def _meeting_report(draw: Draw) -> tuple[str, bytes]:
    above: Rows = [["1. Summary"], ["Meeting title", "Weekly"], ["Attended participants", 12], [], ["2. Participants"]]
    head = ["Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Role"]
    rows = [[one[0], f"{draw.day:%m/%d/%y}, 9:0{at % 9}:00 AM", f"{draw.day:%m/%d/%y}, 10:30:00 AM", "1h 25m", one[3],
             "Attendee"] for at, one in enumerate(draw.people(12))]  # fmt: skip
    return "Weekly.csv", text([*above, head, *rows], "\t" if draw.number % 2 else ",")


def _quiz_report(draw: Draw) -> tuple[str, bytes]:
    rows = [[at, one[0].split()[0], 9000 - at * 300, 8, 2] for at, one in enumerate(draw.people(10), 1)]
    head = ["Rank", "Player", "Total Score (points)", "Correct Answers", "Incorrect Answers"]
    return "quiz.xlsx", workbook({"Final Scores": [["Quiz"], [], head, *rows]})


def _bank(draw: Draw) -> tuple[str, bytes]:
    rows = [[f"{draw.day + timedelta(at):%d.%m.%Y}", draw.choice(OFFICES), -12.5 * at, 900 - 12.5 * at]
            for at in range(1, 14)]  # fmt: skip
    return _sheet(draw, [["Date", "Beneficiary", "Amount", "Balance"], *rows], "statement")


def _shifts(draw: Draw) -> tuple[str, bytes]:
    rows = [[one[0], *(draw.choice(["N", "D", "-", "L"]) for _ in range(7))] for one in draw.people(10)]
    return _sheet(draw, [["Name", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], *rows], "roster")


def _per_diem(draw: Draw) -> tuple[str, bytes]:
    rows = [[at, one[0], one[1], 2, 35.0 + draw.number / 10, 70.0 + draw.number / 5, None]
            for at, one in enumerate(draw.people(12), 1)]  # fmt: skip
    return _sheet(draw, [["No", "Name", "Organisation", "Days", "Rate", "Total", "Signature"], *rows], "payment")


def _leave(draw: Draw) -> tuple[str, bytes]:
    rows = [[one[0], one[1], f"{draw.day}", f"{draw.day + timedelta(9)}", "annual"] for one in draw.people(9)]
    return _sheet(draw, [["Employee name", "Department", "From", "To", "Type"], *rows], "leave")


def _subscribers(draw: Draw) -> tuple[str, bytes]:
    head = ["Email Address", "First Name", "Last Name", "MEMBER_RATING", "OPTIN_TIME", "OPTIN_IP", "LEID", "EUID"]
    rows = [[one[4], *one[:2], 2, f"{draw.day} 12:00:00", "10.0.0.1", 100 + at, f"a{at}"]
            for at, one in enumerate(_halved(draw, 20))]  # fmt: skip
    return "subscribed.csv", text([head, *rows])


def _poll_of_days(draw: Draw) -> tuple[str, bytes]:
    days = [f"{draw.day + timedelta(at):%d %b %Y}" for at in range(5)]
    rows = [[one[0], *(draw.choice(["OK", "(OK)", None]) for _ in days)] for one in draw.people(9)]
    return "poll.xlsx", workbook(
        {"Poll": [['Poll "When do we meet?"'], [], [None, *days], *rows, ["Count", 5, 4, 6, 2, 7]]}
    )


def _meals(draw: Draw) -> tuple[str, bytes]:
    rows = [[one[0], one[1], *(draw.choice(["x", None]) for _ in range(4)), draw.choice(["vegetarian", None])]
            for one in draw.people(12)]  # fmt: skip
    head = ["Name", "Organisation", "Lunch day 1", "Dinner day 1", "Lunch day 2", "Dinner day 2", "Diet"]
    return _sheet(draw, [head, *rows], "hotel")


def _hearings(draw: Draw) -> tuple[str, bytes]:
    rows = [[row[0], f"{200 + at}/2006", draw.person(), f"Room {at}"] for at, row in enumerate(_clock(draw))]
    return _sheet(draw, [["Time", "Case number", "Judge", "Court room"], *rows], "court")


def _interviews(draw: Draw) -> tuple[str, bytes]:
    rows = [[row[0], draw.person(), draw.person()] for row in _clock(draw)]
    return _sheet(draw, [["Time", "Candidate", "Panel"], *rows], "interviews")


def _opening_hours(draw: Draw) -> tuple[str, bytes]:
    rows = [[office, "08:00-16:00", "08:00-16:00", "08:00-13:00", "closed"] for office in OFFICES]
    return _sheet(draw, [["Office", "Monday", "Tuesday", "Friday", "Sunday"], *rows], "hours")


def _buses(draw: Draw) -> tuple[str, bytes]:
    rows = [[f"Stop {at}", row[0], row[1]] for at, row in enumerate(_clock(draw))]
    return _sheet(draw, [["Stop", "Arrival", "Departure"], *rows], "bus")


def _risks(draw: Draw) -> tuple[str, bytes]:
    rows = [[at, "Too few prosecutors come", "high", "Invite by the ministry", draw.person()] for at in range(1, 7)]
    return _sheet(draw, [["No.", "Risk", "Likelihood", "Answer", "Owner"], *rows], "risks")


def _glossary(draw: Draw) -> tuple[str, bytes]:
    rows = [[topic, "What is meant by it", "Përkthimi"] for topic in _TOPICS]
    return _sheet(draw, [["Term", "Definition", "Translation"], *rows], "terms")


def _inventory(draw: Draw) -> tuple[str, bytes]:
    rows = [[at, item, draw.randrange(40), 3.75] for at, item in enumerate(("Flip chart", "Pens", "Badges"), 1)]
    return _sheet(draw, [["No.", "Name", "Quantity", "Unit price"], *rows], "stock")


def _calls(draw: Draw) -> tuple[str, bytes]:
    rows = [[one[0], one[1], f"{draw.day + timedelta(at)}", draw.choice(["reached", "no answer"])]
            for at, one in enumerate(draw.people(11))]  # fmt: skip
    return _sheet(draw, [["Contact person", "Organisation", "Date of call", "Result"], *rows], "log")


def _answer_key(draw: Draw) -> tuple[str, bytes]:
    rows = [[at, "What is consent?", "x", "y", "z", draw.choice("ABC")] for at in range(1, 10)]
    return _sheet(draw, [["Question", "Text", "A", "B", "C", "Right answer"], *rows], "key")


def _minutes(draw: Draw) -> tuple[str, bytes]:
    rows = [[f"{row[0]}", row[2], "Discussed"] for row in _clock(draw)[:3]]
    return "minutes.docx", word(["Minutes of the meeting", *[_SENTENCE * 5] * 8], [[["Time", "Item", "Result"], *rows]])


def _contract(draw: Draw) -> tuple[str, bytes]:
    rows = [["First payment", f"{draw.day}", "400.00"], ["Second payment", f"{draw.day + timedelta(60)}", "400.00"]]
    return "contract.docx", word(["Contract", *[_SENTENCE * 3] * 6], [[["Payment", "Day", "Amount"], *rows]])


def _course_catalogue(draw: Draw) -> tuple[str, bytes]:
    rows = [[topic, f"{draw.randrange(1, 5)} days", draw.person(), "basic"] for topic in _TOPICS]
    return _sheet(draw, [["Course", "Duration", "Teacher", "Level"], *rows], "catalogue")


def _visits(draw: Draw) -> tuple[str, bytes]:
    rows = [[f"{draw.day + timedelta(at)}", "09:00", "11:00", draw.choice(OFFICES), draw.person()] for at in range(9)]
    return _sheet(draw, [["Date", "From", "To", "Place visited", "Officer"], *rows], "visits")


MADE: dict[str, tuple[str, Callable[[Draw], tuple[str, bytes]]]] = {
    "list in halves": ("list", _list_in_halves), "numbered list": ("list", _numbered_list),
    "register of a course": ("list", _register_of_a_course), "ticket shop": ("list", _ticket_shop),
    "attendance in halves": ("attendance", _attendance_in_halves), "sheet to sign": ("attendance", _sheet_to_sign),
    "agenda from and to": ("agenda", _agenda_from_to), "agenda in a letter": ("agenda", _agenda_in_a_letter),
    "programme of a conference": ("agenda", _programme_of_a_conference), "square": ("network", _network_as_square),
    "commitments": ("commitments", _commitments), "decisions": ("decisions", _decisions),
    "trainers": ("trainers", _trainers), "series": ("series", _series),
    "call report": ("", _call_report), "meeting report": ("", _meeting_report), "quiz report": ("", _quiz_report),
    "bank": ("", _bank), "shifts": ("", _shifts), "per diem": ("", _per_diem), "leave": ("", _leave),
    "subscribers": ("", _subscribers), "poll of days": ("", _poll_of_days), "meals": ("", _meals),
    "hearings": ("", _hearings), "interviews": ("", _interviews), "opening hours": ("", _opening_hours),
    "buses": ("", _buses), "risks": ("", _risks), "glossary": ("", _glossary), "inventory": ("", _inventory),
    "calls": ("", _calls), "answer key": ("", _answer_key), "minutes": ("", _minutes), "contract": ("", _contract),
    "course catalogue": ("", _course_catalogue), "visits": ("", _visits),
}  # fmt: skip
"""What makes a file of each sort, and the kind by which it is to be told; "" of one that no training has."""


def drawn_of_others(sort: str, number: int) -> DrawnFile:
    """The file of a sort with this number."""
    kind, make = MADE[sort]
    name, data = make(Draw(sort, number))
    return DrawnFile(name, data, kind)
