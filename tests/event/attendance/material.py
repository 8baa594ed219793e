"""Attendance lists as people make them in Excel."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font

from ecpat_training.event.attendance.model.half_day import training_half_days
from ecpat_training.programme.model.training import Training

TRAINING = Training(id="al-1", title="Training 1, Tirana", country="AL", days=2, participants=20)
HALVES = training_half_days(TRAINING)
HEADER = ("Code", "Name", "Organisation", "Day 1 AM", "Day 1 PM", "Day 2 AM", "Day 2 PM")


def put_list(folder: Path, header: tuple[str, ...], *rows: tuple[object, ...], struck: tuple[int, ...] = ()) -> Path:
    """A workbook with a sheet of these rows; `struck` are those, from 1, that somebody struck through."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (header, *rows):
        sheet.append(row)
    for number in struck:
        for cell in sheet[number + 1]:
            cell.font = Font(strike=True)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "attendance.xlsx"
    book.save(path)
    return path
