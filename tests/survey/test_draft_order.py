"""The order of answers in a draft: no two answers that a form offers side by side get one number, none stands where it
doesn't belong, unless a person is asked."""

import random
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest
from openpyxl import Workbook

from ecpat_training.survey.drafting.answer_sets import find_known_answers
from ecpat_training.survey.instrument.instrument import KeyedScale, LikertScale
from ecpat_training.survey.reading.answers import says_dont_know
from ecpat_training.words.lists.answer_sets import ANSWER_SETS, FINER, VARIANTS
from ecpat_training.words.matching import letters_key
from tests.survey.drafting import completed, drafted, table

_FIRST, _SECOND = "How was the first day?", "How was the second day?"

IN_ORDER = [
    "Poor; Fair; Good; Very good; Excellent",
    "Very poor; Poor; Fair; Good; Very good; Excellent",
    "Not at all satisfied; Slightly satisfied; Moderately satisfied; Very satisfied; Extremely satisfied",
    "Extremely dissatisfied; Moderately dissatisfied; Slightly dissatisfied; Neither satisfied nor dissatisfied; "
    "Slightly satisfied; Moderately satisfied; Extremely satisfied",
    "Never; Rarely; Occasionally; Sometimes; Often; Always",
    "Not at all useful; Slightly useful; Somewhat useful; Moderately useful; Very useful; Extremely useful",
    "Completely disagree; Mostly disagree; Slightly disagree; Slightly agree; Mostly agree; Completely agree",
    "Never; Sometimes; About half the time; Most of the time; Always",
    "Never; Almost never; Sometimes; Fairly often; Very often",
    "Not at all satisfied; Not very satisfied; Somewhat satisfied; Very satisfied",
    "schlecht; mittelmäßig; gut; sehr gut; ausgezeichnet",
    "Slecht; Onvoldoende; Voldoende; Goed; Zeer goed; Uitstekend",
    "Špatné; Průměrné; Dobré; Velmi dobré; Výborné",
    "Loše; Dobro; Vrlo dobro; Odlično",
    "Dobët; Mesatarisht; Mirë; Shumë mirë; Shkëlqyeshëm",
    "Плохо; Средне; Хорошо; Очень хорошо; Отлично",
    "Helt uenig; Overvejende uenig; Delvist uenig; Delvist enig; Overvejende enig; Helt enig",
]


def words(said: str) -> list[str]:
    """The answers from the lowest to the highest."""
    return [one.strip() for one in said.split(";")]


def form(folder: Path, choices: Sequence[tuple[str, str]]) -> Path:
    """An XLSForm of two questions with these answers, each with what it stores."""
    book = Workbook()
    survey = book.active
    assert survey is not None
    survey.title = "survey"
    for row in (
        ("type", "name", "label"), ("text", "code", "Your code"),
        ("select_one how", "first", _FIRST), ("select_one how", "second", _SECOND),
    ):  # fmt: skip
        survey.append(row)
    sheet = book.create_sheet("choices")
    sheet.append(("list_name", "name", "label"))
    for stored, label in choices:
        sheet.append(("how", stored, label))
    book.save(folder / "form.xlsx")
    return folder / "form.xlsx"


def labels(folder: Path, path: Path) -> dict[str, float]:
    """The number of each answer in what is drafted and confirmed."""
    (scale,) = completed(drafted([path], folder), folder).scales
    assert isinstance(scale, LikertScale)
    return scale.labels


@pytest.mark.parametrize("said", IN_ORDER)
@pytest.mark.parametrize("other_way", [False, True])
def test_answers_that_stand_side_by_side_are_grades_of_their_own(tmp_path: Path, said: str, other_way: bool) -> None:
    told = words(said)
    rows = [[f"AB{n:02d}", told[n % len(told)], told[n * 3 % len(told)]] for n in range(30)]
    random.Random(said).shuffle(rows)
    answered = labels(tmp_path, table(tmp_path, "pre.csv", ["Code", _FIRST, _SECOND], *rows))
    assert [answered[word] for word in told] == list(range(1, len(told) + 1))
    choices = [(f"c{at}", word) for at, word in enumerate(told)]
    of_form = labels(tmp_path, form(tmp_path, choices[::-1] if other_way else choices))
    assert [of_form[word] for word in told] == [of_form[f"c{at}"] for at in range(len(told))]
    assert [of_form[word] for word in told] == list(range(1, len(told) + 1))


@pytest.mark.parametrize("name", ANSWER_SETS)
def test_no_two_answers_of_one_question_get_one_number_unasked(name: str) -> None:
    for said in ANSWER_SETS[name].values():  # type: ignore[index]
        levels = [[word.strip() for word in level.split("|")] for level in said.split(";")]
        for variant in VARIANTS[name]:  # type: ignore[index]
            for at in variant:
                for pair in combinations({letters_key(word): word for word in levels[at]}.values(), 2):
                    told = [*pair, *(levels[other][0] for other in variant if other != at)]
                    for complete in (False, True):
                        known = find_known_answers(told, are_all_answers=complete)
                        assert known is not None
                        if known.numbers[pair[0]] == known.numbers[pair[1]]:
                            assert set(pair) <= known.unclear_labels
                            assert not known.is_certain


@pytest.mark.parametrize("name", FINER)
def test_finer_steps_are_of_one_level_each(name: str) -> None:
    for language, chains in FINER[name].items():  # type: ignore[index]
        levels = ANSWER_SETS[name][language].split(";")  # type: ignore[index]
        told = {letters_key(word): at for at, level in enumerate(levels) for word in level.split("|")}
        for chain in chains.split(";"):
            keys = [letters_key(word) for step in chain.split("<") for word in step.split("|")]
            assert len({told[key] for key in keys}) == 1, chain
            assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    "said",
    [
        "Полностью не согласен; Скорее не согласен; Скорее согласен; Полностью согласен; Затрудняюсь ответить",
        "Повністю не згоден; Не згоден; Згоден; Повністю згоден; Важко відповісти",
        "Pas du tout d'accord; Plutôt pas d'accord; Plutôt d'accord; Tout à fait d'accord; Sans opinion",
        "Напълно несъгласен; Несъгласен; Съгласен; Напълно съгласен; Не мога да преценя",
        "Rozhodně nesouhlasím; Spíše nesouhlasím; Spíše souhlasím; Rozhodně souhlasím; Nedokážu posoudit",
        "Üldse ei nõustu; Pigem ei nõustu; Pigem nõustun; Nõustun täielikult; Ei oska öelda",
        "Strongly disagree; Disagree; Agree; Strongly agree; No opinion",
        "Strongly disagree; Disagree; Agree; Strongly agree; Not applicable",
    ],
)
def test_no_opinion_is_no_answer_in_the_middle(tmp_path: Path, said: str) -> None:
    *told, none = words(said)
    rows = [[f"AB{n:02d}", [*told, none][n % 5], [*told, none][n * 2 % 5]] for n in range(30)]
    for numbers in (
        labels(tmp_path, table(tmp_path, "pre.csv", ["Code", _FIRST, _SECOND], *rows)),
        labels(tmp_path, form(tmp_path, [(f"c{at}", word) for at, word in enumerate([*told[:2], none, *told[2:]])])),
    ):
        assert [numbers[word] for word in told] == [1, 2, 3, 4]
        assert none not in numbers


@pytest.mark.parametrize("choices", [("Agree", "Disagree"), ("Agree", "Disagree", "Don't know")])
def test_agree_and_disagree_alone_are_a_right_and_a_wrong_answer(tmp_path: Path, choices: Sequence[str]) -> None:
    path = form(tmp_path, [(f"c{at}", word) for at, word in enumerate(choices)])
    (scale,) = completed(drafted([path], tmp_path), tmp_path).scales
    assert isinstance(scale, KeyedScale)


def test_stored_numbers_in_no_order_of_the_answers_are_asked(tmp_path: Path) -> None:
    choices = [("1", "Never"), ("2", "Always"), ("3", "Sometimes")]
    draft = drafted([form(tmp_path, choices)], tmp_path)
    assert all(f'"{label}": {number}?' in draft for number, label in choices)
    draft = drafted([form(tmp_path, [("1", "Always"), ("2", "Sometimes"), ("3", "Never")])], tmp_path)
    assert '"Always": 1\n' in draft
    assert "better: lower" in draft


def test_a_forms_own_order_is_proposed_where_the_answers_are_unknown(tmp_path: Path) -> None:
    draft = drafted([form(tmp_path, [("no", "Not yet"), ("some", "In parts"), ("all", "In all of it")])], tmp_path)
    assert '"In parts": 2?' in draft
    assert '"some": 2?' in draft
    draft = drafted([form(tmp_path, [("5", "Not yet"), ("7", "In parts"), ("9", "In all of it")])], tmp_path)
    assert "answers: 5-9?" in draft
    assert '"In parts": 7?' in draft


def test_questions_with_four_answers_and_with_seven_are_two_scales(tmp_path: Path) -> None:
    five = ["Strongly disagree", "Somewhat disagree", "Neutral", "Somewhat agree", "Strongly agree"]
    other = ["Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"]
    rows = [[f"AB{n:02d}", five[n % 5], other[n % 5]] for n in range(20)]
    draft = drafted([table(tmp_path, "pre.csv", ["Code", _FIRST, _SECOND], *rows)], tmp_path)
    first, second = completed(draft, tmp_path).scales
    assert isinstance(first, LikertScale)
    assert isinstance(second, LikertScale)
    assert first.labels == dict(zip(five, range(1, 6), strict=True))
    assert second.labels == dict(zip(other, range(1, 6), strict=True))


def test_no_opinion_is_known_in_every_language() -> None:
    for text in ("no opinion", "Keine Meinung", "sans avis", "geen mening", "nemam mišljenje", "трудно сказать"):
        assert says_dont_know(text)


def test_the_lines_of_a_table_of_limesurvey_are_graded_by_its_own_answers(tmp_path: Path) -> None:
    rows = [
        ("SL", "", "surveyls_title", "A day of training"), ("G", "", "How it was", ""),
        ("Q", "F", "skills", "How well can you do this?"),
        *(("SQ", "", f"s{n}", f"Talk to {who}") for n, who in enumerate(("a judge", "a child", "a nurse"), 1)),
        *(("A", "", code, word) for code, word in (("a0", "None"), ("a1", "Basics"), ("a2", "Advanced"))),
    ]  # fmt: skip
    path = tmp_path / "structure.txt"
    head = "class\ttype/scale\tname\ttext\tlanguage\n"
    path.write_text(head + "".join("\t".join((*row, "en")) + "\n" for row in rows), encoding="utf-8")
    draft = drafted([path], tmp_path)
    assert '"Basics": 2?' in draft
    assert '"a1": 2?' in draft
    (scale,) = completed(draft, tmp_path).scales
    assert isinstance(scale, LikertScale)
    assert [item.id for item in scale.items] == ["s1", "s2", "s3"]


@pytest.mark.parametrize("what", ["Article {}", "Day {}", "{} trainings", "Module {}", "Групу {}"])
def test_things_that_are_numbered_are_no_grades(tmp_path: Path, what: str) -> None:
    """Which article protects? Which day was the best?"""
    rows = [[f"AB{n:02d}", what.format(1 + n % 5), what.format(1 + n * 3 % 5)] for n in range(30)]
    draft = drafted([table(tmp_path, "pre.csv", ["Code", "Which is it?", "Which was the other?"], *rows)], tmp_path)
    assert "answers: 1-5\n" not in draft
    assert "key:  " in draft or "answers: 1-5?" in draft


@pytest.mark.parametrize(
    "told",
    [
        ["1 - Low", "2", "3", "4", "5 - High"], ["1", "2", "3", "4", "5 (best)"],
        ["1 - not at all", "2 - a little", "3 - somewhat", "4 - much", "5 - very much"],
    ],
)  # fmt: skip
def test_numbers_beside_unlike_words_are_grades(tmp_path: Path, told: list[str]) -> None:
    rows = [[f"AB{n:02d}", told[n % 5], told[n * 3 % 5]] for n in range(30)]
    answered = labels(tmp_path, table(tmp_path, "pre.csv", ["Code", _FIRST, _SECOND], *rows))
    assert [answered[word] for word in told] == [1, 2, 3, 4, 5]
