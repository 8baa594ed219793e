"""Mentimeter's sheet of voters: a row for each voter, then a column for each question.

No export and no description of its columns was at hand: the reader rests on what these sheets are known to hold.

`Voter 1` or a long number stands for a person, and not for the same person in another presentation: it is never a
code. A session is one time that the questions were shown. The other sheets are totals of each question.
"""

import re

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.submission_times import is_date_text
from ecpat_training.survey.exports.wording import heading_key

NAME = "Mentimeter"
RESTS_ON = "what its reports are known to hold; neither an export nor a description of the columns was at hand"

_VOTER = {"voter", "voters", "voter id"}
_OWN = {"session", "session id", "date", "name", "email", "country"}
_PERSON = re.compile(r"voter\s*[0-9]+|[0-9]+|[0-9a-f-]{16,40}", re.IGNORECASE)


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: a column of voters
    among the first, with a number of each below it."""
    for row, texts in raw.header_candidates(table):
        voter_index = next((position for position, text in enumerate(texts[:4]) if heading_key(text) in _VOTER), None)
        if voter_index is None:
            continue
        voters = [as_text(value) for value in raw.cells_below(table, row, voter_index)]
        if voters and all(map(_PERSON.fullmatch, voters)) and any(texts[voter_index + 1 :]):
            return raw.PlatformMatch(row, 3, f"its column `{texts[voter_index]}` numbers the voters")
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    keys = list(map(heading_key, texts))
    start = next((position for position, name in enumerate(keys) if name and name not in _VOTER | _OWN), len(keys))
    columns = []
    for index, text in enumerate(texts):
        column_kind = raw.ColumnKind.QUESTION if index >= start else raw.ColumnKind.PLATFORM
        if index < start and keys[index] in _VOTER:
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif (
            index < start
            and keys[index] == "date"
            and any(map(is_date_text, raw.cells_below(table, match.header, index)))
        ):
            column_kind = raw.ColumnKind.SUBMITTED
        columns.append(raw.SurveyColumn(index, text, column_kind))
    return raw.RawSurvey(NAME, match.header, match.header + 1, tuple(columns))
