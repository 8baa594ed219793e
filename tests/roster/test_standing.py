"""Where people stand on the way into the room: by a status in any of the languages, by columns of yes and no, by
half-days ticked off; and what becomes of it, a funnel and the people whom rules count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Severity
from ecpat_training.roster.model.check import RosterCheck
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.roster.rule_parts.funnel import funnel
from ecpat_training.roster.workflows.check import judge
from ecpat_training.roster.workflows.stages import parse_stage
from ecpat_training.values.participant import Participant, Status
from tests.roster.lists import sheet

LIST = """
Name | Type | Role | Status | Invited | Confirmed | Day 1 AM | Day 1 PM
Ana Novak | GO | police officer | | x | yes | x | x
Ben Kovac | GO | police officer | | 3.5.2005 | yes | x |
Cia Lund | NGO | social worker | declined | x | no | |
Dan Marin | NGO | shelter worker | | x | | |
Eva Dosta | NGO | psychologist | waiting list | | | |
Fin Orel | IGO | | | | | |
"""


def people(table: str) -> dict[str, Participant]:
    return {person.name: person for person in roster_from(sheet(table)).roster.participants}


def check(table: str, stage: Status | None = None) -> RosterCheck:
    return judge(roster_from(sheet(table)), "The programme", [], required_stage=stage)


@pytest.mark.parametrize(
    ("header", "written", "meant"),
    [
        ("Status", "Confirmed", Status.CONFIRMED),
        ("Anmeldestatus", "abgesagt", Status.DECLINED),
        ("Statut", "liste d’attente", Status.WAITING),
        ("Status", "teruggetrokken", Status.WITHDRAWN),
        ("Statut", "invitată", Status.INVITED),
        ("Статус", "потврђено", Status.CONFIRMED),
        ("Състояние", "присъства", Status.ATTENDED),
        ("Stav", "nepřišel", Status.ABSENT),
        ("Staatus", "kutsutud", Status.INVITED),
        ("Statusi", "i regjistruar", Status.REGISTERED),
        ("Статус", "отказалась", Status.DECLINED),
        ("Стан", "підтверджено", Status.CONFIRMED),
        ("Confirmed", "x", Status.CONFIRMED),
        ("Bestätigt", "ja", Status.CONFIRMED),
        ("Confirmed", "no", Status.REGISTERED),
        ("Confirmed", "declined", Status.DECLINED),
        ("Attended", "1", Status.ATTENDED),
        ("Attended", "0", Status.ABSENT),
        ("Invited", "2005-05-03", Status.INVITED),
        ("Withdrawn", "x", Status.WITHDRAWN),
        ("Confirmed", "✓", Status.CONFIRMED),
        ("Attended", "✔", Status.ATTENDED),
        ("Attended", "+", Status.ATTENDED),
        ("Attended", "✗", Status.REGISTERED),
        ("Status", "cancelled", Status.WITHDRAWN),
        ("Status", "Canceled", Status.WITHDRAWN),
        ("Status", "cancelled by e-mail", Status.WITHDRAWN),
        ("Anmeldestatus", "storniert", Status.WITHDRAWN),
        ("Statut", "annulée", Status.WITHDRAWN),
        ("Status", "geannuleerd", Status.WITHDRAWN),
        ("Statut", "anulat", Status.WITHDRAWN),
        ("Status", "otkazano", Status.WITHDRAWN),
        ("Състояние", "отменено", Status.WITHDRAWN),
        ("Stav", "zrušeno", Status.WITHDRAWN),
        ("Staatus", "tühistatud", Status.WITHDRAWN),
        ("Statusi", "anuluar", Status.WITHDRAWN),
        ("Статус", "отменено", Status.WITHDRAWN),
        ("Стан", "скасовано", Status.WITHDRAWN),
        ("Status", "tbc", Status.INVITED),
        ("Status", "to be confirmed", Status.INVITED),
        ("Status", "cancelled?", Status.REGISTERED),
        ("Status", "confirmed?", Status.REGISTERED),
        ("Confirmed", "declined?", Status.REGISTERED),
        ("Status", "", Status.REGISTERED),
    ],
)
def test_a_status_is_read_by_its_column(header: str, written: str, meant: Status) -> None:
    assert people(f"Name | Type | {header}\nAna Novak | GO | {written}\nBen Kovac | GO |")["Ana Novak"].status is meant


def test_a_list_that_says_nothing_of_the_kind_has_no_status_and_no_funnel() -> None:
    reading = roster_from(sheet("Name | Type\nAna Novak | GO"))
    (ana,) = reading.roster.participants
    assert (ana.status, ana.reached, ana.half_days) == (None, None, None)
    assert funnel(reading.roster) is None


def test_a_status_that_either_side_may_mean_is_asked() -> None:
    reading = roster_from(sheet("Name | Type | Status\nAna Novak | GO | accepted\nBen Kovac | NGO | confirmed"))
    (asked,) = [finding for finding in reading.findings if finding.code == "roster.unknown-value"]
    assert "`accepted` in column `Status` isn't known as a status" in asked.message


def test_to_be_confirmed_is_said_in_the_words_that_were_read() -> None:
    reading = roster_from(sheet("Name | Type | Status\nAna Novak | GO | tbc\nBen Kovac | NGO | confirmed"))
    assert ("tbc", "invited") in [(one.written, one.meaning) for one in reading.read_as]


def test_rows_that_say_what_their_headers_say_are_people() -> None:
    table = "Name | Confirmed | Attended\nAna Novak | confirmed | attended\nBen Kovac | confirmed |"
    assert [person.status for person in people(table).values()] == [Status.ATTENDED, Status.CONFIRMED]


def test_half_days_are_those_that_are_ticked_off() -> None:
    found = people(LIST)
    assert found["Ben Kovac"].half_days == {"Day 1 AM": True, "Day 1 PM": False}
    assert (found["Ben Kovac"].status, found["Cia Lund"].status) == (Status.ATTENDED, Status.DECLINED)
    assert found["Dan Marin"].status is Status.ABSENT, "no tick in any half-day, where others have some"
    other = people("Name | Type | Day 1\nAna Novak | GO | arrives late")
    assert other["Ana Novak"].half_days is None, "a column of remarks is no sheet to sign"


def test_the_funnel_counts_each_stage_by_type_and_side() -> None:
    made = funnel(roster_from(sheet(LIST)).roster)
    assert made is not None
    assert made.stages == (Status.REGISTERED, Status.INVITED, Status.CONFIRMED, Status.ATTENDED)
    rows = {row.label: row for row in made.rows}
    assert rows["everybody"].reached == (6, 4, 2, 2)
    assert rows["everybody"].kept == (4 / 6, 0.5, 1.0)
    assert (rows["GO"].reached, rows["NGO"].reached) == ((2, 2, 2, 2), (3, 2, 0, 0))
    assert rows["NGO"].kept == (2 / 3, 0.0, None)
    assert (rows["care"].reached, rows["not known"].reached) == ((3, 2, 0, 0), (1, 0, 0, 0))
    assert made.outside == ((Status.DECLINED, 1), (Status.WAITING, 1), (Status.ABSENT, 2))
    assert [(half.name, half.there) for half in made.half_days] == [("Day 1 AM", 2), ("Day 1 PM", 1)]


def test_rules_count_everybody_who_is_not_out_of_it() -> None:
    result = check(LIST)
    assert (result.rows, result.used, len(result.not_used)) == (6, 2, 4)
    (said,) = [finding for finding in result.findings if finding.code == "roster.status"]
    assert said.message == (
        "4 people aren't counted by the rules: 1 declined (row 4), 2 did not come (rows 5 and 7) and 1 on the waiting "
        "list (row 6)."
    )


def test_rules_count_those_who_reached_a_stage_if_asked() -> None:
    result = check(LIST, Status.CONFIRMED)
    assert (result.used, len(result.not_used)) == (2, 4)
    assert [entry.reason for entry in result.not_used] == [
        "declined",
        "did not come",
        "on the waiting list",
        "did not come",
    ]
    without = check(
        "\n".join("|".join(line.split("|")[:6]) for line in LIST.strip().splitlines()),
        Status.CONFIRMED,
    )
    assert [entry.reason for entry in without.not_used] == [
        "declined",
        "invited so far, not confirmed",
        "on the waiting list",
        "registered so far, not confirmed",
    ]


def test_a_stage_that_is_none_or_that_the_list_says_nothing_of_is_refused() -> None:
    with pytest.raises(UsageError, match="there is no such stage"):
        parse_stage("confrmed")
    with pytest.raises(UsageError, match="doesn't say it of anybody"):
        check("Name | Type\nAna Novak | GO", Status.CONFIRMED)


def test_a_cross_beside_a_tick_is_asked() -> None:
    reading = roster_from(sheet("Name | Gender | Attended | Day 1 AM\nAna Novak | F | ✓ | ✓\nBen Kovac | M | ✗ | ✗"))
    assert [person.status for person in reading.roster.participants] == [Status.ATTENDED, Status.REGISTERED]
    said = [finding.message for finding in reading.findings]
    assert "`✗` in column `Attended` isn't known as a yes or no." in said
    assert "column `Day 1 AM` isn't known or used." in said, "rather than everybody there"


INDICO = "ID | First Name | Last Name | Affiliation | Position | {} \n1 | Ana | Novak | Helpline | Social worker | {}"


@pytest.mark.parametrize(
    ("header", "written", "status"),
    [
        ("Registration state", "Completed", Status.REGISTERED),
        ("Registration Status", "complete", Status.REGISTERED),
        ("Registration state", "Withdrawn", Status.WITHDRAWN),
        ("Registration state", "Rejected", Status.DECLINED),
        ("Attendee Status", "Attending", Status.CONFIRMED),
        ("Attendee Status", "Not Attending", Status.DECLINED),
        ("Attendee Status", "Checked In", Status.ATTENDED),
    ],
)
def test_what_platforms_for_registering_write(header: str, written: str, status: Status) -> None:
    assert people(INDICO.format(header, written))["Ana Novak"].status is status


@pytest.mark.parametrize(("header", "written"), [("Status", "Completed"), ("Registration state", "Pending")])
def test_what_may_be_the_opposite_is_asked(header: str, written: str) -> None:
    reading = roster_from(sheet(INDICO.format(header, written)))
    assert [one.where and one.where.cell for one in reading.findings if one.code == "roster.unknown-value"] == ["F2"]
    assert reading.roster.participants[0].status is Status.REGISTERED, "whoever is on the list is registered"


@pytest.mark.parametrize(
    ("there", "not_there"),
    [
        ("present", "absent"), ("anwesend", "abwesend"), ("présent", "absente"), ("aanwezig", "afwezig"),
        ("prezent", "nu a venit"), ("prisutna", "odsutna"), ("присъства", "отсъства"), ("přítomna", "nepřítomna"),
        ("kohal", "puudus"), ("e pranishme", "mungon"), ("присутствует", "отсутствовала"), ("присутній", "відсутній"),
        ("yes", "no"), ("x", "-"), ("x", ""), ("1", "0"),
    ],
)  # fmt: skip
def test_who_was_there_is_read_in_every_language(there: str, not_there: str) -> None:
    rows = f"Ana Novak | GO | {there} | {there}\nBen Kovac | NGO | {not_there} | {not_there}"
    reading = roster_from(sheet(f"Name | Type | Day 1 AM | Day 1 PM\n{rows}\nTotal | | 2 | 3"))
    assert [person.status for person in reading.roster.participants] == [Status.ATTENDED, Status.ABSENT]
    assert not [one for one in reading.findings if one.code.startswith("roster.unknown")]
    as_one = people(f"Name | Type | Attended\nAna Novak | GO | {there}\nBen Kovac | NGO | {not_there or 'no'}")
    if not_there != "-":
        assert as_one["Ben Kovac"].status is Status.ABSENT, "as with one column"


def test_an_unknown_word_in_a_half_day_is_asked_and_nobody_is_called_absent_for_it() -> None:
    table = "Name | Type | Day 1 AM | Day 1 PM\nAna Novak | GO | x | x\nBen Kovac | GO | late train | -\nCia | GO | x |"
    reading = roster_from(sheet(table))
    (asked,) = [one for one in reading.findings if one.code == "roster.unknown-value"]
    assert (asked.where and asked.where.cell, asked.hint) == (
        "C3",
        "Please write x for whoever was there, or leave the cell empty.",
    )
    ben = reading.roster.participants[1]
    assert (ben.status, ben.half_days) == (Status.REGISTERED, {"Day 1 PM": False})


def test_half_days_without_any_tick_say_nothing_yet() -> None:
    found = people("Name | Type | Day 1 AM | Day 1 PM\nAna Novak | GO | - | -\nBen Kovac | GO | - | -")
    assert {person.status for person in found.values()} == {Status.REGISTERED}


def test_half_days_in_words_that_nobody_knows_are_asked() -> None:
    reading = roster_from(sheet("Name | Gender | Day 1 AM\nAna Novak | F | P\nBen Kovac | M | A"))
    (asked,) = [one for one in reading.findings if one.code == "roster.unknown-column"]
    assert (asked.severity, asked.hint) == (
        Severity.WARNING,
        "If it says who was there, write x in the cells of those who were, and nothing in the others.",
    )


@pytest.mark.parametrize(
    "header",
    ["12.05", "12.05.2005", "12/5", "2005-05-12", "1 qershor", "12 mai", "12 мая", "Mon 12 May", "Thu, 12.05."],
)
def test_columns_of_ticks_under_a_date_are_days(header: str) -> None:
    reading = roster_from(sheet(f"Name | Type | {header}\nAna Novak | GO | x\nBen Kovac | NGO |\nTotal | | 3"))
    assert [person.status for person in reading.roster.participants] == [Status.ATTENDED, Status.ABSENT]
    (said,) = [one.message for one in reading.findings if one.code == "roster.days"]
    assert said == f"column `{header}` is read as a day: a tick says who came."


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("18-25", "x"), ("2-5", "x"), ("45.90", "x"), ("2005", "x"), ("May", "x"), ("12.05", "hotel"), ("12.05", "3"),
        ("13.13", "x"), ("Arrival 12.05", "x"),
    ],
)  # fmt: skip
def test_other_figures_and_other_cells_are_no_day(header: str, cell: str) -> None:
    reading = roster_from(sheet(f"Name | Type | {header}\nAna Novak | GO | {cell}\nBen Kovac | NGO | x"))
    assert [person.half_days for person in reading.roster.participants] == [None, None]


@given(
    st.lists(
        st.tuples(st.sampled_from(["x", "-", "", "no", "absent"]), st.sampled_from(["x", "", "present"])), min_size=1
    )
)
def test_the_funnel_and_the_count_agree_on_who_came(days: list[tuple[str, str]]) -> None:
    rows = "\n".join(f"Person Number{at} | GO | {am} | {pm}" for at, (am, pm) in enumerate(days))
    result = check(f"Name | Type | Day 1 AM | Day 1 PM\nAna Novak | GO | x | x\n{rows}")
    came = 1 + sum(am == "x" or pm != "" for am, pm in days)
    assert result.funnel is not None
    assert (result.used, result.funnel.rows[0].reached[-1]) == (came, came)
