"""Who sits in a room of which it is known how many of each type sit there, so that left-out caps hold as well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import lcm

from ecpat_training.core.lots import LotDrawer
from ecpat_training.roster.selection.caps import NO_CAP, CapModel

Node = tuple[str, int]
Edge = tuple[Node, Node]

_SINK_NODE: Node = ("out", 0)


def seat_people(cap_model: CapModel, room: Sequence[int], random_lots: LotDrawer) -> list[int]:
    """People for a room, each of a type as likely as any other of it, no cap exceeded. The room must have no more
    than a cap allows on average (`Capped.over`).

    Seats flow from types through caps: on average each type sends as many to a cap as it has people there. These
    numbers are made whole by dependent rounding, which keeps each average, and each sum rounded down or up (Gandhi,
    Khuller, Parthasarathy, Srinivasan, Dependent rounding and its applications to approximation algorithms, Journal of
    the ACM 53, 2006, https://doi.org/10.1145/1147954.1147956). Numbers are whole multiples of one fraction, so that
    nothing is lost to the machine's arithmetic and anybody can repeat the draw.
    """
    counts = _Rounding(cap_model, room).round_counts(random_lots)
    return [
        person
        for cell, members in cap_model.cells.items()
        if (number := counts.get(cell, 0))
        for person in random_lots.draw_members(members, number)
    ]


@dataclass(slots=True)
class _Rounding:
    """Flows of seats along edges, in units of which `one` are a seat."""

    capped: CapModel
    room: Sequence[int]
    one: int = 1
    flow: dict[Edge, int] = field(default_factory=dict)
    at: dict[Node, dict[Edge, Node]] = field(default_factory=dict)

    def round_counts(self, random_lots: LotDrawer) -> dict[tuple[int, int], int]:
        """How many of each cell sit there."""
        self._start()
        path: list[tuple[Node, Edge | None]] = []
        place: dict[Node, int] = {}
        while self.at or path:
            if not path:
                node = next(iter(self.at))
                path, place = [(node, None)], {node: 0}
            node, arrival_edge = path[-1]
            edge = next((candidate for candidate in self.at.get(node, ()) if candidate != arrival_edge), None)
            if edge is None:  # the edge by which it was reached has become whole, or all that was here
                path.pop()
                del place[node]
                continue
            neighbour = self.at[node][edge]
            if neighbour not in place:
                place[neighbour] = len(path)
                path.append((neighbour, edge))
                continue
            circle_start = place[neighbour]
            self._turn(
                [*(path_edge for _, path_edge in path[circle_start + 1 :] if path_edge), edge], neighbour, random_lots
            )
            for dropped_node, _ in path[circle_start + 1 :]:
                del place[dropped_node]
            del path[circle_start + 1 :]
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
            for outer_cap in self.capped.enclosing_caps(cap):
                outer_edge = (_node(outer_cap), _node(self.capped.parents[outer_cap]))
                self.flow[outer_edge] = self.flow.get(outer_edge, 0) + seats
        for edge, seats in self.flow.items():
            if seats % self.one:
                for node, neighbour in (edge, edge[::-1]):
                    self.at.setdefault(node, {})[edge] = neighbour

    def _turn(self, circle: Sequence[Edge], start: Node, random_lots: LotDrawer) -> None:
        """Seats go round a circle of edges, one way or the other, until an edge is whole; as far on average as back."""
        forward, backward = list[Edge](), list[Edge]()
        node = start
        for edge in circle:
            (forward if edge[0] == node else backward).append(edge)
            node = edge[1] if edge[0] == node else edge[0]
        fractions = {edge: self.flow[edge] % self.one for edge in circle}
        forward_limit = min(
            *(self.one - fractions[edge] for edge in forward), *(fractions[edge] for edge in backward), self.one
        )
        backward_limit = min(
            *(fractions[edge] for edge in forward), *(self.one - fractions[edge] for edge in backward), self.one
        )
        # With these chances the change is 0 on average, which keeps everybody's chance as it was.
        change = (
            forward_limit
            if random_lots.draw_with_chance(backward_limit, forward_limit + backward_limit)
            else -backward_limit
        )
        for edge in forward:
            self.flow[edge] += change
        for edge in backward:
            self.flow[edge] -= change
        for edge in circle:
            if self.flow[edge] % self.one == 0:
                for node in edge:
                    self.at[node].pop(edge, None)
                    if not self.at[node]:
                        del self.at[node]


def _node(cap: int) -> Node:
    return _SINK_NODE if cap == NO_CAP else ("cap", cap)
