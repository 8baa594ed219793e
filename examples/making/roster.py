"""The participant list as a partner first sends it, and the list after the gaps were filled.

The family names are words for stationery (`Lapsi` is a pencil, `Rreshti` a row), so that nobody bears them by chance.
"""

import csv
import io
from typing import Any

from making.workbook import timeless

TITLE = "LISTA E PJESËMARRËSVE / LIST OF PARTICIPANTS"
SYNTHETIC = "Synthetic example: these people and organisations are invented."
HEADER = ["Nr.", "Emri", "Mbiemri", "Gjinia (F/M)", "Institucioni", "GO / IGO / NGO", "Profesioni", "Qarku", "E-mail"]
POLICE, SHOQATA, QENDRA, STREHA = "Drejtoria e Policisë Tiranë", "Shoqata Shembull", "Qendra Provë", "Streha Fiktive"

# Given name, surname, gender, organisation, kind, profession, region, as the partner wrote them; None is an empty row.
# The organisation of the first three stands in one merged cell.
SENT: list[tuple[str, ...] | None] = [
    ("Ilir", "Rreshti", "M", POLICE, "GO", "Inspektor policie", "Tiranë"),
    ("Agron", "Kolona", "M ", "", "GO", "polic", "Tiranë"),
    ("Mira", "Faqja", "F", "", "go", "hetuese", "Tirane"),
    ("Sokol", "Vija", "m", "Policia Kufitare Durrës", "Shtetëror", "polic kufitar", "Durrës"),
    None,
    ("  Besa", "Lapsi", "F", SHOQATA, "NGO", "psikologe", "Tiranë"),
    ("Drita", "Qeliza", "femër", SHOQATA, "OJF", "punonjëse sociale", "Tiranë"),
    ("Teuta", "Fletorja", "F", "SHOQATA SHEMBULL", "ngo ", "Punonjëse sociale", "Tiranë"),
    ("Arben", "Kapitulli", "mashkull", "Shoqata  Shembull", "OJF", "punonjës social", "Elbasan"),
    ("Vera", "Tabela", "F", QENDRA, "NGO", "edukatore", "Shkodër"),
    ("Nora", "Shkumësi", "f", QENDRA, "N.G.O.", "psikologe", "Shkodër"),
    ("Luan", "Dosja", "M", "Qendra Provë ", "NGO", "social worker", "Shkoder"),
    ("DRITA", "QELIZA", "F", SHOQATA, "NGO", "social worker", "Tiranë"),
    ("Elira", "Kutia", "F", STREHA, "OJQ", "punonjëse strehëze", "Vlorë"),
    ("Mimoza", "Stilolapsi", "F/M", STREHA, "NGO", "shelter worker", "Vlorë"),
    ("Valbona", "Karrigia", "femër", "streha fiktive", "NGO", "Edukatore", "Vlorë"),
    None,
    ("Genti", "Orari", "M", "Linja e Fëmijëve Mostra", "NGO", "punonjës rinor", "Durrës"),
    ("Ana", "Testova", "F", "Linja e Fëmijëve Mostra", "NGO", "punonjëse sociale", "Durrës"),
    ("Lea", "Sampleton", "F", "International Mission (example)", "IGO", "psychologist", "Tiranë"),
    ("Luan", "Dosja", "M", QENDRA, "NGO", "punonjës social", "Shkodër"),
]

LAW, CARE = "law enforcement", "care"
# Given name, surname, gender, organisation, kind, role, profession, region.
FINAL = [
    ("Ilir", "Rreshti", "male", POLICE, "GO", LAW, "police officer", "Tiranë"),
    ("Agron", "Kolona", "male", POLICE, "GO", LAW, "police officer", "Tiranë"),
    ("Mira", "Faqja", "female", POLICE, "GO", LAW, "police officer", "Tiranë"),
    ("Sokol", "Vija", "male", "Policia Kufitare Durrës", "GO", LAW, "border guard", "Durrës"),
    ("Kujtim", "Shiriti", "male", "Policia Kufitare Durrës", "GO", LAW, "border guard", "Durrës"),
    ("Rovena", "Hapësira", "female", "Drejtoria e Policisë Shkodër", "GO", LAW, "police officer", "Shkodër"),
    ("Bardhyl", "Shënimi", "male", "Drejtoria e Policisë Vlorë", "GO", LAW, "police officer", "Vlorë"),
    ("Petrit", "Paragrafi", "male", "Prokuroria e Rrethit Tiranë", "GO", LAW, "prosecutor", "Tiranë"),
    ("Flutura", "Pikëpresja", "female", "Prokuroria e Rrethit Durrës", "GO", LAW, "prosecutor", "Durrës"),
    ("Lea", "Sampleton", "female", "International Mission (example)", "IGO", CARE, "psychologist", "Tiranë"),
    ("Marko", "Exemplari", "male", "Children's Agency (example)", "IGO", CARE, "child protection worker", "Tiranë"),
    ("Besa", "Lapsi", "female", SHOQATA, "NGO", CARE, "psychologist", "Tiranë"),
    ("Drita", "Qeliza", "female", SHOQATA, "NGO", CARE, "social worker", "Tiranë"),
    ("Arben", "Kapitulli", "male", SHOQATA, "NGO", CARE, "social worker", "Elbasan"),
    ("Vera", "Tabela", "female", QENDRA, "NGO", CARE, "care worker", "Shkodër"),
    ("Luan", "Dosja", "male", QENDRA, "NGO", CARE, "social worker", "Shkodër"),
    ("Elira", "Kutia", "female", STREHA, "NGO", CARE, "shelter worker", "Vlorë"),
    ("Mimoza", "Stilolapsi", "female", STREHA, "NGO", CARE, "shelter worker", "Vlorë"),
    ("Genti", "Orari", "male", "Linja e Fëmijëve Mostra", "NGO", CARE, "youth worker", "Durrës"),
    ("Ana", "Testova", "female", "Linja e Fëmijëve Mostra", "NGO", CARE, "social worker", "Durrës"),
]


def as_sent() -> bytes:
    """The workbook with titles, merged cells, a second sheet and a footer."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Pjesëmarrësit"
    for row in _lines():
        sheet.append(row)
    last = "ABCDEFGHI"[len(HEADER) - 1]
    for title in (1, 2, 3):
        sheet.merge_cells(f"A{title}:{last}{title}")
    sheet.merge_cells("E6:E8")
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A1"].alignment = sheet["E6"].alignment = Alignment(horizontal="center", vertical="center")
    for cell in sheet[5]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE6F0")
    for column, width in zip("ABCDEFGHI", (5, 12, 14, 13, 32, 16, 22, 12, 34), strict=True):
        sheet.column_dimensions[column].width = width
    notes = workbook.create_sheet("Shënime")
    notes["A1"] = "Konfirmimet deri më 03.06.2005"
    return timeless(workbook)


def final() -> bytes:
    """The list as a spreadsheet of that part of Europe saves it: semicolons, UTF-8 with byte-order mark."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(
        [
            "Given name",
            "Surname",
            "Gender",
            "Organisation",
            "Stakeholder type",
            "Role",
            "Profession",
            "Region",
            "E-mail",
        ]
    )
    for person in FINAL:
        writer.writerow([*person, _address(person[0], person[1])])
    return text.getvalue().encode("utf-8-sig")


def _lines() -> list[list[Any]]:
    lines: list[list[Any]] = [[f"{TITLE} - Trajnimi 1, Tiranë, 16-17.06.2005"], [SYNTHETIC]]
    lines += [["Përgatitur nga / prepared by: Shoqata Shembull, 23.05.2005"], [], list(HEADER)]
    number = 0
    for person in SENT:
        if person is None:
            lines.append([])
            continue
        number += 1
        given, surname = (part.strip() for part in person[:2])
        address = _address(given, surname) if number != 12 else None  # nobody knew it
        lines.append([number, *(value or None for value in person), address])
    return [*lines, [], [f"Gjithsej: {number}"]]


def _address(given: str, surname: str) -> str:
    plain = f"{given}.{surname}".lower().translate(str.maketrans("ëç", "ec"))
    return f"{plain}@example.org"
