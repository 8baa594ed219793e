"""KoboToolbox: columns named by XML names or by the labels of one language, then the platform's own tail.

A `select_multiple` comes as one column, as a column per choice (`question/choice`) or as both; groups stand before
their questions (`group/question`) if asked for. Tables that went through R have `X_id` for `_id` and `.` for `/`.
"""

import re

from ecpat_training.core.errors import InputError
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.words.catalogue.message import Option, phrase

NAME = "KoboToolbox"
RESTS_ON = "real exports"

_TELLING = {"_uuid", "_submission_time", "_validation_status", "_submitted_by", "__version__", "_xform_id_string"}
_TAIL = _TELLING | {
    "_id", "_notes", "_status", "_tags", "_index", "_attachments", "_geolocation", "_version", "_version_",
    "_bamboo_dataset_id", "_media_all_received", "_duration", "_total_media", "_media_count", "_date_modified",
    "formhub/uuid", "meta/instanceid", "meta/instancename", "meta/rootuuid", "meta/deprecatedid", "meta/audit",
}  # fmt: skip
_REPEAT = {"_parent_index", "_parent_table_name", "_submission__id"}
_OWN = _TAIL | _REPEAT
_TELLING_OR_REPEAT = _TELLING | _REPEAT
_RECORDED = {"start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "subscriberid", "audit"}
_SLASH = re.compile(r"(?<! )/(?! )")


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the tail of columns
    that only this platform writes."""
    for row, texts in raw.header_candidates(table):
        own_columns = [text for text in texts if _bare_name(text) in _OWN]
        telling_columns = [text for text in own_columns if _bare_name(text) in _TELLING_OR_REPEAT]
        numbered = {"_id", "_index"} <= {
            _bare_name(text) for text in own_columns
        }  # all that a short export may have kept
        if (telling_columns or numbered) and len(own_columns) > 1:
            return raw.match_by_columns(row, len(own_columns), own_columns)
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses.

    Raises:
        InputError: the sheet holds the rows of a repeat group, not responses.
    """
    texts = raw.headers(table, match.header)
    if any(_bare_name(text) in _REPEAT for text in texts):
        raise InputError.because(
            "survey.repeat-group",
            "this sheet of the KoboToolbox export holds a repeat group, not one row per person.",
            location=table.where(match.header),
            hint=phrase("Please choose the form's main sheet with {sheet}.", sheet=Option("--sheet")),
        )
    mangled = any(text.startswith("X_") for text in texts)
    extra = raw.hxl_rows(table, match.header)
    identifier = _response_id(table, texts, match.header)
    submitted = _first(texts, "_submission_time", "end")
    questions = set(texts)
    columns = []
    for index, text in enumerate(texts):
        kind, names = raw.ColumnKind.QUESTION, _without_groups(text, mangled)
        if index == identifier:
            kind = raw.ColumnKind.RESPONSE_ID
        elif index == submitted:
            kind = raw.ColumnKind.SUBMITTED
        elif _bare_name(text) in _TAIL | _RECORDED:
            kind = raw.ColumnKind.PLATFORM
        elif any(question in questions for question, _ in _choices(text, mangled=mangled)[:1]):
            kind = raw.ColumnKind.CHOICE_PART
        columns.append(raw.SurveyColumn(index, text, kind, names, _choices(text, mangled=mangled)))
    first = match.header + 1 + len(extra)
    return raw.RawSurvey(NAME, match.header, first, tuple(columns), _not_approved(table, texts, first), extra)


def _bare_name(header: str) -> str:
    """`X_id`, which R makes of `_id`, and a byte-order mark that became letters, are put back."""
    name = header.removeprefix("X.U.FEFF.").removeprefix("ï..").lower()
    return name[1:] if name.startswith("x_") else name


def _first(texts: list[str], *names: str) -> int | None:
    """The column of the first of these names that is there."""
    bare_names = [_bare_name(text) for text in texts]
    return next((bare_names.index(name) for name in names if name in bare_names), None)


def _response_id(table: CellTable, texts: list[str], header: int) -> int | None:
    """The first of the platform's numbers that is there for every row, and another one for each."""
    filled = sum(1 for row in table.rows[header + 1 : header + 51] if any(map(as_text, row)))
    for name in ("_uuid", "_id", "_index"):
        index = _first(texts, name)
        if index is not None and filled:
            values = [as_text(value) for value in raw.below(table, header, index)]
            if len(set(values)) == filled:
                return index
    return _first(texts, "_uuid")


def _without_groups(header: str, mangled: bool) -> tuple[str, ...]:
    """The header without its first group, without its first two, and so on."""
    parts = header.split(".") if mangled else _SLASH.split(header)
    mark = "." if mangled else "/"
    return tuple(mark.join(parts[start:]) for start in range(1, len(parts)) if parts[start])


def _choices(header: str, *, mangled: bool) -> tuple[tuple[str, str], ...]:
    """The readings of a header as a question, without its groups one by one, and a choice."""
    parts = header.split(".") if mangled else _SLASH.split(header)
    mark = "." if mangled else "/"
    return tuple((mark.join(parts[start:-1]), parts[-1]) for start in range(len(parts) - 1)) if len(parts) > 1 else ()


def _not_approved(table: CellTable, texts: list[str], first: int) -> dict[int, str]:
    index = _first(texts, "_validation_status")
    if index is None:
        return {}
    rows = range(first, len(table.rows))
    states = zip(rows, column_cells(table, rows, index), strict=True)
    return {row: "marked as not approved in KoboToolbox" for row, state in states if _refused(as_text(state).lower())}


def _refused(status: str) -> bool:
    return "not_approved" in status or status == "not approved"
