"""Room after room under caps that were left out of the types, so that everybody's turn comes as often as others'."""

from collections import Counter, deque
from collections.abc import Sequence

from ecpat_training.roster.selection.caps import NO_CAP, SeatFlow, seat_most_people
from ecpat_training.roster.selection.leximin import Lottery


class WaitingLines:
    """People of each type in a line; whoever had a seat goes to its end."""

    def __init__(self, lottery: Lottery, lines: Sequence[Sequence[int]]) -> None:
        self.capped = lottery.cap_model
        self.lines = [deque(line) for line in lines]
        # a room that can be seated in any case, for where another can't
        self.sure = max(zip(lottery.weights, lottery.rooms, strict=True))[1]

    def room(self, counts: Sequence[int]) -> tuple[int, ...]:
        """The people of a room with so many of each type; of one that the caps don't allow, another stands in."""
        seated_by_type = self._assign_greedily(counts)
        if seated_by_type is None:
            flow = seat_most_people(self.capped, counts, self._due(counts))
            if flow.binding_caps:
                flow = seat_most_people(self.capped, self.sure, self._due(self.sure))
            seated_by_type = self._group_by_cell(flow)
        for line, people in zip(self.lines, seated_by_type, strict=True):
            seated_people = set(people)
            waiting_people = [line.popleft() for _ in range(len(line))] if seated_people else []
            line.extend(person for person in waiting_people if person not in seated_people)
            line.extend(people)
        return tuple(sorted(person for people in seated_by_type for person in people))

    def _assign_greedily(self, counts: Sequence[int]) -> list[list[int]] | None:
        """Whoever stands first and is no more than a cap allows; None where a line ends before the seats are filled."""
        capped_rooms, cap_counts = self.capped, Counter[int]()
        seated_by_type: list[list[int]] = [[] for _ in self.lines]
        # The shortest lines first: they have the least choice, and longer ones find others when a cap is full.
        for type_ in sorted(range(len(counts)), key=lambda type_index: len(self.lines[type_index])):
            for person in self.lines[type_]:
                if len(seated_by_type[type_]) == counts[type_]:
                    break
                enclosing_caps = [*capped_rooms.enclosing_caps(capped_rooms.innermost.get(person, NO_CAP))]
                if all(cap_counts[cap] < capped_rooms.caps[cap].amount for cap in enclosing_caps):
                    cap_counts.update(enclosing_caps)
                    seated_by_type[type_].append(person)
            if len(seated_by_type[type_]) < counts[type_]:
                return None
        return seated_by_type

    def _due(self, counts: Sequence[int]) -> dict[tuple[int, int], float]:
        """How near the front the people of each cell stand, 1 at the front to 0."""
        place = {
            person: 1 - position / len(line)
            for line, number in zip(self.lines, counts, strict=True)
            if number
            for position, person in enumerate(line)
        }
        cells = self.capped.cells.items()
        return {cell: max(place[member] for member in members) for cell, members in cells if counts[cell[0]]}

    def _group_by_cell(self, flow: SeatFlow) -> list[list[int]]:
        """The first in line of each cell."""
        seats_left = Counter(flow.cells)
        seated_by_type: list[list[int]] = [[] for _ in self.lines]
        for type_, line in enumerate(self.lines):
            for person in line:
                cell = (type_, self.capped.innermost.get(person, NO_CAP))
                if seats_left[cell] > 0:
                    seats_left[cell] -= 1
                    seated_by_type[type_].append(person)
        return seated_by_type
