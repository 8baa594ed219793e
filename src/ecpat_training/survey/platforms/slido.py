"""Slido's poll results per user: who it was, then a column for each poll.

No export and no description of its columns was at hand: the reader rests on what these reports are known to hold.

Names, addresses and companies are the platform's own and never a code. Its other reports are totals of each poll.
"""

from ecpat_training.core.text import listing
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.wording import heading_key

NAME = "Slido"
RESTS_ON = "what its reports are known to hold; neither an export nor a description of the columns was at hand"

_WHO = ("user", "participant")
_WHAT = ("id", "name", "email", "company")
_OWN = {f"{person} {attribute}" for person in _WHO for attribute in _WHAT}


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: two columns and more
    that say who it was, in front of all others; Zoom numbers its rows before them."""
    for row, texts in raw.header_candidates(table):
        start = _questions_from(texts)
        if start > 1 and any(texts[start:]):
            return raw.PlatformMatch(
                row, 3, f"its first columns are {listing([f'`{text}`' for text in texts[:start]], 4)}"
            )
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    start = _questions_from(texts)
    columns = []
    for index, text in enumerate(texts):
        column_kind = raw.ColumnKind.PLATFORM if index < start else raw.ColumnKind.QUESTION
        if index < start and heading_key(text).endswith(" id"):
            column_kind = raw.ColumnKind.RESPONSE_ID
        columns.append(raw.SurveyColumn(index, text, column_kind))
    return raw.RawSurvey(NAME, match.header, match.header + 1, tuple(columns))


def _questions_from(texts: list[str]) -> int:
    """How many columns from the first on say who it was."""
    return next((position for position, text in enumerate(texts) if heading_key(text) not in _OWN), len(texts))
