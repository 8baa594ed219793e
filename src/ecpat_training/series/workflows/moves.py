"""Trainings moved by hand: `al-1=2005-10-03` puts one on another day, to be judged there, or to be planned around."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ecpat_training.core.errors import ContentError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import name_meant, visible
from ecpat_training.series.model.series import DatedSeries, DatedTraining
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.rule import DayRule, SeriesRule

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FIRST, _LAST = 1990, 2100  # years; days are counted back and forth from these


def moves_of(written: Sequence[str], context: SeriesContext) -> dict[str, date]:
    """The new first days of trainings, by id.

    Raises:
        UsageError: with everything that can't be understood.
    """
    found: dict[str, date] = {}
    wrong: list[Finding] = []
    for one in written:
        id_, _, day = (part.strip() for part in one.partition("="))
        start = _date(day)
        if id_ not in context.by_id:
            meant = name_meant(id_, context.by_id)
            hint = f"Did you mean `{meant}`?" if meant else "The series lists their ids."
            wrong.append(_problem(one, "the programme has no such training", hint))
        elif start is None:
            wrong.append(_problem(one, "no date that exists", f"Write year, month and day: {id_}=2005-10-03."))
        elif not _FIRST <= start.year <= _LAST:
            wrong.append(_problem(one, "no year of a training", f"Write a day of {_FIRST} to {_LAST}."))
        elif found.get(id_, start) != start:
            wrong.append(_problem(one, "moved to two days", "Please give each training once."))
        else:
            found[id_] = start
    if wrong:
        raise UsageError(wrong)
    return found


def moved(series: DatedSeries, moves: Mapping[str, date]) -> DatedSeries:
    """The series with these trainings on their new days; a training that had none yet is added, without trainers."""

    def each() -> Iterator[DatedTraining]:
        for one in series.trainings:
            start = moves.get(one.id, one.start)
            yield one if start == one.start else replace(one, start=start, sequence=one.sequence + 1)
        for id_, start in moves.items():
            if id_ not in series.by_id:
                yield DatedTraining(id_, start, ())

    return DatedSeries.of(each(), series.dropped)


def held_there(moves: Mapping[str, date], context: SeriesContext, rules: Iterable[SeriesRule]) -> SeriesContext:
    """The facts with these trainings fixed on their new days, to plan the others around them.

    Raises:
        ContentError: a rule that must hold bars one of the days, whatever else happens.
    """
    barred: list[Finding] = []
    must = [rule for rule in rules if isinstance(rule, DayRule) and rule.hard]
    for id_, start in moves.items():
        training = context.by_id[id_]
        for rule in must:
            if why := rule.bars(training, start, context):
                what = f"{id_} can't be planned around on {start}: {why}"
                hint = f"Choose another day, or give the rule `{rule.name}` a weight."
                barred.append(Finding("series.move-barred", Severity.ERROR, what, None, hint))
    if barred:
        raise ContentError(barred)
    return replace(context, fixed={**context.fixed, **moves})


def said(moves: Mapping[str, date]) -> str:
    """The moves as they stand on a command line, for a report's foot."""
    return "".join(f" --move {id_}={start}" for id_, start in moves.items())


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _problem(written: str, why: str, hint: str) -> Finding:
    what = f"--move `{visible(written[:60])}`: {why}."
    return Finding("series.move", Severity.ERROR, what, None, hint)
