"""Qualtrics: a row of the survey's own names, a row of question texts in any language, a row of import ids.

The names of the first columns are the same in every language. Legacy exports call them `V1` to `V10` and have no import
ids; people delete either row below the header. Answers are numbers or texts; a multiple choice comes as one column or
as one per choice. `_TEXT` holds what was typed beside a choice, `_DO_` the order in which things were shown.
"""

import re
from collections.abc import Iterator

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold, listing, squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.column_cells import find_rows
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.survey.exports.submission_times import is_date_text
from ecpat_training.survey.exports.unsent_responses import unsent_remarks
from ecpat_training.words.catalogue.message import phrase

NAME = "Qualtrics"
RESTS_ON = "real exports"

_OWN = {
    "startdate", "enddate", "status", "ipaddress", "progress", "duration(inseconds)", "finished", "recordeddate",
    "responseid", "recipientlastname", "recipientfirstname", "recipientemail", "externalreference",
    "externaldatareference", "locationlatitude", "locationlongitude", "distributionchannel", "userlanguage",
    "responseset", "emailaddress", "name", "q_recaptchascore", "q_relevantidduplicate", "q_relevantidfraudscore",
    "q_relevantidduplicatescore", "q_relevantidlaststartdate", "q_ballotboxstuffing", "q_duplicaterespondent",
    "q_totalduration", "q_language", "_recordid", "responsetype", "locationaccuracy", "q_unansweredpercentage",
    "q_unansweredquestions", "q_straightliningcount", "q_straightliningpercentage", "q_straightliningquestions",
}  # fmt: skip
_TELLING_HEADERS = {
    "startdate", "enddate", "ipaddress", "progress", "duration(inseconds)", "finished", "recordeddate",
    "responseid", "recipientlastname", "externalreference", "distributionchannel", "userlanguage", "responseset",
    "externaldatareference", "locationlatitude",
}  # fmt: skip
_LEGACY = (
    "responseid", "responseset", "name", "externaldatareference", "emailaddress", "ipaddress", "status", "startdate",
    "enddate", "finished",
)  # fmt: skip
_PREVIEWS = {"survey preview", "preview", "1", "17", "offline survey preview"}
_TESTS = {"survey test", "test", "2"}
_CHOICE = {
    "selected choice", "ausgewählte option", "ausgewählte antwort", "gewählte antwort", "choix sélectionné",
    "opción seleccionada", "elección seleccionada", "scelta selezionata", "geselecteerde keuze", "выбранный вариант",
}  # fmt: skip
_SPAM = {"spam", "8"}
_UNFINISHED = {"0", "false"}
_ORDER = re.compile(r"_DO(?:_.*)?$")
_TIMING = re.compile(r"_(?:First Click|Last Click|Page Submit|Click Count)$")
_ID = re.compile(r'"ImportId"\s*:\s*"([^"]*)"')
_IMPORT = "importid"
_DASH_SEPARATOR = re.compile(r"\s+[-–]\s+")


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: names that only this
    platform writes; or the row of import ids."""
    for row, texts in raw.header_candidates(table):
        names = _names(texts)
        telling_columns = [text for text, name in zip(texts, names, strict=True) if name in _TELLING_HEADERS]
        if len(telling_columns) > 1 and _find_id_row(table, row) is not None:
            reason = f"it has the columns {_list_columns(telling_columns)} and a row of import ids"
            return raw.PlatformMatch(row, len(telling_columns) + 5, reason)
        if len(telling_columns) > 2 and {"responseid", "responseset", "distributionchannel", "recordeddate"} & set(
            names
        ):
            return raw.PlatformMatch(row, len(telling_columns), f"it has the columns {_list_columns(telling_columns)}")
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    names = _names(texts)
    wording, first_row = _below(table, match.header, names)
    submitted = next((names.index(name) for name in ("recordeddate", "enddate", "startdate") if name in names), None)
    columns = []
    for index, (text, name) in enumerate(zip(texts, names, strict=True)):
        column_kind = raw.ColumnKind.QUESTION
        question_text = wording[index] if index < len(wording) else ""
        if name == "responseid" or name == "_recordid":
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif index == submitted:
            column_kind = raw.ColumnKind.SUBMITTED
        elif name in _OWN or _ORDER.search(text) or _TIMING.search(text):
            column_kind = raw.ColumnKind.PLATFORM
        words = question_text or text
        columns.append(
            raw.SurveyColumn(
                index, text or question_text, column_kind, tuple(_shorten_question(text, words)), _choice(words)
            )
        )
    excluded_rows = _find_test_responses(table, names, first_row)
    return raw.RawSurvey(
        NAME,
        match.header,
        first_row,
        tuple(columns),
        excluded_rows,
        findings=tuple(_remarks(table, names, first_row, excluded_rows)),
        not_asked=_embedded(table, match.header, columns),
    )


def _list_columns(texts: list[str]) -> str:
    return listing([f"`{text}`" for text in texts], 4)


def _names(texts: list[str]) -> list[str]:
    """The headers folded and without spaces, as the row of texts says the names if it is the only one left; those of
    legacy exports put back: `V8` is the start date."""
    folded_names = [fold(text).replace(" ", "") for text in texts]
    if sum(f"v{number}" in folded_names for number in range(1, len(_LEGACY) + 1)) < 8:
        return folded_names
    legacy = {f"v{number}": name for number, name in enumerate(_LEGACY, 1)}
    return [legacy.get(name, name) for name in folded_names]


def _find_id_row(table: CellTable, header: int) -> int | None:
    """The row of import ids, if it stands below the header or below the questions' texts."""
    for row in range(header + 1, min(header + 3, len(table.rows))):
        cells = [text for text in raw.headers(table, row) if text]
        if cells and 2 * sum(_IMPORT in fold(text) for text in cells) > len(cells):
            return row
    return None


def _below(table: CellTable, header: int, names: list[str]) -> tuple[list[str], int]:
    """The questions' texts, if a row has them, and the first row of responses."""
    ids = _find_id_row(table, header)
    if ids is not None:
        return (raw.headers(table, ids - 1) if ids > header + 1 else []), ids + 1
    if header + 1 >= len(table.rows):
        return [], header + 1
    texts_below = raw.headers(table, header + 1)
    dates = [
        text for text, name in zip(texts_below, names, strict=False) if name in {"startdate", "enddate", "recordeddate"}
    ]
    own_cells = [text for text, name in zip(texts_below, names, strict=False) if name in _OWN]
    has_question_texts = not any(map(is_date_text, dates)) and (any(dates) or (any(texts_below) and not any(own_cells)))
    return (texts_below, header + 2) if has_question_texts else ([], header + 1)


def _shorten_question(code: str, question_text: str) -> Iterator[str]:
    """What a question may go by: its text, and of a grid the row behind the stem. What was typed beside a choice isn't
    the answer to its question."""
    if not question_text or code.endswith("_TEXT"):
        return
    text_parts = _DASH_SEPARATOR.split(squeeze(question_text))
    if fold(text_parts[-1]) in _CHOICE:
        text_parts = text_parts[:-1]
        yield " - ".join(text_parts)
    yield question_text
    for start in range(1, len(text_parts)):
        yield " - ".join(text_parts[start:])


def _embedded(table: CellTable, header: int, columns: list[raw.SurveyColumn]) -> frozenset[int]:
    """The fields that the survey keeps beside the answers: their name stands in all three rows."""
    row = _find_id_row(table, header)
    if row is None or row < header + 2:
        return frozenset()
    rows = zip(columns, raw.headers(table, header + 1), raw.headers(table, row), strict=False)
    return frozenset(
        column.index
        for column, words, import_id in rows
        if column.kind is raw.ColumnKind.QUESTION
        and column.header == words
        and (match := _ID.search(import_id))
        and match[1] == words
    )


def _remarks(table: CellTable, names: list[str], first_row: int, excluded_rows: dict[int, str]) -> Iterator[Finding]:
    """Responses that were begun and not finished, and those that Qualtrics takes for spam."""
    finished = names.index("finished") if "finished" in names else None
    hint = "If you want only those that were finished, filter by Finished in Qualtrics before you export."
    yield from unsent_remarks(
        table, first_row, finished, lambda text: fold(text) in _UNFINISHED, "by `Finished`", hint, excluded_rows
    )
    status = next((names.index(name) for name in ("status", "responsetype") if name in names), None)
    filled_response_rows = [row for row in find_filled_rows(table, first_row) if row not in excluded_rows]
    if status is not None and (
        spam := find_rows(table, filled_response_rows, status, lambda text: fold(text) in _SPAM)
    ):
        places = listing([table.location_of(row).place_in_file for row in spam], 8)
        message = phrase(
            "Qualtrics takes {responses:,} {responses:response|responses} for spam: {places}. What is answered there is"
            " used.",
            responses=len(spam),
            places=places,
        )
        hint = (
            "This happens where several people answer on one device. If these are not people of the training, please "
            "delete their rows."
        )
        yield Finding("survey.spam", Severity.WARNING, message, table.location_of(spam[0]), hint)


def _choice(question_text: str) -> tuple[tuple[str, str], ...]:
    """Readings of a text as a question and one of its choices."""
    text_parts = _DASH_SEPARATOR.split(squeeze(question_text))
    if len(text_parts) > 2 and fold(text_parts[-2]) in _CHOICE:
        return ((" - ".join(text_parts[:-2]), text_parts[-1]),)
    return tuple((" - ".join(text_parts[:end]), " - ".join(text_parts[end:])) for end in range(1, len(text_parts)))


def _find_test_responses(table: CellTable, names: list[str], first_row: int) -> dict[int, str]:
    """Previews and tests: rows that nobody answered for real."""
    excluded_rows = {}
    for row in range(first_row, len(table.rows)):
        cells = dict(zip(names, table.rows[row], strict=False))
        status, channel = (fold(as_text(cells.get(name))) for name in ("status", "distributionchannel"))
        if channel == "preview" or status in _PREVIEWS:
            excluded_rows[row] = "a preview in Qualtrics, not a response"
        elif channel == "test" or status in _TESTS:
            excluded_rows[row] = "a test answer made by Qualtrics, not a response"
    return excluded_rows
