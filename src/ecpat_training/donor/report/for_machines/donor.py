"""`ecpat donor --json`: a donor's indicators, what was promised and what was reached."""

from dataclasses import dataclass

from ecpat_training.donor.model.table import DonorFigure, DonorTable, IndicatorResult


@dataclass(frozen=True, slots=True)
class SourceData:
    """Where a part of a figure comes from; `named` says whether each row is a person."""

    file: str
    rows: tuple[int, ...]
    participations: int
    named: bool


@dataclass(frozen=True, slots=True)
class FigureData:
    """A figure: of which years (empty: all), by what and of which kind (empty: everybody). Persons are bounds as long
    as pairs are open, null where they are not known or not published; of the participations so many came without
    names. Answers say of how many who `answered`, and of everybody of how many who `took_part`."""

    window: str
    by: str
    label: str
    persons_low: int | None
    persons_high: int | None
    participations: int | None
    without_names: int
    answered: int | None
    took_part: int | None
    sources: tuple[SourceData, ...]


@dataclass(frozen=True, slots=True)
class TargetData:
    """What was promised, in a year or period or in all."""

    year: int | None
    period: str | None
    persons: int | None
    female: int | None
    male: int | None
    participations: int | None
    baseline: int | None
    baseline_year: int | None


@dataclass(frozen=True, slots=True)
class IndicatorData:
    """An indicator; without figures `why` says why, and `withheld` what isn't published."""

    code: str
    wording: str
    rule: str
    verified: str
    counts: str
    targets: tuple[TargetData, ...]
    figures: tuple[FigureData, ...]
    organisations: int | None
    why: str
    withheld: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DonorResult:
    """The table of a donor; `open_pairs` are not decided yet."""

    template: str
    donor: str
    source: str
    programme: str
    open_pairs: int
    everybody: IndicatorData
    indicators: tuple[IndicatorData, ...]


def result(table: DonorTable) -> DonorResult:
    """The table as data."""
    return DonorResult(
        table.template.template,
        table.template.donor,
        table.template.source,
        table.programme,
        table.open,
        _indicator(table, table.everybody),
        tuple(_indicator(table, one) for one in table.results),
    )


def _indicator(table: DonorTable, one: IndicatorResult) -> IndicatorData:
    indicator = one.indicator
    named = table.template.template, indicator.code
    targets = [target for target in table.donors.targets if (target.template, target.indicator) == named]
    return IndicatorData(
        indicator.code,
        indicator.wording,
        indicator.rule,
        indicator.verified,
        indicator.counts,
        tuple(
            TargetData(
                target.year,
                target.period,
                target.persons,
                target.female,
                target.male,
                target.participations,
                target.baseline,
                target.baseline_year,
            )
            for target in targets
        ),
        tuple(map(_figure, one.figures)),
        one.organisations,
        one.why,
        one.withheld,
    )


def _figure(one: DonorFigure) -> FigureData:
    return FigureData(
        one.window,
        one.by,
        one.label,
        one.persons.low if one.persons else None,
        one.persons.high if one.persons else None,
        one.participations,
        one.unnamed,
        one.answered,
        one.took_part,
        tuple(SourceData(source.file, source.rows, source.participations, source.named) for source in one.sources),
    )
