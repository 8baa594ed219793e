"""Sheets drawn in the layouts in which partners send them, with who was there known beforehand."""

import random
from itertools import product
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

PROGRAMME = """\
programme: Children first
id: children-first
events:
  - {id: al-1, title: "Training 1, Tirana", country: AL, days: 2, start: 2026-05-11, participants: 20}
manual:
  - {chapter: Signals, for: [training], sessions: [{id: signals, title: Signals, minutes: 60, method: lecture}]}
"""
MARKS = (("x", "-"), ("1", "0"), ("yes", "no"), ("oui", "non"), ("da", "ne"), ("ja", "nein"), ("✓", "no"), ("P", "A"),
         ("present", "absent"), ("signed", "no"), ("да", "не"), ("po", "jo"), ("x", ""))  # fmt: skip
WORDS = (("Day 1", "Day 2", "AM", "PM"), ("11.05.2026", "12.05.2026", "morning", "afternoon"),
         ("Tag 1", "Tag 2", "Vormittag", "Nachmittag"), ("Ziua 1", "Ziua 2", "dimineața", "după-amiaza"),
         ("11 May", "12 May", "9:00-12:30", "13:30-17:30"), ("День 1", "День 2", "до обіду", "пополудні"))  # fmt: skip
LAYOUTS = ("one row", "days above", "days above, merged", "halves above", "one row by halves", "names below")
LEFT = "left 15:00"
_NAMES = [" ".join(both) for both in product(("Ana", "Kari", "Jan", "Ема"), ("Kos", "Marais", "Duda"))]


class Truth(NamedTuple):
    """Of each person by half-days: `x` there, `a` away, `l` left in the afternoon at 15:00."""

    marks: tuple[str, ...]

    @property
    def came(self) -> int:
        return sum("x" in one or "l" in one for one in self.marks)

    @property
    def completed(self) -> int:
        return sum(one == "xxxx" for one in self.marks)

    @property
    def certified(self) -> int:
        return sum("x" in one for one in self.marks)


def put_drawn(folder: Path, seed: int) -> Truth:
    """A programme's folder with one training and its sheet, in a layout by the seed."""
    draw = random.Random(seed)
    layout, there_away = LAYOUTS[seed % len(LAYOUTS)], MARKS[seed % len(MARKS)]
    first, second, morning, afternoon = WORDS[draw.randrange(len(WORDS))]
    names = draw.sample(_NAMES, draw.randint(4, len(_NAMES)))
    marks = tuple("".join(draw.choice("xxxa") for _ in range(4)) for _ in names)
    if there_away[1]:
        marks = tuple(one[:3] + "l" if one[3] == "a" and draw.random() < 0.3 else one for one in marks)
    order = [0, 2, 1, 3] if "halves" in layout.replace("halves above", "halves") else [0, 1, 2, 3]
    above = [(first, second)[at // 2] for at in order]
    below = [(morning, afternoon)[at % 2] for at in order]
    if layout == "halves above":
        above, below = below, above
    book = Workbook()
    sheet = book.worksheets[0]
    if draw.random() < 0.5:
        sheet.append(("Attendance of the training in Tirana",))
    _head(sheet, layout, above, below)
    said = {"x": there_away[0], "a": there_away[1], "l": LEFT}
    for number, (name, one) in enumerate(zip(names, marks, strict=True), 1):
        sheet.append([number, name, "Police", *(said[one[at]] or None for at in order)])
        if draw.random() < 0.3:
            sheet.cell(sheet.max_row, 4).fill = PatternFill("solid", "FFFF00")
    if draw.random() < 0.5:
        sheet.append([None, "Total", None, *(sum(one[at] != "a" for one in marks) for at in order)])
    home = folder / "trainings" / "al-1"
    home.mkdir(parents=True)
    (folder / "programme.yaml").write_text(PROGRAMME, "utf-8")
    book.save(home / "attendance.xlsx")
    return Truth(marks)


def _head(sheet: Worksheet, layout: str, above: list[str], below: list[str]) -> None:
    who = ["No", "Name", "Organisation"]
    if layout.startswith("one row"):
        below = [half if ":" not in half else "AM" if half.startswith("9") else "PM" for half in below]
        sheet.append([*who, *(f"{day} {half}" for day, half in zip(above, below, strict=True)), "Remarks"])
    else:
        up = [above[0], None, above[2], None]
        heads = ([None] * 3, who) if layout == "names below" else (who, [None] * 3)
        sheet.append([*heads[0], *up, "Remarks"])
        sheet.append([*heads[1], *below])
        if layout == "days above, merged":
            row = sheet.max_row
            for cells in (
                f"D{row - 1}:E{row - 1}",
                f"F{row - 1}:G{row - 1}",
                *(f"{at}{row - 1}:{at}{row}" for at in "ABC"),
            ):
                sheet.merge_cells(cells)
