"""Headers of two rows and more: INSTITUTION over Name and Type, PARTICIPANT over Name and Sex. Nothing is dropped that
the groups tell, nothing is taken for a group that is a title, and a mapping names columns by path or letter."""

from dataclasses import replace
from pathlib import Path

import pytest

from ecpat_training.core.errors import ContentError
from ecpat_training.roster.reading.mapping_file import read_mapping
from ecpat_training.roster.reading.roster import roster_from
from tests.roster.lists import sheet

GROUPS = """
No | INSTITUTION | | PARTICIPANT | |
 | Name | Type | Name | Sex | E-mail
1 | La Strada | NGO | Ana Petrova | F | ana@example.org
"""


def fields(text: str) -> list[tuple[str, str]]:
    columns = (described.split(": ", 1)[-1] for described, _ in roster_from(sheet(text)).columns)
    return list(zip(columns, (meaning for _, meaning in roster_from(sheet(text)).columns), strict=True))


def test_groups_tell_the_institution_s_name_from_the_participant_s() -> None:
    (person,) = roster_from(sheet(GROUPS)).roster.participants
    assert (person.name, person.organisation, person.stakeholder, person.gender, person.email) == (
        "Ana Petrova", "La Strada", "NGO", "female", "ana@example.org",
    )  # fmt: skip
    assert fields(GROUPS)[1:4] == [
        ("INSTITUTION / Name", "organisation"), ("INSTITUTION / Type", "stakeholder type"),
        ("PARTICIPANT / Name", "full name"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "meanings"),
    [
        (
            "INSTITUTION | | | PARTICIPANT | |\nName | City | E-mail | First name | Last name | Gender",
            ["organisation", "not used", "not used", "given name", "surname", "gender"],
        ),
        (
            "REGISTRATION | | | |\nINSTITUTION | | PARTICIPANT | |\nName | Type | Name | Sex | Country",
            ["organisation", "stakeholder type", "full name", "gender", "country"],
        ),
        ("Full name | Organisation | Contact |\n | | E-mail | Phone", ["full name", "organisation", "e-mail", "phone"]),
        ("INSTITUTION | PARTICIPANT |\nName | Name | Sex", ["organisation", "full name", "gender"]),
        (
            "INSTYTUCJA | | UCZESTNIK |\nNazwa | Rodzaj | Imię | Nazwisko",
            ["organisation", "stakeholder type", "given name", "surname"],
        ),
        (
            "المؤسسة | | المشارك |\nالاسم | النوع | الاسم | الجنس",
            ["organisation", "stakeholder type", "full name", "gender"],
        ),
    ],
)
def test_columns_mean_what_all_words_over_them_say(header: str, meanings: list[str]) -> None:
    assert [meaning.partition(" (")[0] for _, meaning in fields(header)] == meanings


@pytest.mark.parametrize(
    "title",
    [
        "Institution",
        "Institution: | Ministry of Interior",
        "Country | Albania | Date | 12 May",
        "Participants",
        "Title of training | | Venue |",
        "Type of organisation | NGO",
    ],
)
def test_a_title_is_no_group(title: str) -> None:
    header = "Name | Surname | Gender | E-mail"
    assert fields(f"{title}\n{header}") == fields(header)
    header = "Name | Type | Gender"
    assert fields(f"{title}\n{header}") == fields(header)


def test_somebody_else_s_name_is_not_the_participant_s() -> None:
    header = "Participant | | Supervisor | | Organisation\nName | E-mail | Name | E-mail |"
    text = f"{header}\nAna | a@x.org | Ben | b@x.org | La Strada"
    (person,) = roster_from(sheet(text)).roster.participants
    assert (person.name, person.email, person.organisation) == ("Ana", "a@x.org", "La Strada")
    assert [meaning.partition(":")[0] for _, meaning in fields(text)] == [
        "full name", "e-mail", "not used", "not used", "organisation",
    ]  # fmt: skip


def test_two_names_under_words_that_nobody_knows_are_asked() -> None:
    with pytest.raises(ContentError) as caught:
        roster_from(sheet("AAA | | BBB |\nName | Sex | Name | Type\nAna | F | La Strada | NGO"))
    assert [finding.code for finding in caught.value.findings] == ["roster.two-columns"]


def test_a_merged_group_stands_over_its_own_columns_alone() -> None:
    text = "INSTITUTION | | |\nName | Type | Name | Sex\nLa Strada | NGO | Ana Petrova | F"
    table = replace(sheet(text), merged_spans={(0, 0): (1, 2)})
    (person,) = roster_from(table).roster.participants
    assert (person.name, person.organisation, person.stakeholder) == ("Ana Petrova", "La Strada", "NGO")


def test_three_rows_with_cells_merged_downwards_as_workbooks_have_them() -> None:
    """A reader of workbooks writes what is merged downwards into each of its rows."""
    text = """
    LIST OF PARTICIPANTS | | | | | |
    No | PARTICIPANT | | | | INSTITUTION |
    No | First name | Surname | Contact | | Name | Type
    No | First name | Surname | E-mail | Phone | Name | Type
    1 | Ana | Petrova | ana@example.org | 12 | La Strada | NGO
    """
    merged = {(1, 0): (3, 1), (1, 1): (1, 4), (1, 5): (1, 2), (2, 3): (1, 2), (0, 0): (1, 7)}
    merged |= {(2, column): (2, 1) for column in (1, 2, 5, 6)}
    (person,) = roster_from(replace(sheet(text), merged_spans=merged)).roster.participants
    assert (person.name, person.organisation, person.stakeholder) == ("Ana Petrova", "La Strada", "NGO")


@pytest.mark.parametrize("name", ["AAA / Name", "aaa/name", "A", "column A"])
def test_a_mapping_names_a_column_by_its_path_or_its_letter(name: str, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(f'columns: {{"{name}": organisation}}\n', encoding="utf-8")
    text = "AAA | | BBB |\nName | Sex | Name | Type\nLa Strada | F | Ana | NGO"
    (person,) = roster_from(sheet(text), read_mapping(path)).roster.participants
    assert (person.name, person.organisation) == ("Ana", "La Strada")


def test_of_two_columns_called_alike_the_letter_tells_which(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("columns: {Name: full name, column B: organisation}\n", encoding="utf-8")
    (person,) = roster_from(sheet("Name | Name | Sex\nAna | La Strada | F"), read_mapping(path)).roster.participants
    assert (person.name, person.organisation) == ("Ana", "La Strada")
