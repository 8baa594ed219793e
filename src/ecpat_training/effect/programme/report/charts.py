"""The pictures of a programme's effect, each with words that say the same."""

from collections.abc import Iterator

from ecpat_training.documents.document import Paragraph
from ecpat_training.documents.evaluation_charts import EstimateChart, EstimateRow
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.report.amounts import country_named, signed, unit_named
from ecpat_training.effect.programme.report.tables import by_name, interval
from ecpat_training.effect.programme.report.words import document as words

SAY = words.CHART
MOST = 32
"""Rows that a page holds; with more, countries' means are left to their table, and the picture has parts."""


def forest(effect: ProgrammeEffect) -> Iterator[EstimateChart | Paragraph]:
    """Every training below its country, the programme last; in grey as good as in colour."""
    rows: list[EstimateRow] = []
    means = len(effect.trainings) + len(effect.countries) < MOST
    for country in by_name(effect):
        name = country_named(country.country)
        shown = [
            training
            for training in effect.trainings
            if training.country == country.country and training.training not in effect.withheld
        ]
        rows += [EstimateRow(f"{name}: {training.training}", training.y, *interval(training)) for training in shown]
        if means and len(shown) > 1 and country.country not in effect.withheld:
            rows.append(EstimateRow(SAY["mean"].format(country=name), country.mean, None, None, whole=True))
    parts = [rows[start : start + MOST] for start in range(0, len(rows), MOST)]
    for number, part in enumerate(parts, start=1):
        heading = words.HEADING["trainings"]
        title = SAY["part"].format(number=number, parts=len(parts)) if len(parts) > 1 else heading
        yield from _estimate_charts(title, effect, part)
    if rows:
        yield Paragraph(SAY["dots, published" if effect.published else "dots"], "quiet")


def by_country(effect: ProgrammeEffect) -> Iterator[EstimateChart | Paragraph]:
    """A mark a country, and the programme: for a page that has no room for more."""
    shown = [country for country in by_name(effect) if country.country not in effect.withheld]
    rows = [EstimateRow(country_named(country.country), country.mean, None, None) for country in shown]
    yield from _estimate_charts(words.HEADING["countries"], effect, rows)


def _estimate_charts(title: str, effect: ProgrammeEffect, rows: list[EstimateRow]) -> Iterator[EstimateChart]:
    if not rows:
        return
    headline = effect.headline
    if headline is not None and headline.value is not None and headline.low is not None:
        rows = [*rows, EstimateRow(SAY["all"], headline.value, headline.low, headline.high, whole=True)]
    description, unit = "; ".join(map(_row_description, rows)), unit_named(effect)
    yield EstimateChart(
        title, tuple(rows), SAY["alt"].format(unit=unit, rows=description), SAY["axis"].format(unit=unit), "0.0"
    )


def _row_description(row: EstimateRow) -> str:
    if row.low is None or row.high is None:
        return SAY["row"].format(label=row.label, value=signed(row.value))
    ends = {"low": signed(row.low), "high": signed(row.high)}
    return SAY["row, interval"].format(label=row.label, value=signed(row.value), **ends)
