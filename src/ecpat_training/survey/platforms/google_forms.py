"""Google Forms: the time of submission first, in the words of the account's language, then the questions' texts.

Grids give a column per row, `Stem [Row]`; checkboxes are joined by `, ` (or `;` in the form's own download); quizzes
have a score such as `7 / 10`, and in the form's own download `Question [Score]` and `Question [Feedback]`.
"""

from ecpat_training.core.text import squeeze
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports import raw_survey as raw
from ecpat_training.survey.exports.submission_times import is_date_time_text
from ecpat_training.survey.exports.wording import grid_row, heading_key
from ecpat_training.survey.platforms import plain_table

NAME = "Google Forms"
RESTS_ON = "real exports"

# How the first column is called, by the language of the spreadsheet.
TIMESTAMP = {
    "ar": ("طابع زمني",), "be": ("Адзнака часу",), "bg": ("Клеймо за време",), "ca": ("Marca de temps",),
    "cs": ("Časové razítko",), "da": ("Tidsstempel",), "de": ("Zeitstempel",), "el": ("Χρονική σήμανση",),
    "en": ("Timestamp",), "es": ("Marca temporal",), "et": ("Ajatempel",), "fi": ("Aikaleima",),
    "fr": ("Horodateur", "Horodatage"), "he": ("חותמת זמן",), "hr": ("Vremenska oznaka",), "hu": ("Időbélyeg",),
    "hy": ("Ժամադրոշմ",), "it": ("Informazioni cronologiche",), "ka": ("დროის ანაბეჭდი",), "lt": ("Laiko žymė",),
    "lv": ("Laika zīmogs",), "mk": ("Временски печат",), "nl": ("Tijdstempel",), "no": ("Tidsmerke", "Tidsstempel"),
    "pl": ("Sygnatura czasowa",), "pt": ("Carimbo de data/hora", "Data/hora"),
    "ro": ("Marcaj de timp", "Marcaj temporal", "Informații cronologice"), "ru": ("Отметка времени",),
    "sk": ("Časová pečiatka",), "sl": ("Časovni žig",), "sq": ("Vula kohore", "Stampa kohore"),
    "sr": ("Временска ознака", "Времеви печат", "Vremenska oznaka"), "sv": ("Tidstämpel",), "tr": ("Zaman damgası",),
    "uk": ("Позначка часу", "Мітка часу"),
    "ja": ("タイムスタンプ",), "ko": ("타임스탬프",), "zh": ("时间戳记", "時間戳記"),
    "vi": ("Dấu thời gian",), "id": ("Stempel waktu",),
}  # fmt: skip
EMAIL = {
    "email address", "username", "e mail address", "email", "имейл адрес", "потребителско име", "e mailová adresa",
    "mailadresse", "brugernavn", "e mail adresse", "nutzername", "benutzername", "διεύθυνση ηλεκτρονικού ταχυδρομείου",
    "dirección de correo electrónico", "nombre de usuario", "e posti aadress", "kasutajanimi", "sähköpostiosoite",
    "adresse e mail", "adresse courriel", "nom d utilisateur", "e mail cím", "indirizzo email", "nome utente",
    "e mailadres", "gebruikersnaam", "e postadresse", "brukernavn", "adres e mail", "nazwa użytkownika",
    "endereço de e mail", "nome de usuário", "adresă de e mail", "nume de utilizator", "адрес электронной почты",
    "имя пользователя", "e poštni naslov", "имејл адреса", "корисничко име", "e postadress", "användarnamn",
    "e posta adresi", "kullanici adi", "електронна адреса", "адреса електронної пошти", "ім я користувача",
    "adresa e postës", "adresa de e mail", "e mail",
}  # fmt: skip
SCORE = {
    "score", "total score", "оценка", "резултат", "точки", "skóre", "punktzahl", "gesamtpunktzahl", "resultat", "point",
    "punktestand", "puntuación", "puntuación total", "skoor", "tulokset", "pisteet", "note", "pontszám", "punteggio",
    "punteggio totale", "puntentotaal", "poengsum", "wynik", "pontuação", "scor", "punctaj", "балл", "баллы", "poäng",
    "puan", "бали", "оцінка", "rezultat", "rezultati", "pikë",
}  # fmt: skip
_LIKE = "holds dates with times and the others ask questions"
_TIMESTAMP_HEADERS = {heading_key(word) for words in TIMESTAMP.values() for word in words}


def matches(table: CellTable) -> raw.PlatformMatch | None:
    """Why the table is taken for an export of this platform, None where it isn't. The signs: the first column's
    name; or questions behind a column of dates and times, which is how it writes in a language not known here,
    and how others write too."""
    for row, texts in raw.header_candidates(table):
        first_header = texts[0].lstrip("\ufeff")
        if (
            heading_key(first_header) in _TIMESTAMP_HEADERS
            and first_header == first_header[:1].title() + first_header[1:]
        ):
            return raw.PlatformMatch(row, 2, f"its first column is `{first_header}`")
        times = raw.cells_below(table, row, 0)
        asks = sum(text.endswith(("?", ":", ".", "]")) or text.count(" ") > 2 for text in texts[1:])
        if (
            first_header[:1].isalpha()
            and not first_header[0].islower()
            and asks
            and times
            and all(map(is_date_time_text, times))
        ):
            return raw.PlatformMatch(row, 1, f"its first column, `{first_header}`, {_LIKE}")
    return None


def read(table: CellTable, match: raw.PlatformMatch) -> raw.RawSurvey:
    """The export with what each of its columns is for, and which rows are no responses."""
    texts = raw.headers(table, match.header)
    questions = set(texts)
    columns = []
    for index, text in enumerate(texts):
        grid = grid_row(text)
        column_kind = raw.ColumnKind.QUESTION
        names: tuple[str, ...] = ()
        if index == 0:
            column_kind = raw.ColumnKind.SUBMITTED
        elif heading_key(text) in EMAIL | SCORE and index <= 2:
            column_kind = raw.ColumnKind.PLATFORM
        elif grid and squeeze(grid[0]) in questions:
            column_kind = raw.ColumnKind.PLATFORM  # the points or the feedback of a quiz's question
        elif grid:
            names = (grid[1],)
        columns.append(raw.SurveyColumn(index, text, column_kind, names))
    name = (
        NAME if heading_key(texts[0].lstrip("\ufeff")) in _TIMESTAMP_HEADERS else plain_table.NAME
    )  # others write like it
    return raw.RawSurvey(name, match.header, match.header + 1, tuple(columns))
