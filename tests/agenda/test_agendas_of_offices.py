"""Requirement: agendas of other offices are read whatever the language of their headers and breaks, and however they
write times; their people are asked."""

from pathlib import Path

import pytest

from ecpat_training.agenda.workflows.map import AgendaQuestions, agenda_questions
from tests.agenda.agenda_files import Rows, workbook
from tests.agenda.edits import PROGRAMME

HEADED = dict(
    line.split(" = ")
    for line in """\
es = Hora | Actividad | Responsable | 9:00 a 9:30 hs | 10:45 a 11:00 hs | 13:00 a 14:00 | Receso | Almuerzo
pt = Horário | Atividade | Facilitador | 9h00 às 9h30 | 10h45 às 11h00 | 13h às 14h | Intervalo | Almoço
fr = Heures | Activités | Responsables | 9h – 9h30 | 10h45 à 11h | 13h-14h | Pause-café | Déjeuner
pl = Godzina | Temat | Prowadzący | 9:00-9:30 | 10.45-11.00 | 13-14 | Przerwa kawowa | Obiad
el = Ώρα | Θέμα | Ομιλητής | 9:00-9:30 | 10.45-11.00 | 13.00-14.00 | Διάλειμμα | Γεύμα
tr = Saat | Konu | Konuşmacı | 09.00-09.30 | 10.45-11.00 | 13.00-14.00 | Kahve molası | Öğle yemeği
ar = الوقت | الموضوع | المتحدث | 9:00-9:30 | 10:45-11:00 | 13:00-14:00 | استراحة | الغداء
hu = Időpont | Téma | Előadó | 9:00-9:30 | 10:45-11:00 | 13:00-14:00 | Kávészünet | Ebéd
sk = Hodiny | Téma | Lektor | 9:00-9:30 | 10:45-11:00 | 13:00-14:00 | Prestávka | Obed
sl = Ura | Vsebina | Predavatelj | 9.00-9.30 | 10.45-11.00 | 13.00-14.00 | Odmor | Kosilo
hr = Vrijeme | Sadržaj | Predavač | 9:00 – 9:30 | 10:45 – 11:00 | 13 – 14 sati | Stanka za kavu | Ručak
mk = Време | Тема | Предавач | 9:00-9:30 | 10:45-11:00 | 13:00-14:00 | Пауза за кафе | Ручек
ka = დრო | თემა | ტრენერი | 9:00-9:30 | 10:45-11:00 | 13:00-14:00 | შესვენება | სადილი
hy = Ժամ | Թեմա | Բանախոս | 9:00-9:30 | 10:45-11:00 | 13:00-14:00 | Սուրճի ընդմիջում | Ճաշ
bg = Час | Тема | Лектор | 9.00 – 9.30 ч. | 10.45 – 11.00 ч. | 13.00 – 14.00 ч. | Кафе пауза | Обяд
en = TIME | ACTIVITY | RESPONSIBLE | 0900 – 0930 hrs | 1045-1100hrs | 1300 – 1400 hrs | HEALTH BREAK | LUNCH
""".splitlines()
)
"""By language: three headers, three times, a break and lunch."""


def questions(tmp_path: Path, rows: Rows) -> AgendaQuestions:
    programme = tmp_path / "programme.yaml"
    programme.write_text(PROGRAMME, encoding="utf-8")
    return agenda_questions(workbook(tmp_path / "agenda.xlsx", {"Agenda": rows}), programme, "two-days")


@pytest.mark.parametrize("language", HEADED)
def test_headers_breaks_and_times_of_many_languages(tmp_path: Path, language: str) -> None:
    cells = HEADED[language].split(" | ")
    header, times, breaks = cells[:3], cells[3:6], cells[6:]
    rows = [header, (times[0], "Opening", "Vesna Kovac"), (times[1], breaks[0], "-"), (times[2], breaks[1], "")]
    asked = questions(tmp_path, rows)
    assert [(one.name, [entry.written for entry in one.entries]) for one in asked.mapping.parts][:1] == [
        ("trainers", ["Vesna Kovac"]),
    ]  # fmt: skip
    assert {entry.written for one in asked.mapping.parts for entry in one.entries} <= {"Vesna Kovac", breaks[0]}
    assert [finding.code for finding in asked.findings if finding.severity == "error"] == []
    assert "agenda.other-columns" not in [finding.code for finding in asked.findings]


def test_a_day_told_by_a_number_under_a_header_of_another_language_is_a_day(tmp_path: Path) -> None:
    rows = [
        ("Día", "Horario", "Actividad", "Duración"),
        (1, "9:00 a 9:30", "Opening", "30 min"),
        (1, "9:30 a 11:30", "A talk", "2 horas"), (2, "9:00 a 9:20", "Closing", "20 min"),
    ]  # fmt: skip
    asked = questions(tmp_path, rows)
    assert not asked.mapping.parts
    assert "agenda.order" not in [finding.code for finding in asked.findings]


def test_a_column_under_words_of_no_table_is_named_by_them(tmp_path: Path) -> None:
    """Seen in Vietnamese agendas: `Thời gian | Nội dung | Người phụ trách`."""
    rows = [
        ("Thời gian", "Nội dung", "Người phụ trách"),
        ("9h00 - 9h30", "Opening", "Ông Nam"),
        ("9h30 - 10h10", "A talk", "Bà Lan"),
    ]
    said = [finding.message for finding in questions(tmp_path, rows).findings]
    assert any("the column `Người phụ trách` is no part of an agenda" in one for one in said)


def test_a_method_with_a_remark_in_brackets_is_known(tmp_path: Path) -> None:
    """Seen in an orientation for police in South Asia: times on two lines, breaks across the table."""
    rows = [
        ("Session", "Topic", "Objective", "Methodology", "Time"),
        (None, "Welcome", "To know each other", "Discussion (in pairs)", "9.30-10.00 am\n30 mins"),
        ("Tea break (10.00-10.15 am)",),
        (1, "Legal framework", "To know the law", "Lecture (PPT)", "10.15 – 11.15 am\n1 hr"),
    ]
    assert [part.name for part in questions(tmp_path, rows).mapping.parts] == ["sessions"]
