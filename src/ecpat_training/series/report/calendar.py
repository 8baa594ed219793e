"""The days of a programme's countries as a report."""

from collections import Counter
from collections.abc import Sequence

from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.series.model.calendar import CalendarDay
from ecpat_training.words.catalogue.message import Command, phrase, sentences


def calendar_document(days: Sequence[CalendarDay], programme: str, provenance: Provenance) -> Document:
    """How many days each country has in each year, then every day with its source."""
    number = Counter((day.country, day.day.year, day.kind) for day in days)
    counted = ReportTable(
        "Countries",
        (ReportColumn("Country"), ReportColumn("Year"), ReportColumn("Kind"), ReportColumn("Days", "count")),
        tuple(
            (country, str(year), day_kind, day_count) for (country, year, day_kind), day_count in sorted(number.items())
        ),
    )
    all_days = table_of(
        "Calendar",
        sorted(days, key=lambda day: (day.country, day.day, day.name)),
        [
            Column("Country", lambda day: day.country),
            Column("Date", lambda day: day.day, "date"),
            Column("Name", lambda day: day.name, width=4),
            Column("Kind", lambda day: day.kind),
            Column("Source", lambda day: day.source, width=3),
        ],
    )
    note = Paragraph(
        sentences(
            "Correct the file calendar.csv beside the programme:",
            phrase("{command} reads it.", command=Command("series plan")),
        ),
        "quiet",
    )
    blocks: list[Block] = [counted, note, Heading("Day by day", 2), all_days]
    return Document("Holidays of the series", blocks, programme, footer=provenance_sentence(provenance), brief=2)
