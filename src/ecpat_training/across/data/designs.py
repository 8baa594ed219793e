"""The tables and figures of a programme's designs, in the folder for the data."""

from typing import TYPE_CHECKING

from ecpat_training.across.model.contrast import Contrast
from ecpat_training.across.model.programme_effect import Designs

if TYPE_CHECKING:
    import pandas


def contrasts(designs: Designs) -> dict[str, Contrast]:
    """The comparisons over countries that the programme has, by their names in the tables."""
    found = {"delayed_start": designs.delayed, "untaught": designs.untaught}
    for one in designs.follow_ups:
        found |= {f"since_before_{one.months}": one.since_before, f"since_after_{one.months}": one.since_after}
    return {name: one for name, one in found.items() if one is not None}


def designs_tables(designs: Designs) -> "dict[str, pandas.DataFrame]":
    """The tables of the designs by the names of their files: figures of countries, means at steps, and the possible
    orders. A table has no rows where the programme has no such design."""
    import pandas

    rows = [
        (name, one.country, one.value, one.people, int(one.country in kind.drawn))
        for name, kind in contrasts(designs).items()
        for one in kind.countries
    ]
    steps = designs.wedge.steps if designs.wedge is not None and designs.wedge.effect is not None else None
    means = [(one.country, one.step, one.people, one.mean, int(one.begun)) for one in steps.means] if steps else []
    possible, columns = (list(steps.possible), list(steps.waves)) if steps else ([], ["country"])
    return {
        "contrasts.csv": pandas.DataFrame(rows, columns=["kind", "country", "value", "n", "drawn"]),
        "steps.csv": pandas.DataFrame(means, columns=["country", "step", "n", "mean", "begun"]),
        "orders.csv": pandas.DataFrame(possible, columns=columns),
    }


def designs_figures(designs: Designs) -> dict[str, float]:
    """The report's figures that follow from these tables."""
    found: dict[str, float | None] = {}
    for name, one in contrasts(designs).items():
        if (head := one.headline) is not None and head.low is not None:
            found |= {f"{name}_mean": head.value, f"{name}_low": head.low, f"{name}_high": head.high}
            found[f"{name}_p"] = one.test.p if one.test else None
        if one.sign_flip is not None:
            found[f"{name}_flip_p"] = one.sign_flip.p
    if (wedge := designs.wedge) is not None and wedge.effect is not None:
        drawn, modelled = wedge.effect, wedge.modelled
        found |= {"steps_effect": drawn.effect, "steps_se": drawn.se, "steps_p": drawn.p}
        found |= {"steps_low": drawn.low, "steps_high": drawn.high}
        if modelled is not None:
            found |= {"steps_reml_effect": modelled.effect, "steps_reml_se": modelled.se, "steps_reml_p": modelled.p}
    return {name: value for name, value in found.items() if value is not None}
