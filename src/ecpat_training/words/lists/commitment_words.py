"""What a table of commitments calls its columns, and what people write for what became of a commitment."""

from typing import Literal

from ecpat_training.words.matching import Words, index

CommitmentField = Literal["code", "statement", "by", "topic", "status", "number", "stakeholder", "side"]
Status = Literal["done", "partly", "no", "no longer relevant"]

COMMITMENT_HEADERS: dict[CommitmentField, Words] = {
    "code": {
        "en": "code; your code; participant code; person code; participant; person; id",
        "de": "ihr code; teilnehmercode",
        "fr": "votre code; code du participant; code participant",
        "nl": "uw code; deelnemerscode",
        "ro": "cod; codul; codul dumneavoastră",
        "sr": "šifra; шифра",
        "sq": "kodi; kodi juaj",
        "ru": "код; ваш код",
        "uk": "ваш код учасника",
    },
    "statement": {
        "en": "commitment; commitments; statement; i will; what i will do; what will you do; action; intention",
        "de": "vorhaben; vorsatz; ich werde",
        "fr": "engagement; engagements; je vais; ce que je vais faire",
        "nl": "voornemen; ik ga",
        "ro": "angajament; angajamente; voi face",
        "sr": "obaveza; обавеза; šta ću uraditi",
        "bg": "ангажимент",
        "sq": "angazhim; angazhimi; zotim",
        "ru": "обязательство; намерение; что я сделаю",
        "uk": "зобов'язання; намір",
    },
    "by": {
        "en": "by when; by; when; until; deadline; date; due",
        "de": "bis wann; bis; termin",
        "fr": "pour quand; quand; échéance; délai",
        "nl": "wanneer; voor wanneer; tegen wanneer",
        "ro": "până când; termen",
        "sr": "do kada; rok; до када; рок",
        "sq": "deri kur; afati",
        "ru": "до какого числа; срок; когда",
        "uk": "до якого часу; термін; коли",
    },
    "topic": {
        "en": "chapter; topic; theme; subject; chapter or topic",
        "de": "kapitel; thema",
        "fr": "chapitre; thème; sujet",
        "nl": "hoofdstuk; onderwerp",
        "ro": "capitol; temă",
        "sr": "poglavlje; tema; поглавље; тема",
        "sq": "kapitulli; kapitull",
        "ru": "глава",
        "uk": "розділ",
    },
    "status": {
        "en": "status; done; kept; result; what became of it; state; outcome",
        "de": "stand; ergebnis; erledigt",
        "fr": "statut; état; résultat; fait",
        "nl": "gedaan; resultaat",
        "ro": "stadiu; stare",
        "sr": "stanje; стање",
        "sq": "gjendja; statusi",
        "ru": "статус; состояние; выполнено",
        "uk": "стан; виконано",
    },
    "number": {"en": "number; no; nr; n; which", "de": "nummer", "fr": "numéro; n°", "ro": "număr", "ru": "номер"},
    "stakeholder": {
        "en": "stakeholder; stakeholder type; go ngo; go igo ngo; sector",
        "de": "art der organisation",
        "fr": "type d'organisation; secteur",
    },
    "side": {"en": "side; role; profession", "de": "seite; beruf", "fr": "côté; profession"},
}
COMMITMENT_FIELD_OF: dict[str, CommitmentField] = index(COMMITMENT_HEADERS)

STATUSES: dict[Status, Words] = {
    "done": {
        "en": "done; yes; fully; fully done; kept; completed; achieved; y; full; implemented",
        "de": "erledigt; ja; ganz; vollständig; umgesetzt",
        "fr": "fait; oui; entièrement; accompli; réalisé",
        "nl": "gedaan; ja; helemaal; volledig",
        "ro": "realizat; făcut; îndeplinit; complet",
        "sr": "urađeno; da; у потпуности; урађено; да",
        "bg": "изпълнено; напълно",
        "sq": "e kryer; po; u krye; plotësisht",
        "ru": "сделано; да; полностью; выполнено",
        "uk": "зроблено; так; повністю; виконано",
    },
    "partly": {
        "en": "partly; partially; in part; some; begun; started; in progress; ongoing",
        "de": "teilweise; zum teil; begonnen",
        "fr": "en partie; partiellement; commencé; en cours",
        "nl": "deels; gedeeltelijk; begonnen",
        "ro": "parțial; în curs",
        "sr": "delimično; делимично; djelimično",
        "bg": "частично",
        "sq": "pjesërisht",
        "ru": "частично",
        "uk": "частково",
    },
    "no": {
        "en": "no; not done; not; not yet; n; not at all; not kept",
        "de": "nein; nicht erledigt; noch nicht",
        "fr": "non; pas fait; pas encore",
        "nl": "nee; niet gedaan; nog niet",
        "ro": "nu; nerealizat; încă nu",
        "sr": "ne; nije; nije urađeno; не; није",
        "bg": "не е изпълнено",
        "sq": "jo; ende jo",
        "ru": "нет; не сделано; ещё нет",
        "uk": "ні; не зроблено; ще ні",
    },
    "no longer relevant": {
        "en": "no longer relevant; not relevant; not relevant any more; irrelevant; no longer applies; n a; "
        "not applicable; dropped",
        "de": "nicht mehr relevant; entfällt; trifft nicht mehr zu",
        "fr": "plus pertinent; n'est plus pertinent; sans objet",
        "nl": "niet meer relevant; niet meer van toepassing",
        "ro": "nu mai este relevant; nu mai e relevant",
        "sr": "više nije relevantno; више није релевантно",
        "bg": "вече не е актуално",
        "sq": "nuk është më e rëndësishme; jo më relevante",
        "ru": "больше не актуально; неактуально",
        "uk": "більше не актуально; неактуально",
    },
}
STATUS_OF: dict[str, Status] = index(STATUSES)
"""What became of a commitment; a word that isn't here is asked."""
