"""Questions of unlike things are in no one scale, where their answers show it; a report on a scale that holds both says
so."""

from pathlib import Path

import pytest

from tests.survey.drafting import completed, drafted, table

QUESTIONS = [
    ("I know whom to call", "I feel stressed at work"),
    ("Mein Wissen über Verweise", "Meine Belastung im Dienst"),
    ("Моите знания", "Моето напрежение"),
]


def scales(folder: Path, files: list[Path]) -> list[list[str]]:
    """The words of the questions of each scale."""
    return [[item.texts()[0] for item in scale.items] for scale in completed(drafted(files, folder), folder).scales]


@pytest.mark.parametrize("questions", QUESTIONS)
def test_two_questions_that_change_in_opposite_directions_are_two_scales(
    questions: tuple[str, str], tmp_path: Path
) -> None:
    before = [[f"AB{n:02d}", 1 + n % 3, 3 + (n // 3) % 3] for n in range(18)]
    after = [[f"AB{n:02d}", 3 + n % 3, 1 + (n // 3) % 3] for n in range(18)]
    files = [table(tmp_path, f"{name}.csv", ["Code", *questions], *rows)
             for name, rows in (("pre", before), ("post", after))]  # fmt: skip
    assert scales(tmp_path, files) == [[questions[0]], [questions[1]]]


def test_so_are_those_of_one_form_that_asks_of_both_times(tmp_path: Path) -> None:
    head = [f"{thing} {time} the training" for thing in ("My knowledge", "My stress") for time in ("before", "after")]
    rows = [[1 + n % 3, 3 + n // 3 % 3, 3 + n // 2 % 3, 1 + n // 5 % 3] for n in range(18)]
    path = table(tmp_path, "form.csv", ["Timestamp", *head], *(["2026-03-01 10:00:00", *row] for row in rows))
    assert scales(tmp_path, [path]) == [["My knowledge after the training"], ["My stress after the training"]]


def test_two_questions_that_go_against_each_other_are_two_scales(tmp_path: Path) -> None:
    rows = [[f"AB{n:02d}", 1 + n % 5, 5 - n % 5 if n % 7 else 3] for n in range(20)]
    assert scales(tmp_path, [table(tmp_path, "form.csv", ["Code", *QUESTIONS[0]], *rows)]) == [
        [QUESTIONS[0][0]], [QUESTIONS[0][1]],
    ]  # fmt: skip


@pytest.mark.parametrize("rise", [0, 1, 2])
def test_what_rises_or_stays_together_stays_together(rise: int, tmp_path: Path) -> None:
    head = ["Code", "I know whom to call", "I know what to ask", "I can recognise a victim"]
    files = [
        table(tmp_path, f"{name}.csv", head, *(
            [f"AB{n:02d}", *(more + 1 + (n + k * (n % 2)) % 3 for k in range(3))] for n in range(18)
        ))
        for name, more in (("pre", 0), ("post", rise))
    ]  # fmt: skip
    assert [len(items) for items in scales(tmp_path, files)] == [3]


def test_rows_of_a_grid_stay_one_scale_as_the_form_has_them(tmp_path: Path) -> None:
    head = ["Timestamp", "Rate yourself [knowledge]", "Rate yourself [stress]"]
    rows = [["2026-03-01 10:00:00", 1 + n % 5, 5 - n % 5] for n in range(20)]
    assert [len(items) for items in scales(tmp_path, [table(tmp_path, "form.csv", head, *rows)])] == [2]


FALLEN = [
    ("Never|Sometimes|Often|Always", "I interview children without a psychologist", "I inform the guardian late"),
    ("Stimme nicht zu|Neutral|Stimme zu|Stimme voll zu", "Das ist nicht meine Aufgabe", "Mir fehlt die Zeit dafür"),
    ("1|2|3|4|5", "Думам, че само момичета са жертви", "Не е моя работа да съобщавам"),
]


@pytest.mark.parametrize(("answers", "first", "second"), FALLEN)
@pytest.mark.parametrize("falls", [True, False])
def test_answers_that_fell_after_the_training_ask_which_direction_is_better(
    answers: str, first: str, second: str, falls: bool, tmp_path: Path
) -> None:
    """Nothing in the words says that less is better: without the question, a success is reported as a loss."""
    usual = answers.split("|")
    high = [[f"AB{n:02d}", usual[2 + n % 2], usual[2 + n // 2 % 2]] for n in range(16)]
    low = [[f"AB{n:02d}", usual[n % 2], usual[n // 2 % 2]] for n in range(16)]
    waves = zip(("pre", "post"), (high, low) if falls else (low, high), strict=True)
    files = [table(tmp_path, f"{name}.csv", ["Code", first, second], *rows) for name, rows in waves]
    for order in (files, files[::-1]):  # which wave a file holds, not where it stands in the command
        draft = drafted(order, tmp_path)
        assert ("better: higher?" in draft) == falls
        assert ("later answers are clearly lower than those before the training" in draft) == falls


def test_words_of_fear_ask_which_direction_is_better_without_answers_of_another_time(tmp_path: Path) -> None:
    rows = [[f"AB{n:02d}", 3 + n % 3, 2 + n // 2 % 3] for n in range(16)]
    head = ["Code", "I am afraid of making mistakes", "I worry that I harm the child"]
    assert "better: lower?" in drafted([table(tmp_path, "pre.csv", head, *rows)], tmp_path)


def test_one_statement_worded_the_other_way_round_asks_nothing_of_the_whole_scale(tmp_path: Path) -> None:
    rows = [[f"AB{n:02d}", 3 + n % 3, 3 + n % 3, 5 - n % 3] for n in range(16)]
    head = ["Code", "I can interview a child", "I can write a report", "I am afraid of making mistakes"]
    assert "better:" not in drafted([table(tmp_path, "pre.csv", head, *rows)], tmp_path).partition("scales:")[2]
