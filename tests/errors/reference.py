"""`docs/errors.md`, made of the tables of codes and of the cases: what each means, what is said then, what to do.

python -m tests.errors.reference
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ecpat_training.cli.codes import codes
from tests.errors.running import Case, cases

PAGE = Path(__file__).resolve().parents[2] / "docs" / "errors.md"
AREAS = {
    "across": "Many trainings of a programme, evaluated together.",
    "add": "New files for a programme's folder.",
    "agenda": "Agendas that people write or edit, as YAML, in Excel or in Word.",
    "attendance": "Attendance lists: who was there in which half-day.",
    "calendar": "Calendars and schedules that are made of an agenda.",
    "certificate": "Certificates, their keys, and checking them.",
    "commitments": "What participants set out to do, and what became of it.",
    "compare": "A training's effect beside published ones.",
    "change": "Lines of an agenda that are changed one by one.",
    "codes": "People who are named on the command line by their codes or rows.",
    "content": "What stands in a YAML file: keys, values, and what fits together.",
    "counts": "Counts of answers, which partners send in place of them.",
    "csv": "Tables in text files, .csv and .tsv.",
    "event": "What is printed and sent for one event.",
    "design": "What an evaluation will be able to show.",
    "donor": "Tables for donors: targets against what was reached.",
    "draft": "Questionnaires that are drafted from exports and forms.",
    "drop-out": "How many of those who are invited stay away.",
    "evaluate": "Answers of several waves, and the people who gave them.",
    "files": "Files that a run writes together.",
    "folder": "Files in a programme's folder.",
    "follow-up": "Which follow-ups are due.",
    "forget": "One person taken out of what is kept of earlier.",
    "goals": "Goals that a programme follows up.",
    "groups": "Working groups of one or several rounds.",
    "handbook": "The handbook of a programme, its editions, and who has which.",
    "input": "Files that can't be opened, whatever they hold.",
    "instrument": "Questionnaires, where forms are made of them.",
    "invite": "How many people to invite.",
    "mapping": "Files that say how a list's or a survey's words are to be read.",
    "match": "People who stand on several lists.",
    "meetings": "Minutes of expert meetings: who was there, what was decided, on which documents.",
    "merge": "Folders of several partners that become one.",
    "network": "Who knows whom among the participants.",
    "output": "Files that can't be written.",
    "performance": "Simulated cases that two raters score.",
    "picture": "A logo.",
    "plan": "Agendas that are planned, and why there is none.",
    "points": "Columns of points before and after, read without a questionnaire.",
    "print": "Papers for a training.",
    "programme": "What a programme says as a whole.",
    "publish": "Reports that are published, and the ledger that remembers them.",
    "quotas": "Tables of quotas, as sortition tools have them.",
    "quotes": "What people wrote in their own words.",
    "replace": "Seats that are given back.",
    "roster": "Lists of participants.",
    "rule": "Rules that an agenda, a list or a series breaks. What must hold is an error, a wish a warning.",
    "serve": "Pages of the programme in a browser.",
    "series": "Dates of all trainings of a programme, and the calendar of holidays.",
    "select": "Participants who are chosen from applicants.",
    "split": "Lists that are split into names and data.",
    "spss": "Data files of SPSS.",
    "stata": "Data files of Stata.",
    "survey": "Exports of survey platforms, and the answers in them.",
    "system": "What the operating system refuses.",
    "table": "Tables, whatever file they are in.",
    "template": "Letterheads for Word files.",
    "text": "Characters in any text.",
    "trainers": "The pool of trainers, whom to train, and what became of them.",
    "translation": "Texts of a programme in other languages.",
    "usage": "Command lines that can't be understood as they stand.",
    "word": "Word files, .docx: agendas and letterheads.",
    "workbook": "Workbooks, .xlsx, .xls and .ods.",
    "yaml": "YAML files, whatever they are about.",
}
EVERY = codes()
_HEAD = """\
# What ecpat says, by its codes

Every message has a code in brackets behind it, such as `csv.empty`. This page has all: what each means, how severe it
can be, an example, and what to do. `ecpat help csv.empty` shows the same in a terminal. Each example is the whole
message for a small file that the tests hold: names, numbers and cells are that file's.

An *error* must be mended before the command goes on, or is a rule that is broken; a *warning* wants somebody to look; a
*note* says what was read, guessed or left out. Reports repeat messages about their files without place and code.

This page is made from the tables `codes.toml` and from the tests: `python -m tests.errors.reference` writes it again.
"""
_LOWER = " The example was made with a lower limit than the true one."


def page() -> str:
    """The page as Markdown."""
    areas = [(area, list(entries)) for area, entries in groupby(cases(), key=lambda case: case.area)]
    links = ", ".join(f"[{area}](#{area})" for area, _ in areas)
    return "\n".join([_HEAD, f"{links}\n", *(part for area, entries in areas for part in _area(area, entries))])


def _area(area: str, entries: list[Case]) -> Iterator[str]:
    yield f"## {area}\n\n{AREAS[area]}\n"
    for case in entries:
        code = EVERY[case.code]
        severity = " or ".join(code.severity).capitalize()
        do = code.do + (_LOWER if case.limits else "")
        yield f"### `{case.code}`\n\n{severity}: {code.meaning}\n\n    {case.says}\n\nWhat to do: {do}\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
