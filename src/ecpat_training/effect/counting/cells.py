"""What the SELECT gave, made into counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ecpat_training.core.text import squeeze
from ecpat_training.effect.counting.columns import ANSWERED, APART, ItemColumn
from ecpat_training.effect.counting.counted import Alone, Asked, ByItem, Counted, Side
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.effect.counting.joint import Cell, Joint
from ecpat_training.effect.counting.layout import Layout, WaveColumns, figured_of
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

    def unread(self) -> list[tuple[int, ItemColumn, int]]:
        """(wave, item, number of cells) for each item with cells that hold no answer; the wave is 1 or 2."""
        found = []
        for n, wave in self._waves:
            flat = [one for _, _, columns in self.layout.of(wave) for one in columns]
            totals = self._totals(f"unread {n}")
            found += [(n, one, int(totals[at])) for at, one in enumerate(flat) if totals.get(at)]
        return found

    def counted(self) -> Counted:
        """The counts of the people of both waves."""
        layout = self.layout
        both = self._joints("both")
        linked = sum(row[6] or 0 for row in self.parts["both"] if row[1] == EVERYBODY)
        scales = {layout.scales[at].id: both.get(at, Joint()) for at in layout.both}
        items = {one.item.id: both.get(len(layout.scales) + n, Joint()) for n, _, one, _ in layout.items_of_both()}
        alone = dict[tuple[str, str], Alone]()
        waves = dict[tuple[str, str], ByItem]()
        sides: list[Side] = []
        for side, (n, wave) in enumerate(self._waves):
            of = self._sums(n, wave)
            answers, without = int(of["answers", 0]), int(of["no code", 0])
            shared = sum(row[6] or 0 for row in self.parts[f"shared {n}"])
            sides.append(Side(answers, answers - without - shared - linked, shared, without, 0))
            singles = self._singles(f"wave {n}")
            for at, scale, columns in layout.of(wave):
                if at in layout.both:
                    scores = self._scores(scale, singles.get(at, {}))
                    alone[wave.wave, scale.id] = _alone(scores, scales[scale.id], side)
                if found := self._by_item(at, scale, columns, of, singles):
                    waves[wave.wave, scale.id] = found
        return Counted(
            instrument=scoring_digest(layout.instrument),
            before=layout.before.wave,
            after=layout.after.wave,
            sides=(sides[0], sides[1]),
            scales=scales,
            items=items,
            groups=self._groups(),
            alone=alone,
            waves=waves,
        )

    @property
    def _waves(self) -> tuple[tuple[int, WaveColumns], tuple[int, WaveColumns]]:
        return (1, self.layout.before), (2, self.layout.after)

    def _totals(self, part: str) -> dict[int, float]:
        return {row[1]: row[7] or 0.0 for row in self.parts[part]}

    def _sums(self, n: int, wave: WaveColumns) -> _Sums:
        totals = self._totals(f"sums {n}")
        return {(of, place): totals.get(at, 0.0) for at, (of, place, _) in enumerate(self.layout.sums(wave))}

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
        found: dict[int, dict[Cell, int]] = defaultdict(dict)
        for row in self.parts[part]:
            if (cell := self._cell(row)) is not None:
                found[row[1]][cell] = found[row[1]].get(cell, 0) + (row[6] or 0)
        return {place: Joint(cells) for place, cells in found.items()}

    def _groups(self) -> dict[tuple[str, str, str], Joint]:
        """Groups by how they are written most plainly: the first spelling in the order of the alphabet."""
        found: dict[tuple[str, str, str], Joint] = {}
        for at, column in enumerate(self.layout.instrument.groups):
            spelling: dict[str, str] = {}
            of: dict[str, list[Row]] = defaultdict(list)
            for row in sorted(self.parts[f"group {at}"], key=lambda row: row[5] or ""):
                written = squeeze(row[5] or "")
                of[spelling.setdefault(written.casefold(), written)].append(row)
            for name, rows in of.items():
                tables = Cells(self.layout, (("group", *row[1:]) for row in rows))._joints("group")
                for place in self.layout.both:
                    found[column, name, self.layout.scales[place].id] = tables.get(place, Joint())
        return found

    def _singles(self, part: str) -> dict[int, dict[float, int]]:
        """How many have each value of a variable of one wave."""
        found: dict[int, dict[float, int]] = defaultdict(dict)
        for _, place, cell, before, _, _, people, _ in self.parts[part]:
            value = cell if cell is not None else before
            if value is not None:
                found[place][value] = people or 0
        return found

    def _scores(self, scale: Scale, singles: Mapping[float, int]) -> dict[float, int]:
        found: dict[float, int] = {}
        for value, people in singles.items():
            score = _score(scale, int(value)) if self.layout.whole(scale) else float(value)
            found[score] = found.get(score, 0) + people
        return found

    def _by_item(
        self,
        at: int,
        scale: Scale,
        columns: Sequence[ItemColumn],
        sums: _Sums,
        singles: Mapping[int, Mapping[float, int]],
    ) -> ByItem | None:
        """Everybody's answers to the items of a scale, and the sums of those who have a figure on all."""
        keyed = isinstance(scale, KeyedScale)
        items = {}
        for one in columns:
            n = self.layout.place(one)
            given = singles.get(len(self.layout.scales) + n, {})
            asked, total = int(sums["asked", n]), sums["total", n]
            items[one.item.id] = Asked(asked, _answers(one, given), total, int(sums["answers", 0]))
        if not any(sum(one.answers.values()) or (not keyed and one.asked) for one in items.values()):
            return None
        if not keyed:
            items = {item: one for item, one in items.items() if one.asked}
        figured = [one for one in figured_of(columns) if one.item.id in items]
        if len(figured) < 2:
            return ByItem(items, {})
        square = {(one.item.id, other.item.id): sums["product", n] for n, one, other in self.layout.products(figured)}
        ids = tuple(one.item.id for one in figured)
        products = tuple(square.get((one, other), square.get((other, one), 0.0)) for one in ids for other in ids)
        totals = tuple(sums["sum", self.layout.place(one)] for one in figured)
        return ByItem(items, {("", ids): ItemSums(int(sums["complete", at]), totals, products)})


def _score(scale: Scale, side: int) -> float:
    """The score of a sum and how many items it is of."""
    total, answered = divmod(side, ANSWERED)
    total -= APART
    return 100.0 * total / len(scale.taught) if isinstance(scale, KeyedScale) else total / answered


def _alone(everybody: Mapping[float, int], linked: Joint, side: int) -> Alone:
    """Everybody's scores less those of people with both."""
    left = dict(everybody)
    for cell, people in linked.cells.items():
        left[cell[side]] -= people
    return Alone({score: people for score, people in left.items() if people})


def _answers(column: ItemColumn, given: Mapping[float, int]) -> dict[str, int]:
    """How many gave each answer, as the form has it."""
    if column.kind == "choice":
        counts = {option: given.get(at, 0) for at, option in enumerate(column.options)}
        return {option: people for option, people in counts.items() if people or option in column.item.options}
    if len(given) > MOST_ANSWERS:
        return {}
    return {f"{answer:g}": people for answer, people in sorted(given.items())}
