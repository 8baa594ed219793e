"""`ecpat survey inspect --json`: what each file of answers is; no answer is quoted."""

from collections.abc import Sequence

from ecpat_training.commands.public import Public
from ecpat_training.survey.model.inspection import Matching, RowsAside, SurveyInspection


class WaveWord(Public[tuple[str, str | None, int]]):
    """A word of the wave's column, the wave that it means (null: it isn't known), and how many responses have it."""

    keys = "word=0 wave=1 responses=2"


class InspectedItem(Public[tuple[str, str | None, str]]):
    """An item, and the letters and the header of the column that answers it; null where there is none."""

    keys = "item=0 column=1 header=2"


class InstrumentMatch(Public[Matching]):
    """A file beside an instrument: the column of each item, and the items that no column answers."""

    keys = "instrument items missing"
    parts = (InspectedItem,)


class NoResponses(Public[RowsAside]):
    """Rows below the header that are no responses, and why."""


class InspectedFile(Public[SurveyInspection]):
    """One file. Rows count as the spreadsheet or the editor does, from 1; columns are letters."""

    keys = """
        file sheet sheets kind encoding=or_none(encoding) delimiter=or_none(delimiter) platform header_rows
        first_response=or_none(first_row) responses no_responses=aside response_id code wave_column waves
        waves_side_by_side=side_by_side wave_by_name submitted first_day last_day several_answers columns
        beside_the_instrument=matching
    """
    parts = (NoResponses, WaveWord, InstrumentMatch)


class SurveyInspectResult(Public[Sequence[SurveyInspection]]):
    """The files, in the order in which they were named; those that can't be read are among the findings."""

    keys = "files=model"
    parts = (InspectedFile,)
