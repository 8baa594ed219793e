"""Whether numbers are grades is asked apart from their range: kinds that a header numbers, counts, numbers of rows,
places in an order and answers that fit nowhere are never averaged silently."""

from pathlib import Path

import pytest

from ecpat_training.survey.instrument.instrument import Instrument
from ecpat_training.survey.reading.inspection import inspect_table
from ecpat_training.survey.reading.number_kinds import find_numbered_words, number_kind
from tests.survey.drafting import completed, drafted, table
from tests.survey.tables import csv_table

GRADES = [(n * 7 + n // 5) % 5 + 1 for n in range(30)]


def of_column(folder: Path, header: str, column: list[object], others: int = 3) -> str:
    """The text of a draft of a column beside grades that go together."""
    rows = [
        [f"A{n:02}", GRADES[n], value, *(min(5, max(1, GRADES[n] + (n + k) % 2)) for k in range(1, others))]
        for n, value in enumerate(column)
    ]
    names = [f"I know part {k}" for k in range(1, others + 1)]
    return drafted([table(folder, "pre.csv", ["Code", names[0], header, *names[1:]], *rows)], folder)


def scored(instrument: Instrument) -> set[str]:
    return {item.texts()[0] for scale in instrument.scales for item in scale.items}


@pytest.mark.parametrize(
    "header",
    [
        "Kind of organisation (1 = GO, 2 = NGO, 3 = IGO)", "What do you work for? 1=GO; 2=NGO; 3=IGO",
        "Organisation: 1 = staatlich; 2 = NGO; 3 = international", "Type de structure (1: publique, 2: ONG, 3: OIG)",
        "Тип организации (1 – государственная; 2 – НКО; 3 – международная)", "Where [GO = 1; NGO = 2; IGO = 3]",
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["", ".0"])
def test_kinds_that_the_header_numbers_are_answers_to_choose_with_their_words(
    header: str, ending: str, tmp_path: Path
) -> None:
    text = of_column(tmp_path, header, [f"{n % 3 + 1}{ending}" for n in range(30)])
    assert "its header names a number for each answer" in text
    instrument = completed(text, tmp_path)
    assert scored(instrument) == {f"I know part {k}" for k in (1, 2, 3)}
    (question,) = instrument.questions
    assert [question.option_texts(id_)[0] for id_ in ("1", "2", "3")] == list(find_numbered_words(header).values())


@pytest.mark.parametrize(
    ("header", "labels"),
    [
        ("I can (1 = not at all, 2 = a little, 3 = somewhat, 4 = much, 5 = very much)", 5),
        ("Ich kann es (1 = stimme gar nicht zu / 2 = stimme nicht zu / 3 = teils teils / 4 = stimme zu / 5 = stimme"
         " voll zu)", 5),
        ("I can (1 = strongly disagree, 5 = strongly agree)", 0),
        ("I can (1-5)", 0),
    ],
)  # fmt: skip
def test_grades_that_the_header_names_are_grades_and_no_question(header: str, labels: int, tmp_path: Path) -> None:
    instrument = completed(of_column(tmp_path, header, list(GRADES)), tmp_path)
    scale = next(scale for scale in instrument.scales if header in [item.texts()[0] for item in scale.items])
    assert str(scale.answers) == "1-5"  # type: ignore[union-attr]
    assert len(scale.labels) == labels  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Group", "number of a kind"), ("Tisch Nr.", "number of a kind"), ("Группа", "number of a kind"),
        ("Sector", "number of a kind"), ("Sex", "number of a kind"), ("Respondent", "number of the response"),
        ("Nr.", "number of the response"), ("How many cases did you have?", "number"), ("Years of service", "number"),
        ("Combien de victimes avez-vous vues ?", "number"), ("Сколько лет вы работаете?", "number"),
        ("My group works well", "grade"), ("I know how many agencies there are", "grade"), ("q3", "grade"),
    ],
)  # fmt: skip
def test_what_a_header_says_of_numbers(header: str, kind: str) -> None:
    assert number_kind(header, ["1", "2", "3", "4"]) == kind
    rows = "\n".join(f"A{n:02},{n % 4 + 1}" for n in range(12))
    (column,) = [
        column for column in inspect_table(csv_table(f"code,{header}\n{rows}"))[0].columns if column.header == header
    ]
    assert column.kind == ("grade or number" if kind == "grade" else kind)


@pytest.mark.parametrize(
    "header",
    ["In the last 1 month or 2 weeks, how sure were you?", "Article 3 and Article 4", "Rate 1 to 5", "Since 2001: 5"],
)
def test_other_numbers_in_a_header_name_no_answers(header: str) -> None:
    assert find_numbered_words(header) == {}


@pytest.mark.parametrize(
    ("column", "reason"),
    [
        ([n % 2 + 1 for n in range(30)], "only 1 and 2 were answered"),
        (
            list(map(int, "213144442141441432131111424124")),
            "its answers have nothing to do with those beside it",
        ),
        ([("1 - GO", "2 - NGO", "3 - IGO")[n % 3] for n in range(30)], "each answer has words beside its number"),
    ],
)
def test_numbers_that_may_be_kinds_are_asked_apart_and_part_nobody(
    column: list[object], reason: str, tmp_path: Path
) -> None:
    text = of_column(tmp_path, "q9", column, others=4)
    assert text.count("kind: likert?") == 1
    assert text.count(reason) == 1
    sizes = sorted(len(scale.items) for scale in completed(text, tmp_path).scales)
    assert sizes == [1, 4]


def test_two_answers_that_go_with_the_others_are_grades(tmp_path: Path) -> None:
    text = of_column(tmp_path, "I know more", [1 if grade < 3 else 2 for grade in GRADES])
    assert "likert?" not in text


def test_places_in_an_order_are_asked(tmp_path: Path) -> None:
    rows = [[f"A{n}", GRADES[n], n % 3 + 1, (n + 1) % 3 + 1, (n + 2) % 3 + 1] for n in range(12)]
    header = ["Code", "I know", "Housing", "Food", "Legal aid"]
    text = drafted([table(tmp_path, "pre.csv", header, *rows)], tmp_path)
    assert text.count("each person gave each of 1 to 3 once") == 1
    assert sorted(len(scale.items) for scale in completed(text, tmp_path).scales) == [1, 3]


@pytest.mark.parametrize(
    ("stem", "rows", "blanks", "who"),
    [
        ("Rank these by importance (1 = most important)", ("Shelter", "Legal aid", "Health"), 0, "each person"),
        ("Bitte ordnen Sie von 1 bis 4", ("Unterkunft", "Recht", "Gesundheit", "Schule"), 0, "each person"),
        ("Classez par importance", ("Logement", "Droit", "Santé", "École"), 2, "each person"),
        ("Расставьте по важности", ("Жильё", "Право", "Здоровье", "Школа"), 9, "10 of 12 people"),
    ],
)
def test_the_rows_of_a_grid_put_in_an_order_are_asked_also_where_some_are_left_out(
    stem: str, rows: tuple[str, ...], blanks: int, who: str, tmp_path: Path
) -> None:
    size = len(rows)
    places: list[list[object]] = [[(n * 5 + k) % size + 1 for k in range(size)] for n in range(12)]
    for row in places[:2] if blanks else []:  # the last place left out, or a place in the middle
        row[row.index(size if blanks == 2 else 2)] = ""
    cells = [[f"A{n:02}", GRADES[n], *row] for n, row in enumerate(places)]
    header = ["Code", "I know", *(f"{stem} [{row}]" for row in rows)]
    text = drafted([table(tmp_path, "pre.csv", header, *cells)], tmp_path)
    assert text.count(f"{who} gave each of 1 to {size} once: places in an order") == 1
    assert size in {len(scale.items) for scale in completed(text, tmp_path).scales}


def test_grades_in_a_grid_are_no_places(tmp_path: Path) -> None:
    rows = [[f"A{n}", n % 3 + 1, (n + 1) % 3 + 1, (n + n // 5) % 3 + 1] for n in range(12)]
    header = ["Code", "How sure are you? [Signs]", "How sure are you? [Law]", "How sure are you? [Care]"]
    assert "places in an order" not in drafted([table(tmp_path, "pre.csv", header, *rows)], tmp_path)
