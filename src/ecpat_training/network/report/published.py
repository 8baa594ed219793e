"""What may be published of a network: density, reciprocity and the E-I index of ten people and more who answered. No
graph, no square and no list of ties, since a place in a network identifies a person even without a code.

A figure that stands at its end says what each single person answered: a density of 0 or 1, a reciprocity of 0 or 1, an
E-I index at the least or the most that can be. It is left out, with the reason; also of what is computed from it.
"""

from collections.abc import Sequence
from dataclasses import replace

from ecpat_training.documents.document import Block, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.network.measures.comparison import ChangedTies
from ecpat_training.network.measures.figure import NetworkFigure
from ecpat_training.network.measures.measured import MeasuredWave
from ecpat_training.network.report.change import NetworkChange, TrainingNetworkChange, over_blocks
from ecpat_training.network.report.words import value_of
from ecpat_training.values.thresholds import FEW_PEOPLE

AT_ITS_END = "not shown: it would say what each person answered"
OF_A_FEW = (
    "not shown: it is of people who differ by a few from those of a comparison above, and would say what these few said"
)
_EQUALITY_TOLERANCE = 1e-9


def published_check(waves: Sequence[MeasuredWave], provenance: Provenance) -> Document:
    """The report on each wave with figures that may be published (`public_wave`)."""
    blocks: list[Block] = []
    for measured_wave in waves:
        name = measured_wave.network.wave.name
        blocks.append(Heading(f"{measured_wave.network.training}, {name}" if measured_wave.network.training else name))
        if measured_wave.why_nothing:
            blocks.append(Paragraph(measured_wave.why_nothing))
            continue
        columns = (ReportColumn("Measure", width=1.6), ReportColumn("Those who answered", "0.00", width=1.6))
        rows = tuple((figure.name, value_of(figure)) for figure in measured_wave.all_figures)
        blocks.append(ReportTable("Measures", columns, rows))
    return Document("The cooperation network", blocks, footer=provenance_sentence(provenance), published=True)


def published_change(comparison: NetworkChange, provenance: Provenance) -> Document:
    """Before and after of each training, and over countries, of public figures (`public_changes`)."""
    blocks: list[Block] = [block for waves, measures in comparison.over for block in over_blocks(waves, measures)]
    for training_change in comparison.trainings:
        blocks.append(
            Heading(
                f"{training_change.training}, {training_change.waves}"
                if training_change.training
                else training_change.waves
            )
        )
        if training_change.change.why_nothing:
            blocks.append(Paragraph(training_change.change.why_nothing))
            continue
        columns = (
            ReportColumn("Measure", width=1.6),
            ReportColumn("Before", "0.00", width=1.6),
            ReportColumn("After", "0.00", width=1.6),
        )
        rows = tuple((before.name, value_of(before), value_of(after)) for before, after in training_change.change.pairs)
        blocks.append(ReportTable("Measures", columns, rows, "Of those who answered both times."))
    return Document(
        "How the cooperation network changed", blocks, footer=provenance_sentence(provenance), published=True
    )


def public_wave(measured_wave: MeasuredWave) -> MeasuredWave:
    """A wave whose figures may all be published: to two places, without those at their ends, and without bounds, counts
    of ties and tests."""
    index = measured_wave.index
    return MeasuredWave(
        measured_wave.network,
        measured_wave.question,
        measured_wave.why_nothing,
        (
            *(_public(figure, (0.0, 1.0)) for figure in measured_wave.figures),
            *((_public(index.figure, (index.least, index.most)),) if index else ()),
        ),
    )


def _public(figure: NetworkFigure, revealing_values: Sequence[float | None]) -> NetworkFigure:
    value, reason = figure.value, figure.undefined
    # 0 or 1 of a measure says what everybody answered of everybody: no tie at all, or every tie.
    if value is not None and any(
        end is not None and abs(value - end) < _EQUALITY_TOLERANCE for end in revealing_values
    ):
        value, reason = None, AT_ITS_END
    rounded_value = None if value is None else round(value, 2)
    return replace(figure, value=rounded_value, low=None, high=None, undefined=reason)


def public_changes(trainings: Sequence[TrainingNetworkChange]) -> tuple[TrainingNetworkChange, ...]:
    """The comparisons with public figures alone. Two comparisons of a training that share a wave are of people who
    answered twice, others in each: where these differ by a few, the second says what these few answered, and is left
    out. Means over countries are taken of what is left, so that they don't tell what is missing."""
    public_comparisons: list[TrainingNetworkChange] = []
    for training_change in trainings:
        related_changes = [
            earlier
            for earlier in public_comparisons
            if earlier.change.why_nothing is None and _share_a_wave(training_change, earlier)
        ]
        if any(_differ_by_few(training_change.change.people, earlier.change.people) for earlier in related_changes):
            public_comparisons.append(replace(training_change, change=_nothing_of(training_change.change, OF_A_FEW)))
        else:
            before, after = public_wave(training_change.change.before), public_wave(training_change.change.after)
            change = ChangedTies(
                before,
                after,
                training_change.change.question,
                training_change.change.people,
                training_change.change.why_nothing,
            )
            public_comparisons.append(replace(training_change, change=change))
    return tuple(public_comparisons)


def _nothing_of(change: ChangedTies, reason: str) -> ChangedTies:
    before, after = (MeasuredWave(wave.network, wave.question, reason) for wave in (change.before, change.after))
    return ChangedTies(before, after, change.question, change.people, reason)


def _share_a_wave(first_change: TrainingNetworkChange, second_change: TrainingNetworkChange) -> bool:
    waves = {
        (training_change.training, wave.network.wave)
        for training_change in (first_change, second_change)
        for wave in (training_change.change.before, training_change.change.after)
    }
    return len(waves) < 4


def _differ_by_few(people: Sequence[str], other_people: Sequence[str]) -> bool:
    differences = (len({*people} - {*other_people}), len({*other_people} - {*people}))
    return any(0 < number < FEW_PEOPLE for number in differences)
