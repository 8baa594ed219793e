"""A scale of which not every answer was given: the answers that were given, in their order; no word is invented."""

from pathlib import Path

import pytest

from tests.survey.drafting import drafted, table

HOLES = (
    ["Not satisfied", "Somewhat satisfied", "Very satisfied"],
    ["Not", "Somewhat", "Very"],
    ["Nicht zufrieden", "Eher zufrieden", "Sehr zufrieden"],
    ["Pas satisfait", "Plutôt satisfait", "Très satisfait"],
    ["Не удовлетворен", "Скорее удовлетворен", "Полностью удовлетворен"],
    ["Nemulțumit", "Mulțumit", "Foarte mulțumit"],
    ["Disagree", "Agree", "Strongly agree"],
    ["Never", "Often", "Always"],
    ["Good", "Excellent"],
    ["Not confident", "Somewhat confident", "Very confident", "Extremely confident"],
)


@pytest.mark.parametrize("words", HOLES, ids=lambda words: words[0])
def test_the_answers_seen_are_the_steps_in_their_order_and_the_range_is_asked(words: list[str], tmp_path: Path) -> None:
    rows = [[f"A{n}", words[n % len(words)]] for n in range(12)]
    text = drafted([table(tmp_path, "pre.csv", ["Code", "How was it?"], *rows)], tmp_path)
    assert f"answers: 1-{len(words)}?" in text
    for number, word in enumerate(words, 1):
        assert f'"{word}": {number} ' in text
    assert "nobody" not in text


def test_a_step_of_a_well_known_set_that_nobody_chose_is_said(tmp_path: Path) -> None:
    words = ["Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"]
    rows = [[f"A{n}", words[n % 4]] for n in range(12)]
    text = drafted([table(tmp_path, "pre.csv", ["Code", "I know"], *rows)], tmp_path)
    assert "answers: 1-5\n" in text
    assert "the usual answers on agreement; nobody chose `Strongly disagree`" in text


def test_a_word_of_praise_under_comments_is_a_remark(tmp_path: Path) -> None:
    rows = [[f"A{n}", n % 5 + 1, "useful" if n % 4 == 0 else ""] for n in range(12)]
    text = drafted([table(tmp_path, "pre.csv", ["Code", "I know (1-5)", "Comments"], *rows)], tmp_path)
    assert 'not scored:\n  - "Comments"' in text
