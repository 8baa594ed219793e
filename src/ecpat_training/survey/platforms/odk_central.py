"""ODK Central, and the older ODK Aggregate and Briefcase: the platform's columns around questions named by group.

Groups stand before their questions with a hyphen (`about-code`; a colon in Aggregate), chosen answers of a
`select_multiple` in one cell with spaces or in a column each (`about-q/choice`). Rows of a repeat group stand in a file
of their own, whose `PARENT_KEY` names the submission.
"""

import re

from ecpat_training.core.errors import InputError
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.column_cells import find_rows

NAME = "ODK Central"
RESTS_ON = "real exports"

_TELLING_HEADERS = {
    "submissiondate", "submitterid", "submittername", "reviewstate", "attachmentspresent", "attachmentsexpected",
    "deviceid", "formversion", "edits", "meta-instanceid", "meta:instanceid", "instanceid", "key",
    "*meta-instance-id*", "*meta-submission-date*", "*meta-model-version*", "*meta-ui-version*", "*meta-is-complete*",
    "*meta-date-marked-as-complete*", "__id", "__system.submissiondate", "__system/submissiondate",
    "__system.submitterid", "__system/submitterid", "__system.submittername", "__system/submittername",
    "__system.reviewstate", "__system/reviewstate", "__system.formversion", "__system/formversion", "parent_key",
}  # fmt: skip
_OWN = _TELLING_HEADERS | {
    "status", "meta-instancename", "meta:instancename", "instancename", "meta-audit", "meta-deprecatedid",
    "isvalidated",
    "caseid", "simserial", "subscriberid", "username", "phonenumber", "email", "start", "end", "starttime", "endtime",
    "today", "device_id", "audit", "set-of-meta", "meta-entity-label",
}  # fmt: skip
_SUBMITTED = (
    "submissiondate", "*meta-submission-date*", "__system.submissiondate", "__system/submissiondate",
    "*meta-date-marked-as-complete*", "end", "endtime",
)  # fmt: skip
_IDENTIFIERS = ("key", "__id", "meta-instanceid", "meta:instanceid", "instanceid", "*meta-instance-id*")
# `Key` and `Status` are words that people use too: these need another telling column, or capitals as Central writes.
_LEAST = 3
_POINT = re.compile(r"(?P<stem>.+)[-:](?:Latitude|Longitude|Altitude|Accuracy)")
_MARKS = re.compile(r"[-:/.]")  # a full stop in a table that went through R


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the columns that the
    server adds to the answers."""
    for row, texts in raw.header_candidates(table):
        telling_columns = [text for text in texts if _bare_name(text) in _TELLING_HEADERS]
        if len(telling_columns) >= _LEAST or (
            len(telling_columns) == 2 and _is_certain_match(set(map(_bare_name, telling_columns)))
        ):
            return raw.match_by_columns(row, len(telling_columns), telling_columns)
    return None


def _bare_name(header: str) -> str:
    """A header in small letters; `meta.instanceID`, which R makes of it, is put back."""
    lower_header = header.lower()
    return lower_header.replace(".", "-") if lower_header.startswith("meta.") else lower_header


def _is_certain_match(bare_names: set[str]) -> bool:
    """Two names that nothing else has together."""
    return bool(bare_names & {"parent_key", "meta-instanceid", "meta:instanceid", "*meta-instance-id*", "__id"})


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses.

    Raises:
        InputError: the file holds the rows of a repeat group, not responses.
    """
    texts = raw.headers(table, match.header)
    bare_names = list(map(_bare_name, texts))
    if "parent_key" in bare_names:
        raise InputError.because(
            "survey.repeat-group",
            "this file of the ODK Central export holds a repeat group, not one row per person.",
            location=table.location_of(match.header, bare_names.index("parent_key")),
            hint="Please choose the form's main file from the same .zip, the one without a column `PARENT_KEY`.",
        )
    identifier = next((bare_names.index(name) for name in _IDENTIFIERS if name in bare_names), None)
    submitted = next((bare_names.index(name) for name in _SUBMITTED if name in bare_names), None)
    summaries = set(texts)
    columns = []
    for index, text in enumerate(texts):
        question, slash, choice = text.rpartition("/")
        choices: tuple[tuple[str, str], ...] = ()
        column_kind = raw.ColumnKind.QUESTION
        if slash and choice and not text.startswith("__system"):
            choices = tuple((name, choice) for name in (question, *_strip_groups(question)))
        if index == identifier:
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif index == submitted:
            column_kind = raw.ColumnKind.SUBMITTED
        elif (
            bare_names[index] in _OWN or bare_names[index].startswith(("__system", "set-of-")) or _POINT.fullmatch(text)
        ):
            column_kind = raw.ColumnKind.PLATFORM
        elif choices and question in summaries:
            column_kind = raw.ColumnKind.CHOICE_PART
        columns.append(raw.SurveyColumn(index, text, column_kind, _strip_groups(text), choices))
    hxl_rows = raw.hxl_rows(table, match.header)
    first_row = match.header + 1 + len(hxl_rows)
    return raw.RawSurvey(
        NAME, match.header, first_row, tuple(columns), _rejected(table, bare_names, first_row), hxl_rows
    )


def _strip_groups(header: str) -> tuple[str, ...]:
    """The header without its first group, without its first two, and so on; a name may hold a hyphen itself."""
    return tuple(header[mark.end() :] for mark in _MARKS.finditer(header) if header[mark.end() :])


def _rejected(table: CellTable, bare_names: list[str], first_row: int) -> dict[int, str]:
    index = next((i for i, name in enumerate(bare_names) if name.endswith("reviewstate")), None)
    if index is None:
        return {}
    rejected = find_rows(table, range(first_row, len(table.rows)), index, lambda text: text.lower() == "rejected")
    return dict.fromkeys(rejected, "rejected in ODK Central")
