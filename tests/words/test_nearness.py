"""Misspelt words: proposed in the question where they are long, never taken for another word."""

import pytest

from ecpat_training.core.finding import Severity
from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.words.header_fields import field_of
from ecpat_training.words.nearness import NearWords
from tests.roster.lists import sheet


def test_a_misspelt_header_is_asked_with_what_it_may_be() -> None:
    reading = roster_from(sheet("Name | Country | Organizaton type\nElena | AL | state-run"))
    assert reading.roster.participants[0].stakeholder is None, "a proposal is never applied"
    (asked,) = [finding for finding in reading.findings if finding.code == "roster.unknown-column"]
    assert asked.severity is Severity.WARNING
    assert asked.message == "column `Organizaton type` isn't known; did you mean organization type?"
    assert asked.hint == "If so, call it Stakeholder type."


@pytest.mark.parametrize(
    ("beside", "word"),
    [
        ("Name | Gender | Profession", "institution"), ("Emri | Gjinia | Profesioni", "institucioni"),
        ("Nume | Genul | Profesia", "instituția"), ("Ime | Pol | Zanimanje", "institucija"),
    ],
)  # fmt: skip
def test_the_nearest_word_is_of_the_lists_own_language(beside: str, word: str) -> None:
    written = f"{word[:6]}{word[7:]}"  # a letter is missing
    reading = roster_from(sheet(f"{beside} | {written}\nAna | F | psychologist | Police"))
    (asked,) = [finding for finding in reading.findings if finding.code == "roster.unknown-column"]
    assert asked.message == f"column `{written}` isn't known; did you mean {word}?"


@pytest.mark.parametrize(
    "header", ["Institute", "Institution", "Affiliation", "Employer", "Company", "Instituti", "Institutul", "Институт"]
)
def test_where_somebody_works_is_the_organisation(header: str) -> None:
    assert field_of(header) == "organisation"


def test_a_misspelt_value_is_asked_with_what_it_may_be() -> None:
    reading = roster_from(sheet("Name | Sector | Profession\nElena | goverment agency | socal worker"))
    (person,) = reading.roster.participants
    assert (person.stakeholder, person.role) == (None, None)
    hints = [finding.hint or "" for finding in reading.findings if finding.code == "roster.unknown-value"]
    assert hints[0].startswith("Did you mean government agency (GO)? Please write GO, IGO or NGO.")
    assert hints[1].startswith("Did you mean social worker? Please write law enforcement, care or other")


@pytest.mark.parametrize("short", ["INGOs", "Sx", "femal", "polize", "NGOO", "M.", "care w"])
def test_short_words_are_near_to_nothing(short: str) -> None:
    assert [*values.near_stakeholders(short), *values.near_genders(short), *values.near_occupations(short)] == []


@pytest.mark.parametrize("header", ["Department", "Nationality", "Dietary requirements", "Remarks", "Arrival"])
def test_other_columns_are_near_to_nothing(header: str) -> None:
    reading = roster_from(sheet(f"Name | Sector | {header}\nElena | NGO | something"))
    assert field_of(header) is None
    assert [one.severity for one in reading.findings if one.code == "roster.unknown-column"] == [Severity.NOTE]


def test_words_that_are_equally_near_are_both_asked() -> None:
    words = NearWords({"GO": {"en": "left hand office; ministry office"}, "NGO": {"en": "lift hand office"}})
    assert [one.meaning for one in words.find_similar("luft hand office")] == ["GO", "NGO"]
    assert [one.word for one in words.find_similar("ministry offise")] == ["ministry office"]
