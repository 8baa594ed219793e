"""The picture of means, with what it says in words."""

from collections.abc import Sequence

from ecpat_training.documents.evaluation_charts import ScaleChart, ScaleRow
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.sentences.words.readers import MEANS


def build_means_chart(title: str, rows: Sequence[ScaleRow]) -> ScaleChart:
    """Each scale on its own axis; who can't see the picture is told the means of each."""
    row_texts = (
        MEANS["row"].format(
            label=row.label,
            points=", ".join(
                MEANS["point"].format(mean=f"{value_text(point.mean, row.format)} {row.unit}".strip(), wave=point.wave)
                for point in row.points
            ),
        )
        for row in rows
    )
    return ScaleChart(title, tuple(rows), MEANS["alt"].format(rows="; ".join(map(str, row_texts))))


def has_intervals(rows: Sequence[ScaleRow]) -> bool:
    """Whether any mean has an interval."""
    return any(point.low is not None for row in rows for point in row.points)
