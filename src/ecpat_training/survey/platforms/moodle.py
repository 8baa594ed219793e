"""Moodle's quiz reports: who it was, state and times of an attempt, the grade, then a column for each question.

The report of grades has points, `Q. 1 /1.00`; that of answers has `Response 1` and, if asked for, `Question 1` and
`Right answer 1`. `Question 1` holds the words of the question, by which `Response 1` goes then. An unanswered question
is `-`. The last row, `Overall average`, is nobody's; names and addresses are the platform's own and never a code.
"""

import re
from collections.abc import Sequence

from ecpat_training.core.text import listing, squeeze
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells, different
from ecpat_training.survey.exports.raw_survey import (
    ColumnKind,
    PlatformMatch,
    RawSurvey,
    SurveyColumn,
    header_candidates,
    headers,
)
from ecpat_training.survey.exports.unsent import unsent_remarks
from ecpat_training.survey.exports.wording import heading_key

NAME = "Moodle"

_STARTED = {
    "started on", "started", "begonnen am", "begonnen", "commencé le", "comenzado el", "iniziato", "gestart op",
    "rozpoczęto", "započeto", "început la", "тест начат", "розпочато", "започнат на",
}  # fmt: skip
_COMPLETED = {
    "completed", "completed on", "beendet", "terminé", "finalizado", "completato", "voltooid", "ukończono", "završeno",
    "completat", "завершено", "завършен", "finished",
}  # fmt: skip
_TAKEN = {
    "time taken", "duration", "verbrauchte zeit", "dauer", "temps utilisé", "durée", "tiempo requerido",
    "tempo impiegato", "tijdsduur", "wykorzystany czas", "utrošeno vrijeme", "timp utilizat", "прошло времени",
    "витрачено часу", "изминало време",
}  # fmt: skip
_PERSON = {
    "surname", "last name", "first name", "full name", "id number", "institution", "department", "email address",
    "nachname", "vorname", "institution organisation", "abteilung", "e mail adresse", "nom de famille", "nom",
    "prénom", "adresse de courriel", "apellido s", "nombre", "dirección de correo", "cognome", "nome",
    "indirizzo email", "achternaam", "voornaam", "e mailadres", "фамилия", "имя", "адрес электронной почты", "username",
}  # fmt: skip
_STATE = {"state", "status", "état", "estado", "stato", "statut", "stan", "stanje", "состояние", "стан"}
_GRADE = re.compile(r"(?:grade|bewertung|note|calificación|valutazione|punti|cijfer|оценка|ocena)\s*/\s*[0-9.,]+", re.I)
_POINTS = re.compile(r"(?:q|f|p|v|d|в)\.?\s*(?P<number>[0-9]+)\s*/\s*[0-9.,]+", re.I)
_PART = re.compile(r"(?P<what>\S.*?)\s+(?P<number>[0-9]+)")
_COLON = re.compile(": ")
_RESPONSE = {"response", "antwort", "réponse", "respuesta", "risposta", "antwoord", "odpowiedź", "odgovor", "ответ"}
_ASKED = {"question", "frage", "pregunta", "domanda", "vraag", "вопрос", "pytanie"}
_RIGHT = {
    "right answer", "richtige antwort", "bonne réponse", "respuesta correcta", "risposta corretta", "juiste antwoord",
    "правильный ответ",
}  # fmt: skip
_NONE = ("", "-")
_AVERAGE = {
    "overall average", "average", "gesamtdurchschnitt", "moyenne globale", "moyenne générale", "promedio general",
    "media globale", "media complessiva", "algemeen gemiddelde", "średnia ogólna", "общее среднее", "средняя оценка",
}  # fmt: skip
_FINISHED = {
    "finished", "beendet", "terminé", "finalizado", "completato", "voltooid", "zakończone", "završeno", "завершенные",
    "завершено", "",
}  # fmt: skip


def matches(table: CellTable) -> PlatformMatch | None:
    """When an attempt began, was completed and how long it took; or two of these beside a grade and its maximum."""
    for row, texts in header_candidates(table):
        keys = list(map(heading_key, texts))
        seen = [text for text, name in zip(texts, keys, strict=True) if name in _STARTED | _COMPLETED | _TAKEN]
        kinds = sum(not words.isdisjoint(keys) for words in (_STARTED, _COMPLETED, _TAKEN))
        grade = [text for text in texts if _GRADE.fullmatch(text)]
        if kinds > 1 and (grade or kinds == 3):
            return PlatformMatch(row, 4, f"it has the columns {listing([f'`{text}`' for text in [*seen, *grade]], 4)}")
    return None


def read(table: CellTable, match: PlatformMatch) -> RawSurvey:
    """The meaning of the columns."""
    texts = headers(table, match.header)
    keys = list(map(heading_key, texts))
    submitted = next((at for at, name in enumerate(keys) if name in _COMPLETED), None)
    state = next((at for at, name in enumerate(keys) if name in _STATE), None)
    first = match.header + 1
    aside = {row: "Moodle's average, not an answer" for row in range(first, len(table.rows)) if _averages(table, row)}
    rows = [row for row in range(first, len(table.rows)) if row not in aside]
    parts = [_PART.fullmatch(text) for text in texts]
    asked = {part["number"]: at for at, part in enumerate(parts) if part and heading_key(part["what"]) in _ASKED}
    columns = []
    for index, text in enumerate(texts):
        part = parts[index]
        points = _POINTS.fullmatch(text)
        kind = ColumnKind.QUESTION
        names: tuple[str, ...] = ()
        if index == submitted:
            kind = ColumnKind.SUBMITTED
        elif (
            keys[index] in _STARTED | _TAKEN | _PERSON
            or index == state
            or (part and heading_key(part["what"]) in _ASKED | _RIGHT)
        ):
            kind = ColumnKind.PLATFORM
        elif points:
            names = (f"Q{points['number']}",)
        elif part and heading_key(part["what"]) in _RESPONSE:
            names = (f"Q{part['number']}", *_words(table, rows, asked.get(part["number"]), index))
        columns.append(SurveyColumn(index, text, kind, names))
    labels = {column.index: {"-": ""} for column in columns if column.kind is ColumnKind.QUESTION}
    if submitted is not None:
        labels[submitted] = {"-": ""}
    hint = "If you want only those that were finished, choose attempts that are finished in Moodle."
    unsent = unsent_remarks(
        table, first, state, lambda text: text and heading_key(text) not in _FINISHED, "by their state", hint, aside
    )
    return RawSurvey(NAME, match.header, first, tuple(columns), aside, labels=labels, findings=tuple(unsent))


def _words(table: CellTable, rows: Sequence[int], asked: int | None, answered: int) -> tuple[str, ...]:
    """The words that the question has in every attempt; none where attempts got different questions. Behind those of a
    multiple choice stand its answers, in the order of the attempt: `Words: A; B`."""
    if asked is None:
        return ()
    cells = (squeeze(as_text(cell)) for cell in different(column_cells(table, rows, answered)))
    given = {part for cell in cells if cell not in _NONE for part in cell.split("; ")}
    said = {squeeze(as_text(cell)) for cell in different(column_cells(table, rows, asked))}.difference(_NONE)
    read = [_readings(text, given) for text in said]
    return tuple(one for one in read[0] if all(one in others for others in read)) if read else ()


def _readings(text: str, given: set[str]) -> list[str]:
    """The text as it is, and each beginning of it behind which all stands that was answered."""
    ends = [mark for mark in _COLON.finditer(text) if given <= set(text[mark.end() :].split("; "))]
    return [text, *(text[: mark.start()] for mark in ends)]


def _averages(table: CellTable, row: int) -> bool:
    first = next((text for text in map(as_text, table.rows[row]) if text), "")
    return heading_key(first) in _AVERAGE
