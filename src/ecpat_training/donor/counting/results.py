"""Every indicator of a donor with what was reached, or with why there is no number."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecpat_training.donor.counting.figures import Countable, figures_of, heads_of, organisations_of, rows_of
from ecpat_training.donor.counting.release import Publishing, Released, candidates, released, units_of
from ecpat_training.donor.model.table import DonorFigure, DonorTable, IndicatorResult
from ecpat_training.donor.model.template import ANSWERS, DonorIndicator
from ecpat_training.donor.model.template import EVERYBODY as CODE_OF_EVERYBODY
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP
from ecpat_training.words.catalogue.message import Option, phrase

EVERYBODY = DonorIndicator(
    code=CODE_OF_EVERYBODY, wording="Everybody who took part", verified="seen", counts="took part"
)
"""What is printed beside the indicators of every donor: participations are not persons."""
NO_NUMBER = "a demand that is no number, or a number that no list of people holds"
NO_ANSWERS = phrase(
    "not received: answers, in the folders of the trainings or in a table of head counts ({counts})",
    counts=Option("--counts"),
)
NO_HALF_DAYS = "not received: attendance by half-day"


def indicator_result(indicator: DonorIndicator, counting_data: Countable) -> IndicatorResult:
    """The figures of an indicator."""
    if not indicator.has_number:
        return IndicatorResult(indicator, why=NO_NUMBER)
    rows, head_counts = rows_of(indicator, counting_data.rows), heads_of(indicator, counting_data.head_counts)
    if indicator.counts in ANSWERS and not head_counts:
        return IndicatorResult(indicator, why=NO_ANSWERS)
    if indicator.needs_completion and not head_counts and all(row.share is None for row in counting_data.rows):
        return IndicatorResult(indicator, why=NO_HALF_DAYS)
    if indicator.counts == "organisations completed":
        return IndicatorResult(indicator, organisations=organisations_of(rows))
    return IndicatorResult(indicator, tuple(figures_of(indicator, rows, head_counts, counting_data)))


def publishable_table(table: DonorTable, counting_data: Countable, publishing: Publishing | None = None) -> DonorTable:
    """The table with what may leave the house beside what was published before, without files and rows. All pairs must
    be decided.

    Answers to surveys are published in total alone, where those who said yes, those who said no, and those who didn't
    answer or said no are nobody or enough people.
    """
    publishing = publishing or Publishing()
    counted = [result for result in (table.everybody, *table.results) if result.figures and not _of_answers(result)]
    units = units_of(counting_data.head_counts)
    tables = [
        [
            *candidates(
                rows_of(result.indicator, counting_data.rows),
                heads_of(result.indicator, counting_data.head_counts),
                counting_data.periods,
                units,
            )
        ]
        for result in counted
    ]
    release_by_result = {
        id(result): release for result, release in zip(counted, released(tables, publishing), strict=True)
    }
    overall, *results = [
        _released_result(result, release_by_result[id(result)])
        if id(result) in release_by_result
        else _remove_small_groups(result, table.everybody, publishing)
        for result in (table.everybody, *table.results)
    ]
    total = overall.figure()
    results = [result if not _of_answers(result) else _protect_participation(result, total) for result in results]
    return replace(table, everybody=overall, results=tuple(results))


def _of_answers(result: IndicatorResult) -> bool:
    return result.indicator.counts in ANSWERS


def _protect_participation(result: IndicatorResult, total: DonorFigure | None) -> IndicatorResult:
    """Answers with how many took part, where that is the number of everybody and is told."""
    participations = total.participations if total else None
    figures = (
        replace(figure, took_part=figure.took_part if figure.took_part == participations else None)
        for figure in result.figures
    )
    return replace(result, figures=tuple(figures))


def _released_result(result: IndicatorResult, release: Released) -> IndicatorResult:
    figures = []
    for figure in result.figures:
        key = figure.window, figure.by
        persons = figure.persons if key in release.persons else None
        times = figure.participations if key in release.participations else None
        if persons is not None or times is not None:
            unnamed_total = figure.unnamed if times is not None else 0
            figures.append(replace(figure, persons=persons, participations=times, unnamed=unnamed_total, sources=()))
    return replace(result, figures=tuple(figures), withheld=tuple(_describe_withheld_figures(result.figures, release)))


def _describe_withheld_figures(figures: Sequence[DonorFigure], release: Released) -> Iterator[str]:
    """What isn't told, in words; of single periods in two."""
    years = False
    for window, breakdown in dict.fromkeys((figure.window, figure.by) for figure in figures):
        measures = (("persons", release.persons), ("participations", release.participations))
        withheld_measures = [name for name, released_tables in measures if (window, breakdown) not in released_tables]
        if withheld_measures and not window:
            yield f"{' and '.join(withheld_measures)} {f'by {breakdown}' if breakdown else 'in total'}"
        years = years or bool(withheld_measures and window)
    if years:
        yield "some of single years"


def _remove_small_groups(result: IndicatorResult, overall: IndicatorResult, publishing: Publishing) -> IndicatorResult:
    """Organisations and answers, where they are enough, and don't differ by a few from others that were told."""
    number = result.organisations
    if number is not None:
        is_enough = not 0 < number < SMALLEST_PUBLISHED_GROUP and publishing.allows_numbers(
            result.indicator.counts, (number,)
        )
        return result if is_enough else replace(result, organisations=None, withheld=("organisations",))
    total = result.figure()
    if total is None:
        return result
    took_part_figure = overall.figure()
    yes_count, answered_count = total.participations or 0, total.answered or 0
    participants = (took_part_figure.participations or 0) if took_part_figure else 0
    is_enough = all(
        not 0 < size < SMALLEST_PUBLISHED_GROUP
        for size in (yes_count, answered_count - yes_count, participants - yes_count, participants - answered_count)
    )
    if is_enough and publishing.allows_numbers(
        result.indicator.counts, (yes_count, answered_count - yes_count, answered_count)
    ):
        return replace(result, figures=(replace(total, sources=()),), withheld=("answers by sex, side and year",))
    return replace(result, figures=(), withheld=("answers",))
