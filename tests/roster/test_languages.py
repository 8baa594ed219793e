"""The everyday words of the twelve languages, in the columns where lists have them."""

import pytest

from ecpat_training.roster.reading import values
from ecpat_training.roster.reading.roster import roster_from
from tests.roster.lists import sheet


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("GO", "public; öffentlich; Staat; staatlich; Behörde; Amt; État; publique; overheid; publiek; guvernamentală; "
               "de stat; državna; државна; държавна; държавен; státní; úřad; riiklik; avalik; shtetërore; publike; "
               "государственный; державний; державна"),
        ("IGO", "international organisation; IO; internationale Organisation; organisation internationale; OI; "
                "internationale organisatie; organizație internațională; međunarodna organizacija; "
                "међународна организација; международна организация; mezinárodní organizace; "
                "rahvusvaheline organisatsioon; organizatë ndërkombëtare; международная организация; "
                "міжнародна організація"),
        ("NGO", "e.V.; Verein; eingetragener Verein; association; stichting; neguvernamentală; udruženje; удружење; "
                "сдружение; spolek; MTÜ; shoqatë; нко; громадська організація; International NGO"),
    ],
)  # fmt: skip
def test_stakeholder_types_in_twelve_languages(kind: str, words: str) -> None:
    assert [word for word in words.split("; ") if values.stakeholder(word) != kind] == []


@pytest.mark.parametrize(
    ("header", "women", "men"),
    [
        ("M/F", "F; Mrs; Miss; Ms", "M; Mr"), ("Sexe", "F; Mme; Mlle", "M.; H"),
        ("Anrede", "Frau; Fr.; w", "Herr; Hr.; m"),
        ("Geschlecht", "w; Fr.; weiblich", "m; Herr"), ("Geslacht", "v; mevr.", "m; dhr."),
        ("Пол", "Ж; г-жа", "М; г-н"),
        ("Pohlaví", "žena; paní", "muž; pan"), ("Стать", "ж; пані", "ч; пан"),
        ("Titulli", "Znj.; zonja", "Z.; zoti"), ("Z./Znj.", "Znj", "Z"),
    ],
)  # fmt: skip
def test_forms_of_address_and_genders_stand_in_for_each_other(header: str, women: str, men: str) -> None:
    for words, gender in ((women, "female"), (men, "male")):
        for word in words.split("; "):
            (person,) = roster_from(sheet(f"Name | {header}\nElena | {word}")).roster.participants
            assert person.gender == gender, word


@pytest.mark.parametrize("header", ["Type", "Art", "Tip", "Вид", "Tüüp", "Lloji"])
def test_a_type_is_the_stakeholder_type(header: str) -> None:
    (person,) = roster_from(sheet(f"Name | {header}\nElena | NGO")).roster.participants
    assert person.stakeholder == "NGO"


def test_a_type_beside_the_stakeholder_type_is_another_thing() -> None:
    reading = roster_from(sheet("Name | Type | Stakeholder type\nElena | online | NGO"))
    assert [person.stakeholder for person in reading.roster.participants] == ["NGO"]
    assert ("column B: Type", "not used") in reading.columns


def test_a_title_that_says_no_side_is_asked_with_what_would_tell() -> None:
    assert values.ask_occupation("Programme officer") == (
        "Please write law enforcement, care or other in a column `Role`: does this person enforce the law?"
    )
    assert values.ask_occupation("child rights lead").endswith("does this person care for children?")
