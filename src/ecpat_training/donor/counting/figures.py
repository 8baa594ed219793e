"""The figures of an indicator: whom it counts, in the whole and year by year, in total and by sex and side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ecpat_training.donor.model.entry import HeadCount, Participation
from ecpat_training.donor.model.table import BY, WHOLE, DonorFigure, FigureSource
from ecpat_training.donor.model.template import ANSWERS, DonorIndicator
from ecpat_training.programme.model.reporting_period import until_period_label
from ecpat_training.roster.matching.persons import Partition, count_persons
from ecpat_training.roster.model.same_person import CountBounds

_Kind = Callable[[Participation | HeadCount], str]


@dataclass(frozen=True, slots=True)
class Countable:
    """Everything that figures are counted from: rows, numbers without names, and the entries as persons."""

    rows: tuple[Participation, ...]
    head_counts: tuple[HeadCount, ...]
    people: Partition
    periods: tuple[str, ...]


def rows_of(indicator: DonorIndicator, rows: Iterable[Participation]) -> list[Participation]:
    """The rows that an indicator counts."""
    if counts_answers(indicator):
        return []
    return [
        row
        for row in rows
        if _is_in_indicator(indicator, row) and _has_completed(indicator, row.share, row.training.days)
    ]


def heads_of(indicator: DonorIndicator, head_counts: Iterable[HeadCount]) -> list[HeadCount]:
    """The numbers without names that an indicator counts. Nobody sees of them which half-days were attended: what a
    partner counted as completed is taken where the indicator asks for every half-day, and nowhere else. They are not
    added to those who took part, which is another number of the same people."""
    counts = "completed" if indicator.needs_completion else indicator.counts
    completion_share = indicator.share_of_half_days if indicator.needs_completion else 1
    return [
        head_count
        for head_count in head_counts
        if completion_share == 1
        and _is_in_indicator(indicator, head_count)
        and head_count.counts == counts
        and (not indicator.longer_than_days or (head_count.training.days or 0) > indicator.longer_than_days)
    ]


def counts_answers(indicator: DonorIndicator) -> bool:
    """Whether an indicator counts answers, which have no names."""
    return indicator.counts in ANSWERS


def organisations_of(rows: Iterable[Participation]) -> int:
    """How many organisations stand behind some rows, by their names."""
    return len({row.body for row in rows if row.body})


def figures_of(
    indicator: DonorIndicator, rows: Sequence[Participation], head_counts: Sequence[HeadCount], counting_data: Countable
) -> Iterator[DonorFigure]:
    """All figures of the rows and numbers that an indicator counts. Of a year from which no answers came there is no
    figure: nobody knows that nobody said yes."""
    for window, is_in_window in windows(counting_data.periods):
        window_rows = [row for row in rows if is_in_window(row.training.period)]
        numbers = [head_count for head_count in head_counts if is_in_window(head_count.training.period)]
        if counts_answers(indicator) and not numbers:
            continue
        total = _figure(window, "", WHOLE, window_rows, numbers, counting_data.people)
        yield (
            replace(total, took_part=_took_part(indicator, counting_data, is_in_window))
            if counts_answers(indicator)
            else total
        )
        for breakdown in BY:
            yield from _break_down_figures(window, breakdown, window_rows, numbers, counting_data.people)


def windows(periods: Sequence[str]) -> Iterator[tuple[str, Callable[[str | None], bool]]]:
    """(name, test of a period) of the whole programme, of each period, and of everything until the end of each
    period; names sort by time."""
    yield WHOLE, lambda _: True
    for period in periods:
        yield period, lambda candidate, period=period: candidate == period  # type: ignore[misc]
        yield until_period_label(period), lambda candidate, period=period: candidate is not None and candidate <= period  # type: ignore[misc]


def breakdown_kind(breakdown: str) -> _Kind:
    """The function that says of a row to which kind of a breakdown it belongs."""
    if breakdown == "sex":
        return lambda row: row.sex
    return (lambda row: row.side) if breakdown == "side" else (lambda row: f"{row.sex}, {row.side}")


def persons_of(rows: Sequence[Participation], people: Partition) -> CountBounds:
    """How many persons stand behind some rows: bounds as long as pairs are open."""
    return count_persons([row.list for row in rows], [""] * _lists(rows), {}, _select_people(rows, people)).persons


def _took_part(indicator: DonorIndicator, counting_data: Countable, is_in_window: Callable[[str | None], bool]) -> int:
    """How many participations there were of those whose answers an indicator counts."""
    taking_part = indicator.model_copy(update={"counts": "took part"})
    rows = [row for row in rows_of(taking_part, counting_data.rows) if is_in_window(row.training.period)]
    return len(rows) + sum(
        head_count.number
        for head_count in heads_of(taking_part, counting_data.head_counts)
        if is_in_window(head_count.training.period)
    )


def _is_in_indicator(indicator: DonorIndicator, row: Participation | HeadCount) -> bool:
    matches = indicator.stakeholder in (None, row.stakeholder)
    return matches and (not indicator.professions or row.profession in indicator.professions)


def _has_completed(indicator: DonorIndicator, share: float | None, days: int | None) -> bool:
    if indicator.longer_than_days and (days or 0) <= indicator.longer_than_days:
        return False
    return not indicator.needs_completion or (share is not None and share >= indicator.share_of_half_days)


def _break_down_figures(
    window: str, breakdown: str, rows: Sequence[Participation], head_counts: Sequence[HeadCount], people: Partition
) -> Iterator[DonorFigure]:
    read_kind = breakdown_kind(breakdown)
    labels_by_row = [read_kind(row) for row in rows]
    persons = {
        group.label: group.persons
        for group in count_persons(
            [row.list for row in rows], [""] * _lists(rows), {breakdown: labels_by_row}, _select_people(rows, people)
        ).kinds
    }
    for label in sorted({*labels_by_row, *map(read_kind, head_counts)}):
        label_rows = [row for row in rows if read_kind(row) == label]
        numbers = [head_count for head_count in head_counts if read_kind(head_count) == label]
        yield _figure(window, breakdown, label, label_rows, numbers, people, persons.get(label, CountBounds(0, 0)))


def _figure(
    window: str,
    breakdown: str,
    label: str,
    rows: Sequence[Participation],
    head_counts: Sequence[HeadCount],
    people: Partition,
    persons: CountBounds | None = None,
) -> DonorFigure:
    unnamed_total = sum(head_count.number for head_count in head_counts)
    answers = [head_count.answered for head_count in head_counts if head_count.answered is not None]
    return DonorFigure(
        window,
        breakdown,
        label,
        None if answers else persons or persons_of(rows, people),
        len(rows) + unnamed_total,
        unnamed_total,
        sum(answers) if answers else None,
        None,
        (*_sources(rows), *_number_sources(head_counts)),
    )


def _select_people(rows: Sequence[Participation], people: Partition) -> Partition:
    """The persons of some rows. What is open between them stays open, also where it is so by somebody who isn't among
    them: the bounds hold, and may be wider than they need be."""
    persons = {row.person for row in rows}
    clusters = (tuple(person for person in cluster if person in persons) for cluster in people.clusters)
    return Partition(tuple(row.person for row in rows), people.open, tuple(filter(None, clusters)), ())


def _lists(rows: Sequence[Participation]) -> int:
    return max((row.list for row in rows), default=-1) + 1


def _sources(rows: Sequence[Participation]) -> Iterator[FigureSource]:
    for file in sorted({row.file for row in rows}):
        places = sorted(row.row for row in rows if row.file == file)
        yield FigureSource(file, tuple(places), len(places), named=True)


def _number_sources(head_counts: Sequence[HeadCount]) -> Iterator[FigureSource]:
    for file in sorted({head_count.file for head_count in head_counts}):
        file_heads = [head_count for head_count in head_counts if head_count.file == file]
        places = tuple(sorted(head_count.row for head_count in file_heads))
        yield FigureSource(file, places, sum(head_count.number for head_count in file_heads), named=False)
