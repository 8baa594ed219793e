"""A network as pictures: a square of who names whom, and a ring of people."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ecpat_training.core.text import count
from ecpat_training.network.measures.comparison import ChangedTies
from ecpat_training.network.measures.measured import MeasuredWave
from ecpat_training.network.model.network import WaveNetwork

if TYPE_CHECKING:
    from ecpat_training.documents.network_charts import Sociogram, TieMark, TieMatrix

NOT_SAID = "sector not known"
MOST_DRAWN = 40  # people, beyond whom nobody could read it


def in_sectors(
    network: WaveNetwork, only: Sequence[str] | None = None
) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
    """(codes sector by sector, (sector, number of people) in the same order); people without a sector come last."""
    sector = {actor.code: actor.sector for actor in network.actors if only is None or actor.code in only}
    names = sorted(dict.fromkeys(filter(None, sector.values())))
    groups = [(name, [code for code, actor_sector in sector.items() if actor_sector == name]) for name in names]
    groups.append((NOT_SAID, [code for code, actor_sector in sector.items() if actor_sector is None]))
    filled_groups = [(name, codes) for name, codes in groups if codes]
    named_groups = tuple((name, len(codes)) for name, codes in filled_groups) if len(filled_groups) > 1 or names else ()
    codes = tuple(code for _, codes in filled_groups for code in codes)
    return codes, named_groups or (("", len(codes)),)


def wave_pictures(measured: MeasuredWave) -> "Iterator[TieMatrix | Sociogram]":
    """The pictures of one wave, where they can be read."""
    from ecpat_training.documents.network_charts import Sociogram

    network = measured.network
    codes, groups = in_sectors(network)
    if len(codes) > MOST_DRAWN:
        return
    ties = network.ties(measured.question, codes, codes)
    silent = tuple(index for index, code in enumerate(codes) if code not in network.answered)

    def mark(row: int, column: int) -> "TieMark":
        return "unknown" if ties[row, column] != ties[row, column] else "tie" if ties[row, column] else "none"

    legend: tuple[tuple[TieMark, str], ...] = (("tie", "a tie"), ("unknown", "not known"))
    yield _matrix(f"Who names whom, {network.wave.name}", codes, groups, mark, legend)
    arrows = tuple(
        (row, column)
        for row in range(len(codes))
        for column in range(len(codes))
        if row != column and ties[row, column] == 1
    )
    arrow_set = set(arrows)
    mutual = sum((column, row) in arrow_set for row, column in arrows) // 2
    alt = (
        f"{count(len(arrows), 'tie')} among {count(len(codes), 'person', 'people')}; {mutual:,} pairs name each other."
    )
    lines = ("both name each other", "one names the other")
    yield Sociogram(f"The network, {network.wave.name}", codes, arrows, groups, silent, lines, alt)


def change_pictures(change: ChangedTies) -> "Iterator[TieMatrix]":
    """The square of what was kept, lost and new, where it can be read."""
    codes, groups = in_sectors(change.after.network, change.people)
    if len(codes) > MOST_DRAWN:
        return
    before, after = (wave.network.ties(change.question, codes, codes) for wave in (change.before, change.after))

    def mark(row: int, column: int) -> "TieMark":
        before_tie, after_tie = before[row, column], after[row, column]
        if before_tie != before_tie or after_tie != after_tie:  # nan
            return "unknown"
        return ("kept" if after_tie else "lost") if before_tie else ("new" if after_tie else "none")

    legend: tuple[tuple[TieMark, str], ...] = (
        ("kept", "kept"),
        ("new", "new"),
        ("lost", "lost"),
        ("unknown", "not known"),
    )
    waves = f"{change.before.network.wave.name} to {change.after.network.wave.name}"
    yield _matrix(f"Ties from {waves}", codes, groups, mark, legend)


def _matrix(
    title: str,
    codes: tuple[str, ...],
    groups: tuple[tuple[str, int], ...],
    mark: "Callable[[int, int], TieMark]",
    legend: "tuple[tuple[TieMark, str], ...]",
) -> "TieMatrix":
    from ecpat_training.documents.network_charts import TieMatrix

    places = range(len(codes))
    cells = tuple(tuple(mark(row, column) if row != column else "none" for column in places) for row in places)
    marks = [cell for row in cells for cell in row]
    shown_legend = tuple((kind, label) for kind, label in legend if kind in marks)
    alt = "; ".join(f"{label}: {marks.count(kind):,}" for kind, label in shown_legend) or "no tie"
    return TieMatrix(title, codes, cells, groups, shown_legend, f"{title}. {alt}.")
