"""A network as pictures: a square of who names whom, and a ring of people."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ecpat_training.core.text import count
from ecpat_training.network.measures.comparison import ChangedTies
from ecpat_training.network.measures.measured import MeasuredWave
from ecpat_training.network.model.network import WaveNetwork

if TYPE_CHECKING:
    from ecpat_training.documents.network_charts import Sociogram, TieMark, TieMatrix

UNKNOWN_SECTOR_TEXT = "sector not known"
MOST_DRAWN = 40  # people, beyond whom nobody could read it


def in_sectors(
    network: WaveNetwork, shown_people: Sequence[str] | None = None
) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...]]:
    """(codes sector by sector, (sector, number of people) in the same order); people without a sector come last."""
    sector = {
        actor.code: actor.sector for actor in network.actors if shown_people is None or actor.code in shown_people
    }
    names = sorted(dict.fromkeys(filter(None, sector.values())))
    groups = [(name, [code for code, actor_sector in sector.items() if actor_sector == name]) for name in names]
    groups.append((UNKNOWN_SECTOR_TEXT, [code for code, actor_sector in sector.items() if actor_sector is None]))
    filled_groups = [(name, codes) for name, codes in groups if codes]
    named_groups = tuple((name, len(codes)) for name, codes in filled_groups) if len(filled_groups) > 1 or names else ()
    codes = tuple(code for _, codes in filled_groups for code in codes)
    return codes, named_groups or (("", len(codes)),)


def wave_pictures(measured_wave: MeasuredWave) -> "Iterator[TieMatrix | Sociogram]":
    """The pictures of one wave, where they can be read."""
    from ecpat_training.documents.network_charts import Sociogram

    network = measured_wave.network
    codes, groups = in_sectors(network)
    if len(codes) > MOST_DRAWN:
        return
    tie_matrix = network.ties(measured_wave.question, codes, codes)
    silent_indices = tuple(index for index, code in enumerate(codes) if code not in network.answered)

    def mark(row: int, column: int) -> "TieMark":
        return (
            "unknown"
            if tie_matrix[row, column] != tie_matrix[row, column]
            else "tie"
            if tie_matrix[row, column]
            else "none"
        )

    legend: tuple[tuple[TieMark, str], ...] = (("tie", "a tie"), ("unknown", "not known"))
    yield _matrix(f"Who names whom, {network.wave.name}", codes, groups, mark, legend)
    arrows = tuple(
        (row, column)
        for row in range(len(codes))
        for column in range(len(codes))
        if row != column and tie_matrix[row, column] == 1
    )
    arrow_set = set(arrows)
    mutual_pairs = sum((column, row) in arrow_set for row, column in arrows) // 2
    alternative_text = (
        f"{count(len(arrows), 'tie')} among {count(len(codes), 'person', 'people')}; "
        f"{mutual_pairs:,} pairs name each other."
    )
    line_labels = ("both name each other", "one names the other")
    yield Sociogram(
        f"The network, {network.wave.name}", codes, arrows, groups, silent_indices, line_labels, alternative_text
    )


def change_pictures(change: ChangedTies) -> "Iterator[TieMatrix]":
    """The square of what was kept, lost and new, where it can be read."""
    codes, groups = in_sectors(change.after.network, change.people)
    if len(codes) > MOST_DRAWN:
        return
    ties_before, ties_after = (
        wave.network.ties(change.question, codes, codes) for wave in (change.before, change.after)
    )

    def mark(row: int, column: int) -> "TieMark":
        before_tie, after_tie = ties_before[row, column], ties_after[row, column]
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
    shown_legend = tuple((tie_mark, label) for tie_mark, label in legend if tie_mark in marks)
    alternative_text = "; ".join(f"{label}: {marks.count(tie_mark):,}" for tie_mark, label in shown_legend) or "no tie"
    return TieMatrix(title, codes, cells, groups, shown_legend, f"{title}. {alternative_text}.")
