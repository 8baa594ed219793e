"""LimeSurvey: its own columns first, in words or codes, then the questions in one of four kinds of heading.

Full headings are the questions' texts (`Who comes? [Police]`), code headings their codes (`who[police]`, or
`who_police` for the expression manager), abbreviated ones the first 15 characters and `.. `, and the fourth are code
and text. A response without a date of submission was begun and not sent: it is kept, and said.
"""

import re
from collections.abc import Mapping

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.unsent_responses import unsent_remarks
from ecpat_training.survey.exports.wording import heading_key

NAME = "LimeSurvey"
RESTS_ON = "real exports"

_ID = {
    "id", "response id", "antwort id", "id de la réponse", "id ответа", "reactie id", "id odpovědi", "id răspuns",
    "id de respuesta", "id risposta", "id odpowiedzi", "svar id", "svars id", "id на отговора", "id da resposta",
    "vastuse id", "vastauksen id", "id odgovora", "yanıt id", "id відповіді", "αναγνωριστικό απάντησης",
    "id de réponse",
}  # fmt: skip
_SENT = {
    "submitdate", "date submitted", "datum abgeschickt", "date de soumission", "дата отправки", "datum ingestuurd",
    "datum odeslání", "data trimiterii", "fecha de envío", "data di invio", "data przesłania", "data wysłania",
    "dato indsendt", "dato sendt", "inskickat datum", "дата на изпращане", "data de envio", "esitamise kuupäev",
    "datum slanja", "gönderme tarihi", "дата надсилання", "ημερομηνία υποβολής",
}  # fmt: skip
_PAGE = {
    "lastpage", "last page", "letzte seite", "dernière page", "последняя страница", "laatste pagina", "poslední strana",
    "ultima pagină", "última página", "ultima pagina", "ostatnia strona", "sidste side", "siste side", "sista sidan",
    "последна страница", "viimane leht", "zadnja stranica", "poslednja stranica", "son sayfa", "остання сторінка",
}  # fmt: skip
_LANGUAGE = {
    "startlanguage", "start language", "start sprache", "startsprache", "langue de départ", "начальный язык",
    "starttaal",
    "výchozí jazyk", "limba de început", "idioma inicial", "lingua iniziale", "język początkowy", "startsprog",
    "startspråk", "начален език", "língua inicial", "alguskeel", "početni jezik", "başlangıç dili", "початкова мова",
}  # fmt: skip
_MORE = {
    "seed", "token", "startdate", "datestamp", "ipaddr", "refurl", "access code", "date started", "date last action",
    "ip address", "referrer url", "zugangscode", "zugangsschlüssel", "zufallsstartwert", "datum gestartet",
    "datum letzte aktivität", "ip adresse", "weiterleitungs url", "url de référence", "code d accès",
    "date de lancement",
    "date de la dernière action", "adresse ip", "graine", "semilla", "fecha de inicio", "fecha de la última acción",
    "código de acceso", "dirección ip", "datum begonnen", "datum gestart", "datum laatste actie", "toegangscode",
    "код доступа", "дата запуска", "дата начала", "дата последнего действия", "ip адрес", "data inizio",
    "data dell ultima azione", "codice di accesso", "data rozpoczęcia", "data ostatniej akcji", "kod dostępu",
    "datum zahájení", "datum poslední akce", "total time", "totaltime", "interviewtime", "gesamtzeit", "temps total",
    "url di riferimento", "первоисточник", "реферальный url", "saved page", "attended",
}  # fmt: skip
_OWN = {*_ID, *_SENT, *_PAGE, *_LANGUAGE, *_MORE}
_TIMING = re.compile(r"(?:group|question|gruppen|fragen)[ _]?(?:time|zeit)\b.*|question time__.*|group time__.*", re.I)
_BRACKETS = re.compile(r"(?P<stem>[^\[]*?)\s*(?P<parts>(?:\[[^\[\]]*\])+)(?P<rest>.*)", re.DOTALL)
_BRACKETED_PART = re.compile(r"\[([^\[\]]*)\]")
_UNDERSCORED = re.compile(r"(?P<code>[A-Za-z][A-Za-z0-9]*)_(?P<part>[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*)")
_THROUGH_R = re.compile(r"(?P<code>[A-Za-z][A-Za-z0-9]*)\.(?P<part>[A-Za-z0-9]+)\.")
_CODE_AND_TEXT = re.compile(
    r"(?P<code>[A-Za-z][A-Za-z0-9]*(?:\[[^\[\]]*\])*)(?:\. |: | - | – )\s*(?P<text>.+)", re.DOTALL
)
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*")
_LEAST = 3
_OTHER_OPTION_CODES = {"-oth-": ""}  # what LimeSurvey writes for `other`, whose words stand in a column of their own


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the first columns: by
    their words or codes, or by what they hold under headings of any language."""
    for row, texts in raw.header_candidates(table):
        bare_headers = [
            _strip_heading_code(text) if ". " in text else key
            for text, key in zip(texts, raw.header_keys(table, row), strict=True)
        ]
        own_columns = [text for text, name in zip(texts, bare_headers, strict=True) if name in _OWN]
        telling_count = sum(not words.isdisjoint(bare_headers) for words in (_SENT, _PAGE, _LANGUAGE))
        if len(own_columns) >= _LEAST and telling_count:
            return raw.match_by_columns(row, len(own_columns) + 1, own_columns)
        if _numbered_pages_and_language(table, row):
            return raw.PlatformMatch(
                row, 4, "its first columns are an id, a time of sending, a last page and a language"
            )
    return None


def _strip_heading_code(text: str) -> str:
    """A heading without the code that the fourth kind puts before it: `id. Response ID`."""
    code, mark, words = text.partition(". ")
    return heading_key(code) if mark and words and heading_key(code) in _OWN else heading_key(text)


def _numbered_pages_and_language(table: CellTable, header: int) -> bool:
    """Whether the first columns are those that LimeSurvey writes in this order under headings of any language."""
    ids = [as_text(cell) for cell in raw.cells_below(table, header, 0)]
    if not ids or not all(map(str.isdigit, ids)) or len(set(ids)) < len(ids):
        return False
    sending_times, pages, languages = (
        [as_text(cell) for cell in raw.cells_below(table, header, column)] for column in range(1, 4)
    )
    return (
        all((sending_times, pages, languages))
        and all(map(str.isdigit, pages))
        and all(_TIME.match(text) for text in sending_times)
        and all(_TAG.fullmatch(text) for text in languages)
    )


def _find_platform_columns(table: CellTable, header: int, width: int) -> set[int]:
    """The platform's columns by their place: the four, and those after them that hold a seed or a time."""
    end = 4
    while end < min(width, 10):
        texts = [as_text(cell) for cell in raw.cells_below(table, header, end)]
        if not texts or not all(_TIME.match(text) or (text.isdigit() and len(text) > 5) for text in texts):
            break
        end += 1
    return set(range(end))


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    bare_headers = [_strip_heading_code(text) for text in texts]
    has_unknown_headers = not any(text in _SENT | _PAGE for text in bare_headers)
    identifier = (
        0
        if has_unknown_headers
        else next((position for position, text in enumerate(bare_headers) if text in _ID), None)
    )
    submitted = (
        1
        if has_unknown_headers
        else next((position for position, text in enumerate(bare_headers) if text in _SENT), None)
    )
    own_columns = (
        _find_platform_columns(table, match.header, len(texts))
        if has_unknown_headers
        else {position for position, text in enumerate(bare_headers) if text in _OWN}
    )
    columns = []
    for index, text in enumerate(texts):
        names, choices = _question(text)
        if other_heading := table.label_by_column.get(
            index
        ):  # a code where the heading is a text, or the other way round
            further_names, splits = _question(other_heading)
            names, choices = (*names, *further_names), (*choices, *splits)
        column_kind = raw.ColumnKind.QUESTION
        if index == identifier:
            column_kind = raw.ColumnKind.RESPONSE_ID
        elif index == submitted:
            column_kind = raw.ColumnKind.SUBMITTED
        elif index in own_columns or _TIMING.fullmatch(text):
            column_kind = raw.ColumnKind.PLATFORM
        columns.append(raw.SurveyColumn(index, text, column_kind, names, choices))
    first_row = match.header + 1
    labels: Mapping[int, Mapping[str, str]] = {
        column.index: {**table.labels.get(column.index, {}), **_OTHER_OPTION_CODES}
        for column in columns
        if column.kind is raw.ColumnKind.QUESTION
    }
    hint = "If you want only those that were sent, export completed responses from LimeSurvey."
    findings = tuple(unsent_remarks(table, first_row, submitted, lambda text: not text, "no date of submission", hint))
    return raw.RawSurvey(NAME, match.header, first_row, tuple(columns), labels=labels, findings=findings)


def _question(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The shorter names of a question, and its readings as question and choice."""
    names: list[str] = []
    choices: list[tuple[str, str]] = []
    match = _CODE_AND_TEXT.fullmatch(text)
    for heading in (match["code"], match["text"]) if match else (text,):
        if heading != text:
            names.append(heading)
        stem, subquestion = _split_heading(heading)
        if subquestion:
            names.append(subquestion)
            choices.append((stem, subquestion))
        if match and heading == match["code"] and stem != heading:
            names.append(f"{stem}_{subquestion}")
    return tuple(dict.fromkeys(names)), tuple(choices)


def _split_heading(heading: str) -> tuple[str, str]:
    """The question and the sub-question of a heading: `Q1[SQ001]`, `Q1_SQ001`, `Who comes? [Police]`, `[Police] Who
    comes?`."""
    if (match := _BRACKETS.fullmatch(heading)) and (match["stem"] or match["rest"]):
        bracket_parts = [bracket_part for bracket_part in _BRACKETED_PART.findall(match["parts"]) if bracket_part]
        stem = match["stem"] or match["rest"].strip()
        return (stem, " ".join(bracket_parts)) if bracket_parts else (heading, "")
    if match := _THROUGH_R.fullmatch(heading):
        return match["code"], match["part"]
    if match := _UNDERSCORED.fullmatch(heading):
        return match["code"], match["part"]
    return heading, ""
