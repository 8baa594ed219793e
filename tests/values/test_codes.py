"""Codes of countries, languages and time zones are known ones; what was probably meant is said."""

import re
from importlib import resources

import pytest
from pydantic import TypeAdapter, ValidationError

from ecpat_training.programme.model.programme import Programme
from ecpat_training.values.base import Country, Language, TimeZone
from ecpat_training.values.countries import COUNTRIES
from ecpat_training.values.languages import LANGUAGES
from ecpat_training.values.time_zones import zone, zone_of


def said(kind: object, written: str) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(written)
    return str(caught.value.errors()[0]["msg"]).removeprefix("Value error, ")


def test_countries_are_those_of_the_tz_database_and_kosovo() -> None:
    table = (resources.files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8")
    assert set(re.findall(r"^([A-Z]{2})\t", table, re.MULTILINE)) | {"XK"} == COUNTRIES


def test_languages_are_the_183_of_iso_639_1_and_any_of_three_letters() -> None:
    assert len(LANGUAGES) == 183
    assert TypeAdapter(Language).validate_python("rom") == "rom"


@pytest.mark.parametrize(("written", "meant"), [("UK", "GB"), ("EL", "GR"), ("CS", "CZ"), ("SQ", "AL")])
def test_a_country_that_is_none_is_told_with_the_one_meant(written: str, meant: str) -> None:
    assert said(Country, written) == f"`{written}` isn't a country code; did you mean `{meant}`?"


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    assert said(Country, "QQ") == "`QQ` isn't a country code"
    assert said(Language, "qq") == "`qq` isn't a language code"


@pytest.mark.parametrize(("written", "meant"), [("gb", "en"), ("ua", "uk"), ("cz", "cs"), ("al", "sq"), ("rs", "sr")])
def test_a_country_s_code_is_no_language(written: str, meant: str) -> None:
    assert said(Language, written) == f"`{written}` isn't a language code; did you mean `{meant}`?"


def test_a_time_zone_is_known_or_told_with_one_that_is() -> None:
    assert TypeAdapter(TimeZone).validate_python("Europe/Tirane") == "Europe/Tirane"
    assert said(TimeZone, "Europe/Tirana") == "this time zone isn't known; did you mean `Europe/Tirane`?"


@pytest.mark.parametrize("written", ["", "Europe", "/etc/passwd", "../UTC", "a" * 5000, "\x00", "\ud800", "Европа"])
def test_no_name_of_a_time_zone_is_too_strange(written: str) -> None:
    assert zone(written) is None
    assert said(TimeZone, written).startswith("this time zone isn't known; ")


def test_a_country_s_time_zone_is_one_of_its_own_by_the_tz_database() -> None:
    table = (resources.files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8")
    of_a_country = {country: zone_of(country) for country in COUNTRIES if zone_of(country) and country != "XK"}
    listed = re.findall(r"^([A-Z]{2})\t\S+\t(\S+)", table, re.MULTILINE)
    assert len(of_a_country) >= 45
    assert [pair for pair in of_a_country.items() if pair not in listed] == []


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"country": "AL"}, "Europe/Tirane"),
        ({"country": "XK"}, "Europe/Belgrade"),
        ({"country": "UA"}, "Europe/Kyiv"),
        ({"country": "RU"}, "Europe/Amsterdam"),
        ({"country": "RU", "timezone": "Asia/Omsk"}, "Asia/Omsk"),
        ({"country": "AL", "timezone": "Europe/London"}, "Europe/London"),
    ],
)
def test_a_training_has_its_own_time_zone_else_its_country_s_else_the_programme_s(
    event: dict[str, str], expected: str
) -> None:
    session = {"id": "opening", "title": "Opening", "minutes": "30", "method": "plenary"}
    programme = Programme.model_validate(
        {
            "programme": "A programme",
            "id": "small",
            "timezone": "Europe/Amsterdam",
            "manual": [{"chapter": "Frame", "sessions": [session]}],
            "events": [{"id": "one", "title": "One", "days": 1, "participants": 20, **event}],
        }
    )
    assert programme.timezone_of(programme.training("one")) == expected
