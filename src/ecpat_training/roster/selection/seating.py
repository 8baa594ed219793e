"""Who sits in a room of which it is known how many of each type sit there, so that left-out caps hold as well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import lcm

from ecpat_training.core.lots import Lots
from ecpat_training.roster.selection.caps import NO_CAP, Capped

Node = tuple[str, int]
Edge = tuple[Node, Node]

_OUT: Node = ("out", 0)


def seat_people(capped: Capped, room: Sequence[int], lots: Lots) -> list[int]:
    """People for a room, each of a type as likely as any other of it, no cap exceeded. The room must have no more
    than a cap allows on average (`Capped.over`).

    Seats flow from types through caps: on average each type sends as many to a cap as it has people there. These
    numbers are made whole by dependent rounding, which keeps each average, and each sum rounded down or up (Gandhi,
    Khuller, Parthasarathy, Srinivasan, Dependent rounding and its applications to approximation algorithms, Journal of
    the ACM 53, 2006, https://doi.org/10.1145/1147954.1147956). Numbers are whole multiples of one fraction, so that
    nothing is lost to the machine's arithmetic and anybody can repeat the draw.
    """
    counts = _Rounding(capped, room).whole(lots)
    return [
        person
        for cell, members in capped.cells.items()
        if (number := counts.get(cell, 0))
        for person in lots.some(members, number)
    ]


@dataclass(slots=True)
class _Rounding:
    """Flows of seats along edges, in units of which `one` are a seat."""

    capped: Capped
    room: Sequence[int]
    one: int = 1
    flow: dict[Edge, int] = field(default_factory=dict)
    at: dict[Node, dict[Edge, Node]] = field(default_factory=dict)

    def whole(self, lots: Lots) -> dict[tuple[int, int], int]:
        """How many of each cell sit there."""
        self._start()
        path: list[tuple[Node, Edge | None]] = []
        place: dict[Node, int] = {}
        while self.at or path:
            if not path:
                node = next(iter(self.at))
                path, place = [(node, None)], {node: 0}
            node, came = path[-1]
            edge = next((candidate for candidate in self.at.get(node, ()) if candidate != came), None)
            if edge is None:  # the edge by which it was reached has become whole, or all that was here
                path.pop()
                del place[node]
                continue
            neighbour = self.at[node][edge]
            if neighbour not in place:
                place[neighbour] = len(path)
                path.append((neighbour, edge))
                continue
            begin = place[neighbour]
            self._turn([*(path_edge for _, path_edge in path[begin + 1 :] if path_edge), edge], neighbour, lots)
            for gone, _ in path[begin + 1 :]:
                del place[gone]
            del path[begin + 1 :]
        return {(int(type_), int(cap)): self.flow[edge] // self.one for edge, type_, cap in self._cells()}

    def _cells(self) -> Iterable[tuple[Edge, int, int]]:
        for type_, cap in self.capped.cells:
            if self.room[type_]:
                yield (("type", type_), _node(cap)), type_, cap

    def _start(self) -> None:
        """The average flows, exact."""
        sizes = self.capped.pool.sizes
        # A unit in which every average flow is a whole number: fractions would round, and the draw couldn't be
        # repeated.
        self.one = lcm(*(size for size, number in zip(sizes, self.room, strict=True) if number))
        for edge, type_, cap in self._cells():
            seats = self.one // sizes[type_] * self.room[type_] * len(self.capped.cells[type_, cap])
            self.flow[edge] = seats
            for outer_cap in self.capped.around(cap):
                up = (_node(outer_cap), _node(self.capped.parents[outer_cap]))
                self.flow[up] = self.flow.get(up, 0) + seats
        for edge, seats in self.flow.items():
            if seats % self.one:
                for node, neighbour in (edge, edge[::-1]):
                    self.at.setdefault(node, {})[edge] = neighbour

    def _turn(self, circle: Sequence[Edge], start: Node, lots: Lots) -> None:
        """Seats go round a circle of edges, one way or the other, until an edge is whole; as far on average as back."""
        forward, back = list[Edge](), list[Edge]()
        node = start
        for edge in circle:
            (forward if edge[0] == node else back).append(edge)
            node = edge[1] if edge[0] == node else edge[0]
        below = {edge: self.flow[edge] % self.one for edge in circle}
        further = min(*(self.one - below[edge] for edge in forward), *(below[edge] for edge in back), self.one)
        less = min(*(below[edge] for edge in forward), *(self.one - below[edge] for edge in back), self.one)
        # With these chances the change is 0 on average, which keeps everybody's chance as it was.
        change = further if lots.falls(less, further + less) else -less
        for edge in forward:
            self.flow[edge] += change
        for edge in back:
            self.flow[edge] -= change
        for edge in circle:
            if self.flow[edge] % self.one == 0:
                for node in edge:
                    self.at[node].pop(edge, None)
                    if not self.at[node]:
                        del self.at[node]


def _node(cap: int) -> Node:
    return _OUT if cap == NO_CAP else ("cap", cap)
