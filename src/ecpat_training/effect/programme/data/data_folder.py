"""The table of trainings with the report's figures, and programs in R and Python that compute the figures anew."""

from importlib.resources import files
from typing import TYPE_CHECKING

from ecpat_training.effect.data.data_folder import data_csv
from ecpat_training.effect.programme import data as room
from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.effect.programme.model.programme_effect import Designs, ProgrammeEffect

if TYPE_CHECKING:
    import pandas

NAMES = (
    "README.txt", "trainings.csv", "figures.csv", "recompute.py", "recompute.R",
    "contrasts.csv", "steps.csv", "orders.csv",
)  # fmt: skip
"""The last three have no rows where the programme has no such design."""
README = """Internal: figures of single trainings, some of few people. Keep this folder where the answers are kept.

The effect of “{programme}” on “{outcome}”, training by training, for statisticians. No row is a person.

trainings.csv  a row per training: y is the mean change of its people in {unit}, v the square of its standard error
               (empty where everybody changed alike), n the people recognised before and after, by over whom the mean
               is; all_answers the mean change by a model of all answers, empty where there is none
contrasts.csv  a row per country and kind of figure (those who waited, untaught questions, follow-ups)
steps.csv      if countries began one after another: a row per country and step; begun is 1 once it had begun
orders.csv     the first step with training of each country, a line for each order that could have been drawn
figures.csv    the report's figures
recompute.py   computes them anew from trainings.csv:  python recompute.py   (needs NumPy and SciPy)
recompute.R    the same:                               Rscript recompute.R   (needs R alone)
"""


def data_folder(effect: ProgrammeEffect) -> dict[str, bytes]:
    """Every file of the folder by its name; numbers in full."""
    import pandas

    readme = README.format(programme=effect.programme, outcome=effect.outcome.title, unit=effect.outcome.unit)
    columns = ("training", "country", "y", "v", "n", "by", "from", "all_answers")
    rows = [
        (row.training, row.country, row.y, row.v, row.n, row.by, row.where, row.model_change)
        for row in effect.trainings
    ]
    tables = {name: data_csv([table]) for name, table in designs_tables(effect.designs).items()}
    return {
        "README.txt": readme.encode(),
        "trainings.csv": data_csv([pandas.DataFrame(rows, columns=columns)]),
        "figures.csv": data_csv(
            [
                pandas.DataFrame(
                    [*figures(effect).items(), *designs_figures(effect.designs).items()], columns=["figure", "value"]
                )
            ]
        ),
        "recompute.py": _program("recompute.py.txt"),
        "recompute.R": _program("recompute.R.txt"),
        **tables,
    }


def figures(effect: ProgrammeEffect) -> dict[str, float]:
    """The report's figures that follow from the table, by their names in the programs."""
    values: dict[str, float | None] = {}
    if effect.headline is not None and effect.test is not None:
        values |= {"mean": effect.headline.value, "mean_low": effect.headline.low, "mean_high": effect.headline.high}
        values |= {"mean_p": effect.test.p}
    alternatives = effect.beside
    if (three_level_model := alternatives.three_levels) is not None:
        values |= {"three_mu": three_level_model.mu, "three_se": three_level_model.se, "three_p": three_level_model.p}
        values |= {
            "three_country": three_level_model.between_countries,
            "three_training": three_level_model.within_countries,
        }
    if (cluster_robust := alternatives.robust) is not None:
        values |= {"cr2_se": cluster_robust.se, "cr2_df": cluster_robust.df, "cr2_p": cluster_robust.p}
    if (two_level_model := alternatives.two_levels) is not None:
        values |= {
            "two_mu": two_level_model.mu,
            "two_tau2": two_level_model.tau2,
            "two_low": two_level_model.low,
            "two_high": two_level_model.high,
        }
    if alternatives.sign_flip is not None:
        values["flip_p"] = alternatives.sign_flip.p
    if alternatives.tau2 is not None:
        values |= {"tau2_low": alternatives.tau2[0], "tau2_high": alternatives.tau2[1]}
    if effect.prediction is not None:
        values |= {"prediction_low": effect.prediction[0], "prediction_high": effect.prediction[1]}
    return {name: value for name, value in values.items() if value is not None}


def _program(name: str) -> bytes:
    return files(room).joinpath(f"templates/recompute/{name}").read_bytes()


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
        (name, figure.country, figure.value, figure.people, int(figure.country in contrast.drawn))
        for name, contrast in contrasts(designs).items()
        for figure in contrast.countries
    ]
    steps = designs.wedge.steps if designs.wedge is not None and designs.wedge.effect is not None else None
    means = (
        [
            (step_mean.country, step_mean.step, step_mean.people, step_mean.mean, int(step_mean.has_begun))
            for step_mean in steps.means
        ]
        if steps
        else []
    )
    possible_orders, columns = (list(steps.possible_orders), list(steps.waves)) if steps else ([], ["country"])
    return {
        "contrasts.csv": pandas.DataFrame(rows, columns=["kind", "country", "value", "n", "drawn"]),
        "steps.csv": pandas.DataFrame(means, columns=["country", "step", "n", "mean", "begun"]),
        "orders.csv": pandas.DataFrame(possible_orders, columns=columns),
    }


def designs_figures(designs: Designs) -> dict[str, float]:
    """The report's figures that follow from these tables."""
    values: dict[str, float | None] = {}
    for name, contrast in contrasts(designs).items():
        if (pooled_mean := contrast.headline) is not None and pooled_mean.low is not None:
            values |= {
                f"{name}_mean": pooled_mean.value,
                f"{name}_low": pooled_mean.low,
                f"{name}_high": pooled_mean.high,
            }
            values[f"{name}_p"] = contrast.test.p if contrast.test else None
        if contrast.sign_flip is not None:
            values[f"{name}_flip_p"] = contrast.sign_flip.p
    if (wedge := designs.wedge) is not None and wedge.effect is not None:
        drawn_effect, modelled = wedge.effect, wedge.modelled
        values |= {"steps_effect": drawn_effect.effect, "steps_se": drawn_effect.se, "steps_p": drawn_effect.p}
        values |= {"steps_low": drawn_effect.low, "steps_high": drawn_effect.high}
        if modelled is not None:
            values |= {"steps_reml_effect": modelled.effect, "steps_reml_se": modelled.se, "steps_reml_p": modelled.p}
    return {name: value for name, value in values.items() if value is not None}
