"""Whether there is a room, where most caps need not tell people apart to know it."""

from collections.abc import Collection, Sequence

from ecpat_training.roster.selection.caps import CapModel, seat_most_people, split_caps
from ecpat_training.roster.selection.demand import QuotaDemand, pool
from ecpat_training.roster.selection.program import Program


class Feasibility:
    """Rooms of so many people under demands, asked for again and again. A cap tells people apart as soon as a room was
    found in which it keeps people out, and from then on; so the answers are exact."""

    def __init__(self, people: int, seats: int, demands: Sequence[QuotaDemand]) -> None:
        self.people, self.seats, self.demands = people, seats, tuple(demands)
        omitted_caps = set(split_caps(people, seats, demands)[1])
        self.told_apart = [number for number, demand in enumerate(demands) if demand not in omitted_caps]
        self._made = self._build_program()

    @property
    def program(self) -> Program:
        """The relations of those demands that tell people apart."""
        return self._made

    def _build_program(self) -> Program:
        asked_demands = [self.demands[number] for number in self.told_apart]
        return Program(pool(self.people, self.seats, asked_demands), asked_demands)

    def is_feasible(self, demand_numbers: Collection[int] | None = None) -> bool:
        """Whether a room keeps all demands, or only those of these numbers."""
        wanted_numbers = set(range(len(self.demands))) if demand_numbers is None else set(demand_numbers)
        while True:
            positions = [position for position, number in enumerate(self.told_apart) if number in wanted_numbers]
            room = self._made.room(demand_numbers=positions)
            if room is None:
                return False
            if not self.learn([int(number) for number in room], wanted_numbers):
                return True

    def learn(self, room: Sequence[int], wanted_numbers: Collection[int]) -> bool:
        """Lets those of the wanted caps tell people apart that keep people out of a room (how many of each type);
        False where none does."""
        distinguishing = set(self.told_apart)
        unused_numbers = [number for number in wanted_numbers if number not in distinguishing]
        capped = CapModel(self._made.pool, tuple(self.demands[number] for number in unused_numbers))
        if not capped.over([room]):
            return False
        short_caps = seat_most_people(capped, room).binding_caps
        if not short_caps:
            return False
        self.told_apart = sorted([*self.told_apart, *(unused_numbers[cap_index] for cap_index in short_caps)])
        self._made = self._build_program()
        return True
