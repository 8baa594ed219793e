"""The pictures of a programme's effect, each with words that say the same."""

from collections.abc import Iterator

from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.across.report.sentences import signed
from ecpat_training.across.report.tables import by_name, interval
from ecpat_training.documents.document import Paragraph
from ecpat_training.documents.evaluation_charts import EstimateChart, EstimateRow
from ecpat_training.documents.wording import wording

ALL = "All together"
MOST = 32
"""Rows that a page holds; with more, countries' means are left to their table, and the picture has parts."""


def forest(effect: ProgrammeEffect) -> Iterator[EstimateChart | Paragraph]:
    """Every training below its country, the programme last; in grey as good as in colour."""
    rows: list[EstimateRow] = []
    means = len(effect.trainings) + len(effect.countries) < MOST
    for country in by_name(effect):
        name = wording().country(country.country)
        own = [
            one for one in effect.trainings if one.country == country.country and one.training not in effect.withheld
        ]
        rows += [EstimateRow(f"{name}: {one.training}", one.y, *interval(one)) for one in own]
        if means and len(own) > 1 and country.country not in effect.withheld:
            rows.append(EstimateRow(f"{name}: mean", country.mean, None, None, whole=True))
    parts = [rows[at : at + MOST] for at in range(0, len(rows), MOST)]
    for number, part in enumerate(parts, start=1):
        title = "Training by training" + (f", part {number} of {len(parts)}" if len(parts) > 1 else "")
        yield from _drawn(title, effect, part)
    if rows:
        people = "" if effect.published else " with the interval of its people"
        yield Paragraph(f"A dot is a training{people}, a hollow mark a mean of trainings.", "quiet")


def by_country(effect: ProgrammeEffect) -> Iterator[EstimateChart | Paragraph]:
    """A mark a country, and the programme: for a page that has no room for more."""
    shown = [one for one in by_name(effect) if one.country not in effect.withheld]
    rows = [EstimateRow(wording().country(one.country), one.mean, None, None) for one in shown]
    yield from _drawn("Country by country", effect, rows)


def _drawn(title: str, effect: ProgrammeEffect, rows: list[EstimateRow]) -> Iterator[EstimateChart]:
    if not rows:
        return
    found = effect.headline
    if found is not None and found.value is not None and found.low is not None:
        rows = [*rows, EstimateRow(ALL, found.value, found.low, found.high, whole=True)]
    said = "; ".join(
        f"{row.label} {signed(row.value)}"
        + ("" if row.low is None or row.high is None else f" ({signed(row.low)} to {signed(row.high)})")
        for row in rows
    )
    axis = f"change in {effect.outcome.unit}"
    yield EstimateChart(title, tuple(rows), f"Mean changes in {effect.outcome.unit}: {said}.", axis, "0.0")
