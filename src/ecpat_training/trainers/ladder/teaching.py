"""Who may teach on a day by the ladder: who is certified, and active where the programme asks for it. A ledger of
trainings held adds when somebody led or assisted."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ecpat_training.core.text import fold
from ecpat_training.programme.model.ladder import Ladder
from ecpat_training.trainers.ladder.standing import standing
from ecpat_training.trainers.model.cascade import HeldEvent
from ecpat_training.trainers.model.pool import Occasions, PoolTrainer
from ecpat_training.trainers.model.standing import Rung, TrainerStanding


def standings_on(
    people: Iterable[PoolTrainer], held_events: Iterable[HeldEvent], rules: Ladder, day: date
) -> tuple[TrainerStanding, ...]:
    """Where everybody stands, with what the ledger says of each."""
    led_dates: dict[str, list[date]] = {}
    assisted_dates: dict[str, list[date]] = {}
    for event in held_events:
        for days, codes in ((led_dates, event.leads), (assisted_dates, event.assisted)):
            for code in codes if event.date else ():
                days.setdefault(fold(code), []).append(event.date)  # type: ignore[arg-type]
    return tuple(
        standing(
            replace(
                person,
                rungs=replace(
                    person.rungs,
                    led=_with(person.rungs.led, led_dates.get(fold(person.code), ())),
                    co_trained=_with(person.rungs.co_trained, assisted_dates.get(fold(person.code), ())),
                ),
            ),
            rules,
            day,
        )
        for person in people
    )


def may_teach(person_standing: TrainerStanding, *, must_be_active: bool) -> bool:
    """Whether somebody is certified and hasn't lapsed; and active, where that is asked for."""
    return person_standing.rung is Rung.CERTIFIED and (person_standing.active is True or not must_be_active)


def _with(occasions: Occasions, days: Iterable[date]) -> Occasions:
    """With the days of the ledger: a day that both say is one time."""
    dates = tuple(sorted({*occasions.dates, *days}))
    return Occasions(max(occasions.times, len(dates)), dates)
