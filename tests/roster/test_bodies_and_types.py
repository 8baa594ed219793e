"""What kind of body somebody comes from, in words of bodies over Name and Type, in headers of types in whatever case,
and in words that are cut short; a word that no table knows and several share is quoted."""

import pytest

from ecpat_training.core.finding import Finding
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.words.header_fields import field_of
from tests.roster.lists import sheet


def unknown(reading: RosterReading) -> list[Finding]:
    return [finding for finding in reading.findings if finding.code == "roster.unknown-value"]


@pytest.mark.parametrize(
    ("groups", "columns", "rows"),
    [
        ("Structure | | Participant | ", "Nom | Type | Nom | Sexe", ("DGPN | GO | Sow | F", "Samu | ONG | Ba | H")),
        ("Stelle | | Teilnehmende | ", "Name | Art | Name | Geschl.", ("LKA | Amt | Sow | w", "Hilfe | NRO | Ba | m")),
        ("Entité | | Participant | ", "Nom | Catégorie | Nom | Genre", ("DGPN | OG | Sow | F", "Samu | ONG | Ba | H")),
        ("Service | | Agent | ", "Nom | Type | Nom | Sexe", ("DGPN | GO | Sow | F", "Samu | ONG | Ba | H")),
        ("Ustanova | | Učesnik | ", "Naziv | Tip | Učesnik | Pol", ("MUP | vlada | Sow | ž", "At | NVO | Ba | m")),
        ("Служба | | Учасник | ", "Назва | Тип | ПІБ | Стать", ("МВС | держ. | Sow | ж", "А | НУО | Ba | ч")),
    ],
)  # fmt: skip
def test_a_body_over_name_and_type_is_no_participant(groups: str, columns: str, rows: tuple[str, str]) -> None:
    reading = roster_from(sheet("\n".join((groups, columns, *rows))))
    people = [(person.name, person.stakeholder, person.gender) for person in reading.roster.participants]
    assert people == [("Sow", "GO", "female"), ("Ba", "NGO", "male")]
    assert [person.organisation for person in reading.roster.participants] == [row.split(" | ")[0] for row in rows]


@pytest.mark.parametrize(
    "header",
    ["Тип установи", "Art der Behörde", "Type d'institution", "Tip ustanove", "Type of agency", "Rodzaj instytucji",
     "Вид организацию"],
)  # fmt: skip
def test_a_word_for_a_type_with_one_for_a_body_in_any_case_is_its_type(header: str) -> None:
    assert field_of(header) == "stakeholder type"


@pytest.mark.parametrize(
    "header",
    [
        "Type of organizaton",
        "Type of training",
        "Category of ticket",
        "Type of service",
        "Art der Anreise",
        "Type",
        "Kind of diet",
    ],
)
def test_a_type_of_something_else_is_not(header: str) -> None:
    assert field_of(header) != "stakeholder type"


@pytest.mark.parametrize(
    ("word", "kind"),
    [("держ.", "GO"), ("staatl.", "GO"), ("gouv.", "GO"), ("державн.", "GO"), ("nichtstaatl.", "NGO"),
     ("assoc.", "NGO"), ("недерж.", "NGO")],
)  # fmt: skip
def test_a_word_cut_short_is_what_all_words_with_that_beginning_are(word: str, kind: str) -> None:
    reading = roster_from(sheet(f"Name | Organisation | Stakeholder type\nAna Hoxha | A | {word}"))
    assert [person.stakeholder for person in reading.roster.participants] == [kind]


@pytest.mark.parametrize("word", ["int.", "inst.", "org.", "priv.", "Acad.", "держ.?", "publ."])
def test_what_may_be_cut_from_several_words_is_asked(word: str) -> None:
    reading = roster_from(sheet(f"Name | Organisation | Type\nAna Hoxha | A | {word}"))
    assert [person.stakeholder for person in reading.roster.participants] == [None]
    assert len(unknown(reading)) == 1


@pytest.mark.parametrize("word", ["Zwischending", "mittendrin", "междинна"])
def test_a_word_that_several_share_is_quoted_and_one_of_a_single_person_isn_t(word: str) -> None:
    names = ("Ana Hoxha", "Ben Kola", "Cia Dema", "Dan Rama")
    rows = [f"{name} | Body | {word if name != 'Dan Rama' else 'wizard'}" for name in names]
    shared, single = unknown(roster_from(sheet("\n".join(("Name | Organisation | Type", *rows)))))
    assert f"`{word}`" in shared.message
    assert "rows 2 to 4" in shared.message or "C2" in shared.message
    assert "wizard" not in single.message


@pytest.mark.parametrize("name", ["Hoxha", "Vera Orlova", "Dr. Vera Orlova"])
def test_a_name_in_the_wrong_column_is_never_quoted_however_many_share_it(name: str) -> None:
    rows = (f"Ana Hoxha | A | {name}", f"Ben Hoxha | B | {name}", f"Cia Hoxha | C | {name}")
    (finding,) = unknown(roster_from(sheet("\n".join(("Name | Organisation | Type", *rows)))))
    assert name not in finding.message
