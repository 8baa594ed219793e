"""Every indicator of a donor with what was reached, or with why there is no number."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.donor.counting.figures import Countable, figures_of, heads_of, organisations_of, rows_of
from ecpat_training.donor.counting.release import Publishing, Released, candidates, released, units_of
from ecpat_training.donor.model.table import DonorFigure, DonorTable, IndicatorResult
from ecpat_training.donor.model.template import ANSWERS, DonorIndicator
from ecpat_training.donor.model.template import EVERYBODY as CODE_OF_EVERYBODY
from ecpat_training.values.thresholds import SMALLEST

EVERYBODY = DonorIndicator(
    code=CODE_OF_EVERYBODY, wording="Everybody who took part", verified="seen", counts="took part"
)
"""What is printed beside the indicators of every donor: participations are not persons."""
NO_NUMBER = "a demand that is no number, or a number that no list of people holds"
NO_ANSWERS = "not received: answers, in the folders of the trainings or in a table of head counts (--counts)"
NO_HALF_DAYS = "not received: attendance by half-day"


def reached(indicator: DonorIndicator, all_: Countable) -> IndicatorResult:
    """The figures of an indicator."""
    if not indicator.has_number:
        return IndicatorResult(indicator, why=NO_NUMBER)
    rows, heads = rows_of(indicator, all_.rows), heads_of(indicator, all_.heads)
    if indicator.counts in ANSWERS and not heads:
        return IndicatorResult(indicator, why=NO_ANSWERS)
    if indicator.needs_completion and not heads and all(one.share is None for one in all_.rows):
        return IndicatorResult(indicator, why=NO_HALF_DAYS)
    if indicator.counts == "organisations completed":
        return IndicatorResult(indicator, organisations=organisations_of(rows))
    return IndicatorResult(indicator, tuple(figures_of(indicator, rows, heads, all_)))


def published(table: DonorTable, all_: Countable, publishing: Publishing | None = None) -> DonorTable:
    """The table with what may leave the house beside what was published before, without files and rows. All pairs must
    be decided.

    Answers to surveys are published in total alone, where those who said yes, those who said no, and those who didn't
    answer or said no are nobody or enough people.
    """
    publishing = publishing or Publishing()
    counted = [one for one in (table.everybody, *table.results) if one.figures and not _of_answers(one)]
    units = units_of(all_.heads)
    tables = [
        [*candidates(rows_of(one.indicator, all_.rows), heads_of(one.indicator, all_.heads), all_.periods, units)]
        for one in counted
    ]
    may = {id(one): what for one, what in zip(counted, released(tables, publishing), strict=True)}
    everybody, *results = [
        _kept(one, may[id(one)]) if id(one) in may else _without_few(one, table.everybody, publishing)
        for one in (table.everybody, *table.results)
    ]
    told = everybody.figure()
    results = [one if not _of_answers(one) else _beside(one, told) for one in results]
    return replace(table, everybody=everybody, results=tuple(results))


def _of_answers(one: IndicatorResult) -> bool:
    return one.indicator.counts in ANSWERS


def _beside(one: IndicatorResult, everybody: DonorFigure | None) -> IndicatorResult:
    """Answers with how many took part, where that is the number of everybody and is told."""
    told = everybody.participations if everybody else None
    kept = (replace(each, took_part=each.took_part if each.took_part == told else None) for each in one.figures)
    return replace(one, figures=tuple(kept))


def _kept(result: IndicatorResult, may: Released) -> IndicatorResult:
    kept = []
    for one in result.figures:
        key = one.window, one.by
        persons = one.persons if key in may.persons else None
        times = one.participations if key in may.participations else None
        if persons is not None or times is not None:
            unnamed = one.unnamed if times is not None else 0
            kept.append(replace(one, persons=persons, participations=times, unnamed=unnamed, sources=()))
    return replace(result, figures=tuple(kept), withheld=tuple(_withheld(result.figures, may)))


def _withheld(figures: Sequence[DonorFigure], may: Released) -> Iterator[str]:
    """What isn't told, in words; of single periods in two."""
    years = False
    for window, by in dict.fromkeys((one.window, one.by) for one in figures):
        told = (("persons", may.persons), ("participations", may.participations))
        missing = [name for name, there in told if (window, by) not in there]
        if missing and not window:
            yield f"{' and '.join(missing)} {f'by {by}' if by else 'in total'}"
        years = years or bool(missing and window)
    if years:
        yield "some of single years"


def _without_few(result: IndicatorResult, everybody: IndicatorResult, publishing: Publishing) -> IndicatorResult:
    """Organisations and answers, where they are enough, and don't differ by a few from others that were told."""
    number = result.organisations
    if number is not None:
        enough = not 0 < number < SMALLEST and publishing.allows_numbers(result.indicator.counts, (number,))
        return result if enough else replace(result, organisations=None, withheld=("organisations",))
    total = result.figure()
    if total is None:
        return result
    took_part = everybody.figure()
    yes, answered = total.participations or 0, total.answered or 0
    asked = (took_part.participations or 0) if took_part else 0
    enough = all(not 0 < rest < SMALLEST for rest in (yes, answered - yes, asked - yes, asked - answered))
    if enough and publishing.allows_numbers(result.indicator.counts, (yes, answered - yes, answered)):
        return replace(result, figures=(replace(total, sources=()),), withheld=("answers by sex, side and year",))
    return replace(result, figures=(), withheld=("answers",))
