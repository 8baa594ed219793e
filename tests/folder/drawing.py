"""What drawn files are made of: people, words in eight languages, and tables laid out as partners send them."""

import csv
import io
import random
from collections.abc import Mapping, Sequence
from datetime import date

import docx
import openpyxl

Cell = object
Rows = Sequence[Sequence[Cell]]


GIVEN = ["Ana", "Besnik", "Elira", "Goran", "Ivana", "Jonas", "Katya", "Mirela", "Niko", "Olena", "Petar", "Teuta"]
SURNAMES = ["Hoxha", "Kola", "Petrova", "Kovač", "Muresan", "Dimitrov", "Shevchenko", "Rossi", "Berg", "Ilić"]
OFFICES = ["City Police", "Terre Ferme", "Child Helpline", "Ministry of Interior", "IOM", "Social Service Centre"]
JOBS = ["police officer", "social worker", "prosecutor", "psychologist", "border guard", "lawyer"]
LANGUAGES = ("en", "sq", "fr", "de", "bg", "ro", "ru", "sr")
LIST = {
    "en": ["Name", "Organisation", "Profession", "E-mail", "Gender"],
    "sq": ["Emri dhe mbiemri", "Institucioni", "Profesioni", "E-mail", "Gjinia"],
    "fr": ["Nom et prénom", "Organisation", "Profession", "Courriel", "Sexe"],
    "de": ["Name", "Organisation", "Beruf", "E-Mail", "Geschlecht"],
    "bg": ["Име и фамилия", "Институция", "Професия", "Имейл", "Пол"],
    "ro": ["Nume și prenume", "Instituția", "Profesia", "E-mail", "Sex"],
    "ru": ["ФИО", "Организация", "Профессия", "Эл. почта", "Пол"],
    "sr": ["Ime i prezime", "Organizacija", "Profesija", "E-mail", "Pol"],
}
HALVES = {
    "en": ["Day 1 AM", "Day 1 PM", "Day 2 AM", "Day 2 PM"],
    "sq": ["Dita 1 paradite", "Dita 1 pasdite", "Dita 2 paradite", "Dita 2 pasdite"],
    "fr": ["Jour 1 matin", "Jour 1 après-midi", "Jour 2 matin", "Jour 2 après-midi"],
    "de": ["Tag 1 Vormittag", "Tag 1 Nachmittag", "Tag 2 Vormittag", "Tag 2 Nachmittag"],
    "bg": ["Ден 1 сутрин", "Ден 1 следобед", "Ден 2 сутрин", "Ден 2 следобед"],
    "ro": ["Ziua 1 dimineața", "Ziua 1 după-amiaza", "Ziua 2 dimineața", "Ziua 2 după-amiaza"],
    "ru": ["День 1 утро", "День 1 вечер", "День 2 утро", "День 2 вечер"],
    "sr": ["Dan 1 prepodne", "Dan 1 poslepodne", "Dan 2 prepodne", "Dan 2 poslepodne"],
}
AGENDA = {
    "en": ["Time", "Session", "Trainer"], "sq": ["Ora", "Sesioni", "Trajneri"],
    "fr": ["Horaire", "Séance", "Formateur"], "de": ["Zeit", "Thema", "Referent"],
    "bg": ["Час", "Тема", "Обучител"], "ro": ["Ora", "Sesiunea", "Formator"],
    "ru": ["Время", "Тема", "Тренер"], "sr": ["Vreme", "Sesija", "Trener"],
}  # fmt: skip
HOLIDAYS = {
    "en": (["Holiday", "Date", "Country"], ["New Year's Day", "Labour Day", "Independence Day"]),
    "sq": (["Emri", "Data", "Shteti"], ["Viti i Ri", "Dita e Verës", "Dita e Flamurit"]),
    "fr": (["Nom", "Date", "Pays"], ["Jour de l'an", "Fête du travail", "Fête nationale"]),
    "de": (["Name", "Datum", "Land"], ["Neujahr", "Tag der Arbeit", "Nationalfeiertag"]),
    "bg": (["Име", "Дата", "Държава"], ["Нова година", "Ден на труда", "Ден на независимостта"]),
    "ro": (["Nume", "Data", "Țara"], ["Anul Nou", "Ziua Muncii", "Ziua Națională"]),
    "ru": (["Название", "Дата", "Страна"], ["Новый год", "День труда", "День независимости"]),
    "sr": (["Naziv", "Datum", "Država"], ["Nova godina", "Praznik rada", "Dan državnosti"]),
}
TOPICS = ["Opening", "Who is a child", "Identification", "Lunch", "Interviewing", "Referral", "Closing"]


class Draw(random.Random):
    """What is drawn of one file: its language and layout go round, the rest is chance."""

    def __init__(self, kind: str, number: int) -> None:
        super().__init__(f"{kind} {number}")
        self.number, self.language = number, LANGUAGES[number % len(LANGUAGES)]
        self.day = date(2005 + number % 3, 1 + self.randrange(12), 1 + self.randrange(25))

    def person(self) -> str:
        return f"{self.choice(GIVEN)} {self.choice(SURNAMES)}"

    def people(self, number: int) -> list[list[str]]:
        """Name, organisation, profession, address and gender of so many people."""
        names = list(dict.fromkeys(self.person() for _ in range(number * 2)))[:number]
        address = [f"{name.lower().replace(' ', '.')}@example.org" for name in names]
        return [
            [name, self.choice(OFFICES), self.choice(JOBS), address[at], self.choice("FM")]
            for at, name in enumerate(names)
        ]

    def code(self) -> str:
        return f"{self.choice(GIVEN)[:2].upper()}{self.randrange(10, 29)}{self.choice('ABDKT')}"


def text(rows: Rows, delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(
        [["" if cell is None else str(cell) for cell in row] for row in rows]
    )
    return out.getvalue().encode("utf-8-sig")


def workbook(sheets: Mapping[str, Rows], title: str = "") -> bytes:
    book = openpyxl.Workbook()
    del book["Sheet"]
    book.properties.title, book.properties.creator = title or None, None if title else "Office"
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(paragraphs: Sequence[str], tables: Sequence[Rows] = ()) -> bytes:
    file = docx.Document()
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    for rows in tables:
        table = file.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, value in zip(row.cells, cells, strict=True):
                cell.text = "" if value is None else str(value)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def laid_out(draw: Draw, rows: Rows, title: str = "", name: str = "file") -> tuple[str, bytes]:
    """A table in one of four layouts: text, by semicolons or tabs, a workbook, one with lines above its header."""
    layout = draw.number % 4
    if layout < 2:
        return f"{name}.{'csv' if layout == 0 else 'tsv'}", text(rows, ";" if layout == 0 else "\t")
    above: Rows = [[title or "2005"], [None], *rows] if layout == 3 else rows
    return f"{name}.xlsx", workbook({"Sheet1": above})
