"""`ecpat network check --json`: what was read and measured of each file; no ties."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.network.measures.measured import MeasuredWave
from ecpat_training.network.model.questions import Question


@dataclass(frozen=True, slots=True)
class NetworkFigureData:
    """A measure of those who answered, with its bounds for everybody; null where it isn't defined or not published."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    why_none: str | None


@dataclass(frozen=True, slots=True)
class IndexData:
    """The counts behind the E-I index, what it can be, and its p with the number of draws."""

    external: int
    internal: int
    least: float | None
    most: float | None
    expected: float | None
    p: float | None
    draws: int


@dataclass(frozen=True, slots=True)
class MixingData:
    """From one sector to another: ties, of those that could be."""

    from_sector: str
    to_sector: str
    ties: int
    possible: int


@dataclass(frozen=True, slots=True)
class WaveData:
    """A file. `silent` are codes of people who didn't answer, `not_used` counts cells and rows. `reach_everywhere` of
    `reach_people` name somebody in each other sector. Published figures leave codes, bounds and sectors out."""

    training: str
    wave: str
    file: str
    layout: str
    questions: tuple[Question, ...]
    question: Question
    people: int
    answered: int
    silent: tuple[str, ...]
    not_used: int
    why_nothing: str | None
    figures: tuple[NetworkFigureData, ...]
    index: IndexData | None
    mixing: tuple[MixingData, ...]
    reach_people: int | None
    reach_everywhere: int | None


@dataclass(frozen=True, slots=True)
class NetworkCheckResult:
    """Every file that was read; `seed` is that of the tests."""

    seed: int
    waves: tuple[WaveData, ...]


def result(waves: Sequence[MeasuredWave], seed: int, *, publish: bool = False) -> NetworkCheckResult:
    """What was read, as data."""
    return NetworkCheckResult(seed, tuple(_wave(one, publish=publish) for one in waves))


def figures(one: MeasuredWave) -> tuple[NetworkFigureData, ...]:
    """The measures of a wave."""
    return tuple(NetworkFigureData(it.name, it.value, it.low, it.high, it.undefined) for it in one.all_figures)


def _wave(one: MeasuredWave, *, publish: bool) -> WaveData:
    network, mixing, names = one.network, one.mixing, one.sectors
    index = one.index
    cells = (
        tuple(
            MixingData(name, other, mixing.ties[at][to], mixing.possible[at][to])
            for at, name in enumerate(names)
            for to, other in enumerate(names)
        )
        if mixing is not None
        else ()
    )
    return WaveData(
        network.training,
        network.wave.name,
        network.file,
        network.layout,
        network.questions,
        one.question,
        len(network.actors),
        len(network.answered),
        () if publish else network.silent,
        len(network.not_used),
        one.why_nothing,
        figures(one),
        IndexData(index.external, index.internal, index.least, index.most, index.expected, index.p, index.draws)
        if index is not None
        else None,
        cells,
        one.reach.people if one.reach else None,
        one.reach.everywhere if one.reach else None,
    )
