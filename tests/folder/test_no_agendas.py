"""Requirement: what holds times and is no agenda never becomes one at the door (concept notes, minutes, rosters of
duty, journeys, budgets, calendars, logs of calls), and agendas of other offices stay agendas."""

from pathlib import Path

import pytest

from ecpat_training.folder.kinds.unused import UNUSED
from ecpat_training.folder.reading.recognising import recognise_file
from tests.agenda.agenda_files import word, workbook
from tests.agenda.test_agendas_of_offices import HEADED

PROSE = "The training will strengthen how officers identify and protect children at risk. "
Table = list[list[object]]


def rows(text: str) -> Table:
    return [list(line.split(" | ")) for line in text.strip().splitlines()]


PROGRAMME = rows("""
Time | Session
09:00-09:30 | Opening
09:30-10:30 | Trends
10:30-10:45 | Coffee
""")
TABLES = {
    "minutes": """
Time | Item | Decision | Responsible
10:00-10:15 | Opening | Adopted | Chair
10:15-11:00 | Dates | Agreed | Ana
""",
    "Protokoll": """
Uhrzeit | Thema | Wer | Bis wann
10:00 | Begrüßung | Leitung | -
10:15 | Budget | Ben | 1.6.2025
11:00 | Pause | - | -
""",
    "compte rendu": """
Heure | Sujet | Décision | Échéance
10h00 | Ouverture | adopté | -
10h15 | Budget | reporté | 1.6.2025
""",
    "roster": """
Shift | Time | Mon | Tue
Early | 06:00-14:00 | Kola | Dode
Late | 14:00-22:00 | Dode | Leka
Night | 22:00-06:00 | Leka | Kola
""",
    "duty": """
Time | Officer on duty | Post
06:00-14:00 | A. Kola | Gate
14:00-22:00 | B. Dode | Gate
""",
    "Dienstplan": """
Zeit | Name
08:00-16:00 | Kola
16:00-24:00 | Dode
""",
    "turni": """
Ora | Emri | Roja
07:00-13:00 | Kola | Porta
13:00-19:00 | Dode | Porta
""",
    "flights": """
Flight | Time | From | To
OS 847 | 09:55 | Vienna | Tirana
LH 1424 | 10:40 | Frankfurt | Tirana
""",
    "arrivals": """
Date | Departure | Arrival | Route
11 May | 09:55 | 11:30 | VIE-TIA
14 May | 12:20 | 14:05 | TIA-VIE
""",
    "vols": """
Vol | Heure | Passager
OS 847 | 09:55 | Kola
LH 1424 | 10:40 | Dode
""",
    "pick-up": """
Time | Pick-up | Driver
08:00 | Hotel | Gjon
08:30 | Airport | Gjon
17:00 | Academy | Arben
""",
    "budget": """
Session | Duration | Fee
Opening | 30 min | 50
Lecture | 60 min | 100
Total | 90 min | 150
""",
    "days": """
Item | Unit | Days | Rate | Total
Venue | day | 3 | 200 | 600
Coffee breaks | person | 25 | 4 | 300
""",
    "koszty": """
Sesja | Czas trwania | Koszt
Otwarcie | 30 min | 50
Wykład | 60 min | 100
""",
    "calendar": """
Subject | Start Date | Start Time | End Date | End Time
Training | 12/05/2025 | 09:00 | 13/05/2025 | 17:00
Lunch | 20/05/2025 | 12:00 | 20/05/2025 | 13:00
""",
    "time sheet": """
Date | Start | End | Activity
01/05/2025 | 09:00 | 17:00 | Report
02/05/2025 | 09:00 | 13:00 | Meeting
05/05/2025 | 09:00 | 16:00 | Training
""",
    "interviews": """
Time | Candidate | Panel
09:00-09:30 | Arta H. | Ana, Ben
09:30-10:00 | Ilir L. | Ana, Ben
""",
    "cases": """
Time | Client | Social worker
09:00 | Case 12 | Ana
09:45 | Case 17 | Ben
10:30 | Case 9 | Ana
""",
    "calls": """
Time | Subject | Minutes
09:12 | Missing child | 12
11:41 | Suspicion | 25
08:03 | Referral | 9
""",
    "bus": """
Line | Stop | Time
1 | Station | 06:05
1 | Centre | 06:15
1 | Hospital | 06:25
""",
    "sign-in": """
Time in | Name | Signature | Time out
08:55 | Ana Kola | - | -
09:01 | Ben Dode | - | -
""",
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_with_times_that_are_no_agendas(tmp_path: Path, name: str) -> None:
    table = rows(TABLES[name])
    for path in (workbook(tmp_path / "a.xlsx", {"Sheet": table}), word(tmp_path / "a.docx", table)):
        assert recognise_file(path, None).kind != "agenda"


@pytest.mark.parametrize(
    "heading",
    [
        "Concept note: training of police",
        "Note conceptuelle",
        "Terms of reference",
        "Minutes of the meeting",
        "Conceptnota",
    ],
)
@pytest.mark.parametrize("times", [1, 12])
def test_a_note_with_a_programme_in_it_is_never_placed(tmp_path: Path, heading: str, times: int) -> None:
    path = word(tmp_path / "a.docx", heading, PROSE * times, PROGRAMME, "Budget: 4,000 EUR.")
    assert recognise_file(path, None).kind in ("unknown", UNUSED)


@pytest.mark.parametrize("language", HEADED)
def test_agendas_of_other_offices_are_agendas(tmp_path: Path, language: str) -> None:
    cells = HEADED[language].split(" | ")
    table = [cells[:3], [cells[3], "Opening", "Vesna Kovac"], [cells[4], cells[6], ""], [cells[5], cells[7], ""]]
    for path in (workbook(tmp_path / "a.xlsx", {"Sheet": table}), word(tmp_path / "a.docx", "Trafficking", table)):
        assert recognise_file(path, None).kind == "agenda"
