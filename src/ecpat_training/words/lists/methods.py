"""What partners call the methods of sessions, how they say yes and no, and for whom a session is in a training that
splits."""

from collections.abc import Iterable

from ecpat_training.values.kinds import TOGETHER, Method, Track
from ecpat_training.words.matching import Words, index, letters_key

_METHODS: dict[Method, Words] = {
    "lecture": {
        "en": "lecture; lectures; presentation; input; talk; theory",
        "de": "vortrag; vorlesung; präsentation; referat",
        "fr": "exposé; présentation; conférence",
        "nl": "lezing; presentatie; inleiding",
        "ro": "prelegere; prezentare; expunere",
        "sr": "predavanje; prezentacija; предавање; презентација",
        "bg": "лекция; представяне",
        "cs": "přednáška; prezentace",
        "et": "loeng; ettekanne",
        "sq": "leksion; prezantim",
        "ru": "презентация; доклад",
        "uk": "лекція; презентація",
        "da": "foredrag; oplæg; forelæsning; forelesning",
        "it": "lezione; presentazione",
    },
    "plenary": {
        "en": "plenary; plenary session; plenum; whole group",
        "fr": "plénière; séance plénière",
        "nl": "plenair",
        "ro": "plen; în plen; plenară; sesiune plenară",
        "sr": "plenarno; plenarni rad; пленарно; пленарни рад",
        "bg": "пленарна сесия; пленум",
        "et": "plenaaristung; ühisarutelu",
        "sq": "plenare; seancë plenare",
        "ru": "пленарное заседание; пленарная сессия; общий круг",
        "uk": "пленарне засідання; загальне коло",
        "it": "plenaria",
    },
    "discussion": {
        "en": "discussion; group discussion; plenary discussion; q a; questions and answers; debate; dialogue",
        "de": "diskussion; gespräch; austausch; aussprache",
        "nl": "discussie; gesprek",
        "ro": "discuție; discuții; dezbatere; întrebări și răspunsuri",
        "sr": "diskusija; razgovor; дискусија",
        "bg": "дискусия; обсъждане",
        "cs": "diskuse; diskuze",
        "et": "arutelu",
        "sq": "diskutim; diskutime",
        "ru": "обсуждение",
        "uk": "дискусія; обговорення",
        "da": "diskussion; diskusjon",
        "it": "discussione",
    },
    "group work": {
        "en": "group work; groupwork; work in groups; small groups; working groups; workshop",
        "de": "gruppenarbeit; arbeitsgruppe; arbeitsgruppen; kleingruppen; arbeit in gruppen",
        "fr": "travail de groupe; travail en groupe; travaux de groupe; atelier",
        "nl": "groepswerk; werken in groepen; groepsopdracht",
        "ro": "lucru în grup; lucru pe grupe; lucru în grupuri; activitate de grup; atelier de lucru",
        "sr": "grupni rad; rad u grupama; групни рад; рад у групама",
        "bg": "работа в групи; групова работа",
        "cs": "skupinová práce; práce ve skupinách",
        "et": "rühmatöö; grupitöö",
        "sq": "punë në grup; punë në grupe",
        "ru": "групповая работа; работа в группах",
        "uk": "групова робота; робота в групах",
        "da": "gruppearbejde; gruppearbeid",
        "it": "lavoro di gruppo; lavori di gruppo",
    },
    "exercise": {
        "en": "exercise; exercises; practical exercise; practice",
        "de": "übung; übungen; praktische übung",
        "fr": "exercice; exercices",
        "nl": "oefening; oefeningen",
        "ro": "exercițiu; exerciții; exercițiu practic",
        "sr": "vežba; vježba; вежба",
        "bg": "упражнение; упражнения",
        "cs": "cvičení",
        "et": "harjutus",
        "sq": "ushtrim; ushtrime",
        "ru": "упражнения",
        "uk": "вправа; вправи",
        "da": "øvelse",
        "it": "esercizio; esercitazione",
    },
    "case study": {
        "en": "case study; case studies; case work; cases",
        "de": "fallstudie; fallarbeit; fallbeispiel; fallbesprechung",
        "fr": "étude de cas; études de cas",
        "nl": "casus; casestudy; casuïstiek",
        "ro": "studiu de caz; studii de caz",
        "sr": "studija slučaja; студија случаја",
        "bg": "казус; казуси; изследване на случай",
        "cs": "případová studie; kazuistika",
        "et": "juhtumianalüüs; juhtumiuuring",
        "sq": "studim rasti; studim i rastit; rast studimor",
        "ru": "разбор случая; анализ случая; кейс",
        "uk": "аналіз випадку; кейси",
        "da": "casearbejde; casearbeid; saksstudie",
        "it": "studio di caso; caso di studio",
    },
    "role play": {
        "en": "role play; roleplay; role playing; role plays",
        "de": "rollenspiel; rollenspiele",
        "fr": "jeu de rôle; jeux de rôle; jeu de rôles",
        "nl": "rollenspel",
        "ro": "joc de rol; jocuri de rol; joc de roluri",
        "sr": "igranje uloga; igra uloga; играње улога",
        "bg": "ролева игра; ролеви игри",
        "cs": "hraní rolí; rolová hra",
        "et": "rollimäng",
        "sq": "lojë me role; lojë rolesh",
        "ru": "ролевая игра",
        "uk": "рольова гра",
        "da": "rollespil; rollespill",
        "it": "gioco di ruolo",
    },
    "simulation": {
        "en": "simulation; simulations; simulation exercise",
        "de": "planspiel",
        "nl": "simulatie",
        "ro": "simulare",
        "sr": "simulacija; симулација",
        "bg": "симулация",
        "cs": "simulace",
        "et": "simulatsioon",
        "sq": "simulim",
        "ru": "имитация; симуляция",
        "uk": "симуляція",
        "da": "simulering",
        "it": "simulazione",
    },
    "film": {
        "en": "film; video; movie; documentary",
        "ro": "vizionare de film",
        "bg": "филм",
        "et": "video vaatamine",
        "ru": "фильм; видео",
        "uk": "фільм; відео",
    },
    "questionnaire": {
        "en": "questionnaire; test; quiz; survey; pre test; post test",
        "de": "fragebogen",
        "nl": "vragenlijst",
        "ro": "chestionar",
        "sr": "upitnik; упитник",
        "bg": "въпросник",
        "cs": "dotazník",
        "et": "küsimustik",
        "sq": "pyetësor",
        "ru": "анкета; опросник",
        "uk": "опитувальник",
        "da": "spørgeskema; spørreskjema",
        "it": "questionario",
    },
    "reflection": {
        "en": "reflection; feedback; debriefing",
        "de": "reflexion",
        "fr": "réflexion",
        "nl": "reflectie",
        "ro": "reflecție",
        "sr": "refleksija; рефлексија",
        "bg": "размисъл",
        "cs": "reflexe",
        "et": "refleksioon; mõtisklus",
        "sq": "reflektim",
        "ru": "рефлексия",
        "uk": "рефлексія",
        "da": "refleksion; refleksjon",
        "it": "riflessione",
    },
}
_YES_OR_NO: dict[bool, Words] = {
    True: {
        "en": "yes; y; x; true; 1; pinned; fixed",
        "de": "ja",
        "fr": "oui",
        "ro": "da",
        "sr": "да",
        "cs": "ano",
        "et": "jah",
        "sq": "po",
        "uk": "так",
    },
    False: {"en": "no; n; false; 0", "de": "nein", "fr": "non", "nl": "nee", "ro": "nu", "sr": "ne; не", "sq": "jo"},
}

METHOD_OF: dict[str, Method] = index(_METHODS)
"""The method that a word means, by its key."""

YES_OR_NO: dict[str, bool] = index(_YES_OR_NO)
"""What a word for yes or no means, by its key."""


_TRACKS: dict[Track, Words] = {
    TOGETHER: {
        "en": "together; all; everybody; everyone; all participants; all together; all tracks; all groups",
        "de": "alle; gemeinsam; alle zusammen",
        "fr": "tous; ensemble; tous ensemble; tout le monde",
        "nl": "iedereen; allen; samen",
        "ro": "toți; împreună",
        "sr": "svi; zajedno; сви; заједно",
        "bg": "всички; заедно",
        "cs": "všichni; společně",
        "et": "kõik; koos",
        "sq": "të gjithë; së bashku",
        "ru": "все; вместе",
        "uk": "всі; усі; разом",
        "it": "tutti; insieme",
    },
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


def track_named(text: str, tracks: Iterable[Track]) -> Track | None:
    """Which of some tracks a text names, or `together`, in whatever capitals, spaces and accents; None where it is
    none of them."""
    key = letters_key(text)
    return next((track for track in (TOGETHER, *tracks) if letters_key(track) == key), None)


def track_meant(text: str, tracks: Iterable[Track]) -> Track | None:
    """The same, also by the words that people use for `together` and for the tracks of programmes that name none of
    their own, in many languages."""
    known = (TOGETHER, *tracks)
    meant = track_named(text, known) or TRACK_OF.get(letters_key(text))
    return meant if meant in known else None
