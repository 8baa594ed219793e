"""What tables must be to be counted column by column, whatever engine reads them: a header with the items' ids, one
row a response, answers as the instrument has them."""

from collections.abc import Mapping, Sequence

from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.effect.counting.cells import Cells
from ecpat_training.effect.counting.columns import item_columns, scales_of
from ecpat_training.effect.counting.layout import WaveColumns
from ecpat_training.survey.instrument.instrument import Instrument, Wave
from ecpat_training.words.catalogue.message import phrase


def wave_columns(
    instrument: Instrument, wave: Wave, table: str, header: Sequence[str], answers_by_item: Mapping[str, Sequence[str]]
) -> WaveColumns:
    """A wave's columns of a table with these; `answers_by_item` are the answers to items that name no options."""
    columns = {
        scale.id: item_columns(instrument, scale, header, answers_by_item) for scale in scales_of(instrument, wave)
    }
    return WaveColumns(wave, table, columns, [column for column in instrument.groups if column in header])


def require_columns(instrument: Instrument, wave: Wave, header: Sequence[str] | None, name: str) -> None:
    """Refuses what can't be counted column by column; `header` are the columns, None where nobody has seen them.

    Raises:
        ContentError: columns are missing, a scale has parallel forms, or people aren't known by a code.
    """
    obstacles = []
    for scale in scales_of(instrument, wave):
        if any(item.form for item in scale.items):
            obstacles.append(f"the scale `{scale.id}` has parallel forms")
    item_ids = [item.id for scale in scales_of(instrument, wave) for item in scale.items]
    needed_columns = (*instrument.code.columns, *item_ids)
    if header is not None and (missing_columns := [column for column in needed_columns if column not in header]):
        obstacles.append(f"there is no column {listing([f'`{column}`' for column in missing_columns], 8)}")
    if instrument.plan and instrument.plan.comparison_group:
        obstacles.append("the plan has a comparison group, whom only files read in full can part from the others")
    if not instrument.code.columns:
        obstacles.append("the questionnaire has no code, by which people are recognised")
    if obstacles:
        raise ContentError.because(
            "counts.columns",
            phrase(
                "files of so many people are counted column by column, and {reasons}.", reasons="; ".join(obstacles)
            ),
            location=Location(name),
            hint="Please name the columns as the items' ids; or count parts of fewer people, which are read in full.",
        )


def refuse_unread(cells: Cells, before: str, after: str) -> None:
    """Refuses tables in which cells hold no answer, counted by column.

    Raises:
        ContentError: an item's column has cells that hold no answer.
    """
    findings = [
        Finding(
            "counts.answers",
            Severity.ERROR,
            phrase(
                "the column `{column}` has {cells:,} {cells:cell|cells} with something that is no answer.",
                column=column.item.id,
                cells=number,
            ),
            Location(before if wave == 1 else after),
            "Please correct them, or list words for no answer under `missing` in the instrument.",
        )
        for wave, column, number in cells.unread()
    ]
    if findings:
        raise ContentError(findings)
