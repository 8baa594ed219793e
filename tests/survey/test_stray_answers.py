"""A pair of before and after is decided by its words: a stray answer in one column parts it never, and is said."""

from pathlib import Path

import pytest

from ecpat_training.files.table_file import read_table
from ecpat_training.serve.showing.caught import CapturedDelivery
from ecpat_training.survey.drafting.titles import scale_title
from ecpat_training.survey.reading.table import survey_of
from ecpat_training.survey.reading.time_pairs import asks_of_before
from ecpat_training.survey.workflows.draft import draft_of
from tests.survey.drafting import completed, drafted, table

FORMS = [
    ("How would you rate your knowledge BEFORE the training?", "How would you rate your knowledge AFTER the training?"),
    ("Wissen über Verweise [vor der Schulung]", "Wissen über Verweise [nach der Schulung]"),
    ("Mes connaissances (avant la formation)", "Mes connaissances (après la formation)"),
    ("Знание механизма до обучения", "Знание механизма после обучения"),
    ("znanje_pre", "znanje_posle"),
]
STRAY = ["99", "n/a", "-", "3.5", "2,5", "a lot better, thanks", "don't know", "??", "0/5", "5 (very)"]


def form(folder: Path, headers: tuple[str, str], stray: str, columns: tuple[int, ...]) -> Path:
    """Twenty answers to each question, one of them stray in these columns."""
    rows: list[list[object]] = [[1 + number % 3, 3 + (number + number // 3) % 3] for number in range(20)]
    for column in columns:
        rows[7][column] = stray
    return table(folder, "form.csv", ["Timestamp", *headers], *(["2026-03-01 10:00:00", *row] for row in rows))


@pytest.mark.parametrize("headers", FORMS, ids=lambda headers: headers[0][:9])
@pytest.mark.parametrize("columns", [(0,), (1,), (0, 1)])
@pytest.mark.parametrize("stray", STRAY)
def test_no_stray_answer_parts_a_pair(
    headers: tuple[str, str], columns: tuple[int, ...], stray: str, tmp_path: Path
) -> None:
    path = form(tmp_path, headers, stray, columns)
    (scale,) = completed(drafted([path], tmp_path, is_one_form=True), tmp_path).scales
    assert [item.texts()[0] for item in scale.then_items()] == [headers[0]]
    assert [item.texts()[0] for item in scale.items] == [headers[1]]


def test_a_stray_answer_is_said_and_no_answer_and_the_others_stay(tmp_path: Path) -> None:
    path = form(tmp_path, FORMS[0], "99", (0,))
    findings = [
        finding for finding in draft_of([path], CapturedDelivery()).findings if finding.code == "draft.stray-answer"
    ]
    assert [finding.message for finding in findings] == [
        "`99`, given 1 time in column 2 of form.csv, is no answer of the scale of `How would you rate your knowledge "
        "BEFORE the training?`: read as no answer."
    ]
    instrument = completed(drafted([path], tmp_path), tmp_path)
    assert instrument.missing == ("99",)
    (wave,), _ = survey_of(read_table(path), instrument, "post")
    (item,) = instrument.scales[0].items
    assert wave.answers[f"then_{item.id}"].notna().sum() == 19
    assert wave.answers[item.id].notna().sum() == 20


def test_a_row_of_a_grid_is_graded_as_the_others_but_for_a_stray_answer(tmp_path: Path) -> None:
    head = ["Timestamp", *(f"Please rate [{thing}]" for thing in ("Room", "Food", "Trainers"))]
    rows: list[list[object]] = [["2026-03-01", 1 + n % 5, 1 + (n + 1) % 5, 1 + n // 4] for n in range(20)]
    rows[3][2] = "not my taste"
    draft = drafted([table(tmp_path, "grid.csv", head, *rows)], tmp_path)
    assert [len(scale.items) for scale in completed(draft, tmp_path).scales] == [3]
    assert '- "not my taste"' in draft


@pytest.mark.parametrize(
    ("headers", "values"),
    [
        (("How many cases before the training?", "How many cases after the training?"), (3, 40)),
        (("What did you expect before the training?", "What do you think after the training?"), ("much", "little")),
    ],
)
def test_counts_and_free_texts_are_no_strays(
    headers: tuple[str, str], values: tuple[object, object], tmp_path: Path
) -> None:
    rows = [[f"{values[0]}" if n % 7 else n, f"{values[1]}" if n % 5 else n + 20] for n in range(20)]
    draft = draft_of(
        [table(tmp_path, "form.csv", ["Useful?", *headers], *([1 + n % 5, *row] for n, row in enumerate(rows)))],
        CapturedDelivery(),
    ).draft
    assert not draft.stray


@pytest.mark.parametrize(
    ("header", "is_of_before"),
    [
        ("My knowledge before the training", True),
        ("Knowledge (before)", True),
        ("know_before", True),
        ("BEFORE I was sure of it", True),
        ("Vor der Schulung: Wissen", True),
        ("Enne koolitust oskasin küsida", True),
        ("Ich bereite Gespräche vor", False),
        ("Have you done this before?", False),
        ("Before an interview I ask for a guardian", False),
        ("В начале беседы я спокоен", False),
        ("Compare before and after the training", False),
    ],
)
def test_a_header_asks_of_before_only_where_nothing_else_is_meant(header: str, is_of_before: bool) -> None:
    assert asks_of_before(header) is is_of_before


def test_a_title_of_both_times_has_no_gap_where_the_time_was() -> None:
    assert scale_title("How sure are you BEFORE the training?", is_both_times=True) == "How sure are you?"
    assert scale_title("Rate your skills BEFORE and AFTER the webinar.", is_both_times=True) == "Rate your skills."
    assert scale_title("Ihr Wissen vor und nach der Schulung", is_both_times=True) == "Ihr Wissen"
    assert scale_title("Savez-vous, avant la formation ?", is_both_times=True) == "Savez-vous, ?"


@pytest.mark.parametrize(
    ("stray", "is_graded"), [("99", True), ("?", True), ("4-5 hard to say", True), ("40", False), ("7.5", False)]
)
def test_beside_graded_questions_a_slip_is_stray_and_a_number_is_asked(
    stray: str, is_graded: bool, tmp_path: Path
) -> None:
    rows: list[list[object]] = [[1 + n % 5, 1 + (n + n // 5) % 5, 1 + n // 5] for n in range(25)]
    rows[3][1] = stray
    path = table(tmp_path, "form.csv", ["I know whom to call", "I know what to ask", "I know the law"], *rows)
    draft = draft_of([path], CapturedDelivery()).draft
    assert [len(scale.items) for scale in draft.scales] == ([3] if is_graded else [1, 1, 1])
    assert [text for text, _ in draft.stray] == ([stray] if is_graded else [])
