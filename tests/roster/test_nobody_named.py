"""Rows in which nobody is named, and cells that name two people: neither counts as one person without a word."""

import pytest

from ecpat_training.core.finding import Finding
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from tests.roster.lists import sheet

OTHERS = ("Aminata Diallo | Terre", "Moussa Ndiaye | Arsis", "Ben Kola | Police")


def read(name: str, header: str = "Name | Organisation") -> RosterReading:
    return roster_from(sheet("\n".join([header, f"{name} | Ministry", *OTHERS])))


def questions(reading: RosterReading, code: str) -> list[Finding]:
    return [finding for finding in reading.findings if finding.code == code]


@pytest.mark.parametrize(
    "name",
    [
        "Not known yet", "not yet known", "Non communiqué", "TBC", "to be named", "N.N.", "noch offen", "à désigner",
        "буде визначено", "xx", "XXX", "ххх", "Unbekannt", "inconnu", "Не определён", "biće određeno", "por designar",
        "da definire", "do të caktohet", "άγνωστο", "henüz belli değil", "غير معروف", "representative of the ministry",
        "Vertreter des Ministeriums", "Représentante du ministère", "представник міністерства", "predstavnik MUP",
        "Delegate 1", "name not known", "X.",
    ],
)  # fmt: skip
def test_who_isn_t_named_is_nobody_and_asked(name: str) -> None:
    reading = read(name)
    assert len(reading.roster.participants) == 3
    (question,) = questions(reading, "roster.nobody")
    assert "an open place, with no name yet" in question.message


@pytest.mark.parametrize(
    "name",
    [
        "None Unbekannt-Smith", "Do Da", "Ana Unknown", "Xu Xx Li", "Ana H. (representative of the ministry)", "Bo Nu",
        "Representative Ana Hoxha", "X. Hoxha", "Delegado Ruiz", "Brak Anna", "Max X",
    ],
)  # fmt: skip
def test_a_name_with_such_a_word_is_somebody_s(name: str) -> None:
    reading = read(name)
    assert len(reading.roster.participants) == 4
    assert not questions(reading, "roster.nobody")


def test_a_list_whose_names_are_all_taken_out_has_people() -> None:
    reading = roster_from(sheet("Name | Organisation\nxxx | A\nxxx | B\nxx | C\nTBC | D"))
    assert len(reading.roster.participants) == 3


@pytest.mark.parametrize(
    "name",
    [
        "Sow / Ba", "A. Sow and M. Ba", "Sow & Ba", "Sow, Ba", "Sow et Ba", "Иванов / Петров", "А. Иванов и Б. Петров",
        "Anna Schmidt + Peter Wolf", "Anna Schmidt (+1)", "Anić i Borić", "Ana Anić / Bo Borić", "Vera Lang plus one",
    ],
)  # fmt: skip
def test_two_people_in_one_cell_are_asked(name: str) -> None:
    assert len(questions(read(name), "roster.several-people")) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Anna Schmidt / Müller", "Petrović/Savić Ana", "Петров / Petrov", "Müller / Mueller", "N'Diaye and Sons",
        "Sow, Aminata B.", "Sow, PhD", "Ortega y Gasset", "Puig i Cadafalch Ana", "Sow", "Ana +389 70 123 456",
    ],
)  # fmt: skip
def test_a_double_name_is_one_person_s(name: str) -> None:
    assert not questions(read(name), "roster.several-people")


def test_a_comma_that_several_names_have_stands_behind_the_surname() -> None:
    reading = roster_from(sheet("Name | Organisation\nSow, Aminata | A\nDiallo, Fatou | B\nBen Kola | C\nCia Dema | D"))
    assert not questions(reading, "roster.several-people")


@pytest.mark.parametrize(
    ("row", "number"),
    [("Sow / Ba | Aminata / Moussa | A", 1), ("Sow et Ba | Aminata et Moussa | A", 1), ("Sow / Ba | Aminata | A", 0)],
)
def test_surnames_are_two_people_s_where_as_many_given_names_stand_beside_them(row: str, number: int) -> None:
    reading = roster_from(sheet(f"Nom | Prénom | Structure\n{row}\nDiallo | Fatou | B"))
    assert len(questions(reading, "roster.several-people")) == number
