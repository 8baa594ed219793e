"""Where lines stand on the grid of a day: by the clock, side by side where they overlap, the evening right behind."""

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.model.plan import AgendaCheck
from ecpat_training.serve.showing.timetable import ShownFree, ShownLine, timetable_of
from tests.agenda.cases import agenda, programme


def grid(items: list[object]) -> list[tuple[str, int, int, int, int]]:
    """Each line and each free time: its title, first row, rows, lane and lanes. The day is from 09:00 to 17:00."""
    written = agenda([items])
    planned = PlannedTraining(programme(), programme().training("two-days"), written)
    shown = timetable_of(AgendaCheck("agenda.yaml", planned, (), ())).days[0].lines
    return [
        (one.item.title, one.row, one.rows, one.lane, one.lanes) if isinstance(one, ShownLine) else _free(one)
        for one in shown
    ]


def _free(one: ShownFree) -> tuple[str, int, int, int, int]:
    return one.when, one.row, one.rows, 1, 1


def test_rows_are_five_minutes_and_free_time_is_shown() -> None:
    assert grid(["09:00-09:30 opening @ BG-1", "10:00-10:12 talk @ BG-1"]) == [
        ("Opening", 1, 6, 1, 1),
        ("09:30–10:00", 7, 6, 1, 1),
        ("A talk", 13, 2, 1, 1),
        ("10:12–17:00", 15, 82, 1, 1),
    ]


def test_what_overlaps_lies_side_by_side() -> None:
    assert grid(["09:00-10:00 opening @ BG-1", "09:30-10:30 talk @ BG-1", "10:00-17:00 exercise @ BG-2"]) == [
        ("Opening", 1, 12, 1, 2),
        ("A talk", 7, 12, 2, 2),
        ("An exercise", 13, 84, 1, 2),
    ]


def test_what_begins_before_the_hours_begins_the_grid() -> None:
    assert grid(["08:30-09:00 opening @ BG-1", "09:00-17:00 exercise @ BG-1"])[:2] == [
        ("Opening", 1, 6, 1, 1),
        ("An exercise", 7, 96, 1, 1),
    ]


def test_the_evening_follows_the_hours_without_a_gap() -> None:
    dinner = {"at": "19:30-22:00", "title": "Dinner", "kind": "break"}
    assert grid(["09:00-16:00 exercise @ BG-1", dinner]) == [
        ("An exercise", 1, 84, 1, 1),
        ("16:00–17:00", 85, 12, 1, 1),
        ("Dinner", 97, 30, 1, 1),
    ]
