"""Minutes of an expert meeting as a secretary fills them in."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook

PROGRAMME = """\
programme: Children first
id: children-first
quorum: two thirds
events:
  - {id: experts-1, title: First expert meeting, kind: expert meeting, country: BE, days: 1, start: 2026-05-11,
     participants: 20}
  - {id: al-1, title: "Training 1, Tirana", country: AL, days: 2, start: 2026-06-15, participants: 20}
manual:
  - {chapter: Signals, for: [training], sessions: [{id: signals, title: Signals, minutes: 60, method: lecture}]}
"""
PEOPLE = """\
Code,Name,Organisation
E1,Ana Petrova,Ministry of Interior
E2,Jan Novak,La Strada
E3,Kari Nordmann,ECPAT Norway
E4,Anna Berg,Ministry of Interior
"""
THERE = (("E1", "Ministry of Interior", "yes"), ("E2", "La Strada", "yes"), ("E3", "ECPAT Norway", "no"),
         ("E4", "Ministry of Interior", "no"))  # fmt: skip
DECISIONS = (
    ("1", "Translate the referral form", "La Strada", "2026-06-01", "open", "all"),
    ("2", "Name a contact at each border post", "Ministry of Interior", "2026-07-05", "open", "La Strada"),
    ("3", "Print the manual", "ECPAT Norway", "2026-06-01", "done", "all"),
)
DOCUMENTS = (("Manual", "3"), ("Referral form", "draft 2"))
MINUTES = (THERE, DECISIONS)


def minutes_workbook(
    there: Iterable[Sequence[object]], decisions: Iterable[Sequence[object]], documents: Iterable[Sequence[object]] = ()
) -> bytes:
    """A workbook of somebody's own, with sheets named as they please."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, header, rows in (
        ("People", ("Code", "Organisation", "Present"), there),
        ("What we agreed", ("Number", "Decision", "Owner", "Due date", "Status", "Agreed by"), decisions),
        ("Papers", ("Document", "Version", "Date"), documents),
    ):
        sheet = book.create_sheet(name)
        for row in (header, *rows):
            sheet.append([*row])
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def put_minutes(
    folder: Path,
    there: Iterable[Sequence[object]] = THERE,
    decisions: Iterable[Sequence[object]] = DECISIONS,
    documents: Iterable[Sequence[object]] = (),
    *,
    programme: str = PROGRAMME,
) -> Path:
    """A programme's folder with the list of its meeting and the minutes."""
    home = folder / "trainings" / "experts-1"
    home.mkdir(parents=True, exist_ok=True)
    (folder / "programme.yaml").write_text(programme, "utf-8")
    (home / "participants.csv").write_text(PEOPLE, "utf-8")
    path = home / "decisions.xlsx"
    path.write_bytes(minutes_workbook(there, decisions, documents))
    return path
