"""A third bank of files as they come by mail, written down before anybody looked how they are told: sorts, wordings and
languages that the other two lack. Most hold people or times, and are none of a training's files: that is where a wrong
place would hurt. People who sign in by a form at each meeting are described in TovlyDeutsch/Attendance-Sorter; all
layouts, names and sentences are invented."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from tests.folder.drawing import OFFICES, Cell, Draw, Rows, text, word, workbook
from tests.folder.drawn_files import DrawnFile

EACH = 8
_TONGUES = ("nl", "pt", "hu", "sk", "sl", "mk", "bs", "el", "sv", "cs")
_LIST = {
    "nl": ["Naam", "Organisatie", "Functie", "E-mail"], "pt": ["Nome", "Instituição", "Cargo", "E-mail"],
    "hu": ["Név", "Szervezet", "Beosztás", "E-mail"], "sk": ["Meno a priezvisko", "Organizácia", "Funkcia", "E-mail"],
    "sl": ["Ime in priimek", "Organizacija", "Delovno mesto", "E-pošta"],
    "mk": ["Име и презиме", "Институција", "Работно место", "Е-пошта"],
    "bs": ["Ime i prezime", "Institucija", "Radno mjesto", "E-mail"],
    "el": ["Ονοματεπώνυμο", "Φορέας", "Ιδιότητα", "E-mail"], "sv": ["Namn", "Organisation", "Befattning", "E-post"],
    "cs": ["Jméno a příjmení", "Organizace", "Funkce", "E-mail"],
}  # fmt: skip
_AGENDA = {
    "nl": ["Tijd", "Onderwerp", "Spreker"], "pt": ["Hora", "Sessão", "Formador"], "hu": ["Idő", "Téma", "Előadó"],
    "sk": ["Čas", "Téma", "Lektor"], "sl": ["Ura", "Tema", "Predavatelj"], "mk": ["Време", "Тема", "Предавач"],
    "bs": ["Vrijeme", "Tema", "Predavač"], "el": ["Ώρα", "Θέμα", "Εισηγητής"], "sv": ["Tid", "Tema", "Föreläsare"],
    "cs": ["Čas", "Téma", "Lektor"],
}  # fmt: skip
_TOPICS = ["Registration", "Who comes to harm online", "Coffee break", "Talking with a child", "Lunch", "Closing"]
_SIGN_IN = [("Start time", "Completion time", "Email", "Name"), ("Startzeit", "Fertigstellungszeit", "E-Mail", "Name"),
            ("Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"),
            ("Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre")]  # fmt: skip
_SIGNED = ["I attend today", "Ich bin anwesend", "Je suis présent(e)", "Firmo mi asistencia"]


def _tongue(draw: Draw) -> str:
    return draw.choice(_TONGUES)


def _sheet(draw: Draw, rows: Rows, names: Sequence[str], above: str = "") -> tuple[str, bytes]:
    """Text or a workbook, with or without a line above."""
    name = draw.choice(names)
    if draw.number % 3 == 0:
        return f"{name}.csv", text(rows, draw.choice(";,"))
    top: Rows = [[above or name], []] if draw.number % 3 == 1 else []
    return f"{name}.xlsx", workbook({draw.choice(["Sheet1", "Munka1", "Hárok1", "Blad1"]): [*top, *rows]})


def _people(draw: Draw, low: int = 8, high: int = 18) -> list[list[Cell]]:
    return [[*one] for one in draw.people(draw.randrange(low, high))]


def _list(draw: Draw) -> tuple[str, bytes]:
    head = _LIST[_tongue(draw)]
    return _sheet(
        draw, [head, *(one[:4] for one in _people(draw))], ["deelnemers", "résztvevők", "udeleženci", "lista"]
    )


def _list_in_two_languages(draw: Draw) -> tuple[str, bytes]:
    own, english = _LIST[_tongue(draw)], ["Name", "Organisation", "Position", "E-mail"]
    head = [f"{a} / {b}" for a, b in zip(own, english, strict=True)]
    return _sheet(draw, [["No.", *head], *([at, *one[:4]] for at, one in enumerate(_people(draw), 1))], ["list 2"])


def _list_in_word(draw: Draw) -> tuple[str, bytes]:
    head = _LIST[_tongue(draw)]
    return "zoznam.docx", word([f"Training, {draw.day:%d.%m.%Y}"], [[head, *(one[:4] for one in _people(draw))]])


def _nomination_form(draw: Draw) -> tuple[str, bytes]:
    start = datetime(2005, 6, 1, 9)
    head = ["ID", *_SIGN_IN[draw.number % 4][:3], *_LIST[_tongue(draw)][:3], "Why do you want to come?"]
    rows = [
        [
            at + 1,
            *(start + timedelta(hours=7 * at, minutes=end) for end in (0, 6)),
            one[3],
            *one[:3],
            f"Since {1980 + at}.",
        ]
        for at, one in enumerate(_people(draw))
    ]
    return "nominations.xlsx", workbook({"Form1": [head, *rows]})


def _sign_in(draw: Draw) -> tuple[str, bytes]:
    """Who was there scanned a code at the door and sent a form."""
    number = draw.number % 4
    at = datetime(2005, 10, draw.randrange(3, 20), 8, 50)
    office = _LIST[_tongue(draw)][1]
    rows = [[place, at + timedelta(minutes=place), at + timedelta(minutes=place, seconds=40), one[3], one[0], one[1],
             _SIGNED[number]] for place, one in enumerate(_people(draw), 1)]  # fmt: skip
    head = ["ID", *_SIGN_IN[number], office, f"{_SIGNED[number]}:"]
    return draw.choice(["Sign in day 1.xlsx", "Form responses.xlsx"]), workbook({"Form1": [head, *rows]})


def _attendance_by_dates(draw: Draw) -> tuple[str, bytes]:
    head = [*_LIST[_tongue(draw)][:2], *(f"{draw.day + timedelta(day):%d.%m.%Y}" for day in range(3))]
    rows = [[*one[:2], *(draw.choice(["x", "x", ""]) for _ in range(3))] for one in _people(draw)]
    return _sheet(draw, [head, *rows], ["prezenčka", "present", "jelenlét"])


def _attendance_to_sign(draw: Draw) -> tuple[str, bytes]:
    head = ["No.", *_LIST[_tongue(draw)][:2], f"{draw.day:%d.%m.}", f"{draw.day + timedelta(1):%d.%m.}"]
    rows = [[at, *one[:2], None, None] for at, one in enumerate(_people(draw), 1)]
    return "sheet.xlsx", workbook({"1": [["Signatures"], head, *rows]})


def _sessions(draw: Draw) -> list[list[Cell]]:
    minutes, rows = 540, []
    for topic in _TOPICS:
        end = minutes + draw.choice([30, 45, 60, 90])
        rows.append([f"{minutes // 60:02d}:{minutes % 60:02d} - {end // 60:02d}:{end % 60:02d}", topic, draw.person()])
        minutes = end
    return [*rows]


def _agenda_in_word(draw: Draw) -> tuple[str, bytes]:
    return "programma.docx", word([f"{draw.day:%d.%m.%Y}"], [[_AGENDA[_tongue(draw)], *_sessions(draw)]])


def _agenda_of_sheets(draw: Draw) -> tuple[str, bytes]:
    head = _AGENDA[_tongue(draw)]
    return "program.xlsx", workbook({f"Day {day}": [head, *_sessions(draw)] for day in (1, 2)})


def _rooming(draw: Draw) -> tuple[str, bytes]:
    head = [*_LIST[_tongue(draw)][:2], "Check-in", "Check-out", "Room type"]
    rows = [[*one[:2], f"{draw.day:%d.%m.%Y}", f"{draw.day + timedelta(2):%d.%m.%Y}", draw.choice(["single", "twin"])]
            for one in _people(draw)]  # fmt: skip
    return _sheet(draw, [head, *rows], ["hotel", "rooming", "szállás"])


def _sizes(draw: Draw) -> tuple[str, bytes]:
    head = [*_LIST[_tongue(draw)][:2], draw.choice(["T-shirt size", "Størrelse", "Méret"])]
    return _sheet(draw, [head, *([*one[:2], draw.choice("SML")] for one in _people(draw))], ["shirts", "pólók"])


def _panel(draw: Draw) -> tuple[str, bytes]:
    rows = [
        [draw.person(), *(draw.randrange(1, 6) for _ in range(3)), draw.choice(["hire", "reserve"])] for _ in range(7)
    ]
    return _sheet(draw, [["Candidate", "Motivation", "Experience", "Language", "Panel says"], *rows], ["interviews"])


def _timetable(draw: Draw) -> tuple[str, bytes]:
    rows = [
        [f"{8 + at}:00", *(draw.choice(["Maths", "History", "Art", "Sports"]) for _ in range(5))] for at in range(6)
    ]
    return _sheet(draw, [["Hour", "Mon", "Tue", "Wed", "Thu", "Fri"], *rows], ["timetable 7b", "órarend"])


def _appointments(draw: Draw) -> tuple[str, bytes]:
    rows = [[f"{9 + at // 2:02d}:{at % 2 * 30:02d}", draw.person(), draw.choice(["check-up", "blood test"]), "Dr Berg"]
            for at in range(9)]  # fmt: skip
    head = draw.choice([["Time", "Patient", "Reason", "Doctor"], ["Uhrzeit", "Patient", "Anlass", "Arzt"],
                        ["Heure", "Patient", "Motif", "Médecin"], ["Čas", "Pacient", "Dôvod", "Lekár"]])  # fmt: skip
    return _sheet(draw, [head, *rows], ["appointments", "termine"])


def _broadcasts(draw: Draw) -> tuple[str, bytes]:
    rows = [[f"{6 + at:02d}:{draw.choice(['00', '15', '30'])}", draw.choice(["News", "Film", "Quiz show"]), "HD"]
            for at in range(12)]  # fmt: skip
    return _sheet(draw, [["Time", "Programme", "Format"], *rows], ["tv guide", "műsor"])


def _gantt(draw: Draw) -> tuple[str, bytes]:
    head = [draw.choice(["Activity", "Activité", "Tevékenység"]), "Responsible", *(f"M{at}" for at in range(1, 7))]
    rows = [
        [f"Prepare {topic.lower()}", draw.person(), *(draw.choice(["x", None]) for _ in range(6))] for topic in _TOPICS
    ]
    return _sheet(draw, [head, *rows], ["workplan", "gantt"])


def _duties(draw: Draw) -> tuple[str, bytes]:
    """Whose task what is."""
    rows = [[topic, *(draw.choice("RACI") for _ in range(4))] for topic in _TOPICS]
    return _sheet(draw, [["Task", *(draw.person() for _ in range(4))], *rows], ["raci"])


def _volunteers(draw: Draw) -> tuple[str, bytes]:
    head = ["Name", "Phone", "E-mail", "Mon", "Tue", "Wed", "Thu", "Fri"]
    rows = [[one[0], "+3161234567", one[3], *(draw.choice(["x", None]) for _ in range(5))] for one in _people(draw)]
    return _sheet(draw, [head, *rows], ["volunteers", "vrijwilligers"])


def _devices(draw: Draw) -> tuple[str, bytes]:
    rows = [
        [one[0], one[1], "Laptop", f"SN{draw.randrange(10**6)}", f"{draw.day:%d.%m.%Y}", None] for one in _people(draw)
    ]
    return _sheet(draw, [["Name", "Department", "Device", "Serial no.", "Issued", "Returned"], *rows], ["devices"])


def _votes(draw: Draw) -> tuple[str, bytes]:
    rows = [[one[0], one[1], draw.choice(["for", "against", "abstained"])] for one in _people(draw)]
    return _sheet(draw, [["Member", "Organisation", "Vote on motion 4"], *rows], ["votes", "hlasovanie"])


def _children(draw: Draw) -> tuple[str, bytes]:
    """Children in a shelter: nothing of theirs may be copied anywhere."""
    head = draw.choice([["Name of child", "Date of birth", "Guardian", "Address", "Case worker"],
                        ["Emri i fëmijës", "Datëlindja", "Kujdestari", "Adresa", "Punonjësi social"],
                        ["Numele copilului", "Data nașterii", "Tutore", "Adresa", "Asistent social"],
                        ["Име на дете", "Датум на раѓање", "Старател", "Адреса", "Социјален работник"]])  # fmt: skip
    rows = [
        [draw.person(), f"0{1 + at % 9}.03.199{at % 7}", draw.person(), "Long Street 5", draw.person()]
        for at in range(11)
    ]
    return _sheet(draw, [head, *rows], ["shelter", "fëmijët", "деца"])


def _results(draw: Draw) -> tuple[str, bytes]:
    rows = [[at, one[0], one[1], f"00:{30 + at}:1{at % 6}"] for at, one in enumerate(_people(draw), 1)]
    return _sheet(draw, [["Rank", "Name", "Club", "Finish time"], *rows], ["charity run"])


def _loans(draw: Draw) -> tuple[str, bytes]:
    rows = [
        [one[0], one[3], "The Long Road", f"{draw.day:%Y-%m-%d}", draw.choice(["yes", "no"])] for one in _people(draw)
    ]
    return _sheet(draw, [["Borrower", "E-mail", "Title", "Due", "Returned"], *rows], ["loans"])


def _donors(draw: Draw) -> tuple[str, bytes]:
    head = draw.choice([["Name", "Organisation", "E-mail", "Pledge"], ["Naam", "Organisatie", "E-mail", "Toezegging"]])
    return _sheet(
        draw, [head, *([one[0], one[1], one[3], draw.randrange(1, 9) * 50] for one in _people(draw))], ["donors"]
    )


def _suppliers(draw: Draw) -> tuple[str, bytes]:
    rows = [[f"{draw.person().split()[1]} Ltd", one[0], one[3], "+3612345678", "catering"] for one in _people(draw)]
    return _sheet(draw, [["Company", "Contact person", "E-mail", "Phone", "Service"], *rows], ["suppliers"])


def _petition(draw: Draw) -> tuple[str, bytes]:
    rows = [[one[0], "Skopje", one[3], "We need safer schools."] for one in _people(draw)]
    return _sheet(draw, [["Name", "City", "E-mail", "Comment"], *rows], ["petition"])


def _speakers(draw: Draw) -> tuple[str, bytes]:
    rows = [
        [one[0], one[1], draw.choice(_TOPICS), draw.choice(["confirmed", "waiting for an answer"])]
        for one in _people(draw, 5, 9)
    ]
    return _sheet(draw, [["Speaker", "Organisation", "Title of talk", "State"], *rows], ["speakers"])


def _mails(draw: Draw) -> tuple[str, bytes]:
    rows = [
        [one[3], "office@example.org", "Your visit", f"{draw.day} 10:{at:02d}"] for at, one in enumerate(_people(draw))
    ]
    return _sheet(draw, [["From", "To", "Subject", "Date"], *rows], ["mailbox"])


def _journeys(draw: Draw) -> tuple[str, bytes]:
    rows = [
        [f"{draw.day + timedelta(at)}", one[0], "Tirana", "Durrës", "08:00", "09:10", 38]
        for at, one in enumerate(_people(draw))
    ]
    return _sheet(draw, [["Date", "Driver", "From", "To", "Departure", "Arrival", "km"], *rows], ["car log"])


def _events(draw: Draw) -> tuple[str, bytes]:
    rows = [[f"Fair of {draw.person().split()[1]}", draw.choice(OFFICES), f"{draw.day + timedelta(9 * at)}",
             f"{draw.day + timedelta(9 * at + 2)}"] for at in range(7)]  # fmt: skip
    return _sheet(draw, [["Event", "Host", "First day", "Last day"], *rows], ["events"])


MADE: dict[str, tuple[str, Callable[[Draw], tuple[str, bytes]]]] = {
    "list": ("list", _list), "two languages": ("list", _list_in_two_languages),
    "list in Word": ("list", _list_in_word), "nominations": ("list", _nomination_form),
    "sign in": ("", _sign_in), "attendance by dates": ("attendance", _attendance_by_dates),
    "to sign": ("attendance", _attendance_to_sign), "agenda in Word": ("agenda", _agenda_in_word),
    "agenda of sheets": ("agenda", _agenda_of_sheets), "rooming": ("", _rooming), "sizes": ("", _sizes),
    "panel": ("", _panel), "timetable": ("", _timetable), "appointments": ("", _appointments),
    "broadcasts": ("", _broadcasts), "gantt": ("", _gantt), "duties": ("", _duties),
    "volunteers": ("", _volunteers), "devices": ("", _devices), "votes": ("", _votes),
    "children": ("", _children), "results": ("", _results), "loans": ("", _loans), "donors": ("", _donors),
    "suppliers": ("", _suppliers), "petition": ("", _petition), "speakers": ("", _speakers),
    "mails": ("", _mails), "journeys": ("", _journeys), "events": ("", _events),
}  # fmt: skip
"""What makes a file of each sort, and the kind by which it is to be told; "" of one that no training has, and of forms
by which people sign in, which are asked."""


def drawn_of_partners(sort: str, number: int, seed: str = "first") -> DrawnFile:
    """The file of a sort with this number, drawn anew by another seed."""
    kind, make = MADE[sort]
    name, data = make(Draw(f"{seed} {sort}", number))
    return DrawnFile(name, data, kind)
