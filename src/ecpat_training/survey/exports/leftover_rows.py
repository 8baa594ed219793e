"""Rows below the header that only describe columns, left in a table made of a platform's export: no responses."""

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import RawSurvey
from ecpat_training.words.matching import key

_IMPORT_ID = "importid"
KINDS_OF_ANSWER = frozenset(
    map(
        key,
        (
            "Response", "Open-Ended Response", "Antwort", "Offene Antwort", "Freitextantwort", "Réponse",
            "Réponse ouverte", "Réponse libre", "Respuesta", "Respuesta abierta", "Ответ", "Открытый ответ", "Antwoord",
            "Open antwoord", "Risposta", "Risposta aperta", "Odpowiedź", "Resposta",
        ),
    )
)  # fmt: skip
_DEEPEST = 3


def leftover_rows(table: CellTable, raw: RawSurvey) -> dict[int, str]:
    """The rows of question texts and import ids that Qualtrics writes below its header, and the row by which
    SurveyMonkey says of each column how it is answered; each with the reason why it is no response."""
    for row in range(raw.first, min(raw.first + _DEEPEST, len(table.rows))):
        texts = [text for text in map(as_text, table.rows[row]) if text]
        if texts and all(_IMPORT_ID in key(text) for text in texts):
            told = range(raw.first, row + 1)
            return dict.fromkeys(told, "it describes the columns, as exports of Qualtrics do")
    second = list(map(as_text, table.rows[raw.first])) if raw.first < len(table.rows) else []
    if any(second) and all(key(text) in KINDS_OF_ANSWER for text in second if text):
        return {raw.first: "it describes the columns, as exports of SurveyMonkey do"}
    return {}
