"""Reserves for people who have a seat: the step that `ecpat roster reserves` and `ecpat roster select` share."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ecpat_training.core.errors import UsageError
from ecpat_training.core.text import listing, visible
from ecpat_training.programme.model.no_show import NoShow
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster.model.attendance import Replaced, Reserve, ReservesChosen
from ecpat_training.roster.no_shows.asked import strangers
from ecpat_training.roster.no_shows.on_the_day import Expected, Size
from ecpat_training.roster.no_shows.reserves import Call, reserves
from ecpat_training.roster.report.who import who
from ecpat_training.roster.rule_parts.rule import RosterRule
from ecpat_training.roster.workflows.no_show_rates import comes
from ecpat_training.values.participant import GONE, Participant
from ecpat_training.values.quantity import Range, parse_range


@dataclass(frozen=True, slots=True)
class ReservesWanted:
    """How many reserves; for how many people in the room, as written (None: as the rules say, else as many as are
    selected); and the seed of the lottery."""

    number: int = 4
    seats: str | None = None
    seed: int = 1


def choose_reserves(
    applicants: Sequence[Participant],
    selected: Collection[str],
    rules: Sequence[RosterRule],
    no_show: NoShow,
    standby: ReservesWanted,
) -> ReservesChosen:
    """Chooses reserves among the applicants who have no seat and haven't declined; whoever is on the waiting
    list may stand by.

    Args:
        applicants: everybody on the list.
        selected: the codes of those who have a seat.
        rules: the programme's rules over rosters; those that are hard must hold on the day.
        no_show: at which rates people stay away.
        standby: how many, for which room.

    Raises:
        UsageError: the number of seats can't be understood.
        ContentError: there are people of whom the rates say nothing.
    """
    hard = [rule for rule in rules if rule.hard]
    size = _size(standby.seats, hard, len(selected))
    people = tuple(person for person in applicants if person.code in selected or person.status not in GONE)
    expected = Expected(people, comes(no_show, people))
    seated = [at for at, person in enumerate(people) if person.code in selected]
    found = reserves(expected, hard, seated, standby.number, standby.seed, size)
    return ReservesChosen(
        selected=len(seated),
        others=len(people) - len(seated),
        seats=_seats(size, hard),
        without=found.without,
        reserves=tuple(
            Reserve(people[at].code, who([people[at]]), expected.comes[at], chance)
            for at, chance in zip(found.people, found.chances, strict=True)
        ),
        replaced=tuple(_replaced(call, people) for call in found.calls),
        best=found.best,
        drawn=found.drawn,
        seed=standby.seed,
    )


def _size(written: str | None, hard: Sequence[RosterRule], selected: int) -> Size:
    if written is None:
        return (None, None) if any(rule.room() for rule in hard) else (selected, selected)
    try:
        wanted = parse_range(written)
    except ValueError as error:
        raise UsageError.because("usage.seats", f"--seats {visible(written)}: {error}.") from None
    if not isinstance(wanted, Range) or wanted.high == 0:
        raise UsageError.because(
            "usage.seats", f"--seats {visible(written)}: write how many people, such as `--seats 18-20`."
        )
    low, high = (None if bound is None else int(bound) for bound in (wanted.low, wanted.high))
    return low, high


def _seats(size: Size, hard: Sequence[RosterRule]) -> str:
    """How many people the room may hold, in words: `18-22`."""
    if size != (None, None):
        return CountCheck("size", "", 0, *size).target
    counts = (count for rule in hard for count in rule.check(strangers(0)).counts)
    return listing([count.target for count in counts if count.of == "size"])


def _replaced(call: Call, people: Sequence[Participant]) -> Replaced:
    away = [people[at] for at in call.away]
    called = None if call.called is None else people[call.called].code
    return Replaced(tuple(person.code for person in away), who(away), call.needed, called)
