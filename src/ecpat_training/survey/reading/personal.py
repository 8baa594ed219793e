"""What may tell who somebody is: columns of a survey, by their header or by what most of their cells look like; and
which answers that can't be read a mapping file may hold, as no name stands in them and somebody else may give them."""

import re
from collections import Counter
from collections.abc import Collection, Mapping
from itertools import islice

from ecpat_training.survey.exports.submission_times import is_date_text
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.words.header_fields import field_of

_SAMPLE = 500
_MIN_DISTINCT_TEXTS = 3  # different texts, of which the others may be an accident
_MAX_HEADER_LENGTH = 80  # letters; a longer header is a question, in which such a word may mean something else
_NAMED = {
    "an e-mail address": "email|e mail|mail|courriel|correo|posta elettronica|имейл|почта|пошта|sähköposti|meil",
    "a name": (
        "name|first name|last name|full name|surname|family name|your name|nom|prénom|nombre|apellido|apellidos|nome|"
        "cognome|naam|navn|namn|imię|nazwisko|jméno|příjmení|nume|prenume|име|фамилия|имя|ім я|прізвище|ime|prezime|"
        "vorname|nachname|emri|mbiemri|nimi|ad|soyad|recipientlastname|recipientfirstname|first|last|username|"
        "submittername|user name|respondent name|participant name|submitted by"
    ),
    "a phone number": "phone|telephone|mobile|phonenumber|telefon|téléphone|teléfono|telefono|телефон|tel|handy|gsm",
    "an address": "address|street|postcode|zip|zip code|adresse|dirección|indirizzo|adres|адрес|адреса|adresa|ulica",
    "a date of birth": (
        "birth|date of birth|birthday|dob|geburtsdatum|date de naissance|fecha de nacimiento|data di nascita|"
        "дата рождения|дата на раждане|geboortedatum|født|born"
    ),
    "a network address": "ip address|ipaddress|ipaddr|ip|adresse ip|ip adresse|dirección ip|ip адрес|ip adres",
    "a place on the map": "latitude|longitude|locationlatitude|locationlongitude|geolocation|gps|altitude",
    "a device or an account": (
        "deviceid|device id|subscriberid|simserial|imei|submitterid|access code|token|referrer url|refurl|"
        "redcap survey identifier|survey identifier|externalreference|custom data 1"
    ),
}  # fmt: skip
_HEADERS = {heading_key(word): reason for reason, words in _NAMED.items() for word in words.split("|")}
_ENDINGS = {
    "latitude": "a place on the map",
    "longitude": "a place on the map",
    "altitude": "a place on the map",
    "accuracy": "a place on the map",
}
_INSIDE = {
    "e mail": "an e-mail address", "email": "an e-mail address", "phone number": "a phone number",
    "first name": "a name", "last name": "a name", "full name": "a name", "your name": "a name",
    "telephone": "a phone number", "date of birth": "a date of birth", "ip address": "a network address",
    "name of participant": "a name", "name of the participant": "a name", "participant s name": "a name",
    "name of respondent": "a name", "name of the respondent": "a name", "respondent s name": "a name",
    "name of trainee": "a name", "name of the trainee": "a name", "nom du participant": "a name",
    "votre nom": "a name", "ihr name": "a name", "ваше имя": "a name",
}  # fmt: skip
_VALUES = (
    ("an e-mail address", re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")),
    ("a network address", re.compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}|(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{0,4}", re.I)),
    ("a phone number", re.compile(r"\+[0-9][0-9 ()/.-]{6,}[0-9]|0[0-9]{2,4}[ /-][0-9 ()/-]{4,}[0-9]")),
    ("a place on the map", re.compile(r"-?[0-9]{1,3}\.[0-9]{4,}[ ,;]+-?[0-9]{1,3}\.[0-9]{4,}.*")),
)


def personal(header: str, texts: Collection[str]) -> str:
    """Why a column may tell who somebody is, by its header and by the different answers in it; an empty text if nothing
    says so, or nothing stands in it."""
    if not texts:
        return ""
    words = heading_key(header)
    personal_kind = _HEADERS.get(words)
    if personal_kind is None and len(words) < _MAX_HEADER_LENGTH:
        personal_kind = next((named_reason for word, named_reason in _INSIDE.items() if word in words), None)
        personal_kind = personal_kind or _ENDINGS.get(words.rpartition(" ")[2])
    if personal_kind and not is_contradicted(personal_kind, header, texts):
        return personal_kind
    sample = list(islice(texts, _SAMPLE))
    for reason, value_pattern in _VALUES:
        if 3 * sum(value_pattern.fullmatch(text) is not None for text in sample) >= len(sample):
            return reason
    return ""


_MARKED = ("a phone number", "an e-mail address", "a date of birth")
_DIGIT_GROUP = re.compile(r"[0-9]{2,6}")  # the last of a phone number; a number that one can call is longer
_MADE_UP_CODE = re.compile(r"(?=.*[0-9])[^\W\d_]{1,4}[-./ ]?[0-9]{1,6}|[0-9]{1,6}[-./ ]?[^\W\d_]{1,4}")


def is_contradicted(reason: str, header: str, texts: Collection[str]) -> bool:
    """Whether nearly all that stands in a column can't be what its words make one expect: the last four digits of a
    phone number, `XR07` where an address would have its `@`, `abc1987` where a date would stand. A column that is
    called `Phone` and no more may hold numbers of extensions, which are somebody's."""
    if reason not in _MARKED or len(texts) < _MIN_DISTINCT_TEXTS:
        return False
    sample = list(islice(texts, _SAMPLE))
    is_part = reason == "a phone number" and heading_key(header) not in _HEADERS
    code_like_flags = [
        bool(_MADE_UP_CODE.fullmatch(text) or (is_part and _DIGIT_GROUP.fullmatch(text))) for text in sample
    ]
    return 10 * sum(code_like_flags) >= 9 * len(code_like_flags) and not all(map(is_date_text, sample))


_MAX_NAME_LENGTH = 60  # letters; longer ones are sentences
_MAX_WORDINGS = 12  # different wordings of one question, in other languages and with slips; more are remarks
_WORDS = re.compile(r"[^\W\d_]{2,}.*[^\w].*[^\W\d_]{2,}", re.DOTALL)


def decidable(unclear_texts: Mapping[str, int]) -> Counter[str]:
    """The texts about which a person decides, with their numbers, among those that aren't answers to a question.
    Empty where people wrote in their own words: the column is then another one than was thought."""
    if sum(_WORDS.search(text) is not None for text in unclear_texts) > _MAX_WORDINGS:
        return Counter()
    return Counter(
        {
            text: occurrences
            for text, occurrences in unclear_texts.items()
            if len(text) <= _MAX_NAME_LENGTH and not personal("", [text])
        }
    )


PERSONAL_FIELDS = {
    "given name": "a name", "surname": "a name", "surname or middle name": "a name", "name": "a name",
    "full name": "a name", "e-mail": "an e-mail address", "phone": "a phone number",
}  # fmt: skip
"""What fields of lists tell of somebody, of those that may not be scored."""


def personal_reason(*names: str) -> str:
    """Why a question of these names may tell who somebody is, before anybody answered it; "" if nothing says so."""
    for name in names:
        if (personal_field := field_of(name)) in PERSONAL_FIELDS:
            return PERSONAL_FIELDS[personal_field]
        if reason := personal(name, ["?"]):
            return reason
    return ""
