"""Who was recognised from one wave to another, and where they stand in the tables of both."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, overload

from ecpat_training.core.location import Location
from ecpat_training.files.not_used import UnusedRow

if TYPE_CHECKING:
    import numpy
    import numpy.typing

    Integers = numpy.typing.NDArray[numpy.int64]


LinkRule = Literal["exact", "distance 1", "row"]


@dataclass(frozen=True, slots=True)
class Response:
    """One response: its position in the wave's table, where it stands in the file, and its code as written; `named`
    says that the code may tell who the person is."""

    row: int
    where: Location
    code: str
    named: bool = False

    @property
    def shown(self) -> str:
        """The code as a report prints it: where there is none, or one that may be a name, only where it stands."""
        return f"({self.where.place_in_file})" if self.named or not self.code else self.code

    @property
    def code_or_place(self) -> str:
        """The response in a sentence: `LE19D`, or `the answer in line 14` where the code is missing or may be a
        name."""
        return f"the answer in {self.where.place_in_file}" if self.named or not self.code else self.code

    @property
    def told(self) -> str:
        """The response in a message: its code between backticks, or where it stands."""
        return self.code_or_place if self.named or not self.code else f"`{self.code}`"


@dataclass(frozen=True, slots=True)
class Link:
    """One person recognised in two waves, and by which rule the codes were linked."""

    before: Response
    after: Response
    rule: LinkRule


class PersonLinks(Sequence[Link]):
    """The people recognised, in the order of the earlier wave. Of a million, no more than their rows is kept: a `Link`
    is made when somebody looks at it.

    `rows` are the positions of their responses in the tables of both waves, before and after: the same place is the
    same person. `near_code_rows` are the rows before of those linked by distance 1, `rows_linked_by_row` of those whose
    answers stand in one row."""

    def __init__(
        self,
        rows: Sequence[tuple[int, int]],
        near_code_rows: Collection[int],
        responses: tuple[Callable[[int], Response], Callable[[int], Response]],
        rows_linked_by_row: Collection[int] = (),
    ) -> None:
        import numpy

        before, after = numpy.array(sorted(rows), dtype=numpy.int64).reshape(-1, 2).T.copy()
        self.rows: tuple[Integers, Integers] = before, after
        self.close = frozenset(near_code_rows)
        self.by_row = frozenset(rows_linked_by_row)
        self._responses = responses

    def __len__(self) -> int:
        return len(self.rows[0])

    @overload
    def __getitem__(self, position: int) -> Link: ...
    @overload
    def __getitem__(self, position: slice) -> tuple[Link, ...]: ...
    def __getitem__(self, position: int | slice) -> Link | tuple[Link, ...]:
        if isinstance(position, slice):
            return tuple(self[index] for index in range(*position.indices(len(self))))
        return self._link(*(int(rows[position]) for rows in self.rows))

    def __iter__(self) -> Iterator[Link]:
        return map(self._link, *(rows.tolist() for rows in self.rows))

    def near_code_links(self) -> list[Link]:
        """The links between codes that differ in one place."""
        rows = zip(*(rows.tolist() for rows in self.rows), strict=True)
        return [self._link(before, after) for before, after in rows if before in self.close]

    def _link(self, before: int, after: int) -> Link:
        response_before_at, response_after_at = self._responses
        rule: LinkRule = "distance 1" if before in self.close else "row" if before in self.by_row else "exact"
        return Link(response_before_at(before), response_after_at(after), rule)


@dataclass(frozen=True, slots=True)
class Linking:
    """Who was recognised from one wave to another.

    Every response is accounted for: n_before == linked + len(only_before) + len(left_out_before), likewise after. Left
    out are responses without a code and those whose code several people of a wave share. `close_pairs` of the
    `compared_pairs` codes of different people of one wave are one typing error apart; `candidate_pairs` is how many
    pairs of unrecognised people were looked at for links of distance 1; `distrusted` is how many pairs of codes one
    typing error apart were not linked, because chance alone would make about as many. Where waves stand side by side,
    `came_again` are the responses before whose code stands in several linked rows, those of each code together, and
    `unlike` the rows that are no link, since another code stands before than after; `apart` are those whose code stands
    after in another row and who aren't linked, since a row is all that a person said.
    """

    before: str
    after: str
    n_before: int
    n_after: int
    links: PersonLinks
    only_before: tuple[Response, ...]
    only_after: tuple[Response, ...]
    left_out_before: tuple[UnusedRow, ...]
    left_out_after: tuple[UnusedRow, ...]
    close_pairs: int
    compared_pairs: int
    candidate_pairs: int
    distrusted: int = 0
    came_again: tuple[tuple[Response, ...], ...] = ()
    unlike: tuple[Response, ...] = ()
    apart: tuple[Response, ...] = ()

    @property
    def linked(self) -> int:
        """How many people were recognised."""
        return len(self.links)

    @property
    def row_link_count(self) -> int:
        """How many of them by the row of a file that holds their answers to both."""
        return len(self.links.by_row)

    @property
    def again(self) -> int:
        """How many of the links are further participations of people who are linked already."""
        return sum(len(responses) - 1 for responses in self.came_again)

    @property
    def near_link_count(self) -> int:
        """How many of them by codes that differ in one place."""
        return len(self.links.close)

    @property
    def expected_false(self) -> float:
        """How many links of distance 1 chance alone would make: the share of different people's codes that are one
        typing error apart, times the pairs that were looked at."""
        return self.close_pairs / self.compared_pairs * self.candidate_pairs if self.compared_pairs else 0.0

    @property
    def file_after(self) -> Location | None:
        """The file of the later wave, where it has any response."""
        responses = [*(link.after for link in self.links[:1]), *self.only_after[:1]]
        places = [
            *(response.where for response in responses),
            *(unused_row.location for unused_row in self.left_out_after[:1]),
        ]
        return Location(places[0].file, sheet=places[0].sheet) if places else None
