"""Counting by the reading path of small files: everybody's answers are in memory, and codes with a typing error are
recognised too."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ecpat_training.effect.counting.counted import ItemCounts, ItemwiseCounts, Side, TwoWaveCounts, UnpairedScores
from ecpat_training.effect.counting.item_sums import ItemSums
from ecpat_training.effect.counting.joint import Cell, Joint
from ecpat_training.effect.counting.scoring_key import scoring_digest
from ecpat_training.effect.linking.linking import NO_CODE, link
from ecpat_training.effect.linking.membership import membership
from ecpat_training.effect.linking.panel import panel
from ecpat_training.effect.linking.sent_twice import SENT_TWICE
from ecpat_training.effect.model.linking import Linking
from ecpat_training.effect.scoring.item_answers import ItemAnswers, item_answers
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.survey.instrument.instrument import Instrument, Scale
from ecpat_training.survey.model.responses import WaveResponses

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Booleans, Floats


def count_responses(instrument: Instrument, before: WaveResponses, after: WaveResponses) -> TwoWaveCounts:
    """The people of two waves, counted: each response is of somebody linked, alone, or left out for a reason."""
    linking = link(before, after)
    first_rows, second_rows = linking.links.rows
    shared_scales = [scale for scale in instrument.scales if {before.wave, after.wave} <= set(scale.asked)]
    scores = {
        scale.id: (_scores(scale, before)[first_rows], _scores(scale, after)[second_rows]) for scale in shared_scales
    }
    answers: dict[tuple[str, str], ItemAnswers] = {
        (wave.wave, scale.id): scale_answers
        for wave in (before, after)
        for scale in instrument.scales
        if wave.wave in scale.asked and (scale_answers := item_answers(scale, wave.answers, every_item=True))
    }
    return TwoWaveCounts(
        instrument=scoring_digest(instrument),
        before=before.wave,
        after=after.wave,
        sides=_linking_sides(linking),
        scales={scale: count_joint_scores(*score_pairs) for scale, score_pairs in scores.items()},
        items=dict(_items(shared_scales, answers, linking)),
        groups=dict(_groups(instrument, (before, after), linking, scores)),
        alone={
            (wave.wave, scale.id): _single_wave_scores(_scores(scale, wave), scores[scale.id], rows)
            for wave, rows in ((before, first_rows), (after, second_rows))
            for scale in shared_scales
        },
        waves={(wave, scale): _count_by_item(wave_answers) for (wave, scale), wave_answers in answers.items()},
    )


def count_joint_scores(before: "Floats", after: "Floats") -> Joint:
    """The scores of people who are in both waves, nan where one is missing, as a table."""
    import numpy

    has_both_scores = ~(numpy.isnan(before) | numpy.isnan(after))
    cells, people = numpy.unique(
        numpy.column_stack([before[has_both_scores], after[has_both_scores]]), axis=0, return_counts=True
    )
    table: dict[Cell, int] = {
        (earlier, later): n for (earlier, later), n in zip(cells.tolist(), people.tolist(), strict=True)
    }
    return Joint(table)


def _scores(scale: Scale, wave: WaveResponses) -> "Floats":
    import numpy

    return numpy.asarray(score(scale, wave.answers, wave.forms), dtype=numpy.float64)


def _linking_sides(linking: Linking) -> tuple[Side, Side]:
    side_responses = (
        (linking.n_before, linking.only_before, linking.left_out_before),
        (linking.n_after, linking.only_after, linking.left_out_after),
    )
    wave_sides: list[Side] = []
    for answers, unmatched, left_out_responses in side_responses:
        reasons = Counter(response.reason for response in left_out_responses)
        shared_count = len(left_out_responses) - reasons[NO_CODE] - reasons[SENT_TWICE]
        wave_sides.append(Side(answers, len(unmatched), shared_count, reasons[NO_CODE], reasons[SENT_TWICE]))
    return wave_sides[0], wave_sides[1]


def _items(
    scales: Sequence[Scale], answers: Mapping[tuple[str, str], ItemAnswers], linking: Linking
) -> Iterator[tuple[str, Joint]]:
    """The figures of each item that both waves have."""
    for scale in scales:
        before, after = (answers.get((wave, scale.id)) for wave in (linking.before, linking.after))
        if before is None or after is None:
            continue
        places = [{item.id: position for position, item in enumerate(side.items)} for side in (before, after)]
        for item in places[0].keys() & places[1].keys():
            paired_figures = (
                _figures(side, place[item])[rows]
                for side, place, rows in zip((before, after), places, linking.links.rows, strict=True)
            )
            yield item, count_joint_scores(*paired_figures)


def _figures(answers: ItemAnswers, column: int) -> "Floats":
    import numpy

    figures: Floats = numpy.array(answers.table[:, column], dtype=numpy.float64)
    figures[~answers.is_answered(column)] = numpy.nan
    return figures


def _groups(
    instrument: Instrument,
    waves: tuple[WaveResponses, WaveResponses],
    linking: Linking,
    scores: "Mapping[str, tuple[Floats, Floats]]",
) -> Iterator[tuple[tuple[str, str, str], Joint]]:
    """The scores of each group of a background question, as the first wave says it that has an answer; "" are those
    who never gave one."""
    people = panel(waves, [linking])
    before = people.rows[waves[0].wave]
    is_linked = people.there(waves[0].wave) & people.there(waves[1].wave)
    place = {row: position for position, row in enumerate(linking.links.rows[0].tolist())}
    for column in instrument.groups:
        groups = membership(column, waves, people)
        if groups is None:
            continue
        for number, name in ((-1, ""), *enumerate(groups.names)):
            members: Booleans = is_linked & (groups.of == number)
            positions = [place[row] for row in before[members].tolist() if row in place]
            for scale, (before_scores, after_scores) in scores.items() if name or positions else ():
                yield (column, name, scale), count_joint_scores(before_scores[positions], after_scores[positions])


def _single_wave_scores(scores: "Floats", linked_scores: "tuple[Floats, Floats]", rows: object) -> UnpairedScores:
    """The scores in one wave of those who have none in the other."""
    import numpy

    is_single = ~numpy.isnan(scores)
    is_single[numpy.asarray(rows)[~(numpy.isnan(linked_scores[0]) | numpy.isnan(linked_scores[1]))]] = False
    values, people = numpy.unique(scores[is_single], return_counts=True)
    return UnpairedScores(dict(zip(values.tolist(), people.tolist(), strict=True)))


def _count_by_item(answers: ItemAnswers) -> ItemwiseCounts:
    items = {}
    for position, item in enumerate(answers.items):
        is_answered = answers.is_answered(position)
        total = float(answers.table[is_answered, position].sum(dtype=float))
        items[item.id] = ItemCounts(int(is_answered.sum()), answers.counts[position], total, len(answers.table))
    sums = {}
    for form in answers.forms():
        columns = answers.of_form(form)
        if len(columns) > 1:
            ids = tuple(answers.items[column].id for column in columns)
            sums[form or "", ids] = ItemSums.of(answers.table[:, columns])
    return ItemwiseCounts(items, sums)
