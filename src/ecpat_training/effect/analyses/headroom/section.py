"""Ceiling and headroom: could the scale show an improvement at all, and how much of what was left was gained?

Written rules:

| figures | said |
| --- | --- |
| the mean before nearer to the best possible score than the smallest change that matters | `lacking`: that nothing \
changed would be no finding |
| else more than 15 % at the best score before | `ceiling`: the change of those who had room stands beside |

Nothing of it is published: a share at the best score, with n, is a count, and the trimmed mean is that of a few others.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import amount
from ecpat_training.effect.sentences.opening import first_comparison_rows, name, opening
from ecpat_training.effect.sentences.plain import figures
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats import gain, paired_change
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import Pairs
from ecpat_training.words.catalogue.marked_text import marked


@dataclass(frozen=True, slots=True)
class Headroom:
    """A scale between two waves. `at_best` of `n` people had the best possible score before, `share` of them; `ceiling`
    says that this is more than 15 %. `room` is how far the mean before was from that score, `lacking` whether that is
    less than the smallest change that matters (None where none is declared).

    The gains are those of `stats/gain.py`. `trimmed` is the mean change, better being positive, of those who had room.
    """

    scale: str
    title: str
    kind: str
    before: str
    after: str
    n: int
    at_best: int
    share: float
    ceiling: bool
    room: float
    smallest_change: float | None
    lacking: bool | None
    of_class: Estimate
    of_each: Estimate
    c: Estimate
    trimmed: Estimate
    unit: str = ""


@dataclass(frozen=True, slots=True)
class HeadroomResult:
    """Every change of a scale that has a best possible score."""

    rows: tuple[Headroom, ...]


HEADING = marked("How much room the scales left")
SENTENCE = marked(
    {
        "lacking": "{title::} before, the mean was {room} from the best possible score, less than the smallest change "
        "that matters ({smallest}). This scale can't show such an improvement with these people; that there is none "
        "doesn't follow.",
        "ceiling": "{title::} {at_best:,} of {n:,} {n:person|people} had the best possible score before and could only "
        "stay or fall. The {others:,} others changed by {change} on average, better being +; they were chosen by a low "
        "score, so that some of it is chance swinging back.",
        "ceiling, nobody "
        "left": "{title::} {at_best:,} of {n:,} {n:person|people} had the best possible score before and could only "
        "stay or fall.",
    }
)
NO_INTERVAL = marked("none")
HEADROOM_EXPLANATION = marked(
    "Room: from the mean before to the best possible score, in the scale's units. Gain of the class: the mean change "
    "as a share of that room (Hake's g). Mean of each gain: the same for each person, then averaged; one person near "
    "the top who falls can outweigh a class. c: for each person the share of the room in the direction that the "
    "person went (Marx and Cummings). The three are different figures: compare only like with like. Gains and changes "
    "are turned so that better is positive."
)


class HeadroomAnalysis(Analysis[HeadroomResult]):
    """Ceiling and headroom: could the scale show an improvement at all, and how much of what was left was gained?"""

    order = 45
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    of_counts = True

    def analyse(self, data: EvaluationData) -> HeadroomResult | None:
        """The headroom of every change of a scale with a lowest and a highest score; None where there is none."""
        rows = tuple(
            _headroom(comparison, change, pairs, best_score, lowest_score)
            for comparison, change, pairs in data.changes()
            if (score_range := _scale_ends(change))
            for best_score, lowest_score in [score_range]
        )
        return HeadroomResult(rows) if rows else None

    def blocks(self, result: HeadroomResult, report: EffectReport) -> Iterator[Block]:
        """Sentences where there was little room, and the table."""
        yield Heading(HEADING)
        sentences = tuple(
            _sentence(row, result) for row in first_comparison_rows(result.rows) if row.lacking or row.ceiling
        )
        if sentences:
            yield Bullets(sentences)
        columns: list[Column[Headroom]] = [
            *opening(result.rows),
            Column(marked("At the best score before"), lambda row: row.share, "percent", width=1.2),
            Column(marked("Room"), lambda row: row.room, "0.00"),
            Column(marked("Gain of the class"), lambda row: row.of_class.value, "0.00"),
            Column(marked("Mean of each gain"), lambda row: row.of_each.value, "0.00"),
            Column(marked("c"), lambda row: row.c.value, "0.00"),
            Column(marked("Change of those with room"), lambda row: row.trimmed.value, "0.00", width=1.2),
            interval_column(marked("95 % interval"), lambda row: row.trimmed, missing=NO_INTERVAL),
        ]
        yield table_of("headroom", result.rows, columns)
        yield Paragraph(HEADROOM_EXPLANATION, "quiet")

    def data(self, result: HeadroomResult) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [
            figures(
                row,
                at_best="best_score_before",
                share="share_best_before",
                room="headroom",
                lacking="less_than_the_smallest_change_that_matters",
                of_class="gain_of_class_means",
                of_each="mean_of_individual_gains",
                c="normalised_change_c",
                trimmed="change_of_those_with_headroom",
            )
            for row in result.rows
        ]

    def public(self, result: HeadroomResult, report: EffectReport) -> None:
        """Nothing: see above. Room and gain of the class can be computed by whoever wants them from the means
        printed."""


def _sentence(row: Headroom, result: HeadroomResult) -> str:
    sentence_key = "lacking" if row.lacking else "ceiling" if row.trimmed.value is not None else "ceiling, nobody left"
    return SENTENCE[sentence_key].format(
        title=name(row, result.rows),
        room=amount(row.kind, row.room, unit=row.unit),
        smallest="" if row.smallest_change is None else amount(row.kind, row.smallest_change, unit=row.unit),
        at_best=row.at_best,
        n=row.n,
        others=row.n - row.at_best,
        change="" if row.trimmed.value is None else amount(row.kind, row.trimmed.value, plus=True, unit=row.unit),
    )


def _scale_ends(change: ScaleChange) -> tuple[float, float] | None:
    """The best and the worst possible score."""
    if change.low is None or change.high is None:
        return None
    return (change.high, change.low) if change.better == "higher" else (change.low, change.high)


def _headroom(
    comparison: Comparison, change: ScaleChange, pairs: Pairs, best_score: float, lowest_score: float
) -> Headroom:
    room = abs(best_score - pairs.mean_before)
    has_room = pairs.before != best_score
    pairs_with_room = pairs.some(has_room)
    direction_sign = 1.0 if best_score > lowest_score else -1.0
    trimmed = Pairs.of(
        direction_sign * pairs_with_room.before, direction_sign * pairs_with_room.after, pairs_with_room.times
    )
    best_score_count = pairs.people(~has_room)
    return Headroom(
        scale=change.scale,
        title=change.title,
        kind=change.kind,
        unit=change.unit,
        before=comparison.before,
        after=comparison.after,
        n=pairs.n,
        at_best=best_score_count,
        share=best_score_count / pairs.n,
        ceiling=bool(change.ceiling),
        room=room,
        smallest_change=change.smallest_change,
        lacking=None if change.smallest_change is None else room < change.smallest_change,
        of_class=gain.of_class(pairs, best_score),
        of_each=gain.of_each(pairs, best_score),
        c=gain.marx_cummings(pairs, best_score, lowest_score),
        trimmed=paired_change.compute(trimmed),
    )


analysis = HeadroomAnalysis()
