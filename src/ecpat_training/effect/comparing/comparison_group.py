"""Those who were asked twice without the training in between: told apart from the trained."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, squeeze
from ecpat_training.effect.linking.linking import link
from ecpat_training.effect.linking.membership import NOT_SAID, Membership, changed_groups, membership
from ecpat_training.effect.linking.panel import Panel, panel
from ecpat_training.effect.linking.sent_twice import sent_once
from ecpat_training.survey.instrument.analysis_plan import ComparisonGroup
from ecpat_training.survey.instrument.instrument import WAVES, Instrument
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.message import Option, phrase

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Integers

NOT_TOLD = "it isn't known whether this person was trained: no wave has an answer to `{column}`"


@dataclass(frozen=True)
class SplitWaves:
    """The waves of those who were trained and of those who were not, and how these are known."""

    trained: tuple[WaveResponses, ...]
    untrained: tuple[WaveResponses, ...] = ()
    known_by: str = ""
    findings: Sequence[Finding] = ()


def comparison_written(text: str | None, *, files: bool) -> ComparisonGroup | None:
    """A comparison group written `column=value`.

    Raises:
        UsageError: the text lacks a column or a value, or files of a comparison group are named too.
    """
    if text is None:
        return None
    if files:
        raise UsageError.because(
            "usage.comparison-group",
            "The comparison group is given twice, by a column and by files of its own.",
            hint=phrase(
                "Please give either {comparison_group}, or {pre} and {post}.",
                comparison_group=Option("--comparison-group"),
                pre=Option("--waiting-pre"),
                post=Option("--waiting-post"),
            ),
        )
    column, _, value = map(squeeze, text.partition("="))
    if not column or not value:
        raise UsageError.because(
            "usage.comparison-group",
            phrase("`{text}` doesn't say who was not trained.", text=text),
            hint="Write the column and what those have in it who were not trained, such as `group=waiting`.",
        )
    return ComparisonGroup(column=column, is_=value)


def with_background(instrument: Instrument, comparison: ComparisonGroup | None, site: str = "") -> Instrument:
    """The instrument with every column that tells groups apart: its own, the plan's, that of the comparison group, that
    of the `site`."""
    plan = instrument.plan
    group = comparison or (plan.comparison_group if plan else None)
    columns = dict.fromkeys([*instrument.groups, *(plan.groups if plan else ()), *([group.column] if group else [])])
    if site:
        columns[site] = None
    return instrument.model_copy(update={"groups": tuple(columns)})


def split_comparison_group(
    instrument: Instrument,
    waves: Sequence[WaveResponses],
    comparison: ComparisonGroup | None,
    waiting_responses: Sequence[WaveResponses],
) -> SplitWaves:
    """The trained and those who were not, by the column asked for, else the plan's; where those who waited have files
    of their own, everybody else was trained. A form that was sent twice is there once. A person who says it in one wave
    has said it for all; of whom it is never said, the answers are in neither."""
    planned_group = instrument.plan.comparison_group if instrument.plan and not waiting_responses else None
    group = comparison or planned_group
    deduplicated_waves, findings = sent_once(sorted(waves, key=lambda wave: WAVES.index(wave.wave)))
    if group is None or not deduplicated_waves:
        return SplitWaves(tuple(deduplicated_waves), findings=findings)
    linkings = [
        link(earlier, later)
        for index, earlier in enumerate(deduplicated_waves)
        for later in deduplicated_waves[index + 1 :]
    ]
    people = panel(deduplicated_waves, linkings)
    groups = membership(group.column, deduplicated_waves, people)
    if groups is None:
        findings.append(_unknown(group, phrase("no file has the column `{column}`", column=group.column)))
        return SplitWaves(tuple(deduplicated_waves), findings=findings)
    untrained_name = squeeze(group.is_).casefold()
    number = next((index for index, name in enumerate(groups.names) if name.casefold() == untrained_name), None)
    if number is None:
        names = listing([f"`{name}`" for name in groups.names], 12) or "nothing"
        findings.append(
            _unknown(
                group,
                phrase(
                    "no person has `{value}` in `{column}`; it holds {names}",
                    value=group.is_,
                    column=group.column,
                    names=names,
                ),
            )
        )
        return SplitWaves(tuple(deduplicated_waves), findings=findings)
    return _split(deduplicated_waves, people, groups, number, findings)


def _unknown(group: ComparisonGroup, reason: str) -> Finding:
    return Finding(
        "evaluate.comparison-group",
        Severity.ERROR,
        phrase("it isn't known who was not trained: {reason}.", reason=reason),
        None,
        phrase(
            "Please correct the file, or `{column}` = `{value}` where the comparison group is declared. All people are"
            " taken together meanwhile.",
            column=group.column,
            value=group.is_,
        ),
    )


def _split(
    waves: Sequence[WaveResponses], people: Panel, groups: Membership, number: int, findings: list[Finding]
) -> SplitWaves:
    """The waves of both, by whose number in `groups` is that of the comparison group; what is noted goes to
    `findings`."""
    import numpy

    trained_waves, untrained_waves, lost_count = [], [], 0
    background = len(groups.names) > 2  # it tells the trained apart, too
    for wave in waves:
        group_by_row = numpy.full(
            len(wave.answers), NOT_SAID - 1
        )  # what was sent twice belongs where the first one does
        rows: Integers = people.rows[wave.wave]
        group_by_row[rows[rows >= 0]] = groups.of[rows >= 0]
        lost_count += int((group_by_row == NOT_SAID).sum())
        trained_rows = numpy.flatnonzero((group_by_row >= 0) & (group_by_row != number))
        trained_waves.append(_part(wave, trained_rows, group_by_row, groups.column, keeps_column=background))
        untrained_waves.append(
            _part(wave, numpy.flatnonzero(group_by_row == number), None, groups.column, keeps_column=False)
        )
    findings += changed_groups([groups])
    if lost_count:
        message = phrase(
            "of {responses:,} {responses:response|responses} it isn't known whether the person was trained.",
            responses=lost_count,
        )
        hint = phrase("They are left out. Please fill in `{column}`, in one wave at least.", column=groups.column)
        findings.append(Finding("evaluate.trained-or-not", Severity.WARNING, message, None, hint))
    group_text = f"{groups.column}: {groups.names[number]}"
    answered_waves = tuple(wave for wave in untrained_waves if len(wave.answers))
    return SplitWaves(tuple(trained_waves), answered_waves, group_text, findings)


def _part(
    wave: WaveResponses, rows: "Integers", groups_of_rows: "Integers | None", column: str, *, keeps_column: bool
) -> WaveResponses:
    """Some responses of a wave, without the column that parted them, unless `keeps_column` is set; for the trained,
    with those of whom nothing is told as not used."""
    unused_reasons = dict(wave.not_used) if groups_of_rows is not None else {}
    if groups_of_rows is not None:
        reason = NOT_TOLD.format(column=column)
        unused_reasons |= {
            wave.places[row]: reason for row, group in enumerate(groups_of_rows.tolist()) if group == NOT_SAID
        }
    group_wave = wave.only(rows.tolist())
    groups = group_wave.groups if keeps_column else group_wave.groups.drop(columns=column, errors="ignore")
    return replace(group_wave, rows=len(rows) + len(unused_reasons), groups=groups, not_used=unused_reasons)
