"""What may be published of a network: density, reciprocity and the E-I index of ten people and more who answered. No
graph, no square and no list of ties, since a place in a network identifies a person even without a code.

A figure that stands at its end says what each single person answered: a density of 0 or 1, a reciprocity of 0 or 1, an
E-I index at the least or the most that can be. It is left out, with the reason.
"""

from collections.abc import Iterator, Sequence

from ecpat_training.documents.document import Block, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.network.measures.measured import MeasuredWave
from ecpat_training.network.report.change import NetworkChange, over_blocks

AT_ITS_END = "not shown: it would say what each person answered"
NOT_TWICE = (
    "Publish of one training either these figures or those of `ecpat network change`, not both: they are of people who "
    "differ by a few, and the difference is what these few said."
)
_SAME = 1e-9


def published_check(waves: Sequence[MeasuredWave], made: Provenance) -> Document:
    """Of each wave the figures that may be published."""
    blocks: list[Block] = []
    for one in waves:
        name = one.network.wave.name
        blocks.append(Heading(f"{one.network.training}, {name}" if one.network.training else name))
        if one.why_nothing:
            blocks.append(Paragraph(one.why_nothing))
            continue
        columns = (ReportColumn("Measure", width=1.6), ReportColumn("Those who answered", "0.00", width=1.6))
        blocks.append(ReportTable("Measures", columns, tuple(publishable(one))))
    return Document("The cooperation network", [*blocks, Paragraph(NOT_TWICE, "quiet")], footer=made_by(made))


def published_change(found: NetworkChange, made: Provenance) -> Document:
    """Before and after of each training, and over countries."""
    blocks: list[Block] = [block for waves, measures in found.over for block in over_blocks(waves, measures)]
    for one in found.trainings:
        blocks.append(Heading(f"{one.training}, {one.waves}" if one.training else one.waves))
        if one.change.why_nothing:
            blocks.append(Paragraph(one.change.why_nothing))
            continue
        columns = (
            ReportColumn("Measure", width=1.6),
            ReportColumn("Before", "0.00", width=1.6),
            ReportColumn("After", "0.00", width=1.6),
        )
        pairs = zip(publishable(one.change.before), publishable(one.change.after), strict=False)
        rows = tuple((name, before, after) for (name, before), (_, after) in pairs)
        blocks.append(ReportTable("Measures", columns, rows, "Of those who answered both times."))
    return Document("How the cooperation network changed", blocks, footer=made_by(made))


def publishable(one: MeasuredWave) -> Iterator[tuple[str, object]]:
    """Each measure of a wave with its value, or why it is left out."""
    for figure in one.all_figures:
        ends: Sequence[float | None] = (0.0, 1.0)
        if one.index is not None and figure is one.index.figure:
            ends = (one.index.least, one.index.most)
        value = figure.value
        if value is None:
            yield figure.name, figure.undefined
        elif any(end is not None and abs(value - end) < _SAME for end in ends):
            yield figure.name, AT_ITS_END
        else:
            yield figure.name, round(value, 2)
