"""What is counted of two waves, and what the places of a result mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement

from ecpat_training.effect.counting.columns import NumberColumn, is_asked_sql, scales_of
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, Scale, Wave


@dataclass(frozen=True)
class WaveColumns:
    """A table of one wave: its name in SQL, and by scale the items that it has; and its columns of groups."""

    wave: Wave
    table: str
    columns: Mapping[str, Sequence[NumberColumn]]
    groups: Sequence[str]


class Layout:
    """What the places of a result mean: scales and items by their number in the instrument, pairs of items by both."""

    def __init__(self, instrument: Instrument, before: WaveColumns, after: WaveColumns) -> None:
        self.instrument, self.before, self.after = instrument, before, after
        self.scales = list(instrument.scales)
        self.number = {item.id: number for number, item in enumerate(i for scale in self.scales for i in scale.items)}
        waves = {before.wave, after.wave}
        self.both = [place for place, scale in enumerate(self.scales) if waves <= set(scale.asked)]

    def of(self, wave: WaveColumns) -> Iterator[tuple[int, Scale, Sequence[NumberColumn]]]:
        """(number in the instrument, scale, columns of its items) for each scale that a wave asks."""
        for scale in scales_of(self.instrument, wave.wave):
            yield self.scales.index(scale), scale, wave.columns.get(scale.id, ())

    def sums(self, wave: WaveColumns) -> Iterator[tuple[str, int, str]]:
        """(kind of the sum, number of its place, SQL of each person's share) for each sum over a wave."""
        yield "answers", 0, "1"
        yield "no code", 0, "CASE WHEN code = '' THEN 1 ELSE 0 END"
        for place, scale, columns in self.of(wave):
            for column in columns:
                n = self.number[column.item.id]
                is_asked = is_asked_sql(scale, columns, column, self.name)
                yield "asked", n, f"CASE WHEN {is_asked} THEN 1 ELSE 0 END"
                figure = column.figure(self.name(column))
                is_keyed = isinstance(scale, KeyedScale)
                yield "total", n, f"CASE WHEN {is_asked} THEN coalesce({figure}, 0) END" if is_keyed else figure
            figured = taught_columns(columns)
            if figured:
                yield "complete", place, f"CASE WHEN c{place} THEN 1 ELSE 0 END"
            yield from (("sum", n, f"f{n}") for n in map(self.place, figured))
            for n, column, second_column in self.products(figured):
                yield "product", n, f"f{self.place(column)} * f{self.place(second_column)}"

    def place(self, column: NumberColumn) -> int:
        """The number of an item."""
        return self.number[column.item.id]

    def name(self, column: NumberColumn) -> str:
        """The column of an item in the SELECT."""
        return f"x{self.place(column)}"

    def whole(self, scale: Scale) -> bool:
        """Whether both waves' answers to a scale are whole numbers."""
        return all(
            column.kind != "number" for side in (self.before, self.after) for column in side.columns.get(scale.id, ())
        )

    def items_of_both(self) -> Iterator[tuple[int, Scale, NumberColumn, NumberColumn]]:
        """(number, scale, column in the first wave, column in the second) of each item that both waves have."""
        for place in self.both:
            scale = self.scales[place]
            later_column_by_item = {
                item_column.item.id: item_column for item_column in self.after.columns.get(scale.id, ())
            }
            for column in self.before.columns.get(scale.id, ()):
                if column.item.id in later_column_by_item:
                    yield self.number[column.item.id], scale, column, later_column_by_item[column.item.id]

    def products(self, columns: Sequence[NumberColumn]) -> Iterator[tuple[int, NumberColumn, NumberColumn]]:
        """(number of the pair, first item, second item) of each two items of a scale, an item with itself included."""
        for first_column, second_column in combinations_with_replacement(columns, 2):
            yield (
                self.number[first_column.item.id] * len(self.number) + self.number[second_column.item.id],
                first_column,
                second_column,
            )


def taught_columns(columns: Sequence[NumberColumn]) -> list[NumberColumn]:
    """The items whose sums and products are wanted."""
    taught = [column for column in columns if not column.item.untaught]
    return taught if len(taught) > 1 else []
