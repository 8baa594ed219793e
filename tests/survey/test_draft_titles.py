"""Titles of drafted scales and questions are what one would print."""

from pathlib import Path

import pytest

from ecpat_training.files.table_file import read_table
from ecpat_training.survey.drafting.titles import printable, row_of, scale_title
from ecpat_training.survey.reading.table import survey_of
from tests.survey.drafting import completed, drafted, table


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("How much do you agree with all of this below::", "How much do you agree with all of this below"),
        ("3. How sure are you?", "How sure are you?"),
        ("Rate the talk titled, ${lm://Field/1}:", "Rate the talk titled"),
        ("Rate the talk titled, $...", "Rate the talk titled"),
        ("Bewerten Sie bitte „${q://QID1/ChoiceText}“:", "Bewerten Sie bitte"),
        ("Quel est votre avis sur [question('value'), id='12'] ?", "Quel est votre avis sur ?"),
        ("Как вы оцениваете свои знания:", "Как вы оцениваете свои знания"),
        ("(s03) Ik weet wie ik moet bellen…", "Ik weet wie ik moet bellen"),
        ("Please rate each item. This workshop...", "Please rate each item. This workshop"),
        ("I know whom to call.", "I know whom to call."),
        ("«Знания» –", "«Знания»"),
        ("...", "..."),
    ],
)  # fmt: skip
def test_placeholders_numbers_and_signs_at_the_end_are_cut(text: str, title: str) -> None:
    assert printable(text) == title


def test_a_long_title_is_its_first_sentence_and_one_of_both_times_says_neither() -> None:
    long = "Please rate the following: how well do you know the persons and services in your own town today?"
    assert scale_title(long) == "Please rate the following"
    asked = "AFTER the training, how would you rate your knowledge of:"
    assert scale_title(asked, is_both_times=True) == "How would you rate your knowledge of"
    assert scale_title("Как вы оцениваете знания после обучения:", is_both_times=True) == "Как вы оцениваете знания"


@pytest.mark.parametrize(
    ("words", "stem", "row"),
    [
        ("How sure? [I know whom to call]", "How sure?", "I know whom to call"),
        ("Was well organised.:Please rate:", "Please rate:", "Was well organised."),
        ("How sure - I know whom to call", "How sure", "I know whom to call"),
        ("How sure?", "How sure?", ""),
        ("How sure?", "", ""),
    ],
)
def test_a_row_is_what_stands_beside_the_stem(words: str, stem: str, row: str) -> None:
    assert row_of(words, stem) == row


def test_lines_of_a_grid_are_called_by_themselves_and_found_by_their_whole_header(tmp_path: Path) -> None:
    head = [
        "Code",
        *(f"{stem} [{row}]" for stem in ("1. How sure are you:", "2. How often:") for row in ("to call", "to ask")),
    ]
    rows = [[f"AB{n:02d}", 1 + n % 5, 1 + n % 4, 2 + n % 3, 1 + (n + 1) % 5] for n in range(15)]
    path = table(tmp_path, "post.csv", head, *rows)
    instrument = completed(drafted([path], tmp_path), tmp_path)
    assert [(scale.title, [item.texts()[0] for item in scale.items]) for scale in instrument.scales] == [
        ("How sure are you", ["to call", "to ask"]), ("How often", ["to call", "to ask"]),
    ]  # fmt: skip
    (wave,), _ = survey_of(read_table(path), instrument, "post")
    items = [item.id for scale in instrument.scales for item in scale.items]
    assert [wave.answers[item].tolist() for item in items] == [[float(row[k]) for row in rows] for k in range(1, 5)]


def test_a_line_called_like_a_whole_question_keeps_its_stem(tmp_path: Path) -> None:
    head = ["Code", "How sure are you? [to call]", "How sure are you? [to ask]", "to call"]
    rows = [[f"AB{n:02d}", 1 + n % 5, 1 + n % 4, 10 * n] for n in range(15)]
    scale = completed(drafted([table(tmp_path, "post.csv", head, *rows)], tmp_path), tmp_path).scales[0]
    assert [item.texts()[0] for item in scale.items] == [head[1], "to ask"]


def test_a_scale_below_a_long_stem_and_a_row_is_called_by_the_row() -> None:
    stem = "Please rate the following. Say how much you agree with each of them, as you did it in the last year"
    assert scale_title(f"{stem} [I plan the first days]") == "I plan the first days"
