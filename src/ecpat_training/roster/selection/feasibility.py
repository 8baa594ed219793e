"""Whether there is a room, where most caps need not tell people apart to know it."""

from collections.abc import Collection, Sequence

from ecpat_training.roster.selection.caps import Capped, most_seated, split_caps
from ecpat_training.roster.selection.demand import QuotaDemand, pool
from ecpat_training.roster.selection.program import Program


class Feasibility:
    """Rooms of so many people under demands, asked for again and again. A cap tells people apart as soon as a room was
    found in which it keeps people out, and from then on; so the answers are exact."""

    def __init__(self, people: int, seats: int, demands: Sequence[QuotaDemand]) -> None:
        self.people, self.seats, self.demands = people, seats, tuple(demands)
        left_out = set(split_caps(people, seats, demands)[1])
        self.told_apart = [number for number, demand in enumerate(demands) if demand not in left_out]
        self._made = self._make()

    @property
    def program(self) -> Program:
        """The relations of those demands that tell people apart."""
        return self._made

    def _make(self) -> Program:
        asked_demands = [self.demands[number] for number in self.told_apart]
        return Program(pool(self.people, self.seats, asked_demands), asked_demands)

    def holds(self, among: Collection[int] | None = None) -> bool:
        """Whether a room keeps all demands, or only those of these numbers."""
        wanted_numbers = set(range(len(self.demands))) if among is None else set(among)
        while True:
            positions = [position for position, number in enumerate(self.told_apart) if number in wanted_numbers]
            room = self._made.room(among=positions)
            if room is None:
                return False
            if not self.learn([int(number) for number in room], wanted_numbers):
                return True

    def learn(self, room: Sequence[int], wanted_numbers: Collection[int]) -> bool:
        """Lets those of the wanted caps tell people apart that keep people out of a room (how many of each type);
        False where none does."""
        distinguishing = set(self.told_apart)
        left_out = [number for number in wanted_numbers if number not in distinguishing]
        capped = Capped(self._made.pool, tuple(self.demands[number] for number in left_out))
        if not capped.over([room]):
            return False
        short = most_seated(capped, room).short_by
        if not short:
            return False
        self.told_apart = sorted([*self.told_apart, *(left_out[cap_index] for cap_index in short)])
        self._made = self._make()
        return True
