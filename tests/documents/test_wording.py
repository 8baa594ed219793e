"""English is said without Babel, and must be as Babel says it."""

from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.documents.wording import wording


@given(st.integers(-(10**15), 10**15))  # Babel itself ends at 10**25
def test_a_number_in_english_is_as_babel_writes_it(number: int) -> None:
    words = wording()
    assert words.number(number) == format_decimal(number, locale=words.tag.replace("-", "_"))


@given(st.lists(st.text()))
def test_a_list_in_english_is_as_babel_writes_it(names: list[str]) -> None:
    words = wording()
    locale = words.tag.replace("-", "_")
    assert words.listing(names) == format_list(names, locale=locale)
    assert words.alternatives(names) == format_list(names, style="or", locale=locale)
