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

_TELLING_HEADERS = {
    "_uuid",
    "_submission_time",
    "_validation_status",
    "_submitted_by",
    "__version__",
    "_xform_id_string",
}
_TAIL_HEADERS = _TELLING_HEADERS | {
    "_id", "_notes", "_status", "_tags", "_index", "_attachments", "_geolocation", "_version", "_version_",
    "_bamboo_dataset_id", "_media_all_received", "_duration", "_total_media", "_media_count", "_date_modified",
    "formhub/uuid", "meta/instanceid", "meta/instancename", "meta/rootuuid", "meta/deprecatedid", "meta/audit",
}  # fmt: skip
_REPEAT = {"_parent_index", "_parent_table_name", "_submission__id"}
_OWN = _TAIL_HEADERS | _REPEAT
_TELLING_OR_REPEAT = _TELLING_HEADERS | _REPEAT
_RECORDED = {"start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "subscriberid", "audit"}
_SLASH = re.compile(r"(?<! )/(?! )")


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the tail of columns
    that only this platform writes."""
    for row, texts in raw.header_candidates(table):
        own_columns = [text for text in texts if _bare_name(text) in _OWN]
        telling_columns = [text for text in own_columns if _bare_name(text) in _TELLING_OR_REPEAT]
        has_row_numbers = {"_id", "_index"} <= {
            _bare_name(text) for text in own_columns
        }  # all that a short export may have kept
        if (telling_columns or has_row_numbers) and len(own_columns) > 1:
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
            location=table.location_of(match.header),
            hint=phrase("Please choose the form's main sheet with {sheet}.", sheet=Option("--sheet")),
        )
    mangled = any(text.startswith("X_") for text in texts)
    hxl_rows = raw.hxl_rows(table, match.header)
    identifier = _response_id(table, texts, match.header)
    submitted = _find_first_column(texts, "_submission_time", "end")
    questions = set(texts)
    columns = []
    for index, text in enumerate(texts):
        column_kind, names = raw.ColumnKind.QUESTION, _strip_groups(text, mangled)
        if index == identifier:
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif index == submitted:
            column_kind = raw.ColumnKind.SUBMITTED
        elif _bare_name(text) in _TAIL_HEADERS | _RECORDED:
            column_kind = raw.ColumnKind.PLATFORM
        elif any(question in questions for question, _ in _choices(text, mangled=mangled)[:1]):
            column_kind = raw.ColumnKind.CHOICE_PART
        columns.append(raw.SurveyColumn(index, text, column_kind, names, _choices(text, mangled=mangled)))
    first_row = match.header + 1 + len(hxl_rows)
    return raw.RawSurvey(
        NAME, match.header, first_row, tuple(columns), _find_unapproved_rows(table, texts, first_row), hxl_rows
    )


def _bare_name(header: str) -> str:
    """`X_id`, which R makes of `_id`, and a byte-order mark that became letters, are put back."""
    name = header.removeprefix("X.U.FEFF.").removeprefix("ï..").lower()
    return name[1:] if name.startswith("x_") else name


def _find_first_column(texts: list[str], *names: str) -> int | None:
    """The column of the first of these names that is there."""
    bare_names = [_bare_name(text) for text in texts]
    return next((bare_names.index(name) for name in names if name in bare_names), None)


def _response_id(table: CellTable, texts: list[str], header: int) -> int | None:
    """The first of the platform's numbers that is there for every row, and another one for each."""
    filled_count = sum(1 for row in table.rows[header + 1 : header + 51] if any(map(as_text, row)))
    for name in ("_uuid", "_id", "_index"):
        index = _find_first_column(texts, name)
        if index is not None and filled_count:
            values = [as_text(value) for value in raw.cells_below(table, header, index)]
            if len(set(values)) == filled_count:
                return index
    return _find_first_column(texts, "_uuid")


def _strip_groups(header: str, mangled: bool) -> tuple[str, ...]:
    """The header without its first group, without its first two, and so on."""
    header_parts = header.split(".") if mangled else _SLASH.split(header)
    mark = "." if mangled else "/"
    return tuple(mark.join(header_parts[start:]) for start in range(1, len(header_parts)) if header_parts[start])


def _choices(header: str, *, mangled: bool) -> tuple[tuple[str, str], ...]:
    """The readings of a header as a question, without its groups one by one, and a choice."""
    header_parts = header.split(".") if mangled else _SLASH.split(header)
    mark = "." if mangled else "/"
    return (
        tuple((mark.join(header_parts[start:-1]), header_parts[-1]) for start in range(len(header_parts) - 1))
        if len(header_parts) > 1
        else ()
    )


def _find_unapproved_rows(table: CellTable, texts: list[str], first_row: int) -> dict[int, str]:
    index = _find_first_column(texts, "_validation_status")
    if index is None:
        return {}
    rows = range(first_row, len(table.rows))
    states = zip(rows, column_cells(table, rows, index), strict=True)
    return {
        row: "marked as not approved in KoboToolbox"
        for row, approval_state in states
        if _is_refused_status(as_text(approval_state).lower())
    }


def _is_refused_status(status: str) -> bool:
    return "not_approved" in status or status == "not approved"
