"""What a table of who got which copy of a handbook calls its columns, beside those of the ledger of editions."""

from typing import Literal

from ecpat_training.words.matching import Words, index
from ecpat_training.words.nearness import NearWords

CopiesField = Literal["edition", "to", "copies", "date", "language"]

COPIES_HEADERS: dict[CopiesField, Words] = {
    "edition": {
        "en": "edition; edition number; handbook edition; version",
        "de": "ausgabe; auflage",
        "fr": "édition; numéro d'édition",
        "nl": "uitgave; editie",
        "ro": "ediție; ediția",
        "sr": "izdanje; издање",
        "bg": "издание",
        "cs": "vydání",
        "sq": "botimi; botim",
        "ru": "издание книги; выпуск",
        "uk": "видання",
        "it": "edizione",
        "da": "udgave",
        "no": "utgave",
        "et": "väljaanne",
    },
    "to": {
        "en": "to; to whom; recipient; received by; given to; sent to; partner; organisation; organization; "
        "institution",
        "de": "an; an wen; empfänger; empfängerin; organisation empfänger; einrichtung",
        "fr": "à; à qui; destinataire; remis à; envoyé à; organisme",
        "nl": "aan; aan wie; ontvanger; organisatie",
        "ro": "destinatar; către; cui",
        "sr": "primalac; kome; прималац; коме",
        "bg": "получател; на кого",
        "cs": "příjemce; komu",
        "sq": "marrësi; kujt",
        "ru": "получатель; кому",
        "uk": "одержувач; отримувач",
        "it": "destinatario; a chi",
        "da, no": "modtager; mottaker; til; til hvem",
        "et": "saaja; kellele",
    },
    "copies": {
        "en": "copies; number of copies; how many; quantity; count",
        "de": "exemplare; anzahl; stück; anzahl exemplare",
        "fr": "exemplaires; nombre; nombre d'exemplaires; quantité",
        "nl": "exemplaren; aantal",
        "ro": "exemplare; număr de exemplare",
        "sr": "primerci; primeraka; broj primeraka; примерци; број примерака",
        "bg": "екземпляри; брой",
        "cs": "výtisky; počet; počet výtisků",
        "sq": "kopje; numri i kopjeve; sasia",
        "ru": "экземпляры; количество; количество экземпляров",
        "uk": "примірники; кількість; кількість примірників",
        "it": "copie; numero di copie; quantità",
        "da, no": "eksemplarer; antal; antall",
        "et": "eksemplarid; arv",
    },
    "date": {
        "en": "date; on; sent on; given on; handed out on; day",
        "de": "datum; am; übergeben am",
        "fr": "date d'envoi; le; remis le",
        "nl": "verzonden op",
        "ro": "data",
        "sr": "датум",
        "bg": "дата",
        "cs": "dne",
        "sq": "data e dorëzimit",
        "da": "dato",
        "et": "kuupäev",
    },
    "language": {
        "en": "language; in language",
        "de": "sprache",
        "fr": "langue",
        "nl": "taal",
        "ro": "limba; limbă",
        "sr": "jezik; језик",
        "bg": "език",
        "cs": "jazyk",
        "sq": "gjuha",
        "ru": "язык",
        "uk": "мова",
        "it": "lingua",
        "da": "sprog",
        "no": "språk",
        "et": "keel",
    },
}
COPIES_FIELD_OF: dict[str, CopiesField] = index(COPIES_HEADERS)
NEAR_COPIES_FIELDS = NearWords(COPIES_HEADERS)
