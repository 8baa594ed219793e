"""What a column of status says of a seat: somebody has it, or has given it back."""

from typing import Literal

from ecpat_training.read.aliases.matching import Words, index

Seat = Literal["has a seat", "gave it back", "waits"]

SEATS: dict[Seat, Words] = {
    "has a seat": {
        "en": "selected; invited; confirmed; accepted; approved; coming; attending; yes; kept; drawn",
        "de": "ausgewählt; eingeladen; bestätigt; zugesagt; ja",
        "fr": "sélectionné; sélectionnée; invité; invitée; confirmé; confirmée; accepté; oui",
        "nl": "geselecteerd; uitgenodigd; bevestigd",
        "ro": "selectat; selectată; invitat; invitată; confirmat; confirmată; da",
        "sr": "izabran; izabrana; pozvan; pozvana; potvrđen; potvrđena; изабран; позван; потврђен",
        "bg": "избран; избрана; поканен; поканена; потвърден; потвърдена",
        "cs": "vybrán; vybrána; pozván; pozvána; potvrzen; potvrzena; ano",
        "et": "valitud; kutsutud; kinnitatud; jah",
        "sq": "zgjedhur; ftuar; konfirmuar; po",
        "ru": "выбран; выбрана; приглашен; приглашена; подтвержден; подтверждена; подтвердил; подтвердила",
        "uk": "обраний; обрана; запрошений; запрошена; підтверджений; підтверджена",
    },
    "gave it back": {
        "en": "declined; withdrawn; cancelled; canceled; dropped out; drop out; not coming; gone; no; ill; refused",
        "de": "abgesagt; abgemeldet; zurückgezogen; krank; nein",
        "fr": "décliné; déclinée; annulé; annulée; désisté; désistée; non",
        "nl": "afgemeld; afgezegd; teruggetrokken; geannuleerd; nee",
        "ro": "refuzat; retras; retrasă; anulat; anulată; nu",
        "sr": "otkazao; otkazala; odustao; odustala; отказао; отказала; одустао; одустала",
        "bg": "отказал; отказала; отказан; оттеглил; оттеглила",
        "cs": "odmítl; odmítla; odhlášen; odhlášena; zrušeno",
        "et": "loobunud; loobus; tühistatud; ei",
        "sq": "refuzuar; tërhequr; anuluar; jo",
        "ru": "отказался; отказалась; отменен; отменено; отозван; отозвана",
        "uk": "відмовився; відмовилася; скасовано; відкликано",
    },
    "waits": {
        "en": "applied; applicant; waiting; waiting list; reserve; not selected; pending; open",
        "de": "beworben; warteliste; reserve; offen",
        "fr": "candidat; candidate; liste d attente; réserve; en attente",
        "nl": "wachtlijst; aangevraagd",
        "ro": "în așteptare; rezervă; listă de așteptare",
        "sr": "na čekanju; rezerva; на чекању; резерва",
        "bg": "чакащ; чакаща; резерва",
        "cs": "čeká; náhradník; náhradnice",
        "et": "ootel; varu",
        "sq": "në pritje; rezervë",
        "ru": "ожидает; резерв; в ожидании",
        "uk": "очікує; резерв",
    },
}

SEAT_OF: dict[str, Seat] = index(SEATS)
