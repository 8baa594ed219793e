"""Words for days, weekdays, months and the halves of a day, in the languages of the programme and its partners."""

import re
from typing import NamedTuple

from ecpat_training.words.alphabets import in_known_alphabets
from ecpat_training.words.lists.day_halves import HALF_OF, DayHalf
from ecpat_training.words.lists.headers import FIELD_OF
from ecpat_training.words.matching import keys, letters_key

# Twelve names a line, January first; where a language bends a month's name in dates, both forms are there.
_MONTHS = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
januar februar märz april mai juni juli august september oktober november dezember
jänner feber märz april mai juni juli august sept oktober november dez
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
januari februari maart april mei juni juli augustus september oktober november december
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
ian feb mart apr mai iun iul aug sept oct nov dec
januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra
јануар фебруар март април мај јун јул август септембар октобар новембар децембар
јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра
януари февруари март април май юни юли август септември октомври ноември декември
leden únor březen duben květen červen červenec srpen září říjen listopad prosinec
ledna února března dubna května června července srpna září října listopadu prosince
jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань
студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня
januar februar marts april maj juni juli august september oktober november december
januar februar mars april mai juni juli august september oktober november desember
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
"""
_WEEKDAYS = """
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
lundi mardi mercredi jeudi vendredi samedi dimanche
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
luni marți miercuri joi vineri sâmbătă duminică
ponedeljak utorak sreda četvrtak petak subota nedelja понедељак уторак среда четвртак петак субота недеља
понеделник вторник сряда четвъртък петък събота неделя
pondělí úterý středa čtvrtek pátek sobota neděle
esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev
hënë martë mërkurë enjte premte shtunë diel
понедельник вторник среда четверг пятница суббота воскресенье
понеділок вівторок середа четвер пʼятниця субота неділя
панядзелак аўторак серада чацвер пятніца субота нядзеля
mandag tirsdag onsdag torsdag fredag lørdag søndag
lunedì martedì mercoledì giovedì venerdì sabato domenica
"""
_DAY = """
day tag jour journée dag ziua zi dan дан ден den päev dita день дзень giorno giornata
"""
_NUMBERS = {
    1: "one first i eins erster erste premier première eerste unu întâi prima prvi први първи první esimene parë "
    "первый перший primo første",
    2: "two second ii zwei zweiter zweite deux deuxième second tweede doi doua drugi други втори druhý teine dytë "
    "второй другий secondo anden andre",
    3: "three third iii drei dritter dritte trois troisième derde trei treia treći трећи трети třetí kolmas tretë "
    "третий третій terzo tredje",
    4: "four fourth iv vier vierter vierte quatre quatrième vierde patru patra četvrti четврти четвърти čtvrtý neljas "
    "katërt четвертый четвертий quarto fjerde",
    5: "five fifth v fünf fünfter fünfte cinq cinquième vijfde cinci cincea peti пети pátý viies pestë пятый "
    "quinto femte",
}

MONTH_OF: dict[str, int] = {
    name: number for line in _MONTHS.strip().splitlines() for number, name in enumerate(keys(";".join(line.split())), 1)
}
"""The number of a month, by the key of its name."""

WEEKDAYS = frozenset(keys(";".join(_WEEKDAYS.split())))
"""The keys of the names of weekdays."""

DAY_WORDS = frozenset(keys(";".join(_DAY.split())))
"""The keys of the words for a day."""

NUMBER_OF: dict[str, int] = {
    word: number for number, words in _NUMBERS.items() for word in keys(";".join(words.split()))
}
"""The number of a day written as a word, by its key."""


HALVES = frozenset({*HALF_OF, *keys("обед")})
"""The keys of words for a half of a day, and of one that lists use for either."""
_SITTING = frozenset(
    keys("session; sessions; sitzung; séance; sessie; sesiune; sesiunea; sesija; сесия; сесија; сессия; сесія; sesioni")
)
# What stands beside the figures of a date: `Mi 16.11.`, `Дата: 16.11.2005 г.`. Alone these are words for anything.
_BESIDE_FIGURES = frozenset(
    keys(
        "mo; di; mi; do; fr; sa; so; lu; ma; me; je; ve; пн; вт; ср; чт; пт; сб; вс; нд; нед; пон; уто; сре; чет; пет; "
        "суб; pon; uto; sre; čet; pet; sub; date; datum; data; дата; датум; kuupäev; г; год; р; рік; року; god"
    )
)
_ARTICLES = frozenset(("e", "le", "la", "der", "het", "the"))
_ORDINAL = re.compile(r"(?<=\d)(?:-?(?:st|nd|rd|th|er|ère|re|ème|eme|e|й|ви|ри|ти)|\.)(?!\w)", re.IGNORECASE)
_SHORT_DAY = re.compile(r"\b[DJ](?=\d{1,2}\b)", re.IGNORECASE)  # as in English and French
_WORD = re.compile(r"[^\W\d_]{2}")
_DAY_PARTS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|\d+")


class HalfDaySaid(NamedTuple):
    """What a header says of a day and its half: the `number` of a day, or the words of a date or a weekday; the half,
    None where it is the whole day. One without any day is the half of a day that another row or nobody names."""

    number: int | None
    date: tuple[str, ...]
    half: DayHalf | None


def half_day_said(header: str) -> HalfDaySaid | None:
    """The half of a day, or the day, that a header names: a number, date or weekday, a word for a half, or both; None
    where there is any word besides, so that `Arrival day 1` stays what it is."""
    words = _words(header)
    halves = {HALF_OF[word] for word in words if word in HALF_OF and word not in DAY_WORDS}
    days = [at for at, word in enumerate(words) if word in DAY_WORDS]
    which = [word for word in words if _says_which(word)]
    known = len(days) + len(which) + sum(word in HALVES and word not in DAY_WORDS for word in words)
    if not words or known < len(words) or not (days or halves or is_date(header) or set(words) <= WEEKDAYS):
        return None
    if days and not which:
        return None
    half = next(iter(halves)) if len(halves) == 1 else None
    beside = [words[at + step] for at in days for step in (1, -1) if 0 <= at + step < len(words)]
    number = next((found for word in beside if (found := _number(word)) is not None), None)
    return HalfDaySaid(number, () if number is not None else tuple(which), half)


def is_half_day(header: str) -> bool:
    """Whether a header names a half of a day, or a day: a number, date or weekday with a word for it; no word besides
    is let pass, so that `Arrival day 1` stays what it is."""
    words = _words(header)
    days = [word for word in words if word in DAY_WORDS]
    halves = [word for word in words if word in HALVES and word not in DAY_WORDS]
    which = [word for word in words if _says_which(word)]
    if not which or len(days) + len(halves) + len(which) < len(words):
        return False
    return bool(days or halves)


def _says_which(word: str) -> bool:
    return word.isdecimal() or word in NUMBER_OF or word in WEEKDAYS or word in MONTH_OF


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() and int(word) <= _DAYS else NUMBER_OF.get(word)


def _words(header: str) -> list[str]:
    """The keys of a header's words and figures; words that are one together (`a. m.`, `după masă`) as one. Beside a day
    or a half those that say that it is about who came (`Présence jour 1`) are left out."""
    text = _ORDINAL.sub(" ", in_known_alphabets(header))
    if _WORD.search(text):  # `J1 matin` is a day; `D1` alone may be a question
        text = _SHORT_DAY.sub("day ", text)
    parts = [letters_key(word) for word in _DAY_PARTS.findall(text)]
    found: list[str] = []
    at = 0
    while at < len(parts):
        longest = next((of for of in (3, 2) if at + of <= len(parts) and "".join(parts[at : at + of]) in HALF_OF), 1)
        found.append("".join(parts[at : at + longest]))
        at += longest
    if any(map(str.isdecimal, found)):
        found = [word for word in found if word not in _BESIDE_FIGURES]
    if HALVES.isdisjoint(found) and DAY_WORDS.isdisjoint(found):
        return found
    beside = _ARTICLES if HALVES.isdisjoint(found) else _ARTICLES | _SITTING
    return [word for word in found if word not in beside and FIELD_OF.get(word) != "attended"]


def is_date(header: str) -> bool:
    """Whether a header is a day of the calendar and nothing else: `12.05`, `12/05/2005`, `1 qershor`, `Mon 12 May`; no
    two figures that can be none, such as the ages `18-25`."""
    words = _words(header)
    figures = [int(word) for word in words if word.isdecimal()]
    named = [word for word in words if word in MONTH_OF]
    if len(figures) + sum(word in MONTH_OF or word in WEEKDAYS for word in words) < len(words) or not figures:
        return False
    if named:
        return len(named) == 1 and any(1 <= figure <= _DAYS for figure in figures) and len(figures) <= _OF_A_DATE - 1
    return bool(_DATED.fullmatch(header.strip())) and _is_day(figures)


def _is_day(figures: list[int]) -> bool:
    """Whether figures are a day and a month, with a year before or behind them or without."""
    pair = [figure for figure in figures if figure <= _YEARS] if len(figures) == _OF_A_DATE else figures
    pair = pair if len(pair) < _OF_A_DATE else pair[:2]
    return len(pair) == _OF_A_DATE - 1 and 1 <= min(pair) <= _MONTHS_OF_A_YEAR and 1 <= max(pair) <= _DAYS


_DATED = re.compile(
    r"(?:[^\W\d_]+[.:]?,?\s*)?(?:\d{1,2}[./]\s?\d{1,2}(?:[./]\s?(?:\d{4}|\d{2}))?\.?|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4})"
    r"(?:\s*[^\W\d_]{1,3}\.)?"
)
_DAYS, _MONTHS_OF_A_YEAR, _OF_A_DATE, _YEARS = 31, 12, 3, 99
