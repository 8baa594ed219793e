"""What every analysis of a training starts from: the waves, who was linked, everybody's scores."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ecpat_training.measure.membership import Membership, membership
from ecpat_training.measure.panel import Panel, panel
from ecpat_training.model.instrument import Instrument, Wave
from ecpat_training.model.responses import WaveResponses
from ecpat_training.results.effect.change import Comparison

if TYPE_CHECKING:
    import pandas

    from ecpat_training.stats.pairs import Floats


@dataclass(frozen=True)
class Evidence:
    """The waves in the order pre, post, follow-up; `scores[wave]` has a column per scale that the wave asks and a row
    per response, missing scores nan; `comparisons` are those of each two waves, with the people linked. `untrained`
    are the people of a comparison group, who are not among these."""

    instrument: Instrument
    waves: tuple[WaveResponses, ...]
    scores: Mapping[Wave, "pandas.DataFrame"]
    comparisons: tuple[Comparison, ...]
    untrained: "Untrained | None" = None

    def wave(self, name: str) -> WaveResponses | None:
        """The responses of a wave; None if nobody was asked then."""
        return next((wave for wave in self.waves if wave.wave == name), None)

    @cached_property
    def people(self) -> Panel:
        """Everybody once, with their responses in every wave."""
        return panel(self.waves, [one.linking for one in self.comparisons if one.linking])

    def by(self, column: str) -> Membership | None:
        """Everybody's group by one background question; None if no wave asks it."""
        return membership(column, self.waves, self.people)

    def scores_of(self, wave: str, scale: str) -> "Floats":
        """Everybody's score on a scale in a wave, nan where there is none."""
        scores = next(table for name, table in self.scores.items() if name == wave)
        return self.people.of(wave, scores[scale])


@dataclass(frozen=True)
class Untrained:
    """Those who were asked twice without the training in between: what they answered, what makes them known
    (`group: waiting`, or their files), whether lots decided who was trained first, and whether
    the comparison was declared before (or no plan was)."""

    evidence: Evidence
    known_by: str
    randomised: bool
    declared: bool
