"""Numbers in answers: plain digits, and nothing that only a computer would take for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.survey.reading.number import NumberError, decimal_marks, mark_throughout, parse_number
from ecpat_training.values.quantity import Range


@pytest.mark.parametrize(
    ("text", "number"),
    [("4", 4), (" 4 ", 4), ("4\xa0", 4), ("-1", -1), ("3.5", 3.5), ("3,5", 3.5), ("4,0", 4), ("0.125", 0.125)],
)
def test_plain_numbers(text: str, number: float) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    "text",
    ["inf", "nan", "1e400", "1e0", "0x4", "4_0", "+4", "٤", "４", "4.5.6", "", "four", "4 5", "80 %", "½"],
)
def test_what_is_no_number_in_plain_digits(text: str) -> None:
    with pytest.raises(NumberError, match="is not a number"):
        parse_number(text)


@pytest.mark.parametrize("text", ["1,000", "1.000", "12.345", "1.000.000", "-1,234"])
def test_what_may_be_a_thousand(text: str) -> None:
    with pytest.raises(NumberError, match="may mean a thousand"):
        parse_number(text)


def test_three_decimals_are_read_where_the_other_answers_show_the_mark() -> None:
    marks = decimal_marks(["12.345", "7.5", "3"])
    assert parse_number("12.345", marks) == 12.345
    with pytest.raises(NumberError):
        parse_number("12,345", marks)


def test_both_marks_in_one_file_show_nothing() -> None:
    with pytest.raises(NumberError):
        parse_number("12.345", decimal_marks(["7.5", "7,5"]))


@given(st.decimals(-9999, 9999, places=2))
def test_two_decimals_are_read_with_either_mark(value: object) -> None:
    assert parse_number(str(value)) == parse_number(str(value).replace(".", ",")) == float(str(value))


def test_three_decimals_throughout_are_read_where_thousands_would_leave_the_scale() -> None:
    percent = Range(low=0, high=100)
    assert mark_throughout(["72.500", " 68.000", "1.250"], percent) == {"."}
    assert mark_throughout(["72,500", "68,000"], percent) == {","}
    doubtful = [["72.500", "68"], ["72.500", "68,000"], ["1,000"], ["1.000.000", "2.000.000"], ["few", "1.000"], []]
    assert not any(mark_throughout(texts, percent) for texts in doubtful)
    assert not mark_throughout(["72.500", "68.000"], Range(low=0)), "thousands fit as well"
