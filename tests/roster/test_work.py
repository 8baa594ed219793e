"""Role and profession: each from the column that is for it; what two columns say differently is asked."""

from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.values.participant import Role
from tests.roster.lists import sheet

HEAD = "Name | Organisation | Type | Role | Profession | Gender\n"


def read(rows: str) -> RosterReading:
    return roster_from(sheet(HEAD + rows))


def messages(reading: RosterReading, code: str) -> list[str]:
    return [f"{one.where}: {one.message}" for one in reading.findings if one.code == code]


def test_the_profession_is_what_its_own_column_says() -> None:
    reading = read("A B | Police HQ | GO | Police | Prosecutor | F")
    (person,) = reading.roster.participants
    assert (person.role, person.profession) == (Role.LAW_ENFORCEMENT, "prosecutor")
    assert not messages(reading, "roster.contradiction")


def test_columns_on_different_sides_are_asked_with_their_cell() -> None:
    reading = read("A B | Shelter | NGO | care | police officer | F\nC D | Shelter | NGO | care | Polizei | M")
    assert [person.role for person in reading.roster.participants] == [Role.CARE, Role.CARE]
    (asked,) = messages(reading, "roster.contradiction")
    assert asked == (
        "roster.xlsx!Sheet1!E2: `Role` says care, `Profession` police officer (law enforcement) "
        "for 2 people (E2 and E3); counted as care."
    )


def test_a_profession_that_no_table_knows_is_asked_even_where_the_side_is_known() -> None:
    reading = read("A B | Shelter | NGO | other | Beraterin | F")
    (asked,) = messages(reading, "roster.unknown-value")
    assert "E2" in asked
    assert "Beraterin" in asked


def test_professions_read_as_others_are_listed_beside_a_role() -> None:
    reading = read("A B | Police HQ | GO | LE | Polizeibeamter | M")
    assert ("Profession", "Polizeibeamter") in {(entry.column, entry.written) for entry in reading.read_as}
