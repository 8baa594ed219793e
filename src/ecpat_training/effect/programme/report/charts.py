"""The pictures of a programme's effect, each with words that say the same."""

from collections.abc import Iterator

from ecpat_training.documents.document import Paragraph
from ecpat_training.documents.evaluation_charts import EstimateChart, EstimateRow
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.report.amounts import country_name, signed_text, unit_name
from ecpat_training.effect.programme.report.tables import country_means_sorted, interval
from ecpat_training.effect.programme.report.words import document as words

SAY = words.CHART
MAX_CHART_ROWS = 32
"""Rows that a page holds; with more, countries' means are left to their table, and the picture has parts."""


def forest(effect: ProgrammeEffect) -> Iterator[EstimateChart | Paragraph]:
    """Every training below its country, the programme last; in grey as good as in colour."""
    rows: list[EstimateRow] = []
    shows_means = len(effect.trainings) + len(effect.countries) < MAX_CHART_ROWS
    for country in country_means_sorted(effect):
        name = country_name(country.country)
        shown_trainings = [
            training
            for training in effect.trainings
            if training.country == country.country and training.training not in effect.withheld
        ]
        rows += [
            EstimateRow(f"{name}: {training.training}", training.y, *interval(training)) for training in shown_trainings
        ]
        if shows_means and len(shown_trainings) > 1 and country.country not in effect.withheld:
            rows.append(EstimateRow(SAY["mean"].format(country=name), country.mean, None, None, whole=True))
    row_groups = [rows[start : start + MAX_CHART_ROWS] for start in range(0, len(rows), MAX_CHART_ROWS)]
    for number, row_group in enumerate(row_groups, start=1):
        heading = words.HEADING["trainings"]
        title = SAY["part"].format(number=number, parts=len(row_groups)) if len(row_groups) > 1 else heading
        yield from _estimate_charts(title, effect, row_group)
    if rows:
        yield Paragraph(SAY["dots, published" if effect.published else "dots"], "quiet")


def country_charts(effect: ProgrammeEffect) -> Iterator[EstimateChart | Paragraph]:
    """A mark a country, and the programme: for a page that has no room for more."""
    shown_countries = [country for country in country_means_sorted(effect) if country.country not in effect.withheld]
    rows = [EstimateRow(country_name(country.country), country.mean, None, None) for country in shown_countries]
    yield from _estimate_charts(words.HEADING["countries"], effect, rows)


def _estimate_charts(title: str, effect: ProgrammeEffect, rows: list[EstimateRow]) -> Iterator[EstimateChart]:
    if not rows:
        return
    pooled_mean = effect.headline
    if pooled_mean is not None and pooled_mean.value is not None and pooled_mean.low is not None:
        rows = [*rows, EstimateRow(SAY["all"], pooled_mean.value, pooled_mean.low, pooled_mean.high, whole=True)]
    description, unit = "; ".join(map(_row_description, rows)), unit_name(effect)
    yield EstimateChart(
        title, tuple(rows), SAY["alt"].format(unit=unit, rows=description), SAY["axis"].format(unit=unit), "0.0"
    )


def _row_description(row: EstimateRow) -> str:
    if row.low is None or row.high is None:
        return SAY["row"].format(label=row.label, value=signed_text(row.value))
    interval_ends = {"low": signed_text(row.low), "high": signed_text(row.high)}
    return SAY["row, interval"].format(label=row.label, value=signed_text(row.value), **interval_ends)
