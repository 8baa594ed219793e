"""The figures of an indicator: whom it counts, in the whole and year by year, in total and by sex and side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ecpat_training.donor.model.entry import HeadCount, Participation
from ecpat_training.donor.model.table import BY, WHOLE, DonorFigure, FigureSource
from ecpat_training.donor.model.template import ANSWERS, DonorIndicator
from ecpat_training.programme.model.reporting_period import until
from ecpat_training.roster.matching.persons import Partition, counted
from ecpat_training.roster.model.same_person import CountBounds

_Kind = Callable[[Participation | HeadCount], str]


@dataclass(frozen=True, slots=True)
class Countable:
    """Everything that figures are counted from: rows, numbers without names, and the entries as persons."""

    rows: tuple[Participation, ...]
    heads: tuple[HeadCount, ...]
    people: Partition
    periods: tuple[str, ...]


def rows_of(indicator: DonorIndicator, rows: Iterable[Participation]) -> list[Participation]:
    """The rows that an indicator counts."""
    if numbers_only(indicator):
        return []
    return [one for one in rows if _asked_for(indicator, one) and _done(indicator, one.share, one.training.days)]


def heads_of(indicator: DonorIndicator, heads: Iterable[HeadCount]) -> list[HeadCount]:
    """The numbers without names that an indicator counts. Nobody sees of them which half-days were attended: what a
    partner counted as completed is taken where the indicator asks for every half-day, and nowhere else. They are not
    added to those who took part, which is another number of the same people."""
    wanted = "completed" if indicator.needs_completion else indicator.counts
    full = indicator.share_of_half_days if indicator.needs_completion else 1
    return [
        one
        for one in heads
        if full == 1
        and _asked_for(indicator, one)
        and one.counts == wanted
        and (not indicator.longer_than_days or (one.training.days or 0) > indicator.longer_than_days)
    ]


def numbers_only(indicator: DonorIndicator) -> bool:
    """Whether an indicator counts answers, which have no names."""
    return indicator.counts in ANSWERS


def organisations_of(rows: Iterable[Participation]) -> int:
    """How many organisations stand behind some rows, by their names."""
    return len({one.body for one in rows if one.body})


def figures_of(
    indicator: DonorIndicator, rows: Sequence[Participation], heads: Sequence[HeadCount], all_: Countable
) -> Iterator[DonorFigure]:
    """All figures of the rows and numbers that an indicator counts. Of a year from which no answers came there is no
    figure: nobody knows that nobody said yes."""
    for window, in_window in windows(all_.periods):
        those = [one for one in rows if in_window(one.training.period)]
        numbers = [one for one in heads if in_window(one.training.period)]
        if numbers_only(indicator) and not numbers:
            continue
        whole = _figure(window, "", WHOLE, those, numbers, all_.people)
        yield replace(whole, took_part=_took_part(indicator, all_, in_window)) if numbers_only(indicator) else whole
        for by in BY:
            yield from _broken_down(window, by, those, numbers, all_.people)


def windows(periods: Sequence[str]) -> Iterator[tuple[str, Callable[[str | None], bool]]]:
    """(name, test of a period) of the whole programme, of each period, and of everything until the end of each
    period; names sort by time."""
    yield WHOLE, lambda _: True
    for period in periods:
        yield period, lambda other, period=period: other == period  # type: ignore[misc]
        yield until(period), lambda other, period=period: other is not None and other <= period  # type: ignore[misc]


def kind_by(by: str) -> _Kind:
    """The function that says of a row to which kind of a breakdown it belongs."""
    if by == "sex":
        return lambda one: one.sex
    return (lambda one: one.side) if by == "side" else (lambda one: f"{one.sex}, {one.side}")


def persons_of(rows: Sequence[Participation], people: Partition) -> CountBounds:
    """How many persons stand behind some rows: bounds as long as pairs are open."""
    return counted([one.list for one in rows], [""] * _lists(rows), {}, _part(rows, people)).persons


def _took_part(indicator: DonorIndicator, all_: Countable, inside: Callable[[str | None], bool]) -> int:
    """How many participations there were of those whose answers an indicator counts."""
    there = indicator.model_copy(update={"counts": "took part"})
    rows = [one for one in rows_of(there, all_.rows) if inside(one.training.period)]
    return len(rows) + sum(one.number for one in heads_of(there, all_.heads) if inside(one.training.period))


def _asked_for(indicator: DonorIndicator, one: Participation | HeadCount) -> bool:
    wanted = indicator.stakeholder in (None, one.stakeholder)
    return wanted and (not indicator.professions or one.profession in indicator.professions)


def _done(indicator: DonorIndicator, share: float | None, days: int | None) -> bool:
    if indicator.longer_than_days and (days or 0) <= indicator.longer_than_days:
        return False
    return not indicator.needs_completion or (share is not None and share >= indicator.share_of_half_days)


def _broken_down(
    window: str, by: str, rows: Sequence[Participation], heads: Sequence[HeadCount], people: Partition
) -> Iterator[DonorFigure]:
    kind = kind_by(by)
    of_row = [kind(one) for one in rows]
    persons = {
        one.label: one.persons
        for one in counted([one.list for one in rows], [""] * _lists(rows), {by: of_row}, _part(rows, people)).kinds
    }
    for label in sorted({*of_row, *map(kind, heads)}):
        those = [one for one in rows if kind(one) == label]
        numbers = [one for one in heads if kind(one) == label]
        yield _figure(window, by, label, those, numbers, people, persons.get(label, CountBounds(0, 0)))


def _figure(
    window: str,
    by: str,
    label: str,
    rows: Sequence[Participation],
    heads: Sequence[HeadCount],
    people: Partition,
    persons: CountBounds | None = None,
) -> DonorFigure:
    unnamed = sum(one.number for one in heads)
    answers = [one.answered for one in heads if one.answered is not None]
    return DonorFigure(
        window,
        by,
        label,
        None if answers else persons or persons_of(rows, people),
        len(rows) + unnamed,
        unnamed,
        sum(answers) if answers else None,
        None,
        (*_sources(rows), *_number_sources(heads)),
    )


def _part(rows: Sequence[Participation], people: Partition) -> Partition:
    """The persons of some rows. What is open between them stays open, also where it is so by somebody who isn't among
    them: the bounds hold, and may be wider than they need be."""
    there = {one.person for one in rows}
    clusters = (tuple(one for one in cluster if one in there) for cluster in people.clusters)
    return Partition(tuple(one.person for one in rows), people.open, tuple(filter(None, clusters)), ())


def _lists(rows: Sequence[Participation]) -> int:
    return max((one.list for one in rows), default=-1) + 1


def _sources(rows: Sequence[Participation]) -> Iterator[FigureSource]:
    for file in sorted({one.file for one in rows}):
        places = sorted(one.row for one in rows if one.file == file)
        yield FigureSource(file, tuple(places), len(places), named=True)


def _number_sources(heads: Sequence[HeadCount]) -> Iterator[FigureSource]:
    for file in sorted({one.file for one in heads}):
        those = [one for one in heads if one.file == file]
        places = tuple(sorted(one.row for one in those))
        yield FigureSource(file, places, sum(one.number for one in those), named=False)
