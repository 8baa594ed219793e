"""Gender as lists write it, and forms of address that say it."""

from ecpat_training.values.participant import Gender
from ecpat_training.words.matching import Words, index

# Letters that mean one thing in every language of the tool. `N` (Estonian: woman, read so beside `M` on an Estonian
# list), `B` (Romanian: man) and `D` are not among them: they are asked.
GENDERS: dict[Gender, Words] = {
    Gender.FEMALE: {
        "en": "female; f; woman; women; fem",
        "de": "weiblich; w; frau; weibl",
        "fr": "femme; féminin",
        "nl": "vrouw; v; vrouwelijk",
        "ro": "feminin; femeie; femeiesc",
        "sr": "ženski; ž; žena; женски; ж; жена; žensko; женско",
        "bg": "женски пол; женски; жена",
        "cs": "ženské; žen",
        "et": "naine; naissoost",
        "sq": "femër; femërore; grua",
        "ru": "женский; женщина; жен; женск",
        "uk": "жіноча; жінка; жін; жіночий",
        "da, no": "kvinde; kvinne",
        "it": "femmina; donna; femminile",
        "ar": "أنثى; انثى; امرأة",
    },
    Gender.MALE: {
        "en": "male; m; man; men; masc",
        "de": "männlich; mann; männl; herr",
        "fr": "homme; h; masculin",
        "nl": "mannelijk",
        "ro": "bărbat; bărbătesc",
        "sr": "muški; muškarac; мушки; мушкарац; м; muško; мушко",
        "bg": "мъж; мъжки",
        "cs": "muž; mužské",
        "et": "mees; meessoost",
        "sq": "mashkull; burrë; mashkullore",
        "ru": "мужской; мужчина; муж",
        "uk": "чоловіча; чоловік; ч; чол; чоловічий",
        "da, no": "mand",
        "it": "maschio; uomo; maschile",
        "ar": "ذكر; رجل",
    },
    Gender.OTHER: {
        "en": "other; non binary; nonbinary; diverse; self described; another",
        "de": "divers; nichtbinär; andere",
        "fr": "autre; non binaire",
        "nl": "anders; non binair",
        "ro": "altul; alt gen",
        "sr": "drugo; друго",
        "cs": "jiné",
        "et": "muu",
        "sq": "tjetër",
        "ru": "другое",
        "uk": "інше",
        "bg": "друг пол",
        "da, no": "andet køn; annet kjønn",
        "it": "altro",
    },
    Gender.NOT_SAID: {
        "en": "prefers not to say; prefer not to say; prefer not to disclose; prefer not to answer; not disclosed; "
        "rather not say; undisclosed",
        "de": "keine angabe; k a; möchte nicht sagen",
        "fr": "ne souhaite pas répondre; préfère ne pas répondre",
        "nl": "wil niet zeggen; zeg ik liever niet",
        "ro": "prefer să nu spun",
        "sr": "ne želim da kažem",
        "cs": "neuvedeno; nechci uvést",
        "et": "ei soovi avaldada",
        "uk": "не хочу вказувати",
        "bg": "предпочитам да не казвам",
        "sq": "preferoj të mos e them",
        "ru": "не хочу указывать",
        "da, no": "ønsker ikke at oplyse; ønsker ikke å oppgi",
        "it": "preferisco non dirlo",
    },
}

# Titles such as `Dr` say nothing of gender, and are no mistake: their meaning is None. `Pr` (Estonian: Mrs, French:
# professor) and `Sr` (Spanish: Mr, elsewhere a sister of an order) are not among them: they are asked.
FORMS: dict[Gender | None, Words] = {
    Gender.FEMALE: {
        "en": "ms; mrs; miss; madam; mdm",
        "de": "frau; fr",
        "fr": "mme; madame; mlle; mademoiselle; mmes",
        "nl": "mevrouw; mevr; mw; mevr mw",
        "ro": "doamna; dna; d na; domnișoara; doamnă",
        "sr": "gospođa; gđa; госпођа; гђа; gospođica",
        "bg": "г жа; госпожа; г ца; госпожица",
        "cs": "paní; pí",
        "et": "proua; preili; prl",
        "sq": "znj; zonja; zonjusha; znja",
        "ru": "госпожа; г жа",
        "uk": "пані",
        "es": "sra; señora",
    },
    Gender.MALE: {
        "en": "mr; mister; sir",
        "de": "herr; hr",
        "fr": "m; monsieur; mm",
        "nl": "de heer; dhr; meneer",
        "ro": "domnul; dl; d l; domn",
        "sr": "gospodin; господин; gdin; гдин; g din",
        "bg": "г н; господин",
        "cs": "pán; pan",
        "et": "härra; hr",
        "sq": "z; zoti; zotëri",
        "ru": "господин; г н",
        "uk": "пан",
        "es": "señor",
    },
    None: {"any": "dr; prof; professor; prof dr; he; h e; s e; mx; dipl ing; mag; ing; phd; msc; doctor; docteur"},
}

GENDER_OF: dict[str, Gender] = index(GENDERS)
GENDER_OF_FORM: dict[str, Gender | None] = index(FORMS)
