"""Countries as lists write them: read where it is sure which is meant, else asked, and never one of their own."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ecpat_training.roster.reading import countries
from ecpat_training.roster.reading.countries import ColumnTexts, country
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.rule_parts.composition import tally
from ecpat_training.values.countries import COUNTRIES
from ecpat_training.words.lists.countries import COUNTRY_OF
from tests.roster.lists import sheet

BANK = yaml.load(Path(__file__).with_name("country_spellings.yaml").read_text("utf-8"), yaml.CSafeLoader)


def spelt(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.replace("\n", " ").split(";") if one.strip()]


def a_list(*cells: str) -> RosterReading:
    rows = "\n".join(f"Person Number{chr(97 + at)} | {cell}" for at, cell in enumerate(cells))
    return roster_from(sheet(f"Name | Country\n{rows}"))


@pytest.mark.parametrize("code", BANK["read"])
def test_every_usual_spelling_of_a_country_is_read(code: str) -> None:
    column = ColumnTexts(lambda: ["Albania", "AL", "D"])
    found = {text: country(text, column) for text in spelt(BANK["read"][code])}
    assert found == dict.fromkeys(found, code)


def test_the_bank_is_no_short_one() -> None:
    assert sum(len(spelt(texts)) for texts in BANK["read"].values()) > 400
    assert len(spelt(BANK["asked"])) > 70


@pytest.mark.parametrize("text", spelt(BANK["asked"]))
def test_cities_regions_two_countries_and_what_is_no_country_are_asked(text: str) -> None:
    assert country(text, ColumnTexts(lambda: ["Albania"])) is None


@pytest.mark.parametrize(
    "text",
    ["Sudan (South)", "Sudan, South", "Guinea, Equatorial", "Guinea (Papua New)", "Cyprus (Northern)", "Ireland, North",
     "Ireland (Northern)", "China (Republic of)"],
)  # fmt: skip
def test_a_word_beside_a_country_that_makes_it_another_is_asked(text: str) -> None:
    assert country(text, ColumnTexts(lambda: ["Albania"])) is None


def test_three_spellings_of_one_country_are_one_country() -> None:
    roster = a_list("R. Moldova", "Rep. of Moldova", "Moldova, Republic of", "MDA").roster
    assert tally(roster, "country").counts == {"MD": 4}


def test_an_unknown_country_is_asked_with_its_cell_and_counts_for_nothing() -> None:
    reading = a_list("Albania", "Utopia", "Utopia", "Albania/Kosovo")
    assert tally(reading.roster, "country") == ({"AL": 1}, 3)
    asked = [str(one) for one in reading.findings if one.code == "roster.unknown-value"]
    assert len(asked) == 2
    assert "B3" in asked[0]
    assert "B4" in asked[0]
    assert "Is it Albania (`AL`) or Kosovo (`XK`)?" in asked[1]


def test_a_country_that_is_read_as_another_word_is_said() -> None:
    said = [(one.written, one.meaning) for one in a_list("Moldovan", "Albania", "Georgia").read_as]
    assert said == [("Moldovan", "MD"), ("Georgia", "GE")]


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        (["NO", "AL", "BG"], ["NO", "AL", "BG"]),
        (["NO", "YES", "yes"], [None, None, None]),
        (["no", "ne", "si"], [None, None, None]),
        (["NA", "NO"], ["NA", "NO"]),
        (["NA", "Albania", "n/a"], [None, "AL", None]),
        (["it", "Albania"], [None, "AL"]),
        (["it", "al"], ["IT", "AL"]),
        (["F", "M", "Albania"], [None, None, "AL"]),
        (["F", "H", "B"], [None, None, None]),
        (["D", "A", "CH"], ["DE", "AT", "CH"]),
        (["Georgia", "Albania"], ["GE", "AL"]),
        (["Georgia", "USA"], [None, "US"]),
    ],
)
def test_what_may_be_another_word_is_read_by_what_stands_in_its_column(
    cells: list[str], codes: list[str | None]
) -> None:
    assert [person.country for person in a_list(*cells).roster.participants] == codes


def test_a_name_that_several_countries_have_in_any_language_is_asked() -> None:
    """Names are looked up language by language, the first counts: so that no two languages may disagree."""
    several: dict[str, set[str]] = {}
    for locale in countries._LOCALES:
        for name, codes in countries._country_names(locale).items():
            several.setdefault(name, set()).update(codes)
    for name, codes in several.items():
        read = countries._countries_named(name)
        if len(read) == 1 and name not in BETTER_KNOWN:
            assert read <= codes == read, (name, codes)


BETTER_KNOWN = {"микронезия", "juznaafrika"}
"""A country's name in one language, and its region's in another."""


def test_the_quick_table_and_babel_agree() -> None:
    for locale in countries._LOCALES:
        for name, codes in countries._country_names(locale).items():
            if name in COUNTRY_OF and len(name) > 2:
                assert codes == {COUNTRY_OF[name]}


@settings(deadline=None)
@given(st.text(max_size=40))
@example("Albania (")
@example("))((")
def test_any_text_is_a_country_code_or_none(text: str) -> None:
    assert country(text, ColumnTexts(lambda: [text])) in {None, *COUNTRIES}


def test_every_code_and_english_name_is_read() -> None:
    english = countries._english()
    assert {code: country(code) for code in COUNTRIES} == {code: code for code in COUNTRIES}
    unread = {code for code in COUNTRIES if country(english[code]) != code}
    assert unread == {"MF"}, "half an island has the name of the whole"
