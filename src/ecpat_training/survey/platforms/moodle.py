"""Moodle's quiz reports: who it was, state and times of an attempt, the grade, then a column for each question.

The report of grades has points, `Q. 1 /1.00`; that of answers has `Response 1` and, if asked for, `Question 1` and
`Right answer 1`. `Question 1` holds the words of the question, by which `Response 1` goes where all were asked the
same. An unanswered question is `-`. The last
row, `Overall average`, is nobody's: no state and no times stand in it, whatever it is called. Names and addresses are
the platform's own and never a code; where an address stands in several rows, somebody had several attempts.
"""

import re
from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import listing, squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.column_cells import column_cells, distinct_cells
from ecpat_training.survey.exports.repeated_answers import repeated_remarks
from ecpat_training.survey.exports.response_rows import find_filled_rows
from ecpat_training.survey.exports.unsent_responses import unsent_remarks
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.words.catalogue.message import phrase

NAME = "Moodle"
RESTS_ON = "layouts of real public exports; the tests hold them with invented answers"

_START_HEADERS = {
    "started on", "started", "begonnen am", "begonnen", "commencé le", "comenzado el", "iniziato", "gestart op",
    "rozpoczęto", "započeto", "început la", "тест начат", "розпочато", "започнат на",
}  # fmt: skip
_COMPLETION_HEADERS = {
    "completed", "completed on", "beendet", "terminé", "finalizado", "completato", "voltooid", "ukończono", "završeno",
    "completat", "завершено", "завършен", "finished", "completado", "completado el", "concluído", "slutförd",
}  # fmt: skip
_TAKEN = {
    "time taken", "duration", "verbrauchte zeit", "dauer", "temps utilisé", "durée", "tiempo requerido",
    "tempo impiegato", "tijdsduur", "wykorzystany czas", "utrošeno vrijeme", "timp utilizat", "прошло времени",
    "витрачено часу", "изминало време", "tiempo transcurrido", "tiempo empleado", "tempo utilizado", "använd tid",
    "所要時間",
}  # fmt: skip
_TIMES = _START_HEADERS | _COMPLETION_HEADERS | _TAKEN
_PERSON = {
    "surname", "last name", "first name", "full name", "id number", "institution", "department", "email address",
    "nachname", "vorname", "institution organisation", "abteilung", "e mail adresse", "nom de famille", "nom",
    "prénom", "adresse de courriel", "apellido s", "nombre", "dirección de correo", "cognome", "nome",
    "indirizzo email", "achternaam", "voornaam", "e mailadres", "фамилия", "имя", "адрес электронной почты", "username",
}  # fmt: skip
_ADDRESS = {
    "email address", "e mail adresse", "adresse de courriel", "dirección de correo", "indirizzo email", "e mailadres",
    "адрес электронной почты",
}  # fmt: skip
_STATE_HEADERS = {"state", "status", "état", "estado", "stato", "statut", "stan", "stanje", "состояние", "стан"}
_GRADE = re.compile(r"(?:grade|bewertung|note|calificación|valutazione|punti|cijfer|оценка|ocena)\s*/\s*[0-9.,]+", re.I)
_POINTS = re.compile(r"(?:q|f|p|v|d|в)\.?\s*(?P<number>[0-9]+)\s*/\s*[0-9.,]+", re.I)
_NUMBERED_HEADER = re.compile(r"(?P<what>\S.*?)\s+(?P<number>[0-9]+)")
_COLON = re.compile(": ")
_RESPONSE = {"response", "antwort", "réponse", "respuesta", "risposta", "antwoord", "odpowiedź", "odgovor", "ответ"}
_QUESTION_WORDS = {"question", "frage", "pregunta", "domanda", "vraag", "вопрос", "pytanie", "pitanje"}
_RIGHT_ANSWER_WORDS = {
    "right answer", "richtige antwort", "bonne réponse", "respuesta correcta", "risposta corretta", "juiste antwoord",
    "правильный ответ",
}  # fmt: skip
_EMPTY_CELL_TEXTS = ("", "-")
_AVERAGE = {
    "overall average", "average", "gesamtdurchschnitt", "moyenne globale", "moyenne générale", "promedio general",
    "media globale", "media complessiva", "media generale", "algemeen gemiddelde", "średnia ogólna", "общее среднее",
    "средняя оценка", "övergripande medelbetyg", "média geral", "обща средна", "medie generală", "全平均", "總平均",
    "group average",
}  # fmt: skip
_FINISHED = {
    "finished", "beendet", "terminé", "finalizado", "completato", "voltooid", "zakończone", "završeno", "завершенные",
    "завершено", "",
}  # fmt: skip


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: when an attempt began,
    was completed and how long it took; or two of these beside a grade and its maximum."""
    for row, texts in raw.header_candidates(table):
        keys = raw.header_keys(table, row)
        time_columns = [text for text, name in zip(texts, keys, strict=True) if name in _TIMES]
        time_kind_count = sum(not words.isdisjoint(keys) for words in (_START_HEADERS, _COMPLETION_HEADERS, _TAKEN))
        grade = [text for text in texts if _GRADE.fullmatch(text)]
        if time_kind_count > 1 and (grade or time_kind_count == 3):
            return raw.match_by_columns(row, 4, [*time_columns, *grade])
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    keys = list(map(heading_key, texts))
    first_row = match.header + 1
    submitted = next((position for position, name in enumerate(keys) if name in _COMPLETION_HEADERS), None)
    state_column = next((position for position, name in enumerate(keys) if name in _STATE_HEADERS), None)
    attempt_columns = [
        position
        for position, name in enumerate(keys)
        if position == state_column or name in _START_HEADERS | _COMPLETION_HEADERS | _TAKEN
    ]
    excluded_rows = {
        row: reason
        for row in find_filled_rows(table, first_row)
        if (reason := _explain_empty_attempt(table, row, attempt_columns))
    }
    rows = [row for row in range(first_row, len(table.rows)) if row not in excluded_rows]
    columns, mixed_numbers = _columns(table, texts, rows, submitted, state_column)
    labels = {column.index: {"-": ""} for column in columns if column.kind is raw.ColumnKind.QUESTION}
    if submitted is not None:
        labels[submitted] = {"-": ""}
    hint = "If you want only those that were finished, choose attempts that are finished in Moodle."
    unsent = unsent_remarks(
        table,
        first_row,
        state_column,
        lambda text: text and heading_key(text) not in _FINISHED,
        "by their state",
        hint,
        excluded_rows,
    )
    address_index = next((position for position, name in enumerate(keys) if name in _ADDRESS), None)
    choice = (
        "If one attempt of each should count, choose the first, the last or the best in Moodle before you download."
    )
    repeats = repeated_remarks(table, first_row, address_index, "e-mail address", choice, excluded_rows)
    return raw.RawSurvey(
        NAME,
        match.header,
        first_row,
        tuple(columns),
        excluded_rows,
        labels=labels,
        findings=(*_mixed(table, first_row, mixed_numbers), *unsent, *repeats),
        labels_of_given=True,
    )


def _columns(
    table: CellTable, texts: Sequence[str], rows: Sequence[int], submitted: int | None, state_column: int | None
) -> tuple[list[raw.SurveyColumn], list[str]]:
    """(what each column is for; each number under which people were asked different questions, with how many)."""
    header_matches = [_NUMBERED_HEADER.fullmatch(text) for text in texts]
    question_columns = {
        header_match["number"]: position
        for position, header_match in enumerate(header_matches)
        if header_match and heading_key(header_match["what"]) in _QUESTION_WORDS
    }
    columns, mixed_numbers = [], []
    for index, text in enumerate(texts):
        header_match = header_matches[index]
        part_name = heading_key(header_match["what"]) if header_match else ""
        column_kind = raw.ColumnKind.QUESTION
        names: tuple[str, ...] = ()
        if index == submitted:
            column_kind = raw.ColumnKind.SUBMITTED
        elif (
            index == state_column
            or heading_key(text) in _START_HEADERS | _TAKEN | _PERSON
            or part_name in _QUESTION_WORDS | _RIGHT_ANSWER_WORDS
        ):
            column_kind = raw.ColumnKind.PLATFORM
        elif points := _POINTS.fullmatch(text):
            names = (f"Q{points['number']}",)
        elif header_match and part_name in _RESPONSE:
            question_index = question_columns.get(header_match["number"])
            words = _words(table, rows, question_index, index)
            names = (f"Q{header_match['number']}", *words)
            if question_index is not None and not words:
                questions = len(_distinct_answers(table, rows, question_index))
                if questions > 1:
                    mixed_numbers.append(f"{header_match['number']} ({questions})")
        columns.append(raw.SurveyColumn(index, text, column_kind, names))
    return columns, mixed_numbers


def _mixed(table: CellTable, first_row: int, mixed_numbers: Sequence[str]) -> Iterator[Finding]:
    """An error for the numbers under which people were asked different things, as random questions are."""
    if mixed_numbers:
        message = phrase(
            "not everybody was asked the same under these numbers: {questions} different questions.",
            questions=listing([*mixed_numbers], 8),
        )
        hint = "Moodle drew questions at random. Please give everybody the same questions, or evaluate the grade alone."
        yield Finding("survey.questions-drawn", Severity.ERROR, message, table.location_of(first_row - 1), hint)


def _explain_empty_attempt(table: CellTable, row: int, attempt_columns: list[int]) -> str:
    """Why a row is no attempt: it is called an average, or nothing says when it began and ended and its state."""
    texts = [as_text(cell) for cell in table.rows[row]]
    first_text = next((text for text in texts if text), "")
    if heading_key(first_text) in _AVERAGE:
        return "Moodle's average, not an answer"
    return (
        ""
        if any(texts[position] for position in attempt_columns if position < len(texts))
        else "it has no times, as Moodle's averages"
    )


def _words(table: CellTable, rows: Sequence[int], question_index: int | None, response_column: int) -> tuple[str, ...]:
    """The words that the question has in every attempt; none where attempts got different questions. Behind those of a
    multiple choice stand its answers, in the order of the attempt: `Words: A; B`."""
    if question_index is None:
        return ()
    cells = (squeeze(as_text(cell)) for cell in distinct_cells(column_cells(table, rows, response_column)))
    answer_parts = {answer_part for cell in cells if cell not in _EMPTY_CELL_TEXTS for answer_part in cell.split("; ")}
    readings_by_text = [
        _find_possible_readings(text, answer_parts) for text in _distinct_answers(table, rows, question_index)
    ]
    return (
        tuple(
            reading
            for reading in readings_by_text[0]
            if all(reading in text_readings for text_readings in readings_by_text)
        )
        if readings_by_text
        else ()
    )


def _distinct_answers(table: CellTable, rows: Sequence[int], question_index: int) -> set[str]:
    """The different words that stand in the column of a question."""
    return {squeeze(as_text(cell)) for cell in distinct_cells(column_cells(table, rows, question_index))}.difference(
        _EMPTY_CELL_TEXTS
    )


def _find_possible_readings(text: str, answer_parts: set[str]) -> list[str]:
    """The text as it is, and each beginning of it behind which all stands that was answered."""
    question_ends = [mark for mark in _COLON.finditer(text) if answer_parts <= set(text[mark.end() :].split("; "))]
    return [text, *(text[: mark.start()] for mark in question_ends)]
