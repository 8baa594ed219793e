"""Lists in twelve more languages, drawn by a seed in three layouts: everybody counted as what the list says."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from ecpat_training.core.finding import Severity
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.words.matching import letters_key
from tests.roster.lists import sheet

LANGUAGES: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "in_more_languages.yaml").read_text("utf-8"), yaml.CSafeLoader
)
ENGLISH = ["Full name", "Organisation", "Type of organisation", "Job title", "Gender", "Country", "E-mail"]
NAMED = {"stakeholder": "type", "gender": "gender", "profession": "profession", "country": "country"}


def people(words: Mapping[str, Mapping[str, str]], draw: random.Random) -> list[dict[str, str]]:
    """People with a drawn word for each value, the name in Latin letters."""
    return [
        {
            "name": f"Person{chr(97 + number % 26)} Surname{chr(97 + number // 26)}{chr(97 + number % 7)}",
            "organisation": f"Body {draw.choice('XYZ')}",
            **{field: draw.choice([*words[field]]) for field in NAMED.values()},
            "e-mail": f"person{number}@example.org",
        }
        for number in range(draw.randrange(6, 40))
    ]


def counted(words: Mapping[str, Mapping[str, str]], drawn: Sequence[Mapping[str, str]]) -> dict[str, Counter[str]]:
    return {read: Counter(words[field][person[field]] for person in drawn) for read, field in NAMED.items()}


def tallies(reading: RosterReading) -> dict[str, Counter[str]]:
    return {read: Counter(str(getattr(one, read)) for one in reading.roster.participants) for read in NAMED}


def check(text: str, words: Mapping[str, Any], drawn: Sequence[Mapping[str, str]]) -> None:
    reading = roster_from(sheet(text))
    assert tallies(reading) == counted(words, drawn)
    assert [one.name for one in reading.roster.participants] == [person["name"] for person in drawn]
    assert [str(one) for one in reading.findings if one.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", ["in one row", "in two languages"])
def test_everybody_is_counted(layout: str, language: str, seed: int) -> None:
    words, draw = LANGUAGES[language], random.Random(f"{layout} {language} {seed}")
    drawn = people(words, draw)
    fields = ["name", "organisation", "type", "profession", "gender", "country", "e-mail"]
    headers = dict(zip(fields, words["headers"], strict=True))
    if layout == "in two languages":
        mark = draw.choice([" / ", "\\", " – "]) if language in ("Arabic", "Armenian", "Georgian") else " / "
        headers = {field: f"{headers[field]}{mark}{word}" for field, word in zip(fields, ENGLISH, strict=True)}
    draw.shuffle(fields)
    lines = [" | ".join(headers[field] for field in fields)]
    lines += [" | ".join(person[field] for field in fields) for person in drawn]
    check("\n".join(lines), words, drawn)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_is_counted_under_groups(language: str) -> None:
    words, draw = LANGUAGES[language], random.Random(language)
    drawn = people(words, draw)
    headers = words["lower"] + words["headers"][3:]
    lines = [" | ".join([words["groups"][0], "", words["groups"][1], *[""] * 5]), " | ".join(headers)]
    for person in drawn:
        given_name, surname = person["name"].split()
        cells = [person["organisation"], person["type"], given_name, surname]
        lines.append(" | ".join([*cells, *(person[field] for field in ("profession", "gender", "country", "e-mail"))]))
    check("\n".join(lines), words, drawn)


def test_a_list_from_right_to_left_with_its_own_figures() -> None:
    text = """
    كشف المشاركين في الدورة

    م | \u200fالاسم الكامل\u200f | جهة العمل | الجنس | الهاتف
    ١ | أحمد علي | الشرطة | ذكر | ٠٥٥١٢٣٤٥٦٧
    ٢ | سلمى حسن | جمعية الأمل | أنثى | ٠٥٥١٢٣٤٥٦٨
    ٣ | ليلى عمر | جمعية الأمل | أنثى |
    المجموع | ٣ | | |
    """
    reading = roster_from(sheet(text))
    assert [(one.name, one.gender) for one in reading.roster.participants] == [
        ("أحمد علي", "male"), ("سلمى حسن", "female"), ("ليلى عمر", "female"),
    ]  # fmt: skip
    assert [one.reason for one in reading.not_used] == ["it is a total"]


def test_a_word_for_regions_and_countries_is_what_stands_below() -> None:
    regions = roster_from(sheet("Jméno | Kraj\nJana Nová | Zlínský\nPetr Starý | Vysočina")).roster.participants
    assert [(one.region, one.country) for one in regions] == [("Zlínský", None), ("Vysočina", None)]
    countries = roster_from(
        sheet("Imię i nazwisko | Kraj\nJana Nowa | Polska\nPiotr Stary | Niemcy")
    ).roster.participants
    assert [(one.region, one.country) for one in countries] == [(None, "PL"), (None, "DE")]


def test_a_type_over_genders_is_the_gender() -> None:
    (person,) = roster_from(sheet("الاسم | النوع\nليلى عمر | أنثى")).roster.participants
    assert (person.gender, person.stakeholder) == ("female", None)
    (person,) = roster_from(sheet("الاسم | النوع\nليلى عمر | جمعية")).roster.participants
    assert (person.gender, person.stakeholder) == (None, "NGO")
    (person,) = roster_from(sheet("Name | Type\nLeila | other")).roster.participants
    assert (person.gender, person.stakeholder) == (None, None)


def test_what_means_two_kinds_of_bodies_is_asked() -> None:
    reading = roster_from(sheet("Meno a priezvisko | Typ organizácie\nJana Nová | MVO"))
    assert reading.roster.participants[0].stakeholder is None
    assert "roster.unknown-value" in [one.code for one in reading.findings]


def test_the_same_figures_in_two_scripts_are_one_code() -> None:
    assert letters_key("K٣١") == letters_key("k31")
