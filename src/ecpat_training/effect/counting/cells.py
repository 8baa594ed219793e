"""What the SELECT gave, made into counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ecpat_training.core.text import squeeze
from ecpat_training.effect.counting.columns import ANSWERED_FACTOR, SCORE_FACTOR, NumberColumn
from ecpat_training.effect.counting.counted import ItemCounts, ItemwiseCounts, Side, TwoWaveCounts, UnpairedScores
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.effect.counting.joint import Cell, Joint
from ecpat_training.effect.counting.layout import Layout, WaveColumns, taught_columns
from ecpat_training.effect.counting.scoring_key import scoring_digest
from ecpat_training.effect.counting.select import BYTE, SCORE_SHIFT, TOTAL_PLACE
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
        unread_counts = []
        for n, wave in self._waves:
            all_columns = [column for _, _, columns in self.layout.of(wave) for column in columns]
            totals = self._totals(f"unread {n}")
            unread_counts += [
                (n, column, int(totals[position]))
                for position, column in enumerate(all_columns)
                if totals.get(position)
            ]
        return unread_counts

    def counted(self) -> TwoWaveCounts:
        """The counts of the people of both waves."""
        layout = self.layout
        joints = self._joints("both")
        linked_people = sum(row[6] or 0 for row in self.parts["both"] if row[1] == TOTAL_PLACE)
        scales = {layout.scales[index].id: joints.get(index, Joint()) for index in layout.both}
        items = {
            column.item.id: joints.get(len(layout.scales) + n, Joint()) for n, _, column, _ in layout.items_of_both()
        }
        single_scores = dict[tuple[str, str], UnpairedScores]()
        waves = dict[tuple[str, str], ItemwiseCounts]()
        wave_sides: list[Side] = []
        for side, (n, wave) in enumerate(self._waves):
            sums = self._sums(n, wave)
            answers, no_code_count = int(sums["answers", 0]), int(sums["no code", 0])
            shared_count = sum(row[6] or 0 for row in self.parts[f"shared {n}"])
            wave_sides.append(
                Side(answers, answers - no_code_count - shared_count - linked_people, shared_count, no_code_count, 0)
            )
            singles = self._singles(f"wave {n}")
            for place, scale, columns in layout.of(wave):
                if place in layout.both:
                    scores = self._scores(scale, singles.get(place, {}))
                    single_scores[wave.wave, scale.id] = _subtract_linked(scores, scales[scale.id], side)
                if itemwise_counts := self._count_by_item(place, scale, columns, sums, singles):
                    waves[wave.wave, scale.id] = itemwise_counts
        return TwoWaveCounts(
            instrument=scoring_digest(layout.instrument),
            before=layout.before.wave,
            after=layout.after.wave,
            sides=(wave_sides[0], wave_sides[1]),
            scales=scales,
            items=items,
            groups=self._groups(),
            alone=single_scores,
            waves=waves,
        )

    @property
    def _waves(self) -> tuple[tuple[int, WaveColumns], tuple[int, WaveColumns]]:
        return (1, self.layout.before), (2, self.layout.after)

    def _totals(self, part_name: str) -> dict[int, float]:
        return {row[1]: row[7] or 0.0 for row in self.parts[part_name]}

    def _sums(self, n: int, wave: WaveColumns) -> _Sums:
        totals = self._totals(f"sums {n}")
        return {
            (sum_kind, place): totals.get(position, 0.0)
            for position, (sum_kind, place, _) in enumerate(self.layout.sums(wave))
        }

    def _cell(self, row: Row) -> Cell | None:
        """Both figures of a row; None where one of them is missing."""
        _, place, cell, before, after, *_ = row
        if cell is None:
            return None if before is None or after is None else (before, after)
        if place >= len(self.layout.scales):
            first_score, second_score = divmod(cell + BYTE // 2, BYTE)
            return float(first_score), float(second_score - BYTE // 2)
        first_score, second_score = divmod(cell, SCORE_SHIFT)
        scale = self.layout.scales[place]
        return _score(scale, first_score - SCORE_FACTOR), _score(scale, second_score - SCORE_FACTOR)

    def _joints(self, part_name: str) -> dict[int, Joint]:
        cells_by_place: dict[int, dict[Cell, int]] = defaultdict(dict)
        for row in self.parts[part_name]:
            if (cell := self._cell(row)) is not None:
                cells_by_place[row[1]][cell] = cells_by_place[row[1]].get(cell, 0) + (row[6] or 0)
        return {place: Joint(cells) for place, cells in cells_by_place.items()}

    def _groups(self) -> dict[tuple[str, str, str], Joint]:
        """Groups by how they are written most plainly: the first spelling in the order of the alphabet."""
        groups: dict[tuple[str, str, str], Joint] = {}
        for number, column in enumerate(self.layout.instrument.groups):
            spelling: dict[str, str] = {}
            rows_by_group: dict[str, list[Row]] = defaultdict(list)
            for row in sorted(self.parts[f"group {number}"], key=lambda row: row[5] or ""):
                group_text = squeeze(row[5] or "")
                rows_by_group[spelling.setdefault(group_text.casefold(), group_text)].append(row)
            for name, rows in rows_by_group.items():
                tables = Cells(self.layout, (("group", *row[1:]) for row in rows))._joints("group")
                for place in self.layout.both:
                    groups[column, name, self.layout.scales[place].id] = tables.get(place, Joint())
        return groups

    def _singles(self, part_name: str) -> dict[int, dict[float, int]]:
        """How many have each value of a variable of one wave."""
        people_by_value: dict[int, dict[float, int]] = defaultdict(dict)
        for _, place, cell, before, _, _, people, _ in self.parts[part_name]:
            value = cell if cell is not None else before
            if value is not None:
                people_by_value[place][value] = people or 0
        return people_by_value

    def _scores(self, scale: Scale, singles: Mapping[float, int]) -> dict[float, int]:
        people_by_score: dict[float, int] = {}
        for value, people in singles.items():
            score = _score(scale, int(value)) if self.layout.whole(scale) else float(value)
            people_by_score[score] = people_by_score.get(score, 0) + people
        return people_by_score

    def _count_by_item(
        self,
        place: int,
        scale: Scale,
        columns: Sequence[NumberColumn],
        sums: _Sums,
        singles: Mapping[int, Mapping[float, int]],
    ) -> ItemwiseCounts | None:
        """Everybody's answers to the items of a scale, and the sums of those who have a figure on all."""
        is_keyed = isinstance(scale, KeyedScale)
        items = {}
        for column in columns:
            n = self.layout.place(column)
            people_by_value = singles.get(len(self.layout.scales) + n, {})
            asked_people, total = int(sums["asked", n]), sums["total", n]
            items[column.item.id] = ItemCounts(
                asked_people, _answers(column, people_by_value), total, int(sums["answers", 0])
            )
        if not any(
            sum(item_counts.answers.values()) or (not is_keyed and item_counts.asked) for item_counts in items.values()
        ):
            return None
        if not is_keyed:
            items = {item: item_counts for item, item_counts in items.items() if item_counts.asked}
        figured = [item_column for item_column in taught_columns(columns) if item_column.item.id in items]
        if len(figured) < 2:
            return ItemwiseCounts(items, {})
        square = {
            (first_column.item.id, second_column.item.id): sums["product", n]
            for n, first_column, second_column in self.layout.products(figured)
        }
        ids = tuple(item_column.item.id for item_column in figured)
        products = tuple(
            square.get((first_id, second_id), square.get((second_id, first_id), 0.0))
            for first_id in ids
            for second_id in ids
        )
        totals = tuple(sums["sum", self.layout.place(item_column)] for item_column in figured)
        return ItemwiseCounts(items, {("", ids): ItemSums(int(sums["complete", place]), totals, products)})


def _score(scale: Scale, side: int) -> float:
    """The score of a sum and how many items it is of."""
    total, answered_items = divmod(side, ANSWERED_FACTOR)
    total -= SCORE_FACTOR
    return 100.0 * total / len(scale.taught) if isinstance(scale, KeyedScale) else total / answered_items


def _subtract_linked(people_by_score: Mapping[float, int], linked_counts: Joint, side: int) -> UnpairedScores:
    """Everybody's scores less those of people with both."""
    remaining_people = dict(people_by_score)
    for cell, people in linked_counts.cells.items():
        remaining_people[cell[side]] -= people
    return UnpairedScores({score: people for score, people in remaining_people.items() if people})


def _answers(column: NumberColumn, people_by_index: Mapping[float, int]) -> dict[str, int]:
    """How many gave each answer, as the form has it."""
    if column.kind == "choice":
        counts = {option: people_by_index.get(index, 0) for index, option in enumerate(column.options)}
        return {option: people for option, people in counts.items() if people or option in column.item.options}
    if len(people_by_index) > MOST_ANSWERS:
        return {}
    return {f"{answer:g}": people for answer, people in sorted(people_by_index.items())}
