"""Groups of people in which a figure would say what single people answered.

Fewer than 10 people: no figures of their own (the threshold on which the statistical offices agree for research
outputs). Everybody in a group gave the same answer: whoever knows that somebody belongs to it knows the answer, however
large it is.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, squeeze
from ecpat_training.model.responses import WaveResponses

if TYPE_CHECKING:
    import pandas

SMALLEST_GROUP = 10
_A_GROUP = 3  # two people who agree are no news


def group_findings(waves: Sequence[WaveResponses]) -> list[Finding]:
    """What must be known of the groups before anybody makes figures for them: small ones, by the first wave that asks
    for the group, and those that agree, in every wave."""
    findings: list[Finding] = []
    sized: set[str] = set()
    for wave in waves:
        for column in map(str, wave.groups.columns):
            of = _members(wave, column)
            if column not in sized and len(of):
                sized.add(column)
                findings += _small(wave, column, of)
        findings += _unanimous(wave)
    return findings


def _small(wave: WaveResponses, column: str, of: "pandas.Series[str]") -> list[Finding]:
    sizes = of.value_counts(sort=False).sort_index()
    small = [f"{name} ({size})" for name, size in sizes.items() if size < SMALLEST_GROUP]
    if not small:
        return []
    message = (
        f"wave `{wave.wave}`, `{column}`: {listing(small, 12)} - a group of fewer than {SMALLEST_GROUP} people gets no "
        "figures of its own, because they would tell what single people answered."
    )
    hint = "Don't publish the rest as a group either: together with the total it gives the small group away."
    return [Finding("evaluate.small-group", Severity.WARNING, message, Location(wave.file, sheet=wave.sheet), hint)]


def _unanimous(wave: WaveResponses) -> list[Finding]:
    agreed = [said for column in map(str, wave.groups.columns) for said in _agreed(wave, _members(wave, column))]
    if not agreed:
        return []
    message = (
        f"wave `{wave.wave}`: {listing(agreed, 12)}: a figure for such a group would be each member's answer to these "
        "questions."
    )
    where = Location(wave.file, sheet=wave.sheet)
    return [Finding("evaluate.same-answer", Severity.WARNING, message, where, "Give no figures for it.")]


def _agreed(wave: WaveResponses, of: "pandas.Series[str]") -> list[str]:
    """The groups in which everybody answered an item, and alike: `everyone in NGO (6 people) answered `q5` alike`."""
    answers = wave.answers.loc[of.index].groupby(of)
    sizes = of.value_counts()
    everyone_answered = answers.count().eq(sizes, axis=0) & (answers.count() >= _A_GROUP)
    same = (answers.nunique() == 1) & everyone_answered
    said = []
    for name, items in same.iterrows():
        alike = [f"`{item}`" for item, all_same in items.items() if all_same]
        if alike:
            people = count(int((of == name).sum()), "person", "people")
            said.append(f"everyone in {name} ({people}) answered {listing(alike, 12)} alike")
    return said


def _members(wave: WaveResponses, column: str) -> "pandas.Series[str]":
    """The group of each response that says one."""
    of = wave.groups[column].dropna().astype(str).map(squeeze)
    return of[of != ""]
