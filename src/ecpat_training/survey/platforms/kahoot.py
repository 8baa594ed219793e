"""Kahoot's report of a quiz: its sheet `Kahoot! Summary` has a row for each player and, for each question, a column of
points, `Q1`, and one of what the player answered, under the question's words.

Points depend on how quickly somebody answered, so that they say nothing of what somebody knows: answers are read, and
an empty one was given too late. Players choose their name for each quiz. The other sheets hold the ranks, each question
by itself, and a row for each answer.
"""

import re

from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw

NAME = "Kahoot"
RESTS_ON = "the layout of a real public report; the tests hold it with invented answers"

_OWN = ("rank", "player")
_POINTS = re.compile(r"q\d{1,3}")
_TOTAL = 2  # the place of the points of the whole quiz


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: ranks and players, then
    columns `Q1`, `Q2` that each stand before another."""
    for row, _ in raw.header_candidates(table):
        keys = raw.header_keys(table, row)
        if tuple(keys[:2]) == _OWN and any(map(_POINTS.fullmatch, keys)):
            return raw.PlatformMatch(row, 4, "its columns are `Rank`, `Player` and points of each question, `Q1`")
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts, keys = raw.headers(table, match.header), raw.header_keys(table, match.header)
    answers = {place + 1 for place, key in enumerate(keys) if _POINTS.fullmatch(key)}
    columns = [
        raw.SurveyColumn(
            index, text, raw.ColumnKind.QUESTION if index in {1, _TOTAL, *answers} else raw.ColumnKind.PLATFORM
        )
        for index, text in enumerate(texts)
    ]
    return raw.RawSurvey(NAME, match.header, match.header + 1, tuple(columns), not_asked=frozenset({_TOTAL} - answers))
