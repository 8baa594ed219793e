"""The people of a training, each once, with their responses in every wave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ecpat_training.effect.linking.sent_twice import SENT_TWICE
from ecpat_training.effect.model.linking import Linking
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.model.responses import WaveResponses

if TYPE_CHECKING:
    import numpy
    import numpy.typing
    import pandas

    Floats: TypeAlias = numpy.typing.NDArray[numpy.float64]
    Integers: TypeAlias = numpy.typing.NDArray[numpy.int64]
    Booleans: TypeAlias = numpy.typing.NDArray[numpy.bool_]


@dataclass(frozen=True, eq=False)
class Panel:
    """`rows[wave][person]` is the row of that person's response in the wave's table, -1 where there is none.

    Everybody with a response is a person: those recognised in several waves once, everybody else once for each
    response, since nobody can tell who they are. A response sent twice counts once.
    """

    rows: Mapping[str, "Integers"]
    people: int

    def there(self, wave: str) -> "Booleans":
        """Whether each person answered the wave, shape (people,)."""
        found: Booleans = self.rows[wave] >= 0
        return found

    def of(self, wave: str, scores: "pandas.Series[float]") -> "Floats":
        """A wave's scores by person, shape (people,); nan where a person has none."""
        import numpy

        values = numpy.append(scores.to_numpy(dtype=numpy.float64), numpy.nan)  # row -1 is the last
        found: Floats = values[self.rows[wave]]
        return found


def panel(waves: Sequence[WaveResponses], linkings: Sequence[Linking]) -> Panel:
    """The people of several waves. Where links between three waves contradict each other, those of the earlier wave
    count."""
    import numpy

    links = {(one.before, one.after): one for one in linkings}
    person: dict[Wave, Integers] = {}
    people = 0
    for wave in waves:
        own = numpy.full(len(wave.answers), -1, dtype=numpy.int64)
        for earlier in person:
            linking = links.get((earlier, wave.wave))
            if linking is None or not linking.linked:
                continue
            before, after = linking.links.rows
            who = person[earlier][before]
            # The earlier link stands: nobody gets two people, and no person two responses of a wave.
            free = (own[after] < 0) & ~numpy.isin(who, own[own >= 0])
            own[after[free]] = who[free]
        new = own < 0
        new[_sent_twice(wave, linkings)] = False
        own[new] = people + numpy.arange(int(new.sum()))
        people += int(new.sum())
        person[wave.wave] = own
    rows: dict[str, Integers] = {wave: numpy.full(people, -1, dtype=numpy.int64) for wave in person}
    for wave_name, own in person.items():
        known = numpy.flatnonzero(own >= 0)
        rows[wave_name][own[known]] = known
    return Panel(rows, people)


def _sent_twice(wave: WaveResponses, linkings: Sequence[Linking]) -> list[int]:
    """The rows that repeat a response."""
    sides = [(one.before, one.left_out_before) for one in linkings] + [
        (one.after, one.left_out_after) for one in linkings
    ]
    again = {one.where for name, left_out in sides if name == wave.wave for one in left_out if one.why == SENT_TWICE}
    return [row for row, where in enumerate(wave.places) if where in again] if again else []
