"""Counting by the reading path of small files: everybody's answers are in memory, and codes with a typing error are
recognised too."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ecpat_training.effect.counting.counted import Alone, Asked, ByItem, Counted, Side
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


def count_responses(instrument: Instrument, before: WaveResponses, after: WaveResponses) -> Counted:
    """The people of two waves, counted: each response is of somebody linked, alone, or left out for a reason."""
    linking = link(before, after)
    first, second = linking.links.rows
    both = [scale for scale in instrument.scales if {before.wave, after.wave} <= set(scale.asked)]
    scores = {scale.id: (_scores(scale, before)[first], _scores(scale, after)[second]) for scale in both}
    answers: dict[tuple[str, str], ItemAnswers] = {
        (wave.wave, scale.id): found
        for wave in (before, after)
        for scale in instrument.scales
        if wave.wave in scale.asked and (found := item_answers(scale, wave.answers, every=True))
    }
    return Counted(
        instrument=scoring_digest(instrument),
        before=before.wave,
        after=after.wave,
        sides=_sides(linking),
        scales={scale: joint(*of) for scale, of in scores.items()},
        items=dict(_items(both, answers, linking)),
        groups=dict(_groups(instrument, (before, after), linking, scores)),
        alone={
            (wave.wave, scale.id): _alone(_scores(scale, wave), scores[scale.id], rows)
            for wave, rows in ((before, first), (after, second))
            for scale in both
        },
        waves={(wave, scale): _by_item(found) for (wave, scale), found in answers.items()},
    )


def joint(before: "Floats", after: "Floats") -> Joint:
    """The scores of people who are in both waves, nan where one is missing, as a table."""
    import numpy

    there = ~(numpy.isnan(before) | numpy.isnan(after))
    cells, people = numpy.unique(numpy.column_stack([before[there], after[there]]), axis=0, return_counts=True)
    table: dict[Cell, int] = {(one, other): n for (one, other), n in zip(cells.tolist(), people.tolist(), strict=True)}
    return Joint(table)


def _scores(scale: Scale, wave: WaveResponses) -> "Floats":
    import numpy

    return numpy.asarray(score(scale, wave.answers, wave.forms), dtype=numpy.float64)


def _sides(linking: Linking) -> tuple[Side, Side]:
    told = (
        (linking.n_before, linking.only_before, linking.left_out_before),
        (linking.n_after, linking.only_after, linking.left_out_after),
    )
    sides: list[Side] = []
    for answers, alone, left_out in told:
        why = Counter(one.why for one in left_out)
        shared = len(left_out) - why[NO_CODE] - why[SENT_TWICE]
        sides.append(Side(answers, len(alone), shared, why[NO_CODE], why[SENT_TWICE]))
    return sides[0], sides[1]


def _items(
    scales: Sequence[Scale], answers: Mapping[tuple[str, str], ItemAnswers], linking: Linking
) -> Iterator[tuple[str, Joint]]:
    """The figures of each item that both waves have."""
    for scale in scales:
        before, after = (answers.get((wave, scale.id)) for wave in (linking.before, linking.after))
        if before is None or after is None:
            continue
        places = [{item.id: at for at, item in enumerate(side.items)} for side in (before, after)]
        for item in places[0].keys() & places[1].keys():
            sides = (
                _figures(side, place[item])[rows]
                for side, place, rows in zip((before, after), places, linking.links.rows, strict=True)
            )
            yield item, joint(*sides)


def _figures(answers: ItemAnswers, column: int) -> "Floats":
    import numpy

    figures: Floats = numpy.array(answers.table[:, column], dtype=numpy.float64)
    figures[~answers.there(column)] = numpy.nan
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
    linked = people.there(waves[0].wave) & people.there(waves[1].wave)
    place = {row: at for at, row in enumerate(linking.links.rows[0].tolist())}
    for column in instrument.groups:
        found = membership(column, waves, people)
        if found is None:
            continue
        for number, name in ((-1, ""), *enumerate(found.names)):
            own: Booleans = linked & (found.of == number)
            at = [place[row] for row in before[own].tolist() if row in place]
            for scale, (mine, theirs) in scores.items() if name or at else ():
                yield (column, name, scale), joint(mine[at], theirs[at])


def _alone(scores: "Floats", linked: "tuple[Floats, Floats]", rows: object) -> Alone:
    """The scores in one wave of those who have none in the other."""
    import numpy

    there = ~numpy.isnan(scores)
    there[numpy.asarray(rows)[~(numpy.isnan(linked[0]) | numpy.isnan(linked[1]))]] = False
    values, people = numpy.unique(scores[there], return_counts=True)
    return Alone(dict(zip(values.tolist(), people.tolist(), strict=True)))


def _by_item(answers: ItemAnswers) -> ByItem:
    items = {}
    for at, item in enumerate(answers.items):
        there = answers.there(at)
        total = float(answers.table[there, at].sum(dtype=float))
        items[item.id] = Asked(int(there.sum()), answers.counts[at], total, len(answers.table))
    sums = {}
    for form in answers.forms():
        columns = answers.of_form(form)
        if len(columns) > 1:
            of = tuple(answers.items[at].id for at in columns)
            sums[form or "", of] = ItemSums.of(answers.table[:, columns])
    return ByItem(items, sums)
