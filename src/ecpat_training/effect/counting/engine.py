"""What an engine is: it counts the people of two waves, wherever their answers are."""

from typing import Protocol, TypeVar

from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.survey.instrument.instrument import Instrument

Source = TypeVar("Source", contravariant=True)


class Engine(Protocol[Source]):
    """Counts two waves of answers. `Source` is what it reads: responses in memory, files, tables of a database. The
    counts of the same answers are the same, whatever the engine."""

    def __call__(self, instrument: Instrument, before: Source, after: Source) -> TwoWaveCounts:
        """Counts the people of two waves.

        Raises:
            ContentError: the answers need a person before they can be counted.
        """
        ...
