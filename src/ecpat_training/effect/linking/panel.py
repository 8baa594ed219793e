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
        has_answered: Booleans = self.rows[wave] >= 0
        return has_answered

    def of(self, wave: str, scores: "pandas.Series[float]") -> "Floats":
        """A wave's scores by person, shape (people,); nan where a person has none."""
        import numpy

        values = numpy.append(scores.to_numpy(dtype=numpy.float64), numpy.nan)  # row -1 is the last
        person_values: Floats = values[self.rows[wave]]
        return person_values


def panel(waves: Sequence[WaveResponses], linkings: Sequence[Linking]) -> Panel:
    """The people of several waves. Where links between three waves contradict each other, those of the earlier wave
    count."""
    import numpy

    links = {(pair_linking.before, pair_linking.after): pair_linking for pair_linking in linkings}
    person: dict[Wave, Integers] = {}
    people = 0
    for wave in waves:
        person_by_row = numpy.full(len(wave.answers), -1, dtype=numpy.int64)
        for earlier in person:
            linking = links.get((earlier, wave.wave))
            if linking is None or not linking.linked:
                continue
            before, after = linking.links.rows
            linked_people = person[earlier][before]
            # The earlier link stands: nobody gets two people, and no person two responses of a wave.
            is_free = (person_by_row[after] < 0) & ~numpy.isin(linked_people, person_by_row[person_by_row >= 0])
            person_by_row[after[is_free]] = linked_people[is_free]
        is_new_person = person_by_row < 0
        is_new_person[_sent_twice(wave, linkings)] = False
        person_by_row[is_new_person] = people + numpy.arange(int(is_new_person.sum()))
        people += int(is_new_person.sum())
        person[wave.wave] = person_by_row
    rows: dict[str, Integers] = {wave: numpy.full(people, -1, dtype=numpy.int64) for wave in person}
    for wave_name, person_by_row in person.items():
        used_rows = numpy.flatnonzero(person_by_row >= 0)
        rows[wave_name][person_by_row[used_rows]] = used_rows
    return Panel(rows, people)


def _sent_twice(wave: WaveResponses, linkings: Sequence[Linking]) -> list[int]:
    """The rows that repeat a response."""
    wave_sides = [(linking.before, linking.left_out_before) for linking in linkings] + [
        (linking.after, linking.left_out_after) for linking in linkings
    ]
    repeats = {
        left_out_response.location
        for name, unused_responses in wave_sides
        if name == wave.wave
        for left_out_response in unused_responses
        if left_out_response.reason == SENT_TWICE
    }
    return [row for row, location in enumerate(wave.places) if location in repeats] if repeats else []
