"""Where a trainer stands, by the programme's rules; what comes next; who lapses; how far assessors agree."""

from datetime import date

import pytest
from pydantic import ValidationError

from ecpat_training.programme.model.ladder import Ladder, months_after
from ecpat_training.trainers.ladder.agreement import agreement, disagreements
from ecpat_training.trainers.ladder.standing import remarks, standing
from ecpat_training.trainers.model.pool import TrainerPool
from ecpat_training.trainers.model.standing import Rung
from ecpat_training.trainers.reading.pool import pool_from
from tests.roster.lists import sheet

ON = date(2026, 5, 12)
RULES = Ladder()
HEAD = "Code | Country | Observed | Co-trained | Taught back | Result | Assessor 1 | Assessor 2 | Certified "
HEAD += "| Certified in | Sessions led | Last led\n"


def pool(*rows: str) -> TrainerPool:
    """A pool from rows under the ladder's columns."""
    return pool_from([sheet(HEAD + "\n".join(rows))])


@pytest.mark.parametrize(
    ("row", "rung", "needs"),
    [
        ("B1|BG|||||||||", Rung.NOTHING, "observe"),
        ("B1|BG|2026-01-04|||||||||", Rung.OBSERVED, "co-train"),
        ("B1|BG|x|2026-02-04||||||||", Rung.CO_TRAINED, "teach back"),
        ("B1|BG|x|x|2026-03-04|||||||", Rung.TAUGHT_BACK, "a level from 2 assessors, 0 so far"),
        ("B1|BG|x|x|2026-03-04|passed|3||||||", Rung.TAUGHT_BACK, "a level from 2 assessors, 1 so far"),
        ("B1|BG|x|x|2026-03-04|repeat|2|2|||||", Rung.TAUGHT_BACK, "teach back again"),
        ("B1|BG|x|x|2026-03-04||3|3|||||", Rung.TAUGHT_BACK, "write the result of the teach-back"),
        # people who had every step were missed for months where a list holds steps and no certificate
        ("B1|BG|x|x|2026-03-04|passed|3|4|||||", Rung.TAUGHT_BACK, "a certificate: every step is done"),
        ("B1|BG|x|x|x|passed|3|3|2025-05-12|English|||", Rung.CERTIFIED, "nothing"),
        ("B1|BG|x|x|x|passed|3|3|x||||", Rung.CERTIFIED, "write the date of the certificate"),
        ("B1|BG|x|x|x|passed|3|3|2024-05-12||||", Rung.CERTIFIED, "nothing"),
        ("B1|BG|x|x|x|passed|3|3|2024-05-11||||", Rung.LAPSED, "teach back again before assessors"),
    ],
)  # fmt: skip
def test_each_rung_and_what_comes_next(row: str, rung: Rung, needs: str) -> None:
    found = standing(pool(row).people[0], RULES, ON)
    assert (found.rung, found.needs) == (rung, needs)


def test_a_certificate_lapses_on_the_day_that_the_rules_say() -> None:
    one = pool("B1|BG|x|x|x|passed|3|3|2024-02-29|en|||").people[0]
    assert standing(one, RULES, ON).lapses == date(2026, 2, 28)
    assert standing(one, Ladder(lapses_after=36), ON).rung is Rung.CERTIFIED


def test_active_is_who_led_or_assisted_in_the_last_months() -> None:
    """Tearfund's words; where only a number of sessions is known, nobody can say."""
    rows = (
        "B1|BG|||||||||2|2025-11-12",
        "B2|BG|||||||||2|2025-11-11",
        "B3|BG||2026-02-01||||||||",
        "B4|BG|||||||||7|",
        "B5|BG||||||||||",
    )
    found = [standing(one, RULES, ON).active for one in pool(*rows).people]
    assert found == [True, False, True, None, False]


def test_steps_that_are_missing_or_to_come_are_asked() -> None:
    people = pool("B1|BG|x||||||2026-04-01|||", "B2|BG|2026-06-04|||||||||").people
    assert [finding.code for finding in remarks(people, RULES, ON)] == ["trainers.steps", "trainers.future"]
    assert standing(people[1], RULES, ON).rung is Rung.NOTHING


def test_levels_more_than_one_apart_are_asked_and_one_apart_are_not() -> None:
    people = pool("B1|BG|||x||4|2", "B2|BG|||x||3|4", "B3|BG|||x||3/4|level 3", "B4|BG|||x||2|").people
    found = agreement(people)
    assert (found.kappa.n, found.same, found.one_apart, found.apart) == (3, 1, 1, ("B1",))
    assert found.table == ((0, 0, 0, 0), (0, 0, 0, 0), (0, 0, 1, 1), (0, 1, 0, 0))
    assert [finding.code for finding in disagreements(people, found)] == ["trainers.assessors"]


def test_the_rules_are_written_in_words() -> None:
    rules = Ladder.model_validate({"lapses after": "2 years", "active within": "6 months", "co-trained": "2"})
    assert (rules.lapses_after, rules.active_within, rules.co_trained) == (24, 6, 2)
    with pytest.raises(ValidationError, match="24 months"):
        Ladder.model_validate({"lapses after": "soon"})


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 8, 31), 6, date(2025, 2, 28)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
        (date(2024, 11, 30), 1, date(2024, 12, 30)),
        (date(2024, 3, 15), 24, date(2026, 3, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later
