"""What the commands over networks answer with `--json`."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.commands.public import Public
from ecpat_training.network.measures.external_internal import ExternalInternal
from ecpat_training.network.measures.figure import NetworkFigure
from ecpat_training.network.measures.measured import MeasuredWave
from ecpat_training.network.measures.over_countries import ChangeOverCountries
from ecpat_training.network.model.form import NetworkForm
from ecpat_training.network.report.change import NetworkChange, TrainingNetworkChange


# `ecpat network check`: what was read and measured of each file; no ties.
class NetworkFigureData(Public[NetworkFigure]):
    """A measure of those who answered, with its bounds for everybody; null where it isn't defined or not published."""

    keys = "name value low high why_none=undefined"


class IndexData(Public[ExternalInternal]):
    """The counts behind the E-I index, what it can be, and its p with the number of draws."""

    keys = "external internal least most expected p draws"


@dataclass(frozen=True, slots=True)
class MixingData:
    """From one sector to another: ties, of those that could be."""

    from_sector: str
    to_sector: str
    ties: int
    possible: int


class WaveData(Public[MeasuredWave]):
    """A file. `silent` are codes of people who didn't answer, `not_used` counts cells and rows. `reach_everywhere` of
    `reach_people` name somebody in each other sector. Published figures leave codes, bounds and sectors out."""

    keys = """
        training=network.training wave=network.wave.name file=network.file layout=network.layout
        questions=network.questions question people=len(network.actors) answered=len(network.answered) silent
        not_used=len(network.not_used) why_nothing figures=all_figures index mixing reach_people=reach.people
        reach_everywhere=reach.everywhere
    """
    parts = (NetworkFigureData, IndexData)
    publish: bool

    def silent(self) -> tuple[str, ...]:
        return () if self.publish else self.model.network.silent

    def mixing(self) -> tuple[MixingData, ...]:
        mixing, sectors = self.model.mixing, self.model.sectors
        if mixing is None:
            return ()
        return tuple(
            MixingData(sender, receiver, mixing.ties[row][column], mixing.possible[row][column])
            for row, sender in enumerate(sectors)
            for column, receiver in enumerate(sectors)
        )


class NetworkCheckResult(Public[Sequence[MeasuredWave]]):
    """Every file that was read; `seed` is that of the tests."""

    keys = "seed waves"
    seed: int
    publish: bool

    def waves(self) -> tuple[WaveData, ...]:
        return tuple(WaveData(wave, publish=self.publish) for wave in self.model)


# `ecpat network change`: what changed in each training, and over countries; no ties.
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


# `ecpat network form`: what the form asks, and of how many people.
class NetworkFormResult(Public[NetworkForm]):
    """Of which training and wave, in which language, for how many people, with which questions of each other one."""

    keys = "training wave language people=len(people) questions"
    language: str
