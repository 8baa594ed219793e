"""Points without an instrument: what a cell, a header and several columns together say, and what is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.finding import Severity
from ecpat_training.files.table import CellTable
from ecpat_training.survey.reading.mapping import NO_MAPPING
from ecpat_training.survey.reading.points.cell import PointsCell, PointsError, points_of
from ecpat_training.survey.reading.points.header import Measure, header_wave, measure_of, zero_is_absent
from ecpat_training.survey.reading.points.layout import PointsLayout, before_and_after, columns_of_points
from ecpat_training.survey.reading.points.reading import PointsTable, read_together
from ecpat_training.survey.reading.recognise import recognise
from tests.survey.tables import csv_table, sheet


@pytest.mark.parametrize(
    ("written", "number", "form", "total"),
    [
        ("13", 13, "number", None), ("13,5", 13.5, "number", None), (13.0, 13, "number", None), (7, 7, "number", None),
        ("13 pts", 13, "number", None), ("13 Punkte", 13, "number", None), ("13 баллов", 13, "number", None),
        ("13/20", 13, "out of", 20), ("13 / 20", 13, "out of", 20), ("13,5 / 20", 13.5, "out of", 20),
        ("13 of 20", 13, "out of", 20), ("13 out of 20 points", 13, "out of", 20), ("13 / 20 pts", 13, "out of", 20),
        ("13 von 20", 13, "out of", 20), ("13 sur 20", 13, "out of", 20), ("13 din 20", 13, "out of", 20),
        ("13 из 20", 13, "out of", 20), ("13 od 20", 13, "out of", 20), ("13/20 (65%)", 13, "out of", 20),
        ("65 %", 65, "percent", None), ("65%", 65, "percent", None), ("%65", 65, "percent", None),
        ("65,5 per cent", 65.5, "percent", None), ("65 Prozent", 65, "percent", None),
    ],
)  # fmt: skip
def test_points_as_people_write_them(written: str | float, number: float, form: str, total: float | None) -> None:
    said = points_of(written)
    assert said is not None
    assert (said.number, said.form, said.total) == (number, form, total)


@pytest.mark.parametrize(
    "written", ["absent", "Absent", "–", "-", "n/a", "did not attend", "abwesend", "отсутствовал", "mungon", "a lipsit"]
)
def test_words_and_dashes_for_no_points_are_no_points(written: str) -> None:
    assert points_of(written) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("good", "survey.not-a-number"), ("13?", "survey.not-a-number"), ("1,000", "survey.ambiguous-number"),
        ("13/20 (80%)", "survey.answer-contradicts-itself"), ("13/0", "survey.not-a-number"),
        ("13-14", "survey.not-a-number"), (True, "survey.not-a-number"), ("65 pct", "survey.not-a-number"),
    ],
)  # fmt: skip
def test_what_is_no_points_is_never_guessed(written: str | bool, code: str) -> None:
    with pytest.raises(PointsError) as told:
        points_of(written)
    assert told.value.code == code


@given(st.integers(0, 500), st.integers(1, 500), st.sampled_from(["/", " / ", " of ", " von ", " из "]))
def test_points_of_a_total_are_read_as_they_are_written(points: int, total: int, mark: str) -> None:
    assert points_of(f"{points}{mark}{total}") == PointsCell(points, "out of", total)


@pytest.mark.parametrize(
    ("header", "measure"),
    [
        ("Pre-test (/20)", Measure(total=20)), ("Score / 20", Measure(total=20)),
        ("Points (max. 20)", Measure(total=20)),
        ("Total [out of 20 points]", Measure(total=20)), ("Note (sur 20)", Measure(total=20)),
        ("Pre-test (%)", Measure(percent=True)), ("Pre %", Measure(percent=True)),
        ("Percent before", Measure(percent=True)),
        ("Pre-test", Measure()), ("Test 3/4/2024", Measure()), ("Round 2", Measure()), ("Pre (n 20)", Measure()),
    ],
)  # fmt: skip
def test_headers_say_out_of_how_many(header: str, measure: Measure) -> None:
    assert measure_of(header) == measure


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Pre-test", "Post-test"), ("Score before training", "Score after training"), ("PRE_SCORE", "POST_SCORE"),
        ("Note avant la formation", "Note après la formation"), ("Punkte vorher", "Punkte nachher"),
        ("Vortest", "Nachtest"), ("Punctaj înainte", "Punctaj după"), ("Балл до обучения", "Балл после обучения"),
        ("Бали до навчання", "Бали після навчання"), ("Rezultati para", "Rezultati pas"),
        ("Резултат пре обуке", "Резултат после обуке"), ("Rezultat prije obuke", "Rezultat poslije obuke"),
        ("Точки преди", "Точки след"), ("Puntos antes", "Puntos después"), ("Punteggio prima", "Punteggio dopo"),
        ("Score vooraf", "Score achteraf"), ("Body před", "Body po"), ("Punktid enne", "Punktid pärast"),
        ("Wynik przed", "Wynik po"), ("Pré-test", "Post-test"), ("Initial score", "Final score"),
        ("Wissen Anfang", "Wissen Ende"),
    ],
)  # fmt: skip
def test_headers_say_before_and_after_in_many_languages(before: str, after: str) -> None:
    assert (header_wave(before), header_wave(after)) == ("pre", "post")


@pytest.mark.parametrize("header", ["Test 1", "Score", "Before or after?", "Participant", "Pre-post change"])
def test_headers_that_say_neither_or_both_say_nothing(header: str) -> None:
    assert header_wave(header) is None


def beside(
    table: CellTable, maximum: float | None = None
) -> tuple[list[object], list[object], list[str], float | None]:
    """Both columns as they are read, every code that is told or asked, and the most that somebody can have."""
    _, raw = recognise(table)
    layout = PointsLayout({"pre": raw.columns[1], "post": raw.columns[2]}, raw.columns[0])
    (one,), unit, told = read_together([PointsTable(table, raw, layout, NO_MAPPING)], maximum)
    rows = one.table.rows[1:]
    codes = [f"{found.code}{'!' if found.severity is Severity.ERROR else ''}" for found in told]
    return [row[1] for row in rows], [row[2] for row in rows], codes, unit.highest


def points(*pairs: tuple[object, object], header: str = "ID,Pre,Post") -> CellTable:
    return csv_table("\n".join([header, *(f'P{at},"{one}","{two}"' for at, (one, two) in enumerate(pairs))]))


def test_points_alone_have_no_maximum_and_that_is_told() -> None:
    assert beside(points((11, 15), (9, 14))) == ([11.0, 9.0], [15.0, 14.0], ["points.no-maximum"], None)


def test_a_maximum_that_is_named_is_that_of_all() -> None:
    assert beside(points((11, 15), (9, 14)), 20) == ([11.0, 9.0], [15.0, 14.0], [], 20)


def test_a_total_in_every_cell_or_header_is_the_maximum() -> None:
    assert beside(points(("11/20", "15 of 20"), ("9/20", "14/20"))) == ([11.0, 9.0], [15.0, 14.0], [], 20)
    assert beside(points((11, 15), header="ID,Pre (/20),Post (/20)")) == ([11.0], [15.0], [], 20)


def test_per_cent_stay_per_cent() -> None:
    assert beside(points(("55 %", "75 %"), ("45%", "70,5%")))[:2] == ([55.0, 45.0], [75.0, 70.5])
    assert beside(points((55, 75), (45, 70), header="ID,Pre (%),Post (%)")) == ([55.0, 45.0], [75.0, 70.0], [], 100)


def test_shares_of_one_are_per_cent_and_that_is_told() -> None:
    before, after, told, highest = beside(points(("0,55", "0,75"), ("0,45", "1")))
    assert (before, after, highest) == ([55.0, 45.0], [75.0, 100.0], 100)
    assert told == ["survey.decimal-comma", "survey.decimal-comma", "points.shares"]


def test_a_spreadsheets_per_cent_are_shares() -> None:
    table = sheet(["ID", "Pre (%)", "Post (%)"], ["A", 0.55, 0.75], ["B", 0.07, 1.0])
    assert beside(table) == ([55.0, 7.0], [75.0, 100.0], ["points.shares"], 100)


@pytest.mark.parametrize(
    ("pairs", "maximum", "asked"),
    [
        ([("0,65", "13"), ("12", "15")], None, "points.share-or-points!"),
        ([("0,65", "13"), ("12", "15")], 20, "points.share-or-points!"),
        ([("0,5", "13"), ("12", "15")], None, "points.share-or-points!"),
        ([("0,65", "0,7")], 20, "points.share-or-points!"),
        ([("13/20", "14"), ("12/20", "15/20")], None, "points.mixed!"),
        ([("65 %", "70"), ("60 %", "75 %")], None, "points.mixed!"),
        ([("65 %", "0,7"), ("60 %", "0,8")], None, "points.mixed!"),
        ([("13/20", "14/25")], None, "points.totals!"),
        ([("13/20", "14/20")], 25, "points.totals!"),
        ([("13/20", "21/20")], None, "points.over-maximum!"),
        ([("13", "21")], 20, "points.over-maximum!"),
        ([("65 %", "105 %")], None, "points.over-maximum!"),
        ([("13", "good"), ("12", "15")], 20, "survey.not-a-number!"),
    ],
)  # fmt: skip
def test_what_is_doubtful_is_asked(pairs: list[tuple[str, str]], maximum: float | None, asked: str) -> None:
    assert asked in beside(points(*pairs), maximum)[2]


def test_a_maximum_settles_mixed_forms() -> None:
    before, after, told, highest = beside(points(("13/20", "14"), ("60 %", "15 / 20 pts")), 20)
    assert (before, after, told, highest) == ([13.0, 12.0], [14.0, 15.0], ["points.turned"], 20)


def test_per_cent_beside_points_of_a_total_become_points_and_that_is_told() -> None:
    assert beside(points(("13/20", "70 %"))) == ([13.0], [14.0], ["points.turned"], 20)


def test_halves_below_one_are_points_where_others_have_halves_too() -> None:
    before, _, told, _ = beside(points(("0.5", "3.5"), ("2", "4")), 5)
    assert before == [0.5, 2.0]
    assert told == ["points.below-one"]


def test_points_below_zero_count_and_are_told() -> None:
    before, _, told, _ = beside(points(("-2", "3"), ("2", "4")), 5)
    assert before == [-2.0, 2.0]
    assert told == ["points.below-zero"]


def test_absent_is_no_score_and_not_nought() -> None:
    before, after, told, _ = beside(points(("0", "absent"), ("2", "–")), 5)
    assert before == [0.0, 2.0]
    assert after == [None, None]
    assert told == ["points.absent"]


LONE = [("11", "15"), ("9", "13"), ("12", "16"), ("10", "14"), ("8", "12"), ("11", "0")]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (LONE, ["points.lone-zero"]),
        ([*LONE, ("7", "0")], ["points.lone-zero"]),
        ([*LONE, ("7", "0"), ("6", "0")], []),  # three are no accident
        ([*LONE, ("7", "3")], []),  # somebody else has little, too
        ([(after, before) for before, after in LONE], ["points.lone-zero"]),
        ([("3", "4"), ("2", "1"), ("0", "5"), ("4", "2"), ("5", "3"), ("1", "4")], []),
    ],
)
def test_a_nought_far_below_all_other_points_is_asked(rows: list[tuple[str, str]], told: list[str]) -> None:
    assert beside(points(*rows), 20)[2] == told


@pytest.mark.parametrize("header", ["Posttest (0 = absent)", "Nachtest; 0 = keine Angabe", "Test final (0: a lipsit)"])
def test_a_header_says_that_nought_is_no_points(header: str) -> None:
    assert zero_is_absent(header)


@pytest.mark.parametrize(
    "header", ["Posttest (0 – 20)", "Posttest (0-20)", "Test (0 = nothing right)", "Test 10 = absent"]
)
def test_other_noughts_in_a_header_say_nothing_of_the_absent(header: str) -> None:
    assert not zero_is_absent(header)


def test_a_nought_that_the_header_explains_is_no_score() -> None:
    rows = "\n".join(f"A{n},{before},{after}" for n, (before, after) in enumerate(LONE))
    _, after, told, _ = beside(csv_table(f"Kürzel,Vortest,Nachtest (0 = abwesend)\n{rows}"), 20)
    assert after[-1] is None
    assert told == ["points.absent"]


def test_rows_of_means_are_not_asked_about() -> None:
    table = csv_table("ID,Pre,Post\nA,3/5,4/5\nB,2/5,5/5\nAverage,2.5,4.5")
    assert "points.mixed!" not in beside(table)[2]


def test_a_column_of_a_pair_is_found_by_its_words_or_not_at_all() -> None:
    def found(header: str) -> list[str]:
        table = csv_table(f"{header}\nA1,3,4,5,1\nB2,2,3,4,2\nC3,1,2,3,3")
        _, raw = recognise(table)
        pair = before_and_after(columns_of_points(table, raw, range(raw.first, len(table.rows))))
        return [one.header for one in pair] if pair else []

    assert found("ID,Pre-test,Post-test,Age,No") == ["Pre-test", "Post-test"]
    assert found("ID,Test 1,Test 2,Age,No") == []
    assert found("ID,Pre q1,Pre q2,Post q1,Post q2") == []
    assert found("ID,Pre q1,Pre total,Post q1,Post total") == ["Pre total", "Post total"]
