"""How many people of each group are compared: by every column that the instrument names, and by the first two together.

What somebody is, is taken from the earlier of the two waves; from the later one where the earlier says nothing.
"""

from collections.abc import Sequence

from ecpat_training.core.spelling import chosen_spellings
from ecpat_training.core.text import squeeze
from ecpat_training.effect.analyses.who_took_part.result import CrossTable, GroupCounts, WhoTookPart
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison


def analyse(data: EvaluationData) -> WhoTookPart | None:
    """None where nobody is compared, or no group was asked."""
    first = next((one for one in data.comparisons if one.linking and one.linking.links), None)
    columns = data.instrument.groups
    if first is None or not columns:
        return None
    said = {column: groups for column in columns if any(groups := _groups(data, first, column))}
    if not said:
        return None
    counts = tuple(_counted(column, groups) for column, groups in said.items())
    return WhoTookPart(
        people=first.n or 0,
        counts=counts,
        cross=_crossed(list(said.items())[:2], counts) if len(said) > 1 else None,
        members=tuple(_members(one, said[one.column]) for one in counts),
    )


def _groups(data: EvaluationData, comparison: Comparison, column: str) -> list[str]:
    """The group of each person linked, "" where unknown, in one spelling."""
    if comparison.linking is None:
        return []
    links = comparison.linking.links
    found = [""] * len(links.rows_before)
    sides = ((comparison.before, links.rows_before), (comparison.after, links.rows_after))
    for name, rows in sides:
        wave = data.wave(name)
        if wave is None or column not in wave.groups:
            continue
        told = wave.groups[column].iloc[rows].fillna("").astype(str)
        found = [one or squeeze(other) for one, other in zip(found, told, strict=True)]
    times: dict[str, int] = {}
    for one in found:
        times[one] = times.get(one, 0) + 1
    spelling = chosen_spellings(times)
    return [spelling[one] for one in found]


def _members(counts: GroupCounts, groups: Sequence[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {name: [] for name, _ in counts.groups}
    for at, group in enumerate(groups):
        if group:
            found[group].append(at)
    return {name: tuple(people) for name, people in found.items()}


def _counted(column: str, groups: Sequence[str]) -> GroupCounts:
    times: dict[str, int] = {}
    for group in groups:
        times[group] = times.get(group, 0) + 1
    unknown = times.pop("", 0)
    return GroupCounts(column, tuple(sorted(times.items())), unknown)


def _crossed(said: Sequence[tuple[str, Sequence[str]]], counts: Sequence[GroupCounts]) -> CrossTable:
    (by, one), (across, other) = said
    rows, columns = ((*(name for name, _ in each.groups), *([""] if each.unknown else [])) for each in counts[:2])
    times: dict[tuple[str, str], int] = {}
    for pair in zip(one, other, strict=True):
        times[pair] = times.get(pair, 0) + 1
    cells = tuple(tuple(times.get((row, column), 0) for column in columns) for row in rows)
    return CrossTable(
        by, across, rows, columns, cells, tuple(map(sum, cells)), tuple(map(sum, zip(*cells, strict=True)))
    )
