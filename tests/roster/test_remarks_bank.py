"""Who is out, in remarks as people write them: no wording of not coming counts silently, and no other is asked."""

from pathlib import Path

import pytest
import yaml

from ecpat_training.roster.reading.standing_marks import in_a_remark
from ecpat_training.roster.reading.standing_words import is_out
from tests.roster.standing_lists import INSIDE, counted, questions, read, remark

BANK: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("remarks_of_who_is_out.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("language", BANK["out"])
def test_no_remark_of_not_coming_counts_silently(language: str) -> None:
    silent = [
        text for text in BANK["out"][language] if (words := in_a_remark(text)) is None or not is_out(words.perhaps)
    ]
    assert silent == []


@pytest.mark.parametrize("language", BANK["innocent"])
def test_no_remark_about_something_else_asks(language: str) -> None:
    assert [text for text in BANK["innocent"][language] if in_a_remark(text) is not None] == []


@pytest.mark.parametrize("language", ["en", "cs", "sq", "ru", "es"])
def test_the_remarks_of_a_language_are_questions_of_a_list(language: str) -> None:
    texts = BANK["out"][language]
    reading = read(*INSIDE, *(remark(f"Eva Dan{chr(97 + number)}", text) for number, text in enumerate(texts)))
    assert {row.cell for question in questions(reading) for row in question.also} == {
        f"row {number + 4}" for number in range(len(texts))
    }
    assert len(counted(reading)) <= len(INSIDE) + len(texts)


def test_a_no_in_another_language_is_no_no_here() -> None:
    """`në` is Albanian for in, and `ne` for no without its accents."""
    assert in_a_remark("vjen në vend të Ana Popës") is None
