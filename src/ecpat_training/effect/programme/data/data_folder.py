"""The table of trainings with the report's figures, and programs in R and Python that compute the figures anew."""

from importlib.resources import files

from ecpat_training.effect.data.data_folder import data_csv
from ecpat_training.effect.programme import data as room
from ecpat_training.effect.programme.data import words
from ecpat_training.effect.programme.data.designs import designs_figures, designs_tables
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect

NAMES = (
    "README.txt", "trainings.csv", "figures.csv", "recompute.py", "recompute.R",
    "contrasts.csv", "steps.csv", "orders.csv",
)  # fmt: skip
"""The last three have no rows where the programme has no such design."""


def data_folder(effect: ProgrammeEffect) -> dict[str, bytes]:
    """Every file of the folder by its name; numbers in full."""
    import pandas

    readme = words.README.format(programme=effect.programme, outcome=effect.outcome.title, unit=effect.outcome.unit)
    columns = ("training", "country", "y", "v", "n", "by", "from")
    rows = [
        (training.training, training.country, training.y, training.v, training.n, training.by, training.where)
        for training in effect.trainings
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
    if (three := alternatives.three_levels) is not None:
        values |= {"three_mu": three.mu, "three_se": three.se, "three_p": three.p}
        values |= {"three_country": three.between_countries, "three_training": three.within_countries}
    if (robust := alternatives.robust) is not None:
        values |= {"cr2_se": robust.se, "cr2_df": robust.df, "cr2_p": robust.p}
    if (two := alternatives.two_levels) is not None:
        values |= {"two_mu": two.mu, "two_tau2": two.tau2, "two_low": two.low, "two_high": two.high}
    if alternatives.sign_flip is not None:
        values["flip_p"] = alternatives.sign_flip.p
    if alternatives.tau2 is not None:
        values |= {"tau2_low": alternatives.tau2[0], "tau2_high": alternatives.tau2[1]}
    if effect.prediction is not None:
        values |= {"prediction_low": effect.prediction[0], "prediction_high": effect.prediction[1]}
    return {name: value for name, value in values.items() if value is not None}


def _program(name: str) -> bytes:
    return files(room).joinpath(f"templates/recompute/{name}").read_bytes()
