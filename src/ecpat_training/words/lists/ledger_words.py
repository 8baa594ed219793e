"""What a ledger of trainings held calls its columns, and what it writes for who did what."""

from typing import Literal

from ecpat_training.words.matching import Words, index

LedgerField = Literal["date", "event", "kind", "trainers", "people", "role", "reached", "note"]

LEDGER_HEADERS: dict[LedgerField, Words] = {
    "date": {
        "en": "date; on; day; start; start date; date of training; held on",
        "de": "datum; am; beginn",
        "fr": "date de la formation; début; le",
        "nl": "begindatum",
        "ro": "data",
        "sr": "датум",
        "bg": "дата",
        "sq": "data e trajnimit",
    },
    "event": {
        "en": "training; event; training id; event id; course; workshop",
        "de": "veranstaltung; schulung; kurs",
        "fr": "formation; événement; atelier",
        "nl": "cursus; opleiding; evenement",
    },
    "kind": {"en": "kind; type; type of training; kind of training", "de": "art", "fr": "genre; sorte", "nl": "soort"},
    "trainers": {
        "en": "trainers; trainer; led by; trainer codes; trainer code; trained by; facilitator; facilitators",
        "de": "geleitet von; trainerinnen und trainer; leitung",
        "fr": "formateurs; formateur; animé par",
        "nl": "trainer codes; geleid door",
    },
    "people": {
        "en": "people; participants; participant; person; participant code; participant codes; codes; "
        "person code; trained",
        "de": "teilnehmende; personen",
        "fr": "participants codes; personnes",
        "nl": "deelnemers; personen",
    },
    "role": {"en": "role; as; did", "de": "rolle", "fr": "rôle", "nl": "rol"},
    "reached": {
        "en": "reached; people reached; head count; headcount; number of people; number of participants; "
        "how many; attended",
        "de": "erreicht; anzahl; anzahl personen; anzahl teilnehmende",
        "fr": "nombre; nombre de participants; touchés",
        "nl": "bereikt; aantal; aantal deelnemers",
    },
    "note": {"en": "note; notes; remark; remarks; session; place; country", "de": "bemerkung", "fr": "remarque"},
}
LEDGER_FIELD_OF: dict[str, LedgerField] = index(LEDGER_HEADERS)

KINDS: dict[str, Words] = {
    "train the trainers": {
        "en": "train the trainers; train the trainer; training of trainers; tot; trainers course; trainer course; ttt; "
        "training for trainers",
        "de": "ausbildung von trainern; multiplikatorenschulung",
        "fr": "formation de formateurs; fdf",
        "nl": "opleiding van trainers; train de trainer",
    },
    "training": {
        "en": "training; course; workshop; pilot; pilot training; seminar; delivery; delivered; national training",
        "de": "schulung; kurs",
        "fr": "formation; atelier",
        "nl": "cursus; opleiding",
    },
}
KIND_OF: dict[str, str] = index(KINDS)
"""Whether people were trained as trainers."""

ROLES: dict[str, Words] = {
    "led": {
        "en": "led; lead; leader; lead trainer; trainer; led it; main trainer",
        "de": "geleitet; leitung",
        "fr": "animé; a animé",
        "nl": "geleid",
    },
    "assisted": {
        "en": "second; assisted; co-trained; co-trainer; second trainer; co-facilitated; assistant",
        "de": "mitgeleitet",
        "fr": "co-animé",
        "nl": "geassisteerd",
    },
    "observed": {"en": "observed; observer", "de": "hospitiert", "fr": "observé", "nl": "meegekeken"},
    "assessed": {"en": "assessed by; assessor; assessed", "de": "geprüft", "fr": "évalué"},
    "trained": {"en": "trained; participant; attended; took part", "de": "teilgenommen", "fr": "participant e; formé"},
}
ROLE_OF: dict[str, str] = index(ROLES)
"""What a person of a row did."""
