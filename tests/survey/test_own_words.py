"""What a question asks by itself, without the grid's question that platforms write before each of its rows."""

import pytest

from ecpat_training.survey.instrument.item import ScaleItem
from ecpat_training.survey.instrument.own_words import statement_words

STEM = "Please indicate how much you agree with the following statements."


@pytest.mark.parametrize(
    ("texts", "own"),
    [
        ([f"{STEM} - I know the signs", f"{STEM} - I know whom to call"], ["I know the signs", "I know whom to call"]),
        ([f"{STEM} [I know the signs]", f"{STEM} [I can help]"], ["I know the signs", "I can help"]),
        ([f"{STEM} I know the signs", f"{STEM} I know whom to call"], ["I know the signs", "I know whom to call"]),
        (["How sure are you that you: know the signs?", "How sure are you that you: can call?"],
         ["know the signs?", "can call?"]),
        (["I know the signs", "I know whom to call"], ["I know the signs", "I know whom to call"]),
        (["I feel: safe", "I feel: heard"], ["I feel: safe", "I feel: heard"]),  # how statements begin
        ([f"{STEM} - I know", "I can help"], [f"{STEM} - I know", "I can help"]),
        ([f"{STEM} [I know]", "Another question? [I can]"], [f"{STEM} [I know]", "Another question? [I can]"]),
        ([f"{STEM} - I know"], [f"{STEM} - I know"]),
        ([STEM, STEM], [STEM, STEM]),
        (["", f"{STEM} - I know"], ["", f"{STEM} - I know"]),
    ],
)  # fmt: skip
def test_only_what_all_have_in_front_is_left_out(texts: list[str], own: list[str]) -> None:
    items = [ScaleItem(id=f"q{number}", text=text) for number, text in enumerate(texts)]
    assert [statement_words(item, items) for item in items] == own
