"""Groups of people: counted, and named where a figure would say what single people answered.

Figures by group stay in the internal report. Whoever passes some on must leave out groups of fewer than 10 people (the
threshold on which the statistical offices agree for research outputs), and groups in which everybody gave the same
answer: whoever knows that somebody belongs to one knows the answer, however large it is.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, squeeze
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP
from ecpat_training.words.catalogue.message import phrase

if TYPE_CHECKING:
    import pandas

_A_GROUP = 3  # two people who agree are no news
HINT = "If you pass on figures by group, leave these groups out: such figures would show what single people answered."


def group_findings(waves: Sequence[WaveResponses]) -> list[Finding]:
    """How large the groups are, by the first wave that asks for each: one note; and one warning per file that names
    the small groups, by the same wave, and those that agree, in every wave."""
    counted: list[str] = []
    sized: set[str] = set()
    risks: dict[Location, list[str]] = {}
    for wave in waves:
        remarks = risks.setdefault(Location(wave.file, sheet=wave.sheet), [])
        for column in map(str, wave.groups.columns):
            sizes = _group_sizes(_members(wave, column))
            if column not in sized and sizes:
                sized.add(column)
                counted.append(f"`{column}`: {listing([f'{name} {size}' for name, size in sizes.items()], 12)}")
                remarks += _small_groups(column, sizes)
        remarks += _unanimous(wave)
    if not counted:
        return []
    note = phrase("people by group: {groups}. Figures by group are not for publication.", groups="; ".join(counted))
    return [
        Finding("evaluate.groups", Severity.NOTE, note),
        *(
            Finding(
                "evaluate.groups-at-risk",
                Severity.WARNING,
                phrase("{remarks}.", remarks="; ".join(texts)),
                location,
                HINT,
            )
            for location, texts in risks.items()
            if texts
        ),
    ]


def _group_sizes(group_by_row: "pandas.Series[str]") -> dict[str, int]:
    """How many people are in each group, by its name."""
    return {str(name): int(size) for name, size in group_by_row.value_counts(sort=False).sort_index().items()}


def _small_groups(column: str, sizes: Mapping[str, int]) -> list[str]:
    small_groups = [f"{name} ({size})" for name, size in sizes.items() if size < SMALLEST_PUBLISHED_GROUP]
    return (
        [f"fewer than {SMALLEST_PUBLISHED_GROUP} people by `{column}`: {listing(small_groups, 12)}"]
        if small_groups
        else []
    )


def _unanimous(wave: WaveResponses) -> list[str]:
    agreed_remarks = [
        remark
        for column in map(str, wave.groups.columns)
        for remark in _find_agreed_groups(wave, _members(wave, column))
    ]
    return [f"in wave `{wave.wave}`, {listing(agreed_remarks, 12)}"] if agreed_remarks else []


def _find_agreed_groups(wave: WaveResponses, group_by_row: "pandas.Series[str]") -> list[str]:
    """The groups in which everybody answered an item, and alike: `everyone in NGO (6 people) answered `q5` alike`. By
    arrays, since pandas' count of different answers in each group takes three times as long."""
    import numpy
    import pandas

    group, names = pandas.factorize(group_by_row, sort=True)
    sizes = numpy.bincount(group, minlength=len(names))
    items_by_group: dict[int, list[str]] = {}
    for item, answers in wave.answers.loc[group_by_row.index].items():
        answer, distinct_answers = pandas.factorize(answers)  # -1 for no answer
        min_code, max_code = numpy.full(len(names), len(distinct_answers)), numpy.full(len(names), -1)
        numpy.minimum.at(min_code, group, answer)
        numpy.maximum.at(max_code, group, answer)
        for place in numpy.flatnonzero((min_code == max_code) & (min_code >= 0) & (sizes >= _A_GROUP)):
            items_by_group.setdefault(int(place), []).append(f"`{item}`")
    return [
        f"everyone in {names[place]} ({count(int(sizes[place]), 'person', 'people')}) "
        f"answered {listing(items_by_group[place], 12)} alike"
        for place in sorted(items_by_group)
    ]


def _members(wave: WaveResponses, column: str) -> "pandas.Series[str]":
    """The group of each response that says one."""
    group_by_row = wave.groups[column].dropna().astype(str).map(squeeze)
    return group_by_row[group_by_row != ""]
