"""What changed from one wave to the next among the people who answered in both."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.network.measures.figure import NetworkFigure
from ecpat_training.network.measures.index_change import index_change
from ecpat_training.network.measures.measured import MeasuredWave, labelled, measure_wave, sector_names, too_few
from ecpat_training.network.measures.qap import qap
from ecpat_training.network.measures.tie_change import TieChange, tie_change
from ecpat_training.network.model.network import WaveNetwork
from ecpat_training.network.model.questions import BY_CHOICE, Question
from ecpat_training.stats.estimate import TestResult
from ecpat_training.values.thresholds import FEW_PEOPLE


@dataclass(frozen=True, slots=True)
class ChangedTies:
    """Two waves of one training: `before` and `after` are measured over `people` alone, who answered in both. `alike`
    is the test by QAP, `across` that of the E-I index, None where no sector is known."""

    before: MeasuredWave
    after: MeasuredWave
    question: Question
    people: tuple[str, ...]
    why_nothing: str | None = None
    ties: TieChange | None = None
    alike: TestResult | None = None
    across: TestResult | None = None

    @property
    def pairs(self) -> tuple[tuple[NetworkFigure, NetworkFigure], ...]:
        """(figure before, figure after) of each measure."""
        return tuple(zip(self.before.all_figures, self.after.all_figures, strict=False))

    def change(self, name: str) -> float | None:
        """The change of a measure, after less before; None where one of them has no value."""
        for before, after in self.pairs:
            if before.name == name and before.value is not None and after.value is not None:
                return after.value - before.value
        return None


def compare_waves(before: WaveNetwork, after: WaveNetwork, question: Question, *, seed: int, draws: int) -> ChangedTies:
    """Compares two waves. Sectors are those of the later wave's list."""
    people = tuple(code for code in before.answerers if code in after.answered)
    measured_before, measured_after = (
        measure_wave(wave, question, seed=seed, draws=draws, counted_people=people) for wave in (before, after)
    )
    if len(people) < FEW_PEOPLE:
        return ChangedTies(measured_before, measured_after, question, people, f"In both waves {too_few(len(people))}")
    ties_before, ties_after = (wave.ties(question, people, people) for wave in (before, after))
    names = sector_names(after)
    sector_by_code = {actor.code: names.index(actor.sector) for actor in after.actors if actor.sector is not None}
    placed_people = [code for code in people if code in sector_by_code]
    sector_change = None
    if placed_people:
        sector_ties_before, sector_ties_after = (
            wave.ties(question, placed_people, placed_people) for wave in (before, after)
        )
        sector_change = index_change(
            sector_ties_before, sector_ties_after, labelled(placed_people, sector_by_code), seed=seed, draws=draws
        )
    similarity = qap(ties_before, ties_after, seed=seed, draws=draws)
    return ChangedTies(
        measured_before,
        measured_after,
        question,
        people,
        None,
        tie_change(ties_before, ties_after),
        similarity,
        sector_change,
    )


def shared_question(waves: Sequence[WaveNetwork]) -> Question | None:
    """The question that is compared where nobody says: the first that all waves asked; None where there is none."""
    return next((question for question in BY_CHOICE if all(question in wave.questions for wave in waves)), None)
