"""SurveyMonkey: a row of questions and below it a row of how each is answered; or, condensed, one row of headings.

The first columns are the platform's, and have nothing in the second row. A question of several columns stands above the
first of them only; the second row names its rows or choices, or says `Response`. In condensed exports both stand in one
cell, `Question - Choice`. Answers are texts, or numbers if numeric values were exported.
"""

import re
from collections.abc import Sequence

from ecpat_training.core.text import listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.response_rows import KINDS_OF_ANSWER
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.words.matching import letters_key

NAME = "SurveyMonkey"
RESTS_ON = "real exports"

RESPONDENT = {
    "respondent id", "respondentid", "befragten id", "teilnehmer id", "id du répondant", "id du participant",
    "id респондента", "id del encuestado", "id van respondent", "id del rispondente", "id do respondente",
    "id respondenta", "respondent ids", "deltager id", "respondentens id",
}  # fmt: skip
_COLLECTOR = {
    "collector id", "collectorid", "id du collecteur", "id коллектора", "id сборщика", "id del recopilador",
    "id del collettore", "id do coletor", "id kolektora",
}  # fmt: skip
_START = {
    "start date", "startdate", "startdatum", "date de début", "дата начала", "fecha de inicio", "data di inizio",
    "data de início", "begindatum", "data rozpoczęcia", "date created", "datecreated",
}  # fmt: skip
_END = {
    "end date", "enddate", "enddatum", "date de fin", "дата окончания", "fecha de finalización", "data di fine",
    "data de término", "einddatum", "data zakończenia", "date modified", "datemodified",
}  # fmt: skip
_PERSON = {
    "ip address", "ipaddress", "ip adresse", "adresse ip", "ip адрес", "dirección ip", "ip adres", "indirizzo ip",
    "email address", "emailaddress", "e mail adresse", "adresse e mail", "adresse email", "e mailadres",
    "dirección de correo electrónico", "correo electrónico", "indirizzo email", "электронный адрес",
    "адрес электронной почты", "first name", "firstname", "vorname", "prénom", "nombre", "voornaam", "nome", "имя",
    "last name", "lastname", "nachname", "nom", "nom de famille", "apellido", "apellidos", "achternaam", "cognome",
    "фамилия", "custom data", "customdata", "custom data 1", "customdata1", "custom value", "collector title",
    "benutzerdefinierte daten 1", "données personnalisées 1", "datos personalizados 1", "aangepaste gegevens 1",
    "dati personalizzati 1", "пользовательские данные 1", "tags", "language", "langue", "sprache",
}  # fmt: skip
_OWN = RESPONDENT | _COLLECTOR | _START | _END | _PERSON
_UNNAMED = re.compile(r"Unnamed: \d+(?:_level_\d+)?")
_DASH = re.compile(r"\s+[-–]\s+")
_LONG_NUMBER = re.compile(r"\d{8,12}(?:\.0)?")


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the columns that only
    this platform writes first; of a table cut down, the respondent's long number."""
    for row, texts in raw.header_candidates(table):
        keys = raw.header_keys(table, row)
        own_columns = [text for text, name in zip(texts, keys, strict=True) if name in _OWN]
        if not RESPONDENT & set(keys):
            if _answered_in_words(table, row, keys):
                return raw.PlatformMatch(row, 3, "the row below its header says how each question is answered")
            continue
        numbers = [
            as_text(value)
            for value in raw.cells_below(table, row, keys.index(next(k for k in keys if k in RESPONDENT)))
        ]
        has_second_header = _second_row(table, row, keys)
        if len(own_columns) > 2 or has_second_header or (numbers and all(map(_LONG_NUMBER.fullmatch, numbers))):
            reason = (
                f"it has the columns {listing([f'`{text}`' for text in own_columns], 4)}"
                if len(own_columns) > 1
                else ""
            )
            reason = reason or f"its column `{own_columns[0]}` holds long numbers"
            return raw.PlatformMatch(
                row,
                max(3, len(own_columns)) + has_second_header,
                reason + " and a second row of headings" * has_second_header,
            )
    return None


def _answered_in_words(table: CellTable, header: int, keys: Sequence[str]) -> bool:
    """Whether a table without the platform's own numbers, taken out for privacy, has the row below its header that says
    `Response`, `Open-Ended Response` or a choice: below every question, and behind the first column of one that goes
    on."""
    if header + 1 >= len(table.rows):
        return False
    texts_below = raw.headers(table, header + 1)
    second_row = {position: text for position, text in enumerate(texts_below) if text}
    answer_kind_columns = [position for position, text in second_row.items() if letters_key(text) in KINDS_OF_ANSWER]
    continued_columns = [
        position for position in second_row if position and (position >= len(keys) or not keys[position])
    ]
    unsaid = [
        position for position, name in enumerate(keys) if name and position not in second_row and name not in _OWN
    ]
    wordy = all(any(map(str.isalpha, text)) for text in second_row.values())
    return bool(answer_kind_columns and (continued_columns or (_START | _END) & set(keys))) and wordy and not unsaid


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = [_UNNAMED.sub("", text) for text in raw.headers(table, match.header)]
    keys = [heading_key(text) for text in texts]
    has_second_header = _second_row(table, match.header, keys)
    second_header = raw.headers(table, match.header + 1) if has_second_header else []
    first_question = _find_first_question(keys, second_header)
    submitted = next((position for position, name in enumerate(keys) if name in _END), None)
    if submitted is None:
        submitted = next((position for position, name in enumerate(keys) if name in _START), None)
    columns = []
    stem = ""
    for index in range(max(len(texts), len(second_header))):
        text = texts[index] if index < len(texts) else ""
        if index == submitted:
            columns.append(raw.SurveyColumn(index, text, raw.ColumnKind.SUBMITTED))
        elif index < first_question:
            column_kind = raw.ColumnKind.RESPONSE_ID if keys[index] in RESPONDENT else raw.ColumnKind.PLATFORM
            columns.append(raw.SurveyColumn(index, text, column_kind))
        else:
            stem = text or (stem if has_second_header else "")
            columns.append(_question(index, stem, second_header[index] if index < len(second_header) else ""))
    return raw.RawSurvey(NAME, match.header, match.header + 1 + has_second_header, tuple(columns))


def _second_row(table: CellTable, header: int, keys: Sequence[str]) -> bool:
    """Whether the row below says how questions are answered: nothing below the platform's columns, something elsewhere.
    In a file without a single response it is the only one."""
    if header + 1 >= len(table.rows):
        return False
    texts_below = [as_text(cell) for cell in table.rows[header + 1]]
    own_indices = {index for index, name in enumerate(keys) if name in RESPONDENT | _COLLECTOR | _START | _END}
    return not any(text for index, text in enumerate(texts_below) if index in own_indices) and any(texts_below)


def _find_first_question(keys: list[str], second_header: list[str]) -> int:
    """The column behind the platform's own: the first with a second heading, else the first of another name."""
    if second_header:
        return next((index for index, text in enumerate(second_header) if text), len(second_header))
    return next((index for index, name in enumerate(keys) if name and name not in _OWN), len(keys))


def _question(index: int, stem: str, second_heading: str) -> raw.SurveyColumn:
    """A question's column: the row of a grid, a choice, or the whole question."""
    if second_heading and letters_key(second_heading) not in KINDS_OF_ANSWER:
        return raw.SurveyColumn(
            index, f"{stem} [{second_heading}]", raw.ColumnKind.QUESTION, (second_heading,), ((stem, second_heading),)
        )
    stem_parts = _DASH.split(stem)
    choices = tuple((" - ".join(stem_parts[:end]), " - ".join(stem_parts[end:])) for end in range(1, len(stem_parts)))
    return raw.SurveyColumn(index, stem, raw.ColumnKind.QUESTION, tuple(choice for _, choice in choices), choices)
