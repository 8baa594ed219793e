"""The table of trainings with the report's figures, and programs in R and Python that compute the figures anew."""

from importlib.resources import files

from ecpat_training.across import data as room
from ecpat_training.across.data import words
from ecpat_training.across.data.designs import designs_figures, designs_tables
from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.data.data_folder import data_csv

NAMES = (
    "README.txt", "trainings.csv", "figures.csv", "recompute.py", "recompute.R",
    "contrasts.csv", "steps.csv", "orders.csv",
)  # fmt: skip
"""The last three have no rows where the programme has no such design."""


def data_folder(effect: ProgrammeEffect) -> dict[str, bytes]:
    """Every file of the folder by its name; numbers in full."""
    import pandas

    said = words.README.format(programme=effect.programme, outcome=effect.outcome.title, unit=effect.outcome.unit)
    columns = ("training", "country", "y", "v", "n", "by", "from")
    rows = [(one.training, one.country, one.y, one.v, one.n, one.by, one.where) for one in effect.trainings]
    tables = {name: data_csv([table]) for name, table in designs_tables(effect.designs).items()}
    return {
        "README.txt": said.encode(),
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
    found: dict[str, float | None] = {}
    if effect.headline is not None and effect.test is not None:
        found |= {"mean": effect.headline.value, "mean_low": effect.headline.low, "mean_high": effect.headline.high}
        found |= {"mean_p": effect.test.p}
    beside = effect.beside
    if (three := beside.three_levels) is not None:
        found |= {"three_mu": three.mu, "three_se": three.se, "three_p": three.p}
        found |= {"three_country": three.between_countries, "three_training": three.within_countries}
    if (robust := beside.robust) is not None:
        found |= {"cr2_se": robust.se, "cr2_df": robust.df, "cr2_p": robust.p}
    if (two := beside.two_levels) is not None:
        found |= {"two_mu": two.mu, "two_tau2": two.tau2, "two_low": two.low, "two_high": two.high}
    if beside.sign_flip is not None:
        found["flip_p"] = beside.sign_flip.p
    if beside.tau2 is not None:
        found |= {"tau2_low": beside.tau2[0], "tau2_high": beside.tau2[1]}
    if effect.prediction is not None:
        found |= {"prediction_low": effect.prediction[0], "prediction_high": effect.prediction[1]}
    return {name: value for name, value in found.items() if value is not None}


def _program(name: str) -> bytes:
    return files(room).joinpath(f"templates/recompute/{name}").read_bytes()
