"""`ecpat network change --json`: what changed in each training, and over countries; no ties."""

from ecpat_training.commands.public import Public
from ecpat_training.network.measures.over_countries import ChangeOverCountries
from ecpat_training.network.report.change import NetworkChange, TrainingNetworkChange
from ecpat_training.network.report.for_machines.check import NetworkFigureData


class ChangedTiesData(Public[TrainingNetworkChange]):
    """Two waves of a training, of those who answered both times. Published figures leave counts of ties and tests
    out."""

    keys = """
        training country before=change.before.network.wave.name after=change.after.network.wave.name
        question=change.question people=len(change.people) why_nothing=change.why_nothing kept=change.ties.kept
        lost=change.ties.lost new=change.ties.new unknown=change.ties.unknown jaccard=change.ties.jaccard
        alike=change.alike across=change.across figures_before=change.before.all_figures
        figures_after=change.after.all_figures
    """
    parts = (NetworkFigureData,)


class OverCountriesData(Public[tuple[str, tuple[ChangeOverCountries, ...]]]):
    """The change of each measure between two waves over countries."""

    keys = "waves=0 measures=1"


class NetworkChangeResult(Public[NetworkChange]):
    """Every comparison; `seed` is that of the tests, `left_out` are trainings with one wave only."""

    keys = "seed trainings over_countries=over left_out"
    parts = (ChangedTiesData, OverCountriesData)
    seed: int
