"""Which columns of a survey may tell who somebody is: by their header, or by what most of their cells look like."""

import re
from collections.abc import Sequence

from ecpat_training.read.cell import as_text
from ecpat_training.read.survey.wording import key
from ecpat_training.read.table import CellValue

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
_HEADERS = {key(word): why for why, words in _NAMED.items() for word in words.split("|")}
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
    "votre nom": "a name", "ihr name": "a name", "ваше имя": "a name",
}  # fmt: skip
_VALUES = (
    ("an e-mail address", re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")),
    ("a network address", re.compile(r"(?:[0-9]{1,3}\.){3}[0-9]{1,3}|(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{0,4}", re.I)),
    ("a phone number", re.compile(r"\+[0-9][0-9 ()/.-]{6,}[0-9]|0[0-9]{2,4}[ /-][0-9 ()/-]{4,}[0-9]")),
    ("a place on the map", re.compile(r"-?[0-9]{1,3}\.[0-9]{4,}[ ,;]+-?[0-9]{1,3}\.[0-9]{4,}.*")),
)


def personal(header: str, values: Sequence[CellValue], *, own: bool) -> str:
    """Why a column may tell who somebody is; an empty text if nothing says so. `own` says that the platform writes it,
    which then means it by its name even where every cell is empty."""
    words = key(header)
    if not values and not own:
        return ""
    named = _HEADERS.get(words)
    if named is None and len(words) < 80:
        named = next((why for word, why in _INSIDE.items() if word in words), None)
        named = named or _ENDINGS.get(words.rpartition(" ")[2])
    if named and values:
        return named
    texts = [as_text(value) for value in values[:500]]
    for why, looks in _VALUES:
        if texts and 3 * sum(looks.fullmatch(text) is not None for text in texts) >= len(texts):
            return why
    return ""
