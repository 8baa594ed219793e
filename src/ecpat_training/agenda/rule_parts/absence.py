"""Who is away while a session of an agenda in the making happens."""

from collections.abc import Iterator

from ecpat_training.agenda.rule_parts.draft import Draft, Literal01, Piece
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.programme.model.trainer import Trainer


def list_absence_days(draft: Draft, trainer: Trainer | Speaker) -> list[int]:
    """The days of the training on which a trainer or a guest is away, some hours or all."""
    return [day for day, date in draft.context.dates.items() if trainer.find_absences(date)]


def list_absence_clashes(draft: Draft, piece: Piece, trainer: Trainer | Speaker, day: int) -> list[Literal01]:
    """Returns 0-1 amounts that must be 1 if the piece happens while a trainer is away on a day: one for the whole day,
    or one for each absence of some hours."""
    absences = trainer.find_absences(draft.context.dates[day])
    if any(absence.all_day for absence in absences):
        return [draft.on_day(piece, day)]
    return [draft.happens_between(piece, day, absence.start, absence.end) for absence in absences]


def iterate_absence_clashes(draft: Draft, piece: Piece, trainer: Trainer) -> Iterator[Literal01]:
    """Yields the amounts of `while_away_on` for every day on which the trainer is away."""
    for day in list_absence_days(draft, trainer):
        yield from list_absence_clashes(draft, piece, trainer, day)
