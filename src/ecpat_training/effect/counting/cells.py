"""What the SELECT gave, made into counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ecpat_training.core.text import squeeze
from ecpat_training.effect.counting.columns import ANSWERED, APART, NumberColumn
from ecpat_training.effect.counting.counted import ItemCounts, ItemwiseCounts, Side, TwoWaveCounts, UnpairedScores
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.effect.counting.joint import Cell, Joint
from ecpat_training.effect.counting.layout import Layout, WaveColumns, taught_columns
from ecpat_training.effect.counting.scoring_key import scoring_digest
from ecpat_training.effect.counting.select import BYTE, EVERYBODY, SHIFT
from ecpat_training.effect.scoring.item_answers import MOST_ANSWERS
from ecpat_training.survey.instrument.instrument import KeyedScale, Scale

Row = tuple[str, int, int | None, float | None, float | None, str | None, int | None, float | None]
"""A row of the result: `select.RESULT`."""
_Sums = dict[tuple[str, int], float]


class Cells:
    """The rows of a result, in any order."""

    def __init__(self, layout: Layout, rows: Iterable[Row]) -> None:
        self.layout = layout
        self.parts: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self.parts[row[0]].append(row)

    def unread(self) -> list[tuple[int, NumberColumn, int]]:
        """(wave, item, number of cells) for each item with cells that hold no answer; the wave is 1 or 2."""
        unread = []
        for n, wave in self._waves:
            flat = [column for _, _, columns in self.layout.of(wave) for column in columns]
            totals = self._totals(f"unread {n}")
            unread += [
                (n, column, int(totals[position])) for position, column in enumerate(flat) if totals.get(position)
            ]
        return unread

    def counted(self) -> TwoWaveCounts:
        """The counts of the people of both waves."""
        layout = self.layout
        joints = self._joints("both")
        linked = sum(row[6] or 0 for row in self.parts["both"] if row[1] == EVERYBODY)
        scales = {layout.scales[index].id: joints.get(index, Joint()) for index in layout.both}
        items = {
            column.item.id: joints.get(len(layout.scales) + n, Joint()) for n, _, column, _ in layout.items_of_both()
        }
        single_scores = dict[tuple[str, str], UnpairedScores]()
        waves = dict[tuple[str, str], ItemwiseCounts]()
        sides: list[Side] = []
        for side, (n, wave) in enumerate(self._waves):
            sums = self._sums(n, wave)
            answers, without = int(sums["answers", 0]), int(sums["no code", 0])
            shared = sum(row[6] or 0 for row in self.parts[f"shared {n}"])
            sides.append(Side(answers, answers - without - shared - linked, shared, without, 0))
            singles = self._singles(f"wave {n}")
            for place, scale, columns in layout.of(wave):
                if place in layout.both:
                    scores = self._scores(scale, singles.get(place, {}))
                    single_scores[wave.wave, scale.id] = _subtract_linked(scores, scales[scale.id], side)
                if by_item := self._by_item(place, scale, columns, sums, singles):
                    waves[wave.wave, scale.id] = by_item
        return TwoWaveCounts(
            instrument=scoring_digest(layout.instrument),
            before=layout.before.wave,
            after=layout.after.wave,
            sides=(sides[0], sides[1]),
            scales=scales,
            items=items,
            groups=self._groups(),
            alone=single_scores,
            waves=waves,
        )

    @property
    def _waves(self) -> tuple[tuple[int, WaveColumns], tuple[int, WaveColumns]]:
        return (1, self.layout.before), (2, self.layout.after)

    def _totals(self, part: str) -> dict[int, float]:
        return {row[1]: row[7] or 0.0 for row in self.parts[part]}

    def _sums(self, n: int, wave: WaveColumns) -> _Sums:
        totals = self._totals(f"sums {n}")
        return {
            (kind, place): totals.get(position, 0.0) for position, (kind, place, _) in enumerate(self.layout.sums(wave))
        }

    def _cell(self, row: Row) -> Cell | None:
        """Both figures of a row; None where one of them is missing."""
        _, place, cell, before, after, *_ = row
        if cell is None:
            return None if before is None or after is None else (before, after)
        if place >= len(self.layout.scales):
            first, second = divmod(cell + BYTE // 2, BYTE)
            return float(first), float(second - BYTE // 2)
        first, second = divmod(cell, SHIFT)
        scale = self.layout.scales[place]
        return _score(scale, first - APART), _score(scale, second - APART)

    def _joints(self, part: str) -> dict[int, Joint]:
        cells_of: dict[int, dict[Cell, int]] = defaultdict(dict)
        for row in self.parts[part]:
            if (cell := self._cell(row)) is not None:
                cells_of[row[1]][cell] = cells_of[row[1]].get(cell, 0) + (row[6] or 0)
        return {place: Joint(cells) for place, cells in cells_of.items()}

    def _groups(self) -> dict[tuple[str, str, str], Joint]:
        """Groups by how they are written most plainly: the first spelling in the order of the alphabet."""
        groups: dict[tuple[str, str, str], Joint] = {}
        for number, column in enumerate(self.layout.instrument.groups):
            spelling: dict[str, str] = {}
            rows_of: dict[str, list[Row]] = defaultdict(list)
            for row in sorted(self.parts[f"group {number}"], key=lambda row: row[5] or ""):
                written = squeeze(row[5] or "")
                rows_of[spelling.setdefault(written.casefold(), written)].append(row)
            for name, rows in rows_of.items():
                tables = Cells(self.layout, (("group", *row[1:]) for row in rows))._joints("group")
                for place in self.layout.both:
                    groups[column, name, self.layout.scales[place].id] = tables.get(place, Joint())
        return groups

    def _singles(self, part: str) -> dict[int, dict[float, int]]:
        """How many have each value of a variable of one wave."""
        people_of: dict[int, dict[float, int]] = defaultdict(dict)
        for _, place, cell, before, _, _, people, _ in self.parts[part]:
            value = cell if cell is not None else before
            if value is not None:
                people_of[place][value] = people or 0
        return people_of

    def _scores(self, scale: Scale, singles: Mapping[float, int]) -> dict[float, int]:
        people_of: dict[float, int] = {}
        for value, people in singles.items():
            score = _score(scale, int(value)) if self.layout.whole(scale) else float(value)
            people_of[score] = people_of.get(score, 0) + people
        return people_of

    def _by_item(
        self,
        place: int,
        scale: Scale,
        columns: Sequence[NumberColumn],
        sums: _Sums,
        singles: Mapping[int, Mapping[float, int]],
    ) -> ItemwiseCounts | None:
        """Everybody's answers to the items of a scale, and the sums of those who have a figure on all."""
        keyed = isinstance(scale, KeyedScale)
        items = {}
        for column in columns:
            n = self.layout.place(column)
            people_of = singles.get(len(self.layout.scales) + n, {})
            n_asked, total = int(sums["asked", n]), sums["total", n]
            items[column.item.id] = ItemCounts(n_asked, _answers(column, people_of), total, int(sums["answers", 0]))
        if not any(
            sum(item_counts.answers.values()) or (not keyed and item_counts.asked) for item_counts in items.values()
        ):
            return None
        if not keyed:
            items = {item: item_counts for item, item_counts in items.items() if item_counts.asked}
        figured = [item_column for item_column in taught_columns(columns) if item_column.item.id in items]
        if len(figured) < 2:
            return ItemwiseCounts(items, {})
        square = {
            (first.item.id, second.item.id): sums["product", n] for n, first, second in self.layout.products(figured)
        }
        ids = tuple(item_column.item.id for item_column in figured)
        products = tuple(
            square.get((first, second), square.get((second, first), 0.0)) for first in ids for second in ids
        )
        totals = tuple(sums["sum", self.layout.place(item_column)] for item_column in figured)
        return ItemwiseCounts(items, {("", ids): ItemSums(int(sums["complete", place]), totals, products)})


def _score(scale: Scale, side: int) -> float:
    """The score of a sum and how many items it is of."""
    total, answered = divmod(side, ANSWERED)
    total -= APART
    return 100.0 * total / len(scale.taught) if isinstance(scale, KeyedScale) else total / answered


def _subtract_linked(people_by_score: Mapping[float, int], linked: Joint, side: int) -> UnpairedScores:
    """Everybody's scores less those of people with both."""
    remaining = dict(people_by_score)
    for cell, people in linked.cells.items():
        remaining[cell[side]] -= people
    return UnpairedScores({score: people for score, people in remaining.items() if people})


def _answers(column: NumberColumn, people_of: Mapping[float, int]) -> dict[str, int]:
    """How many gave each answer, as the form has it."""
    if column.kind == "choice":
        counts = {option: people_of.get(index, 0) for index, option in enumerate(column.options)}
        return {option: people for option, people in counts.items() if people or option in column.item.options}
    if len(people_of) > MOST_ANSWERS:
        return {}
    return {f"{answer:g}": people for answer, people in sorted(people_of.items())}
