"""The way into the room as blocks: who reached which stage, and where people were lost."""

from collections.abc import Iterator
from itertools import pairwise

from ecpat_training.core.text import count, listing, visible
from ecpat_training.documents.document import BarRow, Block, Bullets, HaveWantChart, Heading, ReportColumn, ReportTable
from ecpat_training.roster.model.funnel import Funnel, FunnelRow
from ecpat_training.roster.model.people import kind_of, people
from ecpat_training.roster.rule_parts.composition import UNKNOWN_LABEL
from ecpat_training.values.participant import Status

_EXIT_WORDS = {
    Status.DECLINED: "declined",
    Status.WITHDRAWN: "withdrew",
    Status.WAITING: "on the waiting list",
    Status.ABSENT: "did not come",
}


def funnel_blocks(funnel: Funnel) -> Iterator[Block]:
    """A chart of everybody, a table by stakeholder type and side, who left on the way, and who was there when."""
    yield Heading("From registration to attendance", 2)
    total_row = funnel.rows[0]
    if len(funnel.stages) > 1:
        bars = tuple(
            BarRow(str(stage), people_count)
            for stage, people_count in zip(funnel.stages, total_row.reached, strict=True)
        )
        bar_texts = "; ".join(f"{bar.label} {bar.value}" for bar in bars)
        yield HaveWantChart("People who reached each stage", bars, f"Bars: {bar_texts}.")
    yield _table(funnel)
    if funnel.outside:
        exit_text = listing([f"{number:,} {_EXIT_WORDS[status]}" for status, number in funnel.outside])
        yield Bullets((f"Not in the room: {exit_text}.",))
    if funnel.half_days:
        reached_count = max(total_row.reached[-1], 1)
        rows = tuple((half_day.name, half_day.there, half_day.there / reached_count) for half_day in funnel.half_days)
        columns = (
            ReportColumn("Half-day", width=2),
            ReportColumn("There", "count"),
            ReportColumn("Of those who came at all", "percent"),
        )
        caption = f"{count(total_row.reached[-1], 'person', 'people')} came to at least one of them."
        yield ReportTable("Attendance", columns, rows, caption=caption)


def _table(funnel: Funnel) -> ReportTable:
    stages = [str(stage) for stage in funnel.stages]
    columns = (
        ReportColumn("Who", width=2.5),
        *(ReportColumn(stage.capitalize(), "count") for stage in stages),
        *(
            ReportColumn(f"{after.capitalize()} of {before}", "percent", width=1.2)
            for before, after in pairwise(stages)
        ),
    )
    rows = tuple((_people_label(row), *row.reached, *row.kept) for row in funnel.rows)
    sentences = ["A person who reached a stage is also counted in the stages before it, even after leaving."]
    if funnel.other_lists:
        names = listing([visible(name) for name in funnel.other_lists])
        sentences.append(f"Everybody of the training counts, also by {names} beside the list.")
    sentences += [
        f"Each {kind_of(row.of)} may have as many more as those are of whom it isn't known."
        for row in funnel.rows
        if row.label == UNKNOWN_LABEL
    ]
    caption = " ".join(sentences)
    return ReportTable("Funnel", columns, rows, caption=caption)


def _people_label(row: FunnelRow) -> str:
    if not row.of:
        return "Everybody"
    if row.label == UNKNOWN_LABEL:
        return f"{'Stakeholder type' if row.of == 'stakeholder' else 'Side'} not known"
    label = people(row.of, row.label, 2).partition(" ")[2]
    return label[0].upper() + label[1:]
