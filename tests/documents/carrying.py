"""Documents that carry given texts in every text field there is."""

from collections.abc import Sequence
from datetime import date

from ecpat_training.documents.document import (
    BarRow,
    Block,
    Bullets,
    CalendarBar,
    CalendarChart,
    Checklist,
    Document,
    FactList,
    Form,
    HaveWantChart,
    Heading,
    KeyFigure,
    Paragraph,
    PenQuestion,
    ReportColumn,
    ReportTable,
    TimelineChart,
    TimelineItem,
)
from ecpat_training.documents.evaluation_charts import (
    AnswerRow,
    AnswersChart,
    ChangeBar,
    ChangesChart,
    EstimateChart,
    EstimateRow,
    ItemMap,
    ItemRow,
    PairedChart,
    ScaleChart,
    ScalePoint,
    ScaleRow,
)
from ecpat_training.documents.network_charts import Sociogram, TieMatrix

DAY = date(2005, 9, 13)


def carrying(texts: Sequence[str], *, charts: bool = False) -> Document:
    """A document with every text in every kind of block; the first also in the fields that there are once."""
    blocks: list[Block] = [block for text in texts for block in _blocks(text)]
    blocks += [Bullets(tuple(texts)), Checklist(tuple(texts))]
    blocks.append(Form("form", (ReportColumn("Text"), ReportColumn("Sign")), tuple((text, "") for text in texts)))
    blocks.append(
        ReportTable(
            "all", (ReportColumn("Number", "count"), ReportColumn("Text")), tuple(enumerate(texts)), "All of them"
        )
    )
    if charts:
        blocks += _charts(texts)
    first = texts[0]
    return Document(first, tuple(blocks), subtitle=first, notice=first, footer=first)


def _blocks(text: str) -> list[Block]:
    return [
        Heading(text, 2),
        Paragraph(text, "bad"),
        PenQuestion(text, text, (text,), boxes=1, lines=1),
        FactList(((text, text),)),
        KeyFigure(text, text, (text,)),
        ReportTable(text, (ReportColumn(text), ReportColumn(text)), ((text, text),), text, ("attention",)),
    ]


def _rows(texts: Sequence[str]) -> tuple[tuple[str, tuple[CalendarBar, ...]], ...]:
    return tuple((text, (CalendarBar(DAY, DAY, "event", text),)) for text in texts[:9])


def _charts(texts: Sequence[str]) -> list[Block]:
    joined = " ".join(texts)
    items = tuple(TimelineItem(540 + 60 * n, 600 + 60 * n, text, "input") for n, text in enumerate(texts[:6]))
    return [
        HaveWantChart(joined, tuple(BarRow(text, 3, 2, 5) for text in texts[:30]), joined, joined),
        PairedChart(joined, (texts[0], texts[-1]), ((1, 2), (2, 2)), joined, axis=joined),
        EstimateChart(joined, tuple(EstimateRow(text, 0.5, 0.1, 0.9) for text in texts[:30]), joined, joined),
        ChangesChart(
            joined, tuple(ChangeBar(text, 1, "same") for text in texts[:30]), joined, joined, (("same", texts[0]),)
        ),
        TimelineChart(joined, tuple((text, items) for text in texts[:2]), joined),
        CalendarChart(joined, DAY, DAY, ((joined, _rows(texts)),), joined),
        AnswersChart(
            joined, (texts[0], texts[-1]), tuple(AnswerRow(text, (1, 2), text) for text in texts[:30]), joined
        ),
        ItemMap(joined, (texts[0], texts[-1]), tuple(ItemRow(text, 0.5, 0.9) for text in texts[:30]), joined, joined),
        ScaleChart(joined, tuple(ScaleRow(text, (ScalePoint(text, 2),), 1, 5) for text in texts[:30]), joined),
        TieMatrix(joined, (texts[0], texts[-1]), (("none", "tie"),) * 2, ((joined, 2),), (("tie", texts[0]),), joined),
        Sociogram(joined, (texts[0], texts[-1]), ((0, 1),), ((texts[0], 2),), (1,), (texts[0], texts[-1]), joined),
    ]
