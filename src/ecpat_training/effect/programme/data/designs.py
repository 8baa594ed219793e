"""The tables and figures of a programme's designs, in the folder for the data."""

from typing import TYPE_CHECKING

from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.effect.programme.model.programme_effect import Designs

if TYPE_CHECKING:
    import pandas


def contrasts(designs: Designs) -> dict[str, Contrast]:
    """The comparisons over countries that the programme has, by their names in the tables."""
    contrast_by_name = {"delayed_start": designs.delayed, "untaught": designs.untaught}
    for month in designs.follow_ups:
        contrast_by_name |= {
            f"since_before_{month.months}": month.since_before,
            f"since_after_{month.months}": month.since_after,
        }
    return {name: contrast for name, contrast in contrast_by_name.items() if contrast is not None}


def designs_tables(designs: Designs) -> "dict[str, pandas.DataFrame]":
    """The tables of the designs by the names of their files: figures of countries, means at steps, and the possible
    orders. A table has no rows where the programme has no such design."""
    import pandas

    rows = [
        (name, figure.country, figure.value, figure.people, int(figure.country in kind.drawn))
        for name, kind in contrasts(designs).items()
        for figure in kind.countries
    ]
    steps = designs.wedge.steps if designs.wedge is not None and designs.wedge.effect is not None else None
    means = (
        [
            (step_mean.country, step_mean.step, step_mean.people, step_mean.mean, int(step_mean.begun))
            for step_mean in steps.means
        ]
        if steps
        else []
    )
    possible, columns = (list(steps.possible), list(steps.waves)) if steps else ([], ["country"])
    return {
        "contrasts.csv": pandas.DataFrame(rows, columns=["kind", "country", "value", "n", "drawn"]),
        "steps.csv": pandas.DataFrame(means, columns=["country", "step", "n", "mean", "begun"]),
        "orders.csv": pandas.DataFrame(possible, columns=columns),
    }


def designs_figures(designs: Designs) -> dict[str, float]:
    """The report's figures that follow from these tables."""
    values: dict[str, float | None] = {}
    for name, contrast in contrasts(designs).items():
        if (head := contrast.headline) is not None and head.low is not None:
            values |= {f"{name}_mean": head.value, f"{name}_low": head.low, f"{name}_high": head.high}
            values[f"{name}_p"] = contrast.test.p if contrast.test else None
        if contrast.sign_flip is not None:
            values[f"{name}_flip_p"] = contrast.sign_flip.p
    if (wedge := designs.wedge) is not None and wedge.effect is not None:
        drawn, modelled = wedge.effect, wedge.modelled
        values |= {"steps_effect": drawn.effect, "steps_se": drawn.se, "steps_p": drawn.p}
        values |= {"steps_low": drawn.low, "steps_high": drawn.high}
        if modelled is not None:
            values |= {"steps_reml_effect": modelled.effect, "steps_reml_se": modelled.se, "steps_reml_p": modelled.p}
    return {name: value for name, value in values.items() if value is not None}
