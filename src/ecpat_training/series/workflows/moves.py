"""Trainings moved by hand: `al-1=2005-10-03` puts one on another day, to be judged there, or to be planned around."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import closest_name, visible
from ecpat_training.series.model.series import DatedSeries, DatedTraining
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import DayRule, SeriesRule
from ecpat_training.words.catalogue.message import Option, names_hint, phrase

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # years; days are counted back and forth from these


def parse_moves(move_texts: Sequence[str], context: SeriesContext) -> dict[str, date]:
    """The new first days of trainings, by id.

    Raises:
        UsageError: with everything that can't be understood.
    """
    date_by_training: dict[str, date] = {}
    problems: list[Finding] = []
    for move in move_texts:
        id_, _, day = (move_part.strip() for move_part in move.partition("="))
        start = _date(day)
        if id_ not in context.by_id:
            suggestion = closest_name(id_, context.by_id)
            hint = names_hint(suggestion, ()) if suggestion else "The series lists their ids."
            problems.append(_problem(move, "the programme has no such training", hint))
        elif start is None:
            problems.append(
                _problem(move, "no date that exists", phrase("Write year, month and day: {id}=2005-10-03.", id=id_))
            )
        elif not _FIRST_YEAR <= start.year <= _LAST_YEAR:
            problems.append(
                _problem(
                    move,
                    "no year of a training",
                    phrase("Write a day of {first} to {last}.", first=_FIRST_YEAR, last=_LAST_YEAR),
                )
            )
        elif date_by_training.get(id_, start) != start:
            problems.append(_problem(move, "moved to two days", "Please give each training once."))
        else:
            date_by_training[id_] = start
    if problems:
        raise UsageError(problems)
    return date_by_training


def apply_moves(series: DatedSeries, date_by_training: Mapping[str, date]) -> DatedSeries:
    """The series with these trainings on their new days; a training that had none yet is added, without trainers."""

    def dated_trainings() -> Iterator[DatedTraining]:
        for dated_training in series.trainings:
            start = date_by_training.get(dated_training.id, dated_training.start)
            yield (
                dated_training
                if start == dated_training.start
                else replace(dated_training, start=start, sequence=dated_training.sequence + 1)
            )
        for id_, start in date_by_training.items():
            if id_ not in series.by_id:
                yield DatedTraining(id_, start, ())

    return DatedSeries.of(dated_trainings(), series.dropped)


def fix_moves(
    date_by_training: Mapping[str, date], context: SeriesContext, rules: Iterable[SeriesRule]
) -> SeriesContext:
    """The facts with these trainings fixed on their new days, to plan the others around them.

    Raises:
        ContentError: a rule that must hold bars one of the days, whatever else happens.
    """
    barred_moves: list[Finding] = []
    required_rules = [rule for rule in rules if isinstance(rule, DayRule) and rule.hard]
    for id_, start in date_by_training.items():
        training = context.by_id[id_]
        for rule in required_rules:
            if reason := rule.bars(training, start, context):
                message = phrase(
                    "{id} can't be planned around on {start}: {reason}", id=id_, start=start, reason=reason
                )
                hint = phrase("Choose another day, or give the rule `{name}` a weight.", name=rule.name)
                barred_moves.append(Finding("series.move-barred", Severity.ERROR, message, None, hint))
    if barred_moves:
        raise ContentError(barred_moves)
    return replace(context, fixed={**context.fixed, **date_by_training})


def move_options(date_by_training: Mapping[str, date]) -> str:
    """The moves as they stand on a command line, for a report's foot."""
    return "".join(f" --move {id_}={start}" for id_, start in date_by_training.items())


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _problem(move_text: str, reason: str, hint: str) -> Finding:
    message = phrase(
        "{move_option} `{written}`: {reason}.",
        move_option=Option("--move"),
        written=visible(move_text[:60]),
        reason=reason,
    )
    return Finding("series.move", Severity.ERROR, message, None, hint)
