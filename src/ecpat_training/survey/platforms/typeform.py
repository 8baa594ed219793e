"""Typeform: a long number first, then the questions' texts, times and the network's number last.

A question with several answers has a column for each choice, called after the choice and holding it again.
"""

import re

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import (
    ColumnKind,
    PlatformMatch,
    RawSurvey,
    SurveyColumn,
    below,
    header_candidates,
    headers,
)
from ecpat_training.survey.exports.wording import heading_key

NAME = "Typeform"

_TIMES = {"start date utc", "stage date utc", "submit date utc", "started at", "submitted at"}
_OWN = _TIMES | {"network id", "response type", "tags", "ending", "score", "hidden"}
_NUMBER = re.compile(r"[0-9a-z]{20,40}", re.IGNORECASE)


def matches(table: CellTable) -> PlatformMatch | None:
    """Numbers of a response under `#`, and the times or the network's number at the end."""
    for row, texts in header_candidates(table):
        if texts[0].strip() not in ("#", "Response ID", "Token"):
            continue
        numbers = [as_text(value) for value in below(table, row, 0)]
        keys = {heading_key(text) for text in texts[1:]}
        if "network id" in keys and keys & _TIMES and all(map(_NUMBER.fullmatch, numbers)):
            return PlatformMatch(
                row, 4, f"its first column, `{texts[0]}`, holds long numbers and `Network ID` comes last"
            )
    return None


def read(table: CellTable, match: PlatformMatch) -> RawSurvey:
    """The meaning of the columns."""
    texts = headers(table, match.header)
    keys = list(map(heading_key, texts))
    times = [at for at, name in enumerate(keys) if name in _TIMES]
    sent = next((at for at in times if keys[at].startswith("submit")), times[-1])
    columns = []
    for index, text in enumerate(texts):
        kind = ColumnKind.QUESTION
        if index == 0:
            kind = ColumnKind.RESPONSE_ID
        elif index == sent:
            kind = ColumnKind.SUBMITTED
        elif keys[index] in _OWN and index >= min(times[0], keys.index("network id")) - 1:
            kind = ColumnKind.PLATFORM
        columns.append(SurveyColumn(index, text, kind))
    return RawSurvey(NAME, match.header, match.header + 1, tuple(columns))
