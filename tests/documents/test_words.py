"""The fixed words of papers: a language says what English says, with the same fields; Babel does the rest."""

from collections.abc import Mapping
from datetime import date
from typing import get_args

import pytest

from ecpat_training.core.text import visible
from ecpat_training.documents.wording import languages, wording
from ecpat_training.programme.model.training import SeriesTraining
from ecpat_training.programme.training_named import titled
from ecpat_training.values.kinds import Method
from ecpat_training.values.languages import require_language
from ecpat_training.words.catalogue import english, translation
from ecpat_training.words.catalogue.po import read_po
from tests.translations.files import fields

PROGRAMMES_OWN = {"sq", "bg", "cs", "et", "ro", "ru", "sr", "uk", "de", "nl", "fr", "da", "it", "no"}


def test_the_programmes_languages_are_there() -> None:
    assert set(languages()) >= PROGRAMMES_OWN | {"en"}
    assert [code for code in languages() if require_language(code) != code] == []


@pytest.mark.parametrize("code", languages())
def test_a_language_has_the_same_keys_and_fields_as_english(code: str) -> None:
    said = wording(code).words
    assert list(said) == list(english.WORDS)
    assert {key: fields(phrase) for key, phrase in said.items()} == {k: fields(p) for k, p in english.WORDS.items()}
    assert [key for key, phrase in said.items() if not phrase.strip() or not _is_plain(key, phrase)] == []


def _is_plain(key: str, phrase: str) -> bool:
    """Letters have several lines, nothing else has."""
    return visible(phrase, lines=key.endswith(" text")) == phrase


@pytest.mark.parametrize("code", sorted(PROGRAMMES_OWN))
def test_the_programmes_languages_say_all_that_english_says(code: str) -> None:
    assert wording(code).missing_keys == (), "translate it, or take the mark `fuzzy` from what still means the same"


@pytest.mark.parametrize("code", languages())
def test_every_method_has_a_word(code: str) -> None:
    assert all(wording(code).say(method) for method in get_args(Method))


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "Thursday 12 May 2005"),
        ("sq", "e enjte, 12 maj 2005"),
        ("ru", "четверг, 12 мая 2005 г."),
        ("bg", "четвъртък, 12 май 2005 г."),
        ("ro", "joi, 12 mai 2005"),
        ("cs", "čtvrtek 12. května 2005"),
        ("sr", "četvrtak, 12. maj 2005."),
        ("no", "torsdag 12. mai 2005"),
    ],
)
def test_dates_are_written_as_people_of_the_language_do(code: str, written: str) -> None:
    assert " ".join(wording(code).date(date(2005, 5, 12)).split()) == written


def test_countries_and_languages_have_their_names() -> None:
    german = wording("de")
    assert (german.country("AL"), german.name_of("sq")) == ("Albanien", "Albanisch")
    assert wording("it").name_of("en") == "Inglese"
    assert (wording().country("QQ"), wording().name_of("qqq")) == ("QQ", "Qqq")


@pytest.mark.parametrize(
    ("code", "title"), [("en", "Training 2, Georgia"), ("de", "Schulung 2, Georgien"), ("bg", "Обучение 2, Грузия")]
)
def test_a_training_of_a_series_is_named_by_its_number_and_country(code: str, title: str) -> None:
    of_series = SeriesTraining(id="ge-2", title="ge-2", number=2, country="GE", days=1, participants=20)
    assert titled(wording(code), of_series).title == title
    own = of_series.with_title("In Batumi")
    assert titled(wording(code), own) == own


@pytest.mark.parametrize(
    ("code", "joined"), [("en", "AL-1, AL-2 and BE-1"), ("sq", "AL-1, AL-2 dhe BE-1"), ("et", "AL-1, AL-2 ja BE-1")]
)
def test_names_are_listed_as_people_do(code: str, joined: str) -> None:
    assert wording(code).listing(["AL-1", "AL-2", "BE-1"]) == joined
    assert wording(code).listing([]) == ""


def test_a_language_without_words_says_so_and_has_its_dates_all_the_same() -> None:
    belarusian = wording("be")
    assert belarusian.missing_keys == (*english.WORDS, *(f"counted: {key}" for key in english.COUNTED))
    assert belarusian.say("lunch") == "Lunch"
    assert "мая" in belarusian.date(date(2005, 5, 12))


def test_a_language_that_babel_does_not_know_has_english_dates() -> None:
    assert wording("qqq").date(date(2005, 5, 12)) == "Thursday 12 May 2005"


BEGUN = {
    ("lunch", 'msgstr "Déjeuner"'): 'msgstr ""',
    ("counted: female", 'msgstr[1] "femmes"'): 'msgstr[1] ""',
    ("break", 'msgctxt "break"'): '#, fuzzy\nmsgctxt "break"',
    ("counted: male", 'msgstr[1] "hommes"\n'): "",
}


def without(code: str, changes: Mapping[tuple[str, str], str]) -> translation.CatalogueTranslation:
    """A language whose file is changed in some places, each named by its context and what stands there."""
    text = (translation.FOLDER / f"{code}.po").read_text("utf-8")
    for (context, there), instead in changes.items():
        before, mark, entry = text.partition(f'msgctxt "{context}"\n')
        assert there in mark + entry
        text = before + (mark + entry).replace(there, instead, 1)
    return translation.of_po(code, read_po(text))


def test_a_phrase_that_is_not_translated_yet_is_said_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ecpat_training.words.catalogue.translation.translation", lambda code: without(code, BEGUN))
    french = wording("fr")
    assert french.missing_keys == ("break", "lunch", "counted: female", "counted: male")
    assert (french.say("lunch"), french.say("break"), french.say("room")) == ("Lunch", "Break", "Salle")
    assert [french.many("female", number) for number in (0, 1, 2)] == ["0 women", "1 woman", "2 women"]
    assert [french.many("people", number) for number in (0, 1, 2)] == ["0 personne", "1 personne", "2 personnes"]
