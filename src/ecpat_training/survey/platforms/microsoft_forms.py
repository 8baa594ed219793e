"""Microsoft Forms: five columns of its own, in the words of the account's language, then the questions' texts.

Quizzes have `Points - Question` and `Feedback - Question` beside each question; several answers end in `;`; a
question called like one of the first columns gets a number: `Name2`.
"""

import re

from ecpat_training.core.text import listing
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.submission_times import is_date_time_text
from ecpat_training.survey.exports.wording import heading_key

NAME = "Microsoft Forms"
RESTS_ON = "real exports"

IDENTIFIER = {"id", "ид", "identyfikator", "идентификатор", "ідентифікатор", "identificator", "tunnus", "kimlik"}
START = {
    "start time", "startzeit", "heure de début", "hora de inicio", "ora di inizio", "begintijd", "starttidspunkt",
    "starttid", "godzina rozpoczęcia", "čas zahájení", "čas začátku", "ora de începere", "ora de început",
    "начален час", "час на започване", "време почетка", "vreme početka", "vrijeme početka", "начално време",
    "время начала", "час початку", "hora de início", "kezdés időpontja", "algusaeg", "aloitusaika",
    "ώρα έναρξης", "čas začetka", "başlangıç saati", "başlangıç zamanı", "koha e fillimit", "ora e fillimit",
    "sākuma laiks", "pradžios laikas",
}  # fmt: skip
COMPLETION = {
    "completion time", "fertigstellungszeit", "abschlusszeit", "endzeit", "heure de fin", "heure d achèvement",
    "hora de finalización", "ora di completamento", "ora di fine", "tijd van voltooien", "voltooiingstijd",
    "fuldførelsestidspunkt", "færdiggørelsestidspunkt", "sluttidspunkt", "fullføringstidspunkt", "sluttid",
    "slutförandetid", "godzina ukończenia", "čas dokončení", "čas dokončenia", "ora de finalizare", "ora finalizării",
    "час на завършване", "време завршетка", "vreme završetka", "vrijeme završetka", "vrijeme dovršetka",
    "време на завършване", "краен час", "время завершения", "время выполнения", "время окончания", "час завершення",
    "час виконання", "hora de conclusão", "befejezés időpontja", "lõpetamisaeg", "lõpuaeg", "valmistumisaika",
    "ώρα ολοκλήρωσης", "čas dokončanja", "tamamlanma saati", "tamamlama zamanı", "koha e përfundimit",
    "ora e përfundimit", "pabeigšanas laiks", "užbaigimo laikas",
}  # fmt: skip
OWN = {
    "email", "e mail", "mail", "adresse de messagerie", "e mail adresse", "correo electrónico", "posta elettronica",
    "e post", "e postadresse", "adres e mail", "adresă de e mail", "имейл", "адрес электронной почты", "имејл",
    "електронна пошта", "электронная почта", "adresa e pošte", "e pošta", "meil", "sähköposti", "e posta",
    "name", "nom", "nombre", "nome", "naam", "navn", "namn", "nazwa", "nazwisko", "jméno", "název", "nume", "име",
    "имя", "ім я", "ime", "nimi", "név", "ad", "emri", "όνομα", "meno",
    "total points", "quiz feedback", "last modified time", "grade posted time", "language",
    "gesamtpunktzahl", "quizfeedback", "zeitpunkt der letzten änderung", "uhrzeit der letzten änderung", "sprache",
    "total des points", "total de points", "commentaires sur le questionnaire", "heure de la dernière modification",
    "langue", "total de puntos", "comentarios del cuestionario", "hora de la última modificación", "idioma",
    "punti totali", "feedback sul quiz", "ora dell ultima modifica", "lingua", "totaal aantal punten",
    "feedback voor quiz", "tijd van laatste wijziging", "taal", "tidspunkt for siste endring", "språk",
    "tidspunkt for seneste ændring", "sprog", "czas ostatniej modyfikacji", "suma punktów", "język",
}  # fmt: skip
_DASH = re.compile(r" [-–] ")
_NUMBERED_HEADER = re.compile(r"(?P<name>.+?)\d+")


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the first columns by
    name; or, in a language not known here, by what they hold."""
    for row, texts in raw.header_candidates(table):
        times = _times(texts)
        if times is not None:
            own_columns = [f"`{text}`" for text in texts[: times[1] + 1]]
            return raw.PlatformMatch(row, 3, f"it starts with the columns {listing(own_columns)}")
        if heading_key(texts[0]) in IDENTIFIER and _numbered_and_timed(table, row):
            return raw.PlatformMatch(
                row, 2, "it starts with a running number, two dates with times and one with addresses"
            )
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    time_columns = _times(texts)
    start, completion = time_columns or (1, 2)
    identifier = 0 if start > 0 else None
    first_question_column = completion + 1 if time_columns else completion + 3
    while first_question_column < len(texts) and heading_key(texts[first_question_column]) in OWN:
        first_question_column += 1
    all_headers = set(texts)
    columns = []
    for index, text in enumerate(texts):
        column_kind = raw.ColumnKind.QUESTION
        if index == identifier:
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif index == completion:
            column_kind = raw.ColumnKind.SUBMITTED
        elif index < first_question_column or _of_a_quiz(text, all_headers):
            column_kind = raw.ColumnKind.PLATFORM
        columns.append(raw.SurveyColumn(index, text, column_kind, _strip_digits(text, texts[:first_question_column])))
    return raw.RawSurvey(NAME, match.header, match.header + 1, tuple(columns))


def _times(texts: list[str]) -> tuple[int, int] | None:
    """The columns of the start and of the completion, side by side among the first three."""
    for start in (0, 1):
        if (
            len(texts) > start + 1
            and heading_key(texts[start]) in START
            and heading_key(texts[start + 1]) in COMPLETION
        ):
            return start, start + 1
    return None


def _numbered_and_timed(table: CellTable, row: int) -> bool:
    """Whether column 1 holds whole numbers, 2 and 3 dates with times, and 4 addresses or one word for all."""
    numbers, start, end, mail = (raw.cells_below(table, row, column) for column in range(4))
    addresses = [as_text(value) for value in mail]
    return (
        bool(numbers and start and end and addresses)
        and all(as_text(value).isdecimal() for value in numbers)
        and all(map(is_date_time_text, [*start, *end]))
        and (len(set(addresses)) == 1 or all("@" in address for address in addresses))
    )


def _of_a_quiz(text: str, all_headers: set[str]) -> bool:
    """`Points - Question` and `Feedback - Question`, in any language: a word before another column's header."""
    return any(text[mark.end() :] in all_headers for mark in _DASH.finditer(text))


def _strip_digits(text: str, own_headers: list[str]) -> tuple[str, ...]:
    match = _NUMBERED_HEADER.fullmatch(text)
    return (match["name"],) if match and match["name"] in own_headers else ()
