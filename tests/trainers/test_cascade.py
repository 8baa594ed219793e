"""The cascade counts persons once, says bounds where only numbers are known, and finds each trainer's generation."""

import random
from itertools import product

import pytest

from ecpat_training.core.location import Location
from ecpat_training.trainers.cascade.generations import cascade, persons
from ecpat_training.trainers.model.cascade import Cascade, CountBounds, HeldEvent
from ecpat_training.trainers.reading.ledger import ledger_from
from tests.draws import some_of
from tests.roster.lists import sheet

LEDGER = """
Date       | Training | Kind               | Trainers   | People           | Reached
2005-09-14 | tot      | train the trainers | NL-1; GB-1 | AL-1; BE-1; BG-2 |
2005-10-03 | al-1     | training           | AL-1; BE-1 | P1; P2; P3       | 20
2006-01-10 | al-2     | training           | AL-1; NL-1 | P1; P2; P9       | 18
2006-01-11 | tot-bg   | ToT                | BG-2       | B1; B2           |
2006-03-10 | local    | training           | B1         | P1; Q1           |
Total      |          |                    |            |                  | 40
"""


def of(text: str) -> Cascade:
    """The cascade of a ledger."""
    return cascade(ledger_from(sheet(text)))


def test_generations_trained_delivered_and_reached() -> None:
    found = of(LEDGER)
    told = [(one.number, one.trained, one.delivered, one.trainings, one.persons) for one in found.generations]
    assert told == [
        (0, None, CountBounds(1, 1), 0, CountBounds(0, 0)),  # NL-1 assisted AL-1, whose training al-2 is
        (1, CountBounds(3, 3), CountBounds(2, 2), 2, CountBounds(20, 36)),
        (2, CountBounds(2, 2), CountBounds(1, 1), 1, CountBounds(2, 2)),
    ]
    assert (found.persons, found.participations) == (CountBounds(20, 37), CountBounds(40, 40))
    assert [entry.reason for entry in found.ledger.not_used] == ["it is a total"]


def test_three_hundred_and_fifty_of_whom_all_fifty_were_there_before_are_three_hundred_persons() -> None:
    """Head counts alone can't say it: bounds. Codes can: persons."""
    counts = "Date|Training|Trainers|Reached\n2005-01-10|one|T1|300\n2006-01-10|two|T1|50"
    assert of(counts).persons == CountBounds(300, 350)
    first = ";".join(f"P{at}" for at in range(300))
    second = ";".join(f"P{at}" for at in range(50))
    codes = f"Date|Training|Trainers|People\n2005-01-10|one|T1|{first}\n2006-01-10|two|T1|{second}"
    found = of(codes)
    assert (found.persons, found.participations) == (CountBounds(300, 300), CountBounds(350, 350))


def test_where_nothing_says_how_many_came_the_number_is_open() -> None:
    found = of("Date|Training|Trainers|People|Reached\n2005-01-10|one|T1||\n2006-01-10|two|T1|P1|")
    assert found.persons == CountBounds(1, None)
    assert str(found.participations) == "at least 1"


def test_a_row_for_each_person_and_role_is_one_training() -> None:
    text = """
    Date       | Training | Trainer | Role     | Reached
    2005-10-03 | al-1     | AL-1    | led      | 20
    2005-10-03 | al-1     | BE-1    | second   | 20
    2005-10-03 | al-1     | CZ-1    | observed | 20
    2005-10-03 | al-1     | P1      | trained  |
    """
    (event,) = of(text).ledger.events
    assert (event.leads, event.assisted, event.people, event.reached) == (
        ("AL-1",),
        ("BE-1",),
        ("P1",),
        CountBounds(20, 20),
    )


def test_trainers_of_the_same_day_are_trained_first_and_a_participant_is_no_trainer() -> None:
    text = "Date|Training|Kind|Trainers|People\n2005-01-10|late|training|A1|P1\n"
    text += "2005-01-10|tot|tot|T1|A1\n2005-02-10|x|training|P1|P2"
    found = of(text)
    assert [event.id for event in found.ledger.events] == ["tot", "late", "x"]
    assert [(one.number, one.trainings) for one in found.generations] == [(0, 1), (1, 1)]
    assert [finding.code for finding in found.findings] == ["trainers.not-trained"]


def test_names_in_a_ledger_are_neither_read_nor_quoted() -> None:
    found = of("Date|Training|Trainers|Reached\n2005-01-10|one|Ana Petrova; T1|20")
    assert found.ledger.events[0].trainers == ("T1",)
    assert "Petrova" not in " ".join(f"{one.message} {one.hint}" for one in found.ledger.findings)


@pytest.mark.parametrize("seed", some_of(range(60), 15))
def test_the_bounds_are_the_fewest_and_the_most_persons_that_there_can_be(seed: int) -> None:
    """Every way in which people without a code may be somebody of another training, or of none."""
    chance = random.Random(seed)
    events = []
    for number in range(chance.randint(1, 3)):
        people = tuple(sorted(chance.sample(["P1", "P2", "P3"], chance.randint(0, 2))))
        count = len(people) + chance.randint(0, 2)
        reached = CountBounds(count, count)
        events.append(HeldEvent(f"e{number}", Location("l"), None, False, ("T1",), (), people, reached))
    ways = [_ways(event) for event in events]
    sizes = {len(set().union(*map(set, one))) for one in product(*ways)}
    known = len({code for event in events for code in event.people})
    sizes = {size for size in sizes if size >= known}
    assert persons(events) == CountBounds(min(sizes), max(sizes))


def _ways(event: HeldEvent) -> list[tuple[str, ...]]:
    """Who may have been there: those with codes, and as many others out of everybody who may be meant."""
    unnamed = event.participations.low - len(event.people)
    others = [
        *(code for code in ("P1", "P2", "P3") if code not in event.people),
        *(f"{event.id}-{at}" for at in range(2)),
        "u1",
        "u2",
    ]
    picks = product(others, repeat=unnamed)
    return [(*event.people, *pick) for pick in picks if len(set(pick)) == unnamed]


def test_one_name_for_trainings_of_two_months_is_asked_and_has_two_bounds() -> None:
    """Called by what they are about, two trainings of 20 may be 20 or 40 people; they were 20, in silence."""
    counts = "Date|Training|Trainers|Reached\n2026-03-09|Signals|T1|20\n2026-04-13|Signals|T2|20\n"
    ledger = ledger_from(sheet(counts))
    assert [one.code for one in ledger.findings] == ["trainers.dates-apart"]
    assert [one.reached for one in ledger.events] == [CountBounds(20, 40)]
    days = counts.replace("2026-04-13", "2026-03-10")
    assert [one.reached for one in ledger_from(sheet(days)).events] == [CountBounds(20, 20)]
    assert not ledger_from(sheet(days)).findings
