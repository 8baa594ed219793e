"""All measures of one wave, of those who answered, with bounds for everybody who was asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.core.text import count
from ecpat_training.network.measures.density import density
from ecpat_training.network.measures.external_internal import ExternalInternal, external_internal
from ecpat_training.network.measures.figure import NetworkFigure
from ecpat_training.network.measures.mixing import Mixing, mixing
from ecpat_training.network.measures.reach import Reach, reach
from ecpat_training.network.measures.reciprocity import reciprocity
from ecpat_training.network.model.network import WaveNetwork
from ecpat_training.network.model.questions import Question
from ecpat_training.values.thresholds import FEW_PEOPLE

if TYPE_CHECKING:
    from ecpat_training.network.model.matrix import Labels


@dataclass(frozen=True, slots=True)
class MeasuredWave:
    """What was measured of a wave. `figures` are density and the three reciprocities; `index`, `mixing` and `reach` are
    of people whose sector is known, in the order of `sectors`. With fewer than ten answerers there is nothing, and
    `why_nothing` says it."""

    network: WaveNetwork
    question: Question
    why_nothing: str | None = None
    figures: tuple[NetworkFigure, ...] = ()
    sectors: tuple[str, ...] = ()
    index: ExternalInternal | None = None
    mixing: Mixing | None = None
    reach: Reach | None = None

    @property
    def all_figures(self) -> tuple[NetworkFigure, ...]:
        """Density, the reciprocities and the E-I index."""
        return (*self.figures, *((self.index.figure,) if self.index else ()))


def measure_wave(
    network: WaveNetwork, question: Question, *, seed: int, draws: int, counted_people: Sequence[str] | None = None
) -> MeasuredWave:
    """Measures the ties of one question. With `counted_people`, nobody else counts, neither as answerers nor in the
    bounds."""
    all_codes = tuple(code for code in network.codes if counted_people is None or code in counted_people)
    givers = tuple(code for code in all_codes if code in network.answered)
    if len(givers) < FEW_PEOPLE:
        return MeasuredWave(network, question, too_few(len(givers)))
    answered_ties, all_ties = (network.ties(question, people, people) for people in (givers, all_codes))
    figures = (density(answered_ties, all_ties), *reciprocity(answered_ties, all_ties))
    names = sector_names(network)
    sector_by_code = {actor.code: names.index(actor.sector) for actor in network.actors if actor.sector is not None}
    placed_givers, placed_codes = (
        [code for code in people if code in sector_by_code] for people in (givers, all_codes)
    )
    if not placed_givers:
        return MeasuredWave(network, question, None, figures)
    labels = labelled(placed_givers, sector_by_code)
    placed_ties = network.ties(question, placed_givers, placed_givers)
    index = external_internal(
        placed_ties,
        labels,
        network.ties(question, placed_codes, placed_codes),
        labelled(placed_codes, sector_by_code),
        seed=seed,
        draws=draws,
    )
    named_codes = [*placed_givers, *(code for code in placed_codes if code not in network.answered)]
    reach_by_sector = reach(
        network.ties(question, placed_givers, named_codes), labelled(named_codes, sector_by_code), len(names)
    )
    return MeasuredWave(
        network, question, None, figures, names, index, mixing(placed_ties, labels, len(names)), reach_by_sector
    )


def too_few(people: int) -> str:
    """Why so few people who answered are not measured."""
    return (
        f"{count(people, 'person', 'people')} answered; of fewer than {FEW_PEOPLE} nothing is measured: one of "
        f"them would "
        "weigh too much, and could be made out."
    )


def sector_names(network: WaveNetwork) -> tuple[str, ...]:
    """The sectors of all who were asked, the largest first."""
    sectors = [actor.sector for actor in network.actors if actor.sector is not None]
    return tuple(sorted(dict.fromkeys(sectors), key=lambda name: (-sectors.count(name), name)))


def labelled(codes: Sequence[str], sector_by_code: dict[str, int]) -> "Labels":
    """The numbers of people's sectors."""
    import numpy

    return numpy.array([sector_by_code[code] for code in codes], dtype=numpy.int64)
