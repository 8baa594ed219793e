"""Somebody who is there twice counts once where nothing speaks against it; what does is asked, and both stay."""

from ecpat_training.core.finding import Severity
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from tests.roster.lists import sheet

HEADER = "Id | Given name | Surname | Organisation | Stakeholder type | Sex | Country | E-mail"


def read(*rows: str) -> RosterReading:
    return roster_from(sheet("\n".join([HEADER, *rows])))


def said(reading: RosterReading, code: str) -> list[str]:
    return [str(finding) for finding in reading.findings if finding.code == code]


def test_the_same_name_and_address_is_one_person() -> None:
    reading = read(
        " | Elena | Ivanova | Police Academy | GO | F | BG | iv@house.example",
        " | ELENA | Ivanova | Academy of Police | GO | F | BG | IV@house.example",
    )
    assert len(reading.roster.participants) == 1
    (entry,) = reading.not_used
    assert entry.reason == "the same person as row 2 (same name and e-mail address)"
    assert str(entry.duplicate_of) == "roster.xlsx!Sheet1!row 2"
    assert said(reading, "roster.duplicate") == [
        "roster.xlsx!Sheet1!row 3: warning: row 3 repeats row 2 and isn't counted again: the same name and "
        "e-mail address. If these are different people, give each an id. [roster.duplicate]"
    ]


def test_the_same_name_and_organisation_is_one_person_in_any_order_of_the_name() -> None:
    reading = roster_from(
        sheet("Name | Organisation | Sex\nElena Ivanova | Police | F\nKari | Helpline | F\nIvanova, Elena | police | F")
    )
    assert [person.row for person in reading.roster.participants] == [2, 3]


def test_what_only_a_later_row_says_is_taken_over_and_said() -> None:
    reading = read(
        " | Elena | Ivanova | Police Academy | | F | | iv@house.example",
        " | Elena | Ivanova | Police Academy | GO | | BG | iv@house.example",
    )
    (elena,) = reading.roster.participants
    assert (elena.row, elena.stakeholder, elena.gender, elena.country) == (2, "GO", "female", "BG")
    assert (
        "What only the later row says (stakeholder type and country) is taken over."
        in said(reading, "roster.duplicate")[0]
    )


def test_the_same_name_alone_is_a_question() -> None:
    reading = read(
        " | Maria | Popescu | Police | GO | F | RO | m1@example.org",
        " | Maria | Popescu | Helpline | NGO | F | RO | m2@example.org",
    )
    assert len(reading.roster.participants) == 2
    (question,) = said(reading, "roster.same-name")
    assert (
        "rows 2 and 3 are maybe the same person: the same name, but not the same e-mail address and stakeholder type"
        in question
    )


def test_different_ids_are_the_lists_own_word_that_people_differ() -> None:
    row = "{} | Elena | Ivanova | Police | GO | F | BG | e@example.org"
    reading = read(row.format("1"), row.format("2"), row.format("03"))
    assert [person.id for person in reading.roster.participants] == ["1", "2", "03"]
    (question,) = said(reading, "roster.same-name")
    assert (
        "rows 2, 3 and 4 are maybe the same person: the same name, e-mail address and organisation, but not the same id"
        in question
    )


def test_running_numbers_are_no_ids() -> None:
    reading = roster_from(sheet("No | Name | Organisation\n1 | Elena | Police\n2 | Elena | Police"))
    assert len(reading.not_used) == 1


def test_the_same_id_for_different_people_is_an_error_with_both_rows() -> None:
    reading = read(
        "P01 | Elena | Ivanova | Police | GO | F | BG |",
        "P02 | Kari | Nordmann | Helpline | NGO | F | NO |",
        "p01 | Jean | Petit | IOM | IGO | M | FR |",
    )
    assert len(reading.roster.participants) == 3
    (error,) = [finding for finding in reading.findings if finding.severity is Severity.ERROR]
    assert "the id `P01` is given to different people, in rows 2 and 4." in error.message


def test_a_code_twice_without_names_is_one_person_only_if_nothing_differs() -> None:
    same = roster_from(sheet("Code | Stakeholder type\nP01 | GO\nP01 | GO"))
    assert (len(same.roster.participants), len(same.not_used)) == (1, 1)
    differs = roster_from(sheet("Code | Stakeholder type\nP01 | GO\nP01 | NGO"))
    assert len(differs.roster.participants) == 2
    assert said(differs, "roster.same-id")


def test_one_address_for_several_people_is_noted() -> None:
    reading = read(" | Elena | Ivanova | | | | | o@example.org", " | Kari | Nordmann | | | | | o@example.org")
    assert len(reading.roster.participants) == 2
    assert (
        "rows 2 and 3 give the same e-mail address under different names" in said(reading, "roster.shared-address")[0]
    )


def test_no_message_names_anybody() -> None:
    reading = read(
        "P01 | Elena | Ivanova | Police | GO | F | BG | iv@house.example",
        "P01 | Elena | Ivanova | Police | GO | F | BG | iv@house.example",
        "P01 | Kari | Nordmann | Helpline | what | F | BG | iv@house.example",
        "P04 | Elena | Ivanova | Helpline | NGO | M | BG | somewhere",
    )
    everything = " ".join(map(str, [*reading.findings, *reading.not_used, *reading.read_as, *reading.columns]))
    for name in ("Elena", "Ivanova", "Kari", "Nordmann", "iv@house.example", "somewhere"):
        assert name not in everything
