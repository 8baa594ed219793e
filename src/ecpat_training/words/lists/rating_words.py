"""What raters' sheets and their key call their columns, and what people write for them."""

from typing import Literal

from ecpat_training.words.matching import Words, index

RatingField = Literal["code", "blind", "half", "wave", "case", "rater"]

RATING_HEADERS: dict[RatingField, Words] = {
    "code": {
        "en": "code; person code; participant code; your code",
        "de": "teilnehmercode",
        "fr": "code du participant; code participant",
        "nl": "deelnemerscode",
        "ro": "cod; codul",
        "sr": "šifra; шифра",
        "sq": "kodi",
        "ru": "код",
    },
    "blind": {
        "en": "answer; answer code; blind code; shuffled code; sheet",
        "de": "antwort; antwortcode",
        "fr": "réponse; code de la réponse",
        "nl": "antwoord; antwoordcode",
        "ro": "răspuns; codul răspunsului",
        "sr": "odgovor; одговор",
        "sq": "përgjigja",
        "ru": "ответ; код ответа",
        "uk": "відповідь; код відповіді",
        "bg": "отговор",
        "cs": "odpověď",
        "da, no": "svar",
        "et": "vastus",
        "it": "risposta",
    },
    "half": {"en": "half; group", "de": "hälfte; gruppe", "fr": "moitié; groupe", "nl": "helft", "ru": "половина"},
    "wave": {"en": "wave; when", "de": "welle; zeitpunkt", "fr": "vague", "nl": "meetmoment", "ru": "волна"},
    "case": {
        "en": "case; form; vignette",
        "de": "fall",
        "fr": "cas",
        "nl": "casus",
        "ro": "caz",
        "ru": "случай",
        "uk": "випадок",
        "bg": "случай",
        "cs": "případ",
        "da": "sag",
        "no": "sak",
        "et": "juhtum",
        "it": "caso",
        "sq": "rasti",
        "sr": "slučaj; случај",
    },
    "rater": {
        "en": "rater; assessor; scorer; scored by",
        "de": "bewerter; bewertet von",
        "fr": "évaluateur; évaluatrice; noté par",
        "nl": "beoordelaar",
        "ro": "evaluator",
        "sr": "ocenjivač; оцењивач",
        "sq": "vlerësuesi",
        "ru": "эксперт; оценил; оценивающий",
        "uk": "оцінювач; експерт; оцінив",
        "bg": "оценител",
        "cs": "hodnotitel",
        "da": "bedømmer",
        "no": "vurderer; bedømmer",
        "et": "hindaja",
        "it": "valutatore",
    },
}

RATING_FIELD_OF: dict[str, RatingField] = index(RATING_HEADERS)
