"""Sentences below a list that speak of somebody of it in another case, or by the surname alone, are no people."""

import pytest

from ecpat_training.roster.reading.roster import roster_from
from tests.roster.lists import sheet
from tests.roster.standing_lists import counted, questions

LISTS = {
    "sr": ["Ana Ilić", "Marko Simić"], "bg": ["Иван Петров", "Мария Иванова"], "ro": ["Ana Popa", "Ion Rusu"],
    "de": ["Anna Müller", "Jan Schmidt"], "en": ["Ana Popa", "John Smith"], "fr": ["Anne Petit", "Jean Dupont"],
    "hu": ["Kovács Anna", "Nagy János"], "tr": ["Ayşe Yılmaz", "Mehmet Demir"], "ru": ["Иван Петров", "Олег Сидоров"],
    "el": ["Μαρία Παππά", "Γιώργος Νικολάου"], "it": ["Anna Rossi", "Luca Bianchi"],
    "pl": ["Anna Nowak", "Jan Kowalski"], "cs": ["Anna Nováková", "Jan Dvořák"], "sq": ["Ana Hoxha", "Ilir Shehu"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "line", "row"),
    [
        ("sr", "Umesto Ane Ilić dolazi Vera Jokić.", 2), ("sr", "Vera Jokić dolazi umesto Simića", 3),
        ("bg", "Г-н Петров няма да може да дойде.", 2), ("bg", "Вместо Мария Иванова ще дойде Елена Колева.", 3),
        ("ro", "În locul Anei Popa vine Elena Rus.", 2), ("ro", "Dl Rusu nu va putea veni.", 3),
        ("de", "Statt Anna Müller kommt Peter Lang.", 2), ("de", "Herr Schmidt kann leider nicht kommen.", 3),
        ("en", "Instead of Ana Popa comes Peter Lang.", 2), ("en", "Mr Smith is not able to come.", 3),
        ("fr", "À la place de Anne Petit viendra Paul Lang.", 2), ("fr", "M. Dupont ne pourra pas venir.", 3),
        ("hu", "Kovács Anna helyett Tóth Pál jön.", 2), ("tr", "Ayşe Yılmaz yerine Ali Can gelecek.", 2),
        ("ru", "Вместо Петрова приедет Колева Елена.", 2), ("ru", "Сидоров не сможет приехать", 3),
        ("pl", "Zamiast Anny Nowak przyjedzie Piotr Lis.", 2), ("cs", "Místo Anny Novákové přijede Petr Lis.", 2),
        ("el", "Αντί για τον Νικολάου θα έρθει η Άννα Βλάχου.", 3), ("it", "Al posto della Rossi verrà Paolo Neri.", 2),
        ("sq", "Në vend të Ana Hoxhës vjen Besa Kola.", 2),
    ],
)  # fmt: skip
def test_a_sentence_about_somebody_is_asked_and_is_nobody(language: str, line: str, row: int) -> None:
    people = LISTS[language]
    rows = ["Name | Organisation | Role", *(f"{name} | Police | police" for name in people), line]
    reading = roster_from(sheet("\n".join(rows)))
    assert counted(reading) == people
    (question,) = questions(reading)
    assert [place.cell for place in question.also] == [f"row {row}"]


@pytest.mark.parametrize("name", ["Misto Popa", "Statt Iona", "Vera Instead"])
def test_a_name_that_has_such_a_word_is_somebody(name: str) -> None:
    reading = roster_from(sheet(f"Name | Organisation\nAna Ilić | Police\nJan Rus | Shelter\n{name} | NGO"))
    assert counted(reading) == ["Ana Ilić", "Jan Rus", name]
    assert questions(reading) == []
