"""Figures below the answers and tries of the form: set aside with the reason where that is sure, else asked."""

from pathlib import Path

import pytest

from ecpat_training.files.table import CellTable
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.survey.reading.mapping import SurveyMapping
from ecpat_training.survey.reading.mapping_draft import survey_map
from ecpat_training.survey.reading.mapping_file import read_survey_mapping
from ecpat_training.survey.reading.table import survey_of
from ecpat_training.survey.report.survey_map import survey_mapping_yaml
from tests.survey.tables import csv_table, graded

FORM = graded("q1", "q2", answers="0-100")
PEOPLE = "code,q1,q2\nA1B2,10,12\nC1D2,9,11\nE1F2,8,7\nG1H2,7,9"


def read(text: str) -> tuple[list[int], list[str], list[str]]:
    """The lines of people; what is said of rows that aren't used; what is asked, by inspecting too."""
    table = csv_table(text)
    (responses,), findings = survey_of(table, FORM, "pre")
    told = [str(one) for one in findings if one.code == "survey.row-not-used"]
    asked = [str(one) for one in findings if one.code == "survey.row-doubtful"]
    assert [str(one) for one in inspect_table(table)[1] if one.code == "survey.row-doubtful"] == asked
    return [place.line for place in responses.places if place.line], told, asked


@pytest.mark.parametrize(
    "foot",
    [
        "Mean,8.5,9.75\nN,4,4\nStd. dev.,1.29,2.22", "N,4,4\nMean,8.5,9.75", "Klassendurchschnitt,8.5,9.75\nSuma,34,39",
        "Anzahl,4,4\nMittelwert,8.5,9.75", "Moyenne,8.5,9.75\nEffectif,4,4", "Média,8.5,9.75\nSoma,34,39",
        "n,4,4\nSum,34,39\nMin,7,7\nMax,10,12", "Сума,34,39\nКількість,4,4", "Átlag,8.5,9.75\nÖsszesen,34,39",
    ],
)  # fmt: skip
def test_words_for_figures_beside_each_other_at_the_foot_are_no_people(foot: str) -> None:
    lines, told, asked = read(f"{PEOPLE}\n{foot}")
    assert lines == [2, 3, 4, 5]
    assert len(told) == 1
    assert not asked


def test_a_code_that_is_such_a_word_is_a_person_s_among_people_and_asked_alone_at_the_foot() -> None:
    assert read("code,q1,q2\nN,3,4\nA1B2,10,12\nC1D2,9,11") == ([2, 3, 4], [], [])
    lines, told, asked = read(f"{PEOPLE}\nN,50,60")
    assert (lines, told) == ([2, 3, 4, 5, 6], [])
    assert asked == [
        "export.csv:6: warning: 1 row may be nobody's answers (a word for a figure stands in place of the code): line "
        "6. It counts as an answer. Please say so in a mapping file, under `rows`: `line 6: not used`, or `line 6: a "
        "person`; or delete the row. [survey.row-doubtful]"
    ]


@pytest.mark.parametrize(
    ("row", "name"),
    [("Klasse 7b,8.5,9.75", "mean"), (",34,39", "sum"), (",4,4", "count"), ("x,1.29,2.22", "standard deviation")],
)
def test_numbers_that_are_those_of_the_rows_above_are_nobody_s_whatever_they_are_called(row: str, name: str) -> None:
    lines, told, _ = read(f"{PEOPLE}\n{row}")
    assert lines == [2, 3, 4, 5]
    assert f"each number is the {name} of those above" in told[0]


@pytest.mark.parametrize("number", ["9" * 400, "9" * 308, "0." + "0" * 400 + "1", "-" + "9" * 5000])
def test_numbers_too_long_to_be_reckoned_with_are_nobody_s_mean(number: str) -> None:
    rows = "\n".join(f"AB{row}C,{number},{row}" for row in range(6))
    _, found = inspect_table(csv_table(f"code,q1,q2\n{rows}"))
    assert [one for one in found if one.code.startswith("survey.row-")] == []


def test_rows_of_figures_below_one_another_are_each_of_the_people_above() -> None:
    assert read(f"{PEOPLE}\n,34,39\n,8.5,9.75\n,1.3,2.2")[0] == [2, 3, 4, 5]


@pytest.mark.parametrize("row", ["K1L2,8.5,", "K1L2,34,39", "K1L2,4,4"])
def test_where_a_person_could_have_answered_so_it_is_asked(row: str) -> None:
    lines, told, asked = read(f"{PEOPLE}\n{row}")
    assert (lines, told, len(asked)) == ([2, 3, 4, 5, 6], [], 1)


@pytest.mark.parametrize("row", ["K1L2,9,10", "K1L2,8,9", "K1L2,8.5,9", ",7,12", "K1L2,100,0"])
def test_an_answer_like_the_others_is_a_person_s(row: str) -> None:
    assert read(f"{PEOPLE}\n{row}") == ([2, 3, 4, 5, 6], [], [])


@pytest.mark.parametrize("word", ["TEST", "test", "Probe", "essai", "prueba", "тест", "Test test", "Testeintrag"])
def test_a_try_of_the_form_is_asked_by_its_code_or_by_a_remark(word: str) -> None:
    by_code = f"code,q1,q2\n{word},1,1\nA1B2,10,12\nC1D2,9,11\nE1F2,8,7"
    assert "(the code holds only a word for a test): line 2. It counts as an answer." in read(by_code)[2][0]
    by_remark = f"code,q1,q2,Anything else?\nZZ,1,1,{word}\nA1B2,10,12,\nC1D2,9,11,Thanks\nE1F2,8,7,A test of my trust"
    (asked,) = read(by_remark)[2]
    assert "(the column `Anything else?` holds only a word for a test): line 2" in asked


def test_a_word_for_a_test_is_no_code_until_it_is_said_to_be_somebody_s(tmp_path: Path) -> None:
    table, mapping = table_and_mapping(tmp_path, "  line 2: a person\n")
    (unasked,), (decided,) = survey_of(table, FORM, "pre")[0], survey_of(table, FORM, "pre", mapping)[0]
    assert (unasked.codes[0], decided.codes[0]) == ("", "TEST")


@pytest.mark.parametrize("points", ["6", "5"])
def test_as_many_points_as_there_are_people_is_a_person_s(points: str) -> None:
    people = "\n".join(f"{code},{at + 7}" for at, code in enumerate(["EL07R", "AB12C", "CD3E", "FG11H", "JK22L"]))
    table = csv_table(f"code,q1\n{people}\nLM30P,{points}")
    assert not [
        one for one in survey_of(table, graded("q1", answers="0-20"), "pre")[1] if one.code == "survey.row-doubtful"
    ]


def test_a_group_called_test_is_no_try() -> None:
    assert read("code,arm,q1,q2\nA1,test,1,1\nB2,control,10,12\nC3,test,9,11\nD4,control,8,7")[2] == []


def table_and_mapping(tmp_path: Path, rows: str) -> tuple[CellTable, SurveyMapping]:
    """A try of the form and a lone figure, and what a person says of them."""
    file = tmp_path / "map.yaml"
    file.write_text(f"rows:\n{rows}", encoding="utf-8")
    text = "code,q1,q2\nTEST,1,1\nA1B2,10,12\nC1D2,9,11\nE1F2,8,7\nMean,9.5,9.9"
    return csv_table(text), read_survey_mapping(file, FORM)


def test_a_mapping_says_which_rows_are_people(tmp_path: Path) -> None:
    table, mapping = table_and_mapping(
        tmp_path, "  line 2: not used\n  export.csv line 6: a person\n  line 99: not used\n"
    )
    (responses,), findings = survey_of(table, FORM, "pre", mapping)
    assert [place.line for place in responses.places] == [3, 4, 5, 6]
    assert [one.message for one in findings if one.code.startswith("survey.row")] == [
        "1 row not used (the mapping says so): line 2."
    ]
    (lacking,) = mapping.remarks()
    assert lacking.message == "1 row that the mapping names (line 4) is in no file."


def test_survey_map_asks_and_keeps_what_is_decided(tmp_path: Path) -> None:
    table, mapping = table_and_mapping(tmp_path, "  line 77: not used\n")
    made = survey_mapping_yaml(survey_map(table, FORM, mapping))
    assert '"export.csv line 2":' in made
    assert '"line 77": not used' in made
    table, mapping = table_and_mapping(tmp_path, "  line 2: a person\n")
    again = survey_mapping_yaml(survey_map(table, FORM, mapping))
    assert '"export.csv line 2": a person' in again
    assert '"line 2"' not in again
