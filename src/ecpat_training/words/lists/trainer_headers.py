"""What a workbook of trainers calls its columns, beside those of every list of people."""

from typing import Literal

from ecpat_training.words.matching import Words, index
from ecpat_training.words.nearness import NearWords

TrainerField = Literal[
    "languages",
    "competences",
    "side",
    "external",
    "available",
    "away",
    "most minutes a day",
    "sessions led",
    "last led",
    "observed",
    "co-trained",
    "taught back",
    "result",
    "assessor 1",
    "assessor 2",
    "certified",
    "certified in",
    "note",
]

TRAINER_HEADERS: dict[TrainerField, Words] = {
    "languages": {
        "en": "languages; language; speaks; languages spoken; working languages; working language; trains in; "
        "training languages; language skills; spoken languages",
        "de": "sprachen; sprachkenntnisse; spricht; arbeitssprachen",
        "fr": "langues; langue; langues parlées; langues de travail; parle",
        "nl": "talen; taal; spreekt; talenkennis",
        "ro": "limbi; limbi vorbite; limbi străine",
        "sr": "jezici; језици; jezik",
        "bg": "езици; език; владее езици",
        "cs": "jazyky; jazyk",
        "et": "keeled; keel",
        "sq": "gjuhët; gjuha; gjuhë",
        "ru": "языки; владение языками; язык",
        "uk": "мови; володіння мовами; мова",
        "it": "lingue; lingua; lingue parlate",
        "da, no": "sprog; språk",
    },
    "competences": {
        "en": "competences; competencies; competence; competency; skills; expertise; topics; chapters; can train; "
        "can teach; areas of expertise; area of expertise; specialisation; specialization; subjects; modules",
        "de": "kompetenzen; fachgebiete; themen; schwerpunkte; kann unterrichten; expertise",
        "fr": "compétences; compétence; domaines; thèmes; domaines d'expertise; spécialisation",
        "nl": "competenties; onderwerpen; expertisegebieden; deskundigheid",
        "ro": "competențe; domenii; domenii de expertiză",
        "sr": "kompetencije; компетенције; oblasti; teme; veštine",
        "bg": "компетенции; области; теми; умения",
        "cs": "kompetence; oblasti; témata; odbornost",
        "et": "pädevused; teemad",
        "sq": "kompetencat; fushat; temat; aftësitë",
        "ru": "компетенции; темы; навыки",
        "uk": "компетенції; теми; навички",
        "it": "competenze; temi",
        "da, no": "kompetencer; kompetanse; emner",
    },
    "side": {
        "en": "background; side law enforcement or care; sector background",
        "de": "hintergrund; seite",
        "fr": "côté",
        "nl": "achtergrond",
        "ru, uk": "сторона",
    },
    "external": {
        "en": "external expert; external; expert; outside expert; guest expert",
        "de": "externe expertin; externer experte; extern",
        "fr": "expert externe; externe",
        "nl": "externe deskundige",
    },
    "available": {
        "en": "available; availability; can come",
        "de": "verfügbar",
        "fr": "disponible",
        "nl": "beschikbaar",
        "ro": "disponibil; disponibilă; disponibilitate",
        "sr": "dostupan; dostupna; доступан",
        "bg": "на разположение",
        "cs": "k dispozici; dostupnost",
        "ru": "доступен; доступна; доступность; может",
        "uk": "доступний; доступна; доступність; може",
    },
    "away": {
        "en": "away; absences; absence; not available; unavailable; cannot come; can't come; not available on; "
        "unavailable on; dates away",
        "de": "abwesend; abwesenheiten; verhindert; nicht verfügbar",
        "fr": "absences dates; indisponible; absent; absente; indisponibilités",
        "nl": "afwezig; verhinderd; niet beschikbaar",
        "ro": "absențe; indisponibil",
        "sr": "odsutan; odsustva; одсуства",
        "bg": "отсъства; отсъствия",
        "cs": "nepřítomen; nepřítomnost",
        "sq": "mungon; mungesat",
        "ru": "отсутствует; отсутствие; не может; недоступен; недоступна",
        "uk": "відсутній; відсутня; відсутність; не може; недоступний; недоступна",
        "it": "assente; assenze",
    },
    "most minutes a day": {"en": "most minutes a day; max minutes a day; maximum minutes a day; minutes a day"},
    "sessions led": {
        "en": "sessions led; number of sessions led; sessions delivered; trainings led; number of trainings; "
        "trainings delivered; led; workshops taught; number of workshops taught; workshops led",
        "de": "geleitete sitzungen; geleitete trainings; anzahl trainings",
        "fr": "séances animées; formations animées",
        "nl": "geleide sessies; gegeven trainingen",
    },
    "last led": {
        "en": "last led; last training; last session; last delivered; last led or assisted; led or assisted; "
        "date of last training; last workshop taught; last taught; last workshop; last workshop date",
        "de": "zuletzt geleitet; letztes training",
        "fr": "dernière formation; dernière animation",
        "nl": "laatst geleid; laatste training",
    },
    "observed": {
        "en": "observed; observed on; observation; has observed; date observed",
        "de": "hospitiert; beobachtet; hospitation",
        "fr": "observé; observation faite",
        "nl": "meegekeken; geobserveerd",
    },
    "co-trained": {
        "en": "co-trained; co-trained on; co-training; co-facilitated; co-taught; assisted; second trainer",
        "de": "mitgeleitet; ko-trainiert; co-training",
        "fr": "co-animé; co-animation",
        "nl": "meegetraind; co-trainer",
    },
    "taught back": {
        "en": "taught back; taught back on; teach-back; teach back; teachback; demo; teaching demo; "
        "teaching demonstration",
        "de": "lehrprobe",
        "fr": "démonstration; enseignement d'essai",
        "nl": "proefles",
    },
    "result": {
        "en": "result; teach-back result; result of teach-back; outcome; assessment; assessed",
        "de": "ergebnis",
        "fr": "résultat",
        "nl": "resultaat; uitslag",
    },
    "assessor 1": {
        "en": "assessor 1; assessor a; first assessor; level 1st assessor; level assessor 1; assessor 1 level; rater 1",
        "de": "prüfer 1",
        "fr": "évaluateur 1",
        "nl": "beoordelaar 1",
    },
    "assessor 2": {
        "en": "assessor 2; assessor b; second assessor; level 2nd assessor; level assessor 2; assessor 2 level; "
        "rater 2",
        "de": "prüfer 2",
        "fr": "évaluateur 2",
        "nl": "beoordelaar 2",
    },
    "certified": {
        "en": "certified; certified on; certificate; date of certificate; certificate date; certification; badge; "
        "instructor badge awarded; badge awarded; date of badge",
        "de": "zertifiziert; zertifiziert am; zertifikat",
        "fr": "certifié; certifiée; certificat; date du certificat",
        "nl": "gecertificeerd; certificaat",
    },
    "certified in": {
        "en": "certified in; certificate language; language of certificate; certified languages",
        "de": "zertifiziert in",
        "fr": "certifié en",
        "nl": "gecertificeerd in",
    },
    "note": {
        "en": "note; notes; remark; remarks; comment; comments",
        "de": "bemerkung; bemerkungen; anmerkung; anmerkungen",
        "fr": "remarque; remarques; commentaire",
        "nl": "opmerking; opmerkingen",
        "ro": "observații",
        "sr": "napomena; напомена",
        "bg": "забележка; бележки",
        "cs": "poznámka; poznámky",
        "sq": "shënime",
        "ru": "примечание; примечания",
        "uk": "примітка; примітки",
        "it": "note e osservazioni",
    },
}
TRAINER_FIELD_OF: dict[str, TrainerField] = index(TRAINER_HEADERS)
NEAR_TRAINER_FIELDS = NearWords(TRAINER_HEADERS)
