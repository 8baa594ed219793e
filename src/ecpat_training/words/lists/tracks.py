"""For whom a session is where a training splits, in the words that agendas print."""

from ecpat_training.values.kinds import Track
from ecpat_training.words.matching import Words, index

_TRACKS: dict[Track, Words] = {
    "law enforcement": {
        "en": "law enforcement; law enforcers; police",
        "de": "strafverfolgung; polizei",
        "fr": "forces de l’ordre; police",
        "nl": "politie en justitie; politie",
        "ro": "aplicarea legii; poliția",
        "sr": "policija i pravosuđe; policija",
        "bg": "правоприлагане; полиция",
        "cs": "bezpečnostní a justiční složky; policie",
        "et": "õiguskaitse; politsei",
        "sq": "zbatimi i ligjit; policia",
        "ru": "правоохранительные органы",
        "uk": "правоохоронні органи; поліція",
        "da": "politi og retsvæsen; politi",
        "no": "politi og rettsvesen",
        "it": "forze dell’ordine; polizia",
    },
    "care": {
        "en": "care; caregivers",
        "de": "betreuung",
        "fr": "prise en charge",
        "nl": "zorg",
        "ro": "îngrijire",
        "sr": "zaštita i briga",
        "bg": "грижа",
        "cs": "péče",
        "et": "hoolekanne",
        "sq": "kujdesi",
        "ru": "социальная помощь",
        "uk": "соціальна допомога",
        "da": "omsorg",
        "it": "assistenza",
    },
}

TRACK_OF: dict[str, Track] = index(_TRACKS)
"""The track that a word means, by its key."""
