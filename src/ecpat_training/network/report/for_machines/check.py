"""`ecpat network check --json`: what was read and measured of each file; no ties."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.commands.public import Public
from ecpat_training.network.measures.external_internal import ExternalInternal
from ecpat_training.network.measures.figure import NetworkFigure
from ecpat_training.network.measures.measured import MeasuredWave


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
