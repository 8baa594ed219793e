"""Layouts of public exports that were misread in silence or made a draft fail, with invented answers: each names where
it was seen."""

from pathlib import Path

import pytest

from ecpat_training.core.errors import InputError
from ecpat_training.survey.drafting.titles import printable
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.survey.reading.number_kinds import has_open_end
from ecpat_training.survey.reading.recognise import recognise
from tests.survey.drafting import AGREEMENT, KNOW, asked, drafted, table
from tests.survey.tables import csv_table


def test_several_answers_that_hold_commas_are_drafted(tmp_path: Path) -> None:
    """Seen in stavrosangelis/rse-survey-results: Microsoft Forms, semicolons between answers that hold commas."""
    long, short = "Time, money and staff (all of them, really)", "Rules of others"
    cells = [f"{long};{short};", f"{short};", f"{long};", f"{short};{long};"]
    rows = [[row, "3/13/26 9:00:00", "3/13/26 9:10:00", AGREEMENT[row % 4], cell] for row, cell in enumerate(cells)]
    head = ["Id", "Start time", "Completion time", KNOW, "What stands in the way?"]
    draft = drafted([table(tmp_path, "post.csv", head, *rows)], tmp_path)
    assert long in draft
    assert short in draft


def test_answers_that_name_the_same_number_are_asked(tmp_path: Path) -> None:
    """Seen in chendaniely/dissertation-analysis: choices that begin with the same number, ranked in several columns."""
    day, evening, days = "1 day of 4-5 hours, in the week", "1 day at the weekend", "2 afternoons of 2-3 hours each"
    rows = [[day, days], [day, evening], [days, evening], [days, days], [days, days]]
    draft = drafted([table(tmp_path, "post.csv", ["Choice 1", "Choice 2"], *rows)], tmp_path)
    assert asked(draft, tmp_path)


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        # seen in Guzioz/Wypalenie-studenckie: ages and years of study, the last of them open above
        (["18", "19", "20", "35 i więcej"], True),
        (["1", "2", "3", "5 lub więcej"], True),
        (["1", "2", "10+"], True),
        (["1", "2", "3 or more"], True),
        (["1", "2", "5 agree"], False),
        (["1 or more", "2", "3"], False),
        (["1", "2", "3"], False),
    ],
)
def test_numbers_of_which_the_last_stands_for_all_above_count_something(answers: list[str], counts: bool) -> None:
    assert has_open_end(answers) is counts


def test_ages_with_an_open_end_are_asked_and_no_rating(tmp_path: Path) -> None:
    """Seen in Guzioz/Wypalenie-studenckie: they were drafted as a scale of 18 to 35 that waited for nobody."""
    rows = [[age, AGREEMENT[row % 4]] for row, age in enumerate(["19", "20", "19", "21", "35 i więcej", "20", "21"])]
    draft = drafted([table(tmp_path, "post.csv", ["Ile masz lat?", KNOW], *rows)], tmp_path)
    assert "kind: number?" in draft
    assert "19-35" not in draft


def test_a_column_without_a_header_is_no_code(tmp_path: Path) -> None:
    """Seen in urbanog/katarina-breznik: two rows of headers, of which the first lacks one, above measures that differ
    from person to person; the code is called another word for it."""
    rows = [[1354 + 59 * row, 1 + row % 2, 18.21 + row] for row in range(12)]
    path = table(
        tmp_path, "pre.csv", ["Q0", "Q5", ""], ["Številka ali geslo:", "Ali ste dejavni?", "ITM (kg/m2)"], *rows
    )
    draft = drafted([path], tmp_path)
    assert 'columns: ["Številka ali geslo:"]' in draft


def test_a_number_of_the_answer_is_nobody_s_code() -> None:
    """Seen in renupareek27/Event-Management-Attendance-Analysis: `FeedbackID` beside the id of who answered."""
    rows = "\n".join(f"F{7000 + 37 * row},A{80 + row % 7},{1 + row % 5}" for row in range(30))
    assert inspect_table(csv_table(f"FeedbackID,AttendeeID,Rating\n{rows}"))[0].code == ()


def test_numbers_that_both_files_hold_are_asked_though_addresses_stand_beside_them(tmp_path: Path) -> None:
    """Seen in juanangelaalma/big-five-inventory: long numbers of students in both waves, and their addresses."""
    head = ["Timestamp", "Email Address", "NIM", KNOW]
    people = [[f"p{row}@x.example", f"21{(row + 3) * 7919 * 10007 % 10**9:09}"] for row in range(14)]
    rows = [["2026-03-13 9:00", *person, AGREEMENT[row % 4]] for row, person in enumerate(people)]
    paths = [table(tmp_path, name, head, *rows) for name in ("pre.csv", "post.csv")]
    text = drafted(paths, tmp_path)
    assert "code: none\n" not in text
    assert "`NIM`" in text
    assert people[3][1] not in text


def test_numbers_of_people_by_both_headers_are_asked_though_chance_would_share_many(tmp_path: Path) -> None:
    """Seen in chendaniely/dissertation-analysis: `id_person` in both waves, sorted, most of 1 to 40 in each; the draft
    took two groups of people, and scored the numbers."""
    before = [[row, AGREEMENT[row % 4]] for row in range(1, 40) if row % 6]
    after = [[row, AGREEMENT[row % 3]] for row in range(12, 44) if row % 4]
    head = ["id_person", KNOW]
    paths = [table(tmp_path, "pre.csv", head, *before), table(tmp_path, "post.csv", head, *after)]
    text = drafted(paths, tmp_path)
    assert '#  columns: ["id_person"]' in text
    assert 'title: "id_person"' not in text


def test_names_that_both_files_hold_are_no_answers_to_choose(tmp_path: Path) -> None:
    """Seen in the same exports, `NAMA`: of few people they stood in the draft, as answers to a question of a test."""
    head = ["Email Address", "NAMA", KNOW]
    names = ["Agnes Sung", "Budi Hartono", "Citra Dewi", "Dian Putra", "Eka Lestari", "Fajar Nur", "Gita Ayu"]
    rows = [[f"p{row}@x.example", name, AGREEMENT[row % 4]] for row, name in enumerate(names)]
    text = drafted([table(tmp_path, name, head, *rows) for name in ("pre.csv", "post.csv")], tmp_path)
    assert "Agnes" not in text
    assert asked(text, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        # seen in LuisApaez/Proyectos_AnalisisDatos: shares of answers by workshop, behind the numbers of the rows
        ",Taller,Tipo,Porcentaje\n0,A,Positivos,85.7\n1,A,Negativos,14.3\n2,B,Positivos,60.0\n3,B,Negativos,40.0",
        # seen in Expander/paper-konzepte-elehre-ing: a line for each concept, with means and deviations of groups
        "Konzept,PunkteMax,Nges,mges,sdges,Nint,mint,sdint\nogSK,3,204,2.29,0.71,126,2.31,0.73\nRPS,4,204,2,1.3,126,2,1",
        "Warsztat,Odpowiedź,Liczba\nA,Tak,8\nA,Nie,2\nB,Tak,5\nB,Nie,6",
    ],
)
def test_shares_and_means_by_group_are_nobody_s_answers(text: str) -> None:
    with pytest.raises(InputError, match="not the answers of each person"):
        recognise(csv_table(text))


@pytest.mark.parametrize(
    "text",
    [
        # seen in LuisApaez/Proyectos_AnalisisDatos: who was there, by weekday
        ",Dias,Total_asistencias\n0,Lunes,176\n1,Martes,166\n2,Miercoles,152",
        "Dzień,Obecni\nponiedziałek,17\nwtorek,16",
        "Day,Number of participants\n2026-03-12,20\n2026-03-13,18",
    ],
)
def test_head_counts_by_day_are_nobody_s_answers(text: str) -> None:
    with pytest.raises(InputError, match="counts of people at each time"):
        recognise(csv_table(text))


@pytest.mark.parametrize(
    "text",
    [
        "Code,Wave,Total\nA1,pre,3\nA1,post,4\nB2,pre,2\nB2,post,4",
        "Day,How many hours did you sleep?\nMonday,7\nTuesday,8",
        "Group,Mean of you\nA,3\nB,4",
    ],
)
def test_points_of_people_and_other_tables_are_read_as_before(text: str) -> None:
    assert recognise(csv_table(text))[0].header == 0


def test_items_and_what_they_measure_are_a_list_of_questions() -> None:
    """Seen in juanangelaalma/big-five-inventory: the statements of a questionnaire, with their dimensions."""
    with pytest.raises(InputError, match="a list of questions"):
        recognise(csv_table("Instrumen,Dimensi,Reverse\nSaya ramah,Extraversion,0\nSaya tenang,Neuroticism,1"))


def test_the_first_sheet_of_a_kahoot_names_the_one_that_holds_the_answers() -> None:
    """Seen in Vincent-mutwiri/pre-post-assessment-report: 13 lines about the game were 13 responses."""
    text = "Signs,,\nPlayed on,9 Jul 2025,\nHosted by,trainer,\nPlayed with,45 players,\nPlayed,8 of 8,\n"
    with pytest.raises(InputError) as refused:
        recognise(csv_table(text))
    assert "`Kahoot! Summary`" in str(refused.value)
    assert "--sheet" in str(refused.value)


def test_points_for_being_quick_are_not_scored(tmp_path: Path) -> None:
    """Seen in the same report: Kahoot gives more points to whoever answers sooner."""
    head = ["Rank", "Player", "Total Score (points)", "Q1", "Who appoints the guardian?"]
    rows = [[row, f"Bird {row}", 900 - row, 800 - row, ["The court", "The police"][row % 2]] for row in range(1, 9)]
    draft = drafted([table(tmp_path, "kahoot.csv", head, *rows)], tmp_path)
    assert 'title: "Total Score' not in draft
    assert "Who appoints the guardian?" in draft


def test_titles_are_without_markup() -> None:
    """Seen in coderefinery/pre-workshop-survey: Typeform keeps what a question prints in bold."""
    assert printable("How often do you <strong>call</strong>&nbsp;others?") == "How often do you call others?"
    assert printable("Costs < 5 and > 3") == "Costs < 5 and > 3"
