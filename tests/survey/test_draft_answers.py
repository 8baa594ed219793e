"""What a draft takes the answers to a question for: sets known in every language, ranges, numbers, points."""

import random
from pathlib import Path

import pytest

from ecpat_training.survey.drafting.answer_sets import find_known_answers, read_number_range
from ecpat_training.words.lists.answer_sets import ANSWER_SETS, LEVELS, VARIANTS
from ecpat_training.words.matching import letters_key
from tests.survey.drafting import KNOW, completed, decided, drafted, numbers, table

LANGUAGES = {"bg", "cs", "da", "de", "en", "et", "fr", "it", "nl", "no", "ro", "ru", "sq", "sr", "uk"}
OF_AGREEMENT = {"ar", "bs", "el", "hr", "hu", "hy", "ka", "mk", "pl", "sk", "sl", "tr"}
"""Languages of lists, in which agreement alone is known so far."""


@pytest.mark.parametrize("name", ANSWER_SETS)
def test_each_set_has_its_levels_in_each_language_once(name: str) -> None:
    sets = ANSWER_SETS[name]  # type: ignore[index]
    assert set(sets) == (LANGUAGES | OF_AGREEMENT if name == "agreement" else LANGUAGES)
    for language, words in sets.items():
        levels = [[letters_key(word) for word in level.split("|")] for level in words.split(";")]
        assert len(levels) == LEVELS, language
        flat = [word for level in levels for word in set(level)]
        assert sorted(flat) == sorted(set(flat)), language
        assert all(all(level) for level in levels), language


@pytest.mark.parametrize(
    ("name", "language"), [(name, language) for name, sets in ANSWER_SETS.items() for language in sorted(sets)]
)
def test_a_usual_set_seen_as_a_whole_is_numbered_from_its_lowest_answer(name: str, language: str) -> None:
    levels = [level.split("|")[0].strip() for level in ANSWER_SETS[name][language].split(";")]  # type: ignore[index]
    for variant in VARIANTS[name]:  # type: ignore[index]
        words = [levels[at] for at in variant]
        known = find_known_answers(random.Random(1).sample(words, len(words)))
        assert known is not None
        assert [known.numbers[word] for word in words] == list(range(1, len(words) + 1))
        assert known.highest_level == len(words)
        assert known.is_certain or len(words) < 5


@pytest.mark.parametrize(
    "labels", [["Yes", "No"], ["Agree", "Perhaps"], ["The court", "The police"], ["1", "2"], ["Not yet", "Mostly"]]
)
def test_other_answers_are_no_known_set(labels: list[str]) -> None:
    assert find_known_answers(labels) is None


def test_a_set_of_which_too_little_was_seen_is_not_sure() -> None:
    assert find_known_answers(["Disagree", "Neutral", "Agree", "Strongly agree"]).is_certain  # type: ignore[union-attr]
    for few in (["Agree"], ["Agree", "Disagree"], ["Strongly disagree", "Disagree", "Agree", "Strongly agree"]):
        assert not find_known_answers(few).is_certain  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("How sure are you? (1-5)", (1, 5)),
        ("Rate the day on a scale of 1 to 10", (1, 10)),
        ("1 - Extremely simple 5 - Very difficult", (1, 5)),
        ("Note (0 = pas du tout, 10 = tout à fait)", (0, 10)),
        ("Since 2001-05 in office", None),
        ("Article 1.4 of the law", None),
        ("What is your age?", None),
    ],
)
def test_the_range_that_a_question_says(text: str, span: tuple[int, int] | None) -> None:
    assert read_number_range(text) == span


@pytest.mark.parametrize(
    ("text", "falling"),
    [
        ("Rate (1 = strongly agree, 5 = strongly disagree)", True),
        ("Note: 1 (sehr gut) bis 6 (ungenügend)", True),
        ("1 = toujours, 5 = jamais", True),
        ("Rate (1 = very poor, 5 = excellent)", False),
        ("1 - Extremely simple 5 - Very difficult", False),
        ("How sure are you? (1-5)", False),
    ],
)
def test_low_numbers_may_stand_for_the_high_answers(tmp_path: Path, text: str, falling: bool) -> None:
    rows = [[f"AB{n:02d}", 1 + n % 5] for n in range(12)]
    instrument = completed(drafted([table(tmp_path, "pre.csv", ["Code", text], *rows)], tmp_path), tmp_path)
    assert [scale.better for scale in instrument.scales] == ["lower" if falling else "higher"]


def test_numbers_beside_words_may_run_the_other_way(tmp_path: Path) -> None:
    words = ["1 - Strongly agree", "2 - Agree", "3 - Neutral", "4 - Disagree", "5 - Strongly disagree"]
    rows = [[f"AB{n:02d}", words[n % 5]] for n in range(12)]
    instrument = completed(drafted([table(tmp_path, "pre.csv", ["Code", KNOW], *rows)], tmp_path), tmp_path)
    assert numbers(instrument, instrument.scales[0].id)["1 - Strongly agree"] == 1
    assert instrument.scales[0].better == "lower"


@pytest.mark.parametrize("answer", ["{}/" + "9" * 5000, "{}/" + "0" * 5000])
def test_a_most_too_long_for_points_is_an_answer_like_any_other(tmp_path: Path, answer: str) -> None:
    rows = [[f"P{n:02d}X", answer.format(n)] for n in range(12)]
    assert "scales:" in drafted([table(tmp_path, "q.csv", ["Code", "Score"], *rows)], tmp_path)


def test_a_draft_of_nothing_open_stays_as_it_is(tmp_path: Path) -> None:
    draft = drafted([table(tmp_path, "q.csv", ["Code", "Score"], *([f"P{n:02d}X", 3 * n] for n in range(9)))], tmp_path)
    assert decided(draft).split() == [word for line in draft.splitlines() for word in _without_remark(line).split()]


def _without_remark(line: str) -> str:
    return line if line.lstrip().startswith("#") else line.split("  #")[0]
